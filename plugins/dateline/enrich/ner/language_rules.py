"""What the words of a text in Spanish, French, Italian or German say of its names, with no model."""

import re
from collections.abc import Iterator, Sequence

from ...languages.given_names import fold_name, given_names
from ..gazetteer.tables import tables
from ..organisations.words import KNOWN
from ..people.names import known_surnames, place_like_given_names
from ..people.spans import bare_word, start_with_particles
from .acting_acronyms import NOT_BODIES
from .body_spans import body_spans
from .capitals import UPPER, CapitalisedWord, Capitals
from .context import is_dateline, is_known_place
from .evidence import KNOWN_BODY, TEAM, TITLE, EvidenceTable
from .german_bodies import german_bodies
from .listed_names import add_listed_names
from .longer_places import SAINTS
from .name_words import NameWords
from .small_openings import drop_small_openings

ACRONYM = 2.5
NAMED_BODY = 4.0  # 'empresa X'
SPEAKER = 3.0  # 'dijo X'
UNKNOWN_NAME = 1.7  # two words or three that are neither ordinary nor places
UNKNOWN_AFTER_PREPOSITION = 2.0

LONGEST_CAPITALS = 4  # letters of an acronym that a word may be, too
SMALLEST_CLUB_TOWN = 20_000  # people of a town that a club bears the name of
LONGEST_NAME = 4  # words of a person's name that nothing but its being unknown tells

_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*\.?),? (?:[\"“«'] ?)?$")
_WORD_AFTER = re.compile(
    r" ?[\"”»']?,? (?:[\"“«] )?(?:se |a |lo |ha |le |ya |l'a |also |jetzt |dazu )?([^\W\d_]\w*)"
)
_GENITIVE = re.compile(r"(?<=\w{3})s$")
_QUALIFIED = re.compile(r"([^\W\d_][\w-]*)(?: [^\W\d_][\w-]*){1,3},? $")
_AGENCY = re.compile(
    r"\((dpa|ap|afp|sid|epd|kna|sda|ats|ag|rtr|upi|Reuter|Efe|Havas|Wolff|Stefani|Tass)(?= ?[/).,])"
)
_COURTESY = re.compile(r"(?<!\w)(?:M|MM|Mme|Mlle|Mad|Monsieur|Madame|Mademoiselle)\.? d(?:e|u|es) $")
_ADJECTIVE = re.compile(r"(?:isch|nal|lich)e[nrms]?$")
_SAINTS = frozenset(map(str.lower, SAINTS)) | {"st"}
_PLURAL_TITLES = frozenset("MM HH RR SS".split())  # 'MM. Guerrero et Durand', 'die HH. Escher und Bürkli'
_ROMAN = re.compile(r"[IVXLC]+\.?")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.)+(?:-[{UPPER}]\.)?")


def add_language_evidence(
    capitals: Capitals, words: NameWords, table: EvidenceTable
) -> list[tuple[int, int]]:
    """Count what the words of a language say of names; return those that a preposition makes places.

    Raises nothing, whatever the text; the work is linear in its length.
    """
    text = capitals.text
    taken: set[int] = set()  # starts of the words that a body's name holds
    for start, end, weight in body_spans(capitals, words):
        table.note(start, end, "organisation", weight)
        taken |= {word.start for word in capitals.within(start, end) if word.start >= start}
    places = []
    for part in _parts(capitals, words, taken):
        start, end = part[0].start, part[-1].end
        kind, weight = _judged(text, part, words)
        if kind == "person":
            table.note(start_with_particles(text, start), end, "person", weight)
        elif kind == "organisation":
            table.note(start, end, "organisation", weight)
        elif kind == "place":
            places.append((start, end))
    add_listed_names(capitals, table)
    drop_small_openings(words, table)
    for match in words.known_bodies.finditer(text) if words.known_bodies else ():
        table.note(*match.span(), "organisation", KNOWN_BODY, "gazetteer")
    for start, end in german_bodies(text, words) if words.nouns else ():
        table.note(start, end, "organisation", KNOWN_BODY)
    for match in _AGENCY.finditer(text):
        table.note(*match.span(1), "organisation", KNOWN_BODY, "gazetteer")
    return places


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "").replace("&", "").replace("/", "")
    if letters in _PLURAL_TITLES:
        return False
    return 2 <= len(letters) <= 7 and letters.isupper() and not _ROMAN.fullmatch(word) and letters.isalpha()


def _shouted(capitals: Capitals, number: int) -> bool:
    """Return whether a word stands among others in capitals, as in a headline."""
    near = capitals.words[max(0, number - 2) : number] + capitals.words[number + 1 : number + 3]
    here = capitals.words[number]
    close = [word for word in near if abs(word.start - here.start) < 25]
    return any(len(word.text) > 3 and word.text.isupper() for word in close)


def _parts(capitals: Capitals, words: NameWords, taken: set[int]) -> Iterator[list[CapitalisedWord]]:
    """Yield the runs of words that may name someone: no titles, no ordinary words, no bodies."""
    for run in capitals.runs:
        part: list[CapitalisedWord] = []
        for number, word in enumerate(run.words):
            opens = number == 0 and run.opens
            acronym = _is_acronym(word.text) and not _shouted(capitals, capitals.number[word.start])
            closes = not acronym and _closes_part(word.text, words, opens=opens)
            if (
                closes
                and words.nouns
                and (
                    _is_known_firm(word.text)
                    or (not part and _introduced(capitals.text, word, words))
                    or (part and _is_surname_noun(part, word, words))
                )
            ):
                closes = False
            if acronym and part and not words.nouns:
                yield part
                part = []
            # 'A Mosca Vladimir Putin'
            leads = (
                number == 1 and run.opens and not part and len(run.words) > 3 and is_known_place(word.text)
            )
            if word.start in taken or closes or leads:
                if part:
                    yield part
                part = []
            else:
                part.append(word)
        if part:
            yield part


def _closes_part(word: str, words: NameWords, *, opens: bool) -> bool:
    if words.is_title(word):
        return True
    if words.nouns:
        return word.lower() in words.small or (words.is_noun(word) and fold_name(word) not in given_names())
    return opens and (word.lower() in words.small or len(word) == 1)  # 'A', 'Y'


def _is_surname_noun(part: Sequence[CapitalisedWord], word: CapitalisedWord, words: NameWords) -> bool:
    """Say whether a German noun is the surname after one given name: 'Günter Grass', 'Helmut Kohl'."""
    return (
        len(part) == 1
        and part[0].end + 1 == word.start
        and fold_name(part[0].text) in given_names()
        and not words.is_ordinary(part[0].text)
        and not words.is_title(word.text)
    )


def _is_known_firm(word: str) -> bool:
    """Return whether a word is a firm or a body that every reader knows; not 'Sec' or 'Who'."""
    return bare_word(word) in KNOWN and (word.isupper() or len(word) > LONGEST_CAPITALS)


def _introduced(text: str, word: CapitalisedWord, words: NameWords) -> bool:
    """Say whether a German noun is a surname here: after a title or a verb of saying, without an article."""
    before = _WORD_BEFORE.search(text, max(0, word.start - 30), word.start)
    if before is None or word.text.lower() in words.small or words.is_title(word.text):
        return False
    return text[word.start - 2 : word.start] != ", " and (
        before[1] in words.speech or (before[1][0].isupper() and words.is_title(before[1]))
    )


def _judged(text: str, part: Sequence[CapitalisedWord], words: NameWords) -> tuple[str, float]:
    start, end = part[0].start, part[-1].end
    name = text[start:end]
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if name.partition(" ")[0].lower() in words.place_kinds:
        return "", 0.0  # 'Río Negro'
    before_word = before[1].lower().rstrip(".") if before else ""
    alone = len(part) == 1
    if before_word in _SAINTS and tables().known(f"{before_word} {name}"):
        return "", 0.0  # 'San Lorenzo'
    if alone and is_dateline(text, name):
        return "", 0.0  # 'DOUVRES, 25 juillet —'
    if alone and _is_known_firm(name):
        return "organisation", KNOWN_BODY
    if alone and _is_acronym(name) and not is_known_place(name) and name not in NOT_BODIES:
        return ("organisation", ACRONYM) if fold_name(name) not in tables().acronyms else ("", 0.0)
    if before_word in words.body_nouns and text[start - 2 : start] != ", " and not is_known_place(name):
        return "organisation", NAMED_BODY
    if len(part) <= LONGEST_NAME and (words.nouns or not (alone and words.is_ordinary(name))):
        if _is_titled(text, start, before_word, words):
            return "person", TITLE
        if _speaks(text, end, before_word, words) and not _is_place(name, words):
            return "person", SPEAKER
    if (
        alone
        and before_word in words.club_articles
        and text[start - 1 : start] == " "
        and (not words.is_ordinary(name) or is_known_place(name))
        and _is_town(name)
    ):
        return "organisation", TEAM
    if alone and _is_known_surname(name, words) and before_word not in words.place_kinds:
        return "person", SPEAKER
    if tables().known(name):
        return "", 0.0
    if (
        before_word in words.locatives
        and not any(words.is_ordinary(word.text) or words.is_inflected(word.text) for word in part)
        and len(part) < 3
    ):
        return "place", UNKNOWN_AFTER_PREPOSITION
    if alone or len(part) > LONGEST_NAME or any(word.text.isupper() and len(word.text) > 2 for word in part):
        return "", 0.0
    if words.nouns and _ADJECTIVE.search(part[0].text):
        return "", 0.0  # 'Internationale Strafgerichtshof'
    unknown = [
        word.text for word in part if not (words.is_ordinary(word.text) or _is_place(word.text, words))
    ]
    initials = _INITIALS.fullmatch(part[0].text) is not None
    if initials and all(_INITIALS.fullmatch(word.text) for word in part):
        return "", 0.0  # 'FRANKFURT A. M.'
    town = len(unknown) == len(part) - 1 and part[0].text.lower() in place_like_given_names()  # 'Vladimir'
    if len(unknown) == len(part) or (initials and len(unknown) > 1) or town:
        return "person", UNKNOWN_NAME
    return "", 0.0


def _is_known_surname(name: str, words: NameWords) -> bool:
    """Return whether every reader knows a person by a word, in German in the genitive, too: 'Merkels'."""
    small = name.lower()
    return small in known_surnames() or (bool(words.nouns) and _GENITIVE.sub("", small) in known_surnames())


def _is_place(name: str, words: NameWords) -> bool:
    """Return whether a name is a place's, in German in the genitive, too: 'Israels'."""
    return is_known_place(name) or (bool(words.nouns) and is_known_place(_GENITIVE.sub("", name)))


def _is_titled(text: str, start: int, before_word: str, words: NameWords) -> bool:
    """Return whether a title stands before, at once or with what qualifies it: 'el ministro francés, X'."""
    if before_word and words.is_title(before_word):
        return True
    if _COURTESY.search(text, max(0, start - 20), start):
        return True  # 'M. de Moustier'
    qualified = _QUALIFIED.search(text, max(0, start - 40), start)
    return (
        qualified is not None
        and not words.nouns
        and text[start - 2 : start] == ", "
        and words.is_title(qualified[1])
    )


def _speaks(text: str, end: int, before_word: str, words: NameWords) -> bool:
    after = _WORD_AFTER.match(text, end)
    return before_word in words.speech or (after is not None and after[1] in words.speech)


def _is_town(name: str) -> bool:
    """Return whether a name is that of a town and of no country or river, so that 'el' makes it a club."""
    entries = [reading.entry for reading in tables().known(name)]
    return any(entry.code in "PS" and entry.population > SMALLEST_CLUB_TOWN for entry in entries) and (
        entries[0].code in "PABS"
    )
