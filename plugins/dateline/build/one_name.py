"""Names that some disks take for one: those that differ in case or in how accents are written alone."""

import unicodedata
from collections.abc import Iterable


def one_name(path: str) -> str:
    """Return what two paths have in common that Windows or macOS take for the same file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def second_names(paths: Iterable[str]) -> dict[str, str]:
    """Return the paths that some disks take for one that came before, and which one that is."""
    first: dict[str, str] = {}
    return {path: known for path in paths if (known := first.setdefault(one_name(path), path)) != path}
