"""The analyzer keeps the promises of docs/analyzer.md."""

import gzip
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.search.analyzer import MAX_CODE_POINTS, analyzer, fold, token_spans, tokens

GOLDEN = Path(__file__).parent / "golden" / "terms.tsv.gz"


def test_golden_terms_hold():
    """Each of the 112,925 golden surface forms still has its terms."""
    with gzip.open(GOLDEN, "rt", encoding="utf-8", newline="\n") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    assert len(rows) > 100_000
    assert [row for row in rows if " ".join(analyzer(row[0]).analyze(row[1])) != row[2]] == []


def test_word_class_is_letters_and_numbers():
    r"""Python's \w is L, N and the underscore at every code point, as the token pattern takes for granted."""
    for point in range(sys.maxunicode + 1):
        category = unicodedata.category(chr(point))[0]
        assert chr(point).isalnum() == (category in "LN")


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("en", "U.S. and u.s troops", ["us", "us", "troop"]),
        ("en", "The café's naïve owner", ["cafe", "naiv", "owner"]),
        ("en", "money on Monday", ["money", "monday"]),
        ("en", "1,200.50 or 3.5pct", ["1200.50", "3.5pct"]),
        ("en", "O’Brien of AT&T", ["obrien", "att"]),
        ("en", "third-quarter", ["third", "thirdquart", "quarter"]),
        ("en", "9 500 or 9,500", ["9", "9500", "500", "9500"]),
        ("tr", "İstanbul’da", ["istanbul"]),
        ("fr", "l’Irak d'aujourd'hui", ["irak", "aujourdhui"]),
        ("ja", "東京都2024年", ["東京", "京都", "2024", "年"]),
        ("ru", "Ёлка Йод", ["елк", "йод"]),
        ("ar", "الْقَاهِرَة", analyzer("ar").analyze("القاهرة")),
        ("xx", "the Running 🙂", ["the", "running"]),
        ("en", "", []),
    ],
)
def test_examples(language, text, terms):
    """Words are found as a reader of news would expect."""
    assert analyzer(language).analyze(text) == terms


@given(st.text(max_size=60))
def test_spans_hold_the_tokens(text):
    """Every span cuts its surface form out of the text."""
    assert [text[start:end] for start, end in token_spans(text)] == tokens(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x7F), max_size=80))
def test_ascii_shortcut_finds_the_same_tokens(text):
    """The fast pattern for ASCII gives what the full pattern gives."""
    assert tokens(text) == [text[start:end] for start, end in token_spans(text)]


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "ar", "ru", ""]))
def test_terms_are_short_and_searchable(text, language):
    """No term is empty, over the cap, or like a facet's pseudo-term."""
    for term in analyzer(language).analyze(text):
        assert 0 < len(term) <= MAX_CODE_POINTS + 1
        assert not term.startswith(":")


@given(st.text(max_size=30))
def test_folding_ignores_case(text):
    """Upper and lower case fold alike wherever lower case is reversible."""
    if text.upper().lower() == text.lower():
        assert fold(text.upper()) == fold(text.lower())
