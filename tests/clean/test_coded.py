"""Exports of press databases: several articles in one file, catalogued names, and no false alarm."""

import pytest

from dateline.clean import clean, clean_all
from dateline.clean.plain_text.database_exports import database_roles

TEXT = (
    "The bridge at Holm was opened again on Tuesday, nine days after the flood that took its railings.\n\n"
    "Children were the first to cross it, and the mayor came last, on a bicycle.\n\n"
)
BLOCK = "{0}\n{1}\n84 words\n2 March 2021\nHolm Herald\nHLMHER\nEnglish\n(c) 2021 Holm Herald\n\n{2}"
CODED = "HD {0}\nBY By {1}\nWC 84 words\nPD 2 March 2021\nSN Holm Herald\nLA English\nLP\n{2}AN 12345\n"
LABELLED = (
    "The Holm Herald\n\nMarch 2, 2021\n\n{0}\n\nBYLINE: {1}\n\nSECTION: News\n\nLENGTH: 84 words\n\n"
    "{2}LOAD-DATE: March 2, 2021\n"
)


@pytest.mark.parametrize(
    ("shape", "between"),
    [
        (BLOCK + "Document HLMHER0020210302eh320000a\n\n", ""),
        (CODED + "Document HLMHER0020210302eh320000a\n\n", ""),
        ("1 of 2 DOCUMENTS\n\n" + LABELLED, "\n"),
        (LABELLED + "End of Document\n\n", ""),
    ],
)
def test_several_articles_come_apart_with_their_fields(shape, between):
    """Each has its own headline, author, day and newspaper, and nothing but its text in the body."""
    told = (("Bridge at Holm reopens", "Anna Holm"), ("Ferry to get an engine", "Per Lund"))
    found = clean_all(between.join(shape.format(*one, TEXT) for one in told))
    assert [(one.headline, one.authors) for one in found] == [(title, (name,)) for title, name in told]
    for article in found:
        assert str(article.published) == "2021-03-02"
        assert article.publisher in {"Holm Herald", "The Holm Herald"}
        assert article.text == TEXT.strip()


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Holm, Anna", ("Anna Holm",)),
        ("Holm, Anna; Lund, Per Olof", ("Anna Holm", "Per Olof Lund")),
        ("Anna Holm, Per Lund", ("Anna Holm", "Per Lund")),
        ("Anna Holm", ("Anna Holm",)),
    ],
)
def test_names_as_catalogues_write_them_are_turned(written, authors):
    """Family name first is told by the comma within one name."""
    assert clean(f"Title: Bridge at Holm reopens\n\nAuthor: {written}\n\n{TEXT}").authors == authors


@pytest.mark.parametrize("label", ["Text", "Full text", "Body"])
def test_text_behind_a_label_is_the_text(label):
    """The label goes, the first paragraph stays."""
    assert clean(f"Title: Bridge at Holm reopens\n\n{label}: {TEXT}").text == TEXT.strip()


@pytest.mark.parametrize(
    "text",
    [
        f"Bridge reopens\n\nBY the time it was over, all was lost.\n\nIN the harbour none slept.\n\n{TEXT}",
        f"Bridge reopens\n84 words\n\n{TEXT}",
        "HD",
        "",
        "Document HLMHER0020210302eh320000a",
    ],
)
def test_other_dumps_are_left_alone(text):
    """A line that begins with two capitals, or a count of words, makes no database."""
    assert database_roles(text.split("\n")) == []
