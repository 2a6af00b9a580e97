"""Archives of one article, and the build of an archive without a model."""

from pathlib import Path

from dateline.article.blocks import Paragraph, Text
from dateline.article.page import write_page
from dateline.article.record import Article
from dateline.build.run import build_site

ROOT = Path(__file__).resolve().parents[2]


def one_article(folder, headline):
    """Write an archive of one article into a folder."""
    page = folder / "content/articles/one.md"
    page.parent.mkdir(parents=True)
    text = Paragraph((Text("Two ferries met."),))
    page.write_text(write_page(Article("abcdefghijkl", headline, (text,))), "utf-8")


def built(folder, output="output", **settings):
    """Build the archive of a folder, without a model."""
    return build_site(
        ROOT / "pelicanconf.py",
        PATH=str(folder / "content"),
        OUTPUT_PATH=str(folder / output),
        DATELINE_CACHE=str(folder / "cache"),
        DATELINE_MODEL="none",
        **settings,
    )
