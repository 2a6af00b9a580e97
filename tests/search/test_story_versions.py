"""Which hits are versions of one story, for both readers alike."""

import pytest

from dateline.search import build_index, open_index
from dateline.search.story_versions import groups_payload, opening_mark, read_groups

from .node import client, run_node, sources

OPENING = "The ferry ran aground at dawn, two hours after it left"
# title, date, opening
FERRY = ("Ferry runs aground off pier", "1926-01-01", OPENING)
CASES = [
    (
        "the same headline on the next day",
        [FERRY, ("FERRY RUNS AGROUND OFF PIER", "1926-01-02", "At dawn")],
        [1],
    ),
    ("the same headline a week later", [FERRY, (FERRY[0], "1926-01-08", "At dawn")], [0, 0]),
    ("another headline over the same opening", [FERRY, ("A ferry is stuck", "1926-01-03", OPENING)], [1]),
    (
        "a short headline recurs by chance",
        [("Oil prices", "1926-01-01", ""), ("Oil prices", "1926-01-01", "")],
        [0, 0],
    ),
    ("undated copies", [(FERRY[0], "", "one"), (FERRY[0], "", "other")], [1]),
    ("one of them undated", [FERRY, (FERRY[0], "", "other")], [0, 0]),
    ("dates known to the month", [(FERRY[0], "1926-01", "one"), (FERRY[0], "1926-01-02", "other")], [1]),
    ("versions apart in the list", [FERRY, ("Rain", "1926-01-01", "Wet"), FERRY, FERRY], [2, 0]),
    ("other scripts", [("शहर में नई लाइब्रेरी", "1926-01-01", ""), ("शहर में नई लाइब्रेरी", "1926-01-01", "")], [1]),
]
FOLD = """
const found = given.map((hits) =>
  foldVersions(hits.map(([title, date, opening]) => ({ title, date, opening })))
    .map(({ versions }) => versions.length),
);
answer(found);
"""


@pytest.mark.parametrize(("hits", "versions"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_versions_are_folded_into_the_best(hits, versions, tmp_path):
    """A story is one entry, the best hit first, with its other versions counted."""
    index = indexed(hits, tmp_path)
    stories = index.stories(index.find("told"), limit=None)
    assert sorted(len(others) for _, *others in stories) == sorted(versions)


def indexed(hits, folder):
    """Return the opened index of articles that all have the word `told`."""
    articles = [
        {
            "id": str(n),
            "title": title,
            "date": date,
            "summary": summary,
            "body": f"Of town {n} it was told, " + "and told " * n,
        }
        for n, (title, date, summary) in enumerate(hits)
    ]
    build_index(articles, folder)
    return open_index(folder)


def test_versions_are_counted_over_the_whole_result(tmp_path):
    """A version that stands far below the last story shown belongs to its story all the same."""
    rain = [(f"Rain falls on town number {n}", "1926-01-01", "") for n in range(30)]
    index = indexed([FERRY, *rain, FERRY], tmp_path)
    first = next(story for story in index.stories(index.find("told"), limit=3) if "Ferry" in story[0].title)
    assert {hit.ref for hit in first} == {"0", "31"}
    assert len(index.stories(index.find("told"), limit=None)) == 31


def test_only_versions_that_the_query_finds_are_counted(tmp_path):
    """A filter that leaves a version out leaves it out of the count, too."""
    later = (FERRY[0], "1926-01-02", "")
    index = indexed([FERRY, later], tmp_path)
    assert [len(story) for story in index.stories(index.find("told to:1926-01-01"))] == [1]


def test_the_browser_reads_the_same_groups(tmp_path):
    """What the index says of versions is the same in both readers."""
    groups = [[0, 2], [1, 300, 70000], [5, 6]]
    assert read_groups(groups_payload(groups)) == groups
    index = indexed([FERRY, ("Rain", "1926-01-01", "Wet"), FERRY, FERRY], tmp_path / "index")
    program = (
        sources("page-versions.js")
        + """
    (async () => answer([...(await readStoryGroups(await openDirectory()))]))();
    """
    )
    found = run_node(client(tmp_path / "index") + program, None, tmp_path)
    assert {ordinal for ordinal, _ in found} == set(index.store.story_groups)
    assert all(len(group) == 3 for _, group in found)


def test_the_browser_folds_alike(tmp_path):
    """The browser folds the same hits."""
    program = sources("analyzer.js", "story-versions.js") + FOLD
    given = [[(title, day, opening_mark(summary)) for title, day, summary in hits] for _, hits, _ in CASES]
    assert run_node(program, given, tmp_path) == [versions for *_, versions in CASES]
