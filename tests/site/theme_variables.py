"""Writes docs/theme-variables.md anew: `python -m tests.site.theme_variables`."""

from pathlib import Path

import pytest

from dateline.cli.theme_reference import theme_reference
from dateline.site.page import Page
from tests.built_site.archives import EXTREMES, SHORT
from tests.site.made_archive import STORIES, site

FILE = Path(__file__).resolve().parents[2] / "docs" / "theme-variables.md"
BEGIN = "<!-- What follows is written by `python -m tests.site.theme_variables`. -->\n\n"


def tables():
    """Return the tables as the pages of a made-up archive have them, its lists short as in a large one."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, length in SHORT:
            patch.setattr(module, name, length)
        made = site((*STORIES, *EXTREMES.values()), base_url="https://archive.test-press.eu")
        pages = [item for item in made.items() if isinstance(item, Page)]
        return theme_reference(pages, made.globals)


def page():
    """Return the whole page: what a person wrote, then the tables."""
    return FILE.read_text("utf-8").partition(BEGIN)[0] + BEGIN + tables().rstrip() + "\n"


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")
