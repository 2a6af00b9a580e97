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
    Strong,
    Table,
)
from ..article.normal import normal_inlines
from ..article.record import Removed
from ..article.text import text_of
from .construct import Piece, words
from .credits import is_credit
from .inlines import measures, paragraphs
from .marks import ends_sentence, mark_of
from .measured import MeasuredTag
from .phrases import boilerplate
from .statements import Statements

_LABEL_ROLES = frozenset(("byline", "dated", "credit", "tags", "share", "related", "print"))
_HEAD = 12  # blocks among which headline, standfirst and byline may stand
_FEW = 12  # children of a box that names what is in it
_LONGEST_LABEL = 250  # characters of a byline, a date line, a list of tags
_PROSE = 100  # characters; a shorter paragraph above the headline may be a label or a kicker
_SECTION_RULES = frozenset(("read more", "share", "newsletter", "comments", "advertisement", "tags"))
_SHORTEST_DECK = 40  # characters of a heading right below the headline that is its standfirst
_LONGEST_SUBHEADING = 80  # characters
_LONGEST_STANDFIRST = 700  # characters
_CLOSING_RULES = frozenset(("comments", "contact"))  # nothing of the article stands behind these
_CONTACT_HEADING = re.compile(
    r"(?:presse|media|press)?-?\s?(?:kontakte?|contacts?|contatti|contacto)(?:daten|person)?(?: (?:presse|medien|for media))?\s*:?"  # noqa: E501
    r"|(?:weitere )?(?:informationen und )?r?ückfragen.{0,30}|ansprechpartner(?:in)?.{0,20}|(?:media|press) (?:enquiries|inquiries|contacts?)\s*:?"  # noqa: E501
    r"|about the authors?|über (?:den autor|die autorin|die autoren)|zum autor|zur person|à propos de l.auteur|sobre (?:el|la) autora?|l.autore"  # noqa: E501
    r"|(?:quellen|quelle|einzelnachweise|quellenangaben?|sources?|fuentes?|fonti|źródł[ao])\s*:?",
    re.IGNORECASE,
)
_LARGEST_SECTION = 0.35  # of the text that may go with its heading
_BELOW_RULE = 400  # characters
_TRAILING = 3  # paragraphs at the end in which signatures and the like are looked for
_SIGNATURE = re.compile(
    r"\bcontributed (?:to|reporting|research)\b|^\W*(?:additional|with)? ?(?:reporting|writing|editing) by\b"
    r"|\b(?:hat an diesem|mitarbeit|a contribué à|contribuyó a|ha contribuito)\b"
    r"|^\W*(?:©|\(c\) ?\d{4}|copyright\b)|\ball rights reserved\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\W*(?:(?:e-?mail|twitter|follow|tel|phone)\W+)*(?:\S+@\S+|@\w+|(?:https?://)?(?:www\.)?\S+\.\w{2,}/?\S*)\W*",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"\b(?:is|was|are)\s+(?:an?|the|our|one|based|also|senior|editor|chief|founder)\b|\b(?:covers|writes|reports|works|joined|teaches|lives|can be reached|has (?:been|written|covered)|began|studied)\b"  # noqa: E501
    r"|\b(?:ist|war|arbeitet|schreibt|lebt|studierte|berichtet)\b|\best (?:un|une|le|la|journaliste)\b|\bes (?:un|una|el|la|periodista)\b|\bè (?:un|una|il|la|giornalista)\b",  # noqa: E501
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sifted:
    """The blocks that stay and what was removed, each with its rule."""

    pieces: tuple[Piece, ...]
    removed: tuple[Removed, ...]
    standfirst: str = ""  # as it stood before the body, where it was among the blocks


def sift(pieces: Sequence[Piece], told: Statements) -> Sifted:
    """Part the body from labels, lists of links, boilerplate phrases and whatever trails behind."""
    pieces = _unfolded(pieces, told)
    rules: list[str] = [_rule(piece) for piece in pieces]
    _before_body(pieces, rules, told)
    _sections(pieces, rules)
    _below_rule(pieces, rules)
    _after_body(pieces, rules, told.authors)
    _orphans(pieces, rules)
    kept = _subheaded([piece for piece, rule in zip(pieces, rules, strict=True) if not rule])
    removed = tuple(
        Removed(rule, text)
        for piece, rule in zip(pieces, rules, strict=True)
        if rule and (text := text_of((piece.block,)).replace("\n", " ").strip())
    )
    standfirst = " ".join(one.text for one in removed if one.rule == "standfirst")
    return Sifted(kept, removed, standfirst)


def _subheaded(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Name as headings the short bold lines between paragraphs: pages of old knew no other."""
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        following = pieces[number + 1].block if number + 1 < len(pieces) else None
        match piece.block:
            case Paragraph((Strong(content),)) if (
                isinstance(following, Paragraph)
                and len(text := words(piece.block)) < _LONGEST_SUBHEADING
                and not ends_sentence(text)
                and not text.endswith((":", ",", ";"))
                and len(words(following)) > 2 * len(text)
            ):
                found.append(Piece(Heading(content, 3), piece.tag))
            case _:
                found.append(piece)
    return tuple(found)


def _unfolded(pieces: Sequence[Piece], told: Statements) -> list[Piece]:
    """Part the lines of a first paragraph that holds headline, byline and all: old pages only break lines."""
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        block = piece.block
        if number < _HEAD and isinstance(block, Paragraph) and "\n" in (text := words(block)):
            lines = text.split("\n")
            if any(same(line, told.headline) or _label(line) for line in lines):
                runs = (normal_inlines(part) for part in paragraphs(block.content, least=1))
                found.extend(Piece(Paragraph(run), piece.tag) for run in runs if run)
                continue
        found.append(piece)
    return found


def _label(text: str) -> str:
    """Return `byline` or `dated` for a line that tells who wrote, or when, and no more."""
    mark = mark_of(text, early=False) if len(text) < _LONGEST_LABEL else None
    if mark is None:
        return ""
    return {"byline": "byline", "published": "dated", "updated": "dated"}.get(mark.role, "")


def _rule(piece: Piece) -> str:
    """Return the rule by which a block alone is none of the body."""
    block = piece.block
    if isinstance(block, Figure | Rule | CodeBlock | Footnote | Table):
        return ""
    words, linked = block_measures(block)
    total = words + linked
    if isinstance(block, Paragraph | Heading | ListBlock | Quote) and total <= _LONGEST_LABEL:
        named = _named(piece)
        if named in _LABEL_ROLES and not (total > 60 and ends_sentence(text_of((block,)))):
            return named
    if isinstance(block, Paragraph | Heading | Quote):
        text = text_of((block,))
        if found := boilerplate(text):
            return found
        if not isinstance(block, Quote) and is_credit(text):
            return "credit"
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
    if tag.name == "address":
        return "byline"
    for _ in range(2):
        above = tag.parent
        if tag.named:
            return tag.named
        if (
            not isinstance(above, MeasuredTag)
            or len(above.contents) > _FEW
            or above.length > 2 * _LONGEST_LABEL
        ):
            return ""
        tag = above
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


def _before_body(pieces: Sequence[Piece], rules: list[str], told: Statements) -> None:
    """Take the headline and standfirst out of the blocks before the first prose."""
    for number, piece in enumerate(pieces[:_HEAD]):
        if rules[number] or not isinstance(piece.block, Paragraph | Heading):
            continue
        text = words(piece.block)
        if label := _label(text):
            rules[number] = label
        elif told.headline and same(text, told.headline):
            rules[number] = "headline"
            above = sum(sum(block_measures(one.block)) for one in pieces[:number])
            for before in range(number if above < _LONGEST_LABEL else 0):
                if not rules[before] and isinstance(pieces[before].block, Paragraph | Heading):
                    rules[before] = "before the headline"
        elif (told.standfirst and same(text, told.standfirst)) or _is_standfirst(pieces, rules, number, told):
            rules[number] = "standfirst"


def _is_standfirst(pieces: Sequence[Piece], rules: Sequence[str], number: int, told: Statements) -> bool:
    """Tell whether a block before all others sums the article up."""
    before = [n for n in range(number) if not rules[n] and isinstance(pieces[n].block, Paragraph)]
    if before or told.standfirst or sum(block_measures(pieces[number].block)) > _LONGEST_STANDFIRST:
        return False
    named = _named(pieces[number])
    following = "nothing"
    if number + 1 < len(pieces):
        following = rules[number + 1] or _label(words(pieces[number + 1].block))
    if number and rules[number - 1] == "headline" and following in {"byline", "dated"}:
        return True
    if named == "standfirst" or (named == "lead" and following in {"byline", "dated"}):
        return number + 1 < len(pieces)
    if isinstance(pieces[number].block, Heading) and number and rules[number - 1] == "headline":
        return len(words(pieces[number].block)) >= _SHORTEST_DECK
    return (
        bool(told.description)
        and _set_off(pieces, number)
        and same(words(pieces[number].block), told.description)
    )


def _set_off(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a block stands apart from those behind it, as a standfirst does."""
    following = [piece for piece in pieces[number + 1 : number + 6] if isinstance(piece.block, Paragraph)]
    return bool(following) and all(piece.tag.parent is not pieces[number].tag.parent for piece in following)


def _sections(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Take what stands under a heading that is boilerplate: to the next heading, or to the end."""
    sizes = [sum(block_measures(piece.block)) for piece in pieces]
    total = sum(sizes) or 1
    for number, piece in enumerate(pieces):
        rule = rules[number] if rules[number] in _SECTION_RULES else _closing(piece)
        if not rule or not isinstance(piece.block, Paragraph | Heading):
            continue
        end = number + 1
        if rule in _CLOSING_RULES:
            end = len(pieces)
        elif isinstance(piece.block, Heading):
            while end < len(pieces) and not _is_next_section(pieces[end], rules[end], piece.block.level):
                end += 1
        else:
            while end < len(pieces) and _is_linked_list(pieces[end].block):
                end += 1
        if sum(sizes[number + 1 : end]) <= _LARGEST_SECTION * total:
            for inner in range(number, end):
                rules[inner] = rules[inner] or rule


def _closing(piece: Piece) -> str:
    text = words(piece.block)
    return "contact" if 0 < len(text) < 60 and _CONTACT_HEADING.fullmatch(text) else ""


def _is_next_section(piece: Piece, rule: str, level: int) -> bool:
    return isinstance(piece.block, Heading) and not rule and piece.block.level <= level


def _is_linked_list(block: Block) -> bool:
    if not isinstance(block, ListBlock):
        return False
    free, linked = block_measures(block)
    return linked * 2 > free


def same(one: str, other: str) -> bool:
    """Tell whether two texts have the same words."""
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())


def _after_body(pieces: Sequence[Piece], rules: list[str], authors: Sequence[str]) -> None:
    """Take what trails: signatures, what is said of the authors, headings with nothing below them."""
    trailing, kept = 0, False
    for number in range(len(pieces) - 1, -1, -1):
        block = pieces[number].block
        if rules[number] or isinstance(block, Figure):
            continue
        if isinstance(block, Heading | Rule):
            rules[number] = "" if kept else "nothing below it"
        elif isinstance(block, Paragraph | Quote) and trailing <= _TRAILING:
            rules[number] = trailer(text_of((block,)), authors)
            trailing += 1
            kept = kept or not rules[number]
        else:
            break


def _below_rule(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Take the few words below the last rule of a page: counters, guest books, terms of use."""
    cut = next((n for n in range(len(pieces) - 1, -1, -1) if isinstance(pieces[n].block, Rule)), -1)
    sizes = [sum(block_measures(piece.block)) for piece in pieces]
    if cut > 0 and sum(sizes[cut:]) < min(_BELOW_RULE, 0.1 * sum(sizes)):
        for number in range(cut + 1, len(pieces)):
            if isinstance(pieces[number].block, Paragraph | Heading | ListBlock):
                rules[number] = rules[number] or "below the rule"


def trailer(text: str, authors: Sequence[str] = ()) -> str:
    """Return the rule by which one of the last paragraphs is none of the body, empty where none applies."""
    if len(text) < 220 and _SIGNATURE.search(text):
        return "signature"
    if len(text) < 80 and _CONTACT.fullmatch(text):
        return "signature"
    if len(text) < 500 and any(_is_bio(text, author) for author in authors):
        return "bio"
    return ""


def _is_bio(text: str, author: str) -> bool:
    start = text[: len(author) + 12].casefold()
    return author.casefold() in start and _BIO.search(text[len(author) - 1 : len(author) + 60]) is not None


def _orphans(pieces: Sequence[Piece], rules: list[str]) -> None:
    """Take a heading whose whole section was removed."""
    for number, piece in enumerate(pieces):
        if rules[number] or not isinstance(piece.block, Heading):
            continue
        following = number + 1
        while following < len(pieces) and rules[following]:
            following += 1
        notes = following < len(pieces) and isinstance(pieces[following].block, Footnote)
        if following == number + 1 and not notes:
            continue
        after = pieces[following].block if following < len(pieces) else None
        if after is None or notes or (isinstance(after, Heading) and after.level <= piece.block.level):
            rules[number] = "nothing below it"
