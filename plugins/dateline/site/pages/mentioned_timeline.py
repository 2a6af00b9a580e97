"""The second clock as one page: every year that articles mention."""

from collections.abc import Sequence
from typing import NamedTuple

from ..charts.bars import Unit, bar_chart
from ..page import Page
from ..paths import MENTIONED, mentioned_year_path
from ..site_context import SiteContext


class YearRow(NamedTuple):
    """A year that articles mention."""

    label: str
    path: str
    number: str


class Decade(NamedTuple):
    """The years of a decade that articles mention."""

    anchor: str
    label: str
    years: Sequence[YearRow]


def mentioned_timeline(site: SiteContext) -> Page:
    """Return the page of all years that articles mention."""
    years = {year: len(found) for year, found in site.mentioned.years.items()}
    decades: dict[int, list[YearRow]] = {}
    for year, count in years.items():
        row = YearRow(str(year), mentioned_year_path(year), site.language.number(count))
        decades.setdefault(year // 10 * 10, []).append(row)
    moments = (f"{year:04}" for year, count in years.items() for _ in range(count))
    bars = bar_chart(moments, site.language, _bar_path, trimmed=True)
    outside = bars.outside if bars else 0
    context = {
        "title": site.language.say("dates_mentioned"),
        "bars": bars,
        "outside": site.language.count("mentions_outside", outside) if outside else "",
        "decades": [
            Decade(f"y{decade // 10:03}", site.language.say("decade", year=decade), found)
            for decade, found in decades.items()
        ],
    }
    return Page(MENTIONED, "mentioned.html", context)


def _bar_path(unit: Unit, key: str) -> str:
    return f"{MENTIONED}#y{key}" if unit == "decade" else mentioned_year_path(int(key[:4]))
