"""What the search index is told of an archive."""

from benchmarks.quiet_build import build_quietly
from dateline.article.blocks import Paragraph, Text
from dateline.article.page import write_page
from dateline.article.record import Article
from dateline.search.document import PAGE
from dateline.search.index_reader import IndexReader


def test_a_search_leads_only_to_pages_that_are_there(tmp_path):
    """Where the owner wants pages of people alone, no place that is searched for leads to one."""
    page = tmp_path / "content/articles/one.md"
    page.parent.mkdir(parents=True)
    text = Paragraph((Text("Ada Marsh told the council of Bergen, Norway, that the ferry would sail."),))
    page.write_text(write_page(Article("abcdefghijkl", "Ferry sails", (text,))), "utf-8")
    build_quietly(tmp_path, DATELINE_KINDS=("people",))
    names = IndexReader(tmp_path / "output/search").aliases.values()
    linked = [path for found in names for kind, path in found if kind.endswith(PAGE)]
    assert linked
    assert [path for path in linked if not (tmp_path / "output" / path).is_file()] == []
