"""Archives of one article."""

from dateline.article.blocks import Paragraph, Text
from dateline.article.page import write_page
from dateline.article.record import Article


def one_article(folder, headline):
    """Write an archive of one article into a folder."""
    page = folder / "content/articles/one.md"
    page.parent.mkdir(parents=True)
    text = Paragraph((Text("Two ferries met."),))
    page.write_text(write_page(Article("abcdefghijkl", headline, (text,))), "utf-8")
