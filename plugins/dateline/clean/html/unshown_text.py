"""The text that a page holds and shows only once a program has run: where it shows little else, it is shown.

Browsers show neither `noscript` nor `template`, nor what scripts carry as data, until a script puts it into
the page; a saved page holds it all the same.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from .dom_stats import DomStats, dom_stats, words_of
from .main_content import Region
from .parse import Element, parse
from .roles import PROSE
from .script_texts import script_texts

_MOST_SHOWN = 2000  # characters of prose that a page shows without its text: teasers
_LEAST = 500  # characters of prose that a text has
_TIMES = 3  # as much prose as the page shows
_PROBE = 40  # letters of what is shown by which it is found in what is not
_LONG_WORD = 4  # letters
_UNSPACED = "\u0e00"  # scripts from here on part no words, or only some
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(r"[\W_]+")


def show_text(root: Element, found: DomStats, region: Region, title: str) -> bool:
    """Put the longest text that a page does not show into its body; return whether there is one.

    Args:
        root: of the page; it is changed.
        found: the statistics of its elements.
        region: the part of it that would be the article.
        title: of the page; a text in which half of its words are missing is another's.
    """
    shown = [
        n for n in _runs_of(found, region) if found.own[n] >= PROSE and found.own[n] > found.own_links[n]
    ]
    size = sum(found.own[number] for number in shown)
    if size > _MOST_SHOWN or (body := root.find("body")) is None:
        return False
    longest = max(shown, key=lambda number: found.own[number], default=None)
    told = _letters(found.elements[longest])[:_PROBE] if longest is not None else ""
    texts = [(dom_stats(box).prose[0], holder, box) for holder, box in _unshown(body)]
    titled = (one for one in texts if one[0] >= _LEAST and _is_titled(one[2], title))
    prose, place, text = max(titled, key=lambda one: one[0], default=(0, None, None))
    if text is None or prose < _TIMES * size:
        return False
    if told and told not in _letters(text) and any(told in _letters(box) for _, _, box in texts):
        return False  # the page holds what it shows, beside the text of others
    _put(body, place, text)
    return True


def _runs_of(found: DomStats, region: Region) -> Iterator[int]:
    """Yield the runs of a region but for what is set apart."""
    number = region.top
    while number < found.ends[region.top]:
        if number in region.apart:
            number = found.ends[number]
            continue
        if not found.inline[number]:
            yield number
        number += 1


def _is_titled(text: Element, title: str) -> bool:
    """Return whether half of a title's longer words are words of a text; without spaces, there are none."""
    words = {word for word in _words(title) if len(word) >= _LONG_WORD and word < _UNSPACED}
    return 2 * len(words & set(_words(words_of(text)))) >= len(words)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _letters(element: Element) -> str:
    return _OTHER.sub("", words_of(element)).casefold()


def _put(body: Element, place: Element | None, text: Element) -> None:
    """Put a text where it stands unshown, or below the headline."""
    if place is not None:
        text.tail = place.tail
        place.getparent().replace(place, text)
    elif (headline := body.find(".//h1")) is not None:
        headline.addnext(text)
    else:
        body.insert(0, text)


def _unshown(body: Element) -> Iterator[tuple[Element | None, Element]]:
    """Yield (element to be replaced, box with the text) of each unshown text; None where it has no place."""
    for holder in body.iter("noscript", "template"):
        if next(holder.iterancestors("noscript", "template"), None) is None:
            yield holder, _box_of(holder)
    for holder in body.iter("iframe", "textarea"):
        if (box := _parsed_box(holder.get("srcdoc") or holder.text or "")) is not None:
            yield holder, box
    for markup in _carried(body):
        if (box := _parsed_box(markup)) is not None:
            yield None, box


def _carried(body: Element) -> Iterator[str]:
    """Yield the texts that scripts and attributes carry."""
    for script in body.iter("script"):
        kind = script.get("type") or ""
        if "template" in kind or "html" in kind:
            yield script.text or ""
        elif "ld+json" not in kind:  # what the page states is weighed as a statement
            yield from script_texts(script.text or "")
    for value in body.xpath(f".//@*[string-length() > {_LEAST}]"):
        yield from (value,) if value.lstrip().startswith("<") else script_texts(value)


def _box_of(holder: Element) -> Element:
    """Return what an element holds in a box that is shown."""
    box = deepcopy(holder)
    box.tag = "div"
    return box


def _parsed_box(markup: str) -> Element | None:
    """Return the body of a page, or of a piece of one, as a box; None where it shows nothing."""
    root = parse(markup) if "<" in markup else None
    box = root.find("body") if root is not None else None
    if box is not None:
        box.tag = "div"
    return box
