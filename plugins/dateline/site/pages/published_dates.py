"""The pages of the first clock: when articles were published. Years, months, days, and days of any year."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from ..article_summary import ArticleSummary
from ..charts.bars import Unit, bar_chart
from ..charts.calendar import MonthGrid, level, month_grid
from ..listing import HOUR, IN_FULL, LETTER, Divider
from ..page import Bundle, Page
from ..paths import DAYS, UNDATED, day_path, month_path, this_day_path, year_path
from ..site_context import NavLink, SiteContext
from .this_day import this_day_pages


class MonthCell(NamedTuple):
    """A month in the table of all years."""

    path: str  # empty without articles
    number: str  # of articles
    level: int  # 0 without articles, then 1 to 4
    label: str


class PublishedYear(NamedTuple):
    """A year in the table of all years."""

    label: str
    path: str
    decade: str  # anchor of the decade whose newest year it is; empty for the other years
    number: str  # of articles
    months: Sequence[MonthCell]


class PublishedMonth(NamedTuple):
    """A month on the page of its year."""

    name: str
    path: str  # empty without articles
    number: str  # of articles
    grid: MonthGrid


class PublishedDay(NamedTuple):
    """A day on the page of its month, with the first of its articles."""

    path: str
    label: str
    anchor: str
    number: str  # of the day
    weekday: str
    cards: Sequence[ArticleSummary]
    more: str  # how many are not shown here, in words


def time_pages(site: SiteContext) -> Iterator[Page | Bundle]:
    """Yield the pages of all years, months and days that have articles, and 'on this day'."""
    days = site.timeline.counted(10)
    months = site.timeline.counted(7)
    years = site.timeline.counted(4)
    yield _all_years(site, years, months)
    if undated := site.timeline.undated():
        title = site.language.say("undated_articles")
        yield from _rest_pages(site, undated, UNDATED, title, (_days(site),))
    yield from _year_pages(site, years, months, days)
    yield from _month_pages(site, months, days)
    yield from _day_pages(site, days)
    yield from this_day_pages(site, days)


def _days(site: SiteContext) -> NavLink:
    return NavLink(DAYS, site.language.say("dates"))


def _all_years(site: SiteContext, years: Mapping[str, int], months: Mapping[str, int]) -> Page:
    most = max(months.values(), default=0)
    newest = {year[:3]: year for year in years}
    rows = [
        PublishedYear(
            label=year,
            path=year_path(int(year)),
            # A bar of a decade leads to its newest year, which the table shows first.
            decade=f"y{year[:3]}" if year == newest[year[:3]] else "",
            number=site.language.number(count),
            months=[
                _month_cell(site, int(year), month, months.get(f"{year}-{month:02}", 0), most)
                for month in range(1, 13)
            ],
        )
        for year, count in years.items()
    ]
    context = {
        "title": site.language.say("dates"),
        "rows": rows,
        "undated": UNDATED if site.timeline.undated() else "",
        "bars": bar_chart((card.moment for card in site.timeline.cards), site.language, published_path),
    }
    return Page(DAYS, "years.html", context)


def published_path(unit: Unit, key: str) -> str:
    """Return the page of what was published in a stretch of time."""
    if unit == "day":
        return day_path(*_parts(key))
    if unit == "month":
        return month_path(int(key[:4]), int(key[5:]))
    return year_path(int(key)) if unit == "year" else f"{DAYS}#y{key}"


def _rest_pages(
    site: SiteContext,
    cards: Sequence[ArticleSummary],
    path: str,
    title: str,
    trail: Sequence[NavLink],
) -> Iterator[Page]:
    """Yield the page of articles whose dates are not stated as precisely as those of their neighbours."""
    stem = path.removesuffix(".html")
    steps = (*trail, NavLink(path, title))
    divider = Divider(site, f"{stem}-{{}}.html".format, f"{title}: {{}}".format, steps)
    listing, below = divider.divide(cards, LETTER)
    count = site.language.count("articles", len(cards))
    yield Page(
        path, "listing.html", {"title": title, "count": count, "trail": tuple(trail), "listing": listing}
    )
    yield from divider.pages(below)


def _month_cell(site: SiteContext, year: int, month: int, count: int, most: int) -> MonthCell:
    return MonthCell(
        path=month_path(year, month) if count else "",
        number=site.language.number(count),
        level=level(count, most),
        label=f"{site.language.month(year, month)}: {site.language.count('articles', count)}",
    )


def _neighbours(keys: Sequence[str], place: int) -> tuple[str, str]:
    return keys[place - 1] if place else "", keys[place + 1] if place + 1 < len(keys) else ""


def _year_pages(
    site: SiteContext, years: Mapping[str, int], months: Mapping[str, int], days: Mapping[str, int]
) -> Iterator[Page]:
    most = max(days.values(), default=0)
    keys = tuple(years)
    for place, year in enumerate(keys):
        earlier, later = _neighbours(keys, place)
        cards = site.timeline.within(year)
        rest = [card for card in cards if len(card.moment) == 4]
        rest_path = f"days/{year}/undated.html"
        grids = [
            PublishedMonth(
                name=site.language.month_name(month),
                path=month_path(int(year), month) if f"{year}-{month:02}" in months else "",
                number=site.language.number(months.get(f"{year}-{month:02}", 0)),
                grid=month_grid(int(year), month, days, most, site.language),
            )
            for month in range(1, 13)
        ]
        context = {
            "title": str(int(year)),
            "count": site.language.count("articles", years[year]),
            "trail": (_days(site),),
            "months": grids,
            "cards": cards if len(cards) <= IN_FULL else (),
            "rest": NavLink(rest_path, site.language.say("no_month_stated"))
            if rest and len(cards) > IN_FULL
            else None,
            "earlier": NavLink(year_path(int(earlier)), earlier) if earlier else None,
            "later": NavLink(year_path(int(later)), later) if later else None,
            "mentioned_here": site.mentioned_year(int(year)),
        }
        yield Page(year_path(int(year)), "year.html", context)
        if context["rest"]:
            title = f"{int(year)}: {site.language.say('no_month_stated')}"
            steps = (_days(site), NavLink(year_path(int(year)), str(int(year))))
            yield from _rest_pages(site, rest, rest_path, title, steps)


def _month_pages(site: SiteContext, months: Mapping[str, int], days: Mapping[str, int]) -> Iterator[Page]:
    keys = tuple(months)
    for place, key in enumerate(keys):
        year, month = int(key[:4]), int(key[5:])
        cards = site.timeline.within(key)
        own = {day: days[day] for day in days if day.startswith(key)}
        rest = [card for card in cards if len(card.moment) == 7]
        rest_path = f"days/{key[:4]}/{key[5:]}/undated.html"
        shown = len(cards) if len(cards) <= IN_FULL else IN_FULL // (len(own) + 1)
        trail = (_days(site), NavLink(year_path(year), str(year)))
        context = {
            "title": site.language.month(year, month),
            "count": site.language.count("articles", months[key]),
            "trail": trail,
            "grid": month_grid(year, month, own, max(own.values(), default=0), site.language),
            "weekdays": site.language.words["weekdays_short"],
            "days": [_day_of_month(site, day, shown) for day in own],
            "rest": rest[:shown],
            "rest_step": _rest_step(site, rest, rest_path, shown),
            **_around(site, keys, place, _month_step),
        }
        yield Page(month_path(year, month), "month.html", context)
        if context["rest_step"]:
            title = f"{context['title']}: {site.language.say('no_day_stated')}"
            steps = (*trail, _month_step(site, key))
            yield from _rest_pages(site, rest, rest_path, title, steps)


def _rest_step(site: SiteContext, rest: Sequence[ArticleSummary], path: str, shown: int) -> NavLink | None:
    more = len(rest) - shown
    return NavLink(path, site.language.count("more_articles", more)) if more > 0 else None


def _day_of_month(site: SiteContext, day: str, shown: int) -> PublishedDay:
    cards = site.timeline.within(day)
    more = len(cards) - shown
    return PublishedDay(
        *_day_step(site, day),
        anchor=f"d{day[8:10]}",
        number=str(int(day[8:10])),
        weekday=site.language.weekday(*_parts(day)),
        cards=cards[:shown],
        more=site.language.count("more_articles", more) if more > 0 else "",
    )


def _parts(day: str) -> tuple[int, int, int]:
    return int(day[:4]), int(day[5:7]), int(day[8:10])


def _month_step(site: SiteContext, key: str) -> NavLink:
    year, month = int(key[:4]), int(key[5:7])
    return NavLink(month_path(year, month), site.language.month(year, month))


def _day_step(site: SiteContext, key: str) -> NavLink:
    return NavLink(day_path(*_parts(key)), site.language.day(*_parts(key)))


def _around(site: SiteContext, keys: Sequence[str], place: int, step: Any) -> Mapping[str, NavLink | None]:
    earlier, later = _neighbours(keys, place)
    return {
        "earlier": step(site, earlier) if earlier else None,
        "later": step(site, later) if later else None,
    }


def _day_pages(site: SiteContext, days: Mapping[str, int]) -> Iterator[Bundle]:
    keys = tuple(days)
    for place, key in enumerate(keys):
        own = [site.digests.own(card.identifier) for card in site.timeline.within(key)]
        make = partial(_pages_of_day, site, keys, place)
        yield Bundle(day_path(*_parts(key)), (_neighbours(keys, place), own), make)


def _pages_of_day(site: SiteContext, keys: Sequence[str], place: int) -> Iterator[Page]:
    key = keys[place]
    year, month, day = _parts(key)
    path = day_path(year, month, day)
    cards = site.timeline.within(key)
    trail = (_days(site), NavLink(year_path(year), str(year)), _month_step(site, key))
    title = site.language.day(year, month, day)
    address = partial(_part_of_day_path, key)
    divider = Divider(site, address, f"{title}, {{}}".format, (*trail, NavLink(path, title)))
    listing, below = divider.divide(cards, HOUR)
    context = {
        "title": title,
        "weekday": site.language.weekday(year, month, day),
        "count": site.language.count("articles", len(cards)),
        "trail": trail,
        "listing": listing,
        "this_day": NavLink(this_day_path(month, day), site.language.day_month(month, day)),
        **_around(site, keys, place, _day_step),
    }
    yield Page(path, "day.html", context)
    yield from divider.pages(below)


def _part_of_day_path(day: str, key: str) -> str:
    return f"{day_path(*_parts(day)).removesuffix('.html')}-{key.removeprefix(f'{day}-')}.html"
