"""Names in Arabic script, which has no capitals: titles, given names and what joins them tell where they are.

The grammar is the one of Arabic newspapers: a title, with its office and a people's adjective, stands
before the name ('وزير الخارجية الأميركي جون …'), clitics are written on to a name's first word
('وتوفيق'), and a second mention is by the last part ('عبد الناصر').
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..gazetteer.tables import tables
from .arabic_words import (
    BODIES,
    JOINTS,
    KNOWN_BODIES,
    KNOWN_PEOPLE,
    OFFICES,
    OPENING_JOINTS,
    SPEECH,
    STOPS,
    TITLES,
    VERBS,
    arabic_given_names,
)
from .context import is_country
from .evidence import GIVEN_NAME, KNOWN_BODY, SURNAME, TITLE, EvidenceTable
from .language_rules import UNKNOWN_NAME
from .name_words import ordinary_list

SPEAKER = 2.5  # 'قال فرويد'

MOST_PARTS = 4  # of a person's name
MOST_JOINTS = 3  # in a row: 'بن أبي عبد الله'; further ones are no name
MOST_TITLE_WORDS = 8
MOST_BODY_WORDS = 3  # behind the first of a body's name
SHORTEST_LAST = 4  # letters of a last part that stands for the whole name

_WORD = re.compile(r"[ء-يٱ-ۓ][ء-يٱ-ۓً-ْٰـ]*")
_PROCLITICS = ("و", "ف", "ب", "ل", "ك")
_ARTICLES = ("وال", "بال", "فال", "كال", "ال", "ولل", "لل")
# A word that begins or ends so is a verb, or wears a clitic, more often than it is a foreign name.
_INFLECTING = "وفبلكيتنأاس"
# Endings of words of the language, which hardly a foreign name has.
_GRAMMATICAL = ("ية", "ات", "ين", "ون", "هم", "ها", "نا", "هما", "وا", "ه", "كم", "اء")
_VOWELLED = re.compile("[ً-ْٰ]")  # printed in words of the language, to tell them apart
_PRONOUNS = ("ه", "ها", "هم", "ة", "ات", "ون", "ين", "ا")


def _spellings(name: str) -> str:
    """Return a pattern for a name with or without its hamzas and dots, and with 'للأمم' for 'الأمم'."""
    letters = {"أ": "[أا]", "إ": "[إا]", "آ": "[آا]", "ى": "[ىي]", "ة": "[ةه]"}
    pattern = "".join(letters.get(letter, re.escape(letter)) for letter in name)
    return f"(?:ال|لل){pattern[2:]}" if name.startswith("ال") else pattern


def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for any of some names, longest first, with or without a clitic before it."""
    spelt = "|".join(map(_spellings, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<![ء-ي])[وفبك]?({spelt})(?![ء-ي])")


_KNOWN = _any_of(KNOWN_BODIES)
_KNOWN_PEOPLE = _any_of(KNOWN_PEOPLE)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    joined: bool  # nothing but a space stands before it


def add_arabic_evidence(text: str, table: EvidenceTable) -> None:
    """Count what the words of a text in Arabic script say of the names in it; other scripts say nothing."""
    words = _words(text)
    if not words:
        return
    known = {match.start(1): match.end(1) for match in _KNOWN.finditer(text)}
    for start, end in known.items():
        table.note(start, end, "organisation", KNOWN_BODY, "gazetteer")
    for match in _KNOWN_PEOPLE.finditer(text):
        table.note(*match.span(1), "person", SPEAKER, "gazetteer")
    number = 0
    while number < len(words):
        if words[number].start in known:
            number += 1
            continue
        end = (
            _add_person_evidence(text, words, number, table)
            or _add_body_evidence(words, number, table)
            or _add_foreign_evidence(text, words, number, table)
        )
        number = max(end, number + 1)


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for match in _WORD.finditer(text):
        joined = bool(found) and text[found[-1].end : match.start()] == " "
        found.append(_Word(match.start(), match.end(), match[0], joined))
    return found


def _add_person_evidence(text: str, words: Sequence[_Word], number: int, table: EvidenceTable) -> int:
    """Count the person named from a word on, if one is; return the number of the word after the name."""
    first = number + _title_length(words, number)
    titled = first > number
    if first >= len(words) or (titled and not words[first].joined):
        return 0
    if titled and first + 1 < len(words) and tables().known(words[first].text):
        given = words[first + 1].joined and words[first + 1].text in arabic_given_names()
        first += given and words[first].text not in arabic_given_names()  # 'محافظ أسوان أشرف عطية'
    start = _begins(words[first])
    if start is None or (titled and _begins_body(words, first)):
        return 0
    parts = _parts(words, first)
    given = text[start : words[first].end] in arabic_given_names() | OPENING_JOINTS
    if not titled and len(parts) == 1 and not given and _is_quoted(words, number):
        table.note(start, words[first].end, "person", SPEAKER, "gazetteer")
        return first + 1
    if not titled and not (len(parts) > 1 and (given or _speaks(text, words, number, parts))):
        return 0
    if titled and len(parts) == 1 and not given and _is_ordinary(words[first].text):
        return 0
    end = parts[-1]
    table.note(start, words[end - 1].end, "person", TITLE if titled else GIVEN_NAME, "gazetteer")
    last = words[parts[-2] if len(parts) > 1 else first].start
    short = text[last : words[end - 1].end]
    if len(parts) > 1 and len(short) >= SHORTEST_LAST and not _is_ordinary(short):
        table.names[short].add("person", SURNAME)
    return end


def _begins_body(words: Sequence[_Word], number: int) -> bool:
    """Tell whether a title belongs to a body that is named next: 'رئيس جامعة القاهرة', 'فريق ريال مدريد'."""
    return words[number].text in BODIES or _KNOWN.match(words[number].text) is not None


def _add_foreign_evidence(text: str, words: Sequence[_Word], number: int, table: EvidenceTable) -> int:
    """Count two to four words in a row that are none of the language's own: 'كوفي عنان'."""
    start = _foreign_start(words[number].text)
    if start is None:
        return 0
    end = number + 1
    while end < len(words) and end - number < MOST_PARTS and words[end].joined:
        if _foreign_start(words[end].text) != 0 and words[end].text not in JOINTS:
            break
        end += 1
    if end - number < 2 or words[end - 1].text in JOINTS:
        return 0
    name = text[words[number].start + start : words[end - 1].end]
    if tables().known(name) or tables().known(words[number].text[start:]):
        return 0
    table.note(words[number].start + start, words[end - 1].end, "person", UNKNOWN_NAME, "gazetteer")
    return end


def _foreign_start(word: str) -> int | None:
    """Return where a word that is none of the language's own begins after its clitic, None for all others."""
    if (
        len(word) < 3
        or _VOWELLED.search(word)
        or _is_ordinary(word)
        or word in STOPS | VERBS | OFFICES | BODIES
    ):
        return None
    if word.startswith(_ARTICLES) or word.endswith(_GRAMMATICAL) or _stem(word) in TITLES | BODIES:
        return None
    if word[0] == "و" and len(word) > 4:
        return 1 if not _is_ordinary(word[1:]) else None
    if word[0] in _PROCLITICS and (_is_ordinary(word[1:]) or tables().known(word[1:])):
        return None
    if word.startswith(("سي", "ست", "لل", "لا")) or (word[0] in "يت" and word.endswith(("ون", "ا"))):
        return None
    return 0


def _title_length(words: Sequence[_Word], number: int) -> int:
    """Return how many words from one on are a title with its office: 'رئيس الوزراء البريطاني' → 3."""
    if _stem(words[number].text) not in TITLES:
        return 0
    length = 1
    while length < MOST_TITLE_WORDS and number + length < len(words) and words[number + length].joined:
        text = words[number + length].text
        if not (text in OFFICES or _stem(text) in TITLES or _is_adjective(text)):
            break
        length += 1
    return length


def _stem(word: str) -> str:
    """Take the article and the clitics before it off: 'والرئيس' → 'رئيس', 'للملك' → 'ملك'."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) > len(article) + 1:
            return word[len(article) :]
    return word[1:] if word[:1] in _PROCLITICS and word[1:] in TITLES | SPEECH else word


def _is_ordinary(word: str) -> bool:
    """Tell whether a word, with or without its article and clitics, is one of the language's own."""
    known = ordinary_list("ar")
    return word in known or _stem(word) in known or (word[:1] in _PROCLITICS and word[1:] in known)


def _is_quoted(words: Sequence[_Word], number: int) -> bool:
    """Tell whether a verb of saying stands before a word that is none of the language's: 'قال فرويد'."""
    return (
        number > 0
        and words[number].joined
        and (_stem(words[number - 1].text) in SPEECH or words[number - 1].text.lstrip("و") in VERBS)
        and len(words[number].text) > 2
        and not _is_ordinary(words[number].text)
        and "ـ" not in words[number].text
        and not tables().known(words[number].text)
    )


def _is_adjective(word: str) -> bool:
    """Tell whether a word reads as an adjective with its article: 'المصري', 'الأميركية'."""
    return word.startswith("ال") and word.endswith(("ي", "ية"))


def _begins(word: _Word) -> int | None:
    """Return where a name begins in a word that may wear a clitic, None where it begins none."""
    text, names = word.text, arabic_given_names()
    if text in names or text in JOINTS:
        return word.start
    if text[0] in _PROCLITICS and text[1:] in names:
        return word.start + 1
    closed = text in STOPS or text in VERBS or text.startswith(_ARTICLES) or text[0] == "و"
    return None if closed else word.start


def _parts(words: Sequence[_Word], first: int) -> list[int]:
    """Return the number of the word after each part of the name that begins with a word."""
    parts: list[int] = []
    number = first
    while number < len(words) and len(parts) < MOST_PARTS:
        if number > first and not (words[number].joined and _continues(words, number, len(parts))):
            break
        number = _past_joints(words, number) + 1
        if number < len(words) and words[number].joined and words[number].text == "الله":
            number += 1
        parts.append(number)
    return parts


def _past_joints(words: Sequence[_Word], number: int) -> int:
    """Return the number of the word that joints such as 'بن' lead to, from one of them on."""
    for at in range(number, min(number + MOST_JOINTS, len(words) - 1)):
        if words[at].text not in JOINTS or not words[at + 1].joined:
            return at
    return min(number + MOST_JOINTS, len(words) - 1)


def _continues(words: Sequence[_Word], number: int, parts: int) -> bool:
    """Tell whether a word goes on with a name that has so many parts."""
    text = words[number].text
    if text in STOPS or text in VERBS or text in TITLES or text in OFFICES:
        return False
    if text in arabic_given_names() or text in JOINTS or _KNOWN_PEOPLE.match(text):
        return True
    if text.startswith("ال"):
        return (
            len(text) > 4
            and not is_country(text)
            and _stem(text) not in TITLES
            and (parts == 1 or _is_adjective(text))
        )
    if text[0] == "و" or text.startswith(_ARTICLES):
        return False
    if text[0] in _PROCLITICS and text[1:] in VERBS | STOPS:
        return False
    if parts == 1:
        return len(text) > 2
    if _is_ordinary(text):
        return False
    # The third word of a name that is none of ours: 'جون فوستر دالاس'.
    return parts == 2 and len(text) > 3 and text[0] not in _INFLECTING and not text.endswith(_PRONOUNS)


def _speaks(text: str, words: Sequence[_Word], number: int, parts: Sequence[int]) -> bool:
    """Tell whether a verb of speech stands before, and an apposition after: 'وقال ستوره ألن، السكرتير …'."""
    before = number > 0 and words[number].joined and _stem(words[number - 1].text) in SPEECH
    end = parts[-1]
    follows = end < len(words) and text[words[end - 1].end : words[end].start] == "، "
    return before and follows and _stem(words[end].text) != words[end].text


def _add_body_evidence(words: Sequence[_Word], number: int, table: EvidenceTable) -> int:
    """Count a body named from a word on: 'جامعة القاهرة', 'الأكاديمية السويدية'."""
    word = words[number]
    definite = word.text.startswith("ال") and word.text[2:] in BODIES
    clitic = 1 if not definite and word.text[:1] in _PROCLITICS and word.text[1:] in BODIES else 0
    if not definite and word.text[clitic:] not in BODIES:
        return 0
    end = number + 1
    for following in _following(words, end):
        last = words[end - 1].text
        if words[number].text[clitic:] == "وزارة" and following.text.startswith("وال"):
            end += 1  # 'وزارة التربية والتعليم'
            break
        if (definite or last.startswith("ال")) and not _qualifies(following.text):
            break
        if end > number + 1 and _foreign_start(last) == 0:
            break  # 'شركة أرامكو'
        end += 1
    last = words[end - 1].text
    if end == number + 1 or not (
        last.startswith(("ال", "وال")) or (not definite and _foreign_start(last) == 0)
    ):
        return 0
    start = word.start + clitic
    if not is_country(table.text[start : words[end - 1].end]):  # 'الاتحاد السوفياتي'
        table.note(start, words[end - 1].end, "organisation", KNOWN_BODY)
    return end


def _qualifies(word: str) -> bool:
    """Tell whether a word is an adjective of the body before it, and no place after it: 'الدولية'."""
    return _is_adjective(word) and not tables().known(word)


def _following(words: Sequence[_Word], number: int) -> Iterator[_Word]:
    """Yield the words that may complete a body's name: 'العفو الدولية' of 'منظمة العفو الدولية'."""
    for word in words[number : number + MOST_BODY_WORDS]:
        joint = word.text.startswith("وال") and words[number - 1].text.endswith("وزارة")
        if not word.joined or word.text in STOPS or word.text in VERBS or (word.text[0] == "و" and not joint):
            return
        yield word
