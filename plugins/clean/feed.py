"""The chosen part of a page as a BeautifulSoup tree: what was set apart is left out and handed back."""

from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder

from ..article.record import Removed
from .survey import MUTE, SPACED, words_of
from .tree import Element

_KEPT = frozenset(
    "alt class colspan data-lang data-language data-lazy-src data-original data-src datetime dir href id"
    " itemprop lang name rel rowspan role src srcset start title width height value".split()
)


class _Feeder(HTMLTreeBuilder):
    """Feeds a soup from elements that are parsed already: a second parse would cost as much as the first."""

    def __init__(self, top: Element, apart: Mapping[Element, str]) -> None:
        super().__init__(multi_valued_attributes={})
        self.top = top
        self.apart = apart
        self.removed: list[Removed] = []

    def prepare_markup(self, *_args: object, **_options: object) -> Iterator[tuple[str, None, None, bool]]:
        """Say that there is one way to read the (empty) markup."""
        yield "", None, None, False

    def test_fragment_to_document(self, fragment: str) -> str:
        """Return the fragment: nothing is added around it."""
        return fragment

    def feed(self, _markup: object) -> None:
        """Hand the elements over to the soup."""
        self._walk(self.top, top=True)

    def _walk(self, element: Element, *, top: bool = False) -> None:
        soup = self.soup
        assert soup is not None
        tag = element.tag
        if rule := self.apart.get(element):
            self._remove(element, rule)
        elif isinstance(tag, str) and tag not in MUTE:
            attributes = {name: value for name, value in element.attrib.items() if name in _KEPT}
            soup.handle_starttag(tag, None, None, attributes)
            if element.text:
                soup.handle_data(element.text.translate(SPACED))
            for child in element:
                self._walk(child)
            soup.handle_endtag(tag)
        if element.tail and not top:
            soup.handle_data(element.tail.translate(SPACED))

    def _remove(self, element: Element, rule: str) -> None:
        if words := words_of(element):
            self.removed.append(Removed(rule, words))


def soup_of(top: Element, apart: Mapping[Element, str]) -> tuple[Tag, list[Removed]]:
    """Return the element as soup, without those set apart, and the words that went with them."""
    feeder = _Feeder(top, apart)
    soup = BeautifulSoup("", builder=feeder)
    return soup, feeder.removed


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
