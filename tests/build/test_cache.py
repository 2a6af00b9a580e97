"""What was computed once: kept by key, forgotten when stale, never trusted when damaged."""

from dateline.build.cache import Cache


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

    def test_a_damaged_file_is_begun_anew(self, tmp_path):
        """A broken cache costs time, never a build."""
        (tmp_path / "m.sqlite3").write_bytes(b"not a database" * 100)
        with Cache(tmp_path / "m.sqlite3") as cache:
            cache.put({"a": 1})
            assert cache.get("a") == 1
