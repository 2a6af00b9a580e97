"""Long lists of articles, divided by time and then by letter, so that no page grows without end.

A part of a list has an address of its own that follows from what is in it: a year, a month, a day, an hour, a
first letter. Adding an article changes the pages of its own time; no numbered page ever shifts.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeAlias

from ..article.identity import ascii_words
from .article_summary import ArticleSummary
from .page import Page
from .site_context import NavLink, SiteContext

IN_FULL = 56  # articles on one page: about eight screens of a desktop, twenty of a phone
_JUMPS_FROM = 4  # parts; fewer are seen at a glance

_Key: TypeAlias = Callable[[ArticleSummary], str]


class ListPart(NamedTuple):
    """Some articles of a list under a heading of their own."""

    anchor: str
    label: str
    number: str  # of articles
    path: str = ""  # of the page that shows all of them; empty where they are all here
    cards: Sequence[ArticleSummary] = ()
    more: str = ""  # how many are not shown here, in words


class Listing(NamedTuple):
    """What a page shows of a list: all its articles, or the parts it is divided into."""

    cards: Sequence[ArticleSummary]
    parts: Sequence[ListPart]

    @property
    def jumps(self) -> bool:
        """Return whether links to the parts stand above them."""
        return len(self.parts) >= _JUMPS_FROM


class SubList(NamedTuple):
    """A part that needs a page of its own."""

    key: str
    label: str
    cards: Sequence[ArticleSummary]
    level: int


def _until(length: int) -> _Key:
    return lambda card: card.moment[:length] if len(card.moment) >= length else ""


def _letters(length: int) -> _Key:
    return lambda card: ascii_words(card.headline, 40)[:length].strip("-") or "0"


def _identified(length: int) -> _Key:
    return lambda card: card.identifier[:length]


# Year, month, day, hour; then the beginnings of headlines, and at last of identifiers, which all differ.
_LEVELS: tuple[_Key, ...] = (
    _until(4),
    _until(7),
    _until(10),
    _until(13),
    *map(_letters, (1, 2, 3, 5, 8, 13)),
    *map(_identified, (1, 2, 4, 8, 12)),
)
YEAR, MONTH, DAY, HOUR, LETTER = range(5)
_UNSTATED = ("undated", "no_month_stated", "no_day_stated", "no_time_stated")


@dataclass(frozen=True, slots=True)
class Divider:
    """Divides the articles of one list and makes the pages of its parts."""

    site: SiteContext
    address: Callable[[str], str]  # gives the path of the page of a part from its key
    titled: Callable[[str], str] = str  # makes the title of such a page from the label of its part
    trail: Sequence[NavLink] = ()  # the way to the list
    words: Mapping[str, str] = field(default_factory=dict)  # shown below an article, by its identifier

    def divide(
        self,
        cards: Sequence[ArticleSummary],
        level: int = YEAR,
        prefix: str = "",
        *,
        overview: bool = False,
        above: int = 0,
    ) -> tuple[Listing, Sequence[SubList]]:
        """Return what a page shows of a list, and the parts that need pages of their own.

        Args:
            cards: the articles in the order in which they are shown.
            level: the first of the levels by which the list may be divided.
            prefix: what the keys of letters begin with: the key of the list itself.
            overview: divide a short list, too, with all its articles shown, and show none of a long one.
            above: how many articles the page shows beside the list.
        """
        short = len(cards) + above <= IN_FULL
        if short and not overview:
            return Listing(cards, ()), ()
        level, groups = _groups(cards, level, always=overview)
        if not groups:
            return Listing(cards, ()), ()
        shown = IN_FULL if short else 0 if overview else IN_FULL // len(groups)
        parts, below = [], []
        for found, members in groups.items():
            # What is not dated so precisely is divided by letter at once.
            by_time = found and level < LETTER
            key = (found if by_time else "-".join(filter(None, (prefix, found or "undated")))).replace(
                "T", "-"
            )
            part = ListPart(f"p{key}", self._label(level, found), self._number(members))
            if len(members) <= shown:
                parts.append(part._replace(cards=members))
                continue
            below.append(SubList(key, part.label, members, level + 1 if found else LETTER))
            more = self.site.language.count("more_articles", len(members) - shown)
            parts.append(part._replace(path=self.address(key), cards=members[:shown], more=more))
        return Listing((), tuple(parts)), tuple(below)

    def pages(self, below: Sequence[SubList]) -> Iterator[Page]:
        """Yield the pages of the parts of a list, and of their parts."""
        for place, part in enumerate(below):
            listing, parts = self.divide(part.cards, part.level, part.key)
            path = self.address(part.key)
            context = {
                "title": self.titled(part.label),
                "count": self.site.language.count("articles", len(part.cards)),
                "trail": tuple(self.trail),
                "listing": listing,
                "words": {card.identifier: self.words[card.identifier] for card in part.cards}
                if self.words
                else {},
                **self._neighbours(below, place),
            }
            yield Page(path, "listing.html", context)
            inside = replace(self, trail=(*self.trail, NavLink(path, part.label)))
            yield from inside.pages(parts)

    def _neighbours(self, below: Sequence[SubList], place: int) -> Mapping[str, Any]:
        """Return the ways to the parts before and after one; those by letter are not earlier or later."""
        level = below[place].level
        before = [other for other in below[:place] if other.level == level][-1:]
        after = [other for other in below[place + 1 :] if other.level == level][:1]
        links = [
            NavLink(self.address(near[0].key), near[0].label) if near else None for near in (before, after)
        ]
        if below[0].key > below[-1].key:
            links.reverse()
        return {"earlier": links[0], "later": links[1], "by_letter": level > LETTER}

    def _number(self, members: Sequence[ArticleSummary]) -> str:
        return self.site.language.number(len(members))

    def _label(self, level: int, key: str) -> str:
        language = self.site.language
        if not key:
            return language.say(
                ("undated", "no_month_stated", "no_day_stated", "no_time_stated")[min(level, HOUR)]
            )
        if level == YEAR:
            return key
        if level == MONTH:
            return language.month(int(key[:4]), int(key[5:7]))
        if level == DAY:
            return language.day(int(key[:4]), int(key[5:7]), int(key[8:10]))
        return language.say("hour", hour=key[11:13]) if level == HOUR else f"{key.upper()}…"


def _groups(
    cards: Sequence[ArticleSummary], level: int, *, always: bool
) -> tuple[int, Mapping[str, list[ArticleSummary]]]:
    """Return the first level that divides a list, and its parts; none where nothing divides it."""
    for number in range(level, len(_LEVELS)):
        groups: dict[str, list[ArticleSummary]] = {}
        for card in cards:
            groups.setdefault(_LEVELS[number](card), []).append(card)
        if len(groups) > 1 or always:
            return number, dict(sorted(groups.items())) if number >= LETTER else groups
    return level, {}
