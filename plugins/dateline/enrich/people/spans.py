"""Where a person's name begins and ends: titles off, particles on; decides nothing about its type."""

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...languages.given_names import fold_name, given_names
from ...languages.read import small_words
from ..ner.capitals import PARTICLE, UPPER, CapitalisedWord, Capitals
from ..organisations.words import ENDINGS, FUNCTION_WORDS, NO_NAMES, OTHER_ENDINGS
from .names import GENERATIONS, PARTICLES, SURNAMES_FIRST, is_given_name
from .titles import (
    HONORIFICS,
    POSTNOMINALS,
    ROLE_MODIFIERS,
    ROLES,
    SHORTENED,
    SHORTENED_GIVEN_NAMES,
    WEAK_ROLES,
    demonyms,
)

Span = tuple[int, int]

_NICKNAMED = re.compile(
    rf"(?<!\w)(?P<name>(?P<given>[{UPPER}]\w{{1,30}}|(?P<initials>(?:[{UPPER}]\. ?){{1,3}}(?<! )))"
    rf"(?: [{UPPER}][\w.]{{0,30}}){{0,2}} "
    rf"[“\"‘'][{UPPER}]\w{{1,20}}[”\"’'] "
    rf"[{UPPER}][\w’'-]{{1,40}})"
)
_BURMESE = frozenset(
    """aung ba hla htay htein htun khin ko kyaw kyi lwin maung min moe mya myint naing ne nyo nyunt ohn oo pe
    san saw sein shwe soe su suu swe than thaung thein tin tun wai win ye zaw""".split()
)
_OFFICE_ENDS = frozenset(("affairs", "exchequer", "treasury"))  # 'for Foreign Affairs René Lamy'
_CAPITAL_ROLES = ROLES | POSTNOMINALS
_CACHED = 65_536  # distinct words whose answers are kept
LONGEST_NAME = 8  # words; more are no name

_INITIAL = re.compile(r"(?:\w\.)+")
_ONE_INITIAL = re.compile(r"\w\.")
_SYLLABLES = re.compile(rf"[{UPPER}][a-z]{{1,6}}-[a-z]{{1,6}}")
_SHORTENED_BODIES = frozenset("US UK UN EU SS HMS RMS USS DC BC AD".split())
_SURE_PARTICLES = re.compile(
    r" (?:(?:bin|ben|ibn|bint|de la|de|del|della|di|da|dos|du|van|von|der|den|ter|al|el) )+"
)
# Words that are given names somewhere and the first half of places everywhere.
PLACE_HEADS = frozenset(
    "San Santa Santo Hong Los Las New Saint St St. Fort Port El La North South East West Rio "
    "Lough Loch Llyn Slieve Ras Shatt Wadi Jebel Jabal Bandar Kafr Deir".split()
) | {kind.capitalize() for kind in small_words("places", "kinds")}
_PARTICLES_BEFORE = re.compile(
    r"\b(?:(?:al|el|bin|ben|ibn|de|del|della|di|da|dos|du|van|von|der|den|ter|la|le) )+$"
)
# What may stand between two words of one name: a space, particles, a nickname's quotation marks.
_CONNECTED = re.compile(rf"['’.]? (?:{PARTICLE} ){{0,3}}[“\"‘']?|[”\"’'] ")

# The word before a name in small letters: 'spokesman John Smith', 'striker Harry Kane'.
_SMALL_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_A-Z][\w-]+),? $")
_OFFICE_BEFORE = re.compile(r"([\w-]+) (?:to|of|for) (?:the )?$")
_AGE_AFTER = re.compile(r",? (?:\(?\d{1,2}\)|, ?\d{1,2},|, aged? \d)|, \d{1,2},")


@functools.lru_cache(maxsize=_CACHED)
def bare_word(word: str) -> str:
    """Return a word as the tables hold it: small, without a full stop at its end."""
    return word.lower().rstrip(".")


def is_role(small: str) -> bool:
    """Return whether a word is a role, in the singular or the plural: 'minister', 'senators'."""
    return small in ROLES or (small.endswith("s") and small[:-1] in ROLES)


@functools.lru_cache(maxsize=_CACHED)
def is_title(word: str) -> bool:
    """Return whether a capitalised word stands before names and is no part of them."""
    small = bare_word(word)
    return small in HONORIFICS or is_role(small) or small in ROLE_MODIFIERS or small in demonyms()


def is_people_or_no_name(small: str) -> bool:
    """Return whether a word is that of a people or no part of any name: 'iraqi', 'monday'."""
    return small in NO_NAMES or small in demonyms()


def title_length(words: Sequence[CapitalisedWord]) -> tuple[int, bool]:
    """Return how many words at the head of a run are titles, and whether they prove a person.

    'Iraqi Prime Minister Mohammed Shia Al Sudani' → 3, True; 'Iraqi Airways' → 0, False.
    """
    count, proof = 0, False
    if is_burmese(words):
        return 1, True
    for number, word in enumerate(words):
        small = bare_word(word.text)
        if is_role(small) or small in HONORIFICS:
            count, proof = number + 1, proof or small not in WEAK_ROLES
        elif small not in ROLE_MODIFIERS and small not in demonyms():
            break
    if count == 0:
        for number in range(len(words) - 2, 0, -1):
            small = bare_word(words[number].text)
            if (is_role(small) and small not in WEAK_ROLES) or small in HONORIFICS:
                count, _ = title_length(words[number:])
                return number + count, True  # 'Ohio Attorney General Jane Doe', 'Acme CEO Jane Doe'
        return int(len(words) > 1 and bare_word(words[0].text) in demonyms()), False
    return min(count, len(words)), proof


def is_burmese(words: Sequence[CapitalisedWord]) -> bool:
    """Return whether a whole Burmese name stands behind its 'U' or 'Daw'; 'U Thant' is called so."""
    return (
        len(words) > 2
        and words[0].text in ("U", "Daw")
        and sum(bare_word(word.text) in _BURMESE for word in words[1:]) > 1
    )


def named_by_small_word(text: str, start: int) -> bool:
    """Return whether the word before is a role in small letters: 'spokesman', 'striker'."""
    before = _SMALL_WORD_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and before[1] in ROLES and before[1] not in WEAK_ROLES


def follows_office(text: str, start: int) -> bool:
    """Return whether an office and its preposition stand before: 'ambassador to', 'minister for the'."""
    before = _OFFICE_BEFORE.search(text, max(0, start - 40), start)
    return before is not None and bare_word(before[1]) in ROLES


def office_length(text: str, words: Sequence[CapitalisedWord]) -> int:
    """Return how many words before a full name end an office: 1 of 'Chancellor of the Exchequer Ann Lee'."""
    if (
        len(words) < 3
        or fold_name(words[0].text) in given_names()
        or not follows_office(text, words[0].start)
    ):
        return 0
    return next((count for count in (1, 2, 3) if looks_like_name(words[count:])), 0)


def has_age(text: str, end: int) -> bool:
    """Return whether an age follows, as it follows people only."""
    return _AGE_AFTER.match(text, end) is not None


def looks_like_name(words: Sequence[CapitalisedWord]) -> bool:
    """Return whether words read as a given name and a surname: 'Jane Doe', 'J. R. Smith'."""
    if not 2 <= len(words) <= 5 or words[0].text in PLACE_HEADS or words[0].text.lower() in PARTICLES:
        return False
    last = bare_word(words[-1].text)
    if last in ENDINGS or last in OTHER_ENDINGS or last in NO_NAMES or last in demonyms():
        return False
    if any(character.isdigit() for word in words for character in word.text):
        return False
    shouted = [word.text.isupper() and len(word.text) > 3 for word in words]
    if any(shouted) and not (all(word.text.isupper() for word in words) and len(words) < 4):
        return False
    # 'C. William Verity' is a person; 'J.P. Morgan' may be a bank.
    opening = next((number for number, word in enumerate(words) if not _ONE_INITIAL.fullmatch(word.text)), 0)
    if opening > 1:
        return _is_name_of_initials(words, opening)
    if not opening and len(words) > 2 and _INITIAL.fullmatch(words[0].text):
        opening = 1
    first = words[opening if opening < len(words) - 1 else 0].text
    if fold_name(first) in SURNAMES_FIRST and _is_eastern_given_name(words[-1].text):
        return True
    return fold_name(first) in given_names() or first.lower() in SHORTENED_GIVEN_NAMES


def _is_eastern_given_name(word: str) -> bool:
    """Return whether a word is a given name of East Asia, which stands last: 'Geun-hye', 'Jinping'."""
    return _SYLLABLES.fullmatch(word) is not None or fold_name(word) in given_names()


def _is_name_of_initials(words: Sequence[CapitalisedWord], initials: int) -> bool:
    """Return whether a surname stands behind initials: 'H. G. Wells', not 'U. S. Steel'."""
    letters = "".join(word.text[0] for word in words[:initials])
    surname = words[-1].text
    return letters not in _SHORTENED_BODIES and len(surname) > 2 and not surname.isupper()


def coordinated_given_names(capitals: Capitals) -> Iterator[Span]:
    """Return given names that share the surname after 'and': 'Orville' of 'Orville and Wilbur Wright'."""
    for run, following in pairwise(capitals.runs):
        name = run.words[-1]
        if (
            capitals.text[run.end : following.start] == " and "
            and len(following.words) == 2
            and (len(run.words) == 1 or is_title(run.words[-2].text))
            and is_given_name(name.text)
            and is_given_name(following.words[0].text)
            and looks_like_name(following.words)
        ):
            yield name.start, name.end
            if len(run.words) == 1:
                yield from _listed_before(capitals, name)


def _listed_before(capitals: Capitals, name: CapitalisedWord) -> Iterator[Span]:
    """Return the given names in the list before another: 'Charles' of 'Charles, Anne and Patrick Brontë'."""
    number = capitals.number[name.start] - 1
    while number >= 0:
        word = capitals.words[number]
        alone = not number or capitals.text[capitals.words[number - 1].end : word.start] != " "
        if capitals.text[word.end : name.start] != ", " or not alone or not is_given_name(word.text):
            return
        yield word.start, word.end
        name, number = word, number - 1


def nicknamed(text: str) -> Iterator[Span]:
    """Return names with a nickname in quotation marks inside: 'Edward Kennedy "Duke" Ellington'."""
    for match in _NICKNAMED.finditer(text):
        if match["initials"] or fold_name(match["given"]) in given_names():
            yield match.span("name")


def joined_by_particles(capitals: Capitals, number: int) -> tuple[CapitalisedWord, ...]:
    """Return the words of a run and of the runs that only particles part from it: 'Willy de Clercq'."""
    words = capitals.runs[number].words
    while number + 1 < len(capitals.runs) and len(words) < LONGEST_NAME:
        number += 1
        following = capitals.runs[number]
        if not _SURE_PARTICLES.fullmatch(capitals.text, words[-1].end, following.start):
            break
        words = (*words, *following.words)
    return words


def split_at_joints(text: str, words: Sequence[CapitalisedWord]) -> Iterator[list[CapitalisedWord]]:
    """Part words at whatever does not stand inside a name: 'Howard to Knowles' → Howard; Knowles."""
    piece: list[CapitalisedWord] = []
    for word in words:
        if piece and not _CONNECTED.fullmatch(text, piece[-1].end, word.start):
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def trimmed(words: list[CapitalisedWord]) -> list[CapitalisedWord]:
    """Take titles, peoples and empty words off both ends of a name."""
    for number in range(len(words) - 2, -1, -1):
        # 'Acme CEO Jane Doe': what comes before the role is no part of the name.
        small = bare_word(words[number].text)
        if (is_role(small) and small not in WEAK_ROLES) or small in HONORIFICS:
            words = words[number + 1 :]
            break
    if len(words) > 2 and bare_word(words[0].text) in _OFFICE_ENDS:
        words = words[1:]
    first, end = 0, len(words)  # no slices in the loops: a text of 'In In In' stays linear
    while first < end and (
        (_is_empty(words[first]) and not _opens_name(words[first : first + 2]))
        or (end - first > 1 and bare_word(words[first].text) in demonyms())
    ):
        first += 1
    while end > first and (_is_empty(words[end - 1]) or _is_role_in_capitals(words[end - 1])):
        if end - first > 2 and fold_name(words[first].text) in SURNAMES_FIRST:
            break  # 'Kim Jong Un'
        end -= 1  # 'Jane Doe MP'
    return words[first:end]


def _is_role_in_capitals(word: CapitalisedWord) -> bool:
    return word.text.isupper() and bare_word(word.text) in _CAPITAL_ROLES


def _opens_name(words: Sequence[CapitalisedWord]) -> bool:
    """Return whether a word that is often none opens a name here: 'Jan Egeland', yet not 'En Santiago'."""
    first = words[0].text
    return (
        len(words) > 1
        and first.lower() not in FUNCTION_WORDS
        and fold_name(first) in given_names()
        and not _is_empty(words[1])
    )


def _is_empty(word: CapitalisedWord) -> bool:
    small = bare_word(word.text)
    return small in NO_NAMES or small in SHORTENED or word.text.lower() in FUNCTION_WORDS


def grown(capitals: Capitals, words: list[CapitalisedWord], taken: Sequence[bool]) -> list[CapitalisedWord]:
    """Add the neighbours that a model cut off: 'Ursula von' → 'Ursula von der Leyen'.

    `taken` tells which words of the text belong to another name.
    """
    text, everything = capitals.text, capitals.words
    number = capitals.number[words[-1].start]
    while number + 1 < len(everything) and len(words) < LONGEST_NAME:
        following = everything[number + 1]
        gap = text[words[-1].end : following.start]
        by_space = gap == " " and len(words) == 1 and not taken[number + 1] and _may_close(following)
        if not (by_space or (_SURE_PARTICLES.fullmatch(gap) and following.text[0].isupper())):
            break
        words = [*words, following]
        number += 1
    first = capitals.number[words[0].start]
    if first and not taken[first - 1]:
        before = everything[first - 1]
        if text[before.end : words[0].start] in (" ", "’ ", "' ") and _may_open(before, text):
            words = [before, *words]
    return words


def _may_open(word: CapitalisedWord, text: str) -> bool:
    small = bare_word(word.text)
    if (
        is_title(word.text)
        or _is_empty(word)
        or small in ENDINGS
        or small in _OFFICE_ENDS
        or word.text.isupper()
    ):
        return False
    return (
        fold_name(word.text) in given_names()
        or "’" in word.text
        or "'" in word.text
        or text[word.start - 2 : word.start - 1].islower()
    )


def _may_close(word: CapitalisedWord) -> bool:
    small = bare_word(word.text)
    return not (
        small in ENDINGS
        or small in OTHER_ENDINGS
        or is_title(word.text)
        or _is_empty(word)
        or word.text.isupper()
    )


def start_with_particles(text: str, start: int) -> int:
    """Return where a name starts when its small particles are counted in: 'bin Laden'."""
    before = _PARTICLES_BEFORE.search(text, max(0, start - 16), start)
    return before.start() if before and before[0] not in ("de ", "la ", "le ", "den ", "da ") else start


def short_forms(name: str) -> Iterator[str]:
    """Return what a later mention may call someone: 'von der Leyen', 'FAUCI', 'Moon' of 'Moon Jae-in'."""
    words = name.split(" ")
    last = len(words) - 1
    if bare_word(words[last]) in GENERATIONS and last > 1:
        last -= 1
    surname = words[last].rstrip(",")
    if len(surname) > 1 and not surname.endswith("."):
        yield surname
        if len(surname) > 3 and not surname.isupper():
            yield surname.upper()
        elif surname.isupper() and len(words) > 1 and len(surname) > 3:
            yield "-".join(part.capitalize() for part in surname.split("-"))
    tail = last
    while tail > 1 and fold_name(words[tail - 1]) in PARTICLES | {"st."}:
        tail -= 1
    if tail < last:
        with_particles = " ".join(words[tail : last + 1])
        yield with_particles
        yield with_particles[0].upper() + with_particles[1:]
    if len(words) > 1 and fold_name(words[0]) in SURNAMES_FIRST and (len(words) == 3 or "-" in words[1]):
        yield words[0]
