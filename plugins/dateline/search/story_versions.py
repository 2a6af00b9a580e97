"""Which hits tell one story in another version: the same headline within two days, or the same opening."""

from collections.abc import Iterable

from .analyzer import fold, tokens
from .document import first_day
from .index import Hit

HEADLINE_WORDS = 4  # headlines of fewer words recur by chance
OPENING_WORDS = 8
VERSION_DAYS = 2


def fold_versions(hits: Iterable[Hit]) -> list[tuple[Hit, list[Hit]]]:
    """Return the hits in order, each with its versions that come after it."""
    folded: list[tuple[Hit, list[Hit]]] = []
    for hit in hits:
        versions = next((others for first, others in folded if is_version(first, hit)), None)
        if versions is None:
            folded.append((hit, []))
        else:
            versions.append(hit)
    return folded


def is_version(one: Hit, other: Hit) -> bool:
    """Return whether two hits tell one story: published near in time, with one headline or one opening."""
    if not _near(one.date[:10], other.date[:10]):
        return False
    return _same(one.title, other.title, HEADLINE_WORDS) or _same(one.summary, other.summary, OPENING_WORDS)


def _near(one: str, other: str) -> bool:
    if one == other or not (one and other):
        return one == other
    return abs((first_day(one) - first_day(other)).days) <= VERSION_DAYS


def _same(one: str, other: str, least: int) -> bool:
    first, second = (list(map(fold, tokens(text))) for text in (one, other))
    return len(first) >= least and first == second
