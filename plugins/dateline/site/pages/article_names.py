"""What stands beside an article: the entities that it names and the times that it mentions."""

import datetime as dt
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from ...enrich.tags import DateMention, EntityKind
from ..article_summary import ArticleSummary
from ..entities import LinkedName
from ..paths import mentioned_month_path, mentioned_year_path
from ..site_context import SiteContext

_WORDS = 6  # different words of one name that are shown
_NAMED_IN_FULL = 10  # names of a kind, or dates, beside an article; of more the first are shown
_NAMED_FIRST = 8


class NamedEntity(NamedTuple):
    """An entity beside an article, with the other words that the article has for it."""

    name: LinkedName
    words: str


class MentionedTime(NamedTuple):
    """A time that an article mentions: the page of that time, its name, the article's words."""

    path: str
    label: str
    words: str


class NamedGroup(NamedTuple):
    """The entities of a kind beside an article; `rest` is folded away below `more`."""

    kind: EntityKind
    rows: Sequence[NamedEntity]
    rest: Sequence[NamedEntity]
    more: str


class DateGroup(NamedTuple):
    """The times beside an article; `rest` is folded away below `more`."""

    rows: Sequence[MentionedTime]
    rest: Sequence[MentionedTime]
    more: str


_Row = TypeVar("_Row", NamedEntity, MentionedTime)


def names_beside(site: SiteContext, card: ArticleSummary) -> Sequence[NamedGroup]:
    """Return what the article names, by kind, each with the words that it uses, the most important first."""
    by_kind: dict[EntityKind, list[NamedEntity]] = {kind: [] for kind in site.names.of_kind}
    for naming, name in site.names.in_article(card.identifier):
        words = dict.fromkeys(mention.surface for mention in naming.mentions)
        words.pop(name.name, None)
        linked = name.linked
        if name.only == card.path:  # no page links itself
            linked = linked._replace(only="")
        by_kind[naming.kind].append(NamedEntity(linked, " · ".join(list(words)[:_WORDS])))
    return [NamedGroup(kind, *_folded(site, rows)) for kind, rows in by_kind.items() if rows]


def _folded(site: SiteContext, rows: list[_Row]) -> tuple[Sequence[_Row], Sequence[_Row], str]:
    """Return the first rows of a list, the others, and how many those are in words."""
    shown = rows if len(rows) <= _NAMED_IN_FULL else rows[:_NAMED_FIRST]
    rest = rows[len(shown) :]
    return shown, rest, site.language.count("more_names", len(rest)) if rest else ""


def times_beside(site: SiteContext, dates: Sequence[DateMention]) -> DateGroup | None:
    """Return the times that an article mentions, each once in order."""
    rows: dict[str, MentionedTime] = {}
    spans = ((found.first, found.last, found) for found in dates if found.first and found.last)
    for first, last, found in sorted(spans, key=itemgetter(0, 1)):
        path, label = _time(site, first, last)
        if path and path not in rows:
            rows[path] = MentionedTime(path, label, found.surface if found.surface != label else "")
    return DateGroup(*_folded(site, list(rows.values()))) if rows else None


def _time(site: SiteContext, first: dt.date, last: dt.date) -> tuple[str, str]:
    """Return the page and the name of the smallest unit that holds what was mentioned."""
    if first == last and (first.year, first.month, first.day) in site.mentioned.days:
        path = mentioned_month_path(first.year, first.month)
        return f"{path}#d{first.day:02}", site.language.day(first.year, first.month, first.day)
    if (first.year, first.month) == (last.year, last.month):
        return mentioned_month_path(first.year, first.month), site.language.month(first.year, first.month)
    if first.year == last.year:
        return mentioned_year_path(first.year), str(first.year)
    return "", ""
