"""The chosen part of a page as a BeautifulSoup tree: what was set apart is left out and handed back."""

from collections.abc import Mapping

from bs4.element import NavigableString, PageElement

from ...article.record import Removed
from .dom_stats import MUTE, SPACED, words_of
from .measured_tag import MeasuredTag
from .parse import Element

_KEPT = frozenset(
    "alt class colspan data-lang data-language data-lazy-src data-original data-src datetime dir href id"
    " itemprop lang name rel rowspan role src srcset start title width height value".split()
)


# A region of more is no article that anybody wrote: the largest of some six hundred pages has 9,500 tags.
MOST_TAGS = 20_000


class _Feeder:
    """Feeds a tree from elements that are parsed already: a second parse would cost as much as the first."""

    def __init__(self, apart: Mapping[Element, str], scores: Mapping[Element, tuple[float, float]]) -> None:
        self.apart = apart
        self.scores = scores
        self.removed: list[Removed] = []
        self.root = MeasuredTag("body", {})
        self.last: PageElement = self.root
        self.tags = 0

    def feed(self, element: Element, parent: MeasuredTag) -> None:
        """Put an element and all below it behind what a tag holds, unless it is set apart or says nothing."""
        name = element.tag
        if rule := self.apart.get(element):
            if words := words_of(element):
                self.removed.append(Removed(rule, words))
            return
        if not isinstance(name, str) or name in MUTE:
            return
        kept = {name: value for name, value in element.attrib.items() if name in _KEPT}
        tag = MeasuredTag(name, kept, self.last)
        if score := self.scores.get(element):
            tag.score(*score)
        self.tags += 1
        self._put(tag, parent)
        if element.text:
            self._words(element.text, tag)
        for child in element:
            if self.tags >= MOST_TAGS:
                self._rest(child, tag)
                break
            self.feed(child, tag)
            if child.tail:
                self._words(child.tail, tag)
        parent.count(tag)

    def _rest(self, first: Element, parent: MeasuredTag) -> None:
        """Put the bare words of an element and of those behind it into what holds them."""
        pieces: list[str] = []
        for element in (first, *first.itersiblings()):
            if element not in self.apart and element.tag not in MUTE:
                pieces.append(words_of(element))
            pieces.append(element.tail or "")
        self._words(" ".join(" ".join(pieces).split()), parent)

    def _words(self, text: str, parent: MeasuredTag) -> None:
        words = NavigableString(text if text.isascii() else text.translate(SPACED))
        words.previous_element = self.last
        self._put(words, parent)
        parent.count_words(words)

    def _put(self, node: PageElement, parent: MeasuredTag) -> None:
        parent.take(node)
        self.last.next_element = node
        self.last = node


def soup_of(
    top: Element, apart: Mapping[Element, str], scores: Mapping[Element, tuple[float, float]] | None = None
) -> tuple[MeasuredTag, list[Removed]]:
    """Return the element as soup, without those set apart, and the words that went with them.

    Each tag knows how likely its runs are parts of the body, and how many characters they have, as `scores`
    gives them.

    Beyond `MOST_TAGS` the soup keeps the words of the page, and nothing of its structure.
    """
    feeder = _Feeder(apart, scores or {})
    feeder.feed(top, feeder.root)
    return feeder.root, feeder.removed


def outside(top: Element, apart: Mapping[Element, str]) -> list[Removed]:
    """Return the words of the page around the chosen element, each part with the rule that left it out."""
    removed: list[Removed] = []
    inner, around = top, top.getparent()
    while around is not None:
        for part in around:
            if part is not inner and isinstance(part.tag, str) and part.tag not in MUTE:
                words = words_of(part)
                if words:
                    removed.append(Removed(apart.get(part) or "outside the article", words))
        inner, around = around, around.getparent()
    return removed
