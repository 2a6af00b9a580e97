"""The pages 'on this day': what was published on a day of any year."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..article_summary import ArticleSummary
from ..charts.calendar import level
from ..listing import IN_FULL
from ..page import Page
from ..paths import THIS_DAY, day_path, this_day_path
from ..site_context import NavLink, SiteContext

_YEARS_WITH_ARTICLES = 24  # on the page of a day of any year; of earlier years only their numbers stand there


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


def this_day_pages(site: SiteContext, days: Mapping[str, int]) -> Iterator[Page]:
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
        path=day_path(int(key[:4]), int(key[5:7]), int(key[8:10])),
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
