"""Pages that are one preformatted text, as servers of the nineties and archives of mailing lists set them."""

import html
import re

from ...article.text import count_words

_PRE = re.compile(r"<pre\b[^>]*>(?P<inner>.*?)</pre\s*>", re.DOTALL | re.IGNORECASE)
_OUTSIDE = re.compile(
    r"<(?:script|style|head)\b.*?</(?:script|style|head)\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
# A page with headings or fields of its own says more than its text.
_STATES = re.compile(
    r"<h[1-6]\b|<meta\b[^>]*\b(?:property|name)\s*=\s*[\"']?(?:og:|article:|author|date|dc\.|description|title)"
    r"|application/ld\+json",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]{0,2000}>")
_SENTENCE = re.compile(r"[^\W\d_]{2,}[.!?][\"”’)]?\s")
_SHARE = 0.8  # of the page's words that the text has
_LEAST_SENTENCES = 3  # a listing of a program has none


def preformatted_text(page: str) -> str:
    """Return the text of a page nearly all of whose words stand in one `pre`; empty for any other page."""
    if ("<pre" not in page and "<PRE" not in page) or _STATES.search(page):
        return ""
    longest = max((found["inner"] for found in _PRE.finditer(page)), key=len, default="")
    text = html.unescape(_TAG.sub("", longest))
    if len(_SENTENCE.findall(text)) < _LEAST_SENTENCES:
        return ""
    shown = _TAG.sub(" ", _OUTSIDE.sub(" ", page))
    return text.strip("\r\n") if count_words(text) >= _SHARE * count_words(html.unescape(shown)) else ""
