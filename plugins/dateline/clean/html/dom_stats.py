"""One walk over the element tree: how much prose, how many links each element holds, and its role.

Numbers are characters, so that languages without spaces count alike. Nothing is changed here.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from lxml import etree

from .parse import Element
from .roles import PROSE, Parts, misnamed, role_of
from .threads import thread_parts

MUTE = frozenset(
    "script style noscript template svg iframe object embed audio video canvas select textarea input"
    " button option datalist head link meta title map area progress meter dialog frameset".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark meter nobr"
    " q rp rt ruby s samp small span strike strong sub sup time tt u var wbr math picture source center"
    " o:p amp-img".split()
) - {"center"}
# No-break spaces are spaces to a search; soft hyphens and zero-width spaces are the typesetter's.
SPACED = {0xA0: " ", 0x202F: " ", 0xAD: None, 0x200B: None, 0x2060: None}
_LINK_COST = 3.0  # what a linked character takes away from an element's score
_RUN_COST = 30.0  # what each run of text takes away, so that many short ones weigh nothing


@dataclass(slots=True)
class DomStats:
    """Parallel lists over the elements in document order; index 0 is the root."""

    elements: list[Element] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # one past the last element below
    roles: list[str] = field(default_factory=list)  # what the markup says, see `roles`
    inline: list[bool] = field(default_factory=list)  # part of a run of text
    text: list[int] = field(default_factory=list)  # characters below, outside of links
    links: list[int] = field(default_factory=list)  # characters below, in links
    linked: list[bool] = field(default_factory=list)  # stands within a link
    own: list[int] = field(default_factory=list)  # characters of its own runs, outside of links
    own_links: list[int] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)  # characters below in runs that count as prose


def dom_stats(root: Element) -> DomStats:
    """Walk the tree once and return what it holds; elements without words (scripts …) are left out."""
    found = DomStats()
    _list(root, found)
    _measure(found)
    named = Parts(found.elements, found.roles, found.prose, found.text, found.links, found.ends)
    for number in misnamed(named):
        found.roles[number] = ""
    for number in thread_parts(named):
        found.roles[number] = "comments"
    return found


def _list(root: Element, found: DomStats) -> None:
    index: dict[Element, int] = {}
    elements, tags, parents = found.elements, found.tags, found.parents
    for element in root.iter():
        tag = element.tag
        parent = index.get(element.getparent(), -1)
        if not isinstance(tag, str) or (parent < 0 and elements):
            continue
        if tag in MUTE:
            if element.tail and parent >= 0:
                found.own[parent] += len(element.tail.strip())
            continue
        index[element] = len(elements)
        elements.append(element)
        tags.append(tag)
        parents.append(parent)
        found.roles.append(role_of(element, tag))
        found.own.append(0)
        found.linked.append(
            (parent >= 0 and found.linked[parent]) or (tag == "a" and "href" in element.attrib)
        )


def _measure(found: DomStats) -> None:
    count = len(found.elements)
    found.text, found.links, found.prose = [0] * count, [0] * count, [0] * count
    found.own_links = [0] * count
    found.inline, found.ends = [tag in INLINE for tag in found.tags], list(range(1, count + 1))
    own, own_links, text, links = found.own, found.own_links, found.text, found.links
    for number in range(count - 1, -1, -1):
        element, parent = found.elements[number], found.parents[number]
        words = element.text
        if words:
            own[number] += len(words.strip())
        if found.linked[number]:
            own_links[number] += own[number]
            own[number] = 0
        if not found.inline[number]:
            text[number] += own[number]
            links[number] += own_links[number]
            if own[number] >= PROSE and own[number] > own_links[number]:
                found.prose[number] += own[number]
        if parent < 0:
            continue
        _give(found, number, parent)
        if tail := element.tail:
            own[parent] += len(tail.strip())


def _give(found: DomStats, number: int, parent: int) -> None:
    """Add the measures of an element to those of its parent."""
    if found.inline[number]:
        found.own[parent] += found.own[number]
        found.own_links[parent] += found.own_links[number]
    elif found.inline[parent]:
        found.inline[parent] = False
    found.text[parent] += found.text[number]
    found.links[parent] += found.links[number]
    found.prose[parent] += found.prose[number]
    found.ends[parent] = max(found.ends[parent], found.ends[number])


def run_score(own: int, own_links: int, tag: str) -> float:
    """Return what a run of text of its own tells for or against an element being the article."""
    if not own and not own_links:
        return 0.0
    if tag in {"h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption"}:
        return -_LINK_COST * own_links
    if not own_links:  # a label is no prose, but speaks against nothing
        return max(0.0, own - _RUN_COST)
    if own > 2 * own_links:  # prose with links in it
        return own - 0.5 * own_links - _RUN_COST
    return own - _LINK_COST * own_links - _RUN_COST


def words_of(element: Element) -> str:
    """Return the words a reader would see in an element, in the order of the page, scripts left out."""
    pieces: list[str] = []
    _gather(element, pieces)
    text = " ".join(pieces)
    return " ".join((text if text.isascii() else text.translate(SPACED)).split())


def own_words(element: Element, nested: AbstractSet[Element]) -> str:
    """Return the words that stand in an element, but in none of the nested elements given."""
    pieces: list[str] = []
    _gather_own(element, nested, pieces)
    return " ".join(" ".join(pieces).translate(SPACED).split())


def _gather_own(element: Element, nested: AbstractSet[Element], pieces: list[str]) -> None:
    if element.text and isinstance(element.tag, str) and element.tag not in MUTE:
        pieces.append(element.text)
    for child in element:
        if child not in nested:
            _gather_own(child, nested, pieces)
        if child.tail:
            pieces.append(child.tail)


def opening_words(element: Element, longest: int) -> str:
    """Return the first words of an element, and read no further than they reach."""
    pieces: list[str] = []
    length = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            text = "" if node.tag in MUTE else node.text or ""
        else:
            text = "" if node is element else node.tail or ""
        if text:
            pieces.append(text)
            length += len(text.strip())
        if length > longest:
            break
    return " ".join(" ".join(pieces).translate(SPACED).split())[:longest]


def _gather(element: Element, pieces: list[str]) -> None:
    if element.text and isinstance(element.tag, str) and element.tag not in MUTE:
        pieces.append(element.text)
    for child in element:
        _gather(child, pieces)
        if child.tail:
            pieces.append(child.tail)
