"""Paragraphs that an article once had: where a link to one of them leads now."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..article.passages import Passage

_LEAST_ALIKE = 0.5  # share of words and pairs of words; below it, a paragraph is another one


class EarlierPassage(NamedTuple):
    """The identifier of a paragraph that was published, and of that in its place; empty if it is gone."""

    identifier: str
    successor: str


class EarlierPassages:
    """What links to changed paragraphs lead to, for all articles.

    Args:
        recorded: what earlier builds have found, by article.
        published: the identifiers and words of an article's paragraphs as the last build published them;
            nothing where that build has no such article.
    """

    def __init__(
        self,
        recorded: Mapping[str, Sequence[EarlierPassage]],
        published: Callable[[str], Iterable[tuple[str, str]]],
    ) -> None:
        self.recorded = dict(recorded)
        self._published = published

    def of(self, article: str, current: Sequence[Passage]) -> Sequence[EarlierPassage]:
        """Return the earlier paragraphs of an article; what is found is recorded.

        Args:
            article: its identifier.
            current: its paragraphs as they are now.
        """
        known = self.recorded.get(article, ())
        now = {passage.identifier for passage in current}
        changed = [(name, text) for name, text in self._published(article) if name not in now]
        stale = any(one.identifier in now or (one.successor and one.successor not in now) for one in known)
        if changed or stale:
            found = successors(known, changed, current)
            self.record(article, found)
            return found
        return known

    def record(self, article: str, found: Sequence[EarlierPassage]) -> None:
        """Take what was found of an article for what is known of it."""
        if found:
            self.recorded[article] = found
        else:
            self.recorded.pop(article, None)


def successors(
    known: Sequence[EarlierPassage], changed: Iterable[tuple[str, str]], current: Sequence[Passage]
) -> tuple[EarlierPassage, ...]:
    """Return where links to earlier paragraphs lead, each identifier once.

    Args:
        known: what was found before; a successor that has changed since leads on to its own.
        changed: identifiers and words of the paragraphs that the article has no longer.
        current: its paragraphs.
    """
    now = {passage.identifier for passage in current}
    features = [(passage.identifier, _features(passage.text)) for passage in current]
    step = {name: _successor(_features(text), features) for name, text in changed}
    found = {earlier.identifier: step.get(earlier.successor, earlier.successor) for earlier in known} | step
    # A paragraph that was put back is found by its own identifier again.
    return tuple(
        EarlierPassage(name, successor if successor in now else "")
        for name, successor in sorted(found.items())
        if name not in now
    )


def _features(text: str) -> Counter[str]:
    words = text.casefold().split()
    return Counter([*words, *map(" ".join, pairwise(words))])


def _successor(features: Counter[str], current: Iterable[tuple[str, Counter[str]]]) -> str:
    """Return the identifier of the paragraph likest to one that has changed, or nothing.

    Shared features count against the shorter of the two, for paragraphs are cut down, joined and parted.
    """
    best, best_alike = "", (0.0, 0.0)
    for name, other in current:
        shared = (features & other).total()
        sizes = features.total(), other.total()
        alike = shared / min(sizes), shared / max(sizes)
        if alike[0] >= _LEAST_ALIKE and alike > best_alike:
            best, best_alike = name, alike
    return best
