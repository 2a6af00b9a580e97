"""The saved pages of a folder of evaluation data; reads none of them."""

from pathlib import Path

from dateline.article.errors import UnreadableSourceError


def saved_pages(data: Path) -> list[Path]:
    """Return the pages `*.html.gz` of a folder, or of its folder `dev`, without those that are gold.

    Raises:
        UnreadableSourceError: there is none; figures of nothing would pass every floor.
    """
    folder = data if any(data.glob("*.html.gz")) else data / "dev"
    pages = [path for path in sorted(folder.glob("*.html.gz")) if not path.name.endswith(".expected.html.gz")]
    if not pages:
        remedy = "Name a folder of pages *.html.gz: --data DIR."
        raise UnreadableSourceError("there are no saved pages", where=str(data), remedy=remedy)
    return pages
