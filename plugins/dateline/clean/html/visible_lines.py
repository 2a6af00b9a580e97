"""Breaks an element into the lines a reader sees: at blocks, line breaks and where runs touch; reads none."""

from .dom_stats import INLINE, MUTE, SPACED
from .parse import Element

LINK = "\x01"  # stands on either side of a link, where links are part of their line
_BREAK = "\x00"
_LONGEST_RUN = 480  # characters; of a longer run only the outermost lines are given
_LAST = 160  # characters of the end of a paragraph


def lines_of(element: Element) -> str:
    """Return the words of an element, a line for each block, line break and link within it."""
    pieces: list[str] = []
    _gather(element, pieces, own=False)
    return "\n".join(line for line in _split(pieces) if line)


def own_lines(element: Element, length: int) -> list[str]:
    """Return the lines of an element's own run, without the blocks within it, links between `LINK`s.

    Args:
        element: whose run is read.
        length: of the run, in characters; of a long one the first two and the last three lines are given.
    """
    if length > _LONGEST_RUN and next(element.iter("br"), None) is None:
        return ["".join(element.itertext())[-_LAST:].rpartition(". ")[2]]
    pieces: list[str] = []
    _gather(element, pieces, own=True)
    lines = [line for line in _split(pieces) if line.strip(f"{LINK} ")]
    return lines if length <= _LONGEST_RUN else lines[:2] + lines[2:][-3:]


def _split(pieces: list[str]) -> list[str]:
    text = "".join(pieces)
    text = text if text.isascii() else text.translate(SPACED)
    return [" ".join(line.split()) for line in text.split(_BREAK)]


def _gather(element: Element, pieces: list[str], *, own: bool) -> None:
    if text := element.text:
        last = pieces[-1] if pieces else ""
        if len(last) > 1 < len(text) and last[-1].isalnum() and text[0].isalnum():
            pieces.append(_BREAK)  # runs that touch are set apart by the style sheet
        pieces.append(text)
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag not in MUTE:
            inline = tag in INLINE
            mark = (LINK if own else _BREAK) if tag == "a" else "" if inline and tag != "br" else _BREAK
            if mark:
                pieces.append(mark)
            if inline or not own:
                _gather(child, pieces, own=own)
            if mark:
                pieces.append(mark)
        if tail := child.tail:
            pieces.append(tail)
