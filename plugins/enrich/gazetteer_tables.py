"""What a name may mean: the gazetteer joined to hand-made tables of demonyms, areas, waters, other
names of countries and abbreviated states. Never says which of the places is meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .gazetteer import DATA, Code, Entry, Gazetteer, fold, load

Manner = Literal["chief", "lesser", "demonym", "abbreviation", "part"]

AREA_CODES: dict[str, Code] = {"area": "R", "water": "W", "city": "P", "facility": "F", "country": "C"}

# Words that say what a place is, around the name that says which: 'Town of X', 'X Twp.', 'Port of X'.
COUNTY = re.compile(r"^(?P<a>.+?) Co\.?$|^County of (?P<b>.+)$|^Co\.? (?P<c>[A-Z].+)$")
DIRECTION = {"n": "North", "s": "South", "e": "East", "w": "West", "no": "North", "so": "South"}
FRAMES = (
    re.compile(
        r"^(?:the )?(?:city|town|village|township|borough|port|province|state|region|district|hamlet|republic|kingdom|island|isle|commonwealth|municipality|parish) of (?P<name>.+)$",
        re.I,
    ),
    re.compile(
        r"^(?P<name>.+?) (?:international airport|regional airport|municipal airport|airport|air ?base|airbase"
        r"|afb|township|twp\.?|city|province|governorate|region|district|state|village|town|borough|municipality"
        r"|prefecture|oblast|valley|island|islands|heights|beach|bay|harbor|harbour|port|peninsula|strip|area"
        r"|metro|camp|parish|republic|territory|suburbs?|downtown|basin|hills?|park|peninsula|proper)$",
        re.I,
    ),
    re.compile(
        r"^(?:the|greater|downtown|central|metropolitan|metro|inner|outer|mainland|north|south|east|west|northern"
        r"|southern|eastern|western|north-?eastern|north-?western|south-?eastern|south-?western|north-?east"
        r"|north-?west|south-?east|south-?west|upper|lower|mid|old|new|upstate|suburban|rural|port|camp|lake|mt\.?|mount"
        r"|fort|ft\.?|cape|isle of|river|county|province|state|city|district) (?P<name>.+)$",
        re.I,
    ),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One place that a name may mean, and by what manner of naming."""

    entry: Entry
    manner: Manner


class NameTables:
    """The tables, joined to the gazetteer; one instance serves the whole process."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.areas = dict(_areas(gazetteer))
        self.countries = dict(_countries(gazetteer))
        self.demonyms = dict(_demonyms(gazetteer, self.areas))
        self.abbreviations = dict(_abbreviations(gazetteer))
        self.acronyms = frozenset(fold(n) for n in _table_names() if n.replace(".", "").isupper())
        self._read: dict[str, tuple[Reading, ...]] = {}
        self._known: dict[str, tuple[Reading, ...]] = {}

    def known(self, surface: str) -> tuple[Reading, ...]:
        """Return the places whose very name the surface is; empty for 'northern Iraq' and the like."""
        found = self._known.get(surface)
        if found is None:
            found = self._known[surface] = tuple(self._whole(surface))
        return found

    def readings(self, surface: str) -> tuple[Reading, ...]:
        """Return every place that the surface may mean, in a fixed order, the most populous first."""
        found = self._read.get(surface)
        if found is None:
            found = self._read[surface] = tuple(self.known(surface) or self._framed(surface))
        return found

    def _whole(self, surface: str) -> list[Reading]:
        key = fold(surface)
        abbreviated = self.abbreviations.get(surface.replace(" ", "").rstrip("."))
        if abbreviated is not None:
            return [Reading(abbreviated, "abbreviation")]
        readings: list[Reading] = []
        for table, manner in ((self.countries, "chief"), (self.areas, "chief"), (self.demonyms, "demonym")):
            if key in table:
                readings.append(Reading(table[key], manner))  # type: ignore[arg-type]
        seen = {reading.entry.row for reading in readings}
        for entry, chief in self.gazetteer.lookup(surface):
            if entry.row not in seen:
                readings.append(Reading(entry, "chief" if chief else "lesser"))
        return readings

    def _framed(self, surface: str) -> list[Reading]:
        """Return readings of the name inside words that only say what kind of place it is."""
        surface = re.sub(r"['’]s?$", "", surface.strip())
        county = COUNTY.match(surface)
        if county:
            name = next(filter(None, county.groups()))
            return [Reading(r.entry, "chief") for r in self.readings(f"{name} County")]
        first, _, rest = surface.partition(" ")
        if rest and first.endswith(".") and first[:-1].lower() in DIRECTION:
            return list(self.readings(f"{DIRECTION[first[:-1].lower()]} {rest}"))
        for frame in FRAMES:
            match = frame.match(surface)
            if match:
                return [
                    Reading(r.entry, "part")
                    for r in self.readings(match["name"])
                    if r.manner != "demonym" or True
                ]
        return []


@cache
def tables() -> NameTables:
    """Return the tables, read once a process."""
    return NameTables(load())


def _table_names() -> Iterator[str]:
    for names, *_ in _rows("areas.tsv"):
        yield from names.split("|")
    for _, _, names in _rows("countries.tsv"):
        yield from names.split()


def _rows(file: str) -> Iterator[list[str]]:
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def _areas(gazetteer: Gazetteer) -> Iterator[tuple[str, Entry]]:
    for number, (names, kind, identity, latitude, longitude, country) in enumerate(_rows("areas.tsv"), 1):
        first, *others = names.split("|")
        entry = Entry(
            row=-number,
            geonames_id=int(identity) if identity else None,
            name=first,
            code=AREA_CODES[kind],
            country=country,
            admin1="",
            admin2="",
            latitude=float(latitude),
            longitude=float(longitude),
            population=0,
        )
        for name in (first, *others):
            yield fold(name), entry


def _countries(gazetteer: Gazetteer) -> Iterator[tuple[str, Entry]]:
    for code, name, others in _rows("countries.tsv"):
        entry = gazetteer.country(code)
        assert entry is not None, f"countries.tsv names {code}, which the gazetteer lacks"
        for other in (name, *(word.replace("-", " ") for word in others.split())):
            yield fold(other), entry


def _demonyms(gazetteer: Gazetteer, areas: dict[str, Entry]) -> Iterator[tuple[str, Entry]]:
    for target, words in _rows("demonyms.tsv"):
        country, _, admin1 = target.partition(".")
        if target.startswith("="):
            entry: Entry | None = areas.get(fold(target[1:])) or _most_populous(gazetteer, target[1:])
        else:
            entry = gazetteer.division(country, admin1) if admin1 else gazetteer.country(country)
        assert entry is not None, f"demonyms.tsv names {target}, which the gazetteer lacks"
        for word in words.split():
            yield fold(word), entry


def _most_populous(gazetteer: Gazetteer, name: str) -> Entry | None:
    cities = [entry for entry, _ in gazetteer.lookup(name) if entry.code in "PS"]
    return max(cities, key=lambda entry: entry.population, default=None)


def _abbreviations(gazetteer: Gazetteer) -> Iterator[tuple[str, Entry]]:
    for country, admin1, words in _rows("abbreviations.tsv"):
        entry = gazetteer.division(country, admin1)
        assert entry is not None, f"abbreviations.tsv names {country}.{admin1}, which the gazetteer lacks"
        postal = [admin1] if country == "US" else []
        for word in (*postal, *words.split()):
            yield word, entry
            yield word.replace(".", ""), entry
