"""The preset dictionary makes small blocks smaller, and both programs read them."""

from dateline.search import blocks, build_index, codec, open_index
from dateline.search.document import document
from dateline.search.preset_dictionary import BYTES, SMALLEST, preset_dictionary, sampled

from .made_articles import articles
from .node import client, run_node

MADE = articles(41, SMALLEST)


def test_blocks_get_smaller():
    """A block takes fewer bytes with the phrases of its archive; the phrases keep to their limit."""
    documents = [document(article) for article in MADE]
    phrases = preset_dictionary(sampled(documents))
    block = blocks.text_block(documents[: blocks.PASSAGES])
    assert len(phrases) <= BYTES
    assert len(codec.deflate_text(block, phrases)) < 0.9 * len(codec.deflate_text(block))


def test_small_archives_have_none():
    """A dictionary that would cost more than it saves is not made."""
    assert preset_dictionary(sampled([document(article) for article in MADE[:-1]])) == b""


def test_both_programs_read_blocks(tmp_path):
    """Results and passages come out of blocks with phrases in Python and in the browser."""
    build_index(MADE, tmp_path)
    index = open_index(tmp_path)
    assert index.store.directory.phrases
    program = """
    (async () => {
      const outcome = await search(given, { limit: 5 });
      answer([outcome.hits, (await passage(outcome, outcome.hits[0])).text]);
    })();
    """
    word = MADE[0]["title"].split()[0]
    hits, text = run_node(client(tmp_path) + program, word, tmp_path)
    expected = index.search(word, limit=5)
    fields = ("ref", "title", "date", "url")
    assert [[hit[name] for name in fields] for hit in hits] == [
        [getattr(hit, name) for name in fields] for hit in expected
    ]
    whole = next(article["body"] for article in MADE if article["id"] == expected[0].ref)
    assert text in whole


def test_summaries_stand_with_the_texts(tmp_path):
    """An article that a name alone has found shows its summary, which no result block takes bytes for."""
    long = "Told at length of ferries and of piers and of all who work there"
    articles = [{"id": "1", "title": "Ferry", "body": "Ships.", "summary": long, "people": ["Ada Marsh"]}]
    build_index(articles, tmp_path / "index")
    index = open_index(tmp_path / "index")
    [hit] = index.search("people:marsh")
    program = """
    (async () => {
      const outcome = await search(given);
      const { text, marks } = await passage(outcome, outcome.hits[0]);
      answer([outcome.hits[0].summary, text, marks]);
    })();
    """
    found = run_node(client(tmp_path / "index") + program, "people:marsh", tmp_path)
    assert (hit.summary, found) == (long, ["", long, []])


def test_without_texts_results_have_the_summaries(tmp_path):
    """An index without texts has a place for summaries all the same."""
    build_index([{"id": "1", "title": "Ferry", "body": "Ships."}], tmp_path / "index", text=False)
    [hit] = open_index(tmp_path / "index").search("ferry")
    program = "(async () => answer((await search(given)).hits[0].summary))();"
    assert run_node(client(tmp_path / "index") + program, "ferry", tmp_path) == hit.summary == "Ships."
