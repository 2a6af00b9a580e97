"""Permanent identifiers and the slugs made of them; the one place that says what a name may look like."""

import base64
import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from anyascii import anyascii

LONGEST_SLUG = 80  # bytes; leaves room for a folder on every file system
_LENGTH = 12  # base 32 characters of SHA-256, 60 bits: no collision is expected below 10^9 articles
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|igshid|msclkid)", re.IGNORECASE)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def identifier(key: str | bytes) -> str:
    """Return the permanent identifier for a canonical URL, or for the content where there is none."""
    data = key.encode("utf-8", "surrogatepass") if isinstance(key, str) else key
    return base64.b32encode(hashlib.sha256(data).digest()).decode().lower()[:_LENGTH]


def canonical_url(url: str) -> str:
    """Return the one spelling of an article's address: no tracking, fragment, default port or capitals."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])))
    return f"https://{host}{port}{parts.path.rstrip('/')}{'?' + query if query else ''}"


def ascii_words(text: str, longest: int) -> str:
    """Return the text in lower-case ASCII words joined by hyphens, cut between words where possible."""
    words = _NOT_SLUG.sub("-", anyascii(text).lower()).strip("-")
    if len(words) <= longest:
        return words
    cut = words[: longest + 1].rfind("-")
    return words[: cut if cut > longest // 2 else longest].strip("-")


def article_slug(headline: str, article: str) -> str:
    """Return a page name that says the headline and holds the identifier."""
    words = ascii_words(headline, LONGEST_SLUG - _LENGTH - 1)
    return f"{words}-{article}" if words else f"article-{article}"
