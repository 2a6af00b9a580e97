"""Which doubts of the cleaner a container answers, and what that leaves of the confidence; raises none."""

from collections.abc import Collection
from dataclasses import replace

from ..article.record import Provenance

_TAKEN = 0.15  # of the confidence, by each doubt of the cleaner
# Field → how a doubt begins that is none when the container states that field.
_ANSWERED = (
    ("published", "no date of"),
    ("published", "the page prints the date"),
    ("published", "only the first of its entries"),
    ("published", "a date stands on the page"),
    ("published", "the page tells only when"),
    ("headline", "the page states different headlines"),
    ("headline", "no headline was found"),
)


def answered(provenance: Provenance, fields: Collection[str]) -> Provenance:
    """Return the provenance without the doubts about fields that the container states."""
    beginnings = tuple(begin for field, begin in _ANSWERED if field in fields)
    left = tuple(doubt for doubt in provenance.doubts if not doubt.startswith(beginnings))
    gone = len(provenance.doubts) - len(left)
    if not gone:
        return provenance
    return replace(
        provenance, doubts=left, confidence=round(min(1.0, provenance.confidence + _TAKEN * gone), 2)
    )
