"""A saved page that is to be rewritten: its tree, its gold, and what other pages can give it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import html

Element: TypeAlias = Any  # lxml ships no types
BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5"
    " h6 header hr li main nav ol p pre section table tbody td th thead tr ul".split()
)
_OTHER = re.compile(r"[\W_]+")
_SHORTEST_BLOCK = 20  # letters by which a block is found in the gold text
PARAGRAPH = 80  # letters
_SMALLEST_BOX, _LARGEST_BOX = 100, 3000  # characters of an inserted box

BOXES: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(names, re.IGNORECASE)
    for kind, names in {
        "related": r"related|recommend|popular|trending|more-(?:stories|posts|from)|read-?next",
        "comments": r"\bcomments?(?:-?list|-?area|-?section)?\b|disqus|respond",
        "newsletter": r"newsletter|subscri|signup|sign-up|opt-?in",
        "notice": r"cookie|consent|gdpr|popup|modal",
    }.items()
}


@dataclass
class Page:
    """A page that is being rewritten, and its gold."""

    root: Element
    text: str = ""  # of the article; empty where the gold does not tell it whole
    inserted: list[str] = field(default_factory=list)  # what was put in, and is none of the article

    @property
    def markup(self) -> str:
        """The page as HTML."""
        return str(html.tostring(self.root, encoding="unicode", doctype="<!DOCTYPE html>"))


@dataclass(frozen=True)
class Donors:
    """What other pages give: boxes by their kind, class names, and prose."""

    boxes: Mapping[str, Sequence[Element]]
    names: Sequence[Sequence[str]]  # of each page, the class names that it uses, most used first
    paragraphs: Sequence[str]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> "Donors":
        """Gather what pages have to give."""
        boxes: dict[str, list[Element]] = {kind: [] for kind in BOXES}
        for page in pages:
            for kind in BOXES:
                boxes[kind] += _boxes(page.root, kind)
        paragraphs = [one.strip() for page in pages for one in page.text.split("\n")]
        return cls(
            boxes,
            [class_names(page.root) for page in pages],
            [one for one in paragraphs if len(one) >= PARAGRAPH],
        )


def page_of(markup: str, text: str = "") -> Page:
    """Return a page to be rewritten.

    Args:
        markup: its HTML.
        text: of its article, as its gold has it.
    """
    return Page(html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8")), text)


def flat(text: str) -> str:
    """Return the letters and digits of a text alone."""
    return _OTHER.sub("", text.casefold())


def words_of(element: Element) -> str:
    """Return the words in an element, scripts and styles left out."""
    pieces = element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    return " ".join(" ".join(pieces).split())


def body_blocks(page: Page) -> list[Element]:
    """Return the blocks that hold no other block and whose words stand in the gold text, as on the page."""
    gold = flat(page.text)
    found = []
    for element in leaves(page.root):
        key = flat(words_of(element))
        if len(key) >= _SHORTEST_BLOCK and key in gold:
            found.append(element)
    return found


def leaves(root: Element) -> Iterator[Element]:
    """Yield the blocks of a page that hold no other block."""
    for element in root.iter(*BLOCKS):
        if not any(inner.tag in BLOCKS for inner in element.iterdescendants()):
            yield element


def _boxes(root: Element, kind: str) -> list[Element]:
    found: list[Element] = []
    for element in root.iter("div", "section", "aside", "ul", "form"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not BOXES[kind].search(names) or any(above in found for above in element.iterancestors()):
            continue
        if element.find(".//h1") is None and _SMALLEST_BOX <= len(words_of(element)) <= _LARGEST_BOX:
            found.append(element)
    return found


def class_names(root: Element) -> list[str]:
    """Return the class names that a page uses, most used first."""
    counts = Counter(name for element in root.iter() for name in (element.get("class") or "").split())
    return [name for name, _ in counts.most_common()]
