"""What the gazetteer says of an archive's names is asked once, and believed of the same gazetteer alone."""

import pytest

from dateline.build.cache_folder import GAZETTEER_ANSWERS
from dateline.build.gazetteer_answers import keep_answers, read_answers
from dateline.enrich.gazetteer import answers as module


@pytest.fixture
def kept(tmp_path):
    """Return a cache that knows two answers, found by the gazetteer."""
    found = read_answers(tmp_path, "1")
    assert found.is_place("Geneva")
    assert not found.is_place("Xyzzy")
    assert found.called("de", 2643743) == "London"
    keep_answers(tmp_path, "1", found)
    return tmp_path


def test_answers_are_found_once(kept, monkeypatch):
    """A later build reads no gazetteer for what an earlier one asked."""
    monkeypatch.setattr(module, "tables", lambda: pytest.fail("the gazetteer is read"))
    again = read_answers(kept, "1")
    assert again.is_place("Geneva")
    assert not again.is_place("Xyzzy")
    assert again.called("de", 2643743) == "London"
    assert not again.has_new


def test_answers_of_another_program_or_damaged_ones_are_not_believed(kept):
    """They are asked for anew."""
    assert not read_answers(kept, "2").places
    file = kept / GAZETTEER_ANSWERS
    file.write_bytes(file.read_bytes().replace(b"Geneva", b"Genova"))
    assert not read_answers(kept, "1").places


def test_nothing_is_written_where_nothing_was_asked(tmp_path):
    """A build without new questions leaves the cache as it is."""
    keep_answers(tmp_path, "1", read_answers(tmp_path, "1"))
    assert not list(tmp_path.iterdir())
