"""Mutated documents through the whole way: each has an outcome, each article is shown or named, none acts."""

import pytest

from benchmarks.mutations import check_batch, mutated
from tests.ingest.conftest import page

SEEDS = [
    ("pier.html", page("pier")),
    ("dump.txt", b"Fog at the pier\n\nGENEVA, May 3 - Two ferries met in fog.\n\nNobody was hurt.\n"),
    (
        "feed.xml",
        b"<rss><channel><item><title>Fog</title><link>http://a.example/</link></item></channel></rss>",
    ),
    ("rows.csv", b"headline,text,date\nFog,Two ferries met in fog.,1987-05-03\n"),
    ("row.json", b'{"headline": "Fog", "text": "Two ferries met in fog."}'),
]


@pytest.mark.slow
def test_mutations_end_nothing_and_become_nothing_active(tmp_path):
    """`inv bench.mutations` takes many thousands of them."""
    counts = check_batch(dict(mutated(number, SEEDS) for number in range(40)), tmp_path)
    assert {name: counts[name] for name in ("unaccounted", "lost", "active")} == {
        "unaccounted": 0,
        "lost": 0,
        "active": 0,
    }
    assert counts["pages"] > 5
