"""Which hits are versions of one story, for both readers alike."""

import json

import pytest

from dateline.search.index import Hit
from dateline.search.story_versions import fold_versions

from .node import run_node, sources

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
  foldVersions(hits.map(([title, date, summary]) => ({ title, date, summary })))
    .map(({ versions }) => versions.length),
);
answer(found);
"""


@pytest.mark.parametrize(("hits", "versions"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_versions_are_folded_into_the_first(hits, versions):
    """A story is one entry, the best hit first, with its other versions counted."""
    made = [Hit("", 1.0, title, "", date, summary) for title, date, summary in hits]
    assert [len(others) for _, others in fold_versions(made)] == versions


def test_the_browser_folds_alike(tmp_path):
    """The browser folds the same hits."""
    program = sources("analyzer.js", "story-versions.js") + FOLD
    given = json.loads(json.dumps([hits for _, hits, _ in CASES]))
    assert run_node(program, given, tmp_path) == [versions for *_, versions in CASES]
