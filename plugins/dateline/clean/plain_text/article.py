"""A plain-text dump becomes articles: cut, joined, each stretch given its role, then assembled."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...article.identity import canonical_url
from ...article.normal_form import normal_form
from ...article.normal_inlines import clean_line
from ...article.record import Article, Given, Provenance, Removed
from ...article.text import count_words, shorten, text_of
from ...article.warnings import confidence, warning
from ..authors.names import merged
from ..dates.written import printed_dates
from ..metadata.dateline import dateline_of
from ..metadata.language import direction, settled
from .classify_lines import classify
from .database_exports import database_roles
from .dump_blocks import dump_blocks
from .dump_facts import dump_bylines, dump_moments, dump_publisher
from .gutenberg import unframed
from .join_lines import stretches
from .line_patterns import ends_sentence
from .nexis import nexis_roles
from .nexis_uni import nexis_uni_roles
from .notation import unmarked
from .role import Role
from .run_in_headline import part_headline
from .split import is_cover_sheet, sections

_NEWLINE = re.compile(r"\r\n?|[\x0b\x85\u2028]")
_PAGE_OF_SECTION = re.compile(r"\s*;.*$")  # a database names the page, too: 'NEWS; Pg. 3'
_WORDS_OF_ABSTRACT = 12  # a catalogue's, which may be all that it has
_OF_TEXT = frozenset(("body", "item", "caption"))
_NOT_REMOVED = frozenset(
    ("headline", "standfirst", "kicker", "body", "item", "subheading", "caption", "credit", "agency")
)


def read_dumps(text: str, url: str | None = None) -> list[Article]:
    """Return the articles of a dump in its order, empty where it has no words."""
    found: list[Article] = []
    cover: tuple[Removed, ...] = ()
    lines = _lines(text)
    if book := unframed(lines):
        if article := read_section(book.lines, url):
            around = Removed("Project Gutenberg", clean_line(" ".join(book.around)))
            removed = (around, *article.provenance.removed)
            found.append(replace(article, provenance=replace(article.provenance, removed=removed)))
        return found
    for section in map(part_headline, sections(lines)):
        if is_cover_sheet(section):
            cover = (Removed("cover sheet", clean_line(" ".join(section))),)
        elif article := read_section(section, url if not found else None):
            removed = (*cover, *article.provenance.removed)
            found.append(replace(article, provenance=replace(article.provenance, removed=removed)))
            cover = ()
    return found


def _lines(text: str) -> list[str]:
    return _NEWLINE.sub("\n", text.lstrip("\ufeff")).split("\n")


def line_roles(text: str) -> list[tuple[str, str]]:
    """Return (role, line) for each line of a dump that is not blank."""
    named: list[tuple[str, str]] = []
    lines = _lines(text)
    book = unframed(lines)
    for section in [book.lines] if book else map(part_headline, sections(lines)):
        for role in _roles(section):
            for number in range(role.stretch.first, role.stretch.last + 1):
                if section[number].strip():
                    named.append((role.name, section[number].strip()))  # noqa: PERF401
    return named


def read_section(lines: Sequence[str], url: str | None = None) -> Article | None:
    """Return the article of the lines, None where they hold no words."""
    roles = _roles(lines)
    if not any(character.isalnum() for role in roles for character in role.stretch.text):
        return None
    blocks = normal_form(dump_blocks(roles))
    body = text_of(blocks)
    # In capitals, two lines may be one headline.
    headline = " ".join(role.value for role in roles if role.name == "headline")
    # A database's abstract is often the beginning of the text once more.
    standfirst = clean_line(" ".join(role.value for role in roles if role.name == "standfirst"))
    byline = dump_bylines(roles)
    published, modified = dump_moments(roles)
    dateline = clean_line(_first(roles, "dateline")) or dateline_of(body)
    if published is None:  # agencies tell the day in the dateline
        published = next((one.moment for one in printed_dates(dateline)), None)
    language = settled("", f"{headline} {body}")
    warnings = [] if published or modified else [warning("date-missing")]
    if not headline:
        warnings.append(warning("headline-missing"))
    return Article(
        identifier="",
        headline=clean_line(headline) or _first_words(body or roles[0].stretch.text),
        blocks=blocks,
        standfirst="" if body.startswith(standfirst) else standfirst,
        kicker=clean_line(_first(roles, "kicker")),
        authors=merged(name for people, _ in byline for name in people),
        agency=next((wire for _, wire in byline if wire), "") or _first(roles, "agency"),
        publisher=clean_line(dump_publisher(roles, dateline)),
        url=canonical_url(url) if url else "",
        published=published,
        modified=modified,
        language=language,
        direction=direction(language, body),  # type: ignore[arg-type]
        section=_PAGE_OF_SECTION.sub("", clean_line(_first(roles, "section"))),
        dateline=dateline,
        given=Given(
            subjects=merged(
                part.strip() for part in re.split(r"[,;]", _first(roles, "subjects")) if part.strip()
            )
        ),
        provenance=Provenance(
            confidence=confidence(warnings),
            warnings=tuple(warnings),
            removed=tuple(
                Removed(r.rule, clean_line(r.stretch.text)) for r in roles if r.name not in _NOT_REMOVED
            ),
        ),
    )


def _roles(lines: Sequence[str]) -> list[Role]:
    if coded := database_roles(lines):
        return _with_text(coded)
    found = stretches(lines)
    plain = unmarked(lines)
    exported = nexis_roles(found) or nexis_uni_roles(found)
    return _with_text(exported or classify(found if plain == lines else stretches(plain)))


def _with_text(roles: list[Role]) -> list[Role]:
    """Return the roles with a text among them: a note of one sentence has no headline, but that sentence."""
    if any(role.name in _OF_TEXT for role in roles):
        return roles
    for name in ("standfirst", "headline"):
        lines = [role for role in roles if role.name == name and _may_be_text(role)]
        if lines and (name == "standfirst" or any(ends_sentence(role.value) for role in lines)):
            return [_as_body(role) if role in lines else role for role in roles]
    return roles


def _as_body(role: Role) -> Role:
    stretch = role.stretch.with_text(role.value) if role.rule == "labelled field" else role.stretch
    return replace(role, name="body", stretch=stretch)


def _may_be_text(role: Role) -> bool:
    """Return whether a line above a text may be the text: one with a label, if it is an abstract."""
    return role.rule != "labelled field" or (
        role.name == "standfirst"
        and ends_sentence(role.value)
        and count_words(role.value) >= _WORDS_OF_ABSTRACT
    )


def _first(roles: Sequence[Role], name: str) -> str:
    return next((role.value for role in roles if role.name == name), "")


_SHORT_HEADLINE = 90  # characters


def _first_words(body: str) -> str:
    return shorten(clean_line(body.split("\n", 1)[0]), _SHORT_HEADLINE)
