"""Numbers that describe each run of text of a page, for the model that tells body from boilerplate.

A run is an element that is no part of another run, with the words that stand directly in it (its inline
elements included). One row a run, one column a feature; nothing is decided here.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .class_roles import holds_body
from .dom_stats import DomStats, own_words, words_of
from .main_content import Region
from .run_texts import SHOWN, Column, stated_column, text_columns

Numbers = npt.NDArray[np.int64]

# Their order is a part of the trained model.
ROLES = (
    "comments share teaser related newsletter paywall advertisement navigation footer sidebar aside bio"
    " notice tags print hidden pullquote form byline dated standfirst lead caption credit"
).split()
TAGS = "article main header section ul ol table figure blockquote li dl details nav footer aside".split()
_FAR = 60.0  # runs; what is further away is simply far
ABOVE = 4  # elements above a run that are measured
_HIGHEST = 30  # steps up the tree; whoever stands deeper is simply deep
_LONG = 100  # characters of a run that is rather prose than a label
_ROW = 200  # paragraphs of one depth that are one text
_MANY = 300  # runs of a page; of longer ones the model saw few, and took their last two thirds for comments


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a page and what is known of each."""

    numbers: Numbers  # of the elements
    texts: tuple[str, ...]
    sizes: npt.NDArray[np.float64]  # characters
    features: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Page:
    """The measures of a page as columns, a row an element."""

    numbers: Numbers  # of the elements that are runs
    parents: Numbers
    ends: Numbers
    depths: Numbers
    own: Column
    own_links: Column
    text: Column
    links: Column
    shares: Column  # of the page's prose
    kinds: Numbers  # how many elements have the same tag and class


def read_runs(found: DomStats, region: Region, anchor: int, title: str, stated: str = "") -> Runs:
    """Return the runs of a page with their features.

    Args:
        found: the measures of the page's elements.
        region: the part that the rules chose.
        anchor: number of the visible headline, -1 where none is known.
        title: of the page, as far as it is known.
        stated: the body that the page's JSON-LD gives, empty where it gives none.
    """
    page = _page(found)
    numbers = page.numbers
    sizes = (page.own + page.own_links)[numbers]
    if not len(numbers):
        return Runs(numbers, (), sizes, np.zeros((0, 0), np.float32))
    texts = _texts(found, numbers)
    columns = [
        np.log1p(sizes),
        page.own_links[numbers] / np.maximum(1.0, sizes),
        np.log1p(page.own[numbers]),
        *text_columns([found.tags[number] for number in numbers], texts, title),
        *_containers(page),
        *_places(page, region, anchor),
        stated_column(texts, stated),
    ]
    rows = np.column_stack([*columns, _context(found, page)[numbers]])
    features = np.column_stack(
        [rows, *_neighbours(rows[:, : 3 + SHOWN]), *_whole(found, page, region, anchor)]
    )
    return Runs(numbers, texts, sizes, features.astype(np.float32))


def _page(found: DomStats) -> _Page:
    own, own_links = np.array(found.own, float), np.array(found.own_links, float)
    prose = np.array(found.prose, float)
    depths: list[int] = []
    for parent in found.parents:
        depths.append(depths[parent] + 1 if parent >= 0 else 0)
    names: dict[tuple[str, str], int] = {}
    kinds = np.array(
        [
            names.setdefault((tag, element.get("class") or ""), len(names))
            for tag, element in zip(found.tags, found.elements, strict=True)
        ]
    )
    return _Page(
        numbers=np.flatnonzero(~np.array(found.inline, bool) & (own + own_links > 0)),
        parents=np.array(found.parents),
        ends=np.array(found.ends),
        depths=np.array(depths),
        own=own,
        own_links=own_links,
        text=np.array(found.text, float),
        links=np.array(found.links, float),
        shares=prose / max(prose[0], 1.0),
        kinds=np.bincount(kinds)[kinds],
    )


def _texts(found: DomStats, numbers: Numbers) -> tuple[str, ...]:
    """Return the words that stand directly in each run."""
    boxes = ~np.array(found.inline, bool)
    before = np.concatenate([[0], np.cumsum(boxes)])
    holds = before[np.array(found.ends)[numbers]] - before[numbers + 1] > 0
    nested = {found.elements[number] for number in np.flatnonzero(boxes)} if holds.any() else set()
    elements = [found.elements[number] for number in numbers]
    return tuple(
        own_words(element, nested) if held else words_of(element)
        for element, held in zip(elements, holds, strict=True)
    )


def _containers(page: _Page) -> list[Column]:
    """Return how large, how linked and how common the elements around each run are."""
    numbers = page.numbers
    before = np.searchsorted(numbers, np.arange(len(page.ends) + 1))
    runs = before[page.ends] - before[:-1]
    below = page.text + page.links
    columns = [np.log1p(page.kinds[numbers]), np.log1p(below[numbers])]
    above = numbers
    for _ in range(ABOVE):
        above = np.maximum(page.parents[above], 0)
        columns += [
            np.log1p(below[above]),
            page.links[above] / np.maximum(1.0, below[above]),
            np.log1p(runs[above]),
            page.shares[above],
            np.log1p(page.kinds[above]),
            below[above] / np.maximum(1.0, runs[above]),
        ]
    return columns


def _places(page: _Page, region: Region, anchor: int) -> list[Column]:
    """Return where each run stands on the page, to its headline, and to the region that rules chose."""
    numbers, count = page.numbers, len(page.numbers)
    rank = np.arange(count)
    apart = np.zeros(len(page.ends) + 1)
    for number in region.apart:
        apart[number : page.ends[number]] = 1
    first, last = np.searchsorted(numbers, (region.top, page.ends[region.top]))
    behind = np.cumsum(page.own[numbers])
    inside = (numbers >= region.top) & (numbers < page.ends[region.top])
    leaders = _row_leaders(page, inside & (apart[numbers] == 0)) if count > _MANY else rank
    headed = rank - np.searchsorted(numbers, anchor) if anchor >= 0 else np.full(count, -_FAR)
    return [
        inside.astype(float),
        apart[numbers],
        np.clip(rank - first, -_FAR, _FAR),
        np.clip(rank - last, -_FAR, _FAR),
        rank[leaders] / count,
        behind[leaders] / max(1.0, behind[-1]),
        np.clip(headed, -_FAR, _FAR),
        *_climb(page, anchor),
        *_climb(page, region.top),
    ]


def _row_leaders(page: _Page, of_region: npt.NDArray[np.bool_]) -> Numbers:
    """Return for each run the first of the long row of prose that it stands in; itself, if it stands in none.

    A long text is one row of paragraphs of one depth, and its end is as much of it as its beginning.

    Args:
        page: the measures of the page.
        of_region: whether each run belongs to the part that the rules chose.
    """
    numbers = page.numbers
    leaders = np.arange(len(numbers))
    is_prose = (page.own[numbers] >= _LONG) & (page.own_links[numbers] < page.own[numbers])
    prose = np.flatnonzero(is_prose & of_region)
    _, first, row, length = np.unique(
        page.depths[numbers[prose]], return_index=True, return_inverse=True, return_counts=True
    )
    leaders[prose] = np.where(length[row] >= _ROW, prose[first[row]], prose)
    return leaders


def _climb(page: _Page, goal: int) -> list[Column]:
    """Return how far above each run the first element is that holds the goal too, and its share of prose."""
    count = len(page.numbers)
    steps, share, climbing = np.zeros(count), np.zeros(count), np.ones(count, bool)
    above = page.numbers.copy()
    for step in range(_HIGHEST):
        holds = (above <= goal) & (goal < page.ends[above])
        there = climbing & (holds | (page.parents[above] < 0))
        steps[there], share[there] = step, page.shares[above[there]]
        climbing &= ~there
        if not climbing.any():
            break
        above = np.where(climbing, np.maximum(page.parents[above], 0), above)
    return [steps, share]


def _context(found: DomStats, page: _Page) -> npt.NDArray[np.float32]:
    """Return for each element the share of prose below the nearest one around it of each role and tag.

    Where there is none, the share is -1.
    """
    marks = np.array(list(_marks(found)), np.int64).reshape(-1, 2)
    table = np.full((len(page.depths), len(ROLES) + len(TAGS) + 1), -1.0, np.float32)
    order = np.argsort(page.depths, kind="stable")
    levels = np.split(order, np.searchsorted(page.depths[order], np.arange(1, page.depths.max() + 1)))
    marked = page.depths[marks[:, 0]]
    for depth, level in enumerate(levels):
        if depth:
            table[level] = table[page.parents[level]]
        numbers, columns = marks[marked == depth].T
        table[numbers, columns] = page.shares[numbers]
    return table


def _marks(found: DomStats) -> Iterable[tuple[int, int]]:
    """Yield the number of each element that has a role or a telling tag, and the column of that."""
    roles = {role: at for at, role in enumerate(ROLES)}
    tags = {tag: at for at, tag in enumerate(TAGS, len(ROLES))}
    body = len(ROLES) + len(TAGS)
    for number, (role, tag) in enumerate(zip(found.roles, found.tags, strict=True)):
        if role in roles:
            yield number, roles[role]
        if tag in tags:
            yield number, tags[tag]
        attributes = found.elements[number].attrib
        if not attributes or found.inline[number] or tag in {"html", "body"}:
            continue
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        if "articleBody" in attributes.get("itemprop", "") or holds_body(names):
            yield number, body


def _neighbours(shown: Column) -> list[Column]:
    """Return the shown columns of the two runs before and behind, and the prose in wider windows."""
    count = len(shown)
    edge = np.zeros((2, shown.shape[1]))
    padded = np.vstack([edge, shown, edge])
    before = np.concatenate([[0], np.cumsum(shown[:, 2] > math.log1p(_LONG))]).astype(float)
    at = np.arange(count)
    return [
        *(padded[shift : shift + count] for shift in (0, 1, 3, 4)),
        *(before[np.minimum(at + reach, count)] - before[np.minimum(at + 1, count)] for reach in (5, 12)),
        *(before[at] - before[np.maximum(at - reach, 0)] for reach in (4, 11)),
    ]


def _whole(found: DomStats, page: _Page, region: Region, anchor: int) -> list[Column]:
    """Return what is the same for all runs of a page."""
    numbers = page.numbers
    words, linked = page.own[numbers].sum(), page.own_links[numbers].sum()
    told = (
        math.log1p(len(numbers)),
        math.log1p(found.prose[0]),
        linked / max(1.0, words + linked),
        page.shares[region.top],
        float(anchor >= 0),
        float(found.tags.count("article")),
        float(found.tags.count("p")),
    )
    return [np.full(len(numbers), value) for value in told]
