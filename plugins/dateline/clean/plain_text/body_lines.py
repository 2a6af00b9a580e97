"""What stands from the first prose of a dump on: paragraphs, subheadings, list items, captions.

A claim that a line makes by its words alone counts for less here: prose that looks like a label, a date
or a notice stays in the text.
"""

import re

from ...article.text import count_words, display_width
from ..authors.names import agency
from .caption_lines import is_caption
from .head_lines import SPEAKER
from .line_patterns import ITEM, PUBLISHED, UPDATED, ends_sentence
from .role import Role, rename
from .sign_offs import signing_agency

_LONGEST_SUBHEADING = 80  # characters
_LONGEST_ITEM = 600  # characters
_LABEL_WITHIN = 14  # characters in which a line that tells a date says what the date is of
_LONG_LABELLED = 12  # words behind a label, from which they are a sentence
_SENTENCES = re.compile(r"[^\W\d]{2}[.!?]\s+[^\W\d_a-z]")  # one ends, another begins
_DAY_WORDS = re.compile(r"[^\W\d_]{3,}")


def name_body(roles: list[Role], start: int, *, exported: bool) -> None:
    """Name every stretch from the first of the body on.

    Args:
        roles: of all stretches.
        start: the number of the first stretch of the body.
        exported: the dump is a database's, whose labels may stand below the text too.
    """
    for number, role in enumerate(roles):
        if number >= start and role.name and not exported and _is_prose_after_all(roles, number):
            rename(roles, number, "body", "body")
    last = max((number for number, role in enumerate(roles) if not role.name), default=-1)
    signing = signing_agency(roles)
    for number in range(len(roles)):
        if not roles[number].name:
            signed = number == last and bool(signing) and _is_signed(roles, number, signing)
            rename(roles, number, "body" if signed else _body_role(roles, number))
    for number, role in enumerate(roles):
        above = roles[number - 1].name if number else ""
        if role.name == "agency" and above == "caption" and not role.stretch.after_blank:
            rename(roles, number, "credit")
        elif role.name == "credit" and above != "caption":
            rename(roles, number, "boilerplate", "credit without a picture")


def _is_signed(roles: list[Role], number: int, signing: str) -> bool:
    """Return whether an agency signs the last paragraph, at its end or below, as it would a picture."""
    words = roles[number].stretch.text.rstrip(" ().").rsplit(None, 1)
    following = roles[number + 1].value if number + 1 < len(roles) else ""
    return signing in {agency(words[-1]), agency(following)}


def _is_prose_after_all(roles: list[Role], number: int) -> bool:
    role = roles[number]
    text = role.stretch.text
    match role.name:
        case "dateline":
            return True
        case "published" | "updated":
            left = _DAY_WORDS.findall(text)
            labelled = any(label.search(text, 0, _LABEL_WITHIN) for label in (PUBLISHED, UPDATED))
            return len(left) > (5 if labelled else 2) or (ends_sentence(text) and not labelled)
        case "credit":
            return "/" in text and not (number and roles[number - 1].name in {"", "caption"})
    if role.rule == "navigation":
        return True
    return (
        role.rule == "labelled field"
        and ends_sentence(text)
        and (count_words(text) > _LONG_LABELLED or bool(_SENTENCES.search(text)))
    )


def _body_role(roles: list[Role], number: int) -> str:
    text = roles[number].stretch.text
    if _is_caption(roles, number):
        return "caption"
    if _is_subheading(roles, number):
        return "subheading"
    return "item" if ITEM.fullmatch(text) and len(text) < _LONGEST_ITEM else "body"


def _is_subheading(roles: list[Role], number: int) -> bool:
    """Return whether a short line heads what follows: it stands between finished prose and longer prose."""
    text = roles[number].stretch.text
    if display_width(text) > _LONGEST_SUBHEADING or len(text.split()) > 12:
        return False
    if text.endswith((",", ";", ":", "”", '"', "»", "-")) or text[:1].islower() or ITEM.fullmatch(text):
        return False
    if SPEAKER.match(text) or number + 1 >= len(roles) or (ends_sentence(text) and not text.endswith("?")):
        return False
    above = roles[number - 1] if number else None
    if above and above.name == "body" and not _is_finished(above.stretch.text):
        return False
    following = roles[number + 1]
    below = following.stretch.text
    return (
        following.name in {"", "body", "caption"}
        and len(below) > len(text)
        and (following.name == "caption" or _is_finished(below))
    )


def _is_finished(text: str) -> bool:
    """Return whether a stretch is prose: it ends as a sentence, or leads over to a list or a quotation."""
    return (
        ends_sentence(text) or text.endswith(":") or display_width(text) > 200 or bool(ITEM.fullmatch(text))
    )


def _is_caption(roles: list[Role], number: int) -> bool:
    text = roles[number].stretch.text
    following = roles[number + 1] if number + 1 < len(roles) else None
    if following and following.name == "credit" and len(text) < 250:
        return True
    if following and following.name == "agency" and not following.stretch.after_blank and len(text) < 250:
        return True
    return is_caption(text, above_text=False)
