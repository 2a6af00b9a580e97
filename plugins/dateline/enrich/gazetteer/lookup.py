"""The gazetteer: names to places, read from one prebuilt file; decides nothing about an article.

The file `data/gazetteer.tsv.gz` is written by `make.py`. It holds two sorted tables,
places and names, which stay one stretch of bytes in memory: a lookup is a binary search in its lines, and a
row is parsed when it is asked for. So loading costs a fifth of a second, and no object for each line.
"""

import gzip
import unicodedata
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Literal, overload

import numpy as np

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
_STRIDE = 64  # lines between two that a search begins from
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
    if name.isascii():
        bare = name.lower()
    else:
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


class _Lines(Sequence[bytes]):
    """Lines in a row of a text, each cut out when it is asked for; sorted text is sorted as UTF-8, too."""

    def __init__(self, text: bytes, starts: Sequence[int]) -> None:
        self._text = text
        self._starts = starts  # of each line, and behind the last one

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> bytes: ...
    @overload
    def __getitem__(self, at: slice) -> "_Lines": ...
    def __getitem__(self, at: int | slice) -> "bytes | _Lines":
        if isinstance(at, slice):
            first, end, _ = at.indices(len(self))
            return _Lines(self._text, self._starts[first : end + 1])
        at = range(len(self))[at]
        return self._text[self._starts[at] : self._starts[at + 1] - 1]

    @cached_property
    def _landmarks(self) -> list[bytes]:
        """Every 64th line: a search among these runs in C, where one among all lines calls back here."""
        return [self[at] for at in range(0, len(self), _STRIDE)]

    def after(self, prefix: bytes) -> bytes | None:
        """Return what follows `prefix` in the one line of a sorted text that begins with it."""
        block = bisect_right(self._landmarks, prefix + b"\xff") - 1
        if block < 0:
            return None
        begin = self._starts[block * _STRIDE]
        if not self._text.startswith(prefix, begin):
            end = self._starts[min((block + 1) * _STRIDE, len(self))]
            begin = self._text.find(b"\n" + prefix, begin, end) + 1
            if not begin:
                return None
        return self._text[begin + len(prefix) : self._text.find(b"\n", begin)]


class Gazetteer:
    """Places by name. Read-only; one instance serves the whole process."""

    def __init__(self, places: Sequence[bytes], names: _Lines) -> None:
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
            entry = self._parsed[row] = _entry(row, self._places[row].decode())
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
        begins = (line.partition(b"\t")[0].decode() for line in self._places)
        return {row: identity for row, identity in enumerate(begins) if identity in ids}

    def named(self, rows: Collection[int]) -> Iterator[tuple[str, int]]:
        """Yield every name, folded, of the places on these lines of the table."""
        wanted = {str(row).encode() for row in rows}
        for line in self._names:
            key, _, found = line.partition(b"\t")
            if not key.startswith(b"#"):
                these = (row for row in found.replace(b"~", b"").split(b" ") if row in wanted)
                yield from ((key.decode(), int(row)) for row in these)

    def _rows(self, key: str) -> tuple[tuple[GazetteerEntry, bool], ...]:
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = tuple(self._search(key))
        return found

    def _search(self, key: str) -> Iterator[tuple[GazetteerEntry, bool]]:
        rows = self._names.after(f"{key}\t".encode("utf-8", "surrogatepass"))
        for row in rows.decode().split(" ") if rows else ():
            yield self.entry(int(row.rstrip("~"))), not row.endswith("~")


@cache
def load(path: Path = GAZETTEER_FILE) -> Gazetteer:
    """Read the gazetteer, once a process. Raises GazetteerError where the file is missing or foreign."""
    try:
        text = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise GazetteerError(f"no gazetteer can be read ({error})", where=str(path), remedy=REMEDY) from error
    header, _, _ = text.partition(b"\n")
    between = text.find(b"\n\n") + 2  # an empty line stands between the tables
    if header != FORMAT.encode() or not 2 < between < len(text):
        said = header[:40].decode("utf-8", "replace")
        raise GazetteerError(f"begins with {said!r}, expected {FORMAT!r}", where=str(path), remedy=REMEDY)
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n"))
    starts = array("q", np.concatenate(([0], ends + 1)).astype(np.int64).tobytes())
    first = bisect_left(starts, between)
    return Gazetteer(
        _Lines(text, starts[1:first]),  # without the header and the empty line
        _Lines(text, starts[first:]),
    )


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
