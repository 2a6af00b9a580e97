"""Every kind of source against its folder of good, odd and broken files: the fates and articles expected.

After a deliberate change, `python -m tests.ingest.test_conformance` writes the expectations anew; read
their differences before they are committed.
"""

import json
import tempfile
from pathlib import Path

import pytest

from dateline.article.blocks import Figure
from dateline.article.page import read_page
from dateline.ingest.importers import IMPORTERS

from .conftest import bring, sums_up, tree

CONFORMANCE = Path(__file__).parent / "conformance"
FILES = sorted(
    path
    for path in CONFORMANCE.glob("*/*.*")
    if path.is_file() and path.name != "expected.json" and not path.name.endswith(".columns.json")
)


def fate(outcome, content):
    """Return what matters of an outcome: its state, and the article or the reason."""
    told = {"state": outcome.state}
    page = content / outcome.page
    if outcome.state in {"added", "updated"}:
        article = read_page(page.read_text("utf-8"))
        given = article.given
        figures = [block for block in article.blocks if isinstance(block, Figure)]
        told |= {
            "headline": article.headline,
            "url": article.url,
            "authors": list(article.authors),
            "publisher": article.publisher,
            "published": str(article.published or ""),
            "modified": str(article.modified or ""),
            "language": article.language,
            "status": article.status,
            "people": list(given.people),
            "places": list(given.places),
            "organisations": list(given.organisations),
            "subjects": list(given.subjects),
            "retrieved": str(article.provenance.retrieved or ""),
            "words": len(article.text.split()),
            "figures": len(figures),
            "local": sum((figure.image or "").startswith("images/") for figure in figures),
        }
    if outcome.reason:
        told["reason"] = outcome.reason
    return {name: value for name, value in told.items() if value not in ("", [], 0)}


def fates(path, folder):
    """Return the report on one file, and the fates in it."""
    report = bring(folder / "content", path)
    return report, [fate(outcome, folder / "content") for outcome in report.outcomes]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_conformance(path, tmp_path):
    """A file gives what is expected of it, accounted for; again, it changes nothing."""
    report, found = fates(path, tmp_path)
    assert sums_up(report)
    expected = json.loads((path.parent / "expected.json").read_text("utf-8"))[path.name]
    # How many words the cleaner keeps is its own affair; an article lost or doubled would show.
    words = [[one.pop("words", 0) for one in some] for some in (found, expected)]
    assert words[0] == pytest.approx(words[1], rel=0.15, abs=8)
    assert found == expected
    written = tree(tmp_path)
    assert all(name.startswith("content/") for name in written), "nothing is written outside"
    again = bring(tmp_path / "content", path)
    assert again.counts["read"] == report.counts["read"]
    assert again.counts["added"] == again.counts["updated"] == 0
    assert tree(tmp_path) == written


@pytest.mark.parametrize("kind", sorted({importer.kind for importer in IMPORTERS}))
def test_every_kind_has_its_folder(kind):
    """Each importer has at least eight files of its own: good, odd and broken ones."""
    names = [path.name for path in FILES if path.parent.name == kind]
    assert len(names) >= 8
    assert {name.split("-")[0].split(".")[0] for name in names} >= {"good", "odd", "broken"}


def documented():
    """Return the rows of the table of kinds in docs/importing.md: what, how to get it, command, kind."""
    text = (Path(__file__).resolve().parents[2] / "docs" / "importing.md").read_text("utf-8")
    table = text.split("| what | how to get it | command | kind |")[1].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table.splitlines()[2:]]


def test_the_docs_say_how_to_get_each_kind_and_the_command():
    """docs/importing.md has a row for every kind: what it is, how to get the file, and what to type."""
    rows = documented()
    assert {kind for *_, kind in rows} == {importer.kind for importer in IMPORTERS}
    for what, how, command, _ in rows:
        assert what
        assert len(how.split()) >= 3, f"{what}: how does one get it?"
        assert command.startswith("`inv ingest ")


def write_expectations():
    """Write every folder's expected.json from what happens now."""
    for folder in sorted({path.parent for path in FILES}):
        expected = {}
        for path in (path for path in FILES if path.parent == folder):
            with tempfile.TemporaryDirectory() as scratch:
                expected[path.name] = fates(path, Path(scratch))[1]
        text = json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / "expected.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write_expectations()
