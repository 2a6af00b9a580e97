"""The files that Pelican copies as they are, pictures above all: none is reached through a symbolic link."""

import logging
from pathlib import Path
from typing import Any

_log = logging.getLogger("pelican")  # whose warnings a build shows


def drop_linked_files(generator: Any) -> None:
    """Take out of Pelican's static files those that a link leads to: it may point at any file of the machine.

    Args:
        generator: Pelican's StaticGenerator, which has found its files.
    """
    content = Path(generator.path)
    kept: list[Any] = []
    refused: list[Any] = []
    for static in generator.staticfiles:
        (refused if _through_link(content, Path(static.source_path)) else kept).append(static)
    generator.staticfiles[:] = kept
    generator.context["staticfiles"] = generator.staticfiles
    for static in refused:
        _log.warning("%s is not copied: a symbolic link leads there", static.source_path)


def _through_link(content: Path, path: Path) -> bool:
    below = path.relative_to(content) if path.is_absolute() else path
    steps = [below, *below.parents][:-1]
    return any((content / step).is_symlink() for step in steps)
