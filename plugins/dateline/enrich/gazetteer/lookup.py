"""The gazetteer: names to places, read from one prebuilt file; decides nothing about an article.

The file `data/gazetteer.tsv.gz` is written by `make.py`. It holds two sorted tables,
places and names, which stay plain lines of text in memory: a lookup is a binary search, and a
row is parsed when it is asked for. So loading costs a fraction of a second and no dictionary.
"""

import gzip
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Literal

from ...article.errors import DatelineError

DATA = Path(__file__).resolve().parent.parent / "data"
GAZETTEER_FILE = DATA / "gazetteer.tsv.gz"
FORMAT = "dateline-gazetteer 1"
REMEDY = "Run `python -m dateline.enrich.gazetteer.make` to write it anew."

# What a row is: country, first and second order division, seat of a country's government,
# populated place, locality known only by post office or airfield, airport or air base;
# area and water come from the hand-made tables only.
Code = Literal["C", "A", "B", "S", "P", "L", "F", "R", "W"]

_SPELLINGS = str.maketrans(
    {
        **dict.fromkeys(".'’‘ʼʻ`ʿʾ\"", None),
        **dict.fromkeys("-–—/,_", " "),
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ـ": None,  # Arabic tatweel
    }
)
EARTH_KM = 6371.0  # mean radius
_SHORT_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


class GazetteerError(DatelineError):
    """The gazetteer file is missing, or not one that this version can read."""


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One place of the gazetteer."""

    row: int  # its line in the table of places: equal rows are equal places
    geonames_id: int | None
    name: str
    code: Code
    country: str  # ISO 3166-1 alpha-2
    admin1: str  # GeoNames code of the first order division, '' where there is none
    admin2: str
    latitude: float  # degrees, WGS 84
    longitude: float
    population: int  # 0 where unknown


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """Return the form under which a name is looked up: no case, accents, dots, apostrophes or hyphens."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    words = bare.translate(_SPELLINGS).split()
    return " ".join([_SHORT_WORDS.get(word, word) for word in words])


def kilometres(a_latitude: float, a_longitude: float, b_latitude: float, b_longitude: float) -> float:
    """Return the great-circle distance of two points given in degrees (haversine, mean earth radius)."""
    phi, psi = radians(a_latitude), radians(b_latitude)
    half_chord = (
        sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(radians(b_longitude - a_longitude) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half_chord)))


class Gazetteer:
    """Places by name. Read-only; one instance serves the whole process."""

    def __init__(self, places: list[str], names: list[str]) -> None:
        self._places = places
        self._names = names  # sorted lines: folded name, tab, rows; a row ending in ~ is a lesser name
        self._parsed: dict[int, GazetteerEntry] = {}
        self._found: dict[str, tuple[tuple[GazetteerEntry, bool], ...]] = {}

    def __len__(self) -> int:
        return len(self._places)

    def lookup(self, name: str) -> tuple[tuple[GazetteerEntry, bool], ...]:
        """Return the places of that name, most populous first; True where it is their chief name."""
        return self._rows(place_key(name))

    def knows(self, name: str) -> bool:
        """Return whether any place has that name."""
        return bool(self.lookup(name))

    def entry(self, row: int) -> GazetteerEntry:
        """Return the place on that line of the table."""
        entry = self._parsed.get(row)
        if entry is None:
            entry = self._parsed[row] = _entry(row, self._places[row])
        return entry

    def division(self, country: str, admin1: str, admin2: str = "") -> GazetteerEntry | None:
        """Return the first order division with these codes, or the second where admin2 is given."""
        found = self._rows(f"#{country} {admin1} {admin2}".rstrip())
        return found[0][0] if found else None

    def country(self, code: str) -> GazetteerEntry | None:
        """Return the country with that ISO 3166-1 alpha-2 code."""
        found = self._rows(f"#{code}")
        return found[0][0] if found else None

    def rows_of(self, ids: Collection[str]) -> dict[int, str]:
        """Return the lines of the table that have these GeoNames ids, each with its id."""
        begins = (line.partition("\t")[0] for line in self._places)
        return {row: identity for row, identity in enumerate(begins) if identity in ids}

    def named(self, rows: Collection[int]) -> Iterator[tuple[str, int]]:
        """Yield every name, folded, of the places on these lines of the table."""
        wanted = {str(row) for row in rows}
        for line in self._names:
            key, _, found = line.partition("\t")
            if not key.startswith("#"):
                yield from ((key, int(row)) for row in found.replace("~", "").split(" ") if row in wanted)

    def _rows(self, key: str) -> tuple[tuple[GazetteerEntry, bool], ...]:
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = tuple(self._search(key))
        return found

    def _search(self, key: str) -> Iterator[tuple[GazetteerEntry, bool]]:
        prefix = key + "\t"
        at = bisect_left(self._names, prefix)
        if at == len(self._names) or not self._names[at].startswith(prefix):
            return
        for row in self._names[at][len(prefix) :].split(" "):
            yield self.entry(int(row.rstrip("~"))), not row.endswith("~")


@cache
def load(path: Path = GAZETTEER_FILE) -> Gazetteer:
    """Read the gazetteer, once a process. Raises GazetteerError where the file is missing or foreign."""
    try:
        # Line by line: the whole text beside its lines would take more than the lines alone.
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as stream:
            lines = (line.removesuffix("\n") for line in stream)
            header = next(lines, "")
            places = list(takewhile(bool, lines))
            names = list(lines)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise GazetteerError(f"no gazetteer can be read ({error})", where=str(path), remedy=REMEDY) from error
    if header != FORMAT or not names:
        raise GazetteerError(
            f"begins with {header[:40]!r}, expected {FORMAT!r}", where=str(path), remedy=REMEDY
        )
    return Gazetteer(places, names)


def _entry(row: int, line: str) -> GazetteerEntry:
    identity, name, code, country, admin1, admin2, latitude, longitude, population = line.split("\t")
    return GazetteerEntry(
        row=row,
        geonames_id=int(identity) if identity else None,
        name=name,
        code=code,  # type: ignore[arg-type]  # the build writes no other
        country=country,
        admin1=admin1,
        admin2=admin2,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
    )
