"""The pages of the second clock: the years, months and days that articles speak about."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..article_summary import Card
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
from ..site_context import Frame, Step

# Above these a page shows the first of each part and leads on to pages of the parts.
YEAR_IN_FULL = 60
MONTH_IN_FULL = 200
FIRST_OF_DAY = 4


class Spoken(NamedTuple):
    """An article in a list of those that speak of a time, with its words for it."""

    card: Card
    words: str


def mentioned_pages(frame: Frame) -> Iterator[Page]:
    """Yield the timeline, and a page for every year and month that articles speak about."""
    yield _timeline(frame)
    yield from _years(frame)
    yield from _months(frame)


def _timeline(frame: Frame) -> Page:
    years = {year: len(found) for year, found in frame.mentioned.years.items()}
    rows = [
        (str(year), mentioned_year_path(year), frame.language.number(count)) for year, count in years.items()
    ]
    decades: dict[int, list[tuple[str, str, str]]] = {}
    for year, row in zip(years, rows, strict=True):
        decades.setdefault(year // 10 * 10, []).append(row)
    context = {
        "title": frame.language.say("dates_mentioned"),
        "bars": histogram(years, frame.language, mentioned_year_path),
        "decades": [(frame.language.say("decade", year=decade), found) for decade, found in decades.items()],
    }
    return Page(MENTIONED, "mentioned.html", context)


def _trail(frame: Frame, *steps: Step) -> tuple[Step, ...]:
    return (Step(MENTIONED, frame.language.say("dates_mentioned")), *steps)


def _spoken(frame: Frame, found: Mapping[int, str], limit: int | None = None) -> Sequence[Spoken]:
    places = sorted(found)[:limit]
    return [Spoken(frame.shelf.cards[place], found[place]) for place in places]


def _years(frame: Frame) -> Iterator[Page]:
    years = tuple(frame.mentioned.years)
    for place, year in enumerate(years):
        found = frame.mentioned.years[year]
        months = [month for month in range(1, 13) if (year, month) in frame.mentioned.months]
        in_months = {place for month in months for place in frame.mentioned.months[year, month]}
        alone = {place: words for place, words in found.items() if place not in in_months}
        count = frame.language.count("articles", len(found))
        context: Mapping[str, Any] = {
            "title": frame.language.say("articles_about_year", year=year),
            "count": count,
            "trail": _trail(frame),
            "months": [
                _month_of_year(frame, year, month, shown=len(found) <= YEAR_IN_FULL) for month in months
            ],
            "alone": _spoken(frame, alone, MONTH_IN_FULL),
            "published": Step(year_path(year), frame.language.say("published_in", year=year))
            if frame.shelf.within(f"{year:04}")
            else None,
            "earlier": _year_step(years[place - 1]) if place else None,
            "later": _year_step(years[place + 1]) if place + 1 < len(years) else None,
        }
        yield Page(mentioned_year_path(year), "mentioned_year.html", context)


def _year_step(year: int) -> Step:
    return Step(mentioned_year_path(year), str(year))


def _month_of_year(frame: Frame, year: int, month: int, *, shown: bool) -> Mapping[str, Any]:
    found = frame.mentioned.months[year, month]
    return {
        "path": mentioned_month_path(year, month),
        "label": frame.language.month(year, month),
        "count": frame.language.count("articles", len(found)),
        "spoken": _spoken(frame, found) if shown else (),
    }


def _months(frame: Frame) -> Iterator[Page]:
    keys = tuple(frame.mentioned.months)
    days: dict[tuple[int, int], list[int]] = {}
    for year, month, day in frame.mentioned.days:
        days.setdefault((year, month), []).append(day)
    for place, (year, month) in enumerate(keys):
        found = frame.mentioned.months[year, month]
        own = days.get((year, month), ())
        in_days = {place for day in own for place in frame.mentioned.days[year, month, day]}
        alone = {place: words for place, words in found.items() if place not in in_days}
        in_full = len(found) <= MONTH_IN_FULL
        title = frame.language.say("articles_about_month", month=frame.language.month(year, month))
        yield Page(
            mentioned_month_path(year, month),
            "mentioned_month.html",
            {
                "title": title,
                "count": frame.language.count("articles", len(found)),
                "trail": _trail(frame, _year_step(year)),
                "days": [_day_of_month(frame, (year, month, day), in_full=in_full) for day in own],
                "alone": _spoken(frame, alone, MONTH_IN_FULL),
                "earlier": _month_step(frame, *keys[place - 1]) if place else None,
                "later": _month_step(frame, *keys[place + 1]) if place + 1 < len(keys) else None,
            },
        )
        if not in_full:
            yield from _days(frame, year, month, own)


def _month_step(frame: Frame, year: int, month: int) -> Step:
    return Step(mentioned_month_path(year, month), frame.language.month(year, month))


def _day_of_month(frame: Frame, key: tuple[int, int, int], *, in_full: bool) -> Mapping[str, Any]:
    found = frame.mentioned.days[key]
    more = 0 if in_full else max(0, len(found) - FIRST_OF_DAY)
    return {
        "anchor": f"d{key[2]:02}",
        "label": frame.language.day(*key),
        "weekday": frame.language.weekday(*key),
        "published": day_path(*key) if frame.shelf.within("{:04}-{:02}-{:02}".format(*key)) else "",
        "spoken": _spoken(frame, found, None if in_full else FIRST_OF_DAY),
        "path": mentioned_day_path(*key),
        "more": frame.language.count("more_articles", more) if more else "",
    }


def _days(frame: Frame, year: int, month: int, days: Sequence[int]) -> Iterator[Page]:
    for day in days:
        found = frame.mentioned.days[year, month, day]
        if len(found) > FIRST_OF_DAY:
            label = frame.language.day(year, month, day)
            context = {
                "title": frame.language.say("articles_about_day", day=label),
                "count": frame.language.count("articles", len(found)),
                "trail": _trail(frame, _year_step(year), _month_step(frame, year, month)),
                "spoken": _spoken(frame, found),
            }
            yield Page(mentioned_day_path(year, month, day), "mentioned_day.html", context)
