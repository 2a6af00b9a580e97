"""Which place each name of an article means. Pure; reads the gazetteer, knows nothing of tags.

The method is that of geoparsing by local context (Lieberman, Samet and Sankaranarayanan 2010):
explicit containers ('Paris, Texas') decide; otherwise each name's readings are weighed by a prior
and by the countries, divisions and neighbourhoods that the article's other names vote for, in a
few rounds, all names at once, so that the order of mentions does not matter.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, exp, log, log10, radians, sin, sqrt

from ...languages.read import home_countries
from ..gazetteer.lookup import GazetteerEntry, place_key
from ..gazetteer.tables import Manner, PlaceReading, tables
from .articled import place_name
from .containing_place import container_after, contains, landmark_after
from .spatial_support import CountryVotes, Point, SpatialSupport
from .words import DATELINE

# Weights are in powers of ten of people: 1.0 outweighs a tenfold population.
CODE_WEIGHT = {"C": 3.0, "A": 1.2, "S": 1.6, "B": -1.5, "P": 0.0, "L": -0.2, "F": 0.0, "R": 0.0, "W": 0.0}
FIXED_SIZE = {"R": 7.5, "W": 6.5, "F": 5.0}  # for what has no people
MANNER_WEIGHT: dict[Manner, float] = {
    "chief": 0.0,
    "lesser": -1.3,
    "former": 0.0,  # by the year, see `_weight_of_former`
    "part": -0.6,
    "host": -1.0,
    "demonym": 3.0,
    "abbreviation": 3.0,
}
OBSCURE_WEIGHT = (
    -2.0
)  # of a little town that has a great city's name beside its own: 'Frankfurt' for Frankfort
GREATER = 5  # times the people that make a city so much greater
RENAMED_WEIGHT = -2.0  # of a town that another bears the name of: 'Cherbourg' for Port Angeles
# A city that dwarfs all towns of its name is meant by the bare name, but near one of those: Southampton.
DWARFING_WEIGHT = 1.5
DWARFING = 9  # times the people of the next one
FORMER_WEIGHT = 2.0  # 'Rangoon' in its time is the city, not the division that still has the name
FADED_WEIGHT = -6.0  # 'Formosa' today is the town in Argentina
LIVING_TOWN = 10_000  # people from which another town of a former name is meant once that name is history
FULL_DIVISION_WEIGHT = 1.5  # 'Lamar County' in full
# 'Washington' alone is the capital, and 'Sevilla' the town: so it is wherever a division has the name
# of a town that holds a fair share of its people.
TOWN_OVER_DIVISION = 1.5
TOWN_SHARE = 0.12
# The great cities of the world are named without their country, wherever the article is at home.
CITY = 100_000
FAME_WEIGHT = 0.7
DATELINE_WEIGHT = 2.0
EXONYM_WEIGHT = 2.0  # 'Florencia' in Spanish is the Italian city, before the Colombian one
HOME_WEIGHT = 1.0  # news writes of the countries of its own language without saying so
COUNTRY_WEIGHT = 4.0
DIVISION_WEIGHT = 4.0
NEAR_WEIGHT = 5.0
LEAST_SHARE = 0.02  # least share that a reading needs to vote for its neighbourhood
SUPPORT = 0.1  # votes around a place from which it lies in the neighbourhood of the article's other places
CONTAINER_WEIGHT = 8.0
SHARPNESS = (0.4, 0.8, 1.6)  # shares sharpen round by round, so that no name wins before all have voted
# How many characters farther a region may stand than a town that is as good a guess.
REMOTENESS = {"P": 0, "S": 0, "L": 0, "F": 0, "B": 100, "A": 600, "W": 900, "R": 1500, "C": 2000}
ISOLATED_TOWN_PENALTY = 800  # the same for a little town that no other place of the article supports
CONTEXT_MENTION_WEIGHT = 0.3  # of names that were not asked about


@dataclass(slots=True)
class Option:
    """One reading of a name, with what speaks for it."""

    entry: GazetteerEntry
    manner: Manner
    prior: float
    point: Point
    score: float = 0.0
    share: float = 0.0  # a weight: the shares of a name's readings sum to 1
    near: float = 0.0  # the votes of other names' places around it


@dataclass(slots=True)
class Toponym:
    """One name of the article, as often as it stands there."""

    surface: str
    mention_weight: float = 1.0
    spans: list[tuple[int, int]] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """Return the weight of the name's votes, which grows with the logarithm of its mentions."""
        return self.mention_weight * (1.0 + log(len(self.spans)))


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name came to mean."""

    entry: GazetteerEntry
    manner: Manner
    confidence: float  # 0 … 1
    runner_up: GazetteerEntry | None
    supported: bool  # some other place of the article lies near it


def resolve(
    text: str,
    spans: Iterable[tuple[int, int]],
    *,
    context: Iterable[tuple[int, int]] = (),
    language: str = "en",
    year: int | None = None,
) -> dict[str, Resolution]:
    """Return the meaning of each folded name of both; a name of no known place is left out.

    Args:
        text: the article.
        spans: the names to resolve.
        context: other names that stand in the text; they vote for their places with less weight.
        language: of the article, as an ISO 639-1 code.
        year: in which the article was published; former names mean what they meant then.
    """
    wanted = set(spans)
    toponyms: dict[str, Toponym] = {}
    _collect(text, sorted(wanted), 1.0, toponyms, year, language)
    others = [s for s in set(context) if not any(s[0] < e and b < s[1] for b, e in wanted)]
    _collect(text, sorted(others), CONTEXT_MENTION_WEIGHT, toponyms, year, language)
    datelined = frozenset(match.span("place") for match in DATELINE.finditer(text))
    for toponym in toponyms.values():
        _weigh_containers(text, toponym, toponyms)
        _weigh_dateline(datelined, text, toponym)
        _weigh_home(home_countries(language), toponym)
        _weigh_exonym(language, toponym)
    for sharpness in SHARPNESS:
        _normalise_shares(toponyms, sharpness)
        _score_by_support(toponyms)
    _normalise_shares(toponyms, SHARPNESS[-1])
    return {key: _decided(toponym) for key, toponym in sorted(toponyms.items()) if toponym.options}


def _collect(  # noqa: PLR0913, PLR0917  all that decides what a name may mean
    text: str,
    spans: Sequence[tuple[int, int]],
    mention_weight: float,
    toponyms: dict[str, Toponym],
    year: int | None,
    language: str,
) -> None:
    names = tables()
    for start, end in spans:
        surface = place_name(text, start, end)
        key = place_key(surface)
        if key not in toponyms:
            meant = names.meant(language[:2].lower(), surface)
            readings = _with_meant(names.readings(surface), meant) or names.hosts(surface)
            toponyms[key] = Toponym(surface, mention_weight, options=_options(surface, readings, year))
        if not toponyms[key].options:
            toponyms[key].options = _options(surface, landmark_after(text, end), year)
        toponyms[key].spans.append((start, end))


def _with_meant(readings: Sequence[PlaceReading], meant: GazetteerEntry | None) -> Sequence[PlaceReading]:
    """Return the readings with that of the article's own language under its chief name: French 'Canton'."""
    if meant is None:
        return readings
    return [PlaceReading(meant, "chief"), *(each for each in readings if each.entry.row != meant.row)]


def _options(surface: str, readings: Sequence[PlaceReading], year: int | None) -> list[Option]:
    towns: dict[tuple[str, str], int] = {}  # people of the greatest town of this name in each division
    seats = set()
    for reading in readings:
        entry = reading.entry
        if entry.code in "PS" and reading.manner in ("chief", "lesser"):
            division = entry.country, entry.admin1
            towns[division] = max(entry.population, towns.get(division, 0))
            if entry.code == "S":
                seats.add(entry.country)
    greatest = max(
        (r.entry.population for r in readings if r.manner == "chief" and r.entry.code in "PS"), default=0
    )
    # The gazetteer's chief names are Latin, so that in another script no town has one.
    foreign = surface[:1].isalpha() and not unicodedata.name(surface[0], "").startswith("LATIN")
    options = []
    for reading in readings:
        entry = reading.entry
        prior = FIXED_SIZE.get(entry.code) or log10(max(entry.population, 100))
        if entry.code in "PS" and entry.population > CITY:
            prior += FAME_WEIGHT * min(1.0, log10(entry.population / CITY))
        prior += CODE_WEIGHT[entry.code] + MANNER_WEIGHT[reading.manner]
        if foreign and reading.manner == "lesser" and entry.code in "PS":
            prior -= MANNER_WEIGHT["lesser"]
        if entry.code in "AB" and reading.manner == "chief":
            town = towns.get((entry.country, entry.admin1), 0)
            if town > TOWN_SHARE * entry.population or (entry.code == "A" and entry.country in seats):
                prior -= TOWN_OVER_DIVISION
            elif entry.code == "B" and place_key(entry.name) == place_key(surface):
                prior += FULL_DIVISION_WEIGHT
        if reading.manner == "lesser" and entry.code in "PBL" and entry.population * GREATER < greatest:
            prior += OBSCURE_WEIGHT
        if reading.manner == "lesser" and entry.code in "PBL" and greatest and _is_renamed(surface, entry):
            prior += RENAMED_WEIGHT
        if reading.years:
            prior += _weight_of_former(reading, readings, year)
        options.append(Option(entry, reading.manner, prior, _point(entry), score=prior))
    return options


def _is_renamed(surface: str, entry: GazetteerEntry) -> bool:
    """Return whether a place's own name shares no word with what it is called here."""
    return set(place_key(surface).split()).isdisjoint(place_key(entry.name).split())


def _weight_of_former(former: PlaceReading, readings: Sequence[PlaceReading], year: int | None) -> float:
    """Return what a former name weighs: much in its years, little where another place bears it today."""
    assert former.years is not None
    if year is not None and former.years[0] <= year <= former.years[1]:
        return FORMER_WEIGHT
    living = any(
        reading.manner == "chief"
        and reading.entry.country != former.entry.country
        and (reading.entry.code in "CA" or reading.entry.population > LIVING_TOWN)
        for reading in readings
    )
    return FADED_WEIGHT if living else FORMER_WEIGHT


def _point(entry: GazetteerEntry) -> Point:
    phi, lam = radians(entry.latitude), radians(entry.longitude)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)


def _weigh_dateline(datelined: frozenset[tuple[int, int]], text: str, toponym: Toponym) -> None:
    """Raise the great cities of a name that opens the article without a state, as agencies write them."""
    if any(span in datelined and container_after(text, span[1]) is None for span in toponym.spans):
        for option in toponym.options:
            if option.entry.code in "PS" and option.entry.population > CITY:
                option.prior += DATELINE_WEIGHT
                option.score = option.prior


def _weigh_home(home: frozenset[str], toponym: Toponym) -> None:
    for option in toponym.options:
        if option.entry.country in home:
            option.prior += HOME_WEIGHT
            option.score = option.prior


def _weigh_exonym(language: str, toponym: Toponym) -> None:
    """Raise the place that the article's language means by a word of its own."""
    meant = tables().meant(language[:2].lower(), toponym.surface)
    for option in toponym.options:
        if meant and option.entry.row == meant.row:
            option.prior += EXONYM_WEIGHT
            option.score = option.prior


def _weigh_containers(text: str, toponym: Toponym, toponyms: Mapping[str, Toponym]) -> None:
    """Raise the readings inside a state or country that stands right after the name, as in 'Paris, Texas'.

    And that reading of the state's own name, as of Kent in 'Rochester, Kent'.
    """
    for _start, end in toponym.spans:
        container = container_after(text, end, [option.entry for option in toponym.options])
        if container is None:
            continue
        weight = CONTAINER_WEIGHT / sqrt(len(toponym.spans))
        held = [option for option in toponym.options if contains(container, option.entry)]
        outer = toponyms.get(place_key(container.name))
        around = [option for option in outer.options if option.entry.row == container.row] if outer else []
        for option in (*held, *(around if held else ())):
            option.prior += weight
            option.score = option.prior


def _normalise_shares(toponyms: dict[str, Toponym], sharpness: float) -> None:
    """Turn the scores of each name's readings into shares (softmax with that sharpness)."""
    for toponym in toponyms.values():
        best = max((option.score for option in toponym.options), default=0.0)
        total = 0.0
        for option in toponym.options:
            option.share = exp(sharpness * (option.score - best))
            total += option.share
        for option in toponym.options:
            option.share /= total


def _score_by_support(toponyms: dict[str, Toponym]) -> None:
    """Score every reading anew by what the other names now believe."""
    all_votes = CountryVotes()
    support = SpatialSupport()
    own = {}
    for key, toponym in toponyms.items():
        own[key] = votes = CountryVotes()
        for option in toponym.options:
            vote = toponym.weight * option.share
            votes.add(option.entry, vote)
            all_votes.add(option.entry, vote)
            if option.share > LEAST_SHARE and option.entry.code in "PSLBF":
                support.add(key, option.point, vote)
    for key, toponym in toponyms.items():
        for option in toponym.options:
            country, division = all_votes.shares_without(own[key], option.entry)
            option.near = near = support.votes_around(key, option.point)
            option.score = (
                option.prior
                + COUNTRY_WEIGHT * country
                + DIVISION_WEIGHT * division
                + NEAR_WEIGHT * log10(1 + near)
            )
        _prefer_dwarfing_city(toponym)


def _prefer_dwarfing_city(toponym: Toponym) -> None:
    """Raise the city that dwarfs all other towns of its name, unless the article is near one of those."""
    towns = sorted(
        (option for option in toponym.options if option.entry.code in "PS" and option.manner == "chief"),
        key=lambda option: -option.entry.population,
    )
    if not towns or towns[0].entry.population <= CITY:
        return
    if max(toponym.options, key=lambda option: option.score).entry.code in "CARWF":
        return  # Singapore is its country
    second = max((town.entry.population for town in towns[1:]), default=0)
    near = max((town.near for town in towns[1:]), default=0.0)
    if towns[0].entry.population > DWARFING * second and near < SUPPORT:
        towns[0].score += DWARFING_WEIGHT


def _decided(toponym: Toponym) -> Resolution:
    ranked = sorted(toponym.options, key=lambda option: (-option.score, option.entry.row))
    best = ranked[0]
    runner_up = next((o.entry for o in ranked[1:] if o.entry.row != best.entry.row), None)
    return Resolution(best.entry, best.manner, best.share, runner_up, best.near > SUPPORT)


def neighbour(
    span: tuple[int, int], meanings: Mapping[tuple[int, int], Resolution | None]
) -> Resolution | None:
    """Return the meaning of the place named nearest to a span, towns before regions before countries."""
    start, end = span

    def distance(other: tuple[int, int], meaning: Resolution) -> tuple[float, tuple[int, int]]:
        away = other[0] - end if other[0] >= end else 1.5 * (start - other[1])
        isolation = 0 if meaning.supported or meaning.entry.population > CITY else ISOLATED_TOWN_PENALTY
        return away + REMOTENESS[meaning.entry.code] + isolation, other

    known = [(distance(other, m), m) for other, m in meanings.items() if m and other != span]
    return min(known, key=lambda pair: pair[0])[1] if known else None
