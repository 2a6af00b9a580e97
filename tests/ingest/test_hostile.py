"""Hostile feeds, archives and JSON: whole, cut and damaged, no exception escapes an importer."""

import base64
import json
import random
from io import BytesIO
from pathlib import Path

import pytest

from dateline.ingest.importers import records_of
from dateline.ingest.record import Record, Refused, Wanted
from dateline.ingest.source import Source
from dateline.ingest.worker import articles_of

SAMPLE = 24  # of each file's inputs; `python -m benchmarks.ingest` takes them all


def damaged(data, seed):
    """Return the bytes whole, cut at five points, and with 1 % of them changed."""
    chance = random.Random(seed)
    yield data
    for part in range(1, 6):
        yield data[: len(data) * part // 6]
    changed = bytearray(data)
    for _ in range(max(1, len(data) // 100)):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    yield bytes(changed)


def swallow(data, name):
    """Import the bytes as a run does; return how many finds there were."""
    finds = 0
    for found in records_of(Source(name, BytesIO(data))):
        finds += 1
        assert isinstance(found, Record | Refused | Wanted)
        if isinstance(found, Record):
            articles_of(found)
        else:
            assert found.name
    return finds


OURS = Path(__file__).parent / "conformance"
# JSON that parsers read differently, or not at all.
ODD_JSON = (
    b"[-1e+9999]",
    b"[1.5e+9999]",
    b'{"\\uDFAA":0}',
    b'["\\uDADA"]',
    b"[" * 2_000,
    b'{"a":' * 500,
    b"[1,]",
    b"[,1]",
    b'{"a":1,"a":2}',
    b"{'title': 'x'}",
    b"[NaN]",
    b"[Infinity]",
    b'"\x00"',
    b'["\xff\xfe"]',
    b"\xef\xbb\xbf{}",
    b"",
    b"null",
    b"true",
    b'"text"',
    b"0",
    b'{"title": {"text": ["x"]}, "text": {"b": 1}}',
    b'{"title": null, "text": null}',
    b'[{"title": 5, "text": 7}]',
    b'{"text": "' + b"a" * 50_000 + b'"}',
)


@pytest.mark.parametrize(
    "path",
    [path for kind in ("feed", "warc", "json") for path in sorted((OURS / kind).iterdir())],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_no_exception_escapes_ours(path):
    """Each file of the conformance set, whole, cut and damaged, is imported or refused by name."""
    for variant in damaged(path.read_bytes(), 5):
        swallow(variant, path.name)


@pytest.mark.parametrize("data", ODD_JSON, ids=range(len(ODD_JSON)))
def test_odd_json_costs_itself_alone(data):
    """No exception, and the articles before and behind it come in."""
    swallow(data, "odd.json")
    good = json.dumps(
        {"title": "Fog", "text": "Two ferries met at the pier in thick fog at noon on that day."}
    )
    lines = (good.encode(), data.replace(b"\n", b" ").replace(b"\r", b" "), good.encode(), b"")
    found = list(records_of(Source("mixed.jsonl", BytesIO(b"\n".join(lines)))))
    assert sum(isinstance(one, Record) for one in found) >= 2


@pytest.mark.parametrize("name", ["feeds", "warc", "json"])
def test_no_exception_escapes(name, bench_data):
    """Each input is imported or refused by name, however it is cut or damaged."""
    lines = (bench_data("hostile") / f"{name}.jsonl").read_text("ascii").splitlines()
    for seed, line in enumerate(random.Random(5).sample(lines, min(SAMPLE, len(lines)))):
        data = base64.b64decode(json.loads(line)["b64"])
        for variant in damaged(data, seed):
            swallow(variant, name)


@pytest.mark.parametrize("name", ["json"])
def test_good_json_beside_bad_is_kept(name, bench_data):
    """A hostile line costs itself: the articles before and behind it come in."""
    good = json.dumps(
        {"title": "Fog", "text": "Two ferries met at the pier in thick fog at noon on that day."}
    )
    lines = (bench_data("hostile") / f"{name}.jsonl").read_text("ascii").splitlines()
    for line in random.Random(6).sample(lines, SAMPLE):
        bad = base64.b64decode(json.loads(line)["b64"]).replace(b"\n", b" ").replace(b"\r", b" ")
        data = good.encode() + b"\n" + bad + b"\n" + good.encode() + b"\n"
        found = list(records_of(Source("mixed.jsonl", BytesIO(data))))
        assert sum(isinstance(one, Record) for one in found) >= 2
