"""The owner's own pages: content/pages/*.md, a title and Markdown each, beside the archive's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from cmarkgfm import github_flavored_markdown_to_html

from ..article.errors import FrontMatterError
from .sanitize import sanitized

_PAGE = re.compile(r"---\n(?P<front>.*?)^---\n(?P<body>.*)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One page of the owner's: its path below output/, its title, and its sanitized HTML."""

    path: str
    title: str
    html: str


def own_pages(folder: Path) -> Iterator[OwnPage]:
    """Yield the pages of a folder in the order of their names.

    Raises:
        FrontMatterError: a page does not begin with its title between two lines `---`.
    """
    for path in sorted(folder.glob("*.md")):
        match = _PAGE.match(path.read_text("utf-8").replace("\r\n", "\n"))
        front = yaml.safe_load(match["front"]) if match else None
        if not match or not isinstance(front, dict) or not front.get("title"):
            raise FrontMatterError(
                "the page does not begin with its title",
                where=str(path),
                remedy="Begin it with a line ---, a line `title: …`, and a second line ---.",
            )
        # Unlike an article's, its links may lead to pages of the site.
        html = sanitized(github_flavored_markdown_to_html(match["body"]))
        yield OwnPage(f"{path.stem}.html", str(front["title"]), html)
