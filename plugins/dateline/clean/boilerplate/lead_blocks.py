"""What stands before the first prose of a body: headline, standfirst, byline; takes nothing below."""

import re
from collections.abc import Sequence

from ...article.blocks import Heading, Paragraph
from ...article.normal_inlines import normal_inlines
from ..html.inlines import paragraphs
from ..metadata.resolve import Statements
from .block_rules import LONGEST_LABEL, label, named
from .tagged_blocks import Piece

_HEAD = 12  # blocks among which headline, standfirst and byline may stand
_SHORTEST_DECK = 40  # characters of a heading right below the headline that is its standfirst
_LONGEST_STANDFIRST = 700  # characters
_WORD = re.compile(r"\w+")


def unfolded(pieces: Sequence[Piece], told: Statements) -> list[Piece]:
    """Part the lines of a first paragraph that holds headline, byline and all: old pages only break lines."""
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        block = piece.block
        if number < _HEAD and isinstance(block, Paragraph) and "\n" in piece.text:
            lines = piece.text.split("\n", _HEAD)[:_HEAD]
            if any(same_words(line, told.headline) or label(line) for line in lines):
                runs = (normal_inlines(part) for part in paragraphs(block.content, least=1))
                found.extend(Piece(Paragraph(run), piece.tag) for run in runs if run)
                continue
        found.append(piece)
    return found


def same_words(one: str, other: str) -> bool:
    """Return whether two texts have the same words."""
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())


def name_opening(pieces: Sequence[Piece], rules: list[str], told: Statements) -> None:
    """Give the rule `headline`, `standfirst`, `byline` … to the blocks that are before the first prose."""
    for number, piece in enumerate(pieces[:_HEAD]):
        if rules[number] or not isinstance(piece.block, Paragraph | Heading):
            continue
        if found := label(piece.text):
            rules[number] = found
        elif told.headline and same_words(piece.text, told.headline):
            rules[number] = "headline"
            above = sum(one.size for one in pieces[:number])
            for before in range(number if above < LONGEST_LABEL else 0):
                if not rules[before] and isinstance(pieces[before].block, Paragraph | Heading):
                    rules[before] = "before the headline"
        elif _is_standfirst(pieces, rules, number, told):
            rules[number] = "standfirst"


def _is_standfirst(pieces: Sequence[Piece], rules: Sequence[str], number: int, told: Statements) -> bool:
    """Return whether a block before all others sums the article up."""
    piece = pieces[number]
    if told.standfirst:
        return same_words(piece.text, told.standfirst)
    before = [n for n in range(number) if not rules[n] and isinstance(pieces[n].block, Paragraph)]
    if before or piece.size > _LONGEST_STANDFIRST:
        return False
    name = named(piece)
    following = "nothing"
    if number + 1 < len(pieces):
        following = rules[number + 1] or label(pieces[number + 1].words)
    below_headline = number > 0 and rules[number - 1] == "headline"
    above_label = following in {"byline", "dated"}
    if below_headline and above_label:
        return True
    if name == "standfirst" or (name == "lead" and above_label):
        return number + 1 < len(pieces)
    if isinstance(piece.block, Heading) and below_headline:
        return len(piece.text) >= _SHORTEST_DECK
    return bool(told.description) and _set_off(pieces, number) and same_words(piece.text, told.description)


def _set_off(pieces: Sequence[Piece], number: int) -> bool:
    """Return whether a block stands apart from those behind it, as a standfirst does."""
    following = [piece for piece in pieces[number + 1 : number + 6] if isinstance(piece.block, Paragraph)]
    return bool(following) and all(piece.tag.parent is not pieces[number].tag.parent for piece in following)
