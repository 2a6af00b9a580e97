"""The front door: home, the search page's shell, and the page for addresses that do not exist."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..charts.histogram import histogram
from ..entities import Name
from ..page import Page
from ..paths import DAYS, HOME, MENTIONED, NOT_FOUND, SEARCH, SECTIONS, THIS_DAY, kind_path, year_path
from ..site_context import Frame, Step

LATEST = 12  # articles
MOST_NAMED = 10  # entities of each kind


def home_pages(frame: Frame) -> Iterator[Page]:
    """Yield home, search and 404."""
    yield Page(HOME, "home.html", _home(frame))
    yield Page(SEARCH, "search.html", {"title": frame.language.say("search")})
    missing = {"title": frame.language.say("not_found")}
    if frame.settings.base_url:
        missing["root"] = f"{frame.settings.base_url}/"
    yield Page(NOT_FOUND, "not_found.html", missing, listed=False)


def _home(frame: Frame) -> Mapping[str, Any]:
    cards = frame.shelf.cards
    years = frame.shelf.counted(4)
    counts = {int(year): count for year, count in years.items()}
    return {
        "title": "",
        "figures": _figures(frame, counts),
        "latest": tuple(reversed(cards[-LATEST:])),
        "bars": histogram(counts, frame.language, year_path),
        "years": [
            (year_path(year), str(year), frame.language.number(count))
            for year, count in sorted(counts.items(), reverse=True)
        ],
        "most": [
            {"kind": kind, "path": kind_path(kind), "rows": _most(frame, names)}
            for kind, names in frame.names.of_kind.items()
            if names
        ],
        "ways": (
            Step(DAYS, frame.language.say("dates")),
            Step(MENTIONED, frame.language.say("dates_mentioned")),
            Step(THIS_DAY, frame.language.say("on_this_day")),
            *((Step(SECTIONS, frame.language.say("sections")),) if any(c.section for c in cards) else ()),
        ),
    }


def _figures(frame: Frame, years: Mapping[int, int]) -> Sequence[str]:
    """Return the size of the archive in words."""
    shown = [frame.language.count("articles", len(frame.shelf.cards))]
    if years:
        first, last = min(years), max(years)
        shown.append(str(first) if first == last else f"{first}–{last}")
    shown += [
        frame.language.count(f"names_{kind}", len(names))
        for kind, names in frame.names.of_kind.items()
        if names
    ]
    return shown


def _most(frame: Frame, names: Sequence[Name]) -> Sequence[tuple[Name, str]]:
    best = sorted(names, key=lambda name: (-name.total, name.sort, name.slug))[:MOST_NAMED]
    return [(name, frame.language.number(name.total)) for name in best]
