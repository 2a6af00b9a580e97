"""Removes what builds have made, and nothing else: the site, or what was kept for the next build."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..ingest.store.lock import locked
from .cache_folder import OF_OTHER_VERBS
from .linked_copy import remove_folder
from .output_place import check_places


def remove_site(settings: Mapping[str, Any], conf: Path) -> bool:
    """Remove the built site; return whether there was one.

    Raises:
        SettingError: the folder of the site is not one of its own, see `check_places`.
        IntegrityError: a build is at work.
        OSError: a file of it cannot be removed.
    """
    check_places(settings, conf)
    output = Path(settings["OUTPUT_PATH"]).resolve()  # a link to the folder that is served stays a link
    with locked(Path(settings["DATELINE_CACHE"])):
        if not output.exists():
            return False
        shutil.rmtree(output)
    return True


def forget_builds(settings: Mapping[str, Any], conf: Path) -> None:
    """Remove from the cache what builds have kept there.

    Raises:
        SettingError: the folder of the site or of the cache is not one of its own, see `check_places`.
        IntegrityError: a build is at work.
        OSError: a file cannot be removed.
    """
    check_places(settings, conf)
    cache = Path(settings["DATELINE_CACHE"])
    with locked(cache):
        for path in cache.iterdir():
            if path.name not in OF_OTHER_VERBS:
                remove_folder(path)
