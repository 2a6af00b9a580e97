"""Who wrote a page without a byline: a note below the text describes them, or the site bears their name."""

import re
from collections.abc import Iterator

from ...languages.read import pattern
from ..html.dom_stats import DomStats, words_of
from ..html.page_layout import PageLayout
from .names import cleaned
from .person_names import is_persons_name
from .zones import in_card, of_the_article

_DESCRIBES = re.compile(rf"\s+{pattern('trailers', 'bio')}", re.IGNORECASE)
_LONGEST_NAME = 45  # characters
_LONGEST_BEFORE = 30  # characters of a note, beside the name, in which its verb stands
_WORDS_OF_OWNER = 2  # of three, most are firms: 'Ava Community Energy'
_REACH = 12  # elements behind a name in which its note begins
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<last>[^|–—]+)$|\s*\((?P<bracketed>[^()]+)\)$")


def described_author(found: DomStats, layout: PageLayout) -> str:
    """Return the one person whom a note below their name describes; empty where it is none, or several."""
    told = set(_described(found, layout))
    return next(iter(told)) if len(told) == 1 else ""


def _described(found: DomStats, layout: PageLayout) -> Iterator[str]:
    start = max(layout.top, layout.anchor)
    for number in of_the_article(found, layout, range(start, len(found.elements))):
        if not 4 < found.own[number] + found.own_links[number] < _LONGEST_NAME:
            continue
        name = cleaned(words_of(found.elements[number]).partition(",")[0])
        if (
            is_persons_name(name)
            and _note_follows(found, number, name)
            and not in_card(found, layout, number)
        ):
            yield name


def _note_follows(found: DomStats, number: int, name: str) -> bool:
    """Return whether the next run of some length opens with the name, or its first word, and a verb."""
    first = name.partition(" ")[0]
    for below in range(number + 1, min(number + _REACH, len(found.elements))):
        if found.own[below] + found.own_links[below] <= _LONGEST_NAME or found.inline[below]:
            continue
        opening = words_of(found.elements[below])[: _LONGEST_BEFORE + len(name)]
        return opening.startswith(first) and _DESCRIBES.search(opening) is not None
    return False


def site_owner(site: str, title: str) -> str:
    """Return the person whose name a site bears.

    Args:
        site: its name, as the page states it.
        title: of the page's head, where the site's name may stand behind a bar or in brackets.
    """
    suffix = _SUFFIX.search(title)
    last = (suffix["last"] or suffix["bracketed"] or "") if suffix else ""
    for name in (site, last.strip()):
        if len(name.split()) == _WORDS_OF_OWNER and is_persons_name(name):
            return name
    return ""
