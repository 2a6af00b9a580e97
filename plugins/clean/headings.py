"""The visible headline of a page: the heading whose words its title shares; reads nothing below it."""

import re

from .survey import Survey, words_of

_WORD = re.compile(r"\w+")


def visible_headline(found: Survey, title: str) -> int:
    """Return the number of the heading that the page's title repeats, -1 where there is none.

    A level-one heading is preferred; without one that shares words with the title, the first one.
    """
    wanted = set(_WORD.findall(title.casefold()))
    best, best_score = -1, 0.0
    for number, tag in enumerate(found.tags):
        if tag not in {"h1", "h2", "h3"} or not found.text[number] + found.links[number]:
            continue
        words = set(_WORD.findall(words_of(found.elements[number]).casefold()))
        if not words:
            continue
        shared = len(words & wanted) / len(words) if len(words) > 1 or words == wanted else 0.0
        score = shared * min(len(words & wanted), 8) + (1.0 if tag == "h1" else 0.0)
        if score > best_score and (tag == "h1" or shared > 0.7):
            best, best_score = number, score
    return best
