"""The signs of the query language as keyboards, word processors and other scripts write them."""

import re
import unicodedata

_QUOTES = re.compile("[“”„‟«»‹›「」『』〝〞〟″❝❞]|``|''")
_WIDE = re.compile("[\uff02\uff08-\uff0b\uff0d\uff0f-\uff1a\uff21-\uff3a\uff3e\uff41-\uff5a\uff5e\u3000]+")
_DASH_SIGN = re.compile(r"(?<![^\s(])[\u2212\u2013\ufe63](?=[\w\"(])")
_HEBREW_ACRONYM = re.compile('(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])')  # its mark is no quotation mark
_INITIALS = re.compile(r'(?<![^\s"(])([A-Z]{1,2}) & ([A-Z]{1,2})(?![^\s")])')
SINGLE_QUOTED = re.compile(
    r"""[‘‚‛'`](?=\w)((?:[^‘’‚‛'`´"]|(?<=\w)[‘’'`´](?=\w))*\s(?:[^‘’‚‛'`´"]|(?<=\w)[‘’'`´](?=\w))*)[‘’'`´](?!\w)"""
)


def with_plain_signs(text: str) -> str:
    """Return a query with every quotation mark, full-width sign and dash written as the language has it."""
    text = _WIDE.sub(
        lambda match: unicodedata.normalize("NFKC", match[0]), unicodedata.normalize("NFC", text)
    )
    text = _INITIALS.sub(r"\1&\2", _HEBREW_ACRONYM.sub("״", text))
    return _DASH_SIGN.sub("-", _QUOTES.sub('"', text))
