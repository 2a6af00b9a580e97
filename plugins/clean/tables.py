"""Tables of the soup: those that lay out a page, and those that hold data."""

from bs4 import Tag

from ..article.blocks import Inlines, Table
from ..article.normal import normal_inlines
from .inlines import InlineReader

_WIDEST = 60  # columns; a colspan beyond it is an attack or a mistake
_PROSE = 400  # characters in one cell, from which a table without headings is a layout


def is_layout(tag: Tag) -> bool:
    """Tell whether a table only places things on the page."""
    if tag.get("role") in {"presentation", "none"} or tag.find("table"):
        return True
    if tag.find(["th", "caption"]):
        return False
    rows = tag.find_all("tr")
    widths = [len(row.find_all("td", recursive=False)) for row in rows]
    if not widths or max(widths) <= 1 or len(rows) == 1:
        return True
    return any(len(cell.get_text()) > _PROSE or len(cell.find_all("p")) > 2 for cell in tag.find_all("td"))


def read_table(tag: Tag, inlines: InlineReader) -> Table:
    """Return a data table; a cell over several columns is followed by empty ones."""
    caption = tag.find("caption")
    rows: list[tuple[Inlines, ...]] = []
    header: tuple[Inlines, ...] = ()
    for row in tag.find_all("tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        content = tuple(part for cell in cells for part in _cell(cell, inlines))
        titled = cells and all(cell.name == "th" for cell in cells)
        in_head = row.parent is not None and row.parent.name == "thead"
        if not header and not rows and (titled or in_head):
            header = content
        elif content:
            rows.append(content)
    title = inlines.run(caption.contents) if isinstance(caption, Tag) else ()
    return Table(header, tuple(rows), normal_inlines(title, breaks=False))


def _cell(cell: Tag, inlines: InlineReader) -> list[Inlines]:
    span = str(cell.get("colspan") or "1")
    wide = min(int(span), _WIDEST) if span.isascii() and span.isdigit() and len(span) < 4 else 1
    return [normal_inlines(inlines.run(cell.contents), breaks=False), *[()] * (wide - 1)]
