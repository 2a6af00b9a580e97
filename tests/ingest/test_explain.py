"""An article explained: its source and what was removed, by any of its names; a wrong name is said."""

import dataclasses
import io

import pytest
from rich.console import Console

from dateline.article.errors import UnreadableSourceError
from dateline.article.record import Removed
from dateline.clean.metadata.evidence import field_evidence
from dateline.cli.explain_console import show_explanation
from dateline.ingest import ingest
from dateline.ingest.explain import explained

DUMP = """Ferry service to Holm resumes

The ferry came back to Holm on Monday after nine days in dock, to the sound of the school band.

Read more: All news from the islands

The harbour master said that nobody had missed the noise of her engine until it was gone.
"""


@pytest.fixture
def content(tmp_path):
    """A small archive of one dump."""
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "ferry.txt").write_text(DUMP)
    ingest([tmp_path / "pile"], tmp_path / "content")
    return tmp_path / "content"


def screened(found):
    """Return what the terminal shows."""
    console = Console(file=io.StringIO(), width=100)
    show_explanation(console, found)
    return console.file.getvalue()


class TestExplain:
    def test_what_was_removed_is_named_with_its_rule(self, content):
        """Nothing disappears without a record that says why."""
        (page,) = (content / "articles").rglob("*.md")
        found = explained(content, page.name)
        assert [one.text for one in found.removed] == ["Read more: All news from the islands"]
        assert found.original.read_text() == DUMP

    def test_every_field_says_who_says_so(self, content):
        """The dump's own line tells the headline, its words the language."""
        (page,) = (content / "articles").rglob("*.md")
        heard = {one.field: one for one in explained(content, page.name).field_evidence}
        assert heard["headline"].agreeing == ("its line",)
        assert heard["language"].agreeing == ()

    def test_the_screen_shows_all_and_obeys_no_markup_of_an_article(self, content):
        """A headline in brackets is words; a long part is cut, and the file with all of it named."""
        (page,) = (content / "articles").rglob("*.md")
        found = explained(content, page.name)
        hostile = dataclasses.replace(found.article, headline="[/red] Ferry [link=x]")
        long = Removed("outside the article", "menu " * 200)
        shown = screened(dataclasses.replace(found, article=hostile, removed=(*found.removed, long)))
        for part in (
            "[/red] Ferry [link=x]",
            "read more",
            "its line",
            "… and 840 characters",
            ".removed.json",
        ):
            assert part in shown

    def test_a_container_speaks_for_its_record(self, content):
        """What came in a table is said to come from there."""
        (page,) = (content / "articles").rglob("*.md")
        found = explained(content, page.name)
        provenance = dataclasses.replace(found.article.provenance, kind="table")
        article = dataclasses.replace(found.article, provenance=provenance)
        heard = field_evidence(article, b"")
        shown = screened(dataclasses.replace(found, article=article, field_evidence=heard, removed=()))
        assert "its table record" in shown
        assert "Nothing was removed" in shown

    def test_an_id_is_enough(self, content):
        """The permanent identifier names the article."""
        (page,) = (content / "articles").rglob("*.md")
        assert explained(content, page.stem.rpartition("-")[2]).page == page

    @pytest.mark.parametrize("name", ["", "nobody", "*"])
    def test_a_wrong_name_is_said(self, content, name):
        """No page, no guess."""
        with pytest.raises(UnreadableSourceError, match="no page is named"):
            explained(content, name)

    def test_a_page_that_is_no_text_is_said(self, content):
        """As a damaged disk, or an editor with another encoding, leaves it."""
        (page,) = (content / "articles").rglob("*.md")
        page.write_bytes(b"\xff" + page.read_bytes())
        with pytest.raises(UnreadableSourceError, match="byte 0 is not UTF-8"):
            explained(content, page.name)


class TestBlocks:
    """What the model says of each run of a page."""

    @pytest.fixture
    def page_content(self, tmp_path):
        """A small archive of one page with a story between a menu and a foot."""
        story = "".join(
            f"<p>The ferry came back to Holm on day {day} after nine days in dock, and the band played.</p>"
            for day in range(6)
        )
        page = (
            '<html><head><title>Ferry resumes</title></head><body><nav><a href="/n">News of the day</a></nav>'
            f"<article><h1>Ferry resumes</h1>{story}</article><footer><p>Rights</p></footer></body></html>"
        )
        (tmp_path / "pile").mkdir()
        (tmp_path / "pile" / "ferry.html").write_text(page)
        ingest([tmp_path / "pile"], tmp_path / "content")
        return tmp_path / "content"

    def test_each_run_has_its_probability_and_its_reasons(self, page_content):
        """The features are named; those of the story speak for it more than those of the menu."""
        (page,) = (page_content / "articles").rglob("*.md")
        blocks = {one.text: one for one in explained(page_content, page.name, blocks=True).blocks}
        menu, story = blocks["News of the day"], next(one for text, one in blocks.items() if "day 3" in text)
        assert menu.probability < menu.least <= story.probability
        assert story.features["share of links"] == 0
        assert sum(menu.influences.values()) < sum(story.influences.values())

    def test_the_screen_shows_them_where_they_are_asked_for(self, page_content):
        """Otherwise an explanation stays short."""
        (page,) = (page_content / "articles").rglob("*.md")
        assert "log odds" in screened(explained(page_content, page.name, blocks=True))
        assert "log odds" not in screened(explained(page_content, page.name))

    def test_a_dump_has_none(self, content):
        """Its lines are no runs of a page."""
        (page,) = (content / "articles").rglob("*.md")
        assert explained(content, page.name, blocks=True).blocks == ()
