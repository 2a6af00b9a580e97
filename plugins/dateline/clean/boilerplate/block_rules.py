"""By which rule a block alone is none of the body: what it is named, what it says, how far it is links."""

import re

from ...article.blocks import CodeBlock, Figure, Footnote, Heading, ListBlock, Paragraph, Quote, Rule, Table
from ...article.text import text_of
from ..html.credits import is_credit
from ..html.measured_tag import MeasuredTag
from ..plain_text.line_patterns import ends_sentence, mark_of
from .phrases import boilerplate
from .tagged_blocks import Piece

LONGEST_LABEL = 250  # characters of a byline, a date line, a list of tags
_LABEL_ROLES = frozenset(("byline", "dated", "credit", "tags", "share", "related", "print"))
_FEW = 12  # children of a box that names what is in it
_SENTENCE = 60  # characters from which a sentence is no label, whatever its box is named
_ADDRESS = re.compile(r"https?://\S+")
_FEWEST_LINKED = 12  # characters in links that make a paragraph a list of links


def rule_of(piece: Piece) -> str:
    """Return the rule by which a block alone is none of the body, empty where none applies."""
    block = piece.block
    if isinstance(block, Figure | Rule | CodeBlock | Footnote | Table):
        return ""
    free, linked = piece.measures
    if isinstance(block, Paragraph | Heading | ListBlock | Quote) and free + linked <= LONGEST_LABEL:
        name = named(piece)
        if name in _LABEL_ROLES and not (free + linked > _SENTENCE and ends_sentence(piece.text)):
            return name
    if isinstance(block, Paragraph | Heading | Quote):
        if found := boilerplate(piece.text):
            return found
        if not isinstance(block, Quote) and is_credit(piece.text):
            return "credit"
        if linked > 2 * free and linked > _FEWEST_LINKED and not isinstance(block, Heading):
            # An address shown as it is stands for what a page embeds there: a film, a post.
            return "" if _ADDRESS.fullmatch(piece.text) else "links"
    elif isinstance(block, ListBlock):
        if linked > 1.5 * free:
            return "links"
        if all(boilerplate(text_of(item)) for item in block.items):
            return "share"
    return ""


def named(piece: Piece) -> str:
    """Return the role that the tag of a block, or a small box around it, is named by."""
    tag = piece.tag
    if tag.name == "address":
        return "byline"
    for _ in range(2):
        above = tag.parent
        if tag.named:
            return tag.named
        if not isinstance(above, MeasuredTag) or len(above.contents) > _FEW:
            return ""
        if above.length > 2 * LONGEST_LABEL:
            return ""
        tag = above
    return ""


def label(text: str) -> str:
    """Return `byline` or `dated` for a line that tells who wrote, or when, and no more."""
    mark = mark_of(text, early=False) if len(text) < LONGEST_LABEL else None
    if mark is None:
        return ""
    return {"byline": "byline", "published": "dated", "updated": "dated"}.get(mark.role, "")
