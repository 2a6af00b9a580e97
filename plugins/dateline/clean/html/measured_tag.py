"""A tag of the soup that knows what it holds, counted once while it is fed; judges none of it."""

from collections.abc import Callable, Iterator, Mapping

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from ...compat.bs4_bare_tag import BareTag
from .class_roles import role
from .dom_stats import INLINE

PICTURE, FIGCAPTION, HEADING, LIST, TABLE, TITLED, LISTING, QUOTE, LINK, BLOCK, CAPTION, CREDIT = (
    1 << bit for bit in range(12)
)
_KINDS = {
    "img": PICTURE,
    "amp-img": PICTURE,
    "figcaption": FIGCAPTION,
    **dict.fromkeys(("h1", "h2", "h3", "h4"), HEADING),
    **dict.fromkeys(("ul", "ol"), LIST),
    "table": TABLE,
    **dict.fromkeys(("th", "caption"), TITLED),
    "pre": LISTING,
    "blockquote": QUOTE,
    "a": LINK,
}
_ROLES = {"caption": CAPTION, "credit": CREDIT}
_CREDITS = frozenset(("copyrightHolder", "creditText"))
_PROSE = 80  # characters from which a paragraph is a part of a story rather than of a caption


class MeasuredTag(BareTag):
    """A tag with the measures of what is below it, itself left out."""

    def __init__(self, name: str, attributes: dict[str, str], previous: PageElement | None = None) -> None:
        super().__init__(name, attributes, previous)
        self.size = 0  # tags
        self.length = 0  # characters, without the spaces at the edges of each string
        self.linked = 0  # of these in links
        self.captioned = 0  # of these in what is named a caption or a credit
        self.paragraphs = 0  # elements `p`
        self.prose = 0  # of these with more than a caption's words
        self.kinds = 0  # bits of `_KINDS`, `_ROLES` and BLOCK
        self.likely = self.scored = 0.0  # characters of the runs below, by their probability, and in all
        self.own_score = -1.0  # the probability of its own run, -1 where it has none
        self.named = _named(attributes) if attributes else ""  # its role, see `hints.role`

    def stated(self, attribute: str) -> str:
        """Return the value of an attribute, empty where the tag has none."""
        return str(self.attrs.get(attribute, ""))

    def take(self, node: PageElement) -> None:
        """Put a node behind the others that the tag holds."""
        contents = self.contents
        node.parent = self
        if contents:
            before = contents[-1]
            before.next_sibling = node
            node.previous_sibling = before
        contents.append(node)

    def score(self, probability: float, size: float) -> None:
        """Note how probably its own run is a part of the body."""
        self.own_score = probability
        self.likely += probability * size
        self.scored += size

    def count_words(self, words: NavigableString) -> None:
        """Add the characters of a string."""
        self.length += len(words.strip())

    def count(self, tag: "MeasuredTag") -> None:
        """Add a tag whose own measures are complete."""
        name = tag.name
        self.size += tag.size + 1
        self.length += tag.length
        self.linked += tag.length if name == "a" else tag.linked
        is_caption = name == "figcaption" or tag.named in _ROLES
        self.captioned += tag.length if is_caption else tag.captioned
        self.paragraphs += tag.paragraphs
        self.prose += tag.prose
        self.likely += tag.likely
        self.scored += tag.scored
        self.kinds |= tag.kinds | _KINDS.get(name, 0) | _ROLES.get(tag.named, 0)
        if name not in INLINE:
            self.kinds |= BLOCK
        if name == "p":
            self.paragraphs += 1
            self.prose += tag.length > _PROSE


def _named(attributes: Mapping[str, str]) -> str:
    if attributes.get("itemprop") in _CREDITS:
        return "credit"
    return role(f"{attributes.get('class', '')} {attributes.get('id', '')}")


def tags_below(top: Tag) -> Iterator[MeasuredTag]:
    """Yield the tags below a tag, in the order of the page."""
    for node in top.descendants:
        if isinstance(node, MeasuredTag):
            yield node


def topmost(top: Tag, wanted: Callable[[MeasuredTag], bool]) -> Iterator[MeasuredTag]:
    """Yield the tags below a tag that are wanted, and none that stands within another one yielded."""
    for node in top.contents:
        if isinstance(node, MeasuredTag):
            if wanted(node):
                yield node
            else:
                yield from topmost(node, wanted)
