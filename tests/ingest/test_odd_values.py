"""JSON of every kind with one value of another type than its program writes: the rest is read as before."""

import copy
import io
import json
from pathlib import Path

import pytest

from dateline.ingest.importers.registry import records_of
from dateline.ingest.record import Refused
from dateline.ingest.source import Source

CONFORMANCE = Path(__file__).parent / "conformance"
FILES = sorted(path for path in CONFORMANCE.glob("*/good*.json") if ".columns." not in path.name)
ODD = (7, True, "x", None, [7], [["x"]], {"a": 7}, "9" * 5_000)


def paths(value, above=()):
    """Yield the path of each value in a JSON value; of a list, of its first two."""
    if isinstance(value, dict):
        inner = value.items()
    else:
        inner = enumerate(value[:2] if isinstance(value, list) else ())
    for key, one in inner:
        yield (*above, key)
        yield from paths(one, (*above, key))


def with_value(document, path, value):
    """Return the bytes of a document in which another value stands at a path."""
    changed = copy.deepcopy(document)
    held = changed
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = value
    return json.dumps(changed).encode()


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_one_odd_value_costs_no_other_record(file):
    """A number for a list of tags ended the reading of the whole file."""
    document = json.loads(file.read_bytes())
    for path in paths(document):
        for value in ODD:
            source = Source(file.name, io.BytesIO(with_value(document, path, value)))
            refused = [found.reason for found in records_of(source) if isinstance(found, Refused)]
            assert not [reason for reason in refused if "damaged as" in reason], (path, value)
