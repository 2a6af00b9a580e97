"""What was computed once: kept by key, forgotten when stale, never trusted when damaged."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from dateline.build.cache import Cache
from dateline.ingest.store.sealed_file import read_sealed, write_sealed


class TestMemo:
    def test_values_come_back_in_another_run(self, tmp_path):
        """What one build computed the next one has."""
        with Cache(tmp_path / "m.sqlite3") as cache:
            cache.put({f"k{n}": (n, "é") for n in range(1200)})
        with Cache(tmp_path / "m.sqlite3") as cache:
            assert cache.get("k7") == (7, "é")
            assert len(dict(cache.items(f"k{n}" for n in range(2000)))) == 1200
            assert dict(cache.items(["k1", "none"])) == {"k1": (1, "é")}

    def test_stale_values_are_forgotten(self, tmp_path):
        """The file does not grow for ever."""
        with Cache(tmp_path / "m.sqlite3") as cache:
            cache.put({"a": 1, "b": 2})
            cache.keep_only(["b", "c"])
            assert dict(cache.items(["a", "b"])) == {"b": 2}

    def test_a_key_that_is_no_text_is_damage(self, tmp_path):
        """One bit of the file tells what kind of value a key is."""
        with Cache(tmp_path / "m.sqlite3") as cache:
            cache.put({"a": 1})
        with sqlite3.connect(tmp_path / "m.sqlite3") as database:
            database.execute("INSERT INTO memo VALUES (x'80', x'80')")
        with Cache(tmp_path / "m.sqlite3") as cache:
            cache.keep_only(["a"])
            cache.put({"b": 2})
            assert dict(cache.items(["a", "b"])) == {"b": 2}

    def test_a_damaged_file_is_begun_anew(self, tmp_path):
        """A broken cache costs time, never a build."""
        (tmp_path / "m.sqlite3").write_bytes(b"not a database" * 100)
        with Cache(tmp_path / "m.sqlite3") as cache:
            cache.put({"a": 1})
            assert cache.get("a") == 1

    def test_a_full_disk_is_an_error_of_the_system(self, tmp_path, monkeypatch):
        """What SQLite calls an input/output error is told as the verbs tell a full disk, with the file."""

        def full(path, *_):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

        def fail(*_, **__):
            raise sqlite3.OperationalError("disk I/O error")

        monkeypatch.setattr(sqlite3, "connect", fail)
        with pytest.raises(OSError, match="disk I/O error") as told:  # there is room: no reason is made up
            Cache(tmp_path / "m.sqlite3")
        assert (told.value.errno, told.value.filename) == (errno.EIO, str(tmp_path / "m.sqlite3"))
        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space left") as told:
            Cache(tmp_path / "m.sqlite3")
        assert (told.value.errno, told.value.filename) == (errno.ENOSPC, str(tmp_path / "m.sqlite3"))
        assert not list(tmp_path.iterdir())

    def test_a_disk_that_fills_up_is_one_as_well(self, tmp_path):
        """A database that may not grow ends as one on a full disk."""
        with Cache(tmp_path / "m.sqlite3") as cache:
            limit = "PRAGMA max_page_count=2"
            open_again = cache._open
            cache._open = lambda: (open_again(), cache._database.execute(limit))
            cache._database.execute(limit)
            with pytest.raises(OSError, match="No space left"):
                cache.put({f"k{n}": "x" * 1000 for n in range(100)})


@pytest.mark.parametrize("hurt", [b"", b"x", None], ids=["empty", "other bytes", "another file"])
def test_a_sealed_file_that_is_not_what_was_written_counts_as_missing(tmp_path, hurt):
    """Also where it is whole and belongs to another name: its reader would take it for its own kind."""
    kept, other = tmp_path / "kept", tmp_path / "other"
    write_sealed(kept, b"{}")
    write_sealed(other, b"\x80")
    assert (read_sealed(kept), read_sealed(other)) == (b"{}", b"\x80")
    kept.write_bytes(other.read_bytes() if hurt is None else hurt)
    assert read_sealed(kept) == b""
