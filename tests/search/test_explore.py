"""Trends, concordance and collocates: the browser's, the terminal's, and what reading every article gives."""

import math
import random
from collections import Counter

import pytest

from dateline.search import build_index, open_index
from dateline.search.analyzer import analyzer, fold
from dateline.search.explore.collocates import collocates
from dateline.search.explore.compare import compare
from dateline.search.explore.concordance import concordance
from dateline.search.explore.trends import trend

from .made_articles import PEOPLE, articles, in_order_of, vocabulary
from .node import reading_room, run_node

CHANCE = random.Random(16)
KNOWN = vocabulary(random.Random(16), 300)
STOP = ("the", "of", "and")


def woven(text):
    """Return a text with hyphens and stop words among its words."""
    weaves = [" ", " ", " ", " ", "-", " the ", " of ", ", and "]
    return "\n\n".join(
        "".join(word + CHANCE.choice(weaves) for word in part.split()) for part in text.split("\n\n")
    )


MADE = [{**made, "body": woven(made["body"])} for made in articles(16, 60)]
TEXTS = [made["body"].replace("-", " ").split() for made in MADE if len(made["body"].split()) > 9]


def a_query():
    """Return a query, the kind of what it counts, and its conditions."""
    words = CHANCE.choice(TEXTS)
    at = CHANCE.randrange(len(words) - 3)
    kind = CHANCE.choice(["word", "word", "words", "phrase", "star"])
    if kind == "phrase":
        asked = [" ".join(words[at : at + CHANCE.randint(1, 3)]).strip(",")]
        text = f'"{asked[0]}"'
    elif kind == "star":
        word = CHANCE.choice(KNOWN)
        asked = [word[: CHANCE.randint(2, len(word))]]
        text = f"{asked[0]}*"
    else:
        asked = CHANCE.sample([*KNOWN, *STOP], 1 if kind == "word" else 2)
        if kind == "words" and all(word in STOP for word in asked):
            asked = [CHANCE.choice(KNOWN), STOP[0]]
        text = " ".join(asked)
    person = CHANCE.choice([None, None, *PEOPLE])
    first = CHANCE.choice([None, None, f"1980-{CHANCE.randint(1, 12):02}"])
    text += f' people:"{person}"' if person else ""
    text += f" from:{first}" if first else ""
    return {"text": text, "kind": kind, "asked": asked, "person": person, "first": first}


QUERIES = [a_query() for _ in range(500)]
READ = {
    made["id"]: [analyzer("en").placed(part)[0] for part in (made["title"], *made["body"].split("\n\n"))]
    for made in MADE
}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """The folder of an index of made-up articles."""
    folder = tmp_path_factory.mktemp("explore")
    build_index(MADE, folder)
    return folder


@pytest.fixture(scope="module")
def ordered(index):
    """The articles in order of date, undated ones last."""
    numbered = in_order_of(index, MADE)
    return sorted(numbered, key=lambda made: made["date"] or "9")


def places(placed, query):
    """Return (first place, how many places) of all that a query counts in a paragraph, by walking over it."""
    by_place = {}
    for word in placed:
        by_place.setdefault(word.place, []).append(word)
    found = []
    if query["kind"] == "phrase":
        forms = [word.form for word in analyzer("en").placed(query["asked"][0])[0]]
        for start in by_place:
            there = [{word.form for word in by_place.get(start + n, ())} for n in range(len(forms))]
            if all(form in those for form, those in zip(forms, there, strict=True)):
                found.append((start, len(forms)))
        return sorted(found)
    for asked in query["asked"]:
        stem = analyzer("en").placed(asked)[0][0].term
        if query["kind"] == "words" and stem.startswith("="):
            continue  # a stop word beside a word asks for nothing
        for start, words in by_place.items():
            for word in words:
                star = query["kind"] == "star" and word.form.startswith(asked)
                if star or (query["kind"] != "star" and word.term == stem):
                    joined = word is not words[0]
                    found.append((start, parts(by_place, start, word.form) if joined else 1))
                    if not joined and star:
                        found += [
                            (start, parts(by_place, start, other.form))
                            for other in words[1:]
                            if other.form.startswith(asked)
                        ]
                    break
    longest = {}
    for start, length in found:
        longest[start] = max(length, longest.get(start, 0))
    return sorted(longest.items())


def parts(by_place, start, form):
    """Return of how many places a joined word is made."""
    number, said = 0, ""
    while said != form:
        said += by_place[start + number][0].form
        number += 1
    return number


def admitted(made, query):
    """Say whether an article meets the conditions of a query."""
    named = query["person"] is None or query["person"] in made["people"]
    return named and (query["first"] is None or (made["date"] or "") >= query["first"])


def brute_force(ordered, query):
    """Return (article, paragraph, place, length, words of the paragraph) of every occurrence, by date."""
    return [
        (made["id"], number, start, length, placed)
        for made in ordered
        if admitted(made, query)
        for number, placed in enumerate(READ[made["id"]])
        for start, length in places(placed, query)
    ]


def without_joined(placed):
    """Return the words as printed: the first at each place."""
    return [word for at, word in enumerate(placed) if not at or placed[at - 1].place != word.place]


TRENDS = """
(async () => {
  const time = await archiveTime(await openDirectory(), "month");
  const found = [];
  for (const query of given) {
    const { points, counted } = await trendOf(query, time);
    found.push([counted, points.map(({ occurrences, articles }, index) => {
      const archive = time.periods[index];
      return [archive.period, occurrences, articles, archive.articles, archive.words];
    })]);
  }
  answer(found);
})();
"""
LINES = """
(async () => {
  const found = [];
  for (const [query, order] of given) {
    const lines = new Concordance(await textsOf(query, order === "most" ? "most" : "date"));
    await lines.readTo(Infinity);
    found.push(sortedLines(lines.lines, order).map((line) =>
      [line.ordinal, line.paragraph, line.place, line.left, line.word, line.right]));
  }
  answer(found);
})();
"""
NEAR = """
(async () => {
  const found = [];
  for (const query of given) {
    const counter = await countCollocates(await textsOf(query));
    const strongest = [false, true].map((stop) => counter.strongest(stop)
      .map(({ form, near, all, likelihood, pmi }) => [form, near, all, likelihood, pmi]));
    found.push([counter.occurrences, counter.window, counter.words, ...strongest]);
  }
  answer(found);
})();
"""


def test_trends_are_what_reading_every_article_gives(index, ordered, tmp_path):
    """500 random queries: occurrences and articles of every month, and how much the archive has of it."""
    opened = open_index(index)
    size, words = Counter(), Counter()
    for made in MADE:
        month = (made["date"] or "")[:7]
        size[month] += 1
        words[month] += sum(word.term[0] != "=" for placed in READ[made["id"]] for word in placed)
    months = {made["id"]: (made["date"] or "")[:7] for made in MADE}
    answers = run_node(reading_room(index) + TRENDS, [query["text"] for query in QUERIES], tmp_path)
    for query, (counted, points) in zip(QUERIES, answers, strict=True):
        found = trend(opened, query["text"], "month")
        assert [
            [one.period, one.occurrences, one.articles, one.archive_articles, one.archive_words]
            for one in found.points
        ] == points, query
        assert counted == found.counted
        occurrences = brute_force(ordered, query)
        total = Counter(months[ref] for ref, *_ in occurrences)
        holding = Counter(months[ref] for ref in {ref for ref, *_ in occurrences})
        for period, number, holders, articles_then, words_then in points:
            assert (number, holders) == (total[period], holding[period]), (query, period)
            assert (articles_then, words_then) == (size[period], words[period])


def test_lines_are_what_reading_every_article_gives(index, ordered, tmp_path):
    """500 random queries: every occurrence, its place and its words, in each of five orders."""
    opened = open_index(index)
    refs = [made["id"] for made in in_order_of(index, MADE)]
    titles = {made["id"]: made["title"] for made in MADE}
    asked = [
        [query["text"], ("date", "left", "right", "most", "source")[n % 5]] for n, query in enumerate(QUERIES)
    ]
    answers = run_node(reading_room(index) + LINES, asked, tmp_path)
    for (text, order), query, lines in zip(asked, QUERIES, answers, strict=True):
        found = concordance(opened, text, order)
        assert [
            [one.ordinal, one.paragraph, one.word_number, one.left, one.word, one.right] for one in found
        ] == lines, query
        rows = []
        for ref, number, start, length, placed in brute_force(ordered, query):
            printed = without_joined(placed)
            at = [word.place for word in printed].index(start)
            before = [word.form for word in reversed(printed[max(0, at - 10) : at])]
            after = [word.form for word in printed[at + length : at + length + 10]]
            rows.append((ref, number, at + 1, before, after))
        if order == "most":
            assert in_articles_with_most_first([refs[line[0]] for line in lines], query["kind"]), query
            assert sorted((refs[line[0]], line[1], line[2]) for line in lines) == sorted(
                row[:3] for row in rows
            )
            continue
        if order == "source":
            rows.sort(key=lambda row: fold(titles[row[0]]))
        elif order != "date":
            rows.sort(key=lambda row: " ".join(row[3 if order == "left" else 4]))
        assert [(refs[line[0]], line[1], line[2]) for line in lines] == [row[:3] for row in rows], query


def in_articles_with_most_first(refs, kind):
    """Say whether the lines of each article stand together, and those of a phrase or star by their number."""
    runs = [ref for at, ref in enumerate(refs) if not at or refs[at - 1] != ref]
    numbers = [Counter(refs)[ref] for ref in runs]
    # Of words that are written apart, too, the index counts the parts where they do not meet.
    falling = kind not in {"phrase", "star"} or numbers == sorted(numbers, reverse=True)
    return len(runs) == len(set(runs)) and falling


def g_squared(near, every, window, words):
    """Return Dunning's ratio from entropies, as he writes it."""

    def entropy(*counts):
        return sum(count * math.log(count) for count in counts if count)

    cells = entropy(near, window - near, every - near, words - window - every + near)
    edges = entropy(every, words - every) + entropy(window, words - window)
    return 2 * (cells - edges + entropy(words))


def test_collocates_are_what_counting_the_same_windows_gives(index, ordered, tmp_path):
    """500 random queries: windows, counts and the order of the strongest, stop words apart."""
    opened = open_index(index)
    answers = run_node(reading_room(index) + NEAR, [query["text"] for query in QUERIES], tmp_path)
    for query, (occurrences, window, words, strongest, stops) in zip(QUERIES, answers, strict=True):
        counts = collocates(opened, query["text"])
        assert (counts.occurrences, counts.window, counts.words) == (occurrences, window, words), query
        for stop, rows in ((False, strongest), (True, stops)):
            own = counts.strongest(stop_words=stop)
            assert [[one.word, one.near, one.all] for one in own] == [row[:3] for row in rows], query
            assert [one.log_likelihood for one in own] == pytest.approx([row[3] for row in rows])
        near, every = counted_near(ordered, query)
        assert (window, words) == (near.total(), every.total()), query
        measured = sorted(
            (g_squared(near[term], every[term], window, words) for term in near if kept(term, near, every)),
            reverse=True,
        )
        assert [row[3] for row in strongest] == pytest.approx(measured[:20], abs=1e-6), query


def kept(term, near, every):
    """Say whether a word is attracted by the window enough to be listed."""
    window, words = near.total(), every.total()
    more = near[term] >= 2 and near[term] / window > every[term] / words
    return term[0] != "=" and more and g_squared(near[term], every[term], window, words) >= 3.84


def counted_near(ordered, query):
    """Return how often each word stands near an occurrence, and at all, in the articles that have one."""
    near, every = Counter(), Counter()
    holding = {ref for ref, *_ in brute_force(ordered, query)}
    for ref in holding:
        for placed in READ[ref]:
            printed = without_joined(placed)
            covered = set()
            for start, length in places(placed, query):
                first = [word.place for word in printed].index(start)
                covered |= set(range(first, first + length))
            for at, word in enumerate(printed):
                if at not in covered:
                    every[word.term] += 1
                    near[word.term] += any(abs(at - other) <= 5 for other in covered)
    return near, every


FILES_ASKED = """
(async () => {
  const request = shards.request;
  const asked = [];
  shards.request = (path) => (asked.push(path), request(path));
  const time = await archiveTime(await openDirectory(), "year");
  const found = [];
  for (const query of given) {
    asked.length = 0;
    for (const kept of [shards.payloads, shards.decoded]) kept.clear();
    const { points } = await trendOf(query, time);
    found.push([points[0].occurrences, asked.some((path) => path.startsWith("positions/"))]);
  }
  answer(found);
})();
"""


def test_a_star_reads_positions_only_where_postings_leave_a_doubt(tmp_path):
    """Another form of the term in the article, or a joined word that may stand where its part does."""
    texts = ["Harbours and a harbour.", "A general generation.", "A sea-wall by the sea.", "Ports, porters."]
    build_index(
        [
            {"id": str(at), "title": "", "body": text, "url": str(at), "date": "1980-01-01"}
            for at, text in enumerate(texts)
        ],
        tmp_path / "index",
    )
    asked = ["harbour*", "port*", "general*", "sea*"]
    found = run_node(reading_room(tmp_path / "index") + FILES_ASKED, asked, tmp_path)
    assert found == [[2, False], [2, False], [1, True], [2, True]]


COMPARED = """
(async () => {
  const found = [];
  const row = ({ kind, name, counts, likelihood }) => [kind, name, ...counts, likelihood];
  const rows = (items) => items.map(row);
  for (const queries of given) {
    const { both, only, sides, own, shared } = await compareQueries(queries);
    const sizes = sides.map(({ articles, words }) => [articles, words]);
    found.push([both, ...only, sizes, rows(own[0]), rows(own[1]), rows(shared)]);
  }
  answer(found);
})();
"""


def test_comparisons_are_what_counting_both_sides_gives(index, ordered, tmp_path):
    """250 random pairs of queries: articles, words and names, shared and own, in order."""
    opened = open_index(index)
    pairs = list(zip(QUERIES[::2], QUERIES[1::2], strict=True))
    asked = [[one["text"], other["text"]] for one, other in pairs]
    answers = run_node(reading_room(index) + COMPARED, asked, tmp_path)
    places_of = {made["id"]: at for at, made in enumerate(in_order_of(index, MADE))}
    by_ref = {made["id"]: made for made in MADE}
    for (one, other), texts, (both, ours, theirs, sizes, *rows) in zip(pairs, asked, answers, strict=True):
        found = compare(opened, *texts)
        assert [list(found.both), *map(list, found.only)] == [both, ours, theirs], texts
        for items, said in zip((*found.own, found.shared), rows, strict=True):
            own = [[item.kind, item.name, *item.counts] for item in items]
            assert own == [row[:4] for row in said], texts
            assert [item.log_likelihood for item in items] == pytest.approx([row[4] for row in said])
        sets = [{ref for ref, *_ in brute_force(ordered, query)} for query in (one, other)]
        alone = (sets[0] - sets[1], sets[1] - sets[0])
        assert sorted(places_of[ref] for ref in sets[0] & sets[1]) == both
        assert [sorted(places_of[ref] for ref in refs) for refs in alone] == [ours, theirs]
        counted = [side_of(refs, by_ref) for refs in alone]
        assert sizes == [[len(refs), words.total()] for refs, (words, _) in zip(alone, counted, strict=True)]
        measured = measured_own(counted, [len(refs) for refs in alone])
        assert [row[4] for row in rows[0] if row[0] == "words"] == pytest.approx(measured[:20], abs=1e-6)
        for row in (row for items in rows for row in items if row[0] == "people"):
            assert row[2:4] == [names["people", row[1]] for _, names in counted], texts


def side_of(refs, by_ref):
    """Return how often each word is in some articles, and in how many each name is."""
    words, names = Counter(), Counter()
    for ref in refs:
        for placed in READ[ref]:
            words.update(word.term for word in without_joined(placed))
        named = {("people", name) for name in by_ref[ref]["people"]}
        names.update(named)
    return words, names


def measured_own(counted, sizes):
    """Return the ratios of the words that the first side has significantly more of, the strongest first."""
    (one, _), (other, _) = counted
    if not all(sizes):
        return []
    every, both = one.total(), one.total() + other.total()
    found = []
    for term, count in one.items():
        if term[0] != "=" and count >= 2 and count * other.total() > other[term] * every:
            ratio = g_squared(count, count + other[term], every, both)
            found += [ratio] if ratio >= 3.84 else []
    return sorted(found, reverse=True)
