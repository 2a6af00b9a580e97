"""Pages that a program wrote of several articles: elements of one kind, each with heading, day and prose.

A page of a site, which states what it is in its head, is one article even where it looks alike: a live
blog's entries, or teasers.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from ...article.moment import Moment
from ...article.text import count_words
from ...clean.dates.written import printed_dates
from .html_lines import inner_markup, page_root

_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_HOLDERS = frozenset(("article", "div", "section", "li", "td"))
_SITE = re.compile(
    rb"<link[^>]+rel=[\"']?(?:canonical|amphtml|alternate)|<meta[^>]+(?:property|name)=[\"']?(?:og|twitter):"
    rb"|application/ld\+json",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(</?)h[1-4](\b[^>]*>)")
_LEAST_WORDS = 15  # of prose in each
_MOST_BEFORE_DAY = 400  # characters of an article in which its day stands
_SHARE = 0.8  # of the page's words that the articles have together
_LENGTH_OF_DAY = 10  # characters of '2019-03-04', behind which an hour may stand
_MOST_LIVE_DAYS = 2  # a live blog may go on past midnight
_WORDS_OF_TEASER = 60
_SENTENCE = 40  # characters from which a paragraph is prose


def records_of_page(data: bytes) -> list[str]:
    """Return the markup of each article of such a page, with an h1; none of another page."""
    if _SITE.search(data) or len(re.findall(rb"<h[1-4]\b", data, re.IGNORECASE)) < 2:
        return []
    root = page_root(data)
    total = sum(_words(element) for element in root.iter("body")) or 1
    titled = len(list(root.iter("h1"))) == 1
    for found in (*_siblings(root), *_headed(root)):
        told = sum(_words_of(markup) for markup in found)
        if told >= _SHARE * total and all(map(_is_article, found)):
            live = titled and not any("<h1" in markup for markup in found) and _is_live(found)
            if live or all(map(_is_teaser, found)):
                return []
            return [_HEADING.sub(r"\1h1\2", markup, count=2) for markup in found]
    return []


def _is_live(found: Sequence[str]) -> bool:
    """Return whether the entries below one headline are a live blog's: of a day, hour by hour."""
    times = [next(iter(_times(markup)), None) for markup in found]
    hours = {str(moment) for moment in times if moment is not None and len(moment.value) > _LENGTH_OF_DAY}
    days = {hour[:_LENGTH_OF_DAY] for hour in hours}
    return len(hours) * 2 > len(found) and len(days) <= _MOST_LIVE_DAYS


def _is_teaser(markup: str) -> bool:
    """Return whether a heading is a link, and one paragraph below it tells where it leads."""
    root = page_root(markup.encode())
    heading = next(root.iter(*_HEADINGS), None)
    if heading is None:
        return False
    within = [link for link in (*heading.iter("a"), *heading.iterancestors("a")) if link.get("href")]
    prose = [text for text in map(_text, root.iter("p", "div")) if len(text) >= _SENTENCE]
    return bool(within) and len(prose) <= 1 and count_words(" ".join(prose)) < _WORDS_OF_TEASER


def _times(markup: str) -> Iterator[Moment]:
    """Yield the moments at the head of an entry, stated ones first."""
    root = page_root(markup.encode())
    stated = " ".join(str(one.get("datetime") or "") for one in root.iter("time")).replace("T", " ")
    opening = " ".join(" ".join(root.itertext()).split())[:_MOST_BEFORE_DAY]
    yield from (one.moment for one in printed_dates(f"{stated}\n{opening}", short_years=True))


def _siblings(root: etree._Element) -> Iterator[list[str]]:
    """Yield the groups of elements with one parent, name and class, each of which has a heading."""
    for parent in root.iter(etree.Element):
        groups: dict[tuple[str, str], list[etree._Element]] = {}
        for child in parent:
            if child.tag in _HOLDERS and next(child.iter(*_HEADINGS), None) is not None:
                groups.setdefault((str(child.tag), child.get("class") or ""), []).append(child)
        yield from ([inner_markup(one) for one in group] for group in groups.values() if len(group) > 1)


def _headed(root: etree._Element) -> Iterator[list[str]]:
    """Yield what stands below headings of one level that are children of one element."""
    for parent in root.iter("body", "div", "main", "section", "td"):
        for level in sorted(_HEADINGS):
            places = [number for number, child in enumerate(parent) if child.tag == level]
            if len(places) > 1 and not any(child.tag in _HEADINGS for child in parent[: places[0]]):
                ends = [*places[1:], len(parent)]
                yield [_markup(parent[begin:end]) for begin, end in zip(places, ends, strict=True)]


def _markup(elements: Sequence[etree._Element]) -> str:
    return "".join(etree.tostring(one, encoding="unicode", method="html") for one in elements)


def _is_article(markup: str) -> bool:
    """Return whether markup opens with a heading and a day, and has prose below."""
    root = page_root(markup.encode())
    heading = next(root.iter(*_HEADINGS), None)
    if heading is None or not "".join(heading.itertext()).strip():
        return False
    opening = " ".join(" ".join(root.itertext()).split())[:_MOST_BEFORE_DAY]
    stated = " ".join(str(one.get("datetime") or "") for one in root.iter("time"))
    prose = [text for text in map(_text, root.iter("p", "div")) if len(text) >= _SENTENCE]
    dated = next(printed_dates(f"{opening} {stated}", short_years=True), None) is not None
    return dated and sum(map(count_words, prose)) >= _LEAST_WORDS


def _text(element: etree._Element) -> str:
    """Return the words of a paragraph, none of an element that holds others."""
    inner = list(element.iter("p", "div"))
    return " ".join("".join(element.itertext()).split()) if len(inner) == 1 else ""


def _words(element: etree._Element) -> int:
    return count_words(" ".join(element.itertext()))


def _words_of(markup: str) -> int:
    return _words(page_root(markup.encode()))
