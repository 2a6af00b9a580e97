"""The lines of a page that tell a date: what they tell, of which event, and where; weighs nothing."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from ...article.moment import Moment
from ...languages.read import entries, pattern
from ..html.dom_stats import MUTE, DomStats, words_of
from ..html.page_layout import PageLayout
from ..html.parse import Element
from .written import printed_dates, stated_moment

_SHORTEST, _LONGEST = 6, 160  # characters of a line that dates its page
_LONGEST_LABEL = 45
_FEW = 8  # elements that a label is made of at most
_LONGEST_OPENING = 60  # characters from a label at the start of a line to its date
_CLOSE = 24  # characters before a date in which its label stands in the middle of a line
_LONGEST_NOTE = 400  # characters of a paragraph that begins with the publication and goes on to more
_BEFORE, _AFTER = 45, 70  # elements before and after the headline that may hold the line
_ALONE = 20  # characters of an element that holds nothing but a date
_AROUND_END = 12  # elements before and after the end of the body that may close it with its date
_TOUCHING = 10  # elements from the headline within which a part speaks of the article, whatever its name
_ELSEWHERE = frozenset(
    "comments related footer navigation sidebar newsletter advertisement notice aside teaser form share print"
    " caption credit".split()
)
_OF_OTHERS = frozenset("comments related navigation teaser caption credit".split())
_LONGEST_HEAD = 45  # elements between headline and body that hold the byline, whatever they are named
_NOT_OURS = frozenset(("comments", "related", "hidden"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_COMMENTS = re.compile(pattern("phrases", "comments"), re.IGNORECASE)
_SIGNED_BY = re.compile(rf"\b(?:{pattern('byline', 'marker')})\b", re.IGNORECASE)
_MADE = frozenset(("dated", "byline"))  # elements that are made for the line
_UNSPACED = "\u0e00"  # scripts from here on part no words, or only some
_KIND_OF = {
    label: kind for kind in ("published", "updated", "other") for label in entries("date_labels", kind)
}
_LONGEST_FIRST = [re.escape(label) for label in sorted(_KIND_OF, key=len, reverse=True)]
_LABEL = re.compile(
    rf"\b(?:{'|'.join(label for label in _LONGEST_FIRST if label < _UNSPACED)})\b"
    rf"|(?:{'|'.join(label for label in _LONGEST_FIRST if label >= _UNSPACED)})"
)
_READING_TIME = re.compile(r"\W*\b\d+[\s-]*min(?:ute)?s?\b(?: read)?\W*", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"\d\.?\s*(?:-|–|bis|to|until|au|al|a)\s*$")
_SPAN = re.compile(r"\s*(?:-|–|bis|to|until|au|al|a)\s*")
_CHANGED = re.compile(r"updat|modif|changed|edited", re.IGNORECASE)
_ISSUED = re.compile(r"publi|pubdate|creat|posted", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A date on a page: what it says, of which event, and where."""

    moment: Moment
    number: int  # of the element
    kind: str = ""  # published, updated or other, as its label says; empty without a label
    marked: bool = False  # stands in an element that is made for dates
    changing: bool = False  # the element is named after changes, as many are that tell the publication
    repeated: bool = False  # one of a row of entries of one make with different days


@dataclass(frozen=True, slots=True)
class DateReading:
    """How dates in figures are meant on a page."""

    day_first: bool | None
    known: Collection[dt.date] = ()


def near_headline(found: DomStats, layout: PageLayout) -> Iterator[int]:
    """Yield the elements around the headline, or around the start of the text where there is none."""
    anchor = layout.anchor if layout.anchor >= 0 else layout.top
    end = min(anchor + max(_AFTER, layout.top - anchor + 24) + 1, len(found.elements))
    number = 0
    while number < end:
        role = layout.apart.get(number)
        touching = (
            number < min(anchor + _TOUCHING, found.ends[layout.top])
            and found.ends[number] > anchor - _TOUCHING
        )
        heading = anchor < number < layout.top <= anchor + _LONGEST_HEAD and role not in _OF_OTHERS
        if role in _ELSEWHERE and not touching and not heading:
            number = found.ends[number]
            continue
        if number > anchor and _opens_comments(found, number):
            return
        if number >= anchor - _BEFORE:
            yield number
        number += 1


def _opens_comments(found: DomStats, number: int) -> bool:
    """Return whether an element is the heading of the part for readers' comments."""
    return found.tags[number] in _HEADINGS and _COMMENTS.match(words_of(found.elements[number])) is not None


def near_end(found: DomStats, layout: PageLayout) -> Iterator[int]:
    """Yield the elements around the end of the body, but for what others wrote."""
    end = found.ends[layout.top]
    number = max(layout.top, end - _AROUND_END)
    while number < min(end + _AROUND_END, len(found.elements)):
        if layout.apart.get(number) in _NOT_OURS:
            number = found.ends[number]
            continue
        yield number
        number += 1


def whole_page(found: DomStats, layout: PageLayout) -> Iterator[int]:
    """Yield the elements of a page but for what others wrote and what speaks of other articles."""
    number = 0
    while number < len(found.elements):
        if layout.apart.get(number) in _NOT_OURS:
            number = found.ends[number]
            continue
        if number > layout.anchor >= 0 and _opens_comments(found, number):
            return
        yield number
        number += 1


def dated_lines(found: DomStats, numbers: Iterable[int], reading: DateReading) -> list[DatedLine]:
    """Return the dates of these elements in their order; one that stands in a larger one is told twice."""
    lines = [
        line
        for number in numbers
        if _SHORTEST <= found.own[number] + found.own_links[number] <= _LONGEST_NOTE
        or found.tags[number] == "time"
        for line in _of_element(found, number, reading)
    ]
    return _with_rows(found, _with_shared_kinds(found, lines))


def is_date_alone(found: DomStats, line: DatedLine) -> bool:
    """Return whether the element of a line holds little more than its date."""
    return found.own[line.number] + found.own_links[line.number] <= _ALONE


def _of_element(found: DomStats, number: int, reading: DateReading) -> Iterator[DatedLine]:
    element, text, is_time = found.elements[number], _line(found, number), found.tags[number] == "time"
    if not text and not is_time:
        return
    marked = is_time or found.roles[number] in _MADE
    changing = _changing(element) or (found.inline[number] and _changing(element.getparent()))
    stated = stated_moment(element.get("datetime") or "") if is_time else None
    if stated:
        moment, label = _of_time(stated, text, reading)
        yield DatedLine(moment, number, label or _kind(_before(element)), marked, changing)
        return
    for moment, kind in _in_text(found, number, text, reading):
        yield DatedLine(moment, number, kind, marked, changing)


def _of_time(stated: Moment, text: str, reading: DateReading) -> tuple[Moment, str]:
    """Return the moment that a `time` element tells, and the kind that a label within it names.

    What it prints is the day of its own town, what it states in Greenwich time may be the next.
    """
    printed = next(printed_dates(text, day_first=reading.day_first, known=reading.known), None)
    if printed is None:
        return stated, ""
    away = abs((printed.moment.date() - stated.date()).days)
    return printed.moment if stated.zone == "Z" and away == 1 else stated, _kind(text[: printed.start])


def _in_text(found: DomStats, number: int, text: str, reading: DateReading) -> Iterator[tuple[Moment, str]]:
    """Yield the dates that the words of an element tell of its page, each with its kind."""
    element, made = found.elements[number], found.roles[number] in _MADE
    # Characters that may stand beside the date; a line of its own is one, whatever it stands in.
    room = 12 if found.inline[number] and element.find("br") is None else 60
    short = made or len(text) < 20
    dates = [*printed_dates(text, day_first=reading.day_first, known=reading.known, short_years=short)]
    end, ranged = 0, False
    for one, following in zip(dates, [*dates[1:], None], strict=False):
        before, end = text[end : one.start], one.end
        closes = ranged or _RANGE.search(before)
        ranged = following is not None and _SPAN.fullmatch(text[one.end : following.start]) is not None
        beside = len(_READING_TIME.sub("", text)) - (one.end - one.start)
        if made or beside < room or _labelled(before, text):
            told = before if any(map(str.isalnum, before)) else _before(element)
            yield one.moment, "other" if ranged or closes else _kind(told)


def _line(found: DomStats, number: int) -> str:
    """Return the words of an element's own run of text, empty where they can be no dated line."""
    element = found.elements[number]
    if found.inline[number] or found.text[number] + found.links[number] <= _LONGEST_NOTE:
        raw = "".join(element.itertext()) if len(element) else element.text or ""
        text = words_of(element) if _DIGIT.search(raw) else ""
    else:  # what its blocks say is theirs
        text = " ".join(" ".join([element.text or "", *(child.tail or "" for child in element)]).split())
    if len(text) > _LONGEST:
        text = text[:_LONGEST] if _LABEL.match(text[:_LONGEST].lower()) else ""
    return text if len(text) >= _SHORTEST and _DIGIT.search(text) else ""


def _labelled(before: str, text: str) -> bool:
    """Return whether a label opens the words before a date, or ends them in what is no sentence."""
    return (len(before) <= _LONGEST_OPENING and bool(_LABEL.match(before.lstrip().lower()))) or (
        not text.endswith(".") and bool(_kind(before[-_CLOSE:]))
    )


def _before(element: Element) -> str:
    """Return the words that stand right before an element's, in its parent or in the elements before."""
    node = element
    for _ in range(3):
        parent, previous = node.getparent(), node.getprevious()
        if parent is None:
            return ""
        text = (parent.text if previous is None else previous.tail) or ""
        if not text.strip() and previous is not None:
            text = _label_in(previous)
            if _SIGNED_BY.search(text) and _kind(text) == "other":
                return ""  # who reviewed the text, not when
        if text.strip():
            return text if len(text) <= _LONGEST_LABEL else ""
        node = parent
    return ""


def _label_in(element: Element) -> str:
    """Return the words of an element that is as small as a label; of a larger one, its first."""
    nodes = (node for node in islice(element.iter(), _FEW) if isinstance(node.tag, str))
    return " ".join((node.text or "").strip() for node in nodes if node.tag not in MUTE).strip()


def _kind(before: str) -> str:
    """Return what the last label in the words before a date says of it."""
    kind = ""
    for match in _LABEL.finditer(before.lower(), max(0, len(before) - _LONGEST_LABEL)):
        kind = _KIND_OF[match[0]]
    return kind


def _changing(element: Element | None) -> bool:
    """Return whether an element is named after changes alone; hAtom asks for `updated` on every date."""
    if element is None:
        return False
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    return bool(_CHANGED.search(names)) and not _ISSUED.search(names)


def _with_shared_kinds(found: DomStats, lines: list[DatedLine]) -> list[DatedLine]:
    """Let a line say what the elements in it say of the same day, and these what it says."""
    told: list[DatedLine] = []
    for at, line in enumerate(lines):
        inner = [other for other in _below(found, lines, at) if _one_day(other, line)]
        kind = line.kind or next((other.kind for other in inner if other.kind), "")
        changing = line.changing or any(other.changing for other in inner)
        told.append(replace(line, kind=kind, changing=changing))
    for at, line in enumerate(told):
        if line.kind:
            for below, other in enumerate(_below(found, told, at), at + 1):
                if not other.kind and _one_day(other, line):
                    told[below] = replace(other, kind=line.kind)
    return told


def _below(found: DomStats, lines: list[DatedLine], at: int) -> Iterator[DatedLine]:
    """Yield the lines of the elements in the element of a line."""
    end = found.ends[lines[at].number]
    for number in range(at + 1, len(lines)):
        if lines[number].number >= end:
            return
        yield lines[number]


def _one_day(one: DatedLine, other: DatedLine) -> bool:
    return one.moment.date() == other.moment.date()


def _with_rows(found: DomStats, lines: list[DatedLine]) -> list[DatedLine]:
    """Mark lines in elements of one make that tell many days, or two under different parents."""
    rows: dict[tuple[str, ...], list[DatedLine]] = {}
    for line in lines:
        if line.kind != "updated":
            rows.setdefault(_make(found, line.number), []).append(line)
    row_of: set[int] = set()
    for row in rows.values():
        days, parents = {one.moment.date() for one in row}, {found.parents[one.number] for one in row}
        if len(days) > (1 if len(parents) > 1 else 2):
            row_of.update(one.number for one in row)
    return [
        replace(line, repeated=True)
        if line.number in row_of
        or any(one.number in row_of and _one_day(one, line) for one in _below(found, lines, at))
        else line
        for at, line in enumerate(lines)
    ]


def _make(found: DomStats, number: int) -> tuple[str, ...]:
    """Return the tags and classes of an element, its parent and its grandparent."""
    make: list[str] = []
    for _ in range(3):
        make += [found.tags[number], found.elements[number].get("class") or ""]
        number = max(found.parents[number], 0)
    return tuple(make)
