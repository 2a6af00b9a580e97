"""Who a person is, in one dated line: 'Chancellor of the Exchequer, 1983–89'; a pure function."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...languages.given_names import fold_name
from ..people.roles import is_well_formed
from .apply_authority import EntityMention
from .archive import Entity

SPECIFIC = 0.25  # of the articles that state an office: so many make a fuller wording the one that is shown

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SMALL = frozenset("the a an of for to in s le la l les el los der die das de du des del".split())
_ARTICLE = re.compile(r"(?:the|le|la|les|el|los|las|der|die|das) |l['’]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """What articles say that someone is, and the years in which they say it."""

    role: str  # as written, without its article: 'Chancellor of the Exchequer'
    first: int | None  # year of the earliest article that says so; None where none is dated
    last: int | None
    articles: int  # that say so

    @property
    def years(self) -> str:
        """The years as a reader writes them: '1983–89', '1899–1903', '1987'; empty where unknown."""
        if self.first is None or self.last is None:
            return ""
        if self.first == self.last:
            return str(self.first)
        same = self.first // 100 == self.last // 100
        return f"{self.first}–{self.last % 100:02d}" if same else f"{self.first}–{self.last}"

    def __str__(self) -> str:
        """Return the line as it is shown."""
        return ", ".join(filter(None, (self.role[:1].upper() + self.role[1:], self.years)))


def offices(entity: Entity, years: Mapping[str, int]) -> tuple[Office, ...]:
    """Return the offices of a person, those that most articles state first; none for places and bodies.

    Two wordings are one office where the words of the one hold those of the other, so that 'Chancellor'
    counts for 'Chancellor of the Exchequer'. Of a person in many articles only the roles count that two
    of them state, as in `Entity.roles`.

    Args:
        entity: someone of the archive.
        years: the year of each article that has one, by its identifier.
    """
    known = frozenset(entity.roles)
    stated: dict[str, list[EntityMention]] = {}
    for found in entity.articles:
        for role in dict.fromkeys(found.roles):
            if role in known and is_well_formed(role):
                stated.setdefault(role, []).append(found)
    groups = _grouped(stated)
    made = [_office([(role, stated[role]) for role in group], years) for group in groups]
    return tuple(sorted(made, key=lambda office: (-office.articles, -(office.last or 0), office.role)))


def _words(role: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold_name(role))) - _SMALL


def _grouped(roles: Iterable[str]) -> list[list[str]]:
    """Part roles into those of one office: each joins the fullest wording that holds its words."""
    groups: list[tuple[frozenset[str], list[str]]] = []
    for role in sorted(roles, key=lambda role: (-len(_words(role)), role)):
        words = _words(role)
        home = next((group for held, group in groups if words and words <= held), None)
        if home is None:
            groups.append((words, [role]))
        else:
            home.append(role)
    return [group for _, group in groups]


def _office(group: list[tuple[str, list[EntityMention]]], years: Mapping[str, int]) -> Office:
    articles = {found.article for _, mentions in group for found in mentions}
    counts = Counter({role: len({found.article for found in mentions}) for role, mentions in group})
    enough = [role for role in counts if counts[role] >= SPECIFIC * len(articles)]
    shown = min(enough or counts, key=lambda role: (-len(_words(role)), -counts[role], role))
    dated = sorted(years[article] for article in articles if article in years)
    return Office(
        role=_ARTICLE.sub("", shown, count=1) if _ARTICLE.match(shown) else shown,
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        articles=len(articles),
    )
