"""Sorted runs in, the encoded postings of the whole vocabulary out; memory bounded by one slice of terms."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from types import MappingProxyType
from typing import IO, TypeAlias

import numpy as np

from .counting import Numbers, SortedRun, stable_order, utf16_order
from .joined_sections import joined_sections
from .postings import Encoded, Whole, encode_occurrences
from .spilled_run import SpilledRun

SLICE = 400_000  # occurrences held at once
NOTHING: Mapping[str, IO[bytes]] = MappingProxyType({})
Run: TypeAlias = SortedRun | SpilledRun


def all_terms(runs: Sequence[Run]) -> list[str]:
    """Return all terms of the runs, ascending."""
    return ascending({term for run in runs for term in run.terms})


def ascending(terms: Collection[str]) -> list[str]:
    """Return terms in the order of the index, which is JavaScript's."""
    # Code points and code units agree on order below U+10000, where nearly all terms are.
    astral = any(max(term) > "\uffff" for term in terms if not term.isascii())
    return sorted(terms, key=utf16_order) if astral else sorted(terms)


def merge(
    runs: Sequence[Run], terms: Sequence[str], classes: Whole, spill: Mapping[str, IO[bytes]] = NOTHING
) -> Encoded:
    """Return the sections of all terms.

    Args:
        runs: in order of ordinals.
        terms: their vocabulary, ascending.
        classes: every ordinal's length class.
        spill: as `joined_sections` takes it.
    """
    numbers = {term: number for number, term in enumerate(terms)}
    ranks = [np.array([numbers[term] for term in run.terms], dtype=np.int32) for run in runs]
    totals = np.zeros(len(terms), dtype=np.int64)
    for run, rank in zip(runs, ranks, strict=True):
        totals[rank] += np.diff(run.starts)
    forms = _forms(runs, ranks, len(terms))
    renumbered = [_renumbered(run, rank, forms) for run, rank in zip(runs, ranks, strict=True)]
    several = np.array([len(known) > 1 for known in forms], dtype=bool)
    encoded = (
        encode_occurrences(_slice(runs, ranks, renumbered, first, last), several[first:last], classes)
        for first, last in _slices(totals)
    )
    return replace(joined_sections(encoded, spill), forms=forms)


def _forms(runs: Sequence[Run], ranks: Sequence[Numbers], number: int) -> list[list[str]]:
    """Return the printed forms of each term, the most frequent first."""
    counts: list[dict[str, int]] = [{}] * number
    for run, rank in zip(runs, ranks, strict=True):
        for term, forms in zip(rank.tolist(), run.forms, strict=True):
            known = counts[term]
            counts[term] = known | {form: known.get(form, 0) + count for form, count in forms.items()}
    return [
        list(found) if len(found) < 2 else sorted(found, key=lambda form: (-found[form], form))
        for found in counts
    ]


def _renumbered(run: Run, rank: Numbers, forms: Sequence[Sequence[str]]) -> tuple[Whole, Numbers]:
    """Return where each term's forms begin in the second array, which gives their numbers in the archive."""
    printed = run.forms
    starts = np.cumsum([0, *map(len, printed)])
    numbers = chain.from_iterable(
        [0] if len(known) < 2 and len(forms[term]) < 2 else [forms[term].index(form) for form in known]
        for term, known in zip(rank.tolist(), printed, strict=True)
    )
    return starts, np.fromiter(numbers, dtype=np.int32)


def _slices(totals: Whole) -> list[tuple[int, int]]:
    """Part the terms into runs of about SLICE occurrences."""
    ends = np.cumsum(totals)
    whole = int(ends[-1]) if len(ends) else 0
    marks = np.searchsorted(ends, np.arange(SLICE, whole, SLICE)) + 1
    borders = np.unique(np.concatenate(([0], marks, [len(totals)]))).tolist()
    return list(pairwise(borders)) or [(0, 0)]  # an archive without a word still has its index


def _slice(
    runs: Sequence[Run],
    ranks: Sequence[Numbers],
    renumbered: Sequence[tuple[Whole, Numbers]],
    first: int,
    last: int,
) -> Numbers:
    """Return the columns term, ordinal, place, form of the occurrences of the terms first … last - 1."""
    columns = [np.empty((4, 0), dtype=np.int32)]
    for run, rank, (starts, numbers) in zip(runs, ranks, renumbered, strict=True):
        inside = np.searchsorted(rank, (first, last))
        occurrences = run.occurrences(*inside)
        widths = np.diff(run.starts[inside[0] : inside[1] + 1])
        terms = np.repeat(rank[inside[0] : inside[1]] - first, widths)
        forms = numbers[np.repeat(starts[inside[0] : inside[1]], widths) + occurrences[2]]
        columns.append(np.vstack((terms, occurrences[:2], forms)))
    joined = np.concatenate(columns, axis=1)
    ordered: Numbers = joined[:, stable_order(joined[0])]
    return ordered
