"""Which URLs may become links, and in which one spelling; opens nothing."""

import re
from urllib.parse import urlsplit

# What cmark's houdini_escape_href passes through unchanged; all else is percent-encoded (UTF-8).
_UNSAFE = re.compile(r"[^A-Za-z0-9\-_.+!*'(),%#@?=;:/&$~]")
_STRIPPED = re.compile(r"[\x00-\x20\x7f-\xa0]+")  # WHATWG: browsers drop tabs and newlines within a URL
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_LONGEST = 2048  # characters; longer ones are tracking payloads, and some browsers cut them

# What is left of a picture's address where nobody noted which site it was on.
PATH_OF_SITE = re.compile(r"/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]{1,2000}")


def vetted(url: str) -> str | None:
    """Return the URL as it may be published, or None where it may not be a link.

    Only absolute `http`, `https` and `mailto` URLs pass. The result is ASCII, percent-encoded as
    CommonMark's renderer does, so that it survives Markdown unchanged.
    """
    url = _STRIPPED.sub("", url)
    if len(url) > _LONGEST:
        return None
    scheme = _SCHEME.match(url)
    if not scheme or scheme[0].lower() not in {"http:", "https:", "mailto:"}:
        return None
    if scheme[0].lower() == "mailto:":
        return encoded(url) if "@" in url else None
    if not url[len(scheme[0]) :].startswith("//") or "\\" in url.split("?")[0]:
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or parts.username is not None:
        return None
    return encoded(_ascii_host(url, host))


def _ascii_host(url: str, host: str) -> str:
    """Spell an international host name in its ASCII form, as percent-encoding would break it."""
    if host.isascii():
        return url
    try:
        ascii_host = host.encode("idna").decode()
    except UnicodeError:
        return url
    start = url.lower().find(host)
    return url[:start] + ascii_host + url[start + len(host) :] if start >= 0 else url


def encoded(url: str) -> str:
    """Percent-encode what CommonMark's renderer would encode; idempotent."""
    safe = url.encode("utf-8", "ignore").decode()
    return _UNSAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), safe)
