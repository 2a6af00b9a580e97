"""The pages of the dates that articles mention: years, months and days."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from ..article_summary import ArticleSummary
from ..listing import IN_FULL, Divider
from ..page import Bundle, Page
from ..paths import (
    MENTIONED,
    day_path,
    mentioned_day_path,
    mentioned_month_path,
    mentioned_year_path,
    year_path,
)
from ..site_context import NavLink, SiteContext
from .mentioned_timeline import mentioned_timeline

_Key = TypeVar("_Key", int, tuple[int, int])

_FIRST_OF_DAY = 4  # articles, of a month that is not shown whole


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


def mentioned_pages(site: SiteContext) -> Iterator[Page | Bundle]:
    """Yield the timeline, and a page for every year and month that articles mention."""
    yield mentioned_timeline(site)
    yield from _year_pages(site)
    yield from _month_pages(site)


def _trail(site: SiteContext, *steps: NavLink) -> tuple[NavLink, ...]:
    return (NavLink(MENTIONED, site.language.say("dates_mentioned")), *steps)


def _cards(site: SiteContext, found: Iterable[int]) -> Sequence[ArticleSummary]:
    return [site.timeline.cards[place] for place in sorted(found)]


def _words(site: SiteContext, found: Mapping[int, str]) -> Mapping[str, str]:
    """Return the words with which each article mentions a time, by its identifier."""
    return {site.timeline.cards[place].identifier: words for place, words in sorted(found.items())}


def _made_of(site: SiteContext, found: Mapping[int, str]) -> Sequence[tuple[str, str]]:
    """Return what lists of articles that mention a time follow from, in the order of the timeline."""
    cards, own = site.timeline.cards, site.digests.own
    return [(own(cards[place].identifier), words) for place, words in sorted(found.items())]


def _year_pages(site: SiteContext) -> Iterator[Bundle]:
    for earlier, year, later in _between(tuple(site.mentioned.years)):
        months = [month for month in range(1, 13) if (year, month) in site.mentioned.months]
        is_published = bool(site.timeline.within(f"{year:04}"))
        of_months = [(month, _made_of(site, site.mentioned.months[year, month])) for month in months]
        made_of = (earlier, later, is_published, _made_of(site, site.mentioned.years[year]), of_months)
        steps = {
            "published": NavLink(year_path(year), site.language.say("published_in", year=year))
            if is_published
            else None,
            "earlier": _year_step(earlier) if earlier is not None else None,
            "later": _year_step(later) if later is not None else None,
        }
        yield Bundle(mentioned_year_path(year), made_of, partial(_pages_of_year, site, year, months, steps))


def _between(keys: Sequence[_Key]) -> Iterator[tuple[_Key | None, _Key, _Key | None]]:
    """Yield each key with the one before it and the one after it."""
    for place, key in enumerate(keys):
        yield keys[place - 1] if place else None, key, keys[place + 1] if place + 1 < len(keys) else None


def _pages_of_year(
    site: SiteContext, year: int, months: Sequence[int], steps: Mapping[str, NavLink | None]
) -> Iterator[Page]:
    found = site.mentioned.years[year]
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
        **steps,
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


def _month_pages(site: SiteContext) -> Iterator[Bundle]:
    days: dict[tuple[int, int], list[int]] = {}
    for year, month, day in site.mentioned.days:
        days.setdefault((year, month), []).append(day)
    for earlier, key, later in _between(tuple(site.mentioned.months)):
        own = [(*key, day) for day in days.get(key, ())]
        of_days = [
            (day, bool(_published(site, day)), _made_of(site, site.mentioned.days[day])) for day in own
        ]
        made_of = (earlier, later, _made_of(site, site.mentioned.months[key]), of_days)
        steps = {
            "earlier": _month_step(site, *earlier) if earlier else None,
            "later": _month_step(site, *later) if later else None,
        }
        yield Bundle(mentioned_month_path(*key), made_of, partial(_pages_of_month, site, key, own, steps))


def _published(site: SiteContext, day: tuple[int, int, int]) -> str:
    """Return the page of what was published on a day; empty where there is none."""
    return day_path(*day) if site.timeline.within("{:04}-{:02}-{:02}".format(*day)) else ""


def _pages_of_month(
    site: SiteContext,
    key: tuple[int, int],
    days: Sequence[tuple[int, int, int]],
    steps: Mapping[str, NavLink | None],
) -> Iterator[Page]:
    year, month = key
    found = site.mentioned.months[key]
    in_days = {place for day in days for place in site.mentioned.days[day]}
    alone = {place: words for place, words in found.items() if place not in in_days}
    listed = sum(len(site.mentioned.days[day]) for day in days) + len(alone)
    shown = listed if listed <= IN_FULL else min(_FIRST_OF_DAY, IN_FULL // (len(days) + 1))
    title = site.language.say("articles_about_month", month=site.language.month(year, month))
    rest_path = f"mentioned/{year:04}/{month:02}-undated.html"
    context = {
        "title": title,
        "count": site.language.count("articles", len(found)),
        "trail": _trail(site, _year_step(year)),
        "parts": [_day_of_month(site, day, shown) for day in days],
        "rest": _rest(site, alone, rest_path, shown, "no_day_stated"),
        "published": None,
        **steps,
    }
    yield Page(mentioned_month_path(year, month), "mentioned_part.html", context)
    trail = _trail(site, _year_step(year), _month_step(site, year, month))
    if len(alone) > shown:
        title = f"{title}: {site.language.say('no_day_stated')}"
        yield from _list_pages(site, alone, rest_path, title, trail)
    yield from _day_pages(site, days, shown, trail)


def _month_step(site: SiteContext, year: int, month: int) -> NavLink:
    return NavLink(mentioned_month_path(year, month), site.language.month(year, month))


def _day_of_month(site: SiteContext, key: tuple[int, int, int], shown: int) -> MentionPart:
    label = f"{site.language.weekday(*key)}, {site.language.day(*key)}"
    part = MentionPart(f"d{key[2]:02}", label, str(key[2]), mentioned_day_path(*key), _published(site, key))
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
