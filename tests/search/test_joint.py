"""Several archives searched as one: scores, hits and counts are those of an index over all of them."""

import random

import pytest

from dateline.search import build_index

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
    given = {"folders": [str(folder / str(part)) for part in range(PARTS)], "queries": queries}
    answer = run_node(client(folder / "whole") + sources("joint.js") + PROGRAM, given, folder)
    return queries, answer


def test_scores_are_those_of_one_index(answered):
    """300 queries, three archives: every score, the total and the complete ones differ by 0."""
    queries, answer = answered
    for query, (whole, parts, _) in zip(queries, answer["found"], strict=True):
        assert parts[:2] == whole[:2], query
        assert sorted(map(tuple, parts[2])) == sorted(map(tuple, whole[2])), query
        scores = [score for _, score, *_ in parts[2]]
        assert scores == [score for _, score, *_ in whole[2]], query


def test_each_hit_names_its_archive(answered):
    """A hit is of the archive that has the article; one that cannot be opened is named and left out."""
    _, answer = answered
    part_of = {made["id"]: str(at % PARTS) for at, made in enumerate(MADE)}
    named = [pair for _, _, pairs in answer["found"] for pair in pairs]
    assert named
    assert all(part_of[ref] == archive for ref, archive in named)
    assert answer["missing"] == ["gone"]
