"""The visible headline of a page and its kicker; reads nothing below them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..html.dom_stats import MUTE, SPACED, DomStats, words_of
from ..html.front_page import leads_to_front_page
from ..html.parse import Element
from .titles import title_key

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
_SOME = 0.25  # of the words of a heading of level one
_ENOUGH = 0.7  # of a lesser heading's words that the title must share


@dataclass(frozen=True, slots=True)
class Headline:
    """The words of the visible headline, its kicker apart."""

    text: str
    kicker: str = ""


def visible_headline(found: DomStats, titles: Sequence[str]) -> int:
    """Return the number of the heading that is the page's headline, -1 where there is none.

    The heading that shares most words with what the page states as its title; without one, the first
    of level one. The name of the site is no headline.
    """
    wanted = [set(_WORD.findall(title.casefold())) for title in titles if title]
    best, best_score, best_is_lesser = -1, 0.0, False
    first, first_score = -1, 0.0  # of the headings of level one that share words with a title
    for number, tag in enumerate(found.tags):
        if (
            tag not in {"h1", "h2", "h3", "h4"}
            or not found.text[number] + found.links[number] + found.own_links[number]
        ):
            continue
        words = set(_WORD.findall(words_of(found.elements[number]).casefold()))
        if not words or names_site(found.elements[number]):
            continue
        shared = max((len(words & title) / len(words) for title in wanted), default=0.0)
        count = max((len(words & title) for title in wanted), default=0)
        level = 1.0 if tag == "h1" else 0.0
        score = shared * min(count, 8) + level - (0.5 if found.roles[number] == "hidden" else 0.0)
        whole = any(words == title for title in wanted)
        if score > best_score and (level or (shared > _ENOUGH and (count > 1 or whole))):
            best, best_score, best_is_lesser = number, score, not level and not whole
        if level and score > first_score and shared > _SOME and count > 1 and found.roles[number] != "hidden":
            first, first_score = number, score
    # A heading within the text may repeat the title; the headline is the one that stands above all.
    if best_is_lesser and 0 <= first < best:
        best = first
    return best if best >= 0 else _unmarked(found, titles)


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
