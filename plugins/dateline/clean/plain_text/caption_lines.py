"""A line that is the caption of a picture, with its credit."""

import re

from ..authors.names import full_name
from ..html.credits import split_credit, split_printed_credit
from ..metadata.dateline import dateline_of
from .line_patterns import ends_sentence

_BRACKETED = re.compile(r"(?P<caption>.*\S)\s+\((?P<credit>(?P<who>[^()/]{4,40})/[^()/]{3,40})\)\.?")
_LONGEST_CAPTION = 420


def is_caption(text: str, *, above_text: bool) -> bool:
    """Return whether a line is a caption with its credit.

    Args:
        text: the line.
        above_text: it stands above the first prose, where a mere name behind the last stop is a credit; in
            running text it may be the end of a sentence, as in 'to the Bank of St. Louis'.
    """
    if len(text) >= _LONGEST_CAPTION or dateline_of(text):
        return False
    if above_text and bracketed_credit(text)[1]:
        return True
    caption, credit = split_credit(text)
    if credit and caption:
        marked = text[len(caption) :].lstrip()[:1] in set("([|©") or "/" in credit
        return marked or ends_sentence(caption)
    return above_text and not text.endswith(".") and bool(split_printed_credit(text)[1])


def bracketed_credit(text: str) -> tuple[str, str]:
    """Return (caption, credit) of a line that ends in `(Photographer/Newspaper)`, else no credit."""
    match = _BRACKETED.fullmatch(text)
    return (match["caption"], match["credit"]) if match and full_name(match["who"]) else (text, "")
