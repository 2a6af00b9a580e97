"""Articles that are told below their pictures, as galleries are: their captions are paragraphs."""

from .dom_stats import DomStats
from .main_content import Region
from .parse import Element
from .roles import PROSE

_FEWEST = 3  # captions
_TIMES = 2  # as much prose as the page has in paragraphs
_MOST_LINKED = 0.1  # of a caption's characters; the cards of other articles are links


def captions_to_paragraphs(found: DomStats, region: Region) -> bool:
    """Make paragraphs of a page's captions where they hold most of its prose; return whether they do.

    Args:
        found: the statistics of its elements, which are changed.
        region: the part of it that would be the article.
    """
    captions: dict[Element, None] = {}
    told = shown = 0
    number = 0
    while number < len(found.elements):
        if number in region.apart:
            number = found.ends[number]
            continue
        own = found.own[number]
        if own >= PROSE and not found.inline[number] and found.own_links[number] <= _MOST_LINKED * own:
            caption = _caption_of(found, number)
            if caption >= 0:
                captions[found.elements[caption]] = None
                told += own
            else:
                shown += own
        number += 1
    if len(captions) < _FEWEST or told < _TIMES * shown:
        return False
    for caption in captions:
        caption.tag = "div" if len(caption) else "p"
        caption.attrib.clear()
        if (frame := _frame(caption)) is not None:
            frame.addnext(caption)
    return True


def _caption_of(found: DomStats, number: int) -> int:
    """Return the number of the caption that a run is, or is a paragraph of; -1 of other runs."""
    for one in (number, found.parents[number]):
        if one >= 0 and (found.tags[one] == "figcaption" or found.roles[one] == "caption"):
            return one
    return -1


def _frame(caption: Element) -> Element | None:
    """Return the box that a caption shares with its picture, None where it has none."""
    figure = next(caption.iterancestors("figure"), None)
    parent = caption.getparent()
    if figure is None and parent.tag != "body" and parent.find(".//img") is not None:
        return parent
    return figure
