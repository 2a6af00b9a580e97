"""When an article was published and last changed: weighs what its page states, prints and is addressed by."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...article.moment import Moment
from ...article.warnings import CleaningWarning, warning
from ..html.dom_stats import DomStats
from ..html.page_layout import PageLayout
from ..metadata.head import Head
from .fallback import day_of_month, first_entry, foot, labelled, one_day, only_day, opening, own_entry
from .metadata import scripted_date
from .signs import DateSigns, days_apart, read_signs
from .visible import dated_lines, whole_page

_FIRST_PAGES = 1995  # the press is on the web since; an earlier day that nothing confirms is another's
_EAST_OPENS, _WEST_CLOSES = "10", "12"  # hours of Greenwich at which another day begins or ends elsewhere
_ONLY_CHANGED = "date-of-change"
_FARTHEST_ZONE = 14 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Dates:
    """The two dates of an article, and what speaks against the first."""

    published: Moment | None = None
    modified: Moment | None = None
    warnings: tuple[CleaningWarning, ...] = ()


def dates_of(head: Head, found: DomStats, layout: PageLayout, url: str, language: str) -> Dates:
    """Return when the article was published and changed, each as precise as its best source."""
    signs = read_signs(head, found, layout, url, language)
    modified, line = signs.changed or (signs.update.moment if signs.update else None), signs.line
    stated = _elected(signs)
    if stated:
        published, unsure = _weighed(stated, signs)
        if modified is None and line and line.changing and days_apart(published, line.moment):
            modified = line.moment
        return Dates(_most_precise(published, signs), modified, unsure)
    for moment, code in _lone(signs, found, layout, url, modified):
        if moment:
            last = moment if code == _ONLY_CHANGED else modified
            return Dates(_most_precise(moment, signs), last, (warning(code),) if code else ())
    changes = (
        line.moment
        for line in dated_lines(found, whole_page(found, layout), signs.reading)
        if line.kind == "updated"
    )
    return Dates(modified=modified or one_day(changes), warnings=(warning("date-missing"),))


def _elected(signs: DateSigns) -> Moment | None:
    """Return the statement of publication that most other signs agree with; the first among equals."""
    stated = [one.moment for one in signs.statements if one.kind == "published"]
    if signs.line or signs.addressed:
        stated += [one.moment for one in signs.statements if one.kind == "page"]
    votes = Counter(moment.date() for moment in stated)
    votes.update(one.date() for one in (signs.addressed, signs.line and signs.line.moment) if one)
    return max(stated, key=lambda moment: votes[moment.date()], default=None)


def _weighed(stated: Moment, signs: DateSigns) -> tuple[Moment, tuple[CleaningWarning, ...]]:
    """Return (moment, warnings) where a page states one day and may show another."""
    line = signs.line
    if line and not days_apart(stated, line.moment):
        return stated, ()
    for local in (line.moment if line else None, signs.addressed):
        if local and _in_other_zone(stated, local):
            # The page tells the day of its own town, the statement that of Greenwich.
            return _in_local_time(stated, local), ()
    if not line or line.changing or _printed_as_published(signs, stated):
        return stated, ()
    # What is printed with an older date than is stated has moved to another system since.
    older = signs.alone and line.moment.date() < stated.date() and line.moment.year >= _FIRST_PAGES
    if ((signs.sure or older) and not line.repeated) or line.moment.date() in signs.reading.known:
        # What a page tells its readers is kept up, what it tells machines often is not.
        return line.moment, (warning("dates-differ", line.moment, stated),)
    return stated, ()


def _printed_as_published(signs: DateSigns, stated: Moment) -> bool:
    """Return whether the page prints the stated day with a label of publication."""
    return any(line.kind == "published" and not days_apart(line.moment, stated) for line in signs.near)


def _in_other_zone(stated: Moment, local: Moment) -> bool:
    """Return whether a moment stated in Greenwich time can fall on the day before or after elsewhere."""
    days, hour = (local.date() - stated.date()).days, stated.value[11:13]
    return stated.zone == "Z" and (
        (days == 1 and hour >= _EAST_OPENS) or (days == -1 and hour < _WEST_CLOSES)
    )


def _in_local_time(stated: Moment, local: Moment) -> Moment:
    """Return a moment stated in Greenwich time as the page prints it, in its zone where that follows."""
    if len(local.value) < 16 or local.zone:
        return local
    ahead = dt.datetime.fromisoformat(local.value[:16]) - dt.datetime.fromisoformat(stated.value[:16])
    minutes = round(ahead.total_seconds() / 60)
    if minutes % 15 or abs(minutes) > _FARTHEST_ZONE:
        return local
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    return Moment(local.value[:16] + stated.value[16:], zone)


def _most_precise(moment: Moment, signs: DateSigns) -> Moment:
    """Return what tells most of the same moment: its time, and a zone of its own."""
    every = [one.moment for one in signs.statements if one.kind in {"published", "page"}]
    every += [line.moment for line in signs.near if line.kind in {"", "published"}]
    same = [moment, *(one for one in every if _same(moment, one))]
    return max(same, key=lambda one: (bool(one.zone), one.zone != "Z", len(one.value)))


def _same(moment: Moment, other: Moment) -> bool:
    """Return whether two moments agree as far as the first is precise."""
    if len(moment.value) < 16 or len(other.value) < 16:
        return len(moment.value) < 16 and moment.date() == other.date()
    if moment.zone and other.zone:
        return _in_greenwich(moment) == _in_greenwich(other)
    return moment.value[:16] == other.value[:16]


def _in_greenwich(moment: Moment) -> dt.datetime:
    """Return the minute of a moment with a zone in Greenwich time, also of a zone that nobody lives in."""
    zone = moment.zone or "Z"
    ahead = 0 if zone == "Z" else int(zone[0] + "1") * (int(zone[1:3]) * 60 + int(zone[4:6]))
    return dt.datetime.fromisoformat(moment.value[:16]) - dt.timedelta(minutes=ahead)


def _lone(
    signs: DateSigns, found: DomStats, layout: PageLayout, url: str, modified: Moment | None
) -> Iterator[tuple[Moment | None, str]]:
    """Yield (moment, warning code) of the signs on a page that states no publication, the surest first.

    Their order is that of their precision and cost, see docs/benchmarks/metadata.md.
    """
    line = signs.line
    nearest = line.moment if line and (signs.sure or line.moment.year >= _FIRST_PAGES) else None
    yield (nearest if signs.sure else None), ""
    yield signs.addressed, ""
    yield (nearest if line and not line.repeated else None), ""
    lines = dated_lines(found, whole_page(found, layout), signs.reading)
    yield labelled(lines), ""
    yield own_entry(found, lines, url), ""
    yield nearest, ""
    for kind in ("dated", "uploaded"):
        yield next((one.moment for one in signs.statements if one.kind == kind), None), ""
    yield day_of_month(found, url, signs.reading), ""
    yield scripted_date(found.elements[0]), ""
    yield opening(found, layout), ""
    yield foot(found, layout, lines), ""
    yield first_entry(found, layout, lines), "date-of-first-entry"
    yield (
        only_day(found, layout, [one for one in lines if one.moment.year >= _FIRST_PAGES]),
        "date-not-at-article",
    )
    # What only machines or the foot of a page tell of a change dates a template as often as an edition.
    printed = signs.update.moment if signs.update else None
    stated = modified if printed and modified and not days_apart(printed, modified) else None
    yield stated or printed, _ONLY_CHANGED
