"""The last gate before a reader's browser: the allow-list for article HTML, in one place."""

import re
from functools import partial

import nh3

# An address with a scheme or a host, as browsers read it: controls and spaces skipped.
_ELSEWHERE = re.compile(r"[\x00-\x20]*(?:[\\/][\x00-\x20]*[\\/]|[a-z][a-z0-9+.\-\x00-\x20]*:)", re.IGNORECASE)
_TAGS = {
    "a", "blockquote", "br", "caption", "code", "dd", "dl", "dt", "em", "figcaption", "figure",
    "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "s", "section", "small", "strong",
    "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title", "aria-label"},
    "code": {"data-language"},
    "img": {"src", "alt", "loading", "width", "height"},
    "li": {"id"},
    "ol": {"start"},
    "p": {"id"},
    "small": {"id"},
    "section": {"aria-label", "tabindex"},
    "sup": {"id"},
    "th": {"scope"},
    "time": {"datetime", "title"},
}
_CLASSES = {
    "a": {"here", "also", "mention", "person", "place", "organisation", "again"},
    "figure": {"gallery"},
    "p": {"back", "elsewhere", "gone"},
    "section": {"footnotes", "table"},
    "small": {"credit"},
    "time": {"again"},
}


def _own(tag: str, attribute: str, value: str) -> str | None:
    """Let a page load pictures of the archive alone: another host would be told of its readers."""
    if tag == "img" and attribute == "src" and _ELSEWHERE.match(value):
        return None
    return value


_cleaner = partial(
    nh3.Cleaner,
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer",
    strip_comments=True,
)
_CLEANER = _cleaner()
# Asks for each attribute of each element; only pictures need that, and parsers make them of `<image` as well.
_PICTURE_CLEANER = _cleaner(attribute_filter=_own)
_PICTURE = re.compile("<im", re.IGNORECASE)


def sanitized(html: str) -> str:
    """Return article HTML with nothing in it but what the archive shows."""
    return (_PICTURE_CLEANER if _PICTURE.search(html) else _CLEANER).clean(html)
