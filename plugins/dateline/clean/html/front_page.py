"""Which addresses are those of a site's front page."""

import re
from urllib.parse import urlsplit

_PATHS = frozenset(("", "/", "./", "../", "/index.html", "index.html"))
_ARCHIVED = re.compile(r"\d/https?://[^/]+/?$")


def leads_to_front_page(href: str) -> bool:
    """Return whether an address, as a page writes it, is that of any site's front page."""
    try:
        address = urlsplit(href.strip())
    except ValueError:  # e.g. an invalid IPv6 address
        return False
    if href and address.path in _PATHS and not address.fragment:
        return True
    return "archive.org/web/" in href and _ARCHIVED.search(href) is not None


def leads_to_own_front_page(href: str) -> bool:
    """Return whether an address without a host is that of a front page."""
    return "//" not in href and leads_to_front_page(href)
