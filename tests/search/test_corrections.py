"""When the page offers another spelling, and when it leaves what was typed alone."""

import pytest

from dateline.search import build_index

from .node import client, run_node

COUNTS = {
    "volcker discount rate": 120,
    "volker spoke": 1,
    "discontent grew": 4,
    "truck drivers": 60,
    "truce holds": 2,
    "iraq iran": 30,
    "minister": 300,
    "opec minster": 1,
    "government bond": 250,
}
CORRECTED = {
    "volker discont rate": "volcker discount rate",
    "iraq truce": None,
    "truce": None,
    "opec minster": "opec minister",
    "goverment bond": "government bond",
    "Trukc": "truck",
    "volcker": None,
    '"volker"': None,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return the folder of an index with words that are frequent, rare, and rare like slips."""
    made = tmp_path_factory.mktemp("index")
    texts = [text for text, count in COUNTS.items() for _ in range(count)]
    build_index([{"id": str(n), "title": "News", "body": text} for n, text in enumerate(texts)], made)
    return made


def test_frequency_decides_what_looks_like_a_slip(folder, tmp_path):
    """A rare word beside a far more frequent one is doubted; a rare word that stands for itself is not."""
    program = """
    (async () => {
      const found = [];
      for (const text of given) found.push(await corrected(await search(text), text));
      answer(found);
    })();
    """
    found = run_node(client(folder) + program, list(CORRECTED), tmp_path)
    assert dict(zip(CORRECTED, found, strict=True)) == CORRECTED
