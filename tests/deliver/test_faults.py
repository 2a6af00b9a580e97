"""A fault at a call to the system: old or new, never half, and the next run ends in the same bytes.

`inv bench.faults` goes through every point; here are some of each kind of run.
"""

import os

import pytest

from benchmarks.faults import SCENARIOS, sweep

_STRIDES = {
    "ingest": 23,
    "publish": 6,
    "repair": 9,
    "deposit": 19,
    "export": 749,
    "index": 701,
    "upgrade": 17,
    "build": 701,
}


@pytest.mark.slow
@pytest.mark.parametrize("kill", [False, True], ids=["failed", "killed"])
@pytest.mark.parametrize("name", SCENARIOS)
def test_no_fault_leaves_half_of_anything(name, kill, tmp_path, monkeypatch):
    """Whichever call fails or is the last one, nothing is lost, nothing is left, the error says why."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    counts = sweep(SCENARIOS[name], tmp_path, kill=kill, stride=_STRIDES[name], start=3)
    points = counts.pop("points")
    assert points >= 1
    assert {kind: number for kind, number in counts.items() if number} == {}
