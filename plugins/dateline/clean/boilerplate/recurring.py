"""Which blocks recur over the pages of one host: what a person may want dropped. Proposes, drops nothing.

A block counts when it stands in three different stories at least: two papers that print one wire story
share every paragraph of it, so pages of which more than half is the same count as one. A text of a few
words ("Police are investigating.") recurs by chance, so it must stand on a tenth of the pages as well.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .fingerprints import fingerprint, masked

STORIES = 3  # different ones; what two pages share may be one story told twice
LONG = 8  # words; a longer text does not come about twice by chance
SHARE = 0.1  # of the host's pages, that a shorter text must stand on
_SAME = 0.5  # of the words of two pages together; what shares more is one story


@dataclass(frozen=True)
class HostPage:
    """One page of the host, and what its blocks say in their order.

    Args:
        name: by which the page is known, unlike any other's.
        headline: of its article.
        blocks: what is in its body.
        dropped: what an earlier decision took out of its body.
    """

    name: str
    headline: str
    blocks: tuple[str, ...]
    dropped: tuple[str, ...] = ()

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Return the fingerprints of its blocks, then of those dropped, in their order."""
        return tuple(fingerprint(text) for text in (*self.blocks, *self.dropped))

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Return the fingerprints of its blocks, dropped ones too, with their characters."""
        sizes = {
            mark: len(text) for mark, text in zip(self.marks, (*self.blocks, *self.dropped), strict=True)
        }
        sizes.pop("", None)
        return sizes


@dataclass(frozen=True, slots=True)
class Recurring:
    """One block that recurs."""

    fingerprint: str
    text: str  # as most of its pages print it
    pages: tuple[HostPage, ...]  # by name
    of: int  # pages of the host
    place: str  # where on the pages it stands

    @property
    def reason(self) -> str:
        """Return why it is offered, as a clause."""
        place = f", {self.place}" if self.place else ""
        return f"recurs on {len(self.pages):,} of {self.of:,} pages{place}"


def recurring(pages: Iterable[HostPage], decided: Collection[str] = ()) -> list[Recurring]:
    """Return what recurs, the most frequent first; the order of the pages makes no difference.

    Args:
        pages: all pages of one host.
        decided: fingerprints that are named wherever they occur, however rarely.
    """
    every = sorted(pages, key=lambda page: page.name)
    holders: dict[str, list[HostPage]] = defaultdict(list)
    printings: dict[str, Counter[str]] = defaultdict(Counter)
    for page in every:
        for mark in page.sizes:
            holders[mark].append(page)
        for mark, text in zip(page.marks, (*page.blocks, *page.dropped), strict=True):
            printings[mark][text] += 1
    texts = {mark: _usual(printings[mark]) for mark in holders}
    offered = {mark for mark in holders if _recurs(holders[mark], texts[mark], len(every))}
    places = _places(every, offered)
    found = [
        Recurring(mark, texts[mark], tuple(holders[mark]), len(every), places.get(mark, ""))
        for mark in holders
        if mark in offered or mark in decided
    ]
    return sorted(found, key=lambda one: (-len(one.pages), one.text))


def _usual(printings: Mapping[str, int]) -> str:
    return min(printings, key=lambda text: (-printings[text], text))


def _recurs(holders: Sequence[HostPage], text: str, count: int) -> bool:
    if len(holders) < STORIES or (len(masked(text)) < LONG and len(holders) < SHARE * count):
        return False
    stories: list[HostPage] = []
    for page in holders:
        if all(_resemblance(page, other) <= _SAME for other in stories):
            stories.append(page)
        if len(stories) == STORIES:
            return True
    return False


def _resemblance(one: HostPage, other: HostPage) -> float:
    """Return how much of all that two pages say, by characters, both say."""
    shared = sum(size for mark, size in one.sizes.items() if mark in other.sizes)
    alone = sum(size for mark, size in other.sizes.items() if mark not in one.sizes)
    return shared / ((sum(one.sizes.values()) + alone) or 1)


def _places(pages: Iterable[HostPage], offered: Collection[str]) -> dict[str, str]:
    """Return where each block that is offered stands: above, below or within what is the page's alone."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        marks = page.marks[: len(page.blocks)]
        own = [number for number, mark in enumerate(marks) if mark and mark not in offered]
        first, last = (own[0], own[-1]) if own else (0, -1)
        for number, mark in enumerate(marks):
            if mark in offered:
                side = "below" if number > last else "above" if number < first else "within"
                seen[mark][f"{side} the text"] += 1
    return {mark: _told(counts) for mark, counts in seen.items()}


def _told(counts: Mapping[str, int]) -> str:
    place = min(counts, key=lambda one: (-counts[one], one))
    return place if len(counts) == 1 else f"mostly {place}"
