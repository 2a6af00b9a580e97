"""The pages of the first clock: when articles were published. Years, months, days, and days of any year."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..charts.calendar import level, month_grid
from ..charts.histogram import histogram
from ..page import Page
from ..paths import DAYS, THIS_DAY, UNDATED, day_path, month_path, this_day_path, year_path
from ..site_context import Frame, Step

# Above these a page shows the first of each day and leads on to the days themselves.
MONTH_IN_FULL = 200
YEAR_IN_FULL = 60
FIRST_OF_DAY = 4


def time_pages(frame: Frame) -> Iterator[Page]:
    """Yield the pages of all years, months and days that have articles, and 'on this day'."""
    days = frame.shelf.counted(10)
    months = frame.shelf.counted(7)
    years = frame.shelf.counted(4)
    yield _all_years(frame, years, months)
    if undated := frame.shelf.undated():
        title = frame.language.say("undated_articles")
        yield Page(UNDATED, "list.html", {"title": title, "cards": undated, "trail": (_days(frame),)})
    yield from _year_pages(frame, years, months, days)
    yield from _month_pages(frame, months, days)
    yield from _day_pages(frame, days)
    yield from _this_day_pages(frame, days)


def _days(frame: Frame) -> Step:
    return Step(DAYS, frame.language.say("dates"))


def _all_years(frame: Frame, years: Mapping[str, int], months: Mapping[str, int]) -> Page:
    most = max(months.values(), default=0)
    rows = [
        {
            "year": year,
            "path": year_path(int(year)),
            "count": frame.language.number(count),
            "months": [
                _month_cell(frame, int(year), month, months.get(f"{year}-{month:02}", 0), most)
                for month in range(1, 13)
            ],
        }
        for year, count in years.items()
    ]
    context = {
        "title": frame.language.say("dates"),
        "rows": rows,
        "undated": UNDATED if frame.shelf.undated() else "",
        "bars": histogram({int(year): count for year, count in years.items()}, frame.language, year_path),
    }
    return Page(DAYS, "years.html", context)


def _month_cell(frame: Frame, year: int, month: int, count: int, most: int) -> Mapping[str, Any]:
    return {
        "path": month_path(year, month) if count else "",
        "count": frame.language.number(count),
        "level": level(count, most),
        "label": f"{frame.language.month(year, month)}: {frame.language.count('articles', count)}",
    }


def _neighbours(keys: Sequence[str], place: int) -> tuple[str, str]:
    return keys[place - 1] if place else "", keys[place + 1] if place + 1 < len(keys) else ""


def _year_pages(
    frame: Frame, years: Mapping[str, int], months: Mapping[str, int], days: Mapping[str, int]
) -> Iterator[Page]:
    most = max(days.values(), default=0)
    keys = tuple(years)
    for place, year in enumerate(keys):
        earlier, later = _neighbours(keys, place)
        cards = frame.shelf.within(year)
        grids = [
            {
                "name": frame.language.month_name(month),
                "path": month_path(int(year), month) if f"{year}-{month:02}" in months else "",
                "count": frame.language.number(months.get(f"{year}-{month:02}", 0)),
                "grid": month_grid(int(year), month, days, most, frame.language),
            }
            for month in range(1, 13)
        ]
        context = {
            "title": str(int(year)),
            "count": frame.language.count("articles", years[year]),
            "trail": (_days(frame),),
            "months": grids,
            "cards": cards if len(cards) <= YEAR_IN_FULL else (),
            "without_month": [card for card in cards if len(card.moment) == 4],
            "earlier": Step(year_path(int(earlier)), earlier) if earlier else None,
            "later": Step(year_path(int(later)), later) if later else None,
            "mentioned_here": frame.mentioned_year(int(year)),
        }
        yield Page(year_path(int(year)), "year.html", context)


def _month_pages(frame: Frame, months: Mapping[str, int], days: Mapping[str, int]) -> Iterator[Page]:
    keys = tuple(months)
    for place, key in enumerate(keys):
        year, month = int(key[:4]), int(key[5:])
        cards = frame.shelf.within(key)
        own = {day: days[day] for day in days if day.startswith(key)}
        context = {
            "title": frame.language.month(year, month),
            "count": frame.language.count("articles", months[key]),
            "trail": (_days(frame), Step(year_path(year), str(year))),
            "grid": month_grid(year, month, own, max(own.values(), default=0), frame.language),
            "weekdays": frame.language.words["weekdays_short"],
            "days": [_day_of_month(frame, day, shortened=len(cards) > MONTH_IN_FULL) for day in own],
            "without_day": [card for card in cards if len(card.moment) == 7],
            **_around(frame, keys, place, _month_step),
        }
        yield Page(month_path(year, month), "month.html", context)


def _day_of_month(frame: Frame, day: str, *, shortened: bool) -> Mapping[str, Any]:
    cards = frame.shelf.within(day)
    shown = cards[:FIRST_OF_DAY] if shortened else cards
    return {
        **_day_step(frame, day)._asdict(),
        "weekday": frame.language.weekday(*_parts(day)),
        "cards": shown,
        "more": frame.language.count("more_articles", len(cards) - len(shown)) if shown != cards else "",
    }


def _parts(day: str) -> tuple[int, int, int]:
    return int(day[:4]), int(day[5:7]), int(day[8:10])


def _month_step(frame: Frame, key: str) -> Step:
    year, month = int(key[:4]), int(key[5:7])
    return Step(month_path(year, month), frame.language.month(year, month))


def _day_step(frame: Frame, key: str) -> Step:
    return Step(day_path(*_parts(key)), frame.language.day(*_parts(key)))


def _around(frame: Frame, keys: Sequence[str], place: int, step: Any) -> Mapping[str, Step | None]:
    earlier, later = _neighbours(keys, place)
    return {
        "earlier": step(frame, earlier) if earlier else None,
        "later": step(frame, later) if later else None,
    }


def _day_pages(frame: Frame, days: Mapping[str, int]) -> Iterator[Page]:
    keys = tuple(days)
    for place, key in enumerate(keys):
        year, month, day = _parts(key)
        context = {
            "title": frame.language.day(year, month, day),
            "weekday": frame.language.weekday(year, month, day),
            "count": frame.language.count("articles", days[key]),
            "trail": (_days(frame), Step(year_path(year), str(year)), _month_step(frame, key)),
            "cards": frame.shelf.within(key),
            "this_day": Step(this_day_path(month, day), frame.language.day_month(month, day)),
            **_around(frame, keys, place, _day_step),
        }
        yield Page(day_path(year, month, day), "day.html", context)


def _this_day_pages(frame: Frame, days: Mapping[str, int]) -> Iterator[Page]:
    """Yield a page for every day that a year can have, with articles or without."""
    by_day: dict[tuple[int, int], list[str]] = {}
    for key in days:
        by_day.setdefault((int(key[5:7]), int(key[8:10])), []).append(key)
    lengths = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    every = [(month, day) for month, length in enumerate(lengths, 1) for day in range(1, length + 1)]
    most = max((sum(days[key] for key in keys) for keys in by_day.values()), default=0)
    yield _this_day_index(frame, lengths, by_day, days, most)
    for place, (month, day) in enumerate(every):
        context = {
            "title": frame.language.day_month(month, day),
            "trail": (Step(THIS_DAY, frame.language.say("on_this_day")),),
            "years": [_year_of_day(frame, key) for key in reversed(by_day.get((month, day), ()))],
            "earlier": _this_day_step(frame, *every[place - 1]),
            "later": _this_day_step(frame, *every[(place + 1) % len(every)]),
        }
        yield Page(this_day_path(month, day), "this_day.html", context, listed=(month, day) in by_day)


def _this_day_step(frame: Frame, month: int, day: int) -> Step:
    return Step(this_day_path(month, day), frame.language.day_month(month, day))


def _year_of_day(frame: Frame, key: str) -> Mapping[str, Any]:
    cards = frame.shelf.within(key)
    shown = cards[:FIRST_OF_DAY] if len(cards) > MONTH_IN_FULL else cards
    return {
        "year": str(int(key[:4])),
        "path": day_path(*_parts(key)),
        "cards": shown,
        "more": frame.language.count("more_articles", len(cards) - len(shown)) if shown != cards else "",
    }


def _this_day_index(
    frame: Frame,
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
            label = f"{frame.language.day_month(month, day)}: {frame.language.count('articles', count)}"
            cells.append((this_day_path(month, day), day, level(count, most), label))
        months.append({"name": frame.language.month_name(month), "days": tuple(cells)})
    return Page(
        THIS_DAY, "this_day_index.html", {"title": frame.language.say("on_this_day"), "months": months}
    )
