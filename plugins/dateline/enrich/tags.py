"""The values that enrichment yields: mentions, entities, dates, Tags; computes nothing."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

EntityKind = Literal["people", "places", "organisations"]
Source = Literal["model", "gazetteer", "rule", "authority"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
PlaceKind = Literal["country", "region", "city", "facility", "water", "area"]


class Mention(NamedTuple):
    """One stretch of the article's text that names an entity. A tuple, as every build reads all of them."""

    start: int  # code points into Article.text
    end: int
    surface: str
    source: Source = "rule"
    confidence: float = 1.0  # 0 … 1


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in the article: one value for all the ways the text names them."""

    name: str
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()  # 'Iraqi Prime Minister', as written, without the name
    candidates: tuple[str, ...] = ()  # longer names a bare surname may stand for
    salience: float = 0.0  # 0 … 1, how much the article is about them
    courtesy: str = ""  # 'Lord', 'Queen': of whoever goes by one name, and is shown with it


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body named in the article: company, party, ministry, militia, team."""

    name: str
    mentions: tuple[Mention, ...]
    acronym: str | None = None
    salience: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the article, on the map where it could be resolved."""

    name: str
    mentions: tuple[Mention, ...]
    kind: PlaceKind | None = None
    geonames_id: int | None = None
    latitude: float | None = None  # degrees, WGS 84
    longitude: float | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    admin: tuple[str, ...] = ()  # names from the country's division downwards
    demonym_only: bool = False  # every mention is a demonym such as 'Iraqi'
    confidence: float = 1.0  # 0 … 1, from the margin over the runner-up
    runner_up: str | None = None  # what it would be otherwise, for a person to judge
    salience: float = 0.0
    uncertainty: float | None = (
        None  # km about the point within which the place lies; None for a point of its own
    )
    relation: str | None = None  # what places it where no gazetteer does: 'south of Baghdad'
    standard_name: str | None = None  # what the gazetteer calls it, whatever the article does


class DateMention(NamedTuple):
    """A temporal expression, in TIMEX3 and EDTF, and the days it covers. A tuple for the same reason."""

    start: int
    end: int
    surface: str
    type: TimexType
    value: str  # TIMEX3 value, e.g. 2023-11-27, P4D, 1987-Q2, FUTURE_REF
    edtf: str | None = None  # None where EDTF has no word for it (durations, sets)
    first: dt.date | None = None  # the interval of days it covers, both ends included
    last: dt.date | None = None
    mod: str | None = None  # TIMEX3 mod: APPROX, START, END, MID, …
    rule: str = ""  # the rule that read it


@dataclass(frozen=True, slots=True)
class Tags:
    """All that enrichment found in one article."""

    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    language: str = ""  # of the article, as its page states it
    unsure: tuple[Mention, ...] = ()  # what may be names, though nothing in the article tells
