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
    fields = ("ref", "title", "date", "url", "summary")
    assert [[hit[name] for name in fields] for hit in hits] == [
        [getattr(hit, name) for name in fields] for hit in expected
    ]
    whole = next(article["body"] for article in MADE if article["id"] == expected[0].ref)
    assert text in whole
