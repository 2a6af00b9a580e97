"""What an archive sets of Pelican's settings, so that its owner need not; all may be overruled."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from .theme import theme_folder

# Dateline's generator makes the pages; Pelican's own has nothing to do.
ARCHIVE_DEFAULTS: Mapping[str, Any] = {
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
}


def articles_elsewhere(content: Path) -> int:
    """Return how many articles of a common Pelican site are in a folder that has none of an archive's."""
    if next((content / "articles").rglob("*.md"), None) is not None:
        return 0
    own = {content / name for name in ("pages", "originals", "authority", "images", "profiles")}
    sources = (path for suffix in ("md", "rst") for path in content.rglob(f"*.{suffix}"))
    return sum(1 for path in sources if not own.intersection(path.parents))


def with_archive_defaults(settings: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Return Pelican's settings with ours in the place of those that are as Pelican sets them.

    Templates escape what they show, whatever the settings say: titles and names come from anywhere.

    Args:
        settings: as Pelican has read them.
        folder: of the archive, in which content/ is looked for.
    """
    changed = {
        name: value for name, value in ARCHIVE_DEFAULTS.items() if settings[name] == DEFAULT_CONFIG[name]
    }
    if settings["THEME"] == DEFAULT_CONFIG["THEME"]:
        changed["THEME"] = str(theme_folder())
    if settings["PATH"] == DEFAULT_CONFIG["PATH"]:
        changed["PATH"] = str(folder.resolve() / "content")
    jinja = {**settings["JINJA_ENVIRONMENT"], "autoescape": True}
    return {**settings, **changed, "JINJA_ENVIRONMENT": jinja}
