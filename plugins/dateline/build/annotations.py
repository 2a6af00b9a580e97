"""Stretches of an article's text that its page points out, its entities and its dates; and each as HTML."""

import datetime as dt
from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple

from ..enrich.entities.apply_authority import EntityMention
from ..enrich.tags import DateMention, EntityKind

_KINDS: dict[EntityKind, str] = {"people": "person", "places": "place", "organisations": "organisation"}


class Mark(NamedTuple):
    """A stretch of the body text to point out: an entity that has a page, or a date.

    `href` leads from the page to the entity's; `datetime` is a date in HTML's form. One of them is set.
    """

    start: int  # code points into Article.text
    end: int
    kind: str  # person, place, organisation, date
    href: str = ""
    datetime: str = ""
    title: str = ""


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


def disjoint(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in order; where two overlap, the one that starts first is kept, or the longer one."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind)):
        if mark.start < mark.end and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def marked(mark: Mark, words: str, *, linked: bool, again: bool) -> str:
    """Return the element of a mark.

    Args:
        mark: what is pointed out.
        words: its words in the text, escaped.
        linked: whether they stand in a link already; links never hold links.
        again: whether the same was mentioned before.
    """
    title = f' title="{escape(mark.title)}"' if mark.title else ""
    later = "again" if again else ""
    if mark.datetime:
        named = f' class="{later}"' if later else ""
        return f'<time{named} datetime="{escape(mark.datetime)}"{title}>{words}</time>'
    if linked or not mark.href:  # links never hold links
        return words
    named = " ".join(filter(None, ("mention", mark.kind, later)))
    return f'<a class="{named}" href="{escape(mark.href)}"{title}>{words}</a>'
