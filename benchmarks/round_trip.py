"""Sends each page's blocks through Markdown and the site's own writer, and compares what arrives."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import html
from rich.console import Console
from rich.table import Table as Printed

from dateline.article.blocks import (
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from dateline.article.markdown_reader import from_markdown
from dateline.article.markdown_writer import to_markdown
from dateline.article.normal_form import normal_form
from dateline.article.text import plain, text_of
from dateline.build.html import body_html
from dateline.clean.html.blocks import Builder
from dateline.clean.html.dom_stats import dom_stats
from dateline.clean.html.main_content import choose
from dateline.clean.html.measured_tag import MeasuredTag, tags_below
from dateline.clean.html.parse import parse
from dateline.clean.html.soup import soup_of
from dateline.clean.metadata.head import read_head
from dateline.clean.metadata.resolve import find_headline

from .gate import gate
from .pages import saved_pages

_ELEMENTS = {
    Paragraph: {"p"},
    Heading: {"h2", "h3", "h4", "h5", "h6"},
    ListBlock: {"ul", "ol"},
    DefinitionList: {"dl"},
    Quote: {"blockquote"},
    Table: {"table"},
    Figure: {"figure"},
    CodeBlock: {"pre"},
    Rule: {"hr"},
}
_BASE = "https://example.org/"  # that relative addresses are read against


def soup(page: str) -> MeasuredTag | None:
    """Return the chosen part of a page, None where the page has none."""
    root = parse(page)
    found = dom_stats(root) if root is not None else None
    if found is None or not found.elements:
        return None
    region = choose(found, find_headline(read_head(root), found, None))
    apart = {found.elements[number]: rule for number, rule in region.apart.items()}
    return soup_of(found.elements[region.top], apart)[0]


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


def words_of_soup(top: MeasuredTag) -> Counter[str]:
    """Count the letters of the chosen part, those of links within the page left out: marks of notes."""
    every = Counter(letters(top.get_text()))
    for tag in tags_below(top):
        if tag.name == "a" and tag.stated("href").startswith("#"):
            every -= Counter(letters(tag.get_text()))
    return every


def links(part: object) -> Iterator[str]:
    """Yield the addresses of the links in a block, in order; those of its pictures are left out."""
    if isinstance(part, Link):
        yield part.url
    if isinstance(part, tuple):
        for one in part:
            yield from links(one)
    elif hasattr(part, "__slots__") and not isinstance(part, Figure):
        for name in part.__slots__:
            yield from links(getattr(part, name))


def words(block: Block) -> str:
    """Return the letters of a block, caption and credit with it."""
    if isinstance(block, Figure):
        return letters(plain(block.caption) + block.credit)
    return letters(text_of((block,)))


def shown(element: Any, block: Block) -> tuple[str, list[str]]:
    """Return the letters and the links of an element, without marks of notes and pictures within a block."""
    apart = () if isinstance(block, Figure) else ("figure",)
    for part in [*element.iter("sup", *apart)]:
        if part.tag == "figure" or part.find("a") is not None:
            part.clear(keep_tail=True)
    targets = [one.get("href") for one in element.iter("a")]
    return letters("".join(element.itertext())), targets


def arrived(blocks: Sequence[Block], elements: Sequence[Any]) -> int:
    """Return how many blocks have become an element of their kind with their words and links."""
    right = 0
    for block, element in zip(blocks, elements, strict=False):
        kind = any(one.tag in _ELEMENTS[type(block)] for one in element.iter())
        found, targets = shown(element, block)
        if isinstance(block, Figure):  # a picture that stands elsewhere adds its own words and link
            right += kind and not Counter(words(block)) - Counter(found)
        else:
            right += kind and sorted(found) == sorted(words(block)) and targets == list(links(block))
    return right


def sent(blocks: Blocks) -> tuple[int, int, str]:
    """Return (blocks, blocks that arrived whole, words that arrived) of a body."""
    page = html.fragment_fromstring(body_html(from_markdown(to_markdown(blocks))), create_parent="div")
    every = "".join(page.itertext())
    body = [block for block in blocks if not isinstance(block, Footnote)]
    return len(body), arrived(body, list(page)), every


def run(data: Path) -> dict[str, Any]:
    """Print how many blocks of a folder's pages arrive, and on how many pages a word is lost; ends in JSON.

    Args:
        data: a folder of pages `*.html.gz`, or one with a folder `dev` that holds them.

    Raises:
        UnreadableSourceError: there is no page in the folder.
        LoweredFloorError: fewer blocks arrive than once did, or a word is lost.
    """
    counts: Counter[str] = Counter()
    for path in saved_pages(data):
        top = soup(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
        if top is None:
            continue
        every = words_of_soup(top)
        builder = Builder(top, _BASE)
        pieces = builder.pieces()
        blocks, right, every_shown = sent(normal_form(piece.block for piece in pieces))
        lost = every - Counter(letters(every_shown + "".join(one.text for one in builder.removed)))
        counts.update(pages=1, blocks=blocks, arrived=right, lossy=bool(lost))
        if lost or right < blocks:
            print(path.name, f"{blocks - right} of {blocks} blocks differ, {lost.total()} letters lost")
    figures: dict[str, Any] = {
        **{name: counts[name] for name in ("pages", "blocks", "arrived", "lossy")},
        "share": round(counts["arrived"] / (counts["blocks"] or 1), 5),
        "whole_pages": 1 - counts["lossy"] / (counts["pages"] or 1),
    }
    table = Printed("figure", "value", title="Blocks through Markdown to the page")
    for name, value in figures.items():
        table.add_row(name, str(value))
    Console().print(table)
    gate("round_trip", figures)
    print(json.dumps({"benchmark": "round_trip", **figures}))
    return figures
