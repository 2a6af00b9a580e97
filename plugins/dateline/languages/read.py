"""Reads the files of the languages, once, and joins their lists."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parent
INTERNATIONAL = "international"  # the file of what is the same in every language


@cache
def languages() -> Mapping[str, Mapping[str, Any]]:
    """Return what each file holds, by ISO 639-1 code: English first, what is international last."""
    codes = [path.stem for path in FOLDER.glob("*.toml")]
    codes.sort(key=lambda code: (code == INTERNATIONAL, code != "en", code))
    return {code: tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8")) for code in codes}


def entries(table: str, key: str) -> list[str]:
    """Return the entries of a list in all languages, each once.

    Args:
        table: of the file, such as `byline`.
        key: in that table, such as `marker`; keys.py lists them.
    """
    lists = (language.get(table, {}).get(key, ()) for language in languages().values())
    return list(dict.fromkeys(entry for one in lists for entry in one))


def pattern(table: str, key: str) -> str:
    """Return one regular expression, without a group around it, that matches any entry of a list."""
    return "|".join(entries(table, key))


@cache
def small_words(table: str, key: str) -> frozenset[str]:
    """Return the words of a list that is written as one string, of all languages together."""
    strings = (language.get(table, {}).get(key, "") for language in languages().values())
    return frozenset(word for string in strings for word in string.split())


@cache
def month_numbers() -> Mapping[str, int]:
    """Return the number of each month by its names in all languages, lower case."""
    return {
        name: number
        for language in languages().values()
        for number, names in enumerate(language.get("months", ()), 1)
        for name in names.split()
    }


@cache
def function_words() -> Mapping[str, tuple[str, ...]]:
    """Return, for each of the commonest small words, the codes of the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, language in languages().items():
        for word in language.get("function_words", "").split():
            found[word] = (*found.get(word, ()), code)
    return found


@cache
def telling_letters() -> Mapping[str, tuple[str, ...]]:
    """Return, for each letter that tells languages from their neighbours, the codes of those languages."""
    found: dict[str, tuple[str, ...]] = {}
    for code, language in languages().items():
        for letter in language.get("letters", ""):
            found[letter] = (*found.get(letter, ()), code)
    return found


@cache
def interface_languages() -> tuple[str, ...]:
    """Return the codes of the languages into which the interface is translated, English first."""
    return tuple(code for code, language in languages().items() if language.get("interface"))


@cache
def home_countries(language: str) -> frozenset[str]:
    """Return the countries of a language's press, by ISO 3166-1 code; none for one that is not known."""
    return frozenset(languages().get(language, {}).get("places", {}).get("home", "").split())


@cache
def place_words(language: str, key: str) -> frozenset[str]:
    """Return the words of a list in the table of places of one language, such as `home_locatives`."""
    return frozenset(languages().get(language, {}).get("places", {}).get(key, "").split())


@cache
def time_zones() -> Mapping[str, str]:
    """Return the offset of each abbreviation of a time zone that means one offset: 'CET' → '+01:00'."""
    zones: dict[str, str] = languages()[INTERNATIONAL]["time_zones"]
    return zones


@cache
def _right_to_left() -> frozenset[str]:
    own = (code for code, language in languages().items() if language.get("direction") == "rtl")
    return frozenset((*own, *languages()[INTERNATIONAL]["right_to_left"]))


def direction_of(language: str) -> Literal["ltr", "rtl"]:
    """Return the direction in which a language is written, by its BCP 47 tag."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in _right_to_left() else "ltr"


def plurals_of(language: str) -> str:
    """Return how a language counts: the name of a rule of `dateline.site.interface_language`."""
    rule: str = languages().get(language.split("-", maxsplit=1)[0], {}).get("plurals", "english")
    return rule
