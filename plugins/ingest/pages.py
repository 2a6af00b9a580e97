"""The pages of the archive, read back as texts; changes none."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ..article.errors import FrontMatterError
from ..article.page import read_page


def page_texts(content: Path) -> Iterator[tuple[str, str]]:
    """Yield (path below content/, plain text) of each page; one that cannot be read is the build's affair."""
    for path in sorted((content / "articles").rglob("*.md")):
        with suppress(FrontMatterError, UnicodeDecodeError):
            article = read_page(path.read_text("utf-8"), where=path.name)
            yield path.relative_to(content).as_posix(), article.text
