"""What a block says, and the fingerprint by which it is known on another page; decides nothing."""

import hashlib
import re
import unicodedata

from ...article.blocks import Block, Figure, Footnote, Rule
from ...article.normal_inlines import clean_line
from ...article.text import plain, text_of
from ...languages.read import month_numbers

_PICTURE = re.compile(r"<\S+>$")  # how `said` writes a picture: behind the words, in angle brackets
_WORD = re.compile(r"\w+|#")
_DIGIT = re.compile(r"\d")
_VARIES = "#"  # stands for numbers and dates: what differs between two printings of one block
_MONTHS = frozenset(month_numbers())


def said(block: Block) -> str:
    """Return what a block says, on one line; empty for a rule, and for a note, which belongs to its mark.

    A figure says its caption and credit, then which picture it shows: other pictures are other blocks.
    """
    match block:
        case Rule() | Footnote():
            return ""
        case Figure(image, alt, caption, credit):
            shown = (plain(caption), credit) if caption or credit else (alt,)
            return clean_line(" ".join((*shown, f"<{image.partition('?')[0]}>" if image else "")))
        case _:
            return clean_line(text_of((block,)))


def masked(text: str) -> tuple[str, ...]:
    """Return the words by which two blocks are compared: numbers and dates are all the same."""
    found: list[str] = []
    folded = unicodedata.normalize("NFKC", text).casefold()
    tokens = [_VARIES if _DIGIT.search(word) else word for word in _WORD.findall(folded)]
    for number, token in enumerate(tokens):
        beside = tokens[max(0, number - 1) : number] + tokens[number + 1 : number + 2]
        word = _VARIES if token in _MONTHS and _VARIES in beside else token
        if word != _VARIES or found[-1:] != [_VARIES]:
            found.append(word)
    return tuple(found)


def fingerprint(text: str) -> str:
    """Return what all printings of a block have in common, empty where it has no word to know it by.

    Args:
        text: what the block says, as `said` has it or as a person has copied it.
    """
    picture = _PICTURE.search(text)
    shown = picture[0] if picture else ""
    compared = masked(text.removesuffix(shown))
    if not shown and not any(word != _VARIES for word in compared):
        return ""
    key = " ".join((*compared, shown))
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
