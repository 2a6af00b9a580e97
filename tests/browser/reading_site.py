"""A small archive built whole, for the reading list and the passages; holds no test."""

from pathlib import Path

from tests.built_site.archives import built, put
from tests.site.made_archive import STORIES


def write_reading_site(folder: Path) -> Path:
    """Build the site of a few articles below a folder; return it."""
    put(folder / "content", STORIES)
    return built(folder, folder / "content", SITEURL="https://archive.example/news")
