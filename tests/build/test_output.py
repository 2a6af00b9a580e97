"""The built folder: written once, taken over when unchanged, checked by its manifest, swapped in whole."""

from pathlib import Path

import pytest

from dateline.article.errors import IntegrityError
from dateline.build.manifest import MANIFEST, digest_in_manifest, manifest_bytes, read_manifest
from dateline.build.output import Output
from dateline.build.swap import swapped
from dateline.deliver.verify_site import verify_site
from dateline.ingest.store.lock import locked


@pytest.fixture
def first(tmp_path):
    """Return the folder of a first build with one page, and the file of its digests."""
    output = Output(tmp_path / "site", tmp_path / "none", tmp_path / "digests.json")
    output.page("a/b.html", "1", lambda: "<p>one</p>")
    output.finish()
    return tmp_path / "site"


class TestOutput:
    def test_an_unchanged_page_is_not_rendered_again(self, first, tmp_path):
        """A page whose digest is that of the last build is taken over as it is."""
        second = Output(tmp_path / "next", first, tmp_path / "digests.json")
        second.page("a/b.html", "1", lambda: pytest.fail("rendered"))
        second.finish()
        assert (second.rendered, second.unchanged) == (0, 1)
        assert (tmp_path / "next/a/b.html").read_text() == "<p>one</p>"

    def test_a_changed_page_is_rendered(self, first, tmp_path):
        """Another digest means another page."""
        second = Output(tmp_path / "next", first, tmp_path / "digests.json")
        second.page("a/b.html", "2", lambda: "<p>two</p>")
        assert (tmp_path / "next/a/b.html").read_text() == "<p>two</p>"
        assert (first / "a/b.html").read_text() == "<p>one</p>"

    def test_a_page_that_somebody_touched_is_rendered(self, first, tmp_path):
        """What others wrote into the last site is not taken over, whatever its digest said."""
        (first / "a/b.html").write_text("<p>two</p>")
        second = Output(tmp_path / "next", first, tmp_path / "digests.json")
        second.page("a/b.html", "1", lambda: "<p>one</p>")
        assert (tmp_path / "next/a/b.html").read_text() == "<p>one</p>"

    def test_what_stands_beside_a_page_is_taken_over_with_it(self, tmp_path):
        """References are made with their page and not again while it stays as it is."""
        for site, made in (("one", ["made"]), ("two", [])):
            output = Output(tmp_path / site, tmp_path / "one", tmp_path / "record.txt")
            output.page("a.html", "1", lambda: "<p>", [("a.bib", made.pop)])
            output.finish()
            assert (tmp_path / site / "a.bib").read_text() == "made"

    @pytest.mark.parametrize(("text", "same"), [("one", True), ("two", False)])
    def test_a_copy_with_the_same_bytes_is_the_last_builds_file(self, tmp_path, text, same):
        """Pelican copies the theme anew in every build: what it holds decides, not when it was copied."""
        source = tmp_path / "site.css"
        source.write_text("one")
        for site in ("last", "next"):
            output = Output(tmp_path / site, tmp_path / "last", tmp_path / "record")
            output.expect_copies({"theme/site.css": source}, "theme/")
            replace(tmp_path / site / "theme/site.css", "one" if site == "last" else text)
            output.finish()
        files = [tmp_path / site / "theme/site.css" for site in ("last", "next")]
        assert files[0].samefile(files[1]) == same
        assert files[1].read_text() == text

    def test_a_file_that_lost_bytes_is_found(self, tmp_path):
        """A build whose files are not as long as what was written is refused."""
        output = Output(tmp_path / "site", tmp_path, tmp_path / "record.txt")
        output.page("a.html", "1", lambda: "<p>whole</p>")
        (tmp_path / "site/a.html").write_text("<p>")
        with pytest.raises(IntegrityError, match="12 that were written"):
            output.finish()

    def test_a_file_can_grow_beside_others(self, tmp_path):
        """Rows of two files may come in turn."""
        output = Output(tmp_path / "site", tmp_path, tmp_path / "record.txt")
        for path, text in (("a.csv", "1,"), ("b.csv", "2,"), ("a.csv", "3")):
            output.append(path, text)
        output.finish()
        assert (tmp_path / "site/a.csv").read_text() == "1,3"

    def test_what_a_killed_build_left_is_not_written_into(self, tmp_path):
        """Its unfinished file may have a second name, that of a file of a site that is read."""
        site = tmp_path / "site.txt"
        site.write_text("whole")
        folder = tmp_path / "in_place"
        folder.mkdir()
        (folder / "a.txt.part").hardlink_to(site)
        output = Output(folder, None, tmp_path / "record.json")
        output.append("a.txt", "new")
        output.finish()
        assert site.read_text() == "whole"
        assert (folder / "a.txt").read_text() == "new"

    @pytest.mark.parametrize("path", ["/etc/passwd", "../x.html", "a/../../x.html", "a\\b.html"])
    def test_no_page_leaves_the_folder(self, tmp_path, path):
        """Whatever an article calls itself, its page stays below output/."""
        output = Output(tmp_path / "site", tmp_path, tmp_path / "d.json")
        with pytest.raises(ValueError, match="leaves the folder"):
            output.page(path, "1", str)

    def test_no_page_is_written_twice(self, tmp_path):
        """Two articles never share an address unnoticed."""
        output = Output(tmp_path / "site", tmp_path, tmp_path / "d.json")
        output.page("a.html", "1", str)
        with pytest.raises(ValueError, match="written twice"):
            output.page("a.html", "2", str)


class TestManifest:
    @pytest.mark.parametrize("path", ["a.html", "b/a.html", "a.htm", "html", "0" * 64])
    def test_the_digest_of_one_file_is_that_of_the_whole_list(self, tmp_path, path):
        """It is found without reading all lines, and is no other file's that ends alike."""
        digests = {name: f"{number:064x}" for number, name in enumerate(("a.html", "b/a.html", "c  a.htm"))}
        (tmp_path / MANIFEST).write_bytes(manifest_bytes(digests))
        assert digest_in_manifest(tmp_path, path) == read_manifest(tmp_path).get(path, "")

    def test_a_whole_site_has_no_findings(self, first):
        """What was written is what the manifest says."""
        assert verify_site(first) == []

    def test_every_kind_of_damage_is_found(self, first):
        """A changed, a missing and a foreign file are each named."""
        (first / "a/b.html").write_text("tampered")
        (first / "new.html").write_text("foreign")
        (first / MANIFEST).write_text((first / MANIFEST).read_text() + "0" * 64 + "  gone.html\n")
        assert [(finding.path, finding.finding) for finding in verify_site(first)] == [
            ("a/b.html", "damaged"),
            ("gone.html", "missing"),
            ("new.html", "stray"),
        ]


def replace(file, text):
    """Write a file as builds do: what had its name before stays as it is under other names."""
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_text(text)


def inodes(folder):
    """Return the inode number of each file."""
    return {str(path.relative_to(folder)): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


class TestLinkedCopy:
    @pytest.mark.parametrize("change", ["add", "edit", "remove", "damage the copy", "lose the copy"])
    def test_the_next_build_begins_with_the_files_of_the_site(self, tmp_path, change):
        """Whatever was done to either, the folder to build in holds the site's own files, and no others."""
        output, copy = tmp_path / "output", tmp_path / "cache/site"
        for words in ("1", "2"):
            with swapped(output, tmp_path / "cache") as folder:
                replace(folder / "a.html", words)
                replace(folder / "b" / f"{words}.html", words)
        assert inodes(copy) == inodes(output)
        match change:
            case "add":
                replace(output / "d" / "new.html", "new")
            case "edit":
                replace(output / "a.html", "3")
            case "remove":
                (output / "a.html").unlink()
            case "damage the copy":
                replace(copy / "a.html", "4")
                replace(copy / "x" / "y.html", "5")
            case _:
                (copy / "a.html").unlink()
        with swapped(output, tmp_path / "cache") as folder:
            assert inodes(folder) == inodes(output)


class TestSwap:
    def test_a_failed_build_leaves_the_old_site(self, tmp_path):
        """An error on the way keeps every byte of the last site."""
        output = tmp_path / "output"
        output.mkdir()
        (output / "index.html").write_text("old")

        def fail():
            with swapped(output, tmp_path / "cache") as folder:
                replace(folder / "index.html", "new")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail()
        assert (output / "index.html").read_text() == "old"

    def test_a_swap_cut_in_two_is_finished(self, tmp_path):
        """Killed between its two renames, the site comes back with the next build."""
        (tmp_path / "output.before-this-build").mkdir()
        (tmp_path / "output.before-this-build/index.html").write_text("old")
        output = tmp_path / "output"
        with pytest.raises(RuntimeError), swapped(output, tmp_path / "cache"):
            raise RuntimeError
        assert (output / "index.html").read_text() == "old"

    def test_only_one_build_at_a_time(self, tmp_path):
        """A second build is refused with a sentence."""
        second = swapped(tmp_path / "output", tmp_path / "cache")
        with locked(tmp_path / "cache"), pytest.raises(IntegrityError, match="another run"):
            second.__enter__()

    def test_at_no_moment_is_there_no_site(self, tmp_path, monkeypatch):
        """The old folder and the new one change places in one act, where the system can."""
        output = tmp_path / "output"
        output.mkdir()
        (output / "old.html").write_text("old")
        monkeypatch.setattr(Path, "rename", lambda *_: pytest.fail("there would be no site for a moment"))
        with swapped(output, tmp_path / "cache") as folder:
            (folder / "old.html").unlink()
            replace(folder / "new.html", "new")
        assert [path.name for path in output.iterdir()] == ["new.html"]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "output"]

    def test_a_system_that_cannot_exchange_renames_twice(self, tmp_path, monkeypatch):
        """The result is the same."""
        monkeypatch.setattr("dateline.build.swap._exchanged", lambda *_: False)
        for words in ("old", "new"):
            with swapped(tmp_path / "output", tmp_path / "cache") as folder:
                replace(folder / "page.html", words)
        assert (tmp_path / "output/page.html").read_text() == "new"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "output"]

    def test_a_link_to_the_served_folder_stays_a_link(self, tmp_path):
        """Whoever serves the site from elsewhere by a link goes on doing so."""
        (tmp_path / "www").mkdir()
        (tmp_path / "output").symlink_to(tmp_path / "www")
        with swapped(tmp_path / "output", tmp_path / "cache") as folder:
            replace(folder / "page.html", "new")
        assert (tmp_path / "output").is_symlink()
        assert (tmp_path / "www/page.html").read_text() == "new"
