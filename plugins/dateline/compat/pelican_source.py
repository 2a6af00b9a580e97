"""The HTML of a Pelican content as its reader made it, links not yet resolved."""

from typing import Any

from .private_part import PrivatePart

PART = PrivatePart(
    "pelican",
    (4, 8),
    (4, 13),
    "Content._content",
    "Articles are read before all generators have run, when `content` cannot resolve links yet.",
    "`dateline_tags` and `dateline_search` find no text in articles that are not ours.",
)


def source_html(content: Any) -> str:
    """Return the HTML of Pelican's Article or Page; empty where it has none."""
    return str(content._content or "")  # noqa: SLF001
