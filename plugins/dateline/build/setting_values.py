"""What a setting of the right type may say: numbers in their range, addresses that may be links, one line."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from ..article.links import vetted

_MOST_PROCESSES = 256
_MOST_ARCHIVES = 9
_LONGEST = 1000  # characters of one line that every page shows
_FOLDERS = frozenset(("DATELINE_CACHE", "DATELINE_PREVIOUS"))  # their names may hold any bytes


def value_faults(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the name of each setting of ours whose value cannot be meant, and what it should be.

    Args:
        values: all settings of the table, each of the type of its default.
    """
    for name, value in values.items():
        if isinstance(value, str) and name not in _FOLDERS and (fault := _text_fault(value)):
            yield name, fault
        elif name in _EXPECTED and not _EXPECTED[name][0](value):
            yield name, _EXPECTED[name][1]


def _text_fault(value: str) -> str:
    if len(value) > _LONGEST:
        return f"longer than {_LONGEST:,} characters"
    return "" if value.isprintable() else "not one line of characters that can be shown"


def _is_pair(entry: Any) -> bool:
    """Return whether an entry names an archive and where it is: beside this site, or at an http address."""
    if (
        not isinstance(entry, list | tuple)
        or len(entry) != 2
        or not all(isinstance(one, str) for one in entry)
    ):
        return False
    name, address = entry
    return bool(name.strip()) and name.isprintable() and _is_link(address)


def _is_link(address: str) -> bool:
    """Return whether an address is relative, or one that may be a link."""
    if not address or not address.isprintable():
        return False
    try:
        return not urlsplit(address).scheme or vetted(address) is not None
    except ValueError:
        return False


# Setting → whether a value can be meant, and what it should be.
_EXPECTED: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "DATELINE_ARCHIVES": (
        lambda value: len(value) <= _MOST_ARCHIVES and all(map(_is_pair, value)),
        f"not up to {_MOST_ARCHIVES} pairs of a name and an address",
    ),
    "DATELINE_ENTITY_PAGES_FROM": (lambda value: value >= 1, "less than 1"),
    "DATELINE_LICENCE_URL": (lambda value: not value or _is_link(value), "no address of a page"),
    "DATELINE_PROCESSES": (
        lambda value: 0 <= value <= _MOST_PROCESSES,
        f"not a number from 0 to {_MOST_PROCESSES}",
    ),
    "DATELINE_TARGETS": (
        lambda value: all(isinstance(target, Mapping) for target in value.values()),
        "not a table of targets, each {'kind': …, 'to': …}",
    ),
}  # fmt: skip
