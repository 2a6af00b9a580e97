"""What stands above the first prose of a dump: masthead, kicker, headline, standfirst, byline, caption.

The first line that can be a headline is the headline, unless a label names another.
"""

import re
from collections.abc import Sequence

from ...article.text import count_words, display_width
from ...languages.read import pattern
from ..authors.names import ROLE, agency, full_name, names
from ..dates.written import printed_dates
from ..html.credits import split_credit, split_printed_credit
from ..metadata.dateline import dateline_of
from .line_patterns import ends_sentence, wire_slug
from .role import Role, rename

_PAPER = f"(?:{pattern('plain_text', 'newspaper')})"
# A newspaper's name ends in such a word, or goes on 'of London' behind it.
_MASTHEAD = re.compile(
    rf"(?:[^\s:]+\s+){{0,5}}?\S*\b{_PAPER}(?:\s+(?:of|de|des|du|del|della|di|für|von)\s+\S+(?:\s+\S+)?)?"
    rf"(?:\s*[-–—|:(].*)?\W*|{_PAPER}\s+\S+(?:\s+\S+)?\W*",
    re.IGNORECASE,
)
_NAMES_A_PAPER = re.compile(rf"\b{_PAPER}\b", re.IGNORECASE)
_NAME = r"[^\W\d_][\w.'’-]+(?:\s+[^\W\d_][\w.'’-]*){1,3}"
_NAMES_ONLY = re.compile(rf"{_NAME}(?:\s*(?:,|&|and|und|et|y)\s+{_NAME})*")
_BRACKETED = re.compile(r"(?P<caption>.*\S)\s+\((?P<credit>(?P<who>[^()/]{4,40})/[^()/]{3,40})\)\.?")
_SPACED_OUT = re.compile(r"(?:\w\s+){2,}\w\W*")  # a word set wide: 'L O C A L'
_SENTENCES = re.compile(r"[.!?]['\"”’»)]?\s+[^\W\d_a-z]")
# Who speaks, before what is said: 'MARA BELL: When did you know?'
SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’-]+\s?){1,4}(?:\([^()]{2,30}\))?:\s+\S.*[.?!…][\"”»)]?$")
_TOLD_DAY = re.compile(r"(?:[^\W\d_]{3,}\.?\s+\d{1,2}|\d{1,2}\.?\s+[^\W\d_]{3,}|\([^)]+\))\W*$")
_LONGEST_PART = 3  # words of a dateline between its commas
_LONGEST_HEADLINE = 220
_LONGEST_STANDFIRST = 420
_LONGEST_SUBHEADING = 80
_LONGEST_ROLE = 6  # words
_LONGEST_CAPTION = 420
_STANZA = 3  # verses that are no headline
_SHORTEST_BROKEN = 20  # characters of a line that is broken by hand
_PROSE = 90  # characters from which a finished sentence counts as body
_SENTENCE = 40  # characters from which it counts below the byline
_HEAD = 40  # stretches in which headline, standfirst and labels stand, where no prose comes before
_MOST_STANDFIRSTS = 2  # lines; more of them are a text without stops, such as a table of results
_LABELS = frozenset(("byline", "published", "updated", "credit", "dateline", "caption", "publisher"))
# What a headline may be taken for by its words alone; each gives way where no other line is a headline.
_WEAK = frozenset(("dateline", "credit", "byline", "published", "updated", "signature", "boilerplate"))
_NEVER_HEADLINES = frozenset(
    (
        *("labelled field", "page number", "document number", "rights", "wire notice", "more to come"),
        *("wire slug", "issue line"),
    )
)


def is_newspaper(text: str) -> bool:
    """Return whether a line is a newspaper's name."""
    return _MASTHEAD.fullmatch(text) is not None


def first_prose(roles: Sequence[Role]) -> int:
    """Return the number of the first stretch of the body; the number of all where none is prose."""
    is_first = True
    for number, role in enumerate(roles):
        if not role.name:
            # A line above that gives way where there is no other is the headline of a sentence below it.
            titled = any(map(_gives_way, roles[:number])) and _is_long_sentence(role.stretch.text)
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
        if width < _LONGEST_HEADLINE and not titled:
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


def is_caption(text: str, *, above_text: bool) -> bool:
    """Return whether a line is a caption with its credit.

    Args:
        text: the line.
        above_text: it stands above the first prose, where a mere name behind the last stop is a credit; in
            running text it may be the end of a sentence, as in 'to the Bank of St. Louis'.
    """
    if len(text) >= _LONGEST_CAPTION or dateline_of(text):
        return False
    if above_text and bracketed_credit(text)[1]:
        return True
    caption, credit = split_credit(text)
    if credit and caption:
        marked = text[len(caption) :].lstrip()[:1] in set("([|©") or "/" in credit
        return marked or ends_sentence(caption)
    return above_text and not text.endswith(".") and bool(split_printed_credit(text)[1])


def bracketed_credit(text: str) -> tuple[str, str]:
    """Return (caption, credit) of a line that ends in `(Photographer/Newspaper)`, else no credit."""
    match = _BRACKETED.fullmatch(text)
    return (match["caption"], match["credit"]) if match and full_name(match["who"]) else (text, "")


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
    head = [number for number in range(min(start, _HEAD)) if not roles[number].name]
    for number in list(head):
        if (wire_slug(roles[number].stretch.text) or _follows_slug(roles, number)) and len(head) > 1:
            rename(roles, number, "slug", "wire slug")
            head.remove(number)
    if not any(role.name == "headline" for role in roles):
        title = _headline_of(roles, head, start)
        if title < 0:
            return start
        for number in head[: head.index(title)] if title in head else ():
            masthead = _NAMES_A_PAPER.search(roles[number].stretch.text)
            rename(roles, number, "publisher" if masthead else "kicker", "masthead" if masthead else "kicker")
        rename(roles, title, "headline")
        head = _joined_headline(roles, title, [number for number in head if number > title])
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


def _headline_of(roles: Sequence[Role], head: Sequence[int], start: int) -> int:
    """Return the number of the headline, -1 where no line can be one."""
    found = next(
        (
            number
            for place, number in enumerate(head)
            if not _is_label_above(roles, number, head[place + 1 :][:1])
        ),
        -1,
    )
    weak = next((number for number in range(min(start, _HEAD)) if _gives_way(roles[number])), -1)
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


def _gives_way(role: Role) -> bool:
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
    if display_width(below) > _LONGEST_HEADLINE:
        return False
    dated = any(role.name == "published" for role in roles[number + 1 : number + 3])
    first = number == 0 and len(words) <= 4
    if is_newspaper(text) and dated and (first or (text.isupper() and below.isupper())):
        return True  # a newspaper's page, whatever its first headline
    if count_words(below) < 3:
        return False
    if _MASTHEAD.fullmatch(text) and len(words) <= 8:
        return dated or (len(words) <= 4 and (below.isupper() or not below.endswith(".")))
    if text.isupper() and below.isupper() and below.endswith("."):  # as papers of old set a section's name
        return (
            (1 if _SPACED_OUT.fullmatch(text) else count_words(text))
            <= (3 if text.endswith(".") else 2)
            < count_words(below)
        )
    short = count_words(text) <= 2 and len(text) < 36 and count_words(below) >= 4
    return short and not ends_sentence(text) and not below.endswith(".") and len(below) > 1.3 * len(text)


def _joined_headline(roles: list[Role], title: int, rest: list[int]) -> list[int]:
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
        _NAMES_A_PAPER.search(text)
        and len(text.split()) <= 5
        and near & {"published", "byline", "updated"}
        and _MASTHEAD.fullmatch(text)
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
    return bool(ROLE.search(text) or _NAMES_A_PAPER.search(text) or agency(text.rpartition(" ")[0]))


def _is_credit_below(role: Role) -> bool:
    return role.name == "credit" or (role.name == "agency" and not role.stretch.after_blank)


def _stands_before_rights(roles: Sequence[Role], number: int) -> bool:
    """Return whether a date and a line of rights follow, as they follow a newspaper's name in a database."""
    following = roles[number + 1 : number + 3]
    return [role.name for role in following[:1]] == ["published"] and any(
        role.rule == "rights" for role in following
    )
