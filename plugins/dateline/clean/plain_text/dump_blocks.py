"""The stretches of a dump that are its text become blocks, each by its role."""

from collections.abc import Sequence

from ...article.blocks import Block, Break, Figure, Heading, ListBlock, Paragraph, Text
from ..html.credits import split_printed_credit
from .caption_lines import bracketed_credit
from .join_lines import Stretch
from .line_patterns import ITEM
from .role import Role


def dump_blocks(roles: Sequence[Role]) -> list[Block]:
    """Return the blocks of the text, its items joined to lists and its credits to their captions."""
    blocks: list[Block] = []
    for number, role in enumerate(roles):
        text = role.stretch.text
        match role.name:
            case "body":
                blocks.append(_paragraph(role.stretch))
            case "subheading":
                blocks.append(Heading((Text(text),)))
            case "item":
                _add_item(blocks, text)
            case "caption":
                caption, credit = bracketed_credit(role.value)
                caption, credit = (caption, credit) if credit else split_printed_credit(role.value)
                blocks.append(Figure(None, "", (Text(caption),), credit))
            case "credit":
                _add_credit(
                    blocks, role.value, after_caption=number > 0 and roles[number - 1].name == "caption"
                )
            case _:
                pass
    return blocks


def _paragraph(stretch: Stretch) -> Paragraph:
    """Return a stretch as a paragraph, verses with a break between them."""
    verses = stretch.verses or (stretch.text,)
    return Paragraph(tuple(part for verse in verses for part in (Break(), Text(verse)))[1:])


def _add_item(blocks: list[Block], text: str) -> None:
    match = ITEM.fullmatch(text)
    assert match is not None
    item = (Paragraph((Text(match["text"]),)),)
    start = int(match["number"]) if match["number"] else None
    last = blocks[-1] if blocks else None
    if isinstance(last, ListBlock) and (last.start is None) == (start is None):
        blocks[-1] = ListBlock((*last.items, item), last.start)
    else:
        blocks.append(ListBlock((item,), start))


def _add_credit(blocks: list[Block], credit: str, *, after_caption: bool) -> None:
    last = blocks[-1] if blocks else None
    if after_caption and isinstance(last, Figure) and not last.credit:
        blocks[-1] = Figure(last.image, last.alt, last.caption, credit)
    else:
        blocks.append(Figure(None, "", (), credit))
