"""The standfirst of a page: what stands between its headline and its body; takes nothing out of either."""

from ..boilerplate.phrases import boilerplate
from ..dates.written import printed_dates
from ..html.dom_stats import DomStats, words_of
from ..html.page_layout import PageLayout
from ..plain_text.line_patterns import ends_sentence
from .titles import title_key

_SHORTEST, _LONGEST = 25, 900  # characters of a standfirst
_UNNAMED = 60  # characters from which a finished sentence needs no name to be one
_NAMED = frozenset(("standfirst", "lead", "teaser"))
_NEVER = frozenset(
    "byline dated caption credit tags share related newsletter paywall advertisement navigation"
    " comments notice"
    " print footer sidebar bio".split()
)
_TAGS = frozenset("p h2 h3 h4 h5 div strong b section header span".split())


def standfirst_of(found: DomStats, layout: PageLayout, headline: str, description: str) -> str:
    """Return the words between headline and body that sum the article up, empty where there are none."""
    if layout.anchor < 0:
        return ""
    lines: list[str] = []
    # A region that holds the headline too keeps its standfirst: the blocks are looked through later.
    number, end = found.ends[layout.anchor], layout.top
    while number < end:
        if layout.apart.get(number, "teaser") != "teaser" or found.roles[number] in _NEVER:
            number = found.ends[number]
            continue
        text = _text(found, number)
        if (
            text
            and _is_standfirst(found, number, text, layout.anchor, description)
            and title_key(text) != title_key(headline)
        ):
            lines.append(text)
            number = found.ends[number]
        else:
            number += 1
    unique = list(dict.fromkeys(lines))
    return " ".join(unique) if sum(map(len, unique)) <= _LONGEST else (unique[0] if unique else "")


def _text(found: DomStats, number: int) -> str:
    """Return the words of a run that may be a standfirst."""
    length = found.own[number]
    if found.tags[number] not in _TAGS or found.inline[number] or not _SHORTEST <= length <= _LONGEST:
        return ""
    return "" if found.own_links[number] * 2 > length else words_of(found.elements[number])


def _is_standfirst(found: DomStats, number: int, text: str, anchor: int, description: str) -> bool:
    if boilerplate(text) or (len(text) < 120 and any(True for _ in printed_dates(text))):
        return False
    above, steps = number, 0
    while above >= 0 and steps < 3 and not above <= anchor < found.ends[above]:
        if found.roles[above] in _NAMED:
            return True
        above, steps = found.parents[above], steps + 1
    if description and title_key(text)[:60] == title_key(description)[:60]:
        return True
    return len(text) >= _UNNAMED and ends_sentence(text)
