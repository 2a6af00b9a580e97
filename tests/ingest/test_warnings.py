"""Articles whose signals disagree are listed after ingest, worst first, each with its reasons."""

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from dateline.article.moment import Moment
from dateline.article.warnings import read_warning
from dateline.cli.ingest_console import ingest_summary
from dateline.cli.summary_console import show_summary
from dateline.ingest.record import Record
from dateline.ingest.worker import articles_of

from .conftest import bring, page

PARTS = tuple(
    f"<p>The {ship} came into the harbour of Holm on Monday with its lamps out, and no one on board would "
    f"say where it had been since the {ship} was last seen, off the outer islands, nine days before.</p>"
    for ship in ("Marten", "Heron", "Otter", "Stoat")
)
DATE = '<meta property="article:published_time" content="2021-03-02">'
TWO_HEADLINES = '<title>A night on the quay</title><meta property="og:title" content="Lamps out at sea">'
OTHER_BODY = (
    '<script type="application/ld+json">'
    '{"@type": "NewsArticle", "datePublished": "2021-03-02", "articleBody": "'
    + "A long tale of the mountain villages, whose people never saw the sea nor wished to. " * 6
    + '"}</script>'
)


def story(head):
    """Return a page with that head."""
    body = f"<h1>Ships come home</h1>{''.join(PARTS)}"
    return f"<html lang=en><head>{head}</head><body>{body}</body></html>".encode()


@pytest.fixture
def report(tmp_path):
    """Return the report of four pages: one sound, and three whose signals disagree."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "sound.html").write_bytes(story(DATE))
    (folder / "headlines.html").write_bytes(story(DATE + TWO_HEADLINES))
    (folder / "worst.html").write_bytes(story(TWO_HEADLINES))
    (folder / "body.html").write_bytes(story(OTHER_BODY))
    return bring(tmp_path / "content", folder)


class TestList:
    def test_the_worst_comes_first_with_its_reasons(self, report):
        """Two headlines and no date are worse than either; a sound page is not listed."""
        listed = [
            (outcome.name, outcome.confidence, [one.text for one in outcome.warnings])
            for outcome in report.unsure
        ]
        assert [name for name, _, _ in listed] == [
            "pages/worst.html",
            "pages/body.html",
            "pages/headlines.html",
        ]
        assert listed[0][1] == 0.72
        other = "the page states different headlines, such as 'Ships come home'"
        assert listed[0][2] == [other, "no date of publication was found"]
        assert listed[1][2] == ["the page's own JSON-LD body disagrees: 100% of it is not in the text"]
        assert listed[2][2] == [other]

    def test_the_screen_names_them(self, report):
        """A person sees each reason once, the most frequent first, with a page that it concerns."""
        console = Console(file=io.StringIO(), width=300)
        show_summary(console, ingest_summary(report, Path("content"), None))
        shown = console.file.getvalue()
        assert re.search(
            r"2  the page states different headlines, such as 'Ships come home'\n +such as art", shown
        )
        assert shown.index("different headlines") < shown.index("no date of publication")


class TestAnswered:
    def test_what_the_container_states_is_no_doubt(self):
        """A date from the table settles that the page has none, and the confidence with it."""
        fields = {"published": Moment("2021-03-02"), "headline": "Ships come home"}
        bare = Record("a.csv#1", story(TWO_HEADLINES), "table", body=story(TWO_HEADLINES).decode())
        told = Record("a.csv#1", bare.data, "table", body=bare.body, fields=fields)
        (unsure,), (sure,) = articles_of(bare).parts, articles_of(told).parts
        assert len(unsure.article.provenance.warnings) == 2
        assert sure.article.provenance.warnings == ()
        assert (unsure.article.provenance.confidence, sure.article.provenance.confidence) == (0.72, 1.0)

    def test_a_doubt_of_the_importer_stays(self):
        """What the container cannot answer lowers the confidence all the same."""
        cut = Record("b.warc#1", page("pier"), "warc", warnings=("the record is cut off",))
        (part,) = articles_of(cut).parts
        assert part.article.provenance.warnings == (read_warning("the record is cut off"),)
        assert part.article.provenance.confidence == 0.85
