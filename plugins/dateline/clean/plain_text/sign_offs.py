"""What an agency writes below its text: who wrote and edited it, when it was sent, its own name."""

import re
from collections.abc import Sequence

from ..authors.names import agency
from .line_patterns import ends_sentence
from .role import Role, rename

_MOST_LINES = 4
_MOST_PARTS = 6
_OPENING = 120  # characters of the text in which an agency names itself
_HEAD = 12  # stretches in which the text begins
_LEAST = 40  # characters of a line that opens the text
_NAMED = re.compile(r"\(([^()]{2,30})\)|/(\w{3,10})/")
_EDGES = " ()[]=*.,:;-–—"
_PART = re.compile(r"[a-z]{1,4}(?:/[A-Za-z]{1,4})*|[A-Z]{1,4}(?:/[A-Za-z]{1,4})*|\S*\d\S*|[A-Z][a-z]{2}")
_SENT = re.compile(r"\b\d{6}\b|\b\d{1,2}[-/ ]\w{2,4}[-/ ]\d\d\b|\b[a-z]{2,4}(?:/[a-z]{2,4})+\b")
_CONTACT = re.compile(r"\(\(.{5,200}\)\)")
_UNSIGNED = frozenset(("", "dateline", "slug"))
_OF_TEXT = frozenset(("body", "headline", "caption", "byline"))


def name_sign_offs(roles: list[Role]) -> None:
    """Name the lines below the last paragraph that an agency signs with."""
    for number in range(len(roles) - 1, max(0, len(roles) - 1 - _MOST_LINES), -1):
        role = roles[number]
        if role.name in _OF_TEXT:
            return
        if role.name not in _UNSIGNED:
            continue
        lone = len(role.stretch.text) <= 4 and roles[number - 1].name in {"agency", "end"}
        if not (is_sign_off(role.stretch.text) or lone):
            return
        rename(roles, number, "boilerplate", "sign-off")


def is_sign_off(text: str) -> bool:
    """Return whether a line holds initials, times or an agency's name, and no word: `dpa mb 261405`."""
    if _CONTACT.fullmatch(text):
        return True
    parts = [part for part in (part.strip(_EDGES) for part in text.split()) if part]
    if not 0 < len(parts) <= _MOST_PARTS or (ends_sentence(text) and text[:1] != "("):
        return False
    signed = any(map(agency, parts))
    return (signed or bool(_SENT.search(text))) and all(
        agency(part) or _PART.fullmatch(part) for part in parts
    )


def signing_agency(roles: Sequence[Role]) -> str:
    """Return the agency that the text opens with, as in `SALTMERE, Feb 26 (EFE).-`; empty where none does."""
    for role in roles[:_HEAD]:
        if role.name != "headline" and len(role.stretch.text) > _LEAST:
            for names in _NAMED.findall(role.stretch.text[:_OPENING]):
                if found := agency("".join(names)):
                    return found
    return ""
