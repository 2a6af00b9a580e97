"""Text that was encoded twice is mended, and nothing else is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean import clean
from dateline.clean.mojibake import mend_mojibake

_STORY = "L’été s’est achevé à Genève, où l’on a fêté l’événement jusqu’à l’aube, dit l’un d’eux. " * 6


def twice(text):
    """Return a text as a program stores it that reads UTF-8 as windows-1252."""
    return text.encode("utf-8").decode("cp1252", "replace")


def test_text_that_was_encoded_twice_is_mended():
    """A page and a dump; the article has a warning."""
    page = f"<html><head><title>Genève</title></head><body><h1>Genève</h1><p>{_STORY}</p></body></html>"
    for source in (twice(page), f"GENEVA\n\n{twice(_STORY)}"):
        article = clean(source.encode())
        assert "s’est achevé à Genève" in article.text
        assert "encoding-mended" in {one.code for one in article.provenance.warnings}


@pytest.mark.parametrize(
    "text",
    [
        _STORY,
        "The page read ‘sâ€™est’, and nobody knew why.",
        "Ângela and Ção went to São Tomé; ÂNGULO, MAÇÃ, PÃO and CORAÇÃO stood on the board.",
        "Это русский текст, и он остаётся как есть.",
    ],
)
def test_sound_text_stays(text):
    """Letters with marks, also in capitals, and a text that quotes a slip."""
    assert mend_mojibake(text) == text


@settings(deadline=None)
@given(st.text())
def test_text_without_pairs_is_the_same_object(text):
    """Whoever asks can tell by that whether anything was mended."""
    once = mend_mojibake(text)
    assert once is text or once != text
