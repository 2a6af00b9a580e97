"""Several archives searched as one: scores, hits and counts are those of an index over all of them."""

import random
from dataclasses import replace

import pytest

from dateline.search import build_index, open_index
from dateline.search.document import document
from dateline.search.joint import JointIndex, JointNamePage, NamedIndex
from dateline.search.ways_out import WayOut

from .made_articles import PEOPLE, articles, vocabulary
from .node import client, run_node, sources

CHANCE = random.Random(9)
KNOWN = vocabulary(random.Random(16), 300)
MADE = articles(16, 240)
PARTS = 3

PROGRAM = """
const folders = given.folders;
(async () => {
  const archives = folders.map((folder, number) => {
    let current;
    const store = new ShardStore(async (path) => {
      current = path;
      dateline.shard = store.arrive.bind(store);
      (0, eval)(fs.readFileSync(`${folder}/${path}.js`, "utf-8"));
      dateline.shard = shards.arrive.bind(shards);
    }, () => current);
    return { archive: { name: String(number) }, store };
  });
  const refuse = async () => { throw new Error("gone"); };
  const gone = { archive: { name: "gone" }, store: new ShardStore(refuse, () => "") };
  const { index, missing } = await JointIndex.open([...archives, gone]);
  const found = [];
  for (const query of given.queries) {
    const whole = await search(query, { limit: 1000 });
    const parts = await index.search(query, { limit: 1000 });
    const row = ({ hits, total, complete }) =>
      [total, complete, hits.map(({ ref, score, title, date }) => [ref, score, title, date])];
    found.push([row(whole), row(parts), parts.hits.map(({ ref, archive }) => [ref, archive.name])]);
  }
  answer({ found, missing: missing.map(({ name }) => name) });
})();
"""


def a_query():
    """Return a query of one of the kinds that there are."""
    one, two, three = CHANCE.sample(KNOWN, 3)
    words = MADE[CHANCE.randrange(len(MADE))]["body"].split() or [one]
    at = CHANCE.randrange(len(words))
    person = CHANCE.choice(PEOPLE)
    return CHANCE.choice(
        [
            one,
            f"{one} {two}",
            f"{one} {two} {three}",
            f"+{one} {two} -{three}",
            f"title:{one} {two}^3",
            f'"{" ".join(words[at : at + 2]).strip(",.")}"',
            f"{one[:2]}*",
            f'{one} people:"{person}"',
            f"{one} {two} from:1980-0{CHANCE.randint(1, 9)}",
            f"{one} or ({two} {three})",
        ]
    )


@pytest.fixture(scope="module")
def answered(tmp_path_factory):
    """The answers of a joint index and of three parts to 300 queries."""
    folder = tmp_path_factory.mktemp("joint")
    build_index(MADE, folder / "whole")
    for part in range(PARTS):
        build_index(MADE[part::PARTS], folder / str(part))
    queries = [a_query() for _ in range(300)]
    named = [NamedIndex(str(part), folder / str(part)) for part in range(PARTS)]
    given = {"folders": [str(folder / str(part)) for part in range(PARTS)], "queries": queries}
    answer = run_node(client(folder / "whole") + sources("joint.js") + PROGRAM, given, folder)
    return queries, answer, open_index(folder / "whole"), JointIndex(named)


def test_scores_are_those_of_one_index(answered):
    """300 queries, three archives: every score, the total and the complete ones differ by 0."""
    queries, answer, _, _ = answered
    for query, (whole, parts, _) in zip(queries, answer["found"], strict=True):
        assert parts[:2] == whole[:2], query
        assert sorted(map(tuple, parts[2])) == sorted(map(tuple, whole[2])), query
        scores = [score for _, score, *_ in parts[2]]
        assert scores == [score for _, score, *_ in whole[2]], query


def test_each_hit_names_its_archive(answered):
    """A hit is of the archive that has the article; one that cannot be opened is named and left out."""
    _, answer, _, _ = answered
    part_of = {made["id"]: str(at % PARTS) for at, made in enumerate(MADE)}
    named = [pair for _, _, pairs in answer["found"] for pair in pairs]
    assert named
    assert all(part_of[ref] == archive for ref, archive in named)
    assert answer["missing"] == ["gone"]


def test_the_terminal_finds_the_same(answered):
    """In Python, too, scores and counts are those of one index, and each hit names its archive."""
    queries, _, whole, parts = answered
    part_of = {made["id"]: str(at % PARTS) for at, made in enumerate(MADE)}
    for query in queries:
        expected, found = whole.find(query), parts.find(query)
        assert (found.total, found.complete, found.reading) == (
            expected.total,
            expected.complete,
            expected.reading,
        ), query
        assert found.scores.tolist() == expected.scores.tolist(), query
        hits = parts.hits(found, None)
        assert {hit.ref for hit in hits} == {hit.ref for hit in whole.hits(expected, None)}, query
        assert all(part_of[hit.ref] == hit.archive for hit in hits)


def test_a_word_that_one_part_reads_in_another_spelling_is_found_in_both(tmp_path):
    """Two archives print antiwar, one prints anti war alone: one word and two are ranked together."""
    for name, text in (
        ("one", "An antiwar rally."),
        ("two", "An anti war rally."),
        ("three", "An antiwar talk."),
    ):
        build_index([{"id": name, "title": "Crowds", "body": text, "url": name, "date": ""}], tmp_path / name)
    names = ("one", "two", "three")
    index = JointIndex([NamedIndex(name, tmp_path / name) for name in names])
    assert {hit.archive for hit in index.search("antiwar")} == set(names)
    given = {"folders": [str(tmp_path / name) for name in names], "queries": ["antiwar"]}
    answer = run_node(client(tmp_path / "one") + sources("joint.js") + PROGRAM, given, tmp_path)
    assert answer["found"][0][1][0] == len(names)


FIRST_RESULTS = """
const asked = [];
const archives = given.folders.map((folder, number) => {
  const store = new ShardStore(async (path) => {
    asked.push(path);
    current = path;
    dateline.shard = store.arrive.bind(store);
    (0, eval)(fs.readFileSync(`${folder}/${path}.js`, "utf-8"));
  }, () => current);
  return { archive: { name: String(number) }, store };
});
let current;
(async () => {
  const { index } = await JointIndex.open(archives);
  const tables = () => index.parts.map(({ directory }) => `tables/${directory.data.tables.compounds}`);
  const first = await index.search("takeover", { compounds: false });
  const before = tables().some((path) => asked.includes(path));
  const whole = await index.search("takeover");
  const after = tables().every((path) => asked.includes(path));
  answer({ first: first.total, before, whole: whole.total, after });
})();
"""


def test_first_results_cost_no_table_of_compounds(tmp_path):
    """Articles that print takeover as two words are found once the tables that tell of them are read."""
    for name, text in (("one", "A takeover, not a take over."), ("two", "They take over a takeover.")):
        made = [{"id": name, "title": "Bid", "body": text, "url": name}]
        made.append({"id": f"{name}-2", "title": "Bids", "body": "We take over now.", "url": name})
        build_index(made, tmp_path / name)
    given = {"folders": [str(tmp_path / name) for name in ("one", "two")]}
    answer = run_node(client(tmp_path / "one") + sources("joint.js") + FIRST_RESULTS, given, tmp_path)
    assert answer == {"first": 2, "before": False, "whole": 4, "after": True}


def test_several_archives_offer_what_one_offers(tmp_path):
    """A word that one archive has is no slip; near names and pages of names are offered, too."""
    made = {
        "one": {
            "title": "Volcker cuts the rate",
            "people": ["Paul Volcker"],
            "body": "The discount rate fell.",
        },
        "two": {
            "title": "Ports",
            "people": ["Gro Brundtland"],
            "body": "A discount for volkers of the port.",
        },
    }
    for name, article in made.items():
        pages = [("people", person, f"people/{name}.html") for person in article["people"]]
        others = [{"id": f"{name}-{n}", "url": "", **article} for n in range(3)]
        build_index([replace(document(one), pages=tuple(pages)) for one in others], tmp_path / name)
    index = JointIndex([NamedIndex(name, tmp_path / name) for name in made])

    def offers(text):
        result = index.find(text)
        return index.correction(text, result), index.ways_by_name(result), index.name_pages(result)

    assert offers("discont ports")[0] == WayOut("did_you_mean", "discount ports", 6)
    assert offers("volkers rate")[0] is None
    assert [way.text for way in offers("people:Bruntland")[1]] == ['people:"brundtland"']
    assert offers("people:Volcker")[2] == [JointNamePage("Paul Volcker", "people/one.html", "one")]


def test_a_stop_word_of_one_archives_language_asks_nothing_of_its_articles(tmp_path):
    """In English and German archives, "die Mauer" has all words in German ones, as in one index of both."""
    made = [
        {"id": "en", "title": "Old Mauer", "body": "Some never die in Mauer.", "url": "en"},
        {"id": "de", "title": "Die Mauer", "body": "Die Mauer fiel.", "url": "de", "language": "de"},
        {"id": "no", "title": "Mauer", "body": "Nothing of the kind.", "url": "no"},
    ]
    build_index(made, tmp_path / "whole")
    build_index(made[::2], tmp_path / "en")
    build_index(made[1:2], tmp_path / "de")
    index = JointIndex([NamedIndex(name, tmp_path / name) for name in ("en", "de")])
    whole = open_index(tmp_path / "whole").find("die Mauer")
    assert (whole.total, whole.complete) == (3, 2)
    found = index.find("die Mauer")
    assert (found.total, found.complete) == (3, 2)
    given = {"folders": [str(tmp_path / "en"), str(tmp_path / "de")], "queries": ["die Mauer"]}
    answer = run_node(client(tmp_path / "whole") + sources("joint.js") + PROGRAM, given, tmp_path)
    assert [row[:2] for row in answer["found"][0][:2]] == [[3, 2], [3, 2]]
