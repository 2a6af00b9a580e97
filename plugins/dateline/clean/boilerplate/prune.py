"""Which blocks of the chosen region are not the article's body, and by which rule; rewrites none."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...article.record import Removed
from ..metadata.resolve import Statements
from .block_rules import rule_of
from .lead_blocks import name_opening, unfolded
from .sections import subheaded, take_empty, take_sections
from .site_rules import Profile
from .tagged_blocks import Piece
from .trailing_blocks import take_below_rule, take_closing


@dataclass(frozen=True, slots=True)
class Sifted:
    """The blocks that stay and what was removed, each with its rule."""

    pieces: tuple[Piece, ...]
    removed: tuple[Removed, ...]
    standfirst: str = ""  # as it stood before the body, where it was among the blocks


def sift(pieces: Sequence[Piece], told: Statements, profile: Profile | None = None) -> Sifted:
    """Part the body from labels, lists of links, boilerplate phrases and whatever trails behind.

    Args:
        pieces: the blocks of the chosen region.
        told: what the page states.
        profile: of its host; what a person wants kept is kept, whatever our rules say.
    """
    pieces = unfolded(pieces, told)
    rules = [rule_of(piece) for piece in pieces]
    name_opening(pieces, rules, told)
    take_sections(pieces, rules)
    take_below_rule(pieces, rules)
    take_closing(pieces, rules, told.authors)
    take_empty(pieces, rules)
    if profile and profile.kept:
        rules = [
            "" if profile.keeps(piece.block) else rule for piece, rule in zip(pieces, rules, strict=True)
        ]
    kept = subheaded([piece for piece, rule in zip(pieces, rules, strict=True) if not rule])
    removed = tuple(
        Removed(rule, text)
        for piece, rule in zip(pieces, rules, strict=True)
        if rule and (text := piece.text.replace("\n", " ").strip())
    )
    standfirst = " ".join(one.text for one in removed if one.rule == "standfirst")
    return Sifted(kept, removed, standfirst)
