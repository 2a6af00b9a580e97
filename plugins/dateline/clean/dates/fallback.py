"""Where a page that states no date of its publication tells it all the same; each sign alone, unweighed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from ...article.moment import Moment
from ..html.dom_stats import DomStats, words_of
from ..html.page_layout import PageLayout
from .metadata import addressed_month
from .visible import DatedLine, DateReading, dated_lines, is_date_alone
from .written import printed_dates

_PROSE = 40  # characters of a run that opens a body
_OPENING = 60  # characters in which the opening date stands
_AT_FOOT = 30  # elements before and after the end of the body
_FARTHEST = 100  # elements after the end of the body in which its only date may stand
_ENTRY_LINES = 6  # times that an entry of a list tells its day
_ENTRY_DEPTH = 3  # elements from a link up to the entry of a list that it is in


def one_day(moments: Iterable[Moment]) -> Moment | None:
    """Return the first of moments that all fall on one day, None where they tell several."""
    every = list(moments)
    return every[0] if len({moment.date() for moment in every}) == 1 else None


def labelled(lines: Sequence[DatedLine]) -> Moment | None:
    """Return the one day that lines with a label of publication tell, wherever they stand."""
    return one_day(line.moment for line in lines if line.kind == "published")


def own_entry(found: DomStats, lines: Sequence[DatedLine], url: str) -> Moment | None:
    """Return the day that stands at the page's links to itself, as in a list of the latest articles."""
    path = urlsplit(url).path.rstrip("/")
    if not path or not lines:
        return None
    numbers = [line.number for line in lines]
    moments: list[Moment] = []
    for number, tag in enumerate(found.tags):
        if tag == "a" and _path(found.elements[number].get("href") or "") == path:
            first, last = _entry(found, numbers, number)
            moments += [line.moment for line in lines[first:last]]
    return one_day(moments)


def _path(address: str) -> str:
    """Return the path of an address, without its host, query and last slash."""
    bare = address.partition("#")[0].partition("?")[0].rstrip("/")
    return bare if bare.startswith("/") else "/" + bare.partition("//")[2].partition("/")[2]


def _entry(found: DomStats, numbers: Sequence[int], number: int) -> tuple[int, int]:
    """Return which lines stand in a link, or in the smallest element around it that has any."""
    first = last = 0
    for _ in range(_ENTRY_DEPTH + 1):
        first, last = bisect_left(numbers, number), bisect_left(numbers, found.ends[number])
        number = found.parents[number]
        if first < last or number < 0:
            break
    return (first, last) if last - first <= _ENTRY_LINES else (0, 0)


def foot(found: DomStats, layout: PageLayout, lines: Sequence[DatedLine]) -> Moment | None:
    """Return the one day that elements made for dates tell around the end of the body."""
    end = found.ends[layout.top]
    return one_day(
        line.moment
        for line in lines
        if line.marked and not line.kind and not line.repeated and abs(line.number - end) <= _AT_FOOT
    )


def first_entry(found: DomStats, layout: PageLayout, lines: Sequence[DatedLine]) -> Moment | None:
    """Return the date of the first of a row of bylines in the body that run on in time, as in a thread."""
    moments = [
        line.moment
        for line in lines
        if line.repeated
        and found.roles[line.number] == "byline"
        and layout.anchor < line.number < found.ends[layout.top]
    ]
    days = [moment.date() for moment in moments]
    return moments[0] if days and days == sorted(days) else None


def only_day(found: DomStats, layout: PageLayout, lines: Sequence[DatedLine]) -> Moment | None:
    """Return the one day that all lines without a label or other words tell, near and below the body."""
    last = found.ends[layout.top] + _FARTHEST
    unlabelled = [line for line in lines if not line.kind and not line.repeated and line.number <= last]
    day = one_day(line.moment for line in unlabelled)
    return day if any(line.marked or is_date_alone(found, line) for line in unlabelled) else None


def day_of_month(found: DomStats, url: str, reading: DateReading) -> Moment | None:
    """Return the one day that the page prints, wherever, of the month that its address names."""
    month = addressed_month(url)
    if month is None:
        return None
    lines = dated_lines(found, range(len(found.elements)), reading)
    return one_day(
        line.moment
        for line in lines
        if line.kind in {"", "published"} and line.moment.value.startswith(month.value)
    )


def opening(found: DomStats, layout: PageLayout) -> Moment | None:
    """Return the date that the body begins with, as press releases do."""
    for number in range(layout.top, found.ends[layout.top]):
        if found.own[number] > _PROSE and not re.fullmatch("h[1-6]", found.tags[number]):
            start = words_of(found.elements[number])[:_OPENING]
            return next((one.moment for one in printed_dates(start) if one.start <= 3), None)
    return None
