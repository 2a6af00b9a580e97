"""The browser's search, run in node over a built index, against lunr.js and against the Python side."""

import random
from collections import Counter

import pytest

from dateline.search import build_index, open_index
from dateline.search.analyzer import analyzer

from .made_articles import PEOPLE, PLACES, articles, in_order_of, lunr_queries, vocabulary
from .node import client, require_lunr, run_node

KNOWN = vocabulary(random.Random(11), 300)
MADE = sorted(articles(11, 220), key=lambda article: article["date"] or "")

# The oracle gets the terms that our index got; that the analyzers agree is tested apart.
ORACLE = """
const builder = new lunr.Builder();
builder.ref("ref");
builder.field("title");
builder.field("body");
const allTerms = [...new Set(given.documents.flatMap(({ title, body }) => [...title, ...body]))].sort();
// Sums of floating-point numbers depend on their order; here lunr.js is made to number terms by the alphabet.
allTerms.forEach((term, number) => {
  builder.invertedIndex[term] = Object.assign(Object.create(null), {
    _index: number, title: Object.create(null), body: Object.create(null),
  });
});
builder.termIndex = allTerms.length;
given.documents.forEach((document) => builder.add(document));
(async () => {
  const english = await languageFor("en");
  const words = (token) => analyze(token.toString(), english).filter(({ term }) => term[0] !== "=");
  const analyzed = (token) => words(token).map(({ term }) => new lunr.Token(term));
  lunr.Pipeline.registerFunction(analyzed, "analyzed");
  builder.searchPipeline.add(analyzed);
  const index = builder.build();
  const options = { ranking: "plain", limit: Infinity, caps: { expansions: Infinity, shards: Infinity } };
  const differing = [];
  for (const query of given.queries) {
    const expected = index.search(query).map(({ ref, score }) => [ref, score]);
    const found = (await search(query, options)).hits.map(({ ref, score }) => [ref, score]);
    if (JSON.stringify(found) === JSON.stringify(expected)) continue;
    differing.push([query, expected.slice(0, 5), found.slice(0, 5)]);
  }
  answer(differing);
})();
"""
ASK = """
(async () => {
  const answers = [];
  for (const query of given) {
    const { hits, query: read, complete } = await search(query, { limit: Infinity });
    answers.push([hits.map(({ ref, score }) => [ref, score]), read.notes.map(({ code }) => code), complete]);
  }
  answer(answers);
})();
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """The folder of an index of made-up articles."""
    folder = tmp_path_factory.mktemp("index")
    build_index(MADE, folder)
    return folder


def test_plain_ranking_is_that_of_lunr_js(index, tmp_path):
    """3,200 random queries of Lunr's language: the same hits in the same order, the very same scores."""
    english = analyzer("en")
    documents = [
        {"ref": made["id"], **{field: english.analyze(made[field]) for field in ("title", "body")}}
        for made in in_order_of(index, MADE)
    ]
    queries = lunr_queries(random.Random(5), KNOWN, 3_200)
    given = {"documents": documents, "queries": queries}
    assert run_node(require_lunr() + client(index) + ORACLE, given, tmp_path) == []


def queries_beyond_lunr(number):
    """Return queries with phrases, names and dates beside Lunr's clauses."""
    chance = random.Random(3)
    texts = [made["body"].split() for made in MADE if len(made["body"].split()) > 8]

    def part():
        words = chance.choice(texts)
        at = chance.randrange(len(words) - 3)
        return chance.choice(
            [
                chance.choice(KNOWN),
                chance.choice(["", "", "-", "title:"])
                + f'"{" ".join(words[at : at + chance.randint(1, 3)])}"',
                chance.choice(["", "-"]) + f'people:"{chance.choice(PEOPLE)}"',
                f"place:{chance.choice(PLACES).split()[0].lower()}",
                f"from:1980-{chance.randint(1, 12):02} to:1981",
                f"to:198{chance.randint(0, 1)}-0{chance.randint(1, 9)}-15",
            ]
        )

    return [" ".join(part() for _ in range(chance.randint(1, 4))) for _ in range(number)]


def test_default_ranking_is_that_of_the_python_side(index, tmp_path):
    """Words, phrases, names and dates find the same articles in the same order in both programs."""
    queries = [*lunr_queries(random.Random(9), KNOWN, 400), *queries_beyond_lunr(600)]
    opened = open_index(index)
    found = run_node(client(index) + ASK, queries, tmp_path)
    for query, (hits, notes, complete) in zip(queries, found, strict=True):
        if "too-many-forms" in notes:
            continue  # the browser keeps those that cost few bytes, the terminal the frequent ones
        outcome = opened.find(query)
        expected = opened.hits(outcome, limit=None)
        assert [ref for ref, _ in hits] == [hit.ref for hit in expected], query
        assert complete == outcome.complete, query
        assert [score for _, score in hits] == pytest.approx([hit.score for hit in expected]), query


MALFORMED = [
    ("ba" * 150, ["too-long"]),
    (" ".join(KNOWN[:25]), ["too-many-terms"]),
    ("colour:red", ["unknown-field"]),
    ("title:", ["empty-field"]),
    ('"open end', ["open-quote"]),
    ("~ word", ["stray-operator"]),
    (f"the of and a in to it is {' '.join(KNOWN[:20])}", []),
    ("word^ boost", ["stray-operator"]),
    ("word~7", ["distance"]),
    ("from:yesterday word", ["not-a-date"]),
    ("the of", []),
    ("+absentia +nowhere", []),
    ("iraq not iran", ["not-as-word"]),
    ("+ - word", []),
    ("- + ~ ^ : * \\", ["stray-operator"] * 4),
]


def test_malformed_queries_are_read_as_words(index, tmp_path):
    """What is no query of the language still finds something or nothing, and notes say how it was read."""
    answers = run_node(client(index) + ASK, [query for query, _ in MALFORMED], tmp_path)
    for (query, codes), (_, notes, _) in zip(MALFORMED, answers, strict=True):
        assert notes[: len(codes) or None] == codes, query


def brute_force(word, person, first, last):
    """Return the articles that hold a word, name a person and are of these days, by reading them all."""
    stem = analyzer("en").analyze(word)[0]
    return {
        made["id"]: made
        for made in MADE
        if stem in analyzer("en").analyze(f"{made['title']} {made['body']}")
        and (person is None or person in made["people"])
        and (made["date"] is not None if first or last else True)
        and (first or "") <= (made["date"] or "") <= (last or "9")
    }


def test_facets_dates_and_order_by_brute_force(index, tmp_path):
    """Counts, date ranges and both orders by date are what reading every article gives."""
    chance = random.Random(21)
    asked = []
    for _ in range(60):
        first, last = sorted(f"198{chance.randint(0, 1)}-{chance.randint(1, 12):02}-11" for _ in range(2))
        person = chance.choice([None, *PEOPLE])
        asked.append(
            [chance.choice(KNOWN[:60]), person, *chance.choice([(first, last), (None, last), (None, None)])]
        )
    program = """
    (async () => {
      const found = [];
      for (const [text, person, from, to] of given) {
        const wanted = Object.entries({ people: person, from, to }).filter(([, value]) => value);
        const filters = wanted.map(([kind, value]) => ({ kind, value, excluded: false }));
        const newest = await search(text, { limit: Infinity, sort: "newest", filters });
        const oldest = await search(text, { limit: Infinity, sort: "oldest", filters });
        const counts = await Promise.all(["people", "places", "month"].map((kind) => facets(newest, kind)));
        const listed = ({ hits }) => hits.map(({ ref, date }) => [ref, date]);
        found.push([listed(newest), listed(oldest), ...counts]);
      }
      answer(found);
    })();
    """
    for given, (newest, oldest, people, places, months) in zip(
        asked, run_node(client(index) + program, asked, tmp_path), strict=True
    ):
        expected = brute_force(*given)
        assert {ref for ref, _ in newest} == set(expected)
        dates = [date for _, date in newest if date]
        assert dates == sorted(dates, reverse=True)
        assert [date for _, date in oldest if date] == sorted(dates)
        assert all(date for _, date in newest[: len(dates)])
        for kind, counts in (("people", people), ("places", places)):
            names = [name for made in expected.values() for name in made[kind]]
            assert {count["name"]: count["count"] for count in counts} == Counter(names)
        assert {count["name"]: count["count"] for count in months} == Counter(date[:7] for date in dates)


TONGUES = {
    "fr": (
        "L’ouverture du théâtre",
        "Les ouvriers de l’usine ont rouvert le théâtre municipal, dit-on à Orléans.",
    ),
    "de": ("Straßenbahn fährt wieder", "Die Straßenbahnen fahren seit gestern wieder über die große Brücke."),
    "es": ("La canción del puerto", "Los marineros cantaron canciones antiguas en el muelle de Cádiz."),
    "it": ("Le città d’acqua", "Nelle città della laguna l’acqua è salita più che negli anni passati."),
    "pt": ("Corações e estações", "As estações de comboio encheram-se de viajantes ao amanhecer."),
    "nl": ("De schepen varen uit", "De grote schepen voeren gisteren uit de havens van Zeeland."),
    "ru": ("Ёлки на площади", "На площадях города поставили высокие ёлки, и дети водили хороводы."),
    "ar": ("افتتاح المكتبة الجديدة", "افتُتِحت المكتبات الجديدة في المدينة بحضور الطلاب والمعلمين."),
    "ja": ("東京都の図書館", "東京都は新しい図書館を開きました。"),
    "hi": ("नई लाइब्रेरी", "शहर में नई लाइब्रेरी खुली है।"),
}


def test_every_language_is_found_as_the_python_side_finds_it(tmp_path):
    """Inflected, accented and unspaced words, and names in any script, find the same in both programs."""
    made = [
        {"id": code, "title": title, "body": body, "language": code, "people": [title]}
        for code, (title, body) in TONGUES.items()
    ]
    folder = tmp_path / "index"
    build_index(made, folder)
    words = [word for texts in TONGUES.values() for text in texts for word in text.split()]
    names = [f'people:"{title}"' for title, _ in TONGUES.values()]
    found = [*names, "ouvrier", "cancion", "citta", "ёлка", "مكتبة", "東", '"東京都"', '"rouvert le théâtre"']
    queries = [*words, *found]
    opened = open_index(folder)
    for query, (hits, _, _) in zip(queries, run_node(client(folder) + ASK, queries, tmp_path), strict=True):
        expected = opened.search(query, limit=None)
        assert [ref for ref, _ in hits] == [hit.ref for hit in expected], query
        assert hits or query not in found, query
