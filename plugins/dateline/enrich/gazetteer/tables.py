"""What a name may mean, by the gazetteer and the hand-made tables; never which of the places is meant.

The tables hold demonyms, areas and waters, other and former names, and abbreviated states.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .lookup import DATA, Code, Gazetteer, GazetteerEntry, load, place_key

Manner = Literal["chief", "lesser", "former", "demonym", "abbreviation", "part", "host"]

AREA_CODES: dict[str, Code] = {"area": "R", "water": "W", "city": "P", "facility": "F", "country": "C"}

# Words that say what a place is, around the name that says which: 'Town of X', 'X Twp.', 'Port of X'.
COUNTY = re.compile(r"^(?P<a>.+?) Co\.?$|^County of (?P<b>.+)$|^Co\.? (?P<c>[A-Z].+)$")
DIRECTION = {"n": "North", "s": "South", "e": "East", "w": "West", "no": "North", "so": "South"}
FRAMES = (
    re.compile(
        r"^(?:the )?(?:city|town|village|township|borough|port|province|state|region|district|hamlet|republic"
        r"|kingdom|island|isle|commonwealth|municipality|parish) of (?P<name>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?P<name>.+?) (?:township|twp\.?|city|province|governorate|region|district|state|village|town"
        r"|borough|municipality|prefecture|oblast|strip|area|metro|parish|republic|territory|suburbs?|proper)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:the|greater|downtown|central|metropolitan|metro|inner|outer|mainland"
        r"|(?:far )?(?:north|south|east|west)|(?:north|south|east|west)ern"
        r"|(?:north|south)-?(?:east|west)(?:ern)?|upper|lower|mid|old|new|upstate"
        r"|suburban|rural|county|province|state|city|district|nazi|soviet|colonial|ancient) (?P<name>.+)$",
        re.IGNORECASE,
    ),
)
# A thing that stands in a place and bears its name: its point is the place's, its identity is not.
STREETS = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|boulevard|blvd|drive|lane|way|close|court|parade|parkway|highway"
    r"|freeway)\.?$|\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """One place that a name may mean, and by what manner of naming."""

    entry: GazetteerEntry
    manner: Manner
    years: tuple[int, int] | None = None  # of a former name: the first and the last in which it was official


class NameTables:
    """The tables, joined to the gazetteer; one instance serves the whole process."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.areas = dict(_areas())
        self.countries = dict(_countries(gazetteer))
        self.demonyms = dict(_demonyms(gazetteer, self.areas))
        self.former = dict(_former_names(gazetteer))
        self.abbreviations: dict[str, list[GazetteerEntry]] = {}
        for word, entry in _abbreviations(gazetteer):
            self.abbreviations.setdefault(word, []).append(entry)
        self.exonyms: dict[str, GazetteerEntry] = {}
        self._called: dict[tuple[str, int | str], str] = {}
        self._meant: dict[tuple[str, str], GazetteerEntry] = {}
        listed = list(exonyms(gazetteer, self.areas))
        for entry, language, names in listed:
            self._called.setdefault((language, entry.geonames_id or entry.name), names[0])
            for name in names:
                self._meant.setdefault((language, place_key(name)), entry)
                if language != "en":
                    self._add_exonym(name, entry)
        spoken = [name for *_, names in listed for name in names]
        self.acronyms = frozenset(place_key(n) for n in (*_table_names(), *spoken) if _is_acronym(n))
        # What is written small in 'Arabie saoudite', 'République démocratique du Congo'.
        self.small_words = frozenset(w for n in spoken for w in n.split()[1:] if w.islower() and len(w) > 3)
        self._read: dict[str, tuple[PlaceReading, ...]] = {}
        self._known: dict[str, tuple[PlaceReading, ...]] = {}

    def _add_exonym(self, name: str, entry: GazetteerEntry) -> None:
        """Let a name of another language mean a place, unless it is that of another well-known one."""
        key = place_key(name)
        own = (found for found, chief in self.gazetteer.lookup(name) if chief and found.row != entry.row)
        english = key in self.areas or key in self.countries
        if not english and not any(map(_well_known, own)):
            self.exonyms.setdefault(key, entry)

    def called(self, language: str, identity: int | str) -> str | None:
        """Return what a language calls a place, by its GeoNames number or, without one, its English name."""
        return self._called.get((language, identity))

    def meant(self, language: str, surface: str) -> GazetteerEntry | None:
        """Return the place that a language means by a word of its own: French 'Berne', the town."""
        return self._meant.get((language, place_key(surface)))

    def known(self, surface: str) -> tuple[PlaceReading, ...]:
        """Return the places whose very name the surface is; empty for 'northern Iraq' and the like."""
        found = self._known.get(surface)
        if found is None:
            readings = self._whole(surface)
            if not readings and (articled := with_article(surface)):
                readings = self._whole(articled)
            found = self._known[surface] = tuple(readings)
        return found

    def readings(self, surface: str) -> tuple[PlaceReading, ...]:
        """Return every place that the surface may mean, in a fixed order, the most populous first."""
        found = self._read.get(surface)
        if found is None:
            found = self._read[surface] = tuple(self.known(surface) or self._framed(surface))
        return found

    def _whole(self, surface: str) -> list[PlaceReading]:
        key = place_key(surface)
        abbreviated = self.abbreviations.get(surface.replace(" ", "").rstrip("."))
        if abbreviated is not None:
            return [PlaceReading(entry, "abbreviation") for entry in abbreviated]
        readings: list[PlaceReading] = []
        for table, manner in ((self.countries, "chief"), (self.areas, "chief"), (self.demonyms, "demonym")):
            if key in table:
                readings.append(PlaceReading(table[key], manner))  # type: ignore[arg-type]
        if key in self.former:
            readings.append(self.former[key])
        if key in self.exonyms:
            readings.append(PlaceReading(self.exonyms[key], "chief"))
        seen = {reading.entry.row for reading in readings}
        for entry, chief in self.gazetteer.lookup(surface):
            if entry.row not in seen:
                readings.append(PlaceReading(entry, "chief" if chief else "lesser"))
        return readings

    def _framed(self, surface: str) -> list[PlaceReading]:
        """Return readings of the name inside words that only say what kind of place it is."""
        surface = re.sub(r"['’]s?$", "", surface.strip())
        county = COUNTY.match(surface)
        if county:
            name = next(filter(None, county.groups()))
            isles = [r for r in self.known(name) if r.entry.code in "AB" and r.entry.country in ("IE", "GB")]
            return [PlaceReading(r.entry, "chief") for r in isles or self.readings(f"{name} County")]
        first, _, rest = surface.partition(" ")
        if rest and first.endswith(".") and first[:-1].lower() in DIRECTION:
            return list(self.readings(f"{DIRECTION[first[:-1].lower()]} {rest}"))
        for frame in FRAMES:
            match = frame.match(surface)
            inner = self.readings(match["name"]) if match else ()
            if inner:
                return [PlaceReading(r.entry, "part") for r in inner]
        return []

    def hosts(self, surface: str) -> tuple[PlaceReading, ...]:
        """Return the places whose name stands at the head or the foot of a longer name, longest first.

        'Colchester General Hospital' stands in Colchester; streets are named after far places, and have none.
        """
        words = surface.split()
        if len(words) < 2 or STREETS.search(surface):
            return ()
        for count in range(len(words) - 1, 0, -1):
            for part in (words[:count], words[-count:]):
                name = re.sub(r"['’]s?$", "", " ".join(part))
                if name[:1].isupper() and len(name) > 3:
                    inner = [
                        r for r in self.known(name) if r.entry.code in "CASPBLW" and _well_known(r.entry)
                    ]
                    if inner:
                        return tuple(PlaceReading(r.entry, "host") for r in inner)
        return ()


def _is_acronym(name: str) -> bool:
    """Return whether a name is one of letters: 'USA', 'UdSSR'."""
    letters = name.replace(".", "")
    return letters.isascii() and letters.isalpha() and letters[1:] != letters[1:].lower()


def with_article(surface: str) -> str:
    """Return an Arabic name without 'to', which melts with its article: 'للأردن' → 'الأردن'."""
    return f"ال{surface[2:]}" if surface.startswith("لل") else ""


def _well_known(entry: GazetteerEntry) -> bool:
    return entry.code in "CASRW" or entry.population > 5_000


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


def _areas() -> Iterator[tuple[str, GazetteerEntry]]:
    for number, (names, kind, identity, latitude, longitude, country) in enumerate(_rows("areas.tsv"), 1):
        first, *others = names.split("|")
        entry = GazetteerEntry(
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
            yield place_key(name), entry


def _countries(gazetteer: Gazetteer) -> Iterator[tuple[str, GazetteerEntry]]:
    for code, name, others in _rows("countries.tsv"):
        entry = gazetteer.country(code)
        assert entry is not None, f"countries.tsv names {code}, which the gazetteer lacks"
        for other in (name, *(word.replace("-", " ") for word in others.split())):
            yield place_key(other), entry


def _demonyms(gazetteer: Gazetteer, areas: dict[str, GazetteerEntry]) -> Iterator[tuple[str, GazetteerEntry]]:
    for target, words in _rows("demonyms.tsv"):
        country, _, admin1 = target.partition(".")
        if target.startswith("="):
            entry: GazetteerEntry | None = areas.get(place_key(target[1:])) or _most_populous(
                gazetteer, target[1:]
            )
        else:
            entry = gazetteer.division(country, admin1) if admin1 else gazetteer.country(country)
        assert entry is not None, f"demonyms.tsv names {target}, which the gazetteer lacks"
        for word in words.split():
            yield place_key(word), entry


def exonyms(
    gazetteer: Gazetteer, areas: dict[str, GazetteerEntry]
) -> Iterator[tuple[GazetteerEntry, str, list[str]]]:
    """Yield place, language and its names there, from the table: '@DE', '=Black Sea', '^Texas, US'."""
    head, *rows = _rows("exonyms.tsv")
    for target, *columns in rows:
        name, _, country = target.lstrip("@=^").rpartition(", ")
        if target.startswith("@"):
            entry = gazetteer.country(country)
        elif target.startswith("="):
            entry = areas.get(place_key(target[1:]))
        elif target.startswith("^"):
            divisions = (found for found, _ in gazetteer.lookup(name) if found.code == "A")
            entry = next((found for found in divisions if found.country == country), None)
        else:
            entry = _most_populous(gazetteer, name, country)
        assert entry is not None, f"exonyms.tsv names {target}, which the gazetteer lacks"
        for language, names in zip(head[1:], columns, strict=True):
            if names:
                yield entry, language, names.split("|")


def _former_names(gazetteer: Gazetteer) -> Iterator[tuple[str, PlaceReading]]:
    for name, country, city, first, last in _rows("former_names.tsv"):
        entry = _most_populous(gazetteer, city, country) if city else gazetteer.country(country)
        assert entry is not None, f"former_names.tsv names {country} {city}, which the gazetteer lacks"
        yield place_key(name), PlaceReading(entry, "former", (int(first), int(last)))


def _most_populous(gazetteer: Gazetteer, name: str, country: str = "") -> GazetteerEntry | None:
    cities = [
        entry
        for entry, _ in gazetteer.lookup(name)
        if entry.code in "PS" and entry.country.startswith(country)
    ]
    return max(cities, key=lambda entry: entry.population, default=None)


def _abbreviations(gazetteer: Gazetteer) -> Iterator[tuple[str, GazetteerEntry]]:
    for country, admin1, words in _rows("abbreviations.tsv"):
        entry = gazetteer.division(country, admin1)
        assert entry is not None, f"abbreviations.tsv names {country}.{admin1}, which the gazetteer lacks"
        postal = [admin1] if country == "US" else []
        for word in (*postal, *words.split()):
            yield from ((spelling, entry) for spelling in sorted({word, word.replace(".", "")}))
