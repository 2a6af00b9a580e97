"""The shapes in which dumps come in: each turns a story into lines with the role of every line."""

import textwrap
from collections.abc import Callable, Iterator

from .stories import STORIES, Story

# Roles in the gold: H headline, S standfirst, B byline, U published or updated, C caption with or without its
# credit, R credit alone, T subheading, P body, I list item, D dateline alone, X anything that is no article.
Line = tuple[str, str]
BLANK: Line = ("", "")


def spaced(lines: list[Line]) -> list[Line]:
    return [each for line in lines for each in (line, BLANK)]


def body(story: Story, *, dateline: bool = False, subheading: bool = False) -> list[Line]:
    paragraphs = [("P", paragraph) for paragraph in story.body]
    if dateline and story.place:
        paragraphs[0] = ("P", f"{story.place}, {story.date} — {story.body[0]}")
    if subheading:
        paragraphs.insert(2, ("T", story.subheading))
    return paragraphs


def as_pasted(story: Story) -> list[Line]:
    """As the first document: caption and credit on one line, a notice right below it."""
    caption = f"{story.caption} {story.credit.removeprefix('Foto: ').removeprefix('Photo: ')}"
    return [
        *spaced([("H", story.headline), ("S", story.standfirst)]),
        ("C", caption if story.language == "en" else f"{story.caption} ({story.credit})"),
        ("X", "Powered by automated translation"),
        BLANK,
        *spaced([("X", story.more), *body(story), ("U", story.updated)]),
    ]


def with_byline(story: Story) -> list[Line]:
    return [
        *spaced([("H", story.headline), ("S", story.standfirst)]),
        ("B", story.by),
        ("U", story.date),
        BLANK,
        *spaced(body(story, subheading=True)),
    ]


def no_blank_lines(story: Story) -> list[Line]:
    return [("H", story.headline), ("S", story.standfirst), ("B", story.by), ("U", story.date), *body(story)]


def wrapped(story: Story, width: int = 68, indent: str = "") -> list[Line]:
    lines: list[Line] = [("H", story.headline), BLANK, ("B", story.by), ("U", story.date), BLANK]
    for role, paragraph in body(story, dateline=True):
        text = textwrap.wrap(paragraph, width, initial_indent=indent)
        lines += [*((role, part) for part in text), BLANK]
    return lines


def wrapped_narrow(story: Story) -> list[Line]:
    return wrapped(story, 44)


def wrapped_indented_tight(story: Story) -> list[Line]:
    """Paragraphs told by their indent alone, as typewriters set them."""
    lines: list[Line] = [("H", story.headline.upper()), BLANK]
    for role, paragraph in body(story):
        lines += [(role, part) for part in textwrap.wrap(paragraph, 64, initial_indent="    ")]
    return [*lines, BLANK, ("X", "(END)")]


def wire(story: Story) -> list[Line]:
    return [
        ("X", "BC-FEATURE-LOCAL-1stLd"),
        ("X", "a0412 r w"),
        BLANK,
        *spaced([("H", story.headline), ("B", story.by), *body(story, dateline=True)]),
        ("X", "-30-"),
        ("X", "EDITORS: adds quote in third paragraph."),
    ]


def telegraph(story: Story) -> list[Line]:
    return [
        ("X", "URGENT"),
        BLANK,
        *spaced([("H", story.headline.upper()), *body(story, dateline=True)]),
        ("X", "(MORE)"),
        BLANK,
        ("P", story.body[-1].replace("a", "a")),
        BLANK,
        ("X", "ENDS"),
    ]


def labelled(story: Story) -> list[Line]:
    return [
        ("H", f"Headline: {story.headline}"),
        ("B", f"Author: {story.author}"),
        ("U", f"Date: {story.date}"),
        ("X", "Source: The Evening Ledger"),
        ("X", "Section: Local"),
        ("X", "Length: 213 words"),
        BLANK,
        *spaced(body(story)),
        ("X", story.rights),
    ]


def mail(story: Story) -> list[Line]:
    return [
        ("X", "From: desk@ledger.example"),
        ("X", "To: list@ledger.example"),
        ("U", f"Date: {story.date}"),
        ("H", f"Subject: {story.headline}"),
        BLANK,
        *spaced(body(story)),
        ("X", "--"),
        ("X", "You receive this because you asked for it."),
    ]


def web_copy(story: Story) -> list[Line]:
    """As copied with the mouse: menu, share bar and links come along."""
    return [
        ("X", "Home > News > Local"),
        BLANK,
        ("H", story.headline),
        BLANK,
        ("S", story.standfirst),
        BLANK,
        ("B", story.by),
        ("U", story.date),
        ("X", story.share),
        BLANK,
        ("C", story.caption),
        ("R", story.credit),
        BLANK,
        *spaced(body(story)[:2]),
        ("X", "Advertisement"),
        BLANK,
        *spaced(body(story)[2:]),
        ("X", story.more),
        ("X", story.rights),
    ]


def updated_first(story: Story) -> list[Line]:
    return spaced(
        [("H", story.headline), ("U", story.updated), ("S", story.standfirst), *body(story, subheading=True)]
    )


def caption_in_body(story: Story) -> list[Line]:
    lines = [("H", story.headline), ("S", story.standfirst), ("B", story.by), *body(story)[:3]]
    credit = story.credit if ":" in story.credit else f"Photo: {story.credit}"
    return spaced([*lines, ("C", f"{story.caption} ({credit})"), *body(story)[3:], ("U", story.updated)])


def listed(story: Story) -> list[Line]:
    items = [("I", f"- {story.subheading}"), ("I", f"- {story.standfirst}")]
    return [*spaced([("H", story.headline), *body(story)[:2]]), *items, BLANK, *spaced(body(story)[2:])]


def numbered(story: Story) -> list[Line]:
    """As a press database prints one of several: labels above and below the text."""
    return [
        ("X", "3 of 17 DOCUMENTS"),
        BLANK,
        *spaced([("X", "The Evening Ledger"), ("U", story.date), ("H", story.headline)]),
        *spaced(
            [("B", f"BYLINE: {story.author}"), ("X", "SECTION: LOCAL; Pg. 4"), ("X", "LENGTH: 213 words")]
        ),
        *spaced(body(story)),
        *spaced([("X", "LOAD-DATE: March 3, 2021"), ("X", "LANGUAGE: ENGLISH"), ("X", story.rights)]),
    ]


def closed(story: Story) -> list[Line]:
    """As its later form: a bare label above the text, words that close it."""
    return [
        *spaced([("H", story.headline), ("X", "The Evening Ledger"), ("U", story.date), ("X", story.rights)]),
        *spaced(
            [("X", "Section: LOCAL; Pg. 4"), ("X", "Length: 213 words"), ("B", f"Byline: {story.author}")]
        ),
        *spaced([("S", f"Highlight: {story.standfirst}"), ("X", "Body"), *body(story)]),
        *spaced([("X", "Load-Date: March 3, 2021"), ("X", "End of Document")]),
    ]


def catalogued(story: Story) -> list[Line]:
    """As a third one does: the text behind a label, and the longer half of the record below it."""
    first, *rest = body(story)
    return [
        ("X", "_" * 60),
        BLANK,
        *spaced(
            [("X", "Document 3 of 17"), ("H", f"Title: {story.headline}"), ("B", f"Author: {story.author}")]
        ),
        *spaced([("S", f"Abstract: {story.standfirst}"), ("P", f"Text: {first[1]}"), *rest]),
        *spaced([("X", "Subject: Bridges; Floods"), ("X", "Publication title: The Evening Ledger")]),
        *spaced([("X", "Pages: A3"), ("U", f"Publication date: {story.date}"), ("X", "ISSN: 01234567")]),
        *spaced([("X", "Language of publication: English"), ("X", "Database: Newsstream")]),
    ]


def coded(story: Story) -> list[Line]:
    """As a fourth one does: a code at the beginning of every line that is no text."""
    return [
        ("H", f"HD   {story.headline}"),
        ("B", f"BY   {story.by}"),
        ("X", "WC   213 words"),
        ("U", f"PD   {story.date}"),
        ("X", "SN   The Evening Ledger"),
        ("X", "LA   English"),
        ("X", "LP"),
        *body(story)[:1],
        ("X", "TD"),
        *spaced(body(story)[1:]),
        ("X", "IN   i1 : Transport"),
        ("X", "AN   Document LEDGER0020210302eh320000a"),
    ]


def blocked(story: Story) -> list[Line]:
    """As it shows them: a fixed block above the text, the article's number below."""
    block = [("H", story.headline), ("B", story.author), ("X", "213 words"), ("U", story.date)]
    block += [
        ("X", text) for text in ("The Evening Ledger", "LEDGER", "A3", "English", "(c) 2021 The Ledger")
    ]
    return [*block, BLANK, *spaced(body(story)), ("X", "Document LEDGER0020210302eh320000a")]


SHAPES: tuple[Callable[[Story], list[Line]], ...] = (
    as_pasted,
    with_byline,
    no_blank_lines,
    wrapped,
    wrapped_narrow,
    wrapped_indented_tight,
    wire,
    telegraph,
    labelled,
    mail,
    web_copy,
    updated_first,
    caption_in_body,
    listed,
    numbered,
    closed,
    catalogued,
    coded,
    blocked,
)


def dumps() -> Iterator[tuple[str, list[Line]]]:
    """Yield (name, lines with roles) of every dump: each story in each shape that its language has."""
    for number, story in enumerate(STORIES):
        for shape in SHAPES:
            capitals = shape in {telegraph, wrapped_indented_tight}
            if not (capitals and story.language == "ar"):
                yield f"{story.language}{number}-{shape.__name__}", shape(story)
