"""Whatever an article prints finds it: words, prefixes, phrases, bylines, sections, names in any form."""

import random

import pytest

from benchmarks.search_findable import ALPHABETS, generated, looked_up, queries_of
from dateline.search import build_index, open_index
from dateline.search.analyzer import fold

# Two paragraphs of each of eight scripts, written for this test.
SCRIPTS = {
    "en": "The jury was not guilty of haste: a well-known anti-war speaker said 9 500 votes were lost. "
    "General experiments in the U.S. and at AT&T went on.",
    "tr": "İstanbul’da deprem oldu ve Diyarbakır’da ışıklar söndü. Okullar kapandı, yollar açıldı.",
    "ru": "Ёлки на площадях города поставили вчера, и дети водили хороводы до вечера. Мэр не пришёл.",
    "el": "Οι ναυτικοί της Σύρου τραγούδησαν παλιά τραγούδια στο λιμάνι. Ο δήμαρχος δεν ήρθε.",
    "ar": "افتُتِحت المكتبات الجديدة في القاهرة بحضور الطلاب والمعلمين. ولم يحضر الوزير.",
    "he": "הספרייה החדשה נפתחה אתמול בחיפה בנוכחות תלמידים ומורים רבים. השר לא בא.",
    "hi": "शहर में नई लाइब्रेरी खुली है और बच्चे किताबें पढ़ने आए। मंत्री नहीं आए।",
    "ja": "東京都は新しい図書館を開きました。子供たちは本を読みに来ました。Tokyo Tower も近い。",
}
PAIRS = {
    "fr": "Les ouvriers de l’usine n’ont pas rouvert le théâtre d’Orléans.",
    "de": "Die Bahn fuhr nicht nach Köln.",
}


def archive():
    """Return one article in each script, with byline, section and names in two forms."""
    texts = {**SCRIPTS, **PAIRS}
    return [
        {
            "id": code,
            "title": text.split(". ", maxsplit=1)[0][:60],
            "body": text.replace(". ", ".\n\n"),
            "language": code,
            "date": f"1990-0{number % 9 + 1}-11",
            "authors": [f"Ada {code}marsh Brisk"],
            "section": f"Culture {code}",
            "people": [f"Barack {code}obama"],
            "places": [f"Land {code}"],
            "aliases": [
                ("people", f"Mr. {code}obama", f"Barack {code}obama"),
                ("places", f"L.{code[0]}.", f"Land {code}"),
            ],
            "days_mentioned": [f"19{number + 10}-11-04"],
        }
        for number, (code, text) in enumerate(texts.items())
    ]


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Return the index of the archive."""
    folder = tmp_path_factory.mktemp("scripts")
    build_index(archive(), folder)
    return open_index(folder)


@pytest.mark.parametrize("article", archive(), ids=lambda article: article["id"])
def test_everything_printed_finds_its_article(opened, article):
    """Each word, prefix, run of words, byline, section and printed form of a name finds the article."""
    refs = [opened.store.shown(ordinal)["ref"] for ordinal in range(opened.store.directory.ordinals)]
    ordinal = refs.index(article["id"])
    missing = [
        query
        for query in dict.fromkeys(queries_of(article, random.Random(5), 40))
        if ordinal not in opened.find(query).ordinals
    ]
    assert missing == []


@pytest.mark.parametrize("code", ALPHABETS)
def test_all_that_made_up_words_print_is_found(tmp_path, code):
    """Accents, hyphens, apostrophes, groups of digits and initials in any script hide no article."""
    corpus = generated(code, 60)
    build_index(corpus, tmp_path)
    assert looked_up(open_index(tmp_path), corpus, 200)["first"] == []


@pytest.mark.parametrize(
    "query", ["zebra", '"guilty not"', "people:zebra", "in:zz", "about:1800", "by:zebra", "jury AND zebra"]
)
def test_every_zero_has_a_reason(opened, query):
    """A query that finds nothing says which part of it does."""
    outcome = opened.find(query)
    assert outcome.total == 0
    assert outcome.empty


def test_a_prefix_is_compared_with_printed_words(opened):
    """A star stands for the end of a printed word, not of its stem."""
    assert all(fold("experiments").startswith(prefix) for prefix in ("exp", "experiment"))
    assert opened.find("experiment*").total == 1
    assert opened.find("generalx*").total == 0


@pytest.mark.parametrize(
    ("typed", "printed"), [("Mueller", "Müller"), ("Müller", "Mueller"), ("القاهره", "القاهرة")]
)
def test_a_word_spelt_otherwise_is_found(tmp_path, typed, printed):
    """A spelling that no article has finds the other usual one, and the reader is told."""
    build_index([{"id": "a", "title": printed, "body": printed, "language": "xx"}], tmp_path)
    outcome = open_index(tmp_path).find(typed)
    assert outcome.total == 1
    assert [note.code for note in outcome.query.notes] == ["spelt-otherwise"]
