"""The search index by itself, written anew into the site that stands."""

import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..article.errors import IntegrityError
from ..search import build_index
from ..search.lunr_export import write_stock_index
from .cache_folder import LEDGER
from .linked_copy import file_differences
from .load_archive import load_archive
from .manifest import renew_manifest
from .output_place import check_places
from .search_documents import documents
from .settings import checked
from .site_index import SEARCH
from .stages import tell_stage
from .swap import swapped
from .workers import index_workers


def write_index_alone(settings: Mapping[str, Any], conf: Path, *, stock: bool) -> Path:
    """Write the index into the site, whole or not at all; return its folder, or its one file.

    Args:
        settings: Pelican's, with ours among them.
        conf: the settings file.
        stock: write one file for plain lunr.js instead.

    Raises:
        SettingError: the folder of the site or of the cache is not one of its own.
        IntegrityError: a build is at work, or the index cannot be written.
    """
    check_places(settings, conf)
    output, cache = Path(settings["OUTPUT_PATH"]), Path(settings["DATELINE_CACHE"])
    try:
        found = documents(load_archive(settings), cache, settings)
        tell_stage("index")
        with swapped(output, cache) as site:
            _hold_whole(site, output)
            folder = site / SEARCH
            if stock:
                written = write_stock_index(found.values(), folder)
            else:
                workers = index_workers(checked(settings), len(found))
                progress = partial(tell_stage, "index")
                build_index(found, folder, ledger=cache / LEDGER, workers=workers, progress=progress)
                written = folder
            renew_manifest(site, SEARCH)
    except OSError as error:
        raise IntegrityError(
            f"the index cannot be written ({error.strerror or error})",
            where=str(error.filename or output / SEARCH),
            remedy="Make room or give the right to write, and run this again: the site there is as it was.",
        ) from error
    return output / written.relative_to(site)


def _hold_whole(site: Path, output: Path) -> None:
    """Have the new site hold the files of the one that is there, where links to them could not be made.

    Raises:
        OSError: a file cannot be copied.
    """
    site.mkdir(parents=True, exist_ok=True)
    if not output.exists() or not any(file_differences(site, output)):
        return
    for path in file_differences(output, site).other:
        (site / path).unlink(missing_ok=True)
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(output / path, site / path)
