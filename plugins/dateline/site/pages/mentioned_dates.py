"""The pages of the dates that articles mention: years, months and days."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..article_summary import ArticleSummary
from ..charts.bars import Unit, bar_chart
from ..listing import IN_FULL, Divider
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

_FIRST_OF_DAY = 4  # articles, of a month that is not shown whole


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


class MentionPart(NamedTuple):
    """A month or a day with the first of the articles that mention it."""

    anchor: str
    label: str
    short: str
    path: str  # of the page that lists all of them, where not all are here
    published: str = ""  # the page of what was published then
    number: str = ""  # of articles
    cards: Sequence[ArticleSummary] = ()
    words: Mapping[str, str] = {}  # with which each mentions it, by identifier
    more: str = ""


def mentioned_pages(site: SiteContext) -> Iterator[Page]:
    """Yield the timeline, and a page for every year and month that articles mention."""
    yield _timeline(site)
    yield from _year_pages(site)
    yield from _month_pages(site)


def _timeline(site: SiteContext) -> Page:
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


def _trail(site: SiteContext, *steps: NavLink) -> tuple[NavLink, ...]:
    return (NavLink(MENTIONED, site.language.say("dates_mentioned")), *steps)


def _cards(site: SiteContext, found: Iterable[int]) -> Sequence[ArticleSummary]:
    return [site.timeline.cards[place] for place in sorted(found)]


def _words(site: SiteContext, found: Mapping[int, str]) -> Mapping[str, str]:
    """Return the words with which each article mentions a time, by its identifier."""
    return {site.timeline.cards[place].identifier: words for place, words in sorted(found.items())}


def _year_pages(site: SiteContext) -> Iterator[Page]:
    years = tuple(site.mentioned.years)
    for place, year in enumerate(years):
        found = site.mentioned.years[year]
        months = [month for month in range(1, 13) if (year, month) in site.mentioned.months]
        in_months = {place for month in months for place in site.mentioned.months[year, month]}
        alone = {place: words for place, words in found.items() if place not in in_months}
        listed = sum(len(site.mentioned.months[year, month]) for month in months) + len(alone)
        shown = listed if listed <= IN_FULL else IN_FULL // (len(months) + 1)
        title = site.language.say("articles_about_year", year=year)
        rest_path = f"mentioned/{year:04}/undated.html"
        context: dict[str, Any] = {
            "title": title,
            "count": site.language.count("articles", len(found)),
            "trail": _trail(site),
            "parts": [_month_of_year(site, year, month, shown) for month in months],
            "rest": _rest(site, alone, rest_path, shown, "no_month_stated"),
            "published": NavLink(year_path(year), site.language.say("published_in", year=year))
            if site.timeline.within(f"{year:04}")
            else None,
            "earlier": _year_step(years[place - 1]) if place else None,
            "later": _year_step(years[place + 1]) if place + 1 < len(years) else None,
        }
        yield Page(mentioned_year_path(year), "mentioned_part.html", context)
        if len(alone) > shown:
            title = f"{title}: {site.language.say('no_month_stated')}"
            yield from _list_pages(site, alone, rest_path, title, _trail(site, _year_step(year)))


def _year_step(year: int) -> NavLink:
    return NavLink(mentioned_year_path(year), str(year))


def _month_of_year(site: SiteContext, year: int, month: int, shown: int) -> MentionPart:
    found = site.mentioned.months[year, month]
    label = site.language.month(year, month)
    path = mentioned_month_path(year, month)
    return _part(
        site, found, MentionPart(f"m{month:02}", label, site.language.month_name(month), path), shown
    )


def _part(site: SiteContext, found: Mapping[int, str], part: MentionPart, shown: int) -> MentionPart:
    """Return a part with its first articles, their words, and how many more there are."""
    first = dict(sorted(found.items())[:shown])
    more = len(found) - len(first)
    return part._replace(
        path=part.path if more or part.anchor.startswith("m") else "",  # only a month always has a page
        number=site.language.number(len(found)),
        cards=_cards(site, first),
        words=_words(site, first),
        more=site.language.count("more_articles", more) if more else "",
    )


def _rest(
    site: SiteContext, found: Mapping[int, str], path: str, shown: int, label: str
) -> MentionPart | None:
    words = site.language.say(label)
    return _part(site, found, MentionPart("rest", words, words, path), shown) if found else None


def _month_pages(site: SiteContext) -> Iterator[Page]:
    keys = tuple(site.mentioned.months)
    days: dict[tuple[int, int], list[int]] = {}
    for year, month, day in site.mentioned.days:
        days.setdefault((year, month), []).append(day)
    for place, (year, month) in enumerate(keys):
        found = site.mentioned.months[year, month]
        own = days.get((year, month), ())
        in_days = {place for day in own for place in site.mentioned.days[year, month, day]}
        alone = {place: words for place, words in found.items() if place not in in_days}
        listed = sum(len(site.mentioned.days[year, month, day]) for day in own) + len(alone)
        shown = listed if listed <= IN_FULL else min(_FIRST_OF_DAY, IN_FULL // (len(own) + 1))
        title = site.language.say("articles_about_month", month=site.language.month(year, month))
        rest_path = f"mentioned/{year:04}/{month:02}-undated.html"
        context = {
            "title": title,
            "count": site.language.count("articles", len(found)),
            "trail": _trail(site, _year_step(year)),
            "parts": [_day_of_month(site, (year, month, day), shown) for day in own],
            "rest": _rest(site, alone, rest_path, shown, "no_day_stated"),
            "published": None,
            "earlier": _month_step(site, *keys[place - 1]) if place else None,
            "later": _month_step(site, *keys[place + 1]) if place + 1 < len(keys) else None,
        }
        yield Page(mentioned_month_path(year, month), "mentioned_part.html", context)
        trail = _trail(site, _year_step(year), _month_step(site, year, month))
        if len(alone) > shown:
            title = f"{title}: {site.language.say('no_day_stated')}"
            yield from _list_pages(site, alone, rest_path, title, trail)
        yield from _day_pages(site, [(year, month, day) for day in own], shown, trail)


def _month_step(site: SiteContext, year: int, month: int) -> NavLink:
    return NavLink(mentioned_month_path(year, month), site.language.month(year, month))


def _day_of_month(site: SiteContext, key: tuple[int, int, int], shown: int) -> MentionPart:
    label = f"{site.language.weekday(*key)}, {site.language.day(*key)}"
    published = day_path(*key) if site.timeline.within("{:04}-{:02}-{:02}".format(*key)) else ""
    part = MentionPart(f"d{key[2]:02}", label, str(key[2]), mentioned_day_path(*key), published)
    return _part(site, site.mentioned.days[key], part, shown)


def _day_pages(
    site: SiteContext, days: Iterable[tuple[int, int, int]], shown: int, trail: Sequence[NavLink]
) -> Iterator[Page]:
    for day in days:
        found = site.mentioned.days[day]
        if len(found) > shown:
            title = site.language.say("articles_about_day", day=site.language.day(*day))
            yield from _list_pages(site, found, mentioned_day_path(*day), title, trail)


def _list_pages(
    site: SiteContext, found: Mapping[int, str], path: str, title: str, trail: Sequence[NavLink]
) -> Iterator[Page]:
    """Yield the page of the articles that mention a time, divided by when they were published."""
    stem = path.removesuffix(".html")
    cards, words = _cards(site, found), _words(site, found)
    steps = (*trail, NavLink(path, title))
    divider = Divider(site, f"{stem}-{{}}.html".format, f"{title} · {{}}".format, steps, words)
    listing, below = divider.divide(cards)
    count = site.language.count("articles", len(cards))
    context = {"title": title, "count": count, "trail": tuple(trail), "listing": listing, "words": words}
    yield Page(path, "listing.html", context)
    yield from divider.pages(below)
