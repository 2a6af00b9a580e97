"""An agency's routing lines above a headline: codes, services, lengths."""

import re

from ...languages.read import pattern
from .line_patterns import ends_sentence

_WIRE = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second)\s+(?:lead|ld|add|take|writethru)\b|^\W*(?:precede|budget:|eds:?|editors:?|attn\b|adv\d*\b|ap\s+advance)"
    rf"|\b\d+\s+words\W*$|^\W*(?:{pattern('plain_text', 'urgent')})\W*$"
    r"|^\W*(?:\w\s){0,3}(?:bc|am|pm|ap|afp)-[A-Za-z]|^\W*(?:zczc|nnnn)\b|^AP-[A-Z]{2}-\d\d-\d\d"
    r"|^\W*(?:[a-z]\s){0,3}(?:[a-z]{1,3}\s?)?\d{3,5}[a-z]{1,6}(?:\s\w{1,2}){0,3}$"
    r"|^\W*[a-z]{1,3}\s?\d{3,5}(?:\s\w{1,2}){0,3}$|^[A-Z](?:\s[A-Z]){0,3}$",
    re.IGNORECASE,
)
# An agency's number of the item, then its service, priority, length, keywords: none is a word of a sentence.
_ROUTED = re.compile(r"[A-Za-z]{1,4}\d{3,5}(?:\s+(?:[a-z]{1,3}|[A-Z]{1,4}|/?[A-Z0-9][\w/-]*\d[\w/-]*|\d+))+")


def wire_slug(text: str) -> bool:
    """Return whether a line before the headline is an agency's routing code rather than words to readers."""
    if len(text) > 60 or ends_sentence(text):
        return bool(len(text) < 120 and re.match(r"(?:EDS|EDITORS)\b", text))
    if _WIRE.search(text) or _ROUTED.fullmatch(text):
        return True
    if _is_codes(text.split()):
        return True
    words = list(re.findall(r"[^\W\d_]{3,}", text))
    coded = any(character.isdigit() for character in text) or "-" in text or "/" in text
    short = len(words) <= 2 and len(text.split()) <= 3 and "<" not in text
    return coded and text.upper() == text and short and not text.isdigit()


def _is_codes(parts: list[str]) -> bool:
    """Return whether a line of several parts, such as 'ABC0123 4 I 0386 B', has codes and no word."""
    coded = [part for part in parts if any(map(str.isdigit, part))]
    mixed = any(any(map(str.isalpha, part)) for part in coded)
    return (
        mixed
        and len(coded) > 1
        and all(part in coded or len(part) <= 2 for part in parts)
        and not any(map(str.islower, parts))
    )
