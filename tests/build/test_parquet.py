"""The data files as Parquet: what is in them is what the JSON Lines have."""

import io
import json
from concurrent.futures import BrokenExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.build import parquet, site_choices
from dateline.build.parquet import ParquetMaker, parquet_chunks
from dateline.build.run import build_site
from dateline.site.data.columns import PARAGRAPH_COLUMNS, TABLES, parquet_path
from tests.build.small_archive import one_article
from tests.site_fixtures import ROOT


def rows_of(data):
    """Return the rows of a Parquet file as plain values."""
    tables = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")
    return tables.read_table(io.BytesIO(data)).to_pylist()


def made(lines):
    """Return the Parquet file of the lines of paragraphs."""
    pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    return b"".join(parquet_chunks(PARAGRAPH_COLUMNS, lines))


class TestRows:
    @settings(deadline=None, max_examples=30)
    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=8), st.integers(1, 400))
    def test_rows_are_those_of_the_lines_in_groups_of_any_size(self, texts, size):
        """Nothing is lost between two row groups, and no character parts a line."""
        rows = [
            {"article": "a", "id": f"p-{number}", "start": number, "end": number + len(text), "text": text}
            for number, text in enumerate(texts)
        ]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(parquet, "_GROUP", size)
            file = made([json.dumps(row, ensure_ascii=False) + "\n" for row in rows])
        assert rows_of(file) == rows

    def test_a_file_without_lines_has_its_columns(self):
        """An empty archive is a table, too."""
        tables = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")
        table = tables.read_table(io.BytesIO(made([])))
        assert (table.num_rows, table.column_names) == (0, [column.name for column in PARAGRAPH_COLUMNS])


class TestLarge:
    ROWS = tuple({"article": "a", "id": f"p-{number}", "text": "Ferries."} for number in range(50))

    def large(self, folder, monkeypatch):
        """Return a file of lines, which counts as a large one."""
        pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
        monkeypatch.setattr(parquet, "_LARGE", 0)
        file = folder / "rows.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in self.ROWS), "utf-8")
        return file

    def test_a_large_file_has_the_same_bytes(self, tmp_path, monkeypatch):
        """It is made in another process, and is no other file for that."""
        file = self.large(tmp_path, monkeypatch)
        with file.open(encoding="utf-8") as lines:
            here = b"".join(parquet_chunks(PARAGRAPH_COLUMNS, lines))
        with ParquetMaker() as maker:
            assert [maker.parquet_of(PARAGRAPH_COLUMNS, file) for _ in range(2)] == [here, here]

    def test_a_process_that_was_ended_costs_time_only(self, tmp_path, monkeypatch):
        """The file is made here after all."""
        file = self.large(tmp_path, monkeypatch)

        def gone(*_args, **_named):
            raise BrokenExecutor

        monkeypatch.setattr(parquet, "make_executor", gone)
        with ParquetMaker() as maker:
            found = rows_of(maker.parquet_of(PARAGRAPH_COLUMNS, file))
        assert [row["id"] for row in found] == [row["id"] for row in self.ROWS]


class TestSite:
    def built(self, folder):
        """Build an archive of one article, and return its site."""
        paths = {"PATH": f"{folder}/content", "OUTPUT_PATH": f"{folder}/output"}
        build_site(ROOT / "pelicanconf.py", **paths, DATELINE_CACHE=f"{folder}/cache", DATELINE_MODEL="none")
        return folder / "output"

    def test_its_tables_have_the_rows_of_its_lines_and_are_described(self, tmp_path):
        """Every file of JSON Lines has a copy, named by the page of data and the description."""
        one_article(tmp_path, "Ferry in Bergen")
        site = self.built(tmp_path)
        described = {one["path"] for one in json.loads((site / "datapackage.json").read_text())["resources"]}
        for path in TABLES:
            lines = (site / path).read_text("utf-8").splitlines()
            assert rows_of((site / parquet_path(path)).read_bytes()) == list(map(json.loads, lines))
            assert parquet_path(path) in described
            assert f'"../{parquet_path(path)}"' in (site / "data/index.html").read_text("utf-8")

    def test_a_build_without_changes_makes_none_anew(self, tmp_path, monkeypatch):
        """They are taken over with the lines that they are made of."""
        one_article(tmp_path, "Ferry in Bergen")
        self.built(tmp_path)
        monkeypatch.setattr(parquet, "_whole", lambda *_: pytest.fail("made anew"))
        (tmp_path / "content/pages").mkdir()
        (tmp_path / "content/pages/about.md").write_text("---\ntitle: About\n---\nFerries.", "utf-8")
        site = self.built(tmp_path)
        assert (site / "about.html").is_file()
        assert (site / "data/tags.parquet").is_file()

    def test_without_pyarrow_there_are_none(self, tmp_path, monkeypatch):
        """Nothing names a file that is not there."""
        one_article(tmp_path, "Ferry in Bergen")
        monkeypatch.setattr(site_choices, "has_pyarrow", lambda: False)
        site = self.built(tmp_path)
        assert not list(site.rglob("*.parquet"))
        assert "parquet" not in (site / "datapackage.json").read_text()
