"""Which part of a page may hold the body, by what the model thinks of each run of text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from .dom_stats import DomStats
from .feature_names import FEATURES
from .main_content import Region
from .parse import Element
from .rule_odds import with_rules
from .run_features import Runs
from .tree_model import tree_model

_HOPELESS = 0.08  # a part of the page without a run of this probability is left out at once
_FEWEST, _MOST_SURE = 0.15, 0.36  # between which the least probability of a page's runs lies
_CAUTION = 0.75  # what is left of the best threshold, since a lost sentence is worse than a spare one
_NOISE = 0.03  # probability below which a run adds nothing to what is expected
_LEAST = 120  # likely characters without which the rules alone decide
_WHOLE = frozenset(
    ("ul", "ol", "dl", "table", "pre", "figure")
)  # read as one block, unless they lay out a page
_SET_PIECES = frozenset(("figure", "figcaption", "pre", "dl", "picture"))
_CAPTIONS = frozenset(("caption", "credit"))
_LONGEST_CAPTION = 300  # characters
_MIXED = 0.25  # mean probability from which such a block stays whole


@dataclass(frozen=True, slots=True)
class Likely:
    """A region of the page, and the probability and size of each run in it by its element."""

    region: Region
    least: float = 0.0  # probability from which a run is taken for a part of the body
    scores: Mapping[Element, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunEvidence:
    """How probably a run of text is a part of the body, and what speaks for and against it."""

    text: str
    model: float  # probability by the model alone
    probability: float  # with the rules heard
    least: float  # probability from which a run of this page is taken for a part of the body
    features: Mapping[str, float]
    influences: Mapping[str, float]  # log odds that each feature adds or takes


def run_scores(runs: Runs) -> npt.NDArray[np.float64]:
    """Return how probably each run is a part of the body."""
    return tree_model("body_runs").probabilities(runs.features)


def likely_region(found: DomStats, region: Region, runs: Runs) -> Likely:
    """Return the smallest element around all likely runs, and the parts of it that hold none.

    Args:
        found: the measures of the page's elements.
        region: the part that the rules chose; its reasons for what is apart are kept.
        runs: the runs of the page.
    """
    scores = _heard(run_scores(runs), found, region, runs)
    least = _threshold(scores, runs.sizes)
    likely = scores >= least
    if runs.sizes[likely].sum() < _LEAST:
        return Likely(region)
    numbers = runs.numbers
    top = _around(found, int(numbers[likely][0]), int(numbers[likely][-1]))
    first, last = np.searchsorted(numbers, (top, found.ends[top]))
    apart = _apart(found, top, runs, scores, region)
    pairs = {
        found.elements[number]: (float(score), float(size))
        for number, score, size in zip(
            numbers[first:last], scores[first:last], runs.sizes[first:last], strict=True
        )
    }
    return Likely(Region(top, apart), least, pairs)


def run_evidence(found: DomStats, region: Region, runs: Runs) -> tuple[RunEvidence, ...]:
    """Return what the model says of each run of a page, and why; nothing of a page that it does not decide.

    The arguments are those of `likely_region`.
    """
    model = tree_model("body_runs")
    alone = run_scores(runs)
    scores = _heard(alone, found, region, runs)
    least = _threshold(scores, runs.sizes)
    if runs.sizes[scores >= least].sum() < _LEAST:
        return ()
    influences = model.influences(runs.features)
    return tuple(
        RunEvidence(
            text,
            float(alone[at]),
            float(scores[at]),
            least,
            dict(zip(FEATURES, runs.features[at].tolist(), strict=True)),
            dict(zip(FEATURES, influences[at].tolist(), strict=True)),
        )
        for at, text in enumerate(runs.texts)
    )


def _heard(
    scores: npt.NDArray[np.float64], found: DomStats, region: Region, runs: Runs
) -> npt.NDArray[np.float64]:
    """Return the model's probabilities, the rules heard and set pieces going with what is around them."""
    return _set_pieces(with_rules(scores, found, region, runs), found, region, runs)


def _set_pieces(
    scores: npt.NDArray[np.float64], found: DomStats, region: Region, runs: Runs
) -> npt.NDArray[np.float64]:
    """Return the probabilities with those of captions, listings and definitions as in the text around them.

    Many a gold text leaves them out, so that the model learned nothing of them; an archive keeps them.
    """
    set_piece = np.zeros(len(scores), bool)
    for number, (tag, role) in enumerate(zip(found.tags, found.roles, strict=True)):
        if tag in _SET_PIECES or role in _CAPTIONS:
            low, high = np.searchsorted(runs.numbers, (number, found.ends[number]))
            set_piece[low:high] = True
    for number in _framed_pictures(found, region):
        low, high = np.searchsorted(runs.numbers, (number, found.ends[number]))
        set_piece[low:high] = True
    inside = (runs.numbers >= region.top) & (runs.numbers < found.ends[region.top])
    for number in region.apart:
        low, high = np.searchsorted(runs.numbers, (number, found.ends[number]))
        inside[low:high] = False
    set_piece &= inside
    others = np.flatnonzero(~set_piece)
    if not set_piece.any() or not len(others):
        return scores
    result = scores.copy()
    at = np.flatnonzero(set_piece)
    behind = np.searchsorted(others, at)
    before = scores[others[np.maximum(behind - 1, 0)]]
    after = scores[others[np.minimum(behind, len(others) - 1)]]
    result[at] = np.maximum(scores[at], np.maximum(before, after))
    return result


def _framed_pictures(found: DomStats, region: Region) -> Iterator[int]:
    """Yield the elements around each picture of the region that hold no more words than a caption.

    Old pages set a picture and its caption in a table of their own, whose cells say nothing of what they are.
    """
    for picture in range(region.top, found.ends[region.top]):
        if found.tags[picture] == "img" and not found.linked[picture]:
            frame = picture
            while frame > region.top and found.text[frame] <= _LONGEST_CAPTION and not found.links[frame]:
                yield frame
                frame = found.parents[frame]


def _threshold(scores: npt.NDArray[np.float64], sizes: npt.NDArray[np.float64]) -> float:
    """Return the probability from which runs are kept so that the expected F1 of the text is highest.

    The best threshold is half of the F1 that it reaches (Lipton, Elkan and Narayanaswamy, 2014): where the
    model is unsure of all runs of a page, less has to speak for each.
    """
    order = np.argsort(-scores)
    found = np.cumsum(scores[order] * sizes[order])
    kept = np.cumsum(sizes[order])
    expected = (scores * sizes)[scores > _NOISE].sum()
    best = float((2 * found / np.maximum(1.0, kept + expected)).max(initial=0.0))
    return min(max(best / 2 * _CAUTION, _FEWEST), _MOST_SURE)


def _around(found: DomStats, first: int, last: int) -> int:
    """Return the lowest element that holds two."""
    while found.ends[first] <= last:
        first = found.parents[first]
    return first


def _apart(
    found: DomStats, top: int, runs: Runs, scores: npt.NDArray[np.float64], region: Region
) -> dict[int, str]:
    """Return the topmost elements without a run that may be of the body, each with the reason."""
    mass = np.concatenate([[0.0], np.cumsum(scores * runs.sizes)])
    size = np.concatenate([[0.0], np.cumsum(runs.sizes)])
    hopeful = np.concatenate([[0], np.cumsum(scores >= _HOPELESS)])
    bounds = np.searchsorted(runs.numbers, np.arange(len(found.elements) + 1))
    apart: dict[int, str] = {}
    number = top
    reasons = _reasons(found, region)
    while number < found.ends[top]:
        low, high = bounds[number], bounds[found.ends[number]]
        if low == high or found.inline[number]:
            number += 1
        elif hopeful[high] == hopeful[low]:
            apart[number] = reasons.get(number) or found.roles[number] or "unlike the body"
            number = found.ends[number]
        elif (
            found.tags[number] in _WHOLE
            and mass[high] - mass[low] >= _MIXED * (size[high] - size[low])
            and not _lays_out(found, number)
        ):
            number = found.ends[number]
        else:
            number += 1
    return apart


def _reasons(found: DomStats, region: Region) -> dict[int, str]:
    return {
        inner: role for number, role in region.apart.items() for inner in range(number, found.ends[number])
    }


def _lays_out(found: DomStats, number: int) -> bool:
    """Return whether a list or table holds parts of a page rather than items."""
    return any(
        found.tags[inner] in {"h1", "h2", "h3", "section", "article", "table"}
        for inner in range(number + 1, found.ends[number])
    )
