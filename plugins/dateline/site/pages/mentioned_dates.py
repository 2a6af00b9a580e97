"""The pages of the second clock: the years, months and days that articles speak about."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..article_summary import ArticleSummary
from ..charts.histogram import histogram
from ..page import Page
from ..paths import (
    MENTIONED,
    day_path,
    mentioned_day_path,
    mentioned_month_path,
    mentioned_year_path,
    year_path,
)
from ..site_context import NavLink, SiteContext

# Above these a page shows the first of each part and leads on to pages of the parts.
YEAR_IN_FULL = 60
MONTH_IN_FULL = 200
FIRST_OF_DAY = 4


class MentioningArticle(NamedTuple):
    """An article in a list of those that mention a time, with its words for it."""

    card: ArticleSummary
    words: str


def mentioned_pages(site: SiteContext) -> Iterator[Page]:
    """Yield the timeline, and a page for every year and month that articles speak about."""
    yield _timeline(site)
    yield from _years(site)
    yield from _months(site)


def _timeline(site: SiteContext) -> Page:
    years = {year: len(found) for year, found in site.mentioned.years.items()}
    rows = [
        (str(year), mentioned_year_path(year), site.language.number(count)) for year, count in years.items()
    ]
    decades: dict[int, list[tuple[str, str, str]]] = {}
    for year, row in zip(years, rows, strict=True):
        decades.setdefault(year // 10 * 10, []).append(row)
    context = {
        "title": site.language.say("dates_mentioned"),
        "bars": histogram(years, site.language, mentioned_year_path),
        "decades": [(site.language.say("decade", year=decade), found) for decade, found in decades.items()],
    }
    return Page(MENTIONED, "mentioned.html", context)


def _trail(site: SiteContext, *steps: NavLink) -> tuple[NavLink, ...]:
    return (NavLink(MENTIONED, site.language.say("dates_mentioned")), *steps)


def _spoken(
    site: SiteContext, found: Mapping[int, str], limit: int | None = None
) -> Sequence[MentioningArticle]:
    places = sorted(found)[:limit]
    return [MentioningArticle(site.timeline.cards[place], found[place]) for place in places]


def _years(site: SiteContext) -> Iterator[Page]:
    years = tuple(site.mentioned.years)
    for place, year in enumerate(years):
        found = site.mentioned.years[year]
        months = [month for month in range(1, 13) if (year, month) in site.mentioned.months]
        in_months = {place for month in months for place in site.mentioned.months[year, month]}
        alone = {place: words for place, words in found.items() if place not in in_months}
        count = site.language.count("articles", len(found))
        context: Mapping[str, Any] = {
            "title": site.language.say("articles_about_year", year=year),
            "count": count,
            "trail": _trail(site),
            "months": [
                _month_of_year(site, year, month, shown=len(found) <= YEAR_IN_FULL) for month in months
            ],
            "alone": _spoken(site, alone, MONTH_IN_FULL),
            "published": NavLink(year_path(year), site.language.say("published_in", year=year))
            if site.timeline.within(f"{year:04}")
            else None,
            "earlier": _year_step(years[place - 1]) if place else None,
            "later": _year_step(years[place + 1]) if place + 1 < len(years) else None,
        }
        yield Page(mentioned_year_path(year), "mentioned_year.html", context)


def _year_step(year: int) -> NavLink:
    return NavLink(mentioned_year_path(year), str(year))


def _month_of_year(site: SiteContext, year: int, month: int, *, shown: bool) -> Mapping[str, Any]:
    found = site.mentioned.months[year, month]
    return {
        "path": mentioned_month_path(year, month),
        "label": site.language.month(year, month),
        "count": site.language.count("articles", len(found)),
        "spoken": _spoken(site, found) if shown else (),
    }


def _months(site: SiteContext) -> Iterator[Page]:
    keys = tuple(site.mentioned.months)
    days: dict[tuple[int, int], list[int]] = {}
    for year, month, day in site.mentioned.days:
        days.setdefault((year, month), []).append(day)
    for place, (year, month) in enumerate(keys):
        found = site.mentioned.months[year, month]
        own = days.get((year, month), ())
        in_days = {place for day in own for place in site.mentioned.days[year, month, day]}
        alone = {place: words for place, words in found.items() if place not in in_days}
        in_full = len(found) <= MONTH_IN_FULL
        title = site.language.say("articles_about_month", month=site.language.month(year, month))
        yield Page(
            mentioned_month_path(year, month),
            "mentioned_month.html",
            {
                "title": title,
                "count": site.language.count("articles", len(found)),
                "trail": _trail(site, _year_step(year)),
                "days": [_day_of_month(site, (year, month, day), in_full=in_full) for day in own],
                "alone": _spoken(site, alone, MONTH_IN_FULL),
                "earlier": _month_step(site, *keys[place - 1]) if place else None,
                "later": _month_step(site, *keys[place + 1]) if place + 1 < len(keys) else None,
            },
        )
        if not in_full:
            yield from _days(site, year, month, own)


def _month_step(site: SiteContext, year: int, month: int) -> NavLink:
    return NavLink(mentioned_month_path(year, month), site.language.month(year, month))


def _day_of_month(site: SiteContext, key: tuple[int, int, int], *, in_full: bool) -> Mapping[str, Any]:
    found = site.mentioned.days[key]
    more = 0 if in_full else max(0, len(found) - FIRST_OF_DAY)
    return {
        "anchor": f"d{key[2]:02}",
        "label": site.language.day(*key),
        "weekday": site.language.weekday(*key),
        "published": day_path(*key) if site.timeline.within("{:04}-{:02}-{:02}".format(*key)) else "",
        "spoken": _spoken(site, found, None if in_full else FIRST_OF_DAY),
        "path": mentioned_day_path(*key),
        "more": site.language.count("more_articles", more) if more else "",
    }


def _days(site: SiteContext, year: int, month: int, days: Sequence[int]) -> Iterator[Page]:
    for day in days:
        found = site.mentioned.days[year, month, day]
        if len(found) > FIRST_OF_DAY:
            label = site.language.day(year, month, day)
            context = {
                "title": site.language.say("articles_about_day", day=label),
                "count": site.language.count("articles", len(found)),
                "trail": _trail(site, _year_step(year), _month_step(site, year, month)),
                "spoken": _spoken(site, found),
            }
            yield Page(mentioned_day_path(year, month, day), "mentioned_day.html", context)
