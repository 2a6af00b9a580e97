"""Where a site may be put: a build replaces a whole folder, which must hold nothing else."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..article.errors import SettingError
from .cache_folder import is_foreign_cache
from .manifest import MANIFEST
from .unchanged import last_output


def check_places(settings: Mapping[str, Any], conf: Path) -> None:
    """Let a build pass whose site and cache have folders of their own.

    Args:
        settings: Pelican's.
        conf: the settings file.

    Raises:
        SettingError: the site or the cache would take the place of the archive or of its settings, one of
            them lies in the other, or one of the folders holds what no build wrote.
    """
    output, cache = Path(settings["OUTPUT_PATH"]).resolve(), Path(settings["DATELINE_CACHE"]).resolve()
    content = Path(settings["PATH"]).resolve()
    theme = Path(settings["THEME"]).resolve()
    kept = {"the archive": content, "the settings": conf.resolve(), "the theme": theme}
    for name, place in (("OUTPUT_PATH", output), ("DATELINE_CACHE", cache)):
        for what, path in kept.items():
            if path.is_relative_to(place):
                raise _error(name, place, f"{what} would be overwritten")
        if place.is_relative_to(content):
            raise _error(name, place, "it lies in the archive")
    if output.is_relative_to(cache) or cache.is_relative_to(output):
        raise _error("OUTPUT_PATH", output, f"the site and the cache ({cache}) need folders of their own")
    if _is_foreign_site(output) and last_output(cache) != output:
        raise _error(
            "OUTPUT_PATH", output, "the folder holds files that no build wrote, and would be replaced"
        )
    if is_foreign_cache(cache):
        raise _error("DATELINE_CACHE", cache, "the folder holds files that no build wrote")


def _is_foreign_site(output: Path) -> bool:
    return output.is_dir() and any(output.iterdir()) and not (output / MANIFEST).exists()


def _error(name: str, place: Path, found: str) -> SettingError:
    return SettingError(
        found,
        where=f"{name} ({place})",
        remedy="Give it a folder of its own, such as 'output' or '.cache'; nothing was changed.",
    )
