"""The words of a language that tell names from other words, and one kind of names from another; tables only.

They are the table [names] of languages/*.toml, and lists of ordinary words made by make_words.py.
"""

import functools
import gzip
import importlib.resources
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...languages.read import languages

SHORTEST_PART = 4  # letters of the last part of a German compound, and three of the first
SHORTEST_TEXT = 400  # letters of a German text that has no umlaut only because it lost them
LONGEST_PLAIN = 7  # letters; a longer word of these endings is a noun
_NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "ismus", "ion", "tät")
_CASES = ("n", "en", "ern", "er", "e", "s", "es")
_LINKS = ("", "s", "es", "n", "en", "er", "e")  # what German sets between the parts of a compound
_TABLES = "honorifics roles speech bodies lone_bodies body_nouns body_joiners clubs club_articles".split()
_LOST = re.compile("[äöüß]")
_UMLAUT = re.compile("([äöüÄÖÜß])")


@dataclass(frozen=True, slots=True)
class NameWords:
    """What one language says beside and inside names; all words in small letters but German nouns."""

    honorifics: frozenset[str]
    roles: frozenset[str]
    speech: frozenset[str]  # verbs of saying
    bodies: frozenset[str]  # nouns that begin an organisation's name
    lone_bodies: frozenset[str]
    body_nouns: frozenset[str]  # stand before an organisation's name
    body_joiners: frozenset[str]
    body_adjective: re.Pattern[str] | None
    clubs: frozenset[str]
    club_articles: frozenset[str]  # make a club of the name of a town
    known_bodies: re.Pattern[str] | None  # organisations by their whole names
    locatives: frozenset[str]
    place_kinds: frozenset[str]  # what begins the names of rivers, seas and mountains
    articles: frozenset[str]  # the commonest small words
    small: frozenset[str]  # words that have a capital only where they open a sentence
    nouns: frozenset[str]  # that have a capital everywhere, as German ones have

    def is_ordinary(self, word: str) -> bool:
        """Return whether a capitalised word is, or may be, an ordinary word of the language."""
        return word.lower() in self.small or self.is_noun(word)

    def is_noun(self, word: str) -> bool:
        """Return whether a word is a noun of a language that writes all of them with a capital."""
        if not self.nouns:
            return False
        if len(word) > LONGEST_PLAIN and word.removesuffix("en").endswith(_NOUN_ENDINGS):
            return True
        return word in self.nouns or self._is_compound(word.rsplit("-", 1)[-1])

    def is_inflected(self, word: str) -> bool:
        """Return whether a word is a noun with the ending of a case or of a plural: 'Windeldiensten'."""
        stems = (word.removesuffix(ending) for ending in _CASES if word.endswith(ending))
        return bool(self.nouns) and any(self.is_noun(stem) for stem in stems)

    def _is_compound(self, word: str) -> bool:
        if word in self.nouns:
            return True
        return any(
            word[cut:].capitalize() in self.nouns and self._opens_compound(word[:cut])
            for cut in range(3, len(word) - SHORTEST_PART + 1)
        )

    def _opens_compound(self, head: str) -> bool:
        stems = (head[: len(head) - len(link)] for link in _LINKS if head.endswith(link))
        return any(len(stem) > 2 and (stem in self.nouns or stem.lower() in self.small) for stem in stems)

    def is_title(self, word: str) -> bool:
        """Return whether a word stands before names: 'presidente', 'Kultusminister'."""
        small = word.lower().rstrip(".")
        if small in self.honorifics or small in self.roles:
            return True
        if self.nouns and small.endswith("rath"):
            small = small.removesuffix("h")  # 'Bundesrath', as German wrote before 1901
            if small in self.roles:
                return True
        # 'Kultusminister' and 'Oberbürgermeister' are nouns that end in a role.
        return bool(self.nouns) and any(small[cut:] in self.roles for cut in range(3, len(small) - 4))


def lost_umlauts(text: str) -> bool:
    """Return whether a German text has lost its umlauts: a long one has some."""
    return len(text) >= SHORTEST_TEXT and not re.search("[äöüßÄÖÜ]|ae|ue(?!r)|oe", text[:4000])


@functools.cache
def name_words(language: str, *, damaged: bool = False) -> NameWords | None:
    """Return the words of a language, by its ISO 639-1 code; None where its file has no table of names.

    Args:
        language: the code.
        damaged: whether the text lost its umlauts on the way ('Mnchen'), so that the words must, too.
    """
    tables = languages().get(language, {})
    names = tables.get("names")
    if not names:
        return None
    words: dict[str, Any] = {key: frozenset(names.get(key, "").split()) for key in _TABLES}
    small = ordinary_list(f"{language}-lower" if language == "de" else language)
    adjectives = "|".join(names.get("body_adjectives", ()))
    found = NameWords(
        **words,
        body_adjective=re.compile(rf" (?:{adjectives})\b") if adjectives else None,
        known_bodies=_whole_words(names.get("known_bodies", ())),
        locatives=frozenset(tables.get("places", {}).get("locatives", "").split()),
        place_kinds=frozenset(tables.get("places", {}).get("kinds", "").split()),
        articles=frozenset(tables.get("function_words", "").split()),
        small=small | frozenset(tables.get("function_words", "").split()),
        nouns=ordinary_list(f"{language}-nouns") if language == "de" else frozenset(),
    )
    return _without_umlauts(found) if damaged else found


def _whole_words(patterns: Sequence[str]) -> re.Pattern[str] | None:
    """Return a pattern of whole words for any of some patterns, of which a longer one is tried first."""
    longest_first = "|".join(sorted(patterns, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{longest_first})(?![\w])(?!-\w)") if patterns else None


def _without_umlauts(words: NameWords) -> NameWords:
    tables: dict[str, Any] = {
        field: value | {_LOST.sub("", word) for word in value if not word.isascii()}
        for field in NameWords.__slots__
        if isinstance(value := getattr(words, field), frozenset)
    }
    if words.known_bodies:
        tables["known_bodies"] = re.compile(_UMLAUT.sub(r"\1?", words.known_bodies.pattern))
    return replace(words, **tables)


@functools.cache
def ordinary_list(name: str) -> frozenset[str]:
    """Return the words of one list that make_words.py made: 'es', 'fr', 'ar', 'de-lower', 'de-nouns'."""
    file = importlib.resources.files("dateline.enrich") / "data" / "words" / f"{name}.txt.gz"
    return frozenset(gzip.decompress(file.read_bytes()).decode("utf-8").split("\n"))
