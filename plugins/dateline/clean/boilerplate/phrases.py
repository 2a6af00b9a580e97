"""Phrases that no article says of itself: what newsrooms, systems and shops put between and around it.

They are those of all languages (languages/*.toml); each counts only at the start, or as the whole, of a
short block.
"""

import re
from functools import lru_cache

from ...languages.read import pattern

# In the order of precedence.
_NAMES = (
    "read_more", "share", "newsletter", "advertisement", "notice", "comments", "rights", "tags", "correction",
)  # fmt: skip
_RULES = re.compile("|".join(f"(?P<{rule}>(?:{pattern('phrases', rule)}))" for rule in _NAMES), re.IGNORECASE)
# What asks for a subscription may be a whole paragraph: it names the letter and the deed.
_LETTER = re.compile(r"\b(?:newsletters?|in-?box|mailing list|e-?mails?)\b", re.IGNORECASE)
_DEED = re.compile(
    r"\b(?:sign(?:ing)? up|subscrib\w+|abonnier\w+|anmeld\w+|inscri\w+|suscri\w+|iscriv\w+"
    r"|assin\w+|delivered to|straight to|sent to)\b",
    re.IGNORECASE,
)
_LONGEST_REQUEST = 320
_WORD_NEXT = re.compile(r"\w")
_LEAD = re.compile(r"^[\s>»›→▶►●•*\-–—\[(|:+#]+")
# A hand that points: a line of no sentence behind it leads to another page.
_POINTER = re.compile(r"^(?:👉|👇|☞|➡️?)\s*\S.{0,120}[^.!?…\s]$")
LONGEST = 160  # characters; a longer block says something of its own


@lru_cache(maxsize=4096)  # a run is asked about as a run of the page, and again as a block
def boilerplate(text: str, longest: int = LONGEST) -> str:
    """Return the rule by which a block is no part of an article, empty where none applies."""
    if len(text) <= _LONGEST_REQUEST and _LETTER.search(text) and _DEED.search(text):
        return "newsletter"
    if len(text) > longest:
        return ""
    if _POINTER.match(text):
        return "read more"
    words = _LEAD.sub("", text).strip().replace("’", "'")
    match = _RULES.match(words)
    if not match:
        return ""
    rest = words[match.end() :]
    if rest and words[match.end() - 1].isalnum() and _WORD_NEXT.match(rest) and words.isascii():
        return ""  # the phrase is only the beginning of a word
    return (match.lastgroup or "").replace("_", " ")
