"""What a whole text tells of names that are people's rather than places': peers, saints, who has arrived."""

import re

from ..gazetteer.lookup import place_key
from .plausibility import Plausibility
from .stretches import Stretches
from .tokens import Match
from .words import DISEASE_AFTER, HYPHENED_STREET

MANY_SAINTS = 3  # named in one article, from which each is a church's unless something happens in it

# The bare name is whoever bears it: 'Wellington' beside 'the Duke of Wellington'.
_PEER = re.compile(
    r"\b(?:Duke|Duchess|Earl|Countess|Marquess|Marquis|Viscount|Baron)(?: of)? ([A-Z][\w’'-]{2,30})"
)
_SAINT = re.compile(r"\bSt\.?\s([A-Z]\w+)")
# 'Mr. and Mrs. Easton, George, Walton, Dudley, Bentley': who has arrived, with a title among them.
_PERSON = (
    r"(?:(?:Mr|Mrs|Miss|Misses|Messrs|Capt|Captain|Col|Rev|Dr|Hon|Sir|Lady|Lord)\.?\s){0,3}[A-Z][\w’'-]{1,20}"
)
_LIST = re.compile(rf"(?<![\w’'-]){_PERSON}(?:[,;.]\s(?:and )?{_PERSON}){{6,60}}")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Miss|Misses|Messrs|Capt|Col|Rev)\b")


class PeopleHere:
    """The peers, the saints and the lists of people of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._peers = frozenset(place_key(match[1]) for match in _PEER.finditer(text))
        self._churches = len({match[1] for match in _SAINT.finditer(text)}) >= MANY_SAINTS
        lists = [match.span() for match in _LIST.finditer(text)]
        self._lists = Stretches([span for span in lists if _TITLE.search(text, *span)])

    def overrule(self, match: Match, plausibility: Plausibility) -> Plausibility:
        """Return what a match is after all, where it stood for a place without 'in' or 'at' before it."""
        if plausibility not in (Plausibility.LIKELY, Plausibility.SURE) or match.size == "country":
            return plausibility
        if match.key in self._peers:
            return Plausibility.PERSON
        return Plausibility.NO if self.denies(match.start, match.end) else plausibility

    def denies(self, start: int, end: int) -> bool:
        """Return whether what stands there is a church, a street, a disease, or in a list of people."""
        surface = self._text[start:end]
        return (
            self._lists.meet(start, end)
            or (self._churches and place_key(surface).startswith("st "))
            or HYPHENED_STREET.match(self._text, end) is not None
            or DISEASE_AFTER.match(self._text, end) is not None
        )
