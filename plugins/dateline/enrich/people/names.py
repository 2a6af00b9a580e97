"""What in a person's name tells them from others, and which names can mean the same person; pure."""

import functools
import importlib.resources
import re
from dataclasses import dataclass

from ...languages.given_names import fold_name, given_names

# Words that come and go before a surname: 'al-Sudani' and 'Sudani', 'von der Leyen' and 'Leyen'.
PARTICLES = frozenset(
    "al el ul as ash at bin ben ibn bint bte de del della delle di da das do dos du des d van von der den "
    "ter ten la le las los y e zu zum zur af av".split()
)

# 'Jr' and 'III' tell a son from a father; they are no part of the surname.
GENERATIONS = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv",
    "v": "v", "vi": "vi", "viii": "viii", "xiv": "xiv", "xvi": "xvi", "xxiii": "xxiii",
}  # fmt: skip

# Surnames that stand first in Chinese, Korean and Vietnamese names: 'Moon' for 'Moon Jae-in'.
SURNAMES_FIRST = frozenset(
    "ahn bae bai ban bui cai cao chae chai chang chen cheng chiang cho choe choi chu chun chung dang deng "
    "dinh do dong duan duong fan fang feng fu gao ge goh gong gu guan guo ha ham han hang he heo ho hoang "
    "hong hou hu hua huang huo huynh hwang im jang jeon jeong ji jia jiang jin jo joo ju jung kang kim ko "
    "kong koo ku kwak kwon lai lam le lei li liang liao lim lin liu long lu luo ma mao meng min mo moon "
    "na nam ngo nguyen ni nie niu noh oh pan park peng pham phan qi qian qiao qin qiu ren rhee roh ryu "
    "seo shao shen shi shim shin sim so son song su sun tan tang tao tian to tran trinh truong tsai tu vo "
    "vu wan wang wei wen won woo wu xi xia xiang xiao xie xing xiong xu xue yan yang yao ye yi yin yoo "
    "yoon you yu yuan yun zeng zhang zhao zheng zhong zhou zhu zou".split()
)

# What stands before the one name that its bearer goes by, and is shown with it: 'Lord Mountbatten'.
COURTESIES = frozenset("lord lady king queen prince princess emperor empress pope mother sultan".split())

LONG_SURNAME = 8  # letters from which a vowel's difference is a spelling: 'Martin' is not 'Morton'

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A person's name, taken apart for comparing."""

    words: tuple[str, ...]  # folded; without particles and generation
    generation: str = ""  # 'jr', 'iii'

    @property
    def key(self) -> str:
        """One string for all spellings of a name that differ in case, accents, particles, hyphens."""
        return " ".join((*self.words, self.generation)).strip()

    @property
    def surname(self) -> str:
        """The word by which a second mention calls them."""
        return self.words[-1] if self.words else ""


@functools.lru_cache(maxsize=65536)
def parts(name: str) -> NameParts:
    """Take a name apart: 'Mohammed Shia al-Sudani' → mohammed, shia, sudani; 'Lord Owen' → owen."""
    words = _WORD.findall(fold_name(name))
    if len(words) > 1 and words[0] in COURTESIES:
        del words[0]
    generation = ""
    if len(words) > 1 and words[-1] in GENERATIONS:
        generation = GENERATIONS[words.pop()]
    kept = tuple(word for word in words if word not in PARTICLES)
    return NameParts(kept or tuple(words), generation)


def may_mean(short: str, long: str) -> bool:
    """Return whether a shorter name can stand for a longer one in the same article.

    True for the surname alone, for a name with fewer given names or with initials, and for a surname
    that stands first; never for a bare given name.
    """
    few, many = parts(short), parts(long)
    if few.key == many.key:
        return True
    if few.generation and many.generation and few.generation != many.generation:
        return False
    if not few.words or len(few.words) > len(many.words):
        return False
    if (few.words[0] == "mrs") != (many.words[0] == "mrs") and len(few.words) > 1:
        return False  # 'Mrs. Franklin D. Roosevelt'
    if len(few.words) == 1:
        return _is_surname(few.words[0], many.words)
    if few.words == many.words[-len(few.words) :] or _surname_first(few.words, many.words):
        return True
    return _same_surname(few.surname, many.surname) and _in_order(few.words[:-1], many.words[:-1])


def _same_surname(one: str, other: str) -> bool:
    """Return whether two surnames are one; long ones may differ in vowels, as transliterations do."""
    return one == other or (min(len(one), len(other)) >= LONG_SURNAME and skeleton(one) == skeleton(other))


def _is_surname(word: str, words: tuple[str, ...]) -> bool:
    if word == words[-1]:
        return True
    # 'Sánchez' for 'Pedro Sánchez Pérez-Castejón', yet never 'Pedro'.
    return (len(words) > 2 and word in words[1:-1] and len(word) > 2 and word not in given_names()) or (
        word == words[0] and word in SURNAMES_FIRST and len(words) > 1
    )


def _surname_first(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return many[0] in SURNAMES_FIRST and few == many[: len(few)]


def _in_order(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Say whether given names agree from the first one on: 'George W' with 'George', not with 'George H'."""
    return all(_same_given(one, other) for one, other in zip(few, many, strict=False))


def _same_given(one: str, other: str) -> bool:
    if one == other or skeleton(one) == skeleton(other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


_VOWELS = re.compile(r"(?<!^)[aeiouyw]+")
_DOUBLED = re.compile(r"(.)\1+")


@functools.lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return what transliterations of one given name have in common: Mohammed, Muhamad → mhmd.

    Words of fewer than three consonants keep their vowels: 'Ali' is not 'Ella'.
    """
    plain = word.replace("kh", "h").replace("gh", "g").replace("dh", "d").replace("q", "k").replace("ph", "f")
    bones = _DOUBLED.sub(r"\1", _VOWELS.sub("", plain))
    return bones if len(bones) > 2 else word


@functools.cache
def place_like_given_names() -> frozenset[str]:
    """Return given names, in small letters, that are often names of places, too: 'Jordan', 'Florence'."""
    file = importlib.resources.files("dateline.enrich") / "data" / "given_names.txt"
    return frozenset(file.read_text(encoding="utf-8").casefold().split())


@functools.cache
def known_surnames() -> frozenset[str]:
    """Return surnames, in small letters, that newspapers write without an introduction: 'Bismarck'."""
    file = importlib.resources.files("dateline.enrich") / "data" / "known_surnames.txt"
    return frozenset(file.read_text(encoding="utf-8").split())


def is_given_name(word: str) -> bool:
    """Return whether a word is a given name, be it a place's name as well."""
    return fold_name(word) in given_names() or word.casefold() in place_like_given_names()
