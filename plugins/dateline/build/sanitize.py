"""The last gate before a reader's browser: the allow-list for article HTML, in one place."""

import nh3

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
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer",
    strip_comments=True,
)


def sanitized(html: str) -> str:
    """Return article HTML with nothing in it but what the archive shows."""
    return _CLEANER.clean(html)
