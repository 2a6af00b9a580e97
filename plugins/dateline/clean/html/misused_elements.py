"""Elements that a page uses for what they are not become what they are; no word is lost.

A button, a link or a figure around prose, and a box around each line of a poem, are runs and boxes like
others. The copies that a carousel makes of its slides are taken out.
"""

import re
from itertools import islice

from lxml import etree

from .dom_stats import INLINE, words_of
from .parse import Element
from .roles import PROSE

_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "dt", "summary")
_MOST_BESIDE = 3  # elements of a heading that is a button: it, and pictures
_FEWEST_LINKED = 3  # paragraphs that are each a link
_LINKED_PROSE = 80  # characters of such a paragraph; what leads to another article is shorter
_TIMES = 2  # as much of it as the page has in other paragraphs
_STOPS = (".", "!", "?", "…", "”", '"', "’", "。", "！", "？")
_FRAMED = frozenset(  # what a figure is for; one with a link or a heading is a card of another article
    "a h2 h3 h4 h5 h6 figcaption img amp-img picture video audio iframe object svg canvas"
    " embed noscript table pre blockquote ul ol".split()
)
_COPIES = frozenset(
    "slick-cloned swiper-slide-duplicate cloned splide__slide--clone glide__slide--clone bx-clone".split()
)
_EDIT_LINK = "mw-editsection"  # of MediaWiki, within its headings
_OUT = "dateline-out"
_FEWEST_LINES = 4
_LONGEST_LINE = 100  # characters
_SHORTEST_MEAN, _LONGEST_MEAN = 16, 60  # characters of a line of verse
_MOST_WITHIN = 20  # elements of a line
_WITHIN = INLINE - {"a", "img", "picture", "time"}
_VERSE = re.compile(r"\b(?:vers|lines?\b|stanza|poe[mt]|lyric)|text-indent", re.IGNORECASE)


def mend_elements(root: Element) -> None:
    """Make of each misused element of a page what it is used for."""
    _take_out_copies(root)
    _open_buttons(root)
    _open_links(root)
    for figure in root.iter("figure"):
        if _FRAMED.isdisjoint(one.tag for one in figure.iter()) and _all_words(figure).endswith(_STOPS):
            figure.tag = "div"
    for box in list(root.iter("div", "blockquote", "section")):
        if _is_verse(box):
            _join_lines(box)


def _take_out_copies(root: Element) -> None:
    """Take out the copies of a carousel's slides, and the links by which a heading is edited."""
    for element in root.iter("div", "li", "span"):
        names = element.get("class")
        if not names:
            continue
        is_copy = ("clone" in names or "duplicate" in names) and not _COPIES.isdisjoint(names.split())
        if is_copy or names == _EDIT_LINK:
            element.tag = _OUT
    etree.strip_elements(root, _OUT, with_tail=False)


def _open_buttons(root: Element) -> None:
    """Make runs of text of the buttons that hold a sentence, or are all of a heading."""
    for button in root.iter("button"):
        words = _all_words(button)
        parent = button.getparent()
        is_heading = parent.tag in _HEADINGS and len(parent) <= _MOST_BESIDE and words == _all_words(parent)
        if is_heading or (len(words) >= PROSE and words.endswith(_STOPS)):
            button.tag = "span"


def _all_words(element: Element) -> str:
    """Return the words in an element, buttons among them."""
    return " ".join(" ".join(element.itertext()).split())


def _open_links(root: Element) -> None:
    """Make plain text of paragraphs that are each a link, where they are the text of the page.

    Their links lead to notes on them, or to the sound of them being read.
    """
    holders = [
        one for one in root.iter("p") if len(one) == 1 and one[0].tag == "a" and not (one.text or "").strip()
    ]
    linked = [one[0] for one in holders if _is_linked_prose(one)]
    if len(linked) < _FEWEST_LINKED:
        return
    amount = sum(len(words_of(link)) for link in linked)
    words = (len(words_of(one)) for one in root.iter("p"))
    if amount >= _TIMES * (sum(size for size in words if size >= _LINKED_PROSE) - amount):
        for link in linked:
            link.tag = "span"


def _is_linked_prose(paragraph: Element) -> bool:
    """Return whether the one link in a paragraph is all of it, and a sentence."""
    words = words_of(paragraph)
    return len(words) >= _LINKED_PROSE and words.endswith(_STOPS) and words == words_of(paragraph[0])


def _is_verse(box: Element) -> bool:
    """Return whether a box holds nothing but lines that are each a box of their own, as verse is set."""
    if len(box) < _FEWEST_LINES or (box.text or "").strip():
        return False
    lines = list(box)
    if any(line.tag != "div" or (line.tail or "").strip() for line in lines):
        return False
    if not all(_is_line(line) for line in lines):
        return False
    sizes = [len(words) for line in lines if (words := words_of(line))]
    if len(sizes) < _FEWEST_LINES or max(sizes) > _LONGEST_LINE:
        return False
    return _SHORTEST_MEAN <= sum(sizes) / len(sizes) <= _LONGEST_MEAN


def _is_line(line: Element) -> bool:
    """Return whether an element holds a run of text without links, and is named or broken as a line is."""
    inner = list(islice(line.iterdescendants(), _MOST_WITHIN + 1))
    if len(inner) > _MOST_WITHIN or any(one.tag not in _WITHIN for one in inner):
        return False
    told = f"{line.get('class') or ''} {line.get('style') or ''}"
    return not words_of(line) or _VERSE.search(told) is not None or (bool(inner) and inner[-1].tag == "br")


def _join_lines(box: Element) -> None:
    """Make one run with line breaks of the lines of a box."""
    for line in box:
        line.tag = "span"
        if not any(one.tag == "br" for one in line.iterdescendants()):
            line.append(etree.Element("br"))
