"""When another spelling is offered, and when what was typed is left alone: the same in both readers."""

import pytest

from dateline.search import build_index, open_index

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
    "gagarin flew": 1,
    "garnish plates": 9,
    "recieved goods": 1,
    "remain there": 7,
    "manuel spoke": 1,
    "pct 1.50n": 1,
    "received goods": 90,
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
    '"volker discont rate"': '"volcker discount rate"',
    '"volcker discont rate"': '"volcker discount rate"',
    "volcker discont NEAR rate": "volcker discount NEAR rate",
    'iraq "goverment bond"': 'iraq "government bond"',
    "title:goverment": None,
    "+truck +drivrs": "+truck +drivers",
    "+truck +volcer": None,
    "drivrs -trucks": None,
    "truck OR (drivrs AND truck)": "truck OR (drivers AND truck)",
    '"goverment: bond"': '"government: bond"',
    "volcker-discont": "volcker-discount",
    "goverment* bond": None,
    "trukc~2": None,
    "iraq -goverment": None,
    "the goverment bond": "the government bond",
    "titel:minister": None,
    "titlle:news": "title:news",
    "peple:volcker": None,
    "minister not bond": "minister NOT bond",
    "not minister": None,
    "volck! spoke": "volck* spoke",
    "opc": None,
    "gagarni": "gagarin",
    "gagrin flew": "gagarin flew",
    "garnsh": "garnish",
    "recievd": "received",
    "zzyzx": None,
    "kremlin": None,
    "emmanuel": None,
    "1.5mn": None,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return the folder of an index with words that are frequent, rare, and rare like slips."""
    made = tmp_path_factory.mktemp("index")
    texts = [text for text, count in COUNTS.items() for _ in range(count)]
    build_index([{"id": str(n), "title": "News", "body": text} for n, text in enumerate(texts)], made)
    return made


def test_frequency_decides_what_looks_like_a_slip(folder):
    """A rare word beside a far more frequent one is doubted; a rare word that stands for itself is not."""
    index = open_index(folder)
    found = {text: index.correction(text, index.find(text)) for text in CORRECTED}
    assert {text: way and way.text for text, way in found.items()} == CORRECTED


def test_a_correction_finds_what_it_says(folder):
    """The count beside an offered spelling is that of its search."""
    index = open_index(folder)
    offered = filter(None, (index.correction(text, index.find(text)) for text in CORRECTED))
    assert all(way.total == index.find(way.text).total > 0 for way in offered)


def test_the_browser_offers_the_same_spelling(folder, tmp_path):
    """Both readers doubt the same words."""
    program = """
    (async () => {
      const found = [];
      for (const text of given) found.push(await corrected(await search(text), text));
      answer(found);
    })();
    """
    found = run_node(client(folder) + program, list(CORRECTED), tmp_path)
    assert dict(zip(CORRECTED, found, strict=True)) == CORRECTED
