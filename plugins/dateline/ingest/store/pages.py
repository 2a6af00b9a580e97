"""The pages of the archive, read back; changes none."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ...article.errors import FrontMatterError
from ...article.page import read_page
from ...article.record import Article
from ..versions import Likeness, Versions


def pages(content: Path) -> Iterator[tuple[str, Article]]:
    """Yield (path below content/, article) of each page; one that cannot be read is the build's affair."""
    for path in sorted((content / "articles").rglob("*.md")):
        with suppress(FrontMatterError, UnicodeDecodeError):
            yield path.relative_to(content).as_posix(), read_page(path.read_text("utf-8"), where=path.name)


def page_versions(content: Path) -> tuple[dict[str, str], list[Likeness]]:
    """Return the texts of all pages by path, and which of them are versions of one article."""
    texts: dict[str, str] = {}
    found = Versions()
    for name, article in pages(content):
        texts[name] = article.text
        found.add(name, texts[name], article.published or article.modified)
    return texts, found.found(texts.__getitem__)
