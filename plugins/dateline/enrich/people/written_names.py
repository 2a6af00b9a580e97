"""The name that a mention stands for where its words alone would mislead; finds no mentions.

'Mrs. Franklin D. Roosevelt' is not her husband; 'Orville and Wilbur Wright' are two of one surname;
'Orbán Viktor' is Viktor Orbán; 'Katrín' and 'Prince Mohammed' go by their given names.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ...languages.given_names import fold_name
from ..tags import Mention
from .kinship import MALE
from .names import is_given_name

_MRS = re.compile(r"\b(?:Mrs\.?|Mme\.?|Frau) $")
_BORN = re.compile(
    r",? \(?(?:(?:was |who was )?(?:born|n[ée]e|formerly)(?: as)?|(?:who is |is )?the former(?: Miss)?) "
)
_MARRIED = re.compile(
    r",?(?: who)? (?:has |had |will |is to )?(?:married|marries|marry|weds?|wedded)(?: [\w.]+){0,3}? "
)
_AND = re.compile(r"(?:, (?:[^\W\d_]\w+), )?(?: and | & | et | y | und )")
_BY_GIVEN_NAME = re.compile(r" (?:bin|bint|ibn) | \w+d[oó]ttir$| [A-ZÁÍÓÚÞÖ]\w+sson$")
_COURTLY = re.compile(
    r"\b(?:Sheik(?:h|ha)?|Shaikh|Sultan|Emir|Amir|King|Queen|Prince|Princess|Sir|Dame|Dom|Pope|U|Daw) $"
)
# 'the Bush family', 'the Wright brothers'
FAMILY_AFTER = re.compile(r" (?:family|families|brothers|sisters|siblings|clan|dynasty|household)\b")


# 'M. Pierre Lacau' in English news: the French 'Mr', told from an initial by the words about it.
_M = re.compile(r"M\. (?=[A-ZÀ-Þ][^\W\d_]{2,})")
# 'M. Karunanidhi' is an initial: in the south of India a father's name stands so.
_SOUTH_ASIAN = re.compile(
    r"\b(?:India|Indian|Delhi|Chennai|Madras|Tamil|Kerala|Karnataka|Bangalore|Hyderabad|Andhra|"
    r"Sri Lankan?|Colombo)\b"
)
_FRENCH = re.compile(
    r"\b(?:French|France|Belgian|Belgium|Swiss|Paris|Brussels|Geneva)\b"
    r"|\bMM?\. [A-ZÀ-Þ][a-zà-ÿ]+(?! [A-ZÀ-Þ])"
)


def written_names(text: str, mentions: Sequence[Mention]) -> Mapping[Mention, str]:
    """Return the name that each mention stands for: its own words, but where they would mislead."""
    names = {mention: mention.surface for mention in mentions}
    for mention in mentions:
        if _is_husbands(text, mention):
            names[mention] = f"Mrs. {mention.surface}"
        elif (
            _M.match(mention.surface)
            and _FRENCH.search(text, max(0, mention.start - 120), mention.end + 60)
            and not _SOUTH_ASIAN.search(text, max(0, mention.start - 300), mention.end + 300)
        ):
            names[mention] = mention.surface[3:]
    full = list(dict.fromkeys(found.surface for found in mentions if " " in found.surface))
    shared = {
        **_by_given_name(text, mentions, full),
        **_in_other_order(full),
        **_coordinated(text, mentions),
        **_of_marriage(text, mentions, names),
    }
    return {mention: shared.get(name, name) for mention, name in names.items()}


def _is_husbands(text: str, mention: Mention) -> bool:
    first, _, rest = mention.surface.partition(" ")
    return bool(rest) and fold_name(first) in MALE and _before(_MRS, text, mention.start)


def _before(pattern: re.Pattern[str], text: str, start: int) -> bool:
    return pattern.search(text, max(0, start - 20), start) is not None


def _coordinated(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Return 'Orville' → 'Orville Wright' where 'Orville and Wilbur Wright' stands; so for each of a list."""
    names: dict[str, str] = {}
    for mention, following in reversed([*pairwise(mentions)]):
        if " " in mention.surface or not is_given_name(mention.surface):
            continue
        first, _, rest = following.surface.partition(" ")
        gap = text[mention.end : following.start]
        if rest and is_given_name(first) and _AND.fullmatch(gap):
            names[mention.surface] = f"{mention.surface} {rest.rsplit(' ', 1)[-1]}"
        elif gap == ", " and following.surface in names:
            names[mention.surface] = f"{mention.surface} {names[following.surface].rsplit(' ', 1)[-1]}"
    return names


def _of_marriage(text: str, mentions: Sequence[Mention], names: Mapping[Mention, str]) -> dict[str, str]:
    """Return the one name of a woman who is named by her own, her husband's and her married name.

    'Hillary Clinton, born Hillary Rodham'; 'Jacqueline Bouvier married John F. Kennedy', where Jacqueline
    Kennedy is named, too; 'Mrs. John F. Kennedy, the former Jacqueline Bouvier'.
    """
    full = {name for name in names.values() if " " in name}
    same: dict[str, str] = {}  # her earlier name → her later one
    for mention, following in pairwise(mentions):
        left, right = names[mention], names[following]
        if " " not in right or left == right:
            continue
        if _BORN.fullmatch(text, mention.end, following.start):
            same[right] = left  # 'Madame Curie, née Maria Sklodowska' as well
        elif " " in left and _MARRIED.fullmatch(text, mention.end, following.start):
            for own, spouse in ((left, right), (right, left)):
                married = f"{own.split(' ', 1)[0]} {spouse.rsplit(' ', 1)[-1]}"
                if married in full and married != own:
                    same.setdefault(own, married)
                    same.setdefault(f"Mrs. {spouse}", married)
    return {name: _latest(name, same) for name in same}


def _latest(name: str, same: Mapping[str, str]) -> str:
    """Follow a name to the last one that is the same woman's; a circle ends where it began."""
    seen = {name}
    while (following := same.get(name)) and following not in seen:
        seen.add(following)
        name = following
    return name


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
