"""Adding a kind is one module: a table of importers with one more line is all that a new kind needs."""

from io import BytesIO

from dateline.ingest import importers
from dateline.ingest.importers import registry
from dateline.ingest.importers.compose import page_of
from dateline.ingest.importers.importer import Importer
from dateline.ingest.record import Record
from dateline.ingest.source import Source

from .conftest import bring


def _records(source):
    for number, note in enumerate(source.read().decode().split("%%")[1:], 1):
        headline, _, text = note.strip().partition("\n")
        name = f"{source.name}#{number}"
        yield Record(
            name, note.encode(), "notes", fields={"headline": headline}, body=page_of(headline, text)
        )


NOTES = Importer("notes", lambda source: source.head.startswith(b"%%"), _records)


def test_a_new_kind_is_one_module_and_a_line(tmp_path, monkeypatch):
    """The kind that docs/importing.md walks through works as written there."""
    monkeypatch.setattr(registry, "IMPORTERS", (NOTES, *registry.IMPORTERS))
    source = tmp_path / "notes.txt"
    source.write_text("%% Fog\nTwo ferries met at the pier.\n%% Ice\nThe lock was closed for a week.\n")
    report = bring(tmp_path / "content", source)
    assert report.counts["added"] == 2
    assert "headline: Ice" in (tmp_path / "content" / report.outcomes[1].page).read_text()


def test_unknown_content_is_named(tmp_path):
    """What is of no known kind is refused with a hint where the kinds are listed."""
    (found,) = importers.records_of(Source("x.bin", BytesIO(bytes(range(256)) * 9)))
    assert "docs/importing.md" in found.reason


def test_a_column_map_belongs_to_its_table(tmp_path):
    """In a folder, the map beside a table is read with it, and is no source of its own."""
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "t.csv").write_text("Titel;Inhalt\nNebel;Zwei Boote trafen sich am Steg in dichtem Nebel.\n")
    (pile / "t.csv.columns.json").write_text('{"headline": "Titel", "body": "Inhalt"}')
    (outcome,) = bring(tmp_path / "content", pile).outcomes
    assert outcome.state == "added"
    assert "headline: Nebel" in (tmp_path / "content" / outcome.page).read_text()
