"""The pictures of articles that are not shown: files of content/ like others, and yet no part of a site."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

# As Markdown names a file below content/: in angle brackets, where it may have spaces, or bare.
_NAMED = re.compile(r"<(images/[^<>\n]+)>|(images/[^\s<>()\"']+)")


def withheld_pictures(content: Path, withheld: Iterable[str], logo: str) -> frozenset[str]:
    """Return the pictures that pages name which are not shown, and no other page, as paths below content/.

    Pages are searched, not read: one whose front matter is wrong names its pictures, too.

    Args:
        content: the archive's folder.
        withheld: names of the pages below `articles/` that are hidden, withdrawn, under embargo or refused.
        logo: the picture that each page shows; empty for none.
    """
    closed = {content / "articles" / name for name in withheld}
    pictures = set(_named_in(closed)) - {logo}
    if not pictures:
        return frozenset()
    others = (path for place in ("articles", "pages") for path in (content / place).rglob("*.md"))
    return frozenset(pictures.difference(_named_in(path for path in others if path not in closed)))


def _named_in(pages: Iterable[Path]) -> Iterator[str]:
    for page in pages:
        if page.is_file() and not page.is_symlink():
            for match in _NAMED.finditer(page.read_bytes().decode("utf-8", "surrogateescape")):
                named = match[1] or match[2]
                yield from (named, unquote(named, errors="surrogateescape"))
