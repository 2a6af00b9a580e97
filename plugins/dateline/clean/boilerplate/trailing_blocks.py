"""What trails behind a body: signatures, words on the authors, counters; takes nothing from further up."""

import re
from collections.abc import Sequence

from ...article.blocks import Figure, Heading, ListBlock, Paragraph, Quote, Rule
from ...languages.read import pattern
from .tagged_blocks import Piece

_SIGNATURE = re.compile(pattern("trailers", "signature"), re.IGNORECASE)
_BIO = re.compile(pattern("trailers", "bio"))
_CONTACT = re.compile(
    r"\W*(?:(?:e-?mail|twitter|follow|tel|phone)\W+)*"
    r"(?:\S+@\S+|@\w+|(?:https?://)?(?:www\.)?\S+\.\w{2,}/?\S*)\W*",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 220  # characters
_LONGEST_CONTACT = 80
_LONGEST_BIO = 500
_TRAILING = 3  # paragraphs at the end in which signatures and the like are looked for
_BELOW = "below the rule"
_BELOW_RULE = 400  # characters
_BELOW_SHARE = 0.1  # of the text


def take_closing(pieces: Sequence[Piece], rules: list[str], authors: Sequence[str]) -> None:
    """Take what trails: signatures, what is said of the authors, headings with nothing below them."""
    trailing, kept = 0, False
    for number in range(len(pieces) - 1, -1, -1):
        block = pieces[number].block
        if rules[number] == _BELOW:
            rules[number] = trailer(pieces[number].text, authors) or _BELOW
        if rules[number] or isinstance(block, Figure):
            continue
        if isinstance(block, Heading | Rule):
            rules[number] = "" if kept else "nothing below it"
        elif isinstance(block, Paragraph | Quote) and trailing <= _TRAILING:
            rules[number] = trailer(pieces[number].text, authors, is_last=not kept)
            trailing += 1
            kept = kept or not rules[number]
        else:
            break


def take_below_rule(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Take the few words below the last rule of a page: counters, guest books, terms of use."""
    cut = next((n for n in range(len(pieces) - 1, -1, -1) if isinstance(pieces[n].block, Rule)), -1)
    below = sum(piece.size for piece in pieces[cut:])
    if cut > 0 and below < min(_BELOW_RULE, _BELOW_SHARE * sum(piece.size for piece in pieces)):
        for number in range(cut + 1, len(pieces)):
            if isinstance(pieces[number].block, Paragraph | Heading | ListBlock):
                rules[number] = rules[number] or _BELOW


def trailer(text: str, authors: Sequence[str] = (), *, is_last: bool = True) -> str:
    """Return the rule by which one of the last paragraphs is none of the body, empty where none applies.

    Args:
        text: of the paragraph.
        authors: of the page, of whom the last paragraphs may tell.
        is_last: nothing of the body stands below it; above text, an address is part of it.
    """
    if len(text) < _LONGEST_SIGNATURE and _SIGNATURE.search(text):
        return "signature"
    if is_last and len(text) < _LONGEST_CONTACT and _CONTACT.fullmatch(text):
        return "signature"
    if len(text) < _LONGEST_BIO and any(_is_bio(text, author) for author in authors):
        return "bio"
    return ""


def _is_bio(text: str, author: str) -> bool:
    start = text[: len(author) + 12].casefold()
    return author.casefold() in start and _BIO.search(text[len(author) - 1 : len(author) + 60]) is not None
