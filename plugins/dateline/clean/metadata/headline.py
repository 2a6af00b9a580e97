"""The visible headline of a page and its kicker; reads nothing below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..html.dom_stats import MUTE, SPACED, DomStats, words_of
from ..html.front_page import leads_to_front_page
from ..html.parse import Element
from .titles import is_site_name, title_key

_WORD = re.compile(r"\w+")
_LOGO = re.compile(
    r"logo|site-?title|site-?name|brand|masthead|aural|accessible|sr-only|visually", re.IGNORECASE
)
_KICKER = re.compile(
    r"kicker|over-?(?:line|title|head)|top-?line|roof|dach|spitz|eyebrow|pre-?(?:title|head)|super-?(?:title|script)"
    r"|sub-?(?:title|line|head)|label|topic|tagline|rubri|categor|section|date|fake|aural|invisible|meta",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"(?<!sub)(?<!over)(?<!super)(?:head(?:line|ing)?|title|titel)$", re.IGNORECASE)
_JOINT = re.compile(r"^\W+|[\s:–—|/-]+$")
_LONGEST_KICKER = 70  # characters
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_MOST_COUNTED = 8  # words; a title shares no more than by chance does a longer one
_FEWEST_SHARED = 2  # words
_SOME = 0.25  # of the words of a heading of level one
_MOST = 0.6  # the same, beside a lesser heading that repeats the title
_ENOUGH = 0.7  # of a heading's words that the title must share


@dataclass(frozen=True, slots=True)
class Headline:
    """The words of the visible headline, its kicker apart."""

    text: str
    kicker: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A heading of the page, and how far its words are those of a stated title."""

    number: int
    key: str
    words: frozenset[str]
    is_first_level: bool
    is_hidden: bool
    names_site: bool
    shared: float  # largest share of its words that one title has
    count: int  # most of its words that one title has
    is_title: bool  # its words are those of one title

    @property
    def score(self) -> float:
        """Return how much speaks for this heading, of words shared with a title and of its level."""
        return self.shared * min(self.count, _MOST_COUNTED) + self.is_first_level - 0.5 * self.is_hidden

    @property
    def may_be_headline(self) -> bool:
        """Return whether its level, or enough of its words, make a headline of it."""
        return self.is_first_level or (self.shared > _ENOUGH and (self.count > 1 or self.is_title))


def visible_headline(found: DomStats, titles: Sequence[str], sites: Sequence[str]) -> int:
    """Return the number of the heading that is the page's headline, -1 where there is none.

    The heading that shares most words with what the page states as its title; without one, the first
    of level one. The name of the site is no headline where another heading may be.

    Args:
        found: the statistics of the page's elements.
        titles: what the page states as its title.
        sites: names of the site, as it states them, and of its host.
    """
    headings = [one for one in _candidates(found, titles, sites) if one.may_be_headline]
    fit = [one for one in headings if not one.names_site] or headings
    best = max(fit, key=lambda one: one.score, default=None)
    if best is None:
        return _unmarked(found, titles)
    if not best.is_first_level:
        stated = {title_key(title) for title in titles}
        brands = [one for one in fit if one.number < best.number and f"{best.key} {one.key}" in stated]
        above = [one for one in fit if one.is_first_level and one not in brands and _stands_above(one, best)]
        best = max(above, key=lambda one: one.score, default=best)
    return best.number


def _candidates(found: DomStats, titles: Sequence[str], sites: Sequence[str]) -> Iterator[_Candidate]:
    wanted = [frozenset(_WORD.findall(title.casefold())) for title in titles if title]
    for number, tag in enumerate(found.tags):
        if tag not in _HEADINGS or not found.text[number] + found.links[number] + found.own_links[number]:
            continue
        line = words_of(found.elements[number])
        words = frozenset(_WORD.findall(line.casefold()))
        if words and not names_site(found.elements[number]):
            yield _Candidate(
                number,
                title_key(line),
                words,
                tag == "h1" and not _in_footer(found, number),
                found.roles[number] == "hidden",
                is_site_name(line, sites),
                max((len(words & title) / len(words) for title in wanted), default=0.0),
                max((len(words & title) for title in wanted), default=0),
                words in wanted,
            )


def _in_footer(found: DomStats, number: int) -> bool:
    """Return whether a heading stands in the foot of the page, where sites set lines in large type, too."""
    while number >= 0:
        if found.roles[number] == "footer" or found.tags[number] == "footer":
            return True
        number = found.parents[number]
    return False


def _stands_above(first: _Candidate, lesser: _Candidate) -> bool:
    """Return whether a heading of level one is the headline, though a lesser one shares more with a title.

    A heading within the text, or in a list of other articles, may repeat the title.
    """
    if first.is_hidden or first.count < _FEWEST_SHARED:
        return False
    if lesser.is_title:
        common = len(first.words & lesser.words)
        return common > _FEWEST_SHARED and common > _MOST * len(first.words)
    return first.shared > _ENOUGH or (first.shared > _SOME and first.number < lesser.number)


def _unmarked(found: DomStats, titles: Sequence[str]) -> int:
    """Return the number of the line that a title ends or begins with, on a page without headings."""
    wanted = [title_key(title) for title in titles if title]
    for number, tag in enumerate(found.tags):
        if tag not in {"font", "b", "strong", "p", "div", "td", "span", "center", "big"}:
            continue
        if not 12 <= found.own[number] <= 200:
            continue
        words = title_key(words_of(found.elements[number]))
        if any(
            2 * len(words) > len(title) and (title.endswith(words) or title.startswith(words))
            for title in wanted
        ):
            return number
    return -1


def names_site(heading: Element) -> bool:
    """Return whether a heading is the site's: it leads to the front page, or is called a logo."""
    if any(leads_to_front_page(element.get("href") or "") for element in heading.iter("a")):
        return True
    return bool(_LOGO.search(f"{heading.get('class') or ''} {heading.get('id') or ''}"))


def headline_of(found: DomStats, number: int, titles: Sequence[str]) -> Headline:
    """Return the headline of a heading, its kicker taken off.

    Args:
        found: the statistics of its elements.
        number: of the heading.
        titles: what the page states as its title, without the site's name.
    """
    heading = found.elements[number]
    whole = words_of(heading)
    parts = _parts(heading)
    if len(parts) < 2:
        return Headline(whole)
    first, element = parts[0]
    rest = _JOINT.sub("", " ".join(text for text, _ in parts[1:]))
    if len(first) > _LONGEST_KICKER or len(rest.split()) < 2:
        return Headline(whole)
    marked = element is not None and (
        element.tag in {"small", "em"} or _KICKER.search(element.get("class") or "")
    )
    if (marked or any(title_key(title) == title_key(rest) for title in titles)) and _has_words(rest):
        return Headline(rest, _JOINT.sub("", first))
    keys = {title_key(title) for title in titles}
    if title_key(whole) in keys:
        return Headline(whole)
    for count in range(len(parts) - 1, 0, -1):  # a count of comments, a source, a button
        opening = " ".join(text for text, _ in parts[:count])
        if title_key(opening) in keys and len(opening.split()) > 1:
            return Headline(_JOINT.sub("", opening))
    last, element = parts[-1]
    if element is not None and (element.tag == "small" or _KICKER.search(element.get("class") or "")):
        first = _JOINT.sub("", " ".join(text for text, _ in parts[:-1]))
        return Headline(first, _JOINT.sub("", last)) if _has_words(first) else Headline(whole)
    return Headline(whole)


def _has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _parts(heading: Element) -> list[tuple[str, Element | None]]:
    """Return the texts at the top of a heading, each with the element it stands in, if any."""
    while True:
        children = [child for child in heading if isinstance(child.tag, str) and child.tag not in MUTE]
        only = (
            len(children) == 1 and not (heading.text or "").strip() and not (children[0].tail or "").strip()
        )
        if not only or children[0].tag in {"br", "img"}:
            break
        heading = children[0]
    found: list[tuple[str, Element | None]] = []
    if (heading.text or "").strip():
        found.append((" ".join(heading.text.translate(SPACED).split()), None))
    for child in children:
        if text := words_of(child):
            found.append((text, child))
        if (child.tail or "").strip():
            found.append((" ".join(child.tail.translate(SPACED).split()), None))
    return found
