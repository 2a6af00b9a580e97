"""An opened index finds what a brute-force reading of the articles finds."""

import datetime as dt
import random

import pytest

from dateline.article.errors import IndexFormatError
from dateline.search import build_index, open_index
from dateline.search.analyzer import tokens
from dateline.search.document import document, facet_key
from dateline.search.query import Note, date_bound

from .made_articles import PEOPLE, PLACES, articles, vocabulary

NUMBER = 260
KNOWN = vocabulary(random.Random(21), 300)


@pytest.fixture(scope="module")
def made():
    """Made-up articles, as documents by ref."""
    return {entry.ref: entry for entry in map(document, articles(21, NUMBER))}


@pytest.fixture(scope="module")
def index(made, tmp_path_factory):
    """Their index."""
    folder = tmp_path_factory.mktemp("index")
    build_index(list(made.values()), folder)
    return open_index(folder)


def refs(index, query, **options):
    """Return the refs of all hits, in order."""
    return [hit.ref for hit in index.search(query, limit=None, **options)]


def holds_phrase(text, phrase):
    """Say whether a paragraph of a text has the words of a phrase side by side, as they are printed."""
    wanted = tokens(phrase)
    return any(
        words[at : at + len(wanted)] == wanted
        for words in map(tokens, text.split("\n\n"))
        for at in range(len(words))
    )


def some_phrases(made, number):
    """Return phrases that stand in articles, and some that may not."""
    chance = random.Random(1)
    phrases = []
    while len(phrases) < number:
        words = chance.choice(list(made.values())).text.split()
        if len(words) > 4:
            at = chance.randrange(len(words) - 3)
            phrases.append(" ".join(words[at : at + chance.randint(2, 3)]))
            phrases.append(" ".join(chance.sample(KNOWN, 2)))
    return phrases


class TestPhrases:
    """Phrases in quotes."""

    def test_brute_force(self, index, made):
        """A phrase finds exactly the articles that hold its words side by side."""
        for phrase in some_phrases(made, 120):
            expected = {
                ref
                for ref, entry in made.items()
                if holds_phrase(entry.title, phrase) or holds_phrase(entry.text, phrase)
            }
            if expected:
                assert set(refs(index, f'"{phrase}"')) == expected

    def test_in_title(self, index, made):
        """A phrase after `title:` is looked for in titles only."""
        for entry in list(made.values())[:60]:
            if len(entry.title.split()) > 1:
                expected = {ref for ref, other in made.items() if holds_phrase(other.title, entry.title)}
                assert set(refs(index, f'title:"{entry.title}"')) == expected

    def test_prohibited(self, index, made):
        """A phrase with a minus shuts its articles out, and only those."""
        for phrase in some_phrases(made, 20):
            having = {
                ref
                for ref, entry in made.items()
                if holds_phrase(entry.title, phrase) or holds_phrase(entry.text, phrase)
            }
            assert set(refs(index, f'-"{phrase}"')) == set(made) - having

    def test_absent_phrase(self, index):
        """A phrase that no article holds finds nothing, and that is the reason told."""
        outcome = index.find(f'"{KNOWN[0]} absentword"')
        assert (outcome.total, outcome.empty) == (0, (Note("no-phrase", f"{KNOWN[0]} absentword"),))


class TestDates:
    """from: and to:, and sorting."""

    @pytest.mark.parametrize(
        "query", ["from:1980-06", "to:1980-06", "from:1980-03-15 to:1981-02", "-from:1981"]
    )
    def test_ranges(self, index, made, query):
        """A date range finds the articles of its days, first and last included; undated ones never."""
        expected = {
            ref for ref, entry in made.items() if all(_in_range(entry.day, part) for part in query.split())
        }
        assert set(refs(index, query)) == expected

    @pytest.mark.parametrize("sort", ["newest", "oldest"])
    def test_sorting(self, index, made, sort):
        """Hits sorted by date are in order of days, undated ones as the oldest."""
        days = [made[ref].day or dt.date.min for ref in refs(index, KNOWN[3], sort=sort)]
        assert len(days) > 3
        assert days == sorted(days, reverse=sort == "newest")

    @pytest.mark.parametrize(
        ("value", "first", "last"),
        [
            ("1980", "1980-01-01", "1980-12-31"),
            ("1980-02", "1980-02-01", "1980-02-29"),
            ("1980-12", "1980-12-01", "1980-12-31"),
            ("1980-02-07", "1980-02-07", "1980-02-07"),
        ],
    )
    def test_bounds(self, value, first, last):
        """A year, month or day stands for all its days."""
        assert [str(date_bound(value, end=end)) for end in (False, True)] == [first, last]

    @pytest.mark.parametrize("value", ["1980-13", "spring", "", "1980-02-30"])
    def test_no_date(self, value):
        """What is no date bounds nothing."""
        assert date_bound(value, end=True) is None


def _in_range(day, part):
    kind, value = part.lstrip("-").split(":")
    bound = date_bound(value, end=kind == "to")
    inside = day is not None and (day >= bound if kind == "from" else day <= bound)
    return not inside if part.startswith("-") else inside


class TestFacets:
    """People and places."""

    @pytest.mark.parametrize("name", PEOPLE)
    def test_filter(self, index, made, name):
        """A name finds the articles tagged with it, whatever its accents and capitals."""
        expected = {ref for ref, entry in made.items() if name in entry.people}
        assert set(refs(index, f'people:"{facet_key(name).upper()}"')) == expected

    def test_counts(self, index, made):
        """Counts within a result are those of counting the hits one by one."""
        for word in KNOWN[:25]:
            hits = [made[ref] for ref in refs(index, word)]
            counted = {place: sum(place in hit.places for hit in hits) for place in PLACES}
            assert index.facet_counts(word, "places") == {name: n for name, n in counted.items() if n}

    def test_combined(self, index, made):
        """Words and filters hold together."""
        expected = set(refs(index, KNOWN[2])) & {ref for ref, entry in made.items() if "Lima" in entry.places}
        assert set(refs(index, f"{KNOWN[2]} place:lima")) == expected


class TestQueries:
    """What people type."""

    @pytest.mark.parametrize(
        "query", ["", "   ", "+", "-", '"', "title:", "^5", "~", "***", "a:b:c", "\\", ":", "-- +"]
    )
    def test_malformed(self, index, query):
        """No query raises."""
        assert isinstance(refs(index, query), list)

    def test_all_words_first(self, index):
        """Articles with all words come before those with some, and are counted apart."""
        outcome = index.find(f"{KNOWN[0]} {KNOWN[1]}")
        first = set(refs(index, f"+{KNOWN[0]} +{KNOWN[1]}"))
        assert 0 < len(first) == outcome.complete < outcome.total
        assert set(refs(index, f"{KNOWN[0]} {KNOWN[1]}")[: len(first)]) == first

    def test_hit_is_complete(self, index, made):
        """A hit carries what a page shows of it."""
        hit = index.search(KNOWN[0], limit=1)[0]
        entry = made[hit.ref]
        assert (hit.title, hit.url, hit.date, hit.summary) == (
            entry.title,
            entry.url,
            entry.date[:10],
            entry.summary,
        )
        assert hit.score > 0


def test_a_stop_word_of_most_articles_is_not_rare_in_those_of_another_language(tmp_path):
    """A text in another language with English small words is not what an English sentence looks for."""
    texts = [f"The head of the office in town {n} was here." for n in range(40)]
    texts[7] = "It is the biggest ship in the world."
    english = [
        {"id": str(n), "title": "News", "body": text, "language": "en"} for n, text in enumerate(texts)
    ]
    quoting = "Ein Blatt: the head of the day in the news."
    german = {"id": "de", "title": "Heute", "body": quoting, "language": "de"}
    build_index([*english, german], tmp_path)
    assert open_index(tmp_path).search("the biggest ship in the world")[0].ref == "7"


class TestDamage:
    """Folders that are no index."""

    def test_missing(self, tmp_path):
        """A folder without an index is refused with advice."""
        with pytest.raises(IndexFormatError, match="Build the index anew"):
            open_index(tmp_path)

    def test_cut_short(self, tmp_path):
        """A file that was cut short is named."""
        build_index(articles(3, 10), tmp_path)
        path = tmp_path / "directory.js"
        path.write_bytes(path.read_bytes()[:-20])
        with pytest.raises(IndexFormatError, match="directory"):
            open_index(tmp_path)


def test_empty_archive(tmp_path):
    """An archive without articles has an index in which nothing is found."""
    build_index([], tmp_path)
    assert open_index(tmp_path).search("anything") == []
