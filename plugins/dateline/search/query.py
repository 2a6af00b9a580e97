"""Reads what a person typed (docs/search-syntax.md), its clauses with lunr.py's parser; never fails."""

import datetime as dt
import re
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from lunr.exceptions import QueryParseError
from lunr.query import Query as LunrQuery
from lunr.query import QueryPresence
from lunr.query_parser import QueryParser

from .document import FACETS

FIELDS = ("title", "body")
# Wider than the browser's 200 and 20: here nobody's page waits, and whole sentences are asked.
MAX_CHARACTERS = 2000
MAX_TERMS = 200
MAX_DISTANCE = 2
NAMES = {
    "headline": "title",
    "text": "body",
    "person": "people",
    "place": "places",
    **dict.fromkeys(("organisation", "organization", "organizations", "org", "orgs"), "organisations"),
    "since": "from",
    "until": "to",
}
FILTERS = (*FACETS, "month", "language", "from", "to")

_QUOTED = re.compile(
    r'(?<!\S)(?P<sign>[+-]?)(?:(?P<name>\w+):)?["“”„«»](?P<words>[^"“”„«»]*)["“”„«»]?(?:\^(?P<boost>\d+))?'
)
_FILTER = re.compile(r"(?<!\S)(?P<sign>[+-]?)(?P<name>\w+):(?P<value>[^\s\"“”„«»]+)")
_LONE_SIGN = re.compile(r"(?<!\S)[+-]+(?=[\s-]|$)")
_FIELD = re.compile(r"(?<!\S)([+-]?)(\w+):(?=\S)")
_OPERATORS = re.compile(r"[:^~+\\\-*]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand side by side, in one field or in any."""

    words: str
    field: str | None
    prohibited: bool
    boost: int = 1


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition without a score: a facet's name, or a bound of the date."""

    kind: str
    value: str
    prohibited: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A query as read: Lunr's own clauses, and what Lunr has no word for."""

    lunr: LunrQuery
    phrases: list[Phrase] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)

    def relaxed(self) -> "Query | None":
        """Return the query with its required words and phrases as mere words; None when it has neither."""
        wanted = [phrase for phrase in self.phrases if not phrase.prohibited]
        if not wanted and not any(map(required, self.lunr.clauses)):
            return None
        query = LunrQuery(FIELDS)
        for clause in self.lunr.clauses:
            optional = copy(clause)
            if required(clause):
                optional.presence = QueryPresence.OPTIONAL
            query.clause(optional)
        for phrase in wanted:
            query.clause(phrase.words, fields=[phrase.field] if phrase.field else None, boost=phrase.boost)
        return Query(query, [phrase for phrase in self.phrases if phrase.prohibited], self.filters)


def read_query(text: str) -> Query:
    """Return the query a person typed; what cannot be read as an operator is read as words."""
    text = text[:MAX_CHARACTERS]
    phrases: list[Phrase] = []
    filters: list[Filter] = []

    def take_quoted(match: re.Match[str]) -> str:
        name = _known(match["name"])
        if name in FILTERS:
            filters.append(Filter(name, match["words"], match["sign"] == "-"))
        elif match["words"].strip():
            scope = name if name in FIELDS else None
            phrases.append(Phrase(match["words"], scope, match["sign"] == "-", int(match["boost"] or 1)))
        return " "

    def take_filter(match: re.Match[str]) -> str:
        name = _known(match["name"])
        if name not in FILTERS:
            return match[0]
        filters.append(Filter(name, match["value"], match["sign"] == "-"))
        return " "

    rest = _FILTER.sub(take_filter, _QUOTED.sub(take_quoted, text))
    return Query(_lunr_query(_LONE_SIGN.sub(" ", rest)), phrases, filters)


def date_bound(value: str, *, end: bool) -> dt.date | None:
    """Return the first (or last) day of a year, month or day as written; None when it is no date."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", value.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
        if not end or day:
            return first
        # The day before the first of the next month or year.
        following = dt.date(first.year + (month in {None, 12}), (month or 12) % 12 + 1, 1)
        return following - dt.timedelta(1)
    except ValueError:
        return None


def _known(name: str | None) -> str:
    name = (name or "").lower()
    return NAMES.get(name, name)


def _lunr_query(text: str) -> LunrQuery:
    def plain_name(match: re.Match[str]) -> str:
        name = _known(match[2])
        return f"{match[1]}{name}:" if name in FIELDS else f"{match[1]}{match[2]} "

    text = _FIELD.sub(plain_name, text)
    for attempt in (text, _OPERATORS.sub(" ", text)):
        query = LunrQuery(FIELDS)
        try:
            QueryParser(attempt, query).parse()
        except QueryParseError:
            continue
        query.clauses = [_capped(clause) for clause in query.clauses[:MAX_TERMS]]
        return query
    return LunrQuery(FIELDS)


def _capped(clause: Any) -> Any:
    clause.edit_distance = min(clause.edit_distance or 0, MAX_DISTANCE)
    return clause


def required(clause: Any) -> bool:
    """Say whether a Lunr clause must be met."""
    return bool(clause.presence == QueryPresence.REQUIRED)


def prohibited(clause: Any) -> bool:
    """Say whether a Lunr clause must not be met."""
    return bool(clause.presence == QueryPresence.PROHIBITED)
