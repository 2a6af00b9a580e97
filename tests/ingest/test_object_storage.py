"""Sources in object storage: read as files are, to the same bytes; a run that dies is gone on with."""

import io
import zipfile
from typing import ClassVar

import pytest
from PIL import Image

from dateline.article.errors import UnreadableSourceError
from dateline.ingest import ingest
from dateline.ingest.object_storage import stored_files
from dateline.ingest.sources import count, find

from .conftest import Here, dump, page, tree

fsspec = pytest.importorskip("fsspec", reason="the extra `object-storage` is not installed")


def drawn():
    """Return a picture large enough to be one of an article."""
    stream = io.BytesIO()
    Image.effect_noise((400, 300), 50).save(stream, "PNG")
    return stream.getvalue()


def packed(*names):
    """Return a zip of pages."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(f"{name}.html", page(name))
    return stream.getvalue()


PICTURE = drawn()
PILE = {
    "b.html": page("b").replace(
        b"<article>", b"<article><img src='b_files/one.png' width='400' height='300'>"
    ),
    "b_files/one.png": PICTURE,
    "a/rows.csv": b"T,Words\nFerry,The ferry runs again after a winter.\nLock,The lock opens on Friday.\n",
    "a/rows.csv.columns.json": b'{"headline": "T", "body": "Words"}',
    "a.txt": dump("a"),
    "packed.zip": packed("one", "two"),
    ".hidden/x.txt": dump("x"),
    "empty.txt": b"",
}


@pytest.fixture
def stored(tmp_path):
    """Put the pile into a folder and into a storage; return the address of the latter."""
    storage = fsspec.filesystem("memory")
    for name, data in PILE.items():
        file = tmp_path / "pile" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        storage.pipe_file(f"/bucket/pile/{name}", data)
    yield "memory://bucket/pile"
    storage.rm("/bucket", recursive=True)


def test_a_storage_is_read_as_a_folder_is(stored, tmp_path):
    """Same names, same order, same articles and pictures, same ledger: to the byte."""
    here = ingest([tmp_path / "pile"], tmp_path / "here", executor=Here)
    there = ingest([stored], tmp_path / "there", executor=Here)
    assert there == here
    assert here.counts["added"] == 6
    assert tree(tmp_path / "there") == tree(tmp_path / "here")
    assert any(path.startswith("images/") for path in tree(tmp_path / "there"))


def test_one_object_and_the_count(stored):
    """An address may be that of one object; a bar counts all but what belongs to a page or a table."""
    assert [found.name for found in find([f"{stored}/a.txt"])] == ["a.txt"]
    assert count([stored]) == len(PILE) - 3


class Failing(Here):
    """Cleans a hundred documents, and then no more."""

    cleaned: ClassVar[list[str]] = []

    def submit(self, work, item):
        """Return a future that is done, or end the run."""
        if len(self.cleaned) == 100:
            raise KeyboardInterrupt
        self.cleaned.append(item.name)
        return super().submit(work, item)


def test_a_run_that_dies_is_gone_on_with(tmp_path):
    """What is on record is not cleaned twice, and the end is that of one run."""
    storage = fsspec.filesystem("memory")
    for number in range(120):
        storage.pipe_file(f"/bucket/many/{number:03}.txt", dump(number))
    ingest(["memory://bucket/many"], tmp_path / "whole", executor=Here)
    with pytest.raises(KeyboardInterrupt):
        ingest(["memory://bucket/many"], tmp_path / "halves", executor=Failing)
    kept = len(list((tmp_path / "halves").rglob("*.md")))
    Failing.cleaned.clear()
    ingest(["memory://bucket/many"], tmp_path / "halves", executor=Failing)
    assert 0 < kept == 120 - len(Failing.cleaned)
    assert tree(tmp_path / "halves") == tree(tmp_path / "whole")
    storage.rm("/bucket", recursive=True)


def test_nothing_outside_the_folder_is_read(stored):
    """A page may name a picture by any path; only what lies in its folder, or below, comes with it."""
    (page,) = (file for file in stored_files(stored) if file.name.endswith("b.html"))
    assert page.beside("b_files/one.png") == PICTURE
    fsspec.filesystem("memory").pipe_file("/bucket/secret.png", PICTURE)
    for reference in (
        "../secret.png",
        "/bucket/secret.png",
        "b_files/../../secret.png",
        "b_files",
        "none.png",
        "",
    ):
        assert page.beside(reference) is None


def test_an_archive_is_refused_and_its_originals_are_read(stored, tmp_path):
    """As with folders: its pages and lists are no sources."""
    ingest([stored], tmp_path / "here", executor=Here)
    storage = fsspec.filesystem("memory")
    for file in (path for path in (tmp_path / "here").rglob("*") if path.is_file()):
        storage.pipe_file(f"/bucket/archive/content/{file.relative_to(tmp_path / 'here')}", file.read_bytes())
    with pytest.raises(UnreadableSourceError, match="an archive of its own"):
        list(find(["memory://bucket/archive"]))
    names = [found.name for found in find(["memory://bucket/archive/content/originals"])]
    assert names == [found.name for found in find([tmp_path / "here" / "originals"])]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("memory://bucket/none", "no such object"),
        ("nonesuch://bucket/x", "no storage of this kind"),
        ("https://example.org/a.html", "--fetch"),
    ],
)
def test_an_address_that_cannot_be_read_is_a_sentence(address, message):
    """The message names the address and the way out."""
    with pytest.raises(UnreadableSourceError, match=message) as raised:
        list(find([address]))
    assert raised.value.where == address


def test_a_storage_that_refuses_is_a_sentence(monkeypatch):
    """Whatever a storage raises, such as for missing credentials, ends in one sentence."""
    from fsspec.implementations.memory import MemoryFileSystem

    def refused(*_given, **_named):
        raise PermissionError("no credentials")

    monkeypatch.setattr(MemoryFileSystem, "isfile", refused)
    with pytest.raises(UnreadableSourceError, match="does not answer"):
        list(find(["memory://bucket/x"]))
