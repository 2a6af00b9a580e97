"""The browser's stemmers and word expansion against the programs that they promise to equal."""

import importlib
import random

import pytest

from dateline.search.analyzer import STEMMER_NAMES
from dateline.search.client import language_script

from .node import require_lunr, run_node, sources

SUFFIXES = (
    "ational tional enci anci izer bli alli entli eli ousli ization ation ator alism iveness fulness ousness "
    "aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement "
    "ment ent sion tion ion ou ism ate iti ous ive ize e ll s ss ies sses eed ed ing y at bl iz"
).split()
ALPHABETS = {"ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя", "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئة"}


def made_up_words(alphabet: str, suffixes: list[str], count: int) -> list[str]:
    """Return distinct strings of letters and suffixes; seeded, so that a failure can be repeated."""
    chance = random.Random(20261122)
    words = set()
    while len(words) < count:
        stem = "".join(chance.choices(alphabet, k=chance.randint(1, 8)))
        words.add(stem + "".join(chance.choices(suffixes, k=chance.randint(0, 3))))
    return sorted(words)


def test_english_stems_are_those_of_lunr_js(tmp_path):
    """Every word has the stem that lunr.js gives it, made-up piles of suffixes included."""
    words = made_up_words("abcdefghijklmnopqrstuvwxyzé1", SUFFIXES, 30_000)
    program = (
        require_lunr()
        + sources("stemmer-english.js")
        + """
        const lunrs = (word) => lunr.stemmer(new lunr.Token(word)).toString();
        answer(given.filter((word) => lunrs(word) !== stemEnglish(word)));
        """
    )
    assert run_node(program, words, tmp_path) == []


@pytest.mark.parametrize("language", sorted(STEMMER_NAMES))
def test_other_stems_are_those_of_the_python_side(language, tmp_path):
    """A retold stemmer gives each word the stem that the build gave it, whatever its endings."""
    module = importlib.import_module(f"snowballstemmer.{STEMMER_NAMES[language]}_stemmer")
    stemmer = getattr(module, f"{STEMMER_NAMES[language].capitalize()}Stemmer")()
    endings = sorted(
        {entry.s for table in vars(type(stemmer)).values() if isinstance(table, list) for entry in table}
    )
    words = made_up_words(ALPHABETS.get(language, "abcdefghijklmnopqrstuvwxyzéèêàäöüçñóß"), endings, 3_000)
    program = (
        "let stem; const dateline = { addLanguage: (code, words, given) => { stem = given; } };\n"
        + language_script(language)
        + "answer(given.map((word) => stem(word)));"
    )
    assert run_node(program, words, tmp_path) == [stemmer.stemWord(word) for word in words]


def test_expansion_finds_the_words_of_lunr_js_in_its_order(tmp_path):
    """Stars in any place and up to two edits give the words that lunr.js finds, in the same order."""
    # Letters only: lunr.js 2.3.9 confuses digits in words with the numbers of its own states.
    words = made_up_words("abcdeé", [*SUFFIXES, "on", "er"], 1_500)
    chance = random.Random(7)
    patterns = []
    for word in chance.choices(words, k=80):
        cut = chance.randint(1, len(word))
        patterns += [[f"{word[:cut]}*", 0], [f"*{word[cut - 1 :]}", 0], [f"{word[0]}*{word[-1]}", 0]]
        patterns += [[f"*{word[1:3]}*", 0], [word, 1], [word[:cut] + "x" + word[cut:], chance.randint(1, 2)]]
    program = (
        require_lunr()
        + sources("expansion.js")
        + """
        const words = given.words.sort();
        const tokens = lunr.TokenSet.fromArray(words);
        const lunrs = (term, editDistance) =>
          tokens
            .intersect(lunr.TokenSet.fromClause(editDistance ? { term, editDistance } : { term }))
            .toArray();
        answer(given.patterns.filter(
          ([text, distance]) => String(lunrs(text, distance)) !== String(expand(words, text, distance)),
        ));
        """
    )
    assert run_node(program, {"words": words, "patterns": patterns}, tmp_path) == []
