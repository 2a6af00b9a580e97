"""One file of query cases, read by both readers of the language of docs/search-syntax.md."""

import json
from pathlib import Path

import pytest

from dateline.search.query_reader import read_query
from dateline.search.readback import ENGLISH, read_back

from .node import REPOSITORY, client, run_node

CASES = json.loads(Path(__file__).with_name("query_cases.json").read_text("utf-8"))
ASK = """
(async () => {
  const answers = [];
  for (const text of given.queries) {
    const query = await readQuery(text);
    const read = new Readback(given.words, new Map()).query(query.items);
    answers.push([spelled(query), query.notes.map(({ code }) => code), read]);
  }
  answer(answers);
})();
"""


@pytest.mark.parametrize(("text", "spelled", "notes", "words"), CASES, ids=[case[0] for case in CASES])
def test_python_reads_a_case(text, spelled, notes, words):
    """A query is read as the case says, notes and words included."""
    query = read_query(text)
    assert (str(query), [note.code for note in query.notes]) == (spelled, notes)
    assert read_back(query.items, {}) == words


def test_the_browser_reads_every_case_alike(tmp_path):
    """The browser reads each query as the terminal does."""
    given = {"queries": [case[0] for case in CASES], "words": ENGLISH}
    answers = run_node(client(tmp_path) + ASK, given, tmp_path)
    assert [[case[0], *answer] for case, answer in zip(CASES, answers, strict=True)] == CASES


def test_the_words_are_those_of_the_page():
    """English in the terminal is English on the page."""
    english = json.loads((REPOSITORY / "theme" / "translations" / "en.json").read_text("utf-8"))
    assert english["finder_reading"] == ENGLISH
