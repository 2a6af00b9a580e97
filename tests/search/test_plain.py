"""The plain ranking is that of lunr.js 2.3.9: same hits, same order, same scores."""

import random
import re
import tempfile
from itertools import groupby

import pytest

from dateline.search import build_index, open_index
from dateline.search.analyzer import analyzer
from dateline.search.lunr_export import write_stock_index

from .made_articles import articles, in_order_of, lunr_queries, vocabulary
from .node import require_lunr, run_node

NUMBER = 3_200
# Words go into lunr.js analyzed, as they went into our index: the oracle is for everything after that.
ORACLE = """
const builder = new lunr.Builder();
builder.ref("ref");
builder.field("title");
builder.field("body");
given.documents.forEach((document) => builder.add(document));
const analyze = (token) => given.terms[token.toString()].map((term) => new lunr.Token(term, token.metadata));
lunr.Pipeline.registerFunction(analyze, "analyze");
builder.searchPipeline.add(analyze);
const index = builder.build();
const number = (ref) => Number(ref.slice(1));
answer(given.queries.map((query) => index.search(query).map(({ ref, score }) => [number(ref), score])));
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An index of made-up articles, their terms by ordinal, and queries over them."""
    folder = tmp_path_factory.mktemp("plain")
    build_index(articles(11, 220), folder)
    english = analyzer("en")
    documents = [
        {"ref": f"d{number}", **{field: english.analyze(article[field]) for field in ("title", "body")}}
        for number, article in enumerate(in_order_of(folder, articles(11, 220)))
    ]
    chance = random.Random(5)
    return folder, documents, lunr_queries(chance, vocabulary(random.Random(11), 300), NUMBER)


def in_groups(hits):
    """Return hits as (score, set of ordinals) where scores are equal: the order among equals is free."""
    rounded = [(round(score, 9), ordinal) for ordinal, score in hits]
    groups = groupby(rounded, key=lambda hit: hit[0])
    return [(score, {ordinal for _, ordinal in group}) for score, group in groups]


def ours(folder, queries):
    """Return our hits as [ordinal, score] lists."""
    index = open_index(folder, "lunr")
    ranked = (index.rank(query) for query in queries)
    return [list(zip(ordinals.tolist(), scores.tolist(), strict=True)) for ordinals, scores in ranked]


def test_hits_order_and_scores_are_those_of_lunr_js(made, tmp_path):
    """Over 3,200 random queries of every kind, no hit, score or order of scores differs."""
    folder, documents, queries = made
    words = {word for query in queries for word in re.findall(r"[a-z]+", query)}
    given = {
        "documents": documents,
        "queries": queries,
        "terms": {word: analyzer("en").analyze(word) for word in words},
    }
    theirs = run_node(require_lunr() + ORACLE, given, tmp_path)
    differing = [
        query
        for query, one, other in zip(queries, ours(folder, queries), theirs, strict=True)
        if in_groups(one) != in_groups(other)
    ]
    assert differing == []


def test_stock_index_answers_alike_in_lunr_js(made, tmp_path):
    """lunr.js loads the stock index as it is and gives the plain ranking's hits for words as typed."""
    folder, _, _ = made
    write_stock_index(articles(11, 220), tmp_path / "stock")
    chance = random.Random(3)
    words = vocabulary(random.Random(11), 300)
    queries = [" ".join(chance.sample(words, k=chance.randint(1, 3))) for _ in range(300)]
    program = (
        require_lunr()
        + 'const index = lunr.Index.load(JSON.parse(fs.readFileSync("stock/lunr-index.json", "utf-8")));\n'
        + "answer(given.map((query) => index.search(query).map(({ ref, score }) => [ref, score])));"
    )
    theirs = run_node(program, queries, tmp_path)
    index = open_index(folder, "lunr")
    for query, hits in zip(queries, theirs, strict=True):
        found = [(hit.ref, hit.score) for hit in index.search(query, limit=None)]
        assert in_groups(found) == in_groups(hits)


def test_stock_index_leaves_nothing_but_itself(tmp_path, monkeypatch):
    """What is made on the way goes with its temporary folder, the ledger included."""
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    out = write_stock_index(articles(11, 20), tmp_path / "stock")
    assert list(passing.iterdir()) == []
    assert list(out.parent.iterdir()) == [out]
