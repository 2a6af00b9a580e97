"""What in an organisation's name tells it from others, and what its acronym may be; pure."""

import functools
import re

from ...languages.given_names import fold_name

# Legal forms that come and go: 'Pfizer Inc' is 'Pfizer'.
LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation co company ltd limited plc llc llp lp l.p nv ag sa se spa gmbh ab asa "
    "oyj as bv kk kg srl pty pte bhd tbk jsc pjsc oao ooo zao s.a s.p.a n.v a.g b.v p.l.c l.l.c l.l.p "
    "s.r.l a.s sarl sas eurl kgaa ohg ug sl s.l ltda cia".split()
)

# 'U.S. Congress' is 'Congress' in an article that names no other.
STATES = frozenset({"us", "uk"})
OF_A_STATE = frozenset(
    "congress senate treasury department board commission court army navy force agency administration "
    "representatives parliament office service".split()
)

# Short forms that every reader of news takes for one body, and the key of its long name.
ALIASES = {
    "fed": "federal reserve", "federal reserve board": "federal reserve",
    "g7": "group of seven", "g 7": "group of seven", "g5": "group of five", "g 5": "group of five",
    "g8": "group of eight", "g 8": "group of eight", "g20": "group of twenty", "g 20": "group of twenty",
    "g10": "group of ten", "g 10": "group of ten", "g77": "group of 77", "g 77": "group of 77",
    "usda": "agriculture department", "epa": "environmental protection agency",
    "fda": "food and drug administration", "ftc": "federal trade commission",
    "fcc": "federal communications commission", "faa": "federal aviation administration",
    "cia": "central intelligence agency", "fbi": "federal bureau of investigation",
    "imf": "international monetary fund", "ecb": "european central bank", "un": "united nations",
    "eu": "european union", "eec": "european economic community", "ilo": "international labour organization",
    "oecd": "organisation for economic co operation and development",
    "organization for economic cooperation and development":
        "organisation for economic co operation and development",
    "nato": "north atlantic treaty organization", "who": "world health organization",
    "world health organisation": "world health organization", "wto": "world trade organization",
    "world trade organisation": "world trade organization",
    "icrc": "international committee of the red cross",
    "iaea": "international atomic energy agency", "asean": "association of southeast asian nations",
    "opec": "organization of the petroleum exporting countries", "boj": "bank of japan",
    "s and p": "standard and poors", "s p": "standard and poors", "moody": "moodys investors service",
    "moodys": "moodys investors service", "at t": "american telephone and telegraph",
    "plo": "palestine liberation organization", "anc": "african national congress",
}  # fmt: skip

# Small words that an acronym leaves out or takes in: 'Department of Health', 'DoH'.
SMALL_WORDS = frozenset("of the and for in on to de la le du des del et y e & a an al".split())

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")


@functools.lru_cache(maxsize=65536)
def organisation_key(name: str) -> str:
    """Return one string for the spellings of a name that differ in article, case, dots or legal form."""
    undotted = _DOTTED.sub(lambda match: match[0].replace(".", ""), name)
    words = _WORD.findall(fold_name(undotted))
    if len(words) > 1 and words[0] == "the":
        del words[0]
    if len(words) > 1 and words[0] in STATES and not OF_A_STATE.isdisjoint((words[-1], words[1])):
        del words[0]
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    if len(words) > 2 and words[0] in ("department", "ministry") and words[1] in ("of", "for"):
        # 'Department of Agriculture' is the 'Agriculture Department'.
        words = [*words[3 if words[2] == "the" else 2 :], words[0]]
    key = " ".join(words)
    return ALIASES.get(key, key)


@functools.lru_cache(maxsize=65536)
def initials(name: str) -> tuple[str, str, str]:
    """Return the first letters of a name's words, folded: without and with the small words, and 'tepco'."""
    words = _WORD.findall(fold_name(name))
    large = [word for word in words if word not in SMALL_WORDS]
    return (
        "".join(word[0] for word in large),
        "".join(word[0] for word in words),
        "".join("co" if word in ("company", "corporation", "council") else word[0] for word in large),
    )


def is_acronym_of(acronym: str, name: str) -> bool:
    """Return whether an acronym is made of first letters: 'PMF' of 'Popular Mobilisation Forces'."""
    letters = "".join(_WORD.findall(fold_name(acronym)))
    if len(letters) < 2 or letters in _WORD.findall(fold_name(name)):
        return False
    return letters in initials(name) or letters in initials(_without_form(name))


def _without_form(name: str) -> str:
    """Return a firm's name without its legal form: 'IBM' leaves out the 'Corp'."""
    rest, _, last = name.rpartition(" ")
    return rest if " " in rest and last.rstrip(".").lower() in LEGAL_FORMS else name
