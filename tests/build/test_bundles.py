"""What is made together is taken over together, where it is made of the same and all of it is there."""

import pytest

from dateline.build.output import Output
from dateline.site.page import Bundle, Page, unbundled


def build(folder, name, rows):
    """Build a site whose articles have a page and a row each; return it, and which articles were made.

    Args:
        folder: to work in.
        name: of the site's folder.
        rows: article → what it is made of.
    """
    output = Output(folder / name, folder / "last", folder / "record.json")
    made = []
    output.append("rows.txt", "rows:\n")
    for article, made_of in rows.items():
        if output.take_over(article, made_of):
            continue
        made.append(article)
        with output.bundle(article, made_of):
            output.page(f"{article}.html", f"1{made_of}", lambda text=made_of: text, listed="1987-03-01")
            output.append("rows.txt", f"{article} ")
            output.append("rows.txt", f"{made_of} ü\n")
    output.append("rows.txt", "end\n")
    output.finish()
    return output, made


def followed_by(folder, rows):
    """Build a site that follows one with the articles a, b and c; return what was made of it."""
    build(folder, "last", {"a": "1", "b": "2", "c": "3"})
    return build(folder, "site", rows)


class TestTakeOver:
    @pytest.mark.parametrize(
        ("rows", "made"),
        [
            ({"a": "1", "b": "2", "c": "3"}, []),
            ({"a": "1", "b": "9", "c": "3"}, ["b"]),
            ({"a": "1", "new": "5", "b": "2", "c": "3"}, ["new"]),
            ({"c": "3", "a": "1"}, []),
            ({}, []),
        ],
    )
    def test_only_what_is_made_of_something_else_is_made(self, tmp_path, rows, made):
        """Pages and rows are those of a site made anew, whatever was changed, added, moved or removed."""
        _, found = followed_by(tmp_path, rows)
        lines = "".join(f"{article} {made_of} ü\n" for article, made_of in rows.items())
        assert found == made
        assert (tmp_path / "site/rows.txt").read_text() == f"rows:\n{lines}end\n"
        assert {path.stem: path.read_text() for path in (tmp_path / "site").glob("*.html")} == rows

    def test_it_goes_on_from_build_to_build(self, tmp_path):
        """What was taken over once is taken over the next time, too, with its counts and its days."""
        followed_by(tmp_path, {"b": "2", "a": "1", "c": "4"})
        (tmp_path / "last").rename(tmp_path / "older")
        (tmp_path / "site").rename(tmp_path / "last")
        output, made = build(tmp_path, "site", {"a": "1", "b": "2", "c": "4"})
        assert made == []
        assert (output.rendered, output.unchanged) == (0, 3)
        assert output.listed() == [(f"{name}.html", "1987-03-01") for name in "abc"]
        assert (tmp_path / "site/rows.txt").read_text() == "rows:\na 1 ü\nb 2 ü\nc 4 ü\nend\n"

    def test_what_it_was_made_of_is_known_by_what_that_follows_from(self, tmp_path):
        """The last build's digest is told for the same basis alone, and that of what was taken over, too."""
        for name, previous in (("last", None), ("site", tmp_path / "last")):
            output = Output(tmp_path / name, previous, tmp_path / "record.json")
            known = [output.made_of_before("a", basis) for basis in ("1", "2", "")]
            if not output.take_over("a", "of 1", "1"):
                with output.bundle("a", "of 1", "1"):
                    output.page("a.html", "of 1", lambda: "1")
            output.finish()
        assert known == ["of 1", "", ""]
        last = Output(tmp_path / "another", tmp_path / "site", tmp_path / "record.json")
        assert last.made_of_before("a", "1") == "of 1"

    @pytest.mark.parametrize(("path", "made"), [("b.html", ["b"]), ("rows.txt", ["a", "b", "c"])])
    @pytest.mark.parametrize("damage", ["changed", "gone"])
    def test_what_somebody_touched_is_made_anew(self, tmp_path, path, made, damage):
        """A bundle of which one file is not as it was written is made whole."""
        build(tmp_path, "last", {"a": "1", "b": "2", "c": "3"})
        if damage == "gone":
            (tmp_path / "last" / path).unlink()
        else:
            (tmp_path / "last" / path).write_text("tampered")
        _, found = build(tmp_path, "site", {"a": "1", "b": "2", "c": "3"})
        assert found == made
        assert (tmp_path / "site/rows.txt").read_text() == "rows:\na 1 ü\nb 2 ü\nc 3 ü\nend\n"
        assert (tmp_path / "site/b.html").read_text() == "2"

    def test_a_bundle_with_a_page_that_failed_is_made_again(self, tmp_path):
        """What is to be forgotten of it is not taken over by way of its bundle."""
        output = Output(tmp_path / "last", None, tmp_path / "record.json")
        with output.bundle("a", "1"):
            output.page("a.html", "1", str)
            output.forget("a.html")
        output.finish()
        assert not Output(tmp_path / "site", tmp_path / "last", tmp_path / "record.json").take_over("a", "1")


def test_what_is_in_bundles_comes_in_its_place():
    """Whoever knows nothing of bundles gets the pages of a site in order."""
    one, two, three = (Page(f"{number}.html", "page.html") for number in range(3))
    assert list(unbundled([one, Bundle("b", (), lambda: iter([two])), three])) == [one, two, three]
