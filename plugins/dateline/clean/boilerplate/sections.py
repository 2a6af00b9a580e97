"""The parts of a body under their headings: boilerplate goes, bold lines become headings; moves none."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from ...article.blocks import Block, Footnote, Heading, ListBlock, Paragraph, Strong
from ...languages.read import pattern
from ..plain_text.line_patterns import ends_sentence
from .tagged_blocks import Piece

_SECTION_RULES = frozenset(("read more", "share", "newsletter", "comments", "advertisement", "tags"))
_CLOSING_RULES = frozenset(("comments", "contact"))  # nothing of the article stands behind these
_CONTACT = re.compile(pattern("trailers", "contact"), re.IGNORECASE)
_LONGEST_CONTACT = 60  # characters of a heading
_LONGEST_SUBHEADING = 80  # characters
_SHORTEST_ANNOUNCEMENT = 25  # characters; 'Related:' says nothing of its own
_LARGEST = 0.35  # of the text that may go with its heading


def take_sections(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Take what stands under a heading that is boilerplate: to the next heading, or to the end."""
    behind = list(accumulate((piece.size for piece in pieces), initial=0))
    times = Counter(piece.words for piece in pieces)
    taken = 0  # all before this block that a section took with it are named
    for number, end in enumerate(_ends(pieces, rules)):
        piece = pieces[number]
        rule = rules[number] if rules[number] in _SECTION_RULES else _closing(piece)
        if not rule or not isinstance(piece.block, Paragraph | Heading):
            continue
        # What stands below each of several parts ends none of them.
        stop = len(pieces) if rule in _CLOSING_RULES and times[piece.words] == 1 else end
        if behind[stop] - behind[number + 1] <= _LARGEST * (behind[-1] or 1):
            for inner in range(max(number, taken), stop):
                rules[inner] = rules[inner] or rule
            taken = max(taken, stop)


def _ends(pieces: Sequence[Piece], rules: Sequence[str]) -> list[int]:
    """Return for each block the number behind the last one of the section that it would open.

    A heading opens one to the next heading of its level that stays, a paragraph to the end of its lists.
    """
    ends = list(range(1, len(pieces) + 1))
    headings: dict[int, int] = {}  # level → number of the next heading that stays
    lists = len(pieces)  # number behind the lists of links that follow
    for number in range(len(pieces) - 1, -1, -1):
        block = pieces[number].block
        if isinstance(block, Heading):
            within = (at for level, at in headings.items() if level <= block.level)
            ends[number] = min(within, default=len(pieces))
            if not rules[number]:
                headings[block.level] = number
        elif lists > number:
            ends[number] = lists
        if not _is_linked_list(pieces[number]):
            lists = number
    return ends


def _closing(piece: Piece) -> str:
    return "contact" if 0 < len(piece.words) < _LONGEST_CONTACT and _CONTACT.fullmatch(piece.words) else ""


def _is_linked_list(piece: Piece) -> bool:
    free, linked = piece.measures
    return isinstance(piece.block, ListBlock) and linked * 2 > free


def give_back_announced(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Give back a list of links that the paragraph above it announces: 'These societies keep lists:'."""
    for number in range(1, len(pieces)):
        above = pieces[number - 1]
        if (
            rules[number] == "links"
            and isinstance(pieces[number].block, ListBlock)
            and not rules[number - 1]
            and isinstance(above.block, Paragraph)
            and above.text.endswith((":", "："))
            and above.size >= _SHORTEST_ANNOUNCEMENT
        ):
            rules[number] = ""


def take_empty(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Take a heading whose whole section was removed."""
    following = len(pieces)  # the next block that stays
    for number in range(len(pieces) - 1, -1, -1):
        block = pieces[number].block
        if rules[number]:
            continue
        after = pieces[following].block if following < len(pieces) else None
        if isinstance(block, Heading) and _nothing_below(block, after, apart=following > number + 1):
            rules[number] = "nothing below it"
        following = number


def _nothing_below(heading: Heading, after: Block | None, *, apart: bool) -> bool:
    if isinstance(after, Footnote):
        return True
    return apart and (after is None or (isinstance(after, Heading) and after.level <= heading.level))


def subheaded(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Name as headings the short bold lines between paragraphs: pages of old knew no other."""
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        match piece.block:
            case Paragraph((Strong(content),)) if (
                following
                and isinstance(following.block, Paragraph)
                and len(piece.text) < _LONGEST_SUBHEADING
                and not ends_sentence(piece.text)
                and not piece.text.endswith((":", ",", ";"))
                and len(following.text) > 2 * len(piece.text)
            ):
                found.append(Piece(Heading(content, 3), piece.tag))
            case _:
                found.append(piece)
    return tuple(found)
