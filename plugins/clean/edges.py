"""Which blocks of the chosen region are not the article's body, and by which rule; rewrites none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..article.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from ..article.record import Removed
from ..article.text import text_of
from .construct import Piece, words
from .hints import role
from .inlines import measures
from .phrases import boilerplate

_LABEL_ROLES = frozenset(("byline", "standfirst", "credit", "tags", "share", "related", "print"))
_LONGEST_LABEL = 250  # characters of a byline, a date line, a list of tags
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sifted:
    """The blocks that stay and what was removed, each with its rule."""

    pieces: tuple[Piece, ...]
    removed: tuple[Removed, ...]


def sift(pieces: Sequence[Piece], headline: str, standfirst: str) -> Sifted:
    """Part the body from labels, lists of links, boilerplate phrases and whatever trails behind."""
    rules: list[str] = [_rule(piece) for piece in pieces]
    _before_body(pieces, rules, headline, standfirst)
    _after_body(pieces, rules)
    _orphans(pieces, rules)
    kept = tuple(piece for piece, rule in zip(pieces, rules, strict=True) if not rule)
    removed = tuple(
        Removed(rule, text)
        for piece, rule in zip(pieces, rules, strict=True)
        if rule and (text := text_of((piece.block,)).replace("\n", " ").strip())
    )
    return Sifted(kept, removed)


def _rule(piece: Piece) -> str:
    """Return the rule by which a block alone is none of the body."""
    block = piece.block
    if isinstance(block, Figure | Rule | CodeBlock | Footnote | Table):
        return ""
    words, linked = block_measures(block)
    total = words + linked
    if isinstance(block, Paragraph | Heading | ListBlock | Quote) and total <= _LONGEST_LABEL:
        named = _named(piece)
        if named in _LABEL_ROLES:
            return named
    if isinstance(block, Paragraph | Heading | Quote):
        text = text_of((block,))
        if found := boilerplate(text):
            return found
        if linked > 2 * words and linked > 12 and not isinstance(block, Heading):
            return "links"
    elif isinstance(block, ListBlock):
        if linked > 1.5 * words:
            return "links"
        if all(boilerplate(text_of(item)) for item in block.items):
            return "share"
    return ""


def _named(piece: Piece) -> str:
    tag = piece.tag
    for _ in range(2):
        found = role(f"{tag.get('class') or ''} {tag.get('id') or ''}")
        if found:
            return found
        if tag.parent is None or len(tag.parent.get_text()) > 2 * _LONGEST_LABEL:
            return ""
        tag = tag.parent
    return ""


def block_measures(block: Block) -> tuple[int, int]:
    """Return the characters of a block outside and inside of links."""
    runs: Iterable[tuple[int, int]]
    match block:
        case Paragraph(content) | Heading(content):
            return measures(content)
        case Quote(inner) | Footnote(_, inner):
            runs = [block_measures(part) for part in inner]
        case ListBlock(items):
            runs = [block_measures(part) for item in items for part in item]
        case DefinitionList(pairs):
            runs = [measures(run) for term, bodies in pairs for run in (term, *bodies)]
        case Table(header, rows):
            runs = [measures(cell) for row in (header, *rows) for cell in row]
        case CodeBlock(text):
            return len(text), 0
        case _:
            return 0, 0
    runs = list(runs)
    return sum(run[0] for run in runs), sum(run[1] for run in runs)


def _before_body(pieces: Sequence[Piece], rules: list[str], headline: str, standfirst: str) -> None:
    """Take the headline and standfirst out of the blocks before the first prose."""
    for number, piece in enumerate(pieces[:12]):
        if rules[number] or not isinstance(piece.block, Paragraph | Heading):
            continue
        text = words(piece.block)
        if headline and same(text, headline):
            rules[number] = "headline"
            for before in range(number):
                if not rules[before] and isinstance(pieces[before].block, Paragraph | Heading):
                    rules[before] = "before the headline"
        elif standfirst and same(text, standfirst):
            rules[number] = "standfirst"


def same(one: str, other: str) -> bool:
    """Tell whether two texts have the same words."""
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())


def _after_body(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Take what trails: from the last prose on, labels and headings with nothing below them."""
    end = len(pieces)
    while end and (rules[end - 1] or isinstance(pieces[end - 1].block, Heading | Rule)):
        end -= 1
        rules[end] = rules[end] or "nothing below it"


def _orphans(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Take a heading whose whole section was removed."""
    for number, piece in enumerate(pieces):
        if rules[number] or not isinstance(piece.block, Heading):
            continue
        following = number + 1
        while following < len(pieces) and rules[following]:
            following += 1
        if following == number + 1:
            continue
        after = pieces[following].block if following < len(pieces) else None
        if after is None or (isinstance(after, Heading) and after.level <= piece.block.level):
            rules[number] = "nothing below it"
