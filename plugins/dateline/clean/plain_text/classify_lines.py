"""What each line of a plain-text dump is: headline, byline, caption, body …; builds no article.

Two passes: what a line says of itself (`marks.py`), then where it stands between others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..authors.names import names
from ..html.credits import split_printed_credit
from ..metadata.dateline import dateline_of
from .join_lines import Stretch
from .line_patterns import ITEM, Mark, ends_sentence, mark_of, wire_slug

_MASTHEAD = re.compile(
    r"\b(?:news|press|agency|service|wire|telegraph|gazette|times|herald|post|tribune|daily|journal|chronicle|courier"
    r"|bulletin|dispatch|examiner|standard|observer|zeitung|nachrichten|anzeiger|abendblatt|blatt|kurier|rundschau|presse"
    r"|agence|agencia|diario|gaceta|giornale|corriere|report|edition|cable|صحيفة|جريدة|وكالة)\b",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_][\w.'’-]+(?:\s+[^\W\d_][\w.'’-]*){1,3}"
_NAMES_ONLY = re.compile(rf"{_NAME}(?:\s*(?:,|&|and|und|et|y)\s+{_NAME})*")
_LONGEST_HEADLINE = 220
_LONGEST_STANDFIRST = 420
_LONGEST_SUBHEADING = 80
_LONGEST_CAPTION = 420
_PROSE = 90  # characters from which a finished sentence counts as body
_HEAD = 40  # stretches in which headline, standfirst and labels stand, where no prose comes before
_EARLY = 25  # lines in which a dump keeps its labels
_BARE_LABELS = frozenset(("Body", "Text", "Full Text", "Full text", "Classification", "Graphic"))
_EXPORTED = 5  # labelled lines, from which they may stand below the text too
_LABELS = frozenset(("byline", "published", "updated", "credit", "dateline", "caption", "publisher"))


@dataclass(frozen=True, slots=True)
class Role:
    """A stretch of lines with its role, the value a label gave it, and the rule that said so."""

    stretch: Stretch
    name: str
    value: str
    rule: str = ""


def roles(found: Sequence[Stretch]) -> list[Role]:
    """Return the role of each stretch of one article, in order."""
    told: list[Role] = []
    exported = sum(bool(mark_of(one.text, early=True)) for one in found if ":" in one.text[:30]) >= _EXPORTED
    for stretch in found:
        mark = mark_of(stretch.text, early=exported or stretch.first < _EARLY)
        if mark is None and exported and stretch.text in _BARE_LABELS:
            mark = Mark("boilerplate", stretch.text, "labelled field")
        told.append(_role(stretch, mark))
    _one_headline(told)
    _after_end(told)
    start = _first_prose(told)
    _head(told, start)
    _body(told, start)
    return told


def _role(stretch: Stretch, mark: Mark | None) -> Role:
    if mark is None:
        return Role(stretch, "", stretch.text)
    if mark.role == "body":  # its label is no part of it
        return Role(replace(stretch, text=mark.value), "body", mark.value, mark.rule)
    return Role(stretch, mark.role, mark.value, mark.rule)


def _one_headline(told: list[Role]) -> None:
    """Take a database's `Subject:` below its `Title:` for what it is."""
    titles = [number for number, one in enumerate(told) if one.name == "headline"]
    for number in titles[1:]:
        _name(told, number, "subjects")


def _after_end(told: list[Role]) -> None:
    """Take what an agency writes below its end mark."""
    ends = [
        n
        for n, one in enumerate(told)
        if one.name == "end" or (one.name == "separator" and one.value == "--")
    ]
    total = sum(len(one.stretch.text) for one in told) or 1
    for number in ends[:1]:
        below = sum(len(one.stretch.text) for one in told[number + 1 :])
        if below * 5 < total:
            for later in range(number + 1, len(told)):
                if told[later].name not in {"published", "updated"}:
                    _name(told, later, "boilerplate", "below the end mark")


def _first_prose(told: list[Role]) -> int:
    """Return the number of the first stretch of the body."""
    for number, one in enumerate(told):
        if one.name:
            continue
        text = one.stretch.text
        if dateline_of(text) and len(text) > 60:
            return number
        if not number and len(text) < _LONGEST_HEADLINE:
            continue
        if split_printed_credit(text)[1] and len(text) < _LONGEST_CAPTION:
            continue
        later = {other.name for other in told[number + 1 : number + 3]}
        if len(text) >= _PROSE and ends_sentence(text) and not (number < 4 and later & _LABELS):
            return number
        if len(text) >= 2 * _LONGEST_STANDFIRST:
            return number
    prose = [n for n, one in enumerate(told) if not one.name and n and ends_sentence(one.stretch.text)]
    return prose[0] if prose else len(told)


def _head(told: list[Role], start: int) -> None:
    """Name what stands before the first prose: slugs, masthead, kicker, headline, standfirst, captions."""
    head = [n for n in range(min(start, _HEAD)) if not told[n].name]
    for number in list(head):
        if wire_slug(told[number].stretch.text) and len(head) > 1:
            _name(told, number, "slug", "wire slug")
            head.remove(number)
    labelled = any(one.name == "headline" for one in told)
    if head and not labelled:
        title = _headline_of(told, head)
        for number in head[: head.index(title)]:
            masthead = _MASTHEAD.search(told[number].stretch.text)
            _name(told, number, "publisher" if masthead else "kicker", "masthead" if masthead else "kicker")
        _name(told, title, "headline")
        head = _joined_headline(told, title, head[head.index(title) + 1 :])
    for number in head:
        _name(told, number, _head_role(told, number, start))


def _headline_of(told: list[Role], head: list[int]) -> int:
    """Return the number of the headline: the first line that is no masthead, section or kicker."""
    for place, number in enumerate(head[:-1]):
        text, following = told[number].stretch.text, told[head[place + 1]].stretch.text
        if _is_label_above(text, following):
            continue
        return number
    return head[-1]


def _is_label_above(text: str, following: str) -> bool:
    words, next_words = text.split(), following.split()
    if len(next_words) < 3 or len(following) > _LONGEST_HEADLINE:
        return False
    capitals = text.upper() == text and text.lower() != text
    if (
        _MASTHEAD.search(text)
        and len(words) <= 8
        and (capitals or len(words) <= 4)
        and not ends_sentence(following)
    ):
        return True
    short = len(words) <= 3 and len(text) < 36 and len(next_words) >= 4
    return short and not ends_sentence(text) and len(following) > 1.3 * len(text)


def _joined_headline(told: list[Role], title: int, rest: list[int]) -> list[int]:
    """Join the second line of a headline in capitals to it: telegraph pages break it by hand."""
    first = told[title].stretch
    while rest and rest[0] == title + 1:
        below = told[rest[0]].stretch
        if below.after_blank or not first.text.isupper() or not below.text.isupper():
            break
        _name(told, rest[0], "headline")
        title = rest.pop(0)
    return rest


def _head_role(told: list[Role], number: int, start: int) -> str:
    text = told[number].stretch.text
    near = {told[n].name for n in (number - 1, number + 1) if 0 <= n < len(told)}
    if split_printed_credit(text)[1] and len(text) < _LONGEST_CAPTION:
        return "caption"
    if number + 1 < len(told) and told[number + 1].name == "credit":
        return "caption"
    if _NAMES_ONLY.fullmatch(text) and near & {"published", "updated", "publisher"} and names(text)[0]:
        return "byline"
    if _MASTHEAD.search(text) and len(text.split()) <= 5 and near & {"published", "byline", "updated"}:
        return "publisher"
    if len(text.split()) <= 5 and text.istitle() and _before_its_rights(told, number):
        return "publisher"
    earlier = [one for one in told[:number] if one.name == "standfirst"]
    if earlier and number + 1 >= start and len(text) < _LONGEST_SUBHEADING and not ends_sentence(text):
        return "subheading"
    return "standfirst" if len(text) <= _LONGEST_STANDFIRST else "body"


def _before_its_rights(told: list[Role], number: int) -> bool:
    """Tell whether a date and a line of rights follow, as they follow a newspaper's name in a database."""
    following = told[number + 1 : number + 3]
    return [one.name for one in following[:1]] == ["published"] and any(
        one.rule == "rights" for one in following
    )


def _body(told: list[Role], start: int) -> None:
    last = max((n for n, one in enumerate(told) if not one.name and _is_prose(one.stretch.text)), default=-1)
    for number in range(min(start, _HEAD), len(told)):
        one = told[number]
        text = one.stretch.text
        if one.name == "headline" or one.name:
            continue
        if number > last and len(text) < 120 and not ends_sentence(text):
            _name(told, number, "boilerplate", "below the last paragraph")
        elif _is_caption(told, number):
            _name(told, number, "caption")
        elif _is_subheading(told, number):
            _name(told, number, "subheading")
        else:
            _name(told, number, "item" if ITEM.fullmatch(text) and len(text) < 600 else "body")


def _is_prose(text: str) -> bool:
    return ends_sentence(text) or len(text) > 200 or ITEM.fullmatch(text) is not None


def _is_subheading(told: list[Role], number: int) -> bool:
    text = told[number].stretch.text
    if (
        len(text) > _LONGEST_SUBHEADING
        or len(text.split()) > 12
        or text.endswith((",", ";", ":", "”", '"', "»"))
    ):
        return False
    if ITEM.fullmatch(text) or number + 1 >= len(told) or (ends_sentence(text) and not text.endswith("?")):
        return False
    following = told[number + 1]
    return following.name in {"", "body", "caption"} and len(following.stretch.text) > len(text)


def _is_caption(told: list[Role], number: int) -> bool:
    text = told[number].stretch.text
    if len(text) < _LONGEST_CAPTION and split_printed_credit(text)[1]:
        return True
    return number + 1 < len(told) and told[number + 1].name == "credit" and len(text) < 250


def _name(told: list[Role], number: int, name: str, rule: str = "") -> None:
    told[number] = replace(told[number], name=name, rule=rule or told[number].rule or name)
