"""What an article says someone is: 'Iraqi Prime Minister', 'EU ambassador to Iraq'; reads round a name."""

import re
from itertools import pairwise

from ..organisations.words import FUNCTION_WORDS, HEADS, NO_NAMES
from .spans import bare_word
from .titles import HONORIFICS, ROLE_MODIFIERS, ROLES, SHORTENED, demonyms

_NO_ROLE_OPENS = frozenset(
    "and but or who which when where while then also not including in at on from with for to as by "
    "under".split()
)
# 'prime minister since November', 'president until Tuesday': the role ends before it says when.
_WHEN = re.compile(
    r" (?:until|till|since|from|through|during|before|after|by|on|in (?:\d{4}|the \d)|"
    r"for (?:\w+ )?(?:days|weeks|months|years)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"yesterday|today|last|who|whom|whose|that|which|\d{4}|to (?!the |a |an )[a-z]\w*)\b.*$"
)
_KIN = frozenset(
    "wife husband son daughter brother sister father mother grandson granddaughter widow heir cousin "
    "nephew niece uncle aunt colleague compatriot partner victim".split()
)
_NO_ROLE_HOLDS = frozenset(
    "is was are were has had have said says told it it's he she they will would".split()
)

_STATES = frozenset({"us", "u.s.", "uk", "u.k.", "u.s", "u.k", "new"})

LONGEST = 90  # characters before a name in which its role may begin

_LAST_WORD = re.compile(r"([\w.’'-]+) $")
_LINE = re.compile(r"[\n;:!?]")
_OBJECT = re.compile(r"(?:^|\W)([\w.’'-]+ (?:of|to|for)(?: the)?(?: [A-Z][\w.’'-]*){1,3} )$")
_BODY_OF = re.compile(r"(?:^|\W)(([A-Z]\w+) of (?:the )?)$")
_AFTER = re.compile(
    r", (?:who is |who was )?(?:the |a |an |its |their |his |her )?([^,.;:\n()“”\"]{3,60}?)(?=[,.;\n]|$)"
)


# Words before a name that are both a form of address and an office.
_OFFICES = frozenset(
    "pope king queen emperor empress sultan emir tsar bishop archbishop cardinal professor".split()
)


def role_before(text: str, start: int) -> str:
    """Return the role that stands before a name, as written, without honorifics; '' where none does."""
    left = text[max(0, start - LONGEST) : start]
    if breaks := [match.end() for match in _LINE.finditer(left)]:
        left = left[breaks[-1] :]
    begin, found, closed = len(left), False, False
    while True:
        head = left[:begin]
        place = _OBJECT.search(head)
        if (
            place
            and not _ends_sentence(place[1].split()[-1])
            and bare_word(place[1].split(" ", 1)[0]) in ROLES
            and ROLES.union(HONORIFICS).isdisjoint((bare_word(place[1].split()[-1]),))
        ):
            begin, found = place.start(1), True
            continue
        last = _LAST_WORD.search(head)
        if not last or not _continues(last[1], found=found, closed=closed):
            break
        small = bare_word(last[1])
        found = found or small in ROLES
        closed = small in demonyms()
        begin = last.start()
    if found and (body := _BODY_OF.search(left[:begin])) and bare_word(body[2]) in HEADS:
        begin = body.start(1)  # 'Bank of Japan governor'
    words = [
        word for word in left[begin:].split() if bare_word(word) not in HONORIFICS or bare_word(word) in ROLES
    ]
    return " ".join(words) if found else ""


def _continues(word: str, *, found: bool, closed: bool) -> bool:
    """Return whether a word further left belongs to the role, or stands between it and the name.

    Args:
        word: the next word to the left.
        found: the role's own word has been met: 'Minister'.
        closed: the word to its right is a people's, before which no body stands: 'Iraqi'.
    """
    small = bare_word(word)
    if _ends_sentence(word):
        return False
    if small in ROLES or (small in HONORIFICS and not found):
        return True
    if not found or small in FUNCTION_WORDS or small in NO_NAMES - _STATES:
        return False
    # A capitalised word before a role is of the body it is held in: 'World Bank president'.
    return small in ROLE_MODIFIERS or small in demonyms() or (word[0].isupper() and not closed)


def _ends_sentence(word: str) -> bool:
    """Return whether a full stop behind a word ends its sentence: 'for Brazil. Professor Eddington'."""
    small = bare_word(word)
    return word.endswith(".") and small not in SHORTENED and "." not in small and len(small) > 1


def is_well_formed(role: str) -> bool:
    """Return whether a role reads as one: 'Iraqi Prime Minister', never 'aide President'."""
    words = role.split()
    held = [word for word in words if bare_word(word) in ROLES and bare_word(word) not in ROLE_MODIFIERS]
    mixed = any(
        bare_word(word) in ROLES
        and word.islower()
        and following[:1].isupper()
        and bare_word(following) in ROLES
        for word, following in pairwise(words)
    )
    if not words or mixed or not (held or bare_word(words[-1]) in ROLES):
        return False
    # Whose kin someone is tells who they are only with the other's name: 'wife of the High Commissioner'.
    return len(words) > 1 or (
        bare_word(words[0]) not in _KIN and bare_word(words[0]) not in HONORIFICS - _OFFICES
    )


def role_after(text: str, end: int) -> str:
    """Return the role in an apposition: 'David Cameron, the foreign secretary,'; '' where none stands."""
    match = _AFTER.match(text, end)
    said = _WHEN.sub("", match[1]) if match else ""
    if not said.strip():
        return ""
    written = said.split()
    words = [bare_word(word) for word in written]
    last = max((number for number, word in enumerate(words) if word in ROLES), default=-1)
    if written[last + 1 : last + 2] and written[last + 1][0].isupper():
        return ""  # 'A, Minister B, …' is a list of two people
    if words[0] in _NO_ROLE_OPENS or not _NO_ROLE_HOLDS.isdisjoint(words):
        return ""
    if len(words) > 7 or not any(word in ROLES for word in words[:4]):
        return ""
    return said.strip()
