"""The headline out of titles that carry a site's name and a kicker; votes among what a page states."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...article.normal_inlines import clean_line
from ...article.text import display_width

# Chinese and Japanese sites part a title from section and site without a blank.
_HAN = "[\u3040-\u30ff\u3400-\u9fff”’》」』！？]"
_SIGNS = "|–—·•»«›‹:/~⋅∙●★⋆◆▸►→⇒<>-"
_SEPARATOR = re.compile(rf"\s+[{_SIGNS}]+\s+|\s*[|¦｜»›]\s*|(?<={_HAN})[_-](?=\w)")
# What parts a title from its site alone: a sign without a blank before it, brackets.
_SITE_AT_END = re.compile(r"\s*(?:[–—:-]\s+(?P<after>[^–—:|-]+)|\((?P<within>[^()]+)\))$")
_SITE_AT_START = re.compile(r"^(?P<site>[^–—:|-]+?)\s*[:–—]\s+(?=\S)")
_ACCOUNT = re.compile(r"\s+(?:via|by|from)\s+@\w+$")
_HAN_BAR = re.compile(rf"(?<={_HAN})_")
_WORDS = re.compile(r"\w+")
_SHORTEST_BEFORE_BAR = 12  # Latin letters wide: what is no longer may be a section or the site
_FEW = 2  # words; what is no longer may be a kicker
_BESIDE = re.compile(r"(?:\s+(?:\([^()]*\)|\d+))+$")  # a source in brackets, a count of comments
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
        others: headings of the page, the headline first; a part that is one of them whole is the headline.
    """
    title = _ACCOUNT.sub("", clean_line(title))
    site_keys = _site_keys(sites)
    ending = _SITE_AT_END.search(title)
    if ending and is_site_name(ending["after"] or ending["within"], sites):
        title = title[: ending.start()]
    opening = _SITE_AT_START.match(title)
    if opening and is_site_name(opening["site"], sites):
        title = title[opening.end() :]
    if len(chinese := _HAN_BAR.split(title)) > 1 and display_width(chinese[0]) > _SHORTEST_BEFORE_BAR:
        return chinese[0].strip()
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    known = [title_key(other) for other in others]
    for part in sorted(parts, key=lambda part: (title_key(part) != next(iter(known), ""), -len(part))):
        if title_key(part) in known:
            return part.strip()
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
    """Return the visible headline as a title spells it that differs in spaces or capitals, or ends earlier.

    Styled initials part words; templates put a section, the site, a source or a count behind the headline.
    """
    letters = _letters(shown)
    for title in titles:
        if _letters(title) == letters and not title.isupper():
            return title if shown.isupper() or title_key(title) != title_key(shown) else shown
    parts = _SEPARATOR.split(shown)
    starts = {_letters(" ".join(parts[:count])) for count in range(1, len(parts))}
    starts.add(_letters(_BESIDE.sub("", shown)))
    shorter = [title for title in titles if _letters(title) in starts and len(title.split()) > _FEW]
    return shorter[0] if len(shorter) > 1 else shown


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def is_site_name(line: str, sites: Sequence[str]) -> bool:
    """Return whether a line is nothing but the name of the site."""
    return re.sub(r"\W", "", line.casefold()) in _site_keys(sites)


def _site_keys(sites: Sequence[str]) -> set[str]:
    """Return the names of a site without blanks, and the initials of those of several words."""
    names = {re.sub(r"\W", "", site.casefold()) for site in sites if site}
    initials = {"".join(word[0] for word in _WORDS.findall(site.casefold())) for site in sites}
    return names | {letters for letters in initials if len(letters) > _FEW}


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


def _is_cut(short: str, long: str) -> bool:
    """Return whether a title breaks off: at an ellipsis, or where a quotation mark ended its attribute."""
    if _ELLIPSIS.search(short):
        return True
    return long.startswith(short) and long[len(short) :].lstrip()[:1] in {'"', "“", "”", "„", "«"}


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
            if long != short and long.startswith(short) and _is_cut(spelled[short], spelled[long]):
                votes[long] += votes[short]
                votes[short] = 0
                break
    best = max(votes, key=lambda words: votes[words])
    return spelled[best], min(1.0, votes[best] / total)
