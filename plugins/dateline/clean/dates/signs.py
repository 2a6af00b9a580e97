"""All that tells when a page was published, before it is weighed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...article.moment import Moment
from ..html.dom_stats import DomStats
from ..html.page_layout import PageLayout
from ..metadata.head import Head
from .metadata import StatedDate, addressed_date, stated_change, stated_dates
from .visible import DatedLine, DateReading, dated_lines, is_date_alone, near_end, near_headline
from .written import is_day_first

_MONTH_FIRST = re.compile(r"en-US", re.IGNORECASE)
_EITHER = re.compile(r"en|", re.IGNORECASE)
_OWN_ENTRY = 9  # elements from the headline within which one of a row of entries is the article's own
_MASTHEAD = 12  # elements above the headline from which a date may be that of the day the page was fetched


@dataclass(frozen=True, slots=True)
class DateSigns:
    """All that tells when a page was published, before it is weighed."""

    statements: Sequence[StatedDate]
    changed: Moment | None
    addressed: Moment | None
    reading: DateReading
    near: Sequence[DatedLine]  # around the headline
    line: DatedLine | None  # the one of them that tells the publication
    sure: bool  # whether it does so by its label, or by its make at the headline
    alone: bool  # whether it is nothing but a date, right below the headline
    update: DatedLine | None  # the one of them that tells the last change


def read_signs(head: Head, found: DomStats, layout: PageLayout, url: str, language: str) -> DateSigns:
    """Return what a page states of its dates, and what it prints around its headline."""
    statements, changed, addressed = stated_dates(head), stated_change(head), addressed_date(url)
    known = {one.moment.date() for one in statements}
    known |= {one.date() for one in (changed, addressed) if one}
    reading = DateReading(_day_first(found, language), known)
    near = dated_lines(found, near_headline(found, layout), reading)
    line = _nearest([line for line in near if line.kind in {"", "published"}], layout)
    if line is None or line.kind != "published":
        line = _closing_line(found, layout, reading) or line
    update = _nearest([line for line in near if line.kind == "updated"], layout) or _nearest(
        [one for one in near if one.changing and line and days_apart(one.moment, line.moment)], layout
    )
    away = line.number - headline_place(layout) if line else 0
    sure = line is not None and (line.kind == "published" or (line.marked and away >= -_MASTHEAD))
    alone = line is not None and 0 <= away <= _OWN_ENTRY and is_date_alone(found, line)
    return DateSigns(statements, changed, addressed, reading, near, line, sure, alone, update)


def _day_first(found: DomStats, language: str) -> bool | None:
    """Return whether 03/04/2020 is a day of April: as the page's other dates, or else its language, say."""
    if not (_EITHER.fullmatch(language) or _MONTH_FIRST.fullmatch(language)):
        return True
    told = is_day_first("\n".join(found.elements[0].itertext()))
    return False if told is None and _MONTH_FIRST.fullmatch(language) else told


def _closing_line(found: DomStats, layout: PageLayout, reading: DateReading) -> DatedLine | None:
    """Return the line with a label of publication that ends the body, where all such lines tell one day."""
    lines = dated_lines(found, near_end(found, layout), reading)
    published = [line for line in lines if line.kind == "published" and not line.repeated]
    return published[0] if len({line.moment.date() for line in published}) == 1 else None


def headline_place(layout: PageLayout) -> int:
    """Return the number of the headline, or of the body where no headline is known."""
    return layout.anchor if layout.anchor >= 0 else layout.top


def _nearest(lines: Sequence[DatedLine], layout: PageLayout) -> DatedLine | None:
    """Return the line that stands nearest to the headline.

    Lines below the headline go before those above it, elements that are made for dates before others.
    """
    anchor = headline_place(layout)

    def cost(line: DatedLine) -> float:
        distance = line.number - anchor
        away = distance if distance >= 0 else -1.5 * distance + 5
        return away - 20 * line.marked - 30 * (line.kind == "published") + 15 * line.changing

    fit = [line for line in lines if not (line.repeated and abs(line.number - anchor) > _OWN_ENTRY)]
    return min(fit, key=cost, default=None)


def days_apart(one: Moment, other: Moment) -> int:
    """Return the days between two moments."""
    return abs((one.date() - other.date()).days)
