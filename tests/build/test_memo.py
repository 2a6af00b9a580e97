"""What was computed once: kept by key, forgotten when stale, never trusted when damaged."""

from dateline.build.cache import Memo


class TestMemo:
    def test_values_come_back_in_another_run(self, tmp_path):
        """What one build computed the next one has."""
        with Memo(tmp_path / "m.sqlite3") as memo:
            memo.put({f"k{n}": (n, "é") for n in range(1200)})
        with Memo(tmp_path / "m.sqlite3") as memo:
            assert memo.get("k7") == (7, "é")
            assert len(dict(memo.items(f"k{n}" for n in range(2000)))) == 1200
            assert dict(memo.items(["k1", "none"])) == {"k1": (1, "é")}

    def test_stale_values_are_forgotten(self, tmp_path):
        """The file does not grow for ever."""
        with Memo(tmp_path / "m.sqlite3") as memo:
            memo.put({"a": 1, "b": 2})
            memo.keep_only(["b", "c"])
            assert dict(memo.items(["a", "b"])) == {"b": 2}

    def test_a_damaged_file_is_begun_anew(self, tmp_path):
        """A broken memo costs time, never a build."""
        (tmp_path / "m.sqlite3").write_bytes(b"not a database" * 100)
        with Memo(tmp_path / "m.sqlite3") as memo:
            memo.put({"a": 1})
            assert memo.get("a") == 1
