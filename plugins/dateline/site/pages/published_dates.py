"""The pages of the first clock: when articles were published. Years, months, days, and days of any year."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..charts.calendar import level, month_grid
from ..charts.histogram import histogram
from ..page import Page
from ..paths import DAYS, THIS_DAY, UNDATED, day_path, month_path, this_day_path, year_path
from ..site_context import NavLink, SiteContext

# Above these a page shows the first of each day and leads on to the days themselves.
MONTH_IN_FULL = 200
YEAR_IN_FULL = 60
FIRST_OF_DAY = 4


def time_pages(site: SiteContext) -> Iterator[Page]:
    """Yield the pages of all years, months and days that have articles, and 'on this day'."""
    days = site.timeline.counted(10)
    months = site.timeline.counted(7)
    years = site.timeline.counted(4)
    yield _all_years(site, years, months)
    if undated := site.timeline.undated():
        title = site.language.say("undated_articles")
        yield Page(UNDATED, "list.html", {"title": title, "cards": undated, "trail": (_days(site),)})
    yield from _year_pages(site, years, months, days)
    yield from _month_pages(site, months, days)
    yield from _day_pages(site, days)
    yield from _this_day_pages(site, days)


def _days(site: SiteContext) -> NavLink:
    return NavLink(DAYS, site.language.say("dates"))


def _all_years(site: SiteContext, years: Mapping[str, int], months: Mapping[str, int]) -> Page:
    most = max(months.values(), default=0)
    rows = [
        {
            "year": year,
            "path": year_path(int(year)),
            "count": site.language.number(count),
            "months": [
                _month_cell(site, int(year), month, months.get(f"{year}-{month:02}", 0), most)
                for month in range(1, 13)
            ],
        }
        for year, count in years.items()
    ]
    context = {
        "title": site.language.say("dates"),
        "rows": rows,
        "undated": UNDATED if site.timeline.undated() else "",
        "bars": histogram({int(year): count for year, count in years.items()}, site.language, year_path),
    }
    return Page(DAYS, "years.html", context)


def _month_cell(site: SiteContext, year: int, month: int, count: int, most: int) -> Mapping[str, Any]:
    return {
        "path": month_path(year, month) if count else "",
        "count": site.language.number(count),
        "level": level(count, most),
        "label": f"{site.language.month(year, month)}: {site.language.count('articles', count)}",
    }


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
        grids = [
            {
                "name": site.language.month_name(month),
                "path": month_path(int(year), month) if f"{year}-{month:02}" in months else "",
                "count": site.language.number(months.get(f"{year}-{month:02}", 0)),
                "grid": month_grid(int(year), month, days, most, site.language),
            }
            for month in range(1, 13)
        ]
        context = {
            "title": str(int(year)),
            "count": site.language.count("articles", years[year]),
            "trail": (_days(site),),
            "months": grids,
            "cards": cards if len(cards) <= YEAR_IN_FULL else (),
            "without_month": [card for card in cards if len(card.moment) == 4],
            "earlier": NavLink(year_path(int(earlier)), earlier) if earlier else None,
            "later": NavLink(year_path(int(later)), later) if later else None,
            "mentioned_here": site.mentioned_year(int(year)),
        }
        yield Page(year_path(int(year)), "year.html", context)


def _month_pages(site: SiteContext, months: Mapping[str, int], days: Mapping[str, int]) -> Iterator[Page]:
    keys = tuple(months)
    for place, key in enumerate(keys):
        year, month = int(key[:4]), int(key[5:])
        cards = site.timeline.within(key)
        own = {day: days[day] for day in days if day.startswith(key)}
        context = {
            "title": site.language.month(year, month),
            "count": site.language.count("articles", months[key]),
            "trail": (_days(site), NavLink(year_path(year), str(year))),
            "grid": month_grid(year, month, own, max(own.values(), default=0), site.language),
            "weekdays": site.language.words["weekdays_short"],
            "days": [_day_of_month(site, day, shortened=len(cards) > MONTH_IN_FULL) for day in own],
            "without_day": [card for card in cards if len(card.moment) == 7],
            **_around(site, keys, place, _month_step),
        }
        yield Page(month_path(year, month), "month.html", context)


def _day_of_month(site: SiteContext, day: str, *, shortened: bool) -> Mapping[str, Any]:
    cards = site.timeline.within(day)
    shown = cards[:FIRST_OF_DAY] if shortened else cards
    return {
        **_day_step(site, day)._asdict(),
        "weekday": site.language.weekday(*_parts(day)),
        "cards": shown,
        "more": site.language.count("more_articles", len(cards) - len(shown)) if shown != cards else "",
    }


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
        context = {
            "title": site.language.day(year, month, day),
            "weekday": site.language.weekday(year, month, day),
            "count": site.language.count("articles", days[key]),
            "trail": (_days(site), NavLink(year_path(year), str(year)), _month_step(site, key)),
            "cards": site.timeline.within(key),
            "this_day": NavLink(this_day_path(month, day), site.language.day_month(month, day)),
            **_around(site, keys, place, _day_step),
        }
        yield Page(day_path(year, month, day), "day.html", context)


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
        context = {
            "title": site.language.day_month(month, day),
            "trail": (NavLink(THIS_DAY, site.language.say("on_this_day")),),
            "years": [_year_of_day(site, key) for key in reversed(by_day.get((month, day), ()))],
            "earlier": _this_day_step(site, *every[place - 1]),
            "later": _this_day_step(site, *every[(place + 1) % len(every)]),
        }
        yield Page(this_day_path(month, day), "this_day.html", context, listed=(month, day) in by_day)


def _this_day_step(site: SiteContext, month: int, day: int) -> NavLink:
    return NavLink(this_day_path(month, day), site.language.day_month(month, day))


def _year_of_day(site: SiteContext, key: str) -> Mapping[str, Any]:
    cards = site.timeline.within(key)
    shown = cards[:FIRST_OF_DAY] if len(cards) > MONTH_IN_FULL else cards
    return {
        "year": str(int(key[:4])),
        "path": day_path(*_parts(key)),
        "cards": shown,
        "more": site.language.count("more_articles", len(cards) - len(shown)) if shown != cards else "",
    }


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
            cells.append((this_day_path(month, day), day, level(count, most), label))
        months.append({"name": site.language.month_name(month), "days": tuple(cells)})
    return Page(
        THIS_DAY, "this_day_index.html", {"title": site.language.say("on_this_day"), "months": months}
    )
