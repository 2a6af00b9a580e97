"""Articles that a page prints behind its own, as where the next one is loaded while a reader scrolls."""

import re
from collections.abc import Iterator

from .dom_stats import DomStats

_LEAST = 120  # characters of prose
# A part of one article is named for it too: `story-section`.
_NAMES = re.compile(
    r"(?<![a-z])(?:article|story|post|entry|news)(?![a-z]|[-_]+(?:section|part|block|body|content|text))",
    re.IGNORECASE,
)


def other_articles(found: DomStats, anchor: int) -> Iterator[int]:
    """Yield the elements behind an article that are built like it, each with a headline and prose of its own.

    Args:
        found: the statistics of the page's elements.
        anchor: number of the visible headline, -1 where none is known.
    """
    if anchor < 0 or found.tags[anchor] not in {"h1", "h2"}:
        return
    alike = [number for number in range(anchor, len(found.tags)) if _is_alike(found, number, anchor)]
    if len(alike) < 2:
        return
    own = _topmost_without(found, anchor, alike[1])
    if not _is_article(found, own, anchor):
        return
    number, parent = found.ends[own], found.parents[own]
    while number < found.ends[parent]:
        if (
            _is_article(found, number, anchor)
            and sum(number <= one < found.ends[number] for one in alike) == 1
        ):
            yield number
        number = found.ends[number]


def _is_alike(found: DomStats, number: int, anchor: int) -> bool:
    """Return whether an element is a headline as another one is."""
    return found.tags[number] == found.tags[anchor] and _class(found, number) == _class(found, anchor)


def _class(found: DomStats, number: int) -> str:
    return found.elements[number].get("class") or ""


def _topmost_without(found: DomStats, number: int, other: int) -> int:
    """Return the topmost element that holds one element and not another behind it."""
    while not other < found.ends[found.parents[number]]:
        number = found.parents[number]
    return number


def _is_article(found: DomStats, number: int, anchor: int) -> bool:
    """Return whether an element holds prose, and is marked or named as an article."""
    if found.prose[number] < _LEAST:
        return False
    element = found.elements[number]
    if found.tags[number] == "article":
        return True
    return found.tags[anchor] == "h1" and (
        _NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
    )
