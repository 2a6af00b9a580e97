"""Which stretches of an article's text are pointed out on its page: its entities and its dates."""

import datetime as dt
from collections.abc import Callable, Iterable

from ..enrich.entities.apply_authority import EntityMention
from ..enrich.tags import DateMention, EntityKind
from .html import Mark

_KINDS: dict[EntityKind, str] = {"people": "person", "places": "place", "organisations": "organisation"}


def marks_of(
    named: Iterable[EntityMention], dates: Iterable[DateMention], href: Callable[[EntityMention], str]
) -> list[Mark]:
    """Return the marks of one page.

    Args:
        named: the entities that the article names.
        dates: the temporal expressions in its text.
        href: gives the address of an entity's page as seen from this page, empty where it has none.
    """
    marks: list[Mark] = []
    for found in named:
        if address := href(found):
            kind = _KINDS[found.kind]
            marks.extend(Mark(m.start, m.end, kind, href=address) for m in found.mentions)
    marks.extend(
        Mark(date.start, date.end, "date", datetime=_datetime(date.first, date.last), title=_title(date))
        for date in dates
        if date.first and date.last and date.type in {"DATE", "TIME"}
    )
    return marks


def _datetime(first: dt.date, last: dt.date) -> str:
    """Return a valid value of HTML's datetime attribute: a year, a month or a day; the first of a range."""
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and first != last:
        return first.isoformat()[:7]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return first.isoformat()[:4]
    return first.isoformat()


def _title(date: DateMention) -> str:
    return f"{date.first}" if date.first == date.last else f"{date.first} – {date.last}"
