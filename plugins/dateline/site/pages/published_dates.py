"""The pages of the first clock: when articles were published. Years, months, days, and days of any year."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from ..article_summary import ArticleSummary
from ..charts.bars import Unit, bar_chart
from ..charts.calendar import MonthGrid, level, month_grid
from ..listing import HOUR, IN_FULL, LETTER, Divider
from ..page import Page
from ..paths import DAYS, THIS_DAY, UNDATED, day_path, month_path, this_day_path, year_path
from ..site_context import NavLink, SiteContext

_YEARS_WITH_ARTICLES = 24  # on the page of a day of any year; of earlier years only their numbers stand there


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


class SameDay(NamedTuple):
    """A day of one year on the page of that day of any year, with the first of its articles."""

    year: str
    path: str
    number: str  # of articles
    cards: Sequence[ArticleSummary]  # none of an early year among many
    more: str  # how many are not shown here, in words


class DayCell(NamedTuple):
    """A day in the calendar of any year."""

    path: str
    day: int
    level: int  # 0 without articles, then 1 to 4
    label: str


class MonthOfAnyYear(NamedTuple):
    """A month in the calendar of any year."""

    name: str
    days: Sequence[DayCell]


def time_pages(site: SiteContext) -> Iterator[Page]:
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
    yield from _this_day_pages(site, days)


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


def _day_pages(site: SiteContext, days: Mapping[str, int]) -> Iterator[Page]:
    keys = tuple(days)
    for place, key in enumerate(keys):
        year, month, day = _parts(key)
        path = day_path(year, month, day)
        trail = (_days(site), NavLink(year_path(year), str(year)), _month_step(site, key))
        title = site.language.day(year, month, day)
        address = partial(_part_of_day_path, key)
        divider = Divider(site, address, f"{title}, {{}}".format, (*trail, NavLink(path, title)))
        listing, below = divider.divide(site.timeline.within(key), HOUR)
        context = {
            "title": title,
            "weekday": site.language.weekday(year, month, day),
            "count": site.language.count("articles", days[key]),
            "trail": trail,
            "listing": listing,
            "this_day": NavLink(this_day_path(month, day), site.language.day_month(month, day)),
            **_around(site, keys, place, _day_step),
        }
        yield Page(path, "day.html", context)
        yield from divider.pages(below)


def _part_of_day_path(day: str, key: str) -> str:
    return f"{day_path(*_parts(day)).removesuffix('.html')}-{key.removeprefix(f'{day}-')}.html"


def _this_day_pages(site: SiteContext, days: Mapping[str, int]) -> Iterator[Page]:
    """Yield a page for every day that a year can have, with articles or without."""
    by_day: dict[tuple[int, int], list[str]] = {}
    for key in days:
        by_day.setdefault((int(key[5:7]), int(key[8:10])), []).append(key)
    lengths = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    every = [(month, day) for month, length in enumerate(lengths, 1) for day in range(1, length + 1)]
    most = max((sum(days[key] for key in keys) for keys in by_day.values()), default=0)
    yield _this_day_index(site, lengths, by_day, days, most)
    for place, (month, day) in enumerate(every):
        keys = by_day.get((month, day), ())[::-1]
        with_articles = min(len(keys), _YEARS_WITH_ARTICLES)
        shown = max(1, IN_FULL // max(1, with_articles))
        context = {
            "title": site.language.day_month(month, day),
            "trail": (NavLink(THIS_DAY, site.language.say("on_this_day")),),
            "years": [
                _year_of_day(site, key, shown if number < with_articles else 0)
                for number, key in enumerate(keys)
            ],
            "earlier": _this_day_step(site, *every[place - 1]),
            "later": _this_day_step(site, *every[(place + 1) % len(every)]),
        }
        yield Page(this_day_path(month, day), "this_day.html", context, listed=(month, day) in by_day)


def _this_day_step(site: SiteContext, month: int, day: int) -> NavLink:
    return NavLink(this_day_path(month, day), site.language.day_month(month, day))


def _year_of_day(site: SiteContext, key: str, most: int) -> SameDay:
    cards = site.timeline.within(key)
    more = len(cards) - most
    return SameDay(
        year=str(int(key[:4])),
        path=day_path(*_parts(key)),
        number=site.language.number(len(cards)),
        cards=cards[:most],
        more=site.language.count("more_articles", more) if more > 0 else "",
    )


def _this_day_index(
    site: SiteContext,
    lengths: Sequence[int],
    by_day: Mapping[tuple[int, int], Sequence[str]],
    days: Mapping[str, int],
    most: int,
) -> Page:
    months = []
    for month, length in enumerate(lengths, 1):
        cells = []
        for day in range(1, length + 1):
            count = sum(days[key] for key in by_day.get((month, day), ()))
            label = f"{site.language.day_month(month, day)}: {site.language.count('articles', count)}"
            cells.append(DayCell(this_day_path(month, day), day, level(count, most), label))
        months.append(MonthOfAnyYear(site.language.month_name(month), tuple(cells)))
    return Page(
        THIS_DAY, "this_day_index.html", {"title": site.language.say("on_this_day"), "months": months}
    )
