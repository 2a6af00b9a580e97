"""What stands above the first prose of a dump: masthead, kicker, headline, standfirst, byline, caption.

The first line that can be a headline is the headline, unless a label names another.
"""

import re
from collections.abc import Sequence

from ...article.text import display_width
from ..authors.names import ROLE, agency, full_name, names
from ..metadata.dateline import dateline_of
from .caption_lines import is_caption
from .headline_lines import HEAD, LONGEST_HEADLINE, gives_way, headline_among, join_headline
from .line_patterns import ends_sentence
from .mastheads import NAMES_A_PAPER, is_newspaper
from .role import Role, rename
from .wire_lines import wire_slug

_NAME = r"[^\W\d_][\w.'’-]+(?:\s+[^\W\d_][\w.'’-]*){1,3}"
_NAMES_ONLY = re.compile(rf"{_NAME}(?:\s*(?:,|&|and|und|et|y)\s+{_NAME})*")
_SENTENCES = re.compile(r"[.!?]['\"”’»)]?\s+[^\W\d_a-z]")
# Who speaks, before what is said: 'MARA BELL: When did you know?'
SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’-]+\s?){1,4}(?:\([^()]{2,30}\))?:\s+\S.*[.?!…][\"”»)]?$")
_TOLD_DAY = re.compile(r"(?:[^\W\d_]{3,}\.?\s+\d{1,2}|\d{1,2}\.?\s+[^\W\d_]{3,}|\([^)]+\))\W*$")
_LONGEST_PART = 3  # words of a dateline between its commas
_LONGEST_STANDFIRST = 420
_LONGEST_SUBHEADING = 80
_LONGEST_ROLE = 6  # words
_STANZA = 3  # verses that are no headline
_PROSE = 90  # characters from which a finished sentence counts as body
_SENTENCE = 40  # characters from which it counts below the byline
_MOST_STANDFIRSTS = 2  # lines; more of them are a text without stops, such as a table of results
_LABELS = frozenset(("byline", "published", "updated", "credit", "dateline", "caption", "publisher"))


def first_prose(roles: Sequence[Role]) -> int:
    """Return the number of the first stretch of the body; the number of all where none is prose."""
    is_first = True
    for number, role in enumerate(roles):
        if not role.name:
            # A line above that gives way where there is no other is the headline of a sentence below it.
            titled = any(map(gives_way, roles[:number])) and _is_long_sentence(role.stretch.text)
            if _begins_body(roles, number, is_first=is_first) or (is_first and titled):
                return number
            is_first = False
        elif role.name == "body":
            return number
    unclaimed = [number for number, role in enumerate(roles) if not role.name]
    sentences = [number for number in unclaimed[1:] if ends_sentence(roles[number].stretch.text)]
    # Below a code such as URGENT, a question may well be the headline.
    coded = bool(unclaimed) and wire_slug(roles[unclaimed[0]].stretch.text)
    if coded and len(sentences) > 1 and roles[sentences[0]].stretch.text.endswith("?"):
        return sentences[1]
    return sentences[0] if sentences else len(roles)


def _is_long_sentence(text: str) -> bool:
    return display_width(text) >= _PROSE and text.endswith(".") and not text.isupper()


def _begins_body(roles: Sequence[Role], number: int, *, is_first: bool) -> bool:
    text = roles[number].stretch.text
    width = display_width(text)
    if is_first:
        titled = any(role.name == "headline" for role in roles)
        if width < LONGEST_HEADLINE and not titled:
            # Two sentences, or one behind a place and a day, are no headline.
            prose = ends_sentence(text) and not text.isupper() and width >= _PROSE
            return prose and bool(_SENTENCES.search(text) or _opens_with_dateline(text))
    elif _opens_with_dateline(text) or len(roles[number].stretch.verses) >= _STANZA:
        return True
    if is_caption(text, above_text=True):
        return False
    # A standfirst stands above the byline and the day; a sentence below them is the first of the text.
    below = number and roles[number - 1].name in {"byline", "published", "updated", "agency"}
    finished = text.endswith((".", "。", "．", "।"))
    if below and not is_first and finished and not text.isupper() and width >= _SENTENCE:
        return True
    later = {role.name for role in roles[number + 1 : number + 3]}
    if width >= _PROSE and ends_sentence(text) and not (number < 4 and later & _LABELS):
        return True
    return width >= 2 * _LONGEST_STANDFIRST


def _opens_with_dateline(text: str) -> bool:
    """Return whether a place opens a text, with a day or an agency, or before a sentence."""
    line = dateline_of(text)
    if not line or max(len(part.split()) for part in re.split(r"[,(]", line)) > _LONGEST_PART:
        return False
    return _TOLD_DAY.search(line) is not None or (ends_sentence(text) and len(text) > 60)


def name_head(roles: list[Role], start: int) -> int:
    """Name what stands above the first prose; return where the body begins after all.

    Args:
        roles: of all stretches, those that claim nothing still unnamed.
        start: the number of the first stretch of the body.
    """
    head = [number for number in range(min(start, HEAD)) if not roles[number].name]
    for number in list(head):
        if (wire_slug(roles[number].stretch.text) or _follows_slug(roles, number)) and len(head) > 1:
            rename(roles, number, "slug", "wire slug")
            head.remove(number)
    if not any(role.name == "headline" for role in roles):
        title = headline_among(roles, head, start)
        if title < 0:
            return start
        for number in head[: head.index(title)] if title in head else ():
            masthead = NAMES_A_PAPER.search(roles[number].stretch.text)
            rename(roles, number, "publisher" if masthead else "kicker", "masthead" if masthead else "kicker")
        rename(roles, title, "headline")
        head = join_headline(roles, title, [number for number in head if number > title])
    return _name_rest(roles, head, start)


def _follows_slug(roles: Sequence[Role], number: int) -> bool:
    """Return whether a line of short codes stands right below one that is an agency's."""
    stretch = roles[number].stretch
    below = number and roles[number - 1].name == "slug" and not stretch.after_blank
    return bool(below) and stretch.text.isupper() and all(len(part) <= 4 for part in stretch.text.split())


def _name_rest(roles: list[Role], rest: Sequence[int], start: int) -> int:
    standfirsts: list[str] = []
    for number in rest:
        name = _role_below_headline(roles, number, start)
        if start == len(roles) and name in {"standfirst", "subheading"}:
            return number  # nothing looks like prose, as in scripts without full stops: all of it is the text
        finished = bool(standfirsts) and standfirsts[-1].endswith(".")
        if name == "standfirst":
            standfirsts.append(roles[number].stretch.text)
        if len(standfirsts) > (1 if finished else _MOST_STANDFIRSTS) or name == "body":
            return number
        rename(roles, number, name)
    return start


def _role_below_headline(roles: Sequence[Role], number: int, start: int) -> str:
    text = roles[number].stretch.text
    if SPEAKER.match(text):
        return "body"
    if number and roles[number - 1].name == "byline" and _is_writers_role(text):
        return "boilerplate"
    near = {roles[other].name for other in (number - 1, number + 1) if 0 <= other < len(roles)}
    if is_caption(text, above_text=True):
        return "caption"
    if number + 1 < len(roles) and _is_credit_below(roles[number + 1]):
        return "caption"
    timed = number + 1 < len(roles) and roles[number + 1].rule == "reading time"
    beside = timed or near & {"published", "updated", "publisher"}
    if beside and _names_people(text):
        return "byline"
    if (
        NAMES_A_PAPER.search(text)
        and len(text.split()) <= 5
        and near & {"published", "byline", "updated"}
        and is_newspaper(text)
    ):
        return "publisher"
    if len(text.split()) <= 5 and text.istitle() and _stands_before_rights(roles, number):
        return "publisher"
    earlier = any(role.name == "standfirst" for role in roles[:number])
    if earlier and number + 1 >= start and len(text) < _LONGEST_SUBHEADING and not ends_sentence(text):
        return "subheading"
    return "standfirst" if display_width(text) <= _LONGEST_STANDFIRST else "body"


def _names_people(text: str) -> bool:
    """Return whether a line is names alone, or one with what its bearer is: 'Judith Pell, Arts Editor'."""
    if _NAMES_ONLY.fullmatch(text):
        return bool(names(text)[0])
    name, comma, role = text.partition(", ")
    return bool(comma) and _is_writers_role(role) and full_name(name)


def _is_writers_role(text: str) -> bool:
    """Return whether a line says who the person above it is: 'Staff Reporter', 'BBC News, Saltmere'."""
    if len(text.split()) > _LONGEST_ROLE or ends_sentence(text):
        return False
    return bool(ROLE.search(text) or NAMES_A_PAPER.search(text) or agency(text.rpartition(" ")[0]))


def _is_credit_below(role: Role) -> bool:
    return role.name == "credit" or (role.name == "agency" and not role.stretch.after_blank)


def _stands_before_rights(roles: Sequence[Role], number: int) -> bool:
    """Return whether a date and a line of rights follow, as they follow a newspaper's name in a database."""
    following = roles[number + 1 : number + 3]
    return [role.name for role in following[:1]] == ["published"] and any(
        role.rule == "rights" for role in following
    )
