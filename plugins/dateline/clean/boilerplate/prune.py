"""Which blocks of the chosen region are not the article's body, and by which rule; rewrites none."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...article.record import Removed
from ..metadata.resolve import Statements
from ..plain_text.line_patterns import ends_sentence
from .block_rules import rule_of
from .lead_blocks import name_opening, unfolded
from .sections import subheaded, take_empty, take_sections
from .site_rules import Profile
from .tagged_blocks import Piece
from .trailing_blocks import take_below_rule, take_closing

# What tells of the article itself and stands in its own field.
_CERTAIN = frozenset(("headline", "standfirst", "byline", "dated", "before the headline"))
_SURE = 0.8  # probability from which no other rule takes a block: prose is never removed by a name
_LABEL = 80  # characters
_LEADS_AWAY = frozenset(("notice", "read more"))
_LONG = 100  # characters of a block that nobody writes twice


@dataclass(frozen=True, slots=True)
class Sifted:
    """The blocks that stay and what was removed, each with its rule."""

    pieces: tuple[Piece, ...]
    removed: tuple[Removed, ...]
    standfirst: str = ""  # as it stood before the body, where it was among the blocks


def sift(
    pieces: Sequence[Piece], told: Statements, profile: Profile | None = None, least: float = 0.0
) -> Sifted:
    """Part the body from labels, lists of links, boilerplate phrases and whatever trails behind.

    Args:
        pieces: the blocks of the chosen region.
        told: what the page states.
        least: probability from which a block is taken for a part of the body.
        profile: of its host; what a person wants kept is kept, whatever our rules say.
    """
    pieces = unfolded(pieces, told)
    rules = [rule_of(piece) for piece in pieces]
    name_opening(pieces, rules, told)
    take_sections(pieces, rules)
    take_below_rule(pieces, rules)
    take_closing(pieces, rules, told.authors)
    take_empty(pieces, rules)
    rules = [_weighed(piece, rule, least) for piece, rule in zip(pieces, rules, strict=True)]
    take_repeated(pieces, rules)
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


def _weighed(piece: Piece, rule: str, least: float) -> str:
    """Return the rule that takes a block, once the model has been heard on it."""
    score = piece.score
    if score < 0 or rule in _CERTAIN:
        return rule
    if score < least:
        return rule or "unlike the body"
    # A short line that leads elsewhere is no part of the text, however well it goes with what is around it.
    leads_away = rule in _LEADS_AWAY and piece.size <= _LABEL and not ends_sentence(piece.text)
    return rule if score < _SURE or leads_away else ""


def take_repeated(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Take what says again, word for word, what a long block above has said: a page laid out twice."""
    said: set[str] = set()
    for number, piece in enumerate(pieces):
        if rules[number] or piece.size < _LONG:
            continue
        if piece.text in said:
            rules[number] = "repeated"
        said.add(piece.text)
