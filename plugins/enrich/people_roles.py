"""What an article says someone is: 'Iraqi Prime Minister', 'EU ambassador to Iraq'; reads round a name."""

import re

from .people_spans import bare
from .people_titles import HONORIFICS, ROLE_MODIFIERS, ROLES, demonyms

_NO_ROLE_OPENS = frozenset("and but or who which when where while then also not including".split())
_NO_ROLE_HOLDS = frozenset(
    "is was are were has had have said says told it it's he she they will would".split()
)

LONGEST = 90  # characters before a name in which its role may begin

_LAST_WORD = re.compile(r"([\w.’'-]+) $")
_LINE = re.compile(r"[\n;:!?]")
_OBJECT = re.compile(r"(?:^|\W)([\w.’'-]+ (?:of|to|for)(?: the)?(?: [A-Z][\w.’'-]*){1,3} )$")
_AFTER = re.compile(
    r", (?:who is |who was )?(?:the |a |an |its |their |his |her )?([^,.;:\n()“”\"]{3,60}?)(?=[,.;\n]|$)"
)


def role_before(text: str, start: int) -> str:
    """Return the role that stands before a name, as written, without honorifics; '' where none does."""
    left = text[max(0, start - LONGEST) : start]
    if breaks := [match.end() for match in _LINE.finditer(left)]:
        left = left[breaks[-1] :]
    begin = len(left)
    found = False
    while True:
        head = left[:begin]
        if (place := _OBJECT.search(head)) and bare(place[1].split(" ", 1)[0]) in ROLES:
            begin, found = place.start(1), True
            continue
        last = _LAST_WORD.search(head)
        if not last:
            break
        small = bare(last[1])
        if small in ROLES:
            found = True
        elif not (small in HONORIFICS and not found) and not (
            found and (small in ROLE_MODIFIERS or small in demonyms() or _is_body(last[1]))
        ):
            break
        begin = last.start()
    role = left[begin:].strip()
    words = [word for word in role.split() if bare(word) not in HONORIFICS or bare(word) in ROLES]
    return " ".join(words) if found else ""


def _is_body(word: str) -> bool:
    """Tell whether a word before a role is a body's acronym: 'EU ambassador', 'U.N. envoy'."""
    return word.isupper() and len(word) > 1


def role_after(text: str, end: int) -> str:
    """Return the role in an apposition: 'David Cameron, the foreign secretary,'; '' where none stands."""
    match = _AFTER.match(text, end)
    if not match:
        return ""
    written = match[1].split()
    words = [bare(word) for word in written]
    last = max((number for number, word in enumerate(words) if word in ROLES), default=-1)
    if written[last + 1 : last + 2] and written[last + 1][0].isupper():
        return ""  # 'A, Minister B, …' is a list of two people
    if words[0] in _NO_ROLE_OPENS or not _NO_ROLE_HOLDS.isdisjoint(words):
        return ""
    if len(words) > 7 or not any(word in ROLES for word in words[:4]):
        return ""
    return match[1].strip()


def has_honorific(text: str, start: int) -> bool:
    """Tell whether 'Mr' or its like stands right before."""
    last = _LAST_WORD.search(text, max(0, start - 20), start)
    return last is not None and bare(last[1]) in HONORIFICS
