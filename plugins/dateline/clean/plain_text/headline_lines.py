"""Which line of a dump is its headline: the first that can be one, its second line joined to it."""

import re
from collections.abc import Sequence

from ...article.text import count_words, display_width
from ..dates.written import printed_dates
from .line_patterns import ends_sentence
from .mastheads import is_newspaper
from .role import Role, rename

_SPACED_OUT = re.compile(r"(?:\w\s+){2,}\w\W*")  # a word set wide: 'L O C A L'
LONGEST_HEADLINE = 220  # characters
HEAD = 40  # stretches in which headline, standfirst and labels stand, where no prose comes before
_SHORTEST_BROKEN = 20  # characters of a line that is broken by hand
# What a headline may be taken for by its words alone; each gives way where no other line is a headline.
_WEAK = frozenset(("dateline", "credit", "byline", "published", "updated", "signature", "boilerplate"))
_NEVER_HEADLINES = frozenset(
    (
        *("labelled field", "page number", "document number", "rights", "wire notice", "more to come"),
        *("wire slug", "issue line"),
    )
)


def headline_among(roles: Sequence[Role], head: Sequence[int], start: int) -> int:
    """Return the number of the headline, -1 where no line can be one."""
    found = next(
        (
            number
            for place, number in enumerate(head)
            if not _is_label_above(roles, number, head[place + 1 :][:1])
        ),
        -1,
    )
    weak = next((number for number in range(min(start, HEAD)) if gives_way(roles[number])), -1)
    if weak < 0 or (0 <= found < weak):
        return found
    text = roles[weak].stretch.text
    if found < 0:
        return weak
    below = roles[found].stretch.text
    # A shout above a line that is none was the headline; so was a credit above which no picture stands.
    shouted = text.isupper() and not below.isupper() and count_words(text) > 3
    is_credit = roles[weak].name == "credit" and not any(role.name == "caption" for role in roles[:weak])
    return weak if weak == 0 and (shouted or (is_credit and "/" in text)) else found


def gives_way(role: Role) -> bool:
    """Return whether a line that claims to be something else may be the headline."""
    if role.name not in _WEAK or role.rule in _NEVER_HEADLINES:
        return False
    text = role.stretch.text
    if role.name in {"published", "updated"}:
        dates = list(printed_dates(text, short_years=True))
        rest = text[: dates[0].start] + " " + text[dates[-1].end :] if dates else text
        return len(re.findall(r"[^\W\d_]{3,}", rest)) > 2
    if role.name == "byline":
        return count_words(text) > 5
    return any(character.isalpha() for character in text)


def _is_label_above(roles: Sequence[Role], number: int, following: Sequence[int]) -> bool:
    """Return whether a line is a masthead or a kicker above the headline."""
    if not following:
        return False
    text, below = roles[number].stretch.text, roles[following[0]].stretch.text
    words = text.split()
    if display_width(below) > LONGEST_HEADLINE:
        return False
    dated = any(role.name == "published" for role in roles[number + 1 : number + 3])
    first = number == 0 and len(words) <= 4
    if is_newspaper(text) and dated and (first or (text.isupper() and below.isupper())):
        return True  # a newspaper's page, whatever its first headline
    if count_words(below) < 3:
        return False
    if is_newspaper(text) and len(words) <= 8:
        return dated or (len(words) <= 4 and (below.isupper() or not below.endswith(".")))
    if text.isupper() and below.isupper() and below.endswith("."):  # as papers of old set a section's name
        return (
            (1 if _SPACED_OUT.fullmatch(text) else count_words(text))
            <= (3 if text.endswith(".") else 2)
            < count_words(below)
        )
    short = count_words(text) <= 2 and len(text) < 36 and count_words(below) >= 4
    return short and not ends_sentence(text) and not below.endswith(".") and len(below) > 1.3 * len(text)


def join_headline(roles: list[Role], title: int, rest: list[int]) -> list[int]:
    """Join the second line of a headline to it: telegraph pages break it by hand."""
    first = roles[title].stretch
    while rest and rest[0] == title + 1:
        below = roles[rest[0]].stretch
        if below.after_blank or not _goes_on(first.text, below.text):
            break
        rename(roles, rest[0], "headline")
        title = rest.pop(0)
    return rest


def _goes_on(first: str, below: str) -> bool:
    """Return whether the line right below a headline is its second one: in capitals, or in mid-sentence."""
    if first.isupper():
        return below.isupper()
    return below[:1].islower() and not ends_sentence(first) and display_width(first) >= _SHORTEST_BROKEN
