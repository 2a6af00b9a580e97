"""Words written apart, with a hyphen or as one find each other, alone and in phrases, in both readers."""

import pytest

from dateline.search import build_index, open_index

from .node import client, run_node

TEXTS = {
    "closed": "An antiwar show opened. Send email soon.",
    "hyphen": "An anti-war show closed. Send e-mail soon.",
    "open": "A show of anti war art. It was a news paper stand.",
    "other": "Nothing of the kind, but the antiwar movement and its show.",
}
FOUND = [
    ("antiwar", ["closed", "hyphen", "open", "other"]),
    ("anti-war", ["closed", "hyphen", "open", "other"]),
    ('"anti war"', ["closed", "hyphen", "open", "other"]),
    ('"antiwar"', ["closed", "hyphen", "other"]),
    ("+antiwar +stand", ["open"]),
    ("antiwar -email", ["open", "other"]),
    ("email", ["closed", "hyphen"]),
    ("e-mail", ["closed", "hyphen"]),
    ('"antiwar show"', ["closed", "hyphen"]),
    ('"anti-war show"', ["closed", "hyphen"]),
    ('"anti war show"', ["closed", "hyphen"]),
    ('"an antiwar show"', ["closed", "hyphen"]),
    ('"send email soon"', ["closed", "hyphen"]),
    ('"anti war movement"', ["other"]),
    ("newspaper", ["open"]),
    ('"newspaper stand"', ["open"]),
    ('"antiwar stand"', []),
    ("warpaper", []),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return the folder of an index of four texts."""
    made = tmp_path_factory.mktemp("index")
    build_index([{"id": key, "title": "One", "body": text} for key, text in TEXTS.items()], made)
    return made


@pytest.mark.parametrize(("query", "refs"), FOUND, ids=[query for query, _ in FOUND])
def test_each_spelling_finds_the_others(folder, query, refs):
    """A compound is found however it is written, and nothing else is."""
    assert sorted(hit.ref for hit in open_index(folder).search(query)) == refs


def test_the_reader_is_told_of_another_spelling(folder):
    """Where only the other spelling is found, a note says so."""
    notes = open_index(folder).find("newspaper").query.notes
    assert [(note.code, note.detail) for note in notes] == [("spelt-otherwise", "news paper")]


def test_the_browser_finds_the_same(folder, tmp_path):
    """The browser finds the same articles."""
    program = """
    (async () => {
      const found = [];
      for (const text of given) found.push((await search(text)).hits.map(({ ref }) => ref).sort());
      answer(found);
    })();
    """
    found = run_node(client(folder) + program, [query for query, _ in FOUND], tmp_path)
    assert dict(zip([query for query, _ in FOUND], found, strict=True)) == dict(FOUND)


def test_a_phrase_that_is_found_asks_for_no_vocabulary(tmp_path):
    """Another word within the phrase in some article is no reason to load lists of words."""
    texts = ["Crude oil was sold.", "Crude palm oil was sold.", "The crude oil and the palm oil."]
    build_index([{"id": str(n), "title": "One", "body": text} for n, text in enumerate(texts)], tmp_path)
    program = """
    (async () => {
      const asked = [];
      const load = shards.request;
      shards.request = (path) => (asked.push(path), load(path));
      const { hits } = await search(given, { language: "en" });
      const { data } = await openDirectory();
      answer([hits.length, asked.includes(`tables/${data.tables.vocabulary}`)]);
    })();
    """
    assert run_node(client(tmp_path) + program, '"crude oil"', tmp_path) == [2, False]
