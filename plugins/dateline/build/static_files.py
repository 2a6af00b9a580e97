"""The files that Pelican copies as they are, pictures above all: none is reached through a symbolic link."""

import logging
import os
import shutil
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from ..ingest.record import printable
from .manifest import can_be_listed
from .one_name import second_names

_log = logging.getLogger("pelican")  # whose warnings a build shows


def exclude_linked_folders(settings: dict[str, Any]) -> None:
    """Keep Pelican out of the folders that are symbolic links: it would read all that they lead to.

    Args:
        settings: Pelican's; `STATIC_PATHS` and `STATIC_EXCLUDES` change.
    """
    content = Path(settings["PATH"])
    places = {place: _link_above(content, content / place) for place in settings["STATIC_PATHS"]}
    own = [place for place, link in places.items() if link is None]
    inside = [
        Path(above, name)
        for place in own
        for above, names, _ in os.walk(content / place)
        for name in names
        if Path(above, name).is_symlink()
    ]
    for link in sorted({*filter(None, places.values()), *inside}):
        _say_linked(link)
    settings["STATIC_PATHS"] = own
    settings["STATIC_EXCLUDES"] = [
        *settings["STATIC_EXCLUDES"],
        *(link.relative_to(content).as_posix() for link in inside),
    ]


def drop_refused_files(generator: Any) -> None:
    """Take out of Pelican's static files what a link leads to, a second one of a name, and odd names.

    A link may point at any file of the machine. Of two names that some disks take for one, the second would
    overwrite the first. One that cannot stand in the manifest would end every build, or every publication.

    Args:
        generator: Pelican's StaticGenerator, which has found its files.
    """
    content = Path(generator.path)
    through = [(static, _link_above(content, Path(static.source_path))) for static in generator.staticfiles]
    found = {Path(static.save_as).as_posix(): static for static, link in through if link is None}
    own = {path: static for path, static in found.items() if can_be_listed(path)}
    for path in sorted(found.keys() - own.keys()):
        _log.warning("%s is not copied: its name cannot be that of a file of the site", printable(path))
    seconds = second_names(own)
    for path, first in seconds.items():
        _log.warning(
            "%s is not copied: some disks take its name for that of %s", printable(path), printable(first)
        )
    for link in sorted({link for _, link in through if link}):
        _say_linked(link)
    generator.staticfiles[:] = [static for path, static in own.items() if path not in seconds]
    generator.context["staticfiles"] = generator.staticfiles


def _say_linked(link: Path) -> None:
    _log.warning("%s is not copied: it is a symbolic link", printable(str(link)))


def _link_above(content: Path, path: Path) -> Path | None:
    """Return the uppermost link on the way to a file; None where there is none."""
    below = path.relative_to(content) if path.is_absolute() else path
    steps = [content / step for step in (below, *below.parents)][:-1]
    return next((step for step in reversed(steps) if step.is_symlink()), None)


def copies(settings: Mapping[str, Any], theme: Path, static: Iterable[Any]) -> dict[str, Path]:
    """Return the files that Pelican copies into a site: path below it → source.

    Args:
        settings: Pelican's.
        theme: the theme's folder.
        static: the static files that Pelican found, with `source_path` and `save_as`.
    """
    found: dict[str, Path] = {}  # Pelican copies the theme first, and the owner's files over it
    for name in settings["THEME_STATIC_PATHS"]:
        found |= {
            (Path(settings["THEME_STATIC_DIR"]) / path.relative_to(theme / name)).as_posix(): path
            for path in (theme / name).rglob("*")
            if path.is_file() and not _is_ignored(path.relative_to(theme), settings["IGNORE_FILES"])
        }
    content = Path(settings["PATH"])
    return found | {Path(one.save_as).as_posix(): content / one.source_path for one in static}


def check_copies(found: Mapping[str, Path], output: Path) -> None:
    """Check that Pelican copied all it should have: it only warns where it could not.

    What is missing is copied here, so that either all is well or the system's own words say what hinders it.

    Args:
        found: path below the site → source.
        output: the new site.

    Raises:
        OSError: a file cannot be copied.
    """
    for path, source in found.items():
        copy = output / path
        if not copy.is_file() or copy.stat().st_size != source.stat().st_size:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def _is_ignored(path: Path, patterns: Iterable[str]) -> bool:
    return any(fnmatch(part, pattern) for part in path.parts for pattern in patterns)
