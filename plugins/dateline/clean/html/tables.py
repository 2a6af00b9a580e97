"""Tables of the soup: those that lay out a page, and those that hold data."""

from collections.abc import Iterator, Sequence

from ...article.blocks import Inlines, Table
from ...article.normal_inlines import normal_inlines
from .inlines import InlineReader
from .measured_tag import TABLE, TITLED, MeasuredTag, topmost

_WIDEST = 60  # columns; a colspan beyond it is an attack or a mistake
_PROSE = 400  # characters in one cell, from which a table without headings is a layout
_MOST_PARAGRAPHS = 2  # in one cell of such a table
_MOST_EMPTY = 20  # cells to fill up for each one there is; a table of data is not so ragged


def is_layout(tag: MeasuredTag) -> bool:
    """Return whether a table only places things on the page."""
    if tag.stated("role") in {"presentation", "none"} or tag.kinds & TABLE:
        return True
    rows = [_cells(row) for row in _rows(tag)]
    if _area(rows) > _MOST_EMPTY * (1 + sum(map(len, rows))):
        return True
    if tag.kinds & TITLED:
        return False
    if len(rows) <= 1 or max(map(len, rows)) <= 1:
        return True
    return any(cell.length > _PROSE or cell.paragraphs > _MOST_PARAGRAPHS for row in rows for cell in row)


def _rows(tag: MeasuredTag) -> Iterator[MeasuredTag]:
    return topmost(tag, lambda one: one.name == "tr")


def _cells(row: MeasuredTag) -> list[MeasuredTag]:
    return [one for one in row.contents if isinstance(one, MeasuredTag) and one.name in {"td", "th"}]


def _area(rows: Sequence[Sequence[MeasuredTag]]) -> int:
    """Return how many cells a table has once every row is as long as the longest."""
    return len(rows) * max((sum(map(_span, row)) for row in rows), default=0)


def read_table(tag: MeasuredTag, inlines: InlineReader) -> Table:
    """Return a data table; a cell over several columns is followed by empty ones."""
    rows: list[tuple[Inlines, ...]] = []
    header: tuple[Inlines, ...] = ()
    for row in _rows(tag):
        cells = _cells(row)
        content = tuple(part for cell in cells for part in _cell(cell, inlines))
        titled = cells and all(cell.name == "th" for cell in cells)
        in_head = row.parent is not None and row.parent.name == "thead"
        if not header and not rows and (titled or in_head):
            header = content
        elif content:
            rows.append(content)
    caption = next(topmost(tag, lambda one: one.name == "caption"), None)
    title = inlines.run(caption.contents) if caption else ()
    return Table(header, tuple(rows), normal_inlines(title, breaks=False))


def _cell(cell: MeasuredTag, inlines: InlineReader) -> list[Inlines]:
    return [normal_inlines(inlines.run(cell.contents), breaks=False), *[()] * (_span(cell) - 1)]


def _span(cell: MeasuredTag) -> int:
    """Return over how many columns a cell goes."""
    stated = cell.stated("colspan")
    return min(int(stated), _WIDEST) if stated.isascii() and stated.isdigit() and len(stated) < 4 else 1
