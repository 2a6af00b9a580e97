"""What a reader is offered where a search finds nothing: the same from both readers."""

import json
from pathlib import Path

import pytest

from dateline.search import build_index, open_index
from dateline.search.query_reader import read_query
from dateline.search.ways_out import typed_query

from .node import client, run_node

ARTICLES = [
    {
        "id": "a",
        "title": "The harbour of Kirkuk",
        "body": "The council watched over the harbour all summer.",
        "date": "1921-03-04",
        "people": ["Ada Marsh"],
        "places": ["Kirkuk"],
    },
    {
        "id": "b",
        "title": "A railway opens",
        "body": "Neighbours of the railway spoke of costs before the summer.",
        "date": "1922-05-06",
        "places": ["Harbin"],
    },
]
WAYS = [
    ('"summer harbour"', [["apart", "+summer +harbour", 1]]),
    (
        'railway "summer harbour"',
        [["apart", "railway +summer +harbour", 1], ["leave-out", "railway", 1]],
    ),
    (
        "railway AND harbour AND summer",
        [
            ["leave-out", "+harbour +summer", 1],
            ["leave-out", "+railway +summer", 1],
        ],
    ),
    ("people:kirkuk", [["as-words", "+kirkuk", 1], ["other-kind", 'places:"kirkuk"', 1]]),
    ('people:"Mayor Marsh"', [["shorter-name", 'people:"Marsh"', 1]]),
    ("summer from:1930", [["leave-out", "summer", 2]]),
    ("zebra", []),
    ("summer", []),
    ("summer -costs -harbour", [["leave-out", "summer -harbour", 1], ["leave-out", "summer -costs", 1]]),
    ("council NEAR/1 summer", [["apart", "+council +summer", 1]]),
]
NAMES = [
    ("people:marhs", [["near-name", 'people:"marsh"', 1]]),
    ('people:"ada marhs"', [["near-name", 'people:"Ada Marsh"', 1]]),
    ("places:kirkook", [["near-name", 'places:"Kirkuk"', 1]]),
    ("places:kirkook harbour", [["near-name", 'places:"Kirkuk" harbour', 1]]),
    ("places:kirkook NOT harbour", []),
    ("places:harbin summer council", []),
    ("-places:kirkook zebra", []),
    ("people:zzzzz", []),
]
CASES = json.loads(Path(__file__).with_name("query_cases.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return the folder of an index of two articles."""
    made = tmp_path_factory.mktemp("index")
    build_index(ARTICLES, made)
    return made


@pytest.mark.parametrize(("query", "ways"), WAYS, ids=[query for query, _ in WAYS])
def test_a_zero_has_ways_out(folder, query, ways):
    """Each way is a wider search that finds as many articles as it says."""
    index = open_index(folder)
    found = index.ways_out(index.find(query))
    assert [[way.code, way.text, way.total] for way in found] == ways
    for way in found:
        assert index.find(way.text).total == way.total


def test_the_browser_offers_the_same(folder, tmp_path):
    """The browser offers the same searches with the same counts."""
    program = """
    (async () => {
      const found = [];
      for (const text of given) {
        const { total, query } = await search(text);
        const ways = total ? [] : await waysOut(query.items);
        found.push(ways.map(({ code, items, total }) => [code, typedQuery(items), total]));
      }
      answer(found);
    })();
    """
    found = run_node(client(folder) + program, [query for query, _ in WAYS], tmp_path)
    assert found == [ways for _, ways in WAYS]


@pytest.mark.parametrize(("query", "ways"), NAMES, ids=[query for query, _ in NAMES])
def test_a_name_spelt_nearly_so_is_offered(folder, query, ways):
    """A name that the archive lacks leads to those that it has, where they find something."""
    index = open_index(folder)
    found = index.ways_by_name(index.find(query))
    assert [[way.code, way.text, way.total] for way in found] == ways


def test_the_browser_offers_the_same_names(folder, tmp_path):
    """Both readers offer the same names with the same counts."""
    program = """
    (async () => {
      const found = [];
      for (const text of given) {
        const outcome = await search(text);
        const ways = outcome.total ? [] : await waysByName(outcome);
        found.push(ways.map(({ code, items, total }) => [code, typedQuery(items), total]));
      }
      answer(found);
    })();
    """
    found = run_node(client(folder) + program, [query for query, _ in NAMES], tmp_path)
    assert found == [ways for _, ways in NAMES]


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_a_query_written_back_is_the_same_query(text):
    """What is offered as a link reads as it was meant."""
    query = read_query(text)
    assert str(read_query(typed_query(query.items))) == str(query)


def test_the_browser_writes_the_same(tmp_path):
    """Both readers write a query back alike."""
    program = """
    (async () => {
      const found = [];
      for (const text of given) found.push(typedQuery((await readQuery(text)).items));
      answer(found);
    })();
    """
    texts = [case[0] for case in CASES]
    found = run_node(client(tmp_path) + program, texts, tmp_path)
    assert found == [typed_query(read_query(text).items) for text in texts]
