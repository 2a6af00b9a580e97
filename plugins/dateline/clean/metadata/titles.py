"""The headline out of titles that carry a site's name and a kicker; votes among what a page states."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...article.normal_inlines import clean_line
from ...article.text import display_width

# Chinese and Japanese sites part a title from section and site without a blank.
_HAN = "[\u3040-\u30ff\u3400-\u9fff”’》」』！？]"
_SEPARATOR = re.compile(rf"\s+[|–—·•»«›:/-]+\s+|\s*[|»›]\s*|\s+::\s+|(?<={_HAN})[_-](?=\w)")
_HAN_BAR = re.compile(rf"(?<={_HAN})_")
_WORDS = re.compile(r"\w+")
_SHORTEST_BEFORE_BAR = 12  # Latin letters wide: what is no longer may be a section or the site
_FEW = 2  # words; what is no longer may be a kicker
_ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may be the headline, where it was found and how much that place is trusted."""

    text: str
    source: str
    weight: float


def title_key(text: str) -> str:
    """Return the words of a title alone, for comparison."""
    return " ".join(_WORDS.findall(text.casefold()))


def without_site(title: str, sites: Sequence[str], others: Sequence[str] = ()) -> str:
    """Return a title without the name of its site, at its end or its start.

    Args:
        title: as stated.
        sites: names of the site, as stated elsewhere, and its host.
        others: other titles of the page; a part that is one of them whole is the headline.
    """
    title = clean_line(title)
    if len(chinese := _HAN_BAR.split(title)) > 1 and display_width(chinese[0]) > _SHORTEST_BEFORE_BAR:
        return chinese[0].strip()
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    known = {title_key(other) for other in others}
    for part in sorted(parts, key=len, reverse=True):
        if title_key(part) in known:
            return part.strip()
    site_keys = {re.sub(r"\W", "", site.casefold()) for site in sites if site}
    spans = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
    while spans and _is_site(title[spans[-1][1] :], site_keys):
        title = title[: spans[-1][0]]
        spans.pop()
    if spans and _is_site(title[: spans[0][0]], site_keys):
        title = title[spans[0][1] :]
    if len(spans) == 1 and "|" in title[spans[0][0] : spans[0][1]] and len(title[: spans[0][0]].split()) > 2:
        title = title[: spans[0][0]]  # a bar parts nothing but a title from its site
    return title.strip()


def spelled_as_stated(shown: str, titles: Sequence[str]) -> str:
    """Return the visible headline as a title spells it that differs in spaces or ends before a bar.

    Styled initials part words, and templates put a section or the site behind the headline.
    """
    letters = _letters(shown)
    for title in titles:
        if _letters(title) == letters:
            return title if title_key(title) != title_key(shown) else shown
    parts = _SEPARATOR.split(shown)
    starts = {_letters(" ".join(parts[:count])) for count in range(1, len(parts))}
    shorter = [title for title in titles if _letters(title) in starts and len(title.split()) > _FEW]
    return shorter[0] if len(shorter) > 1 else shown


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def _is_site(part: str, site_keys: set[str]) -> bool:
    flat = re.sub(r"\W", "", part.casefold())
    return bool(flat) and any(
        flat == site
        or (
            len(flat) > 3
            and (flat in site or (len(site) > 3 and site in flat and len(flat) < 2 * len(site) + 8))
        )
        for site in site_keys
    )


def elected(candidates: Sequence[Candidate]) -> tuple[str, float]:
    """Return the headline with most votes, and the share of votes it had (0 … 1).

    Titles are the same when their words are; one that another begins with and was cut short votes for it.
    """
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for candidate in candidates:
        if words := title_key(_ELLIPSIS.sub("", candidate.text)):
            votes[words] += candidate.weight  # type: ignore[assignment]
            spelled.setdefault(words, candidate.text)
    if not votes:
        return "", 0.0
    total = sum(votes.values())
    for short in list(votes):
        for long in votes:
            if long != short and long.startswith(short) and _ELLIPSIS.search(spelled[short]):
                votes[long] += votes[short]
                votes[short] = 0
                break
    best = max(votes, key=lambda words: votes[words])
    return spelled[best], min(1.0, votes[best] / total)
