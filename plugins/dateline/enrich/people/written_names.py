"""The name that a mention stands for where its words alone would mislead; finds no mentions.

'Mrs. Franklin D. Roosevelt' is not her husband; 'Orville and Wilbur Wright' are two of one surname;
'Orbán Viktor' is Viktor Orbán; 'Katrín' and 'Prince Mohammed' go by their given names.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ..tags import Mention
from .names import fold_name, given_names

# Given names of men in English: with 'Mrs' before it, the name is her husband's.
_MALE = frozenset(
    "aaron abraham adam adolphus alan albert alexander alfred allan allen ambrose amos andrew anthony "
    "archibald arnold arthur augustus barry benjamin bernard bradley brian bruce calvin carl cecil "
    "charles chester christopher clarence claude clifford clyde curtis daniel david dennis donald douglas "
    "dwight earl edgar edmund edward edwin elihu elmer ernest eugene floyd francis frank franklin "
    "frederick george gerald gilbert glenn gordon grover guy harold harry henry herbert herman homer "
    "horace howard hubert hugh isaac jack jacob james jeffrey jeremiah jerome jesse john joseph joshua "
    "keith kenneth lawrence leonard leopold lester lewis louis luther malcolm marcus mark martin matthew "
    "maurice michael milton nathan nathaniel neil nelson nicholas norman oliver oscar otto patrick paul "
    "percy peter philip ralph raymond reginald richard robert roger roland ronald roy rufus rupert "
    "russell rutherford samuel sidney silas simon solomon spencer stanley stephen steven stuart sylvester "
    "thaddeus theodore thomas timothy tobias ulysses vernon victor vincent virgil wallace walter warren "
    "wendell wilbur wilfred william willis winston woodrow zachary".split()
)
_MRS = re.compile(r"\b(?:Mrs\.?|Mme\.?|Frau) $")
_BORN = re.compile(r",? \(?(?:born|n[ée]e|formerly)(?: as)? ")
_MR = re.compile(r"\b(?:Mr\.?|Sir|Lord) $")
_MS = re.compile(r"\b(?:Mrs\.?|Miss|Ms\.?|Lady|Dame) $")
_AND = re.compile(r"(?:, (?:[^\W\d_]\w+), )?(?: and | & | et | y | und )")
_BY_GIVEN_NAME = re.compile(r" (?:bin|bint|ibn) | \w+d[oó]ttir$| [A-ZÁÍÓÚÞÖ]\w+sson$")
_COURTLY = re.compile(
    r"\b(?:Sheik(?:h|ha)?|Shaikh|Sultan|Emir|Amir|King|Queen|Prince|Princess|Sir|Dame|Dom|Pope|U|Daw) $"
)
# 'the Bush family', 'the Wright brothers'
FAMILY_AFTER = re.compile(r" (?:family|families|brothers|sisters|siblings|clan|dynasty|household)\b")


def written_names(text: str, mentions: Sequence[Mention]) -> Mapping[Mention, str]:
    """Return the name that each mention stands for: its own words, but where they would mislead."""
    names = {mention: mention.surface for mention in mentions}
    for mention in mentions:
        if _is_husbands(text, mention):
            names[mention] = f"Mrs. {mention.surface}"
    full = list(dict.fromkeys(found.surface for found in mentions if " " in found.surface))
    shared = {
        **_by_given_name(text, mentions, full),
        **_in_other_order(full),
        **_coordinated(text, mentions),
        **_of_birth(text, mentions),
    }
    return {mention: shared.get(name, name) for mention, name in names.items()}


def _is_husbands(text: str, mention: Mention) -> bool:
    first, _, rest = mention.surface.partition(" ")
    return bool(rest) and fold_name(first) in _MALE and _before(_MRS, text, mention.start)


def _before(pattern: re.Pattern[str], text: str, start: int) -> bool:
    return pattern.search(text, max(0, start - 20), start) is not None


def _coordinated(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Return 'Orville' → 'Orville Wright' where 'Orville and Wilbur Wright' stands."""
    names = {}
    for mention, following in pairwise(mentions):
        words = following.surface.split(" ")
        if (
            " " not in mention.surface
            and len(words) > 1
            and _AND.fullmatch(text, mention.end, following.start)
            and fold_name(mention.surface) in given_names()
            and fold_name(words[0]) in given_names()
        ):
            names[mention.surface] = f"{mention.surface} {words[-1]}"
    return names


def _of_birth(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Return 'Hillary Rodham' → 'Hillary Clinton' where 'Hillary Clinton, born Hillary Rodham,' stands."""
    return {
        following.surface: mention.surface
        for mention, following in pairwise(mentions)
        if " " in mention.surface
        and " " in following.surface
        and _BORN.fullmatch(text, mention.end, following.start)
    }


def of_the_sex(text: str, start: int, options: Sequence[str]) -> list[str]:
    """Return those of several full names that 'Mr' or 'Mrs' before a surname can mean."""
    if _before(_MR, text, start):
        return [name for name in options if fold_name(name.split(" ", 1)[0]) in _MALE]
    if _before(_MS, text, start):
        return [name for name in options if fold_name(name.split(" ", 1)[0]) not in _MALE]
    return list(options)


def _in_other_order(full: Iterable[str]) -> dict[str, str]:
    """Return 'Orbán Viktor' → 'Viktor Orbán' where the article has both; the order of the first stays."""
    seen: set[str] = set()
    names = {}
    for name in full:
        words = name.split(" ")
        turned = " ".join(reversed(words))
        if len(words) == 2 and turned in seen:
            names[name] = turned
        seen.add(name)
    return names


def _by_given_name(text: str, mentions: Sequence[Mention], full: Sequence[str]) -> dict[str, str]:
    """Return the given names that stand for the only full name of the article which begins so.

    Where their bearers go by them: Icelanders, rulers, and whoever has a father's name after 'bin'; and
    where the article named the bearer in full before, as reports of two brothers do.
    """
    names = {}
    first: dict[str, int] = {}
    for mention in mentions:
        first.setdefault(mention.surface, mention.start)
    for mention in mentions:
        if " " in mention.surface or any(other.endswith(f" {mention.surface}") for other in full):
            continue
        bearers = [name for name in full if name.startswith(f"{mention.surface} ")]
        if len(bearers) == 1 and (
            _BY_GIVEN_NAME.search(bearers[0])
            or _before(_COURTLY, text, mention.start)
            or first[bearers[0]] < mention.start
        ):
            names[mention.surface] = bearers[0]
    return names
