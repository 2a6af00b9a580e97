"""Which place each name means: population first, then what the text says beside it, then what the
other names of the article agree on. Pure; reads the gazetteer, knows nothing of tags.

The method is that of geoparsing by local context (Lieberman, Samet and Sankaranarayanan 2010):
explicit containers ('Paris, Texas') decide; otherwise each name's readings are weighed by a prior
and by the countries, divisions and neighbourhoods that the article's other names speak for, in a
few rounds, all names at once, so that the order of mentions does not matter.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, exp, log, log10, radians, sin

from .gazetteer import Entry, fold
from .gazetteer_tables import Manner, Reading, tables

CODE_WEIGHT = {"C": 3.0, "A": 1.2, "S": 1.6, "B": -1.5, "P": 0.0, "L": -0.2, "F": 0.0, "R": 0.0, "W": 0.0}
FIXED_SIZE = {"R": 7.5, "W": 6.5, "F": 3.0}  # log10 of people, for what has none
MANNER_WEIGHT: dict[Manner, float] = {
    "chief": 0.0,
    "lesser": -1.3,
    "part": -0.6,
    "demonym": 3.0,
    "abbreviation": 3.0,
}
COUNTRY_WEIGHT = 2.5
DIVISION_WEIGHT = 2.5
NEAR_WEIGHT = 2.0
NEAR_KM = 60.0
SHARPNESS = (0.4, 0.8, 1.6)  # belief hardens round by round, so that no name wins before all have spoken
CONTAINER_WEIGHT = 8.0
FOLLOWING = re.compile(r"['’]?s?(?:,| \(|) {1,2}(?P<names>[A-ZÀ-Þ][^\s,;:()]*(?: [A-ZÀ-Þ][^\s,;:()]*){0,2})")


@dataclass(slots=True)
class Option:
    """One reading of a name, with what speaks for it."""

    entry: Entry
    manner: Manner
    prior: float
    point: tuple[float, float, float]  # on the unit sphere
    score: float = 0.0
    share: float = 0.0  # of belief, over the readings of the name


@dataclass(slots=True)
class Toponym:
    """One name of the article, as often as it stands there."""

    surface: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """Return how loudly the name speaks: more often is louder, ever less so."""
        return 1.0 + log(len(self.spans))


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name came to mean."""

    entry: Entry
    manner: Manner
    confidence: float  # 0 … 1
    runner_up: Entry | None


def resolve(text: str, spans: Sequence[tuple[int, int]]) -> dict[str, Resolution]:
    """Return the meaning of each folded name among the spans; a name of no known place is left out."""
    toponyms = _toponyms(text, spans)
    for toponym in toponyms.values():
        _weigh_containers(text, toponym)
    for sharpness in SHARPNESS:
        _believe(toponyms, sharpness)
        _listen(toponyms)
    _believe(toponyms, SHARPNESS[-1])
    return {key: _decided(toponym) for key, toponym in toponyms.items() if toponym.options}


def _toponyms(text: str, spans: Sequence[tuple[int, int]]) -> dict[str, Toponym]:
    toponyms: dict[str, Toponym] = {}
    for start, end in sorted(set(spans)):
        surface = " ".join(text[start:end].split())
        key = fold(surface)
        if key not in toponyms:
            options = [_option(surface, reading) for reading in tables().readings(surface)]
            toponyms[key] = Toponym(surface, options=options)
        toponyms[key].spans.append((start, end))
    return toponyms


def _option(surface: str, reading: Reading) -> Option:
    entry = reading.entry
    size = FIXED_SIZE.get(entry.code) or log10(max(entry.population, 100))
    prior = size + CODE_WEIGHT[entry.code] + MANNER_WEIGHT[reading.manner]
    if entry.code == "B" and fold(entry.name) == fold(surface):
        prior += 1.5
    phi, lam = radians(entry.latitude), radians(entry.longitude)
    point = (cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi))
    return Option(entry, reading.manner, prior, point, score=prior)


def _weigh_containers(text: str, toponym: Toponym) -> None:
    """Raise the readings inside a state or country that stands right after the name, as in 'Paris, Texas'."""
    for _start, end in toponym.spans:
        container = container_after(text, end)
        inside = [option for option in toponym.options if container and _contains(container, option.entry)]
        for option in inside:
            option.prior += CONTAINER_WEIGHT / len(toponym.spans) ** 0.5
            option.score = option.prior


def container_after(text: str, end: int) -> Entry | None:
    match = FOLLOWING.match(text, end)
    if match is None or not match[0].lstrip("'’s").startswith((",", " (")):
        return None
    words = match["names"].split(" ")
    for count in range(len(words), 0, -1):
        for reading in tables().readings(" ".join(words[:count])):
            if reading.entry.code in "CAB" and reading.manner in ("chief", "abbreviation"):
                return reading.entry
    return None


def _contains(container: Entry, entry: Entry) -> bool:
    if container.row == entry.row or container.country != entry.country:
        return False
    if container.code == "C":
        return True
    if container.admin1 != entry.admin1:
        return False
    return container.code == "A" or not entry.admin2 or container.admin2 == entry.admin2


def _believe(toponyms: dict[str, Toponym], sharpness: float) -> None:
    """Turn the scores of each name's readings into shares of belief."""
    for toponym in toponyms.values():
        best = max((option.score for option in toponym.options), default=0.0)
        total = 0.0
        for option in toponym.options:
            option.share = exp(sharpness * (option.score - best))
            total += option.share
        for option in toponym.options:
            option.share /= total


def _listen(toponyms: dict[str, Toponym]) -> None:
    """Score every reading anew by what the other names now believe."""
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    for toponym in toponyms.values():
        for option in toponym.options:
            vote = toponym.weight * option.share
            countries[option.entry.country] += vote
            if option.entry.admin1:
                divisions[option.entry.country, option.entry.admin1] += vote
    voices = [
        (toponym, option.point, toponym.weight * option.share)
        for toponym in toponyms.values()
        for option in toponym.options
        if option.share > 0.02 and option.entry.code in "PSLBF"
    ]
    for toponym in toponyms.values():
        own_countries: dict[str, float] = defaultdict(float)
        own_divisions: dict[tuple[str, str], float] = defaultdict(float)
        for option in toponym.options:
            vote = toponym.weight * option.share
            own_countries[option.entry.country] += vote
            own_divisions[option.entry.country, option.entry.admin1] += vote
        all_countries = sum(countries.values()) - sum(own_countries.values())
        all_divisions = sum(divisions.values()) - sum(v for (c, a), v in own_divisions.items() if a)
        for option in toponym.options:
            entry = option.entry
            key = (entry.country, entry.admin1)
            country = (countries[entry.country] - own_countries[entry.country]) / (all_countries + 0.5)
            division = (divisions[key] - own_divisions[key]) / (all_divisions + 0.5) if entry.admin1 else 0.0
            near = 0.0
            for other, point, vote in voices:
                if other is not toponym:
                    cosine = sum(a * b for a, b in zip(option.point, point, strict=True))
                    if cosine > 0.998:  # within about 400 km
                        near += vote * exp(-6371.0 * (2 * max(0.0, 1 - cosine)) ** 0.5 / NEAR_KM)
            option.score = (
                option.prior
                + COUNTRY_WEIGHT * country
                + DIVISION_WEIGHT * division
                + NEAR_WEIGHT * log(1 + near)
            )


def _decided(toponym: Toponym) -> Resolution:
    ranked = sorted(toponym.options, key=lambda option: (-option.score, option.entry.row))
    best = ranked[0]
    runner_up = next((o.entry for o in ranked[1:] if o.entry.row != best.entry.row), None)
    return Resolution(best.entry, best.manner, best.share, runner_up)
