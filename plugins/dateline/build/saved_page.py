"""A page as it was saved, made safe to look at: no script, no request, no way out of it.

Three walls, each enough alone against scripts: an allow-list of elements and attributes (no link, no handler,
pictures of the file itself alone), a policy in the page that forbids whatever is left, and the sandbox of the
frame that shows it, which gives the page an origin of its own (HTML Living Standard, 7.1.4 and 4.8.5).
"""

import base64
import html
import re
from collections.abc import Mapping

import nh3

from ..clean.decode import decode
from ..ingest.importers.parts import html_part, message_of, pictures, text_of_part
from .csp import SAVED_POLICY

_DROPPED = {
    "applet", "audio", "dialog", "embed", "frame", "frameset", "iframe", "math", "noscript", "object",
    "script", "select", "svg", "template", "textarea", "title", "video",
}  # fmt: skip
_TAGS = {
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption",
    "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
    "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "picture", "pre", "q", "s",
    "samp", "section", "small", "span", "strike", "strong", "style", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var",
}  # fmt: skip
_ANYWHERE = {
    "align", "bgcolor", "class", "color", "dir", "face", "height", "id", "lang", "size", "style",
    "title", "valign", "width",
}  # fmt: skip
_ATTRIBUTES = {
    "*": _ANYWHERE,
    "img": {"src", "alt"},
    "col": {"span"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "table": {"border", "cellpadding", "cellspacing"},
    "time": {"datetime"},
}  # fmt: skip
_STYLE = re.compile(r"<style\b[^>]*>.*?</style>", re.DOTALL | re.IGNORECASE)
# What styles would ask for elsewhere; whatever is spelt so that this misses it, the policy forbids.
_ELSEWHERE = re.compile(r"""@import[^;<]*;?|url\(\s*(?!["']?data:)[^)<]*\)""", re.IGNORECASE)
_TYPES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)


def saved_page(data: bytes, kind: str, *, title: str, language: str = "") -> str:
    """Return a page that shows what was saved, and does nothing.

    Args:
        data: the original as received.
        kind: the importer's name; the pictures of an MHTML file are shown, of others those in the page.
        title: of the page that is made.
        language: of the article, empty where it is not known.
    """
    markup, images = _parts(data, kind)
    body = _STYLE.sub(lambda found: _ELSEWHERE.sub("none", found[0]), _cleaner(images).clean(markup))
    named = f' lang="{html.escape(language)}"' if language else ""
    return (
        f'<!DOCTYPE html>\n<html{named}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{SAVED_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{html.escape(title)}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _parts(data: bytes, kind: str) -> tuple[str, Mapping[str, bytes]]:
    """Return the markup of the page, and the pictures that came in the same file."""
    if kind != "mhtml":
        return decode(data).text, {}
    message = message_of(data)
    page = html_part(message)
    return (text_of_part(page) if page else ""), pictures(message)


def _cleaner(images: Mapping[str, bytes]) -> nh3.Cleaner:
    def kept(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "style":
            return _ELSEWHERE.sub("none", value)
        if tag != "img" or attribute != "src":
            return value
        address = value.strip()
        if address[:5].lower() == "data:":
            return address
        return _inline(images[address]) if address in images else None

    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        attribute_filter=kept,
        url_schemes={"data", "cid", "http", "https"},  # what is no picture of the file, the filter takes out
        link_rel=None,
        strip_comments=True,
    )


def _inline(picture: bytes) -> str | None:
    """Return a picture as an address that holds it; None where it is of no kind that browsers show."""
    kind = next((kind for begin, kind in _TYPES if picture.startswith(begin)), None)
    return f"data:{kind};base64,{base64.b64encode(picture).decode()}" if kind else None
