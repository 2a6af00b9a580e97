"""Where an article names places. Says where, never which place.

The gazetteer's names, demonyms and abbreviations, judged by the words around them, and patterns
such as 'Name River' find most; a model's spans add what none of them knows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..gazetteer_tables import tables
from ..tags import Source
from .matches import is_initialism, matches, words_of
from .verdict import Verdict, accepts, judge
from .words import (
    CAPITALISED,
    DATELINE,
    FACILITY_WORDS,
    KIND_BEFORE,
    LISTED_KINDS,
    LOCATED,
    ROADS,
    SAID_TO_BE,
    doubtful_words,
    given_names,
)

Span = tuple[int, int]
ModelSpan = tuple[int, int, str]

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))


@dataclass(frozen=True, slots=True)
class Found:
    """One stretch of text that names a place."""

    start: int
    end: int
    source: Source
    firm: bool  # beyond doubt: a country, a demonym, a place with its state


def recognise(
    text: str,
    *,
    model_spans: Sequence[ModelSpan] = (),
    excluded: Iterable[Span] = (),
    bodies: Iterable[Span] = (),
) -> tuple[Found, ...]:
    """Return the stretches that name places, in order, never overlapping.

    Args:
        text: the article's plain text.
        model_spans: (start, end, label) of a model's names; those labelled GPE, LOC and FAC are used.
        excluded: (start, end) of what is surely no place, such as the names of people.
        bodies: (start, end) of organisations; 'Texas' counts inside 'Texas Forest Service', but a body's
            whole name does not.
    """
    taken, institutions = sorted(excluded), set(bodies)
    found = [f for f in _judged(text) if not _overlaps(f.start, f.end, taken)]
    found = _with_patterns(text, found, taken)
    found = [f for f in found if f.firm or (f.start, f.end) not in institutions]
    taken = sorted([*taken, *institutions])
    for span in _from_model(text, model_spans):
        if not _overlaps(span.start, span.end, taken) and not any(
            f.start < span.end and span.start < f.end for f in found
        ):
            found.append(span)
    return tuple(sorted(found, key=lambda f: f.start))


def _judged(text: str) -> list[Found]:
    words = words_of(text)
    judged = [(match, judge(text, words, match)) for match in matches(text, words)]
    firm = frozenset(match.key for match, verdict in judged if verdict is Verdict.FIRM)
    people = frozenset(match.key for match, verdict in judged if verdict is Verdict.PERSON)
    return [
        Found(match.start, match.end, match.source, verdict is Verdict.FIRM)
        for match, verdict in judged
        if accepts(verdict, match.key, firm, people)
    ]


def _with_patterns(text: str, found: list[Found], taken: Sequence[Span]) -> list[Found]:
    """Add what a pattern shows to be a place, in place of the shorter names that it covers."""
    for start, end in sorted(set(_pattern_spans(text))):
        rivals = [f for f in found if f.start < end and start < f.end]
        covered = all(start <= f.start and f.end <= end for f in rivals)
        if covered and not _overlaps(start, end, taken):
            found = [f for f in found if f not in rivals]
            found.append(Found(start, end, "rule", firm=True))
    return found


def _pattern_spans(text: str) -> Iterator[Span]:
    for pattern in (ROADS, KIND_BEFORE):
        for match in pattern.finditer(text):
            yield match.span()
    for listed in LISTED_KINDS.finditer(text):
        for name in re.compile(CAPITALISED).finditer(text, listed.start(), listed.start("kind")):
            yield name.span()
    for pattern in (SAID_TO_BE, LOCATED):
        for match in pattern.finditer(text):
            yield _trimmed(text, *match.span("place"))
    for dateline in DATELINE.finditer(text):
        if tables().known(dateline["place"]):
            yield dateline.span("place")


def _from_model(text: str, spans: Sequence[ModelSpan]) -> Iterator[Found]:
    for start, end, label in sorted(spans):
        first, last = _trimmed(text, start, end)
        if label in PLACE_LABELS and first < last and _is_credible(text[first:last], label):
            yield Found(first, last, "model", firm=False)


def _is_credible(surface: str, label: str) -> bool:
    """Tell whether a model's span reads like the name of a place; models take many a brand for one."""
    words = surface.split()
    if not words[0][:1].isupper() or any(c.isdigit() or c in "@/:" for c in surface):
        return False
    if label == "FAC":
        return len(words) > 1 and words[-1] in FACILITY_WORDS
    if len(words) > 1:
        return words[0].casefold() not in given_names()
    if is_initialism(surface):
        return False
    return surface.casefold() not in doubtful_words() if label == "GPE" else bool(tables().known(surface))


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without a leading article, a trailing possessive or a full stop of the sentence."""
    surface = text[start:end]
    lead = re.match(r"\s*(?:[Tt]he|[Aa]n?)\s+|\s+", surface)
    tail = re.search(r"(?:['’]s?|[\s,;:]|(?<=\w{4})\.)+$", surface)
    return start + (lead.end() if lead else 0), end - (len(tail[0]) if tail else 0)


def _overlaps(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(s < end and start < e for s, e in spans)
