"""Which blocks of the chosen region are not the article's body, and by which rule; rewrites none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ...article.blocks import Paragraph, Quote
from ...article.record import Removed
from ...article.warnings import CleaningWarning, warning
from ..metadata.resolve import Statements
from ..plain_text.line_patterns import ends_sentence
from .block_rules import rule_of
from .lead_blocks import name_opening, unfolded
from .sections import give_back_announced, subheaded, take_empty, take_sections
from .site_rules import Profile
from .tagged_blocks import Piece
from .trailing_blocks import take_below_rule, take_closing

# What tells of the article and stands in its own field, or signs it; headings of nothing.
_CERTAIN = frozenset(
    (
        "headline",
        "standfirst",
        "byline",
        "dated",
        "before the headline",
        "bio",
        "signature",
        "nothing below it",
    )
)
# Probabilities from which no other rule takes a block: prose is never removed by a name.
_SURE = 0.93
_SURE_OF_PROSE = 0.75  # the same, of finished sentences
_PROSE = 80  # characters from which a paragraph is prose rather than a label
_LABEL = 80  # characters
_LEADS_AWAY = frozenset(("notice", "read more"))
_TENTH = 0.1
_NOTHING: Mapping[str, int] = MappingProxyType({})
_LONG = 100  # characters of a block
_LAID_OUT_TWICE = 3  # such blocks in a row that nobody writes twice


@dataclass(frozen=True, slots=True)
class PrunedBlocks:
    """The blocks that stay and what was removed, each with its rule."""

    pieces: tuple[Piece, ...]
    removed: tuple[Removed, ...]
    warnings: tuple[CleaningWarning, ...] = ()
    standfirst: str = ""  # as it stood before the body, where it was among the blocks


def prune(
    pieces: Sequence[Piece],
    told: Statements,
    profile: Profile | None = None,
    least: float = 0.0,
    apart: Mapping[str, int] = _NOTHING,
) -> PrunedBlocks:
    """Part the body from labels, lists of links, boilerplate phrases and whatever trails behind.

    Args:
        pieces: the blocks of the chosen region.
        told: what the page states.
        least: probability from which a block is taken for a part of the body.
        profile: of its host; what a person wants kept is kept, whatever our rules say.
        apart: rule → characters of the region's prose that were set apart before it became blocks.
    """
    pieces = unfolded(pieces, told)
    rules = [rule_of(piece) for piece in pieces]
    name_opening(pieces, rules, told)
    take_sections(pieces, rules)
    give_back_announced(pieces, rules)
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
    return PrunedBlocks(kept, removed, _left_out(pieces, rules, apart), standfirst)


def _left_out(
    pieces: Sequence[Piece], rules: Sequence[str], apart: Mapping[str, int]
) -> tuple[CleaningWarning, ...]:
    """Return a warning where more than a tenth of a region's prose was removed, by whatever rule."""
    prose = Counter(apart)
    for piece, rule in zip(pieces, rules, strict=True):
        is_prose = piece.size >= _PROSE and piece.measures[1] < piece.measures[0]
        if is_prose and isinstance(piece.block, Paragraph | Quote):
            prose[rule] += piece.size
    lost = {rule for rule in prose if prose[rule] and rule and rule not in _CERTAIN | {"repeated"}}
    if sum(prose[rule] for rule in lost) <= _TENTH * prose.total():
        return ()
    return (warning("prose-left-out", ", ".join(sorted(lost))),)


def _weighed(piece: Piece, rule: str, least: float) -> str:
    """Return the rule that takes a block, once the model has been heard on it."""
    score = piece.score
    if score < 0 or rule in _CERTAIN:
        return rule
    if score < least:
        return rule or "unlike the body"
    # A short line that leads elsewhere is no part of the text, however well it goes with what is around it.
    if rule in _LEADS_AWAY and piece.size <= _LABEL and not ends_sentence(piece.text):
        return rule
    free, linked = piece.measures
    is_prose = free >= _PROSE and free > linked and ends_sentence(piece.text)
    return rule if score < (_SURE_OF_PROSE if is_prose else _SURE) else ""


def take_repeated(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Take what says again, block after block in the same order, what stands above: a page laid out twice.

    A single paragraph that stands twice stays: some writers repeat themselves.
    """
    long = [number for number, piece in enumerate(pieces) if not rules[number] and piece.size >= _LONG]
    texts = [pieces[number].text for number in long]
    first: dict[str, int] = {}
    for at, text in enumerate(texts):
        first.setdefault(text, at)
    start = 0
    while start < len(texts):
        end = start + 1
        while end < len(texts) and first[texts[end]] == first[texts[end - 1]] + 1:
            end += 1
        if first[texts[start]] < start and end - start >= _LAID_OUT_TWICE:
            for number in long[start:end]:
                rules[number] = "repeated"
        start = end
