"""Finds where a page prints who wrote it: around its headline and at the end of its body; weighs nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import Literal

from ...languages.read import pattern
from ..html.dom_stats import DomStats
from ..html.page_layout import PageLayout
from ..html.parse import Element
from ..html.visible_lines import LINK, lines_of, own_lines
from .names import (
    AND,
    Byline,
    explicit,
    full_name,
    is_label,
    letters,
    may_open,
    opened,
    other_craft,
    read_byline,
)
from .zones import in_card, in_prose, of_the_article, zones

Kind = Literal["named", "link", "line", "signature"]
Zone = Literal["head", "foot"]

# Words of a class or id that mark a byline, and those that tell it is another one's.
_NAMED = re.compile(
    r"(?:^|[^a-z]|post|article|entry|document|story)(?:authors?|auteurs?|autor(?:en|es|in|a)?|autore"
    r"|bylines?|writers?|verfasser|redakteure?|journalists?|written-?by|posted-?by|submitted)(?![a-z])"
    r"|(?<=[a-z])(?:Author|Byline)"
)
_OTHERS = re.compile(
    r"comment|image|photo|foto|caption(?!-with)|copyright|licen[sc]e|quote|credit|related|avatar|social|follow",
    re.IGNORECASE,
)
# A theme's `caption-with-letter-spacing` is a style of type.
_PICTURE = re.compile(r"image|photo|foto|caption(?!-with)|copyright|licen[sc]e|quote|comment", re.IGNORECASE)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autori?|redaktion|profiles?|profil|staff|reporters?|contributors?"
    r"|journalists?|writers?|columnists?|redakteure?)/[^?#]+|[?&]author=",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:^|\s)\((?P<name>[^()]{5,60})\)[\s.+/*]*$")
_SIGNED_ENDS = (")", ").", "+", "*", "/")
_DATED = re.compile(r"[\d./]{6,10}\s*[-–|]\s*(?P<name>[^\d|–]{5,40})")
_DATED_FROM = re.compile(r"\s*[\d./]{6,10}\s*[-–|]")
# Chinese pages print day, source, author and editor on one line, a label before each.
_HAN = "[\u3400-\u9fff]"
_HAN_NAME = rf"(?:{_HAN}{{1,3}}\s{_HAN}{{1,3}}(?!\s*[:：])|{_HAN}{{2,4}})(?!{_HAN})"
_HAN_LABEL = re.compile(
    rf"(?<!{_HAN})(?:(?:{pattern('byline', 'label')}|{pattern('byline', 'marker')})\s*[:：/／=＝]"
    rf"|(?:{pattern('byline', 'marker')})\s)\s*(?P<name>{_HAN_NAME})"
)
_TURN = re.compile(r"\s*[|—–•·]\s+")
_JOINING = re.compile(rf"\s*(?:,|&|/|{AND})\s*", re.IGNORECASE)
_LONGEST = 160  # characters of a byline
_LONGEST_LINK = 60  # characters
_MOST_BELOW = 60  # bylines below the text that are looked at
_AWAY = 120  # characters between two bylines that are not one


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed byline: how it is marked, where it stands, what it says, and the element that holds it."""

    kind: Kind
    zone: Zone
    byline: Byline
    number: int


def printed_bylines(
    found: DomStats, layout: PageLayout, publisher: str, enough: Callable[[Sequence[Printed]], bool]
) -> list[Printed]:
    """Return what may be the article's byline, the marked ones around the headline first.

    Args:
        found: the statistics of its elements.
        layout: where its headline and body are.
        publisher: a name that is no person's.
        enough: tells of the marked bylines around the headline whether no others are needed.
    """
    head, foot = zones(found, layout)
    around = list(of_the_article(found, layout, head))
    printed = list(_marked(found, layout, around, "head", publisher))
    if enough(printed):
        return printed
    printed.extend(_lines(found, layout, around, "head", publisher))
    below = list(of_the_article(found, layout, foot))
    last = chain(
        _marked(found, layout, below, "foot", publisher), _lines(found, layout, below, "foot", publisher)
    )
    return printed + _without_lists(found, list(islice(last, _MOST_BELOW)))


def _marked(
    found: DomStats, layout: PageLayout, numbers: Sequence[int], zone: Zone, publisher: str
) -> Iterator[Printed]:
    """Yield the elements whose markup says that they name the author, and the links to authors' pages."""
    inside = -1
    for number in numbers:
        if number < inside:
            continue
        kind: Kind = "link" if found.tags[number] == "a" else "named"
        if text := _author_link(found, number) if kind == "link" else _named(found, number, zone):
            byline = read_byline(text, publisher)
            if kind == "named" and byline.people:
                inside = found.ends[number]
            if not in_card(found, layout, number):
                yield Printed(kind, zone, byline, number)


def _named(found: DomStats, number: int, zone: Zone) -> str:
    """Return the lines of an element that is named as a byline, empty where it is not."""
    get = found.elements[number].get
    named = names_author(get("class"), get("id"), get("data-testid")) or get("data-hook") == "user-name"
    if not named and not (zone == "head" and found.tags[number] == "address"):
        return ""
    if not 1 < _length(found, number) < _LONGEST or is_anothers(found, number):
        return ""
    text = lines_of(_name_within(found.elements[number]))
    return "" if other_craft(text) else text


@lru_cache(maxsize=8192)
def names_author(*names: str | None) -> bool:
    """Return whether the words of classes and ids mark a byline, and not that of a picture or a comment."""
    text = " ".join(name for name in names if name)
    return _NAMED.search(text) is not None and _OTHERS.search(text) is None


def _length(found: DomStats, number: int) -> int:
    """Return the characters within an element."""
    if found.inline[number]:
        return found.own[number] + found.own_links[number]
    return found.text[number] + found.links[number]


def is_anothers(found: DomStats, number: int) -> bool:
    """Return whether a small element around a byline belongs to a picture, a quotation or a comment."""
    for _ in range(4):
        element = found.elements[number]
        if found.text[number] + found.links[number] > _LONGEST:
            return False
        if found.tags[number] in {"figure", "figcaption", "blockquote"}:
            return True
        if element.attrib and _PICTURE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
        number = found.parents[number]
        if number < 0:
            return False
    return False


def _name_within(element: Element) -> Element:
    """Return the element within that its markup calls the name (hCard, microdata), or else the element."""
    for one in element.iter():
        if "fn" in (one.get("class") or "").split() or "name" in (one.get("itemprop") or "").split():
            return one
    return element


def _author_link(found: DomStats, number: int) -> str:
    """Return the lines of a link that leads to the page of the person it names, empty for any other."""
    link = found.elements[number]
    stated = "author" in (link.get("rel") or "").split()
    address = link.get("href") or ""
    if not (stated or _AUTHOR_PAGE.search(address)) or not 1 < _length(found, number) < _LONGEST_LINK:
        return ""
    text = lines_of(link)
    if not stated:
        slug = letters(address)
        stated = any(len(word) > 2 and word in slug for word in letters(text).split())
    return text if stated and not in_prose(found, number) else ""


def _lines(
    found: DomStats, layout: PageLayout, numbers: Sequence[int], zone: Zone, publisher: str
) -> Iterator[Printed]:
    """Yield the lines that read as bylines, and the signature at the end of a run."""
    label = False
    for number in numbers:
        words, linked = found.own[number], found.own_links[number]
        if found.inline[number] or words + linked < 2 or found.tags[number] == "h1":
            continue
        if not (words or label or number > layout.anchor):  # menus are nothing but links
            continue
        if not (label or _promising(found.elements[number])):
            continue
        for line in own_lines(found.elements[number], words + linked):
            plain = " ".join(line.replace(LINK, " ").split())
            byline = _line(line, plain, label=label, publisher=publisher)
            label = is_label(plain)
            if byline and not in_card(found, layout, number):
                yield Printed("line", zone, byline, number)
            if byline := _signature(plain):
                yield Printed("signature", zone, byline, number)


def _promising(element: Element) -> bool:
    """Tell by its ends alone whether a run may hold a byline or a signature."""
    first = element.text or ""
    if not first or first.isspace():
        first = next((text for text in element.itertext() if not text.isspace()), "")
    if may_open(first) or _DATED_FROM.match(first) or _HAN_LABEL.search(first):
        return True
    children = len(element)
    if any(
        (turn := _TURN.match(child.tail or "")) and may_open(child.tail[turn.end() :]) for child in element
    ):
        return True
    last = (element[-1].tail if children else element.text) or ""
    return last.rstrip().endswith(_SIGNED_ENDS) or (
        children > 0 and next(element.iter("br"), None) is not None
    )


def _line(line: str, plain: str, *, label: bool, publisher: str) -> Byline | None:
    """Return what a line says that opens as a byline or follows a label; None for any other."""
    if not 3 < len(plain) < _LONGEST:
        return None
    if named := _HAN_LABEL.search(plain):
        return Byline((named["name"],))
    if dated := _DATED.fullmatch(plain):
        return Byline((dated["name"],)) if full_name(dated["name"]) else None
    if label:
        return _if_names_only(read_byline(plain, publisher))
    if not may_open(plain):
        return _behind_dash(plain, publisher)
    if other_craft(plain):
        return None
    if LINK in line and (read := _linked(line, plain, publisher)):
        return read
    if not (rest := opened(plain)):
        return None
    read = read_byline(rest, publisher)
    if explicit(plain):
        return read if read.people or read.agency or (read.bodies and not read.rest) else None
    return _if_names_only(read)


def _behind_dash(plain: str, publisher: str) -> Byline | None:
    """Return whom a line names as its author behind a dash, having named another before: who reviewed it."""
    parts = (rest for part in _TURN.split(plain)[1:] if may_open(part) and (rest := opened(part)))
    return next((_if_names_only(read_byline(rest, publisher)) for rest in parts), None)


def _if_names_only(read: Byline) -> Byline | None:
    return read if not read.rest and any(map(full_name, read.people)) else None


def _linked(line: str, plain: str, publisher: str) -> Byline | None:
    """Return what a line says that links its names, or other words before them, such as a section."""
    read = read_byline(_linked_names(line), publisher)
    if read.people and not read.rest:
        return read
    unlinked = " ".join("".join(line.split(LINK)[::2]).split())
    if opened(plain) or not explicit(unlinked):
        return None
    read = read_byline(opened(unlinked), publisher)
    return read if read.people and not read.rest else None


def _linked_names(line: str) -> str:
    """Return the links behind the word that opens a byline, a line each; those before it say other things."""
    parts = line.split(LINK)
    for number in range(0, len(parts) - 1, 2):
        if opened(" ".join(parts[0 : number + 1 : 2]) + " X") != "X":
            continue
        names = [parts[number + 1]]
        for joint, name in zip(parts[number + 2 :: 2], parts[number + 3 :: 2], strict=False):
            if not _JOINING.fullmatch(joint):
                break
            names.append(name)
        return "\n".join(names)
    return ""


def _signature(text: str) -> Byline | None:
    """Return who signs a run in brackets at its end."""
    match = _SIGNED.search(text[-80:]) if text.endswith(_SIGNED_ENDS) else None
    return Byline((match["name"],)) if match and full_name(match["name"]) else None


def _without_lists(found: DomStats, printed: Sequence[Printed]) -> list[Printed]:
    """Drop the bylines of a list of other articles: several, of different people, and words between them."""

    def apart(one: int, other: int) -> bool:
        between = range(min(one, other) + 1, max(one, other))
        return sum(found.own[n] + found.own_links[n] for n in between if not found.inline[n]) > _AWAY

    def unlike(one: Printed, other: Printed) -> bool:
        return one.kind == other.kind and one.byline.people != other.byline.people

    return [
        one
        for one in printed
        if not any(unlike(one, other) and apart(one.number, other.number) for other in printed)
    ]
