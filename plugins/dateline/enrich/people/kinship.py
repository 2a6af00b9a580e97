"""Whose kin and of which sex someone is by what the text says: 'his brother, Marius Barnard'."""

import re
from collections.abc import Mapping

from ...languages.given_names import fold_name
from ...languages.read import small_words
from ..tags import Mention

# Given names of men in English: with 'Mrs' before it, the name is her husband's.
MALE = frozenset(
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
    "wendell wilbur wilfred william willis winston woodrow zachary bill bob jim joe tom mike steve dan ben "
    "fred ted tony ken ron don ray jeff greg jack nick pete jeb rob dave doug gary larry jerry barack".split()
)

_MR = re.compile(r"\b(?:Mr\.?|Sir|Lord|M\.|Herr|Señor|Sr\.?) $")
_MS = re.compile(r"\b(?:Mrs\.?|Miss|Ms\.?|Lady|Dame|Mme\.?|Mlle\.?|Frau|Señora|Sra\.?) $")
_WOMEN, _MEN = small_words("kinship", "women"), small_words("kinship", "men")
_OWNERS = small_words("kinship", "possessives")

# 'his brother, X', 'Rajiv Gandhi's widow, X', 'sa femme, X'
_BEFORE = re.compile(
    rf"(?P<owner>\b(?:{'|'.join(sorted(_OWNERS))})|[’']s) "
    r"(?:[^\W\d_][\w-]* ){0,2}?(?P<kin>[^\W\d_][\w-]*),? $",
    re.IGNORECASE,
)
# 'X, his daughter,'
_AFTER = re.compile(
    rf", (?P<owner>{'|'.join(sorted(_OWNERS))}) (?:[^\W\d_][\w-]* ){{0,2}}?(?P<kin>[^\W\d_][\w-]*)(?=[,.;)])",
    re.IGNORECASE,
)
_SPOUSE_AFTER = re.compile(r"[’']s? (?:late |second |first |former )?(?P<kin>wife|widow|husband|widower)\b")


def bearers(text: str, start: int, options: Mapping[str, Mention], written: Mapping[str, str]) -> list[str]:
    """Return those of several people whom a bare surname can mean.

    'Mr' and 'Mrs' before it choose by sex, then whoever is introduced as another's kin is left out, as the
    brother in 'his brother, Marius Barnard'; then those count whose sex is known rather than open.

    Args:
        text: the article.
        start: of the surname.
        options: the first mention of each, by their keys.
        written: their names by their keys.
    """
    wanted = _wanted(text, start)
    told = {key: _sex(text, first, written[key]) for key, first in options.items()}
    possible = [key for key in options if not wanted or told[key] in (wanted, "")]
    if len(possible) > 1:
        possible = [key for key in possible if not _is_kin_of_another(text, options[key])] or possible
    if wanted and len(possible) > 1:
        possible = [key for key in possible if told[key] == wanted] or possible
    return possible


def _wanted(text: str, start: int) -> str:
    """Return whether the address before a name is a man's or a woman's; '' without one."""
    if _MR.search(text, max(0, start - 10), start):
        return "man"
    return "woman" if _MS.search(text, max(0, start - 10), start) else ""


def _is_kin_of_another(text: str, first: Mention) -> bool:
    """Return whether someone is introduced as the kin of somebody named before: 'his brother, X'."""
    return any(owner in _OWNERS for owner, _ in _kinship(text, first))


def _sex(text: str, first: Mention, name: str) -> str:
    """Return 'man', 'woman', or '' where neither a word of kinship nor the given name tells."""
    if name.startswith("Mrs. "):
        return "woman"
    for _, kin in _kinship(text, first):
        return "woman" if kin in _WOMEN else "man"
    if spouse := _SPOUSE_AFTER.match(text, first.end):
        return "man" if spouse["kin"] in ("wife", "widow") else "woman"
    return "man" if fold_name(name.split(" ", 1)[0]) in MALE else ""


def _kinship(text: str, first: Mention) -> list[tuple[str, str]]:
    """Return whose kin someone is called, as written, and the word of kinship, in small letters."""
    before = _BEFORE.search(text, max(0, first.start - 60), first.start)
    after = _AFTER.match(text, first.end)
    found = [(match["owner"].lower(), match["kin"].lower()) for match in (before, after) if match]
    return [(owner, kin) for owner, kin in found if kin in _WOMEN or kin in _MEN]
