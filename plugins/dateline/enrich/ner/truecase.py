"""Capitals for lines that shout: 'MR. GLADSTONE SPOKE AT MIDLOTHIAN' is read as 'Mr. Gladstone spoke at …'.

All that reads names goes by capitals, so that a line without small letters is rewritten before it is read. A
word gets its capital from what the article writes elsewhere, from the lists of given names, titles and
places, as the surname after one of them, or because it is no word of the language; all others are small. The
text keeps its length.
"""

import re
from collections.abc import Iterator, Sequence

from ...languages.given_names import fold_name, given_names
from ..gazetteer.tables import tables
from ..organisations.words import KNOWN, KNOWN_PHRASES
from ..people.spans import is_title
from ..people.titles import HONORIFICS, ROLE_MODIFIERS, ROLES, SHORTENED
from ..places.words import ordinary_words, word_list
from .name_words import ordinary_list

BIG_TOWN = 15_000  # people from which a place needs no 'in' before it
# Given names that are words in a headline: 'HOPE FADES', 'JURY WILL MEET'.
_RATHER_WORDS = frozenset(
    """angel art bill bob chance dawn dean don drew earnest faith favor favour grace grant guy hope honor
    honour joy mark may miles rich rose so will winner""".split()
)
_SMALL = frozenset(
    """a aboard about above accused accuses admits after again against agree agreed agrees aide aides aims
    all along also amid among an and are arrest arrested arrests arrive arrived arrives as ask asked
    asks at attacked attacks back backs ban bans be beat beaten beats been before begin begins behind
    below between blames both bury but buys by call called calls can claims closes could cuts day dead
    declares defends defies denied denies did die died dies do does down drowned during each elected end
    ends escapes faces fails fall falls fell few find fined finds fire fired fires first flees flies for
    fought found from gains gets give given gives goes had hails halts has have he heads held her him
    his hit hits how hurt if in injured into is it its jailed joins just kill killed kills last launches
    law lead leads leave leaves left less life lose loses lost made make makes man many marries married
    maybe meet meeting meets men met missing more most must named names near new next no nor not now of
    off offers old on one only open opens or order ordered orders other our out over paid passes pay
    pays per plan plans pledges promises push quit quits raises reach reaches rejects released reports
    resign resigned resigns returned returns reveals rise rises safe said sail sails sale saved saves
    saw say says see seeks seen seized sees sell sells send sends sent set sets she shot sign signed
    signs sink sinks slain so sold some soon speak speaks spoke spoken still stop stops strike strikes
    such sue sued sues swears sworn take taken takes talk talks tell tells ten than that the their them
    then there they this threatens three through till time to today told too took top tried two under
    unhurt until up upon urged urges us very visit visited visits vote votes vows wants war warned warns
    was way we wed weds were what when where which while who whose why will win wins with without woman
    women won work world would wounded year years yet you your""".split()
)
_PHRASES = frozenset(phrase.lower() for phrase in KNOWN_PHRASES)
_LOCATIVES = frozenset("in at near from to of outside around across for".split())
_RUN = re.compile(
    r"(?<![\w’'-])[A-ZÀ-Þ][A-ZÀ-Þ’'.&-]*"
    r"(?:[^\w\n]{1,3}[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9’'.&-]*){3,}(?![\w’'])"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:\.[^\W\d_]\.?)*")
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][a-zß-ÿ]{2,}")
# The list of ordinary words has none of ten letters and more; names seldom end like these.
_LONGEST_LISTED = 9
_WORD_ENDING = re.compile(
    r"(?:ed|ing|ly|ion|ions|ment|ments|ness|able|ible|ies|ity|ive|ous|ship|ism|ist|ists|ers|al)$"
)
LONGEST_KNOWN = 3  # words
_SHORTEST_NAME = 4  # letters
_SHORTEST_PARTICIPLE = 5  # letters of a word in 'ed' that is no surname, as Reed and Creed are
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n]['’”\")\]]*\s*|[“‘\"(]\s*)$")


def truecased(text: str) -> str:
    """Return the text with the capitals that its shouted lines would have in print; of the same length."""
    stretches = list(_shouted(text))
    if not stretches:
        return text
    elsewhere = frozenset(word.casefold() for word in _CAPITALISED.findall(text))
    pieces, reached = [], 0
    for start, end in stretches:
        pieces += [text[reached:start], _recased(text[start:end], elsewhere)]
        reached = end
    cased = "".join([*pieces, text[reached:]])
    return cased if len(cased) == len(text) else text


def shouted_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of shouted lines stand that may be names as well as words: 'BUSH', 'BAKER'."""
    for start, end in _shouted(text):
        for match in _WORD.finditer(text, start, end):
            if len(match[0]) >= _SHORTEST_NAME and match[0].lower() not in _SMALL:
                yield match.span()


def _shouted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines without a small letter and the long runs of capitals inside others."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.isupper() and any(len(word) > 3 for word in _WORD.findall(line)):
            yield start, end
        elif not line.islower():
            yield from (match.span() for match in _RUN.finditer(text, start, end) if _is_prose(match[0]))
        start = end


def _is_prose(run: str) -> bool:
    """Return whether capitals are a sentence rather than a list of acronyms: most words are longer."""
    words = _WORD.findall(run)
    return 2 * sum(len(word) > 3 for word in words) > len(words) and not _SMALL.isdisjoint(
        map(str.lower, words)
    )


def _recased(stretch: str, elsewhere: frozenset[str]) -> str:
    words = list(_WORD.finditer(stretch))
    pieces: list[str] = []
    reached, awaited, before, behind, whole = 0, False, "", "", 0
    for number, match in enumerate(words):
        gap = stretch[reached : match.start()]
        if gap != " " and not (gap == ". " and before in SHORTENED):  # 'Mr. Gladstone', 'J. Smith'
            awaited, before = awaited and gap == ". " and len(before) == 1, ""
        if whole <= number:
            whole = number + _words_of_name(stretch, words[number : number + LONGEST_KNOWN])
        if number < whole:
            cased, awaited = _titled(match[0]), False
        else:
            cased, awaited = _cased(match[0], before, elsewhere, awaited=awaited)
        opens = _SENTENCE_START.search(stretch, max(0, match.start() - 4), match.start())
        if cased.islower() and opens and not (gap == ". " and behind in ("jr", "sr")):
            cased = cased[:1].upper() + cased[1:]
        pieces += [gap, cased]
        reached, before = match.end(), match[0].lower()
        behind = before
    return "".join([*pieces, stretch[reached:]])


def _words_of_name(stretch: str, words: Sequence[re.Match[str]]) -> int:
    """Return how many words here are the name of a place or a known body: 'NEW YORK', 'RED CROSS'."""
    for count in range(len(words), 1, -1):
        surface = stretch[words[0].start() : words[count - 1].end()]
        if surface.count(" ") == count - 1 and (
            surface.lower() in _PHRASES or _is_place(surface.lower(), "")
        ):
            return count
    return 0


def _cased(word: str, before: str, elsewhere: frozenset[str], *, awaited: bool) -> tuple[str, bool]:
    """Return the word as it would be printed, and whether a surname is awaited after it."""
    small, plain = word.lower(), re.sub(r"['’]s$", "", word.lower())
    if small in _SMALL:
        return (word if small == "us" else small), False
    if plain in ("jr", "sr"):
        return _titled(word), False
    if plain.removesuffix(".") in HONORIFICS:
        return _titled(word), True
    if "." in word or _is_acronym(word):
        return word, awaited
    if fold_name(plain) in given_names() and plain not in _RATHER_WORDS:
        return _titled(word), True
    if is_title(plain) and not awaited:
        return _titled(word), plain not in ROLE_MODIFIERS or plain in ROLES
    if awaited and plain not in elsewhere and len(plain) > _SHORTEST_PARTICIPLE and plain.endswith("ed"):
        return small, False  # 'SADAT ASSASSINATED'
    named = plain in elsewhere or plain in _surnames()
    if awaited and plain in ordinary_list("en") and not named:
        return small, False  # 'STALIN SILENT'
    if awaited or plain in elsewhere or _is_place(plain, before) or _is_no_word(plain):
        return _titled(word), False
    return small, False


def _surnames() -> frozenset[str]:
    """Return the words of the language that are surnames, too: 'BUSH', 'BAKER'."""
    return word_list("surnames.txt")


def _is_no_word(plain: str) -> bool:
    """Return whether a word is none of the language's, so that it is a name: 'ZHUKOV'."""
    if len(plain) > _LONGEST_LISTED and _WORD_ENDING.search(plain):
        return False
    listed = ordinary_list("en")
    return plain.isalpha() and listed.isdisjoint((plain, plain.removesuffix("s"), plain.removesuffix("es")))


def _is_acronym(word: str) -> bool:
    """Return whether a word is spelled in capitals anywhere: 'FBI', 'NATO', and initials."""
    if fold_name(word) in tables().acronyms or (len(word) < 6 and word.lower() in KNOWN):
        return True
    return len(word) < 3 or (len(word) == 3 and word.lower() not in ordinary_list("en"))


def _titled(word: str) -> str:
    """Return 'O'Connor' for 'O'CONNOR' and 'Reagan's' for 'REAGAN'S'."""
    cased = word[:1].upper() + word[1:].lower()
    if len(word) > 3 and word[1] in "'’":
        return cased[:2] + cased[2].upper() + cased[3:]
    return f"Mc{cased[2:3].upper()}{cased[3:]}" if word.startswith("MC") and len(word) > 4 else cased


def _is_place(plain: str, before: str) -> bool:
    """Return whether the word names a country or a town, a small one where 'in' stands before it."""
    readings = tables().known(plain.title())
    if not readings or plain in ordinary_words():
        return False
    foremost = readings[0].entry
    return before in _LOCATIVES or foremost.code in "CASRW" or foremost.population > BIG_TOWN
