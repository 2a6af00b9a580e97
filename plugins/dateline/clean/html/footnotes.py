"""Footnotes of the soup: which marks in the text lead to which tags; builds no block."""

import re
from dataclasses import dataclass, field

from .measured_tag import MeasuredTag, tags_below

_MARKER = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡§]|[ivx]{1,4})[\])]?\.?")
_BACK = re.compile(r"[\s\[(]*(?:↩|↑|⏎|\^|^|back|return|zurück|retour)[\ufe0e\ufe0f\s\])]*", re.IGNORECASE)
_LONGEST_MARK = 20  # characters of a link that may be a mark, or lead back to one
_HOLDERS = frozenset(("li", "p", "div", "dd", "aside", "section"))


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a page: fragment → label, and the label of each tag that holds one, by its id()."""

    labels: dict[str, str] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)


def notes_of(top: MeasuredTag) -> Notes:
    """Find the notes that marks in the text refer to.

    A note stands after its mark; a mark that a note leads back to stands before it.
    """
    marks = {link.stated("href")[1:] for link in tags_below(top) if _is_mark(link)}
    notes = Notes()
    if not marks:
        return notes
    passed: set[str] = set()
    for tag in tags_below(top):
        name = tag.stated("id") or tag.stated("name")
        if name in marks and name in passed and name not in notes.labels:
            holder = tag if tag.name in _HOLDERS else tag.parent
            if isinstance(holder, MeasuredTag) and holder is not top and id(holder) not in notes.tags:
                notes.labels[name] = notes.tags[id(holder)] = str(len(notes.labels) + 1)
        if tag.name == "a":
            passed.add(tag.stated("href").removeprefix("#"))
    return notes


def _is_mark(tag: MeasuredTag) -> bool:
    """Return whether a tag is a link that marks a note: to a place on the page."""
    if tag.name != "a" or tag.length > _LONGEST_MARK:
        return False
    href = tag.stated("href")
    return len(href) > 1 and href[0] == "#" and _MARKER.fullmatch(tag.get_text().strip()) is not None


def leads_back(tag: MeasuredTag) -> bool:
    """Return whether a tag within a note is the link back to its mark."""
    if tag.name != "a" or tag.length > _LONGEST_MARK or not tag.stated("href").startswith("#"):
        return False
    text = tag.get_text()
    return _BACK.fullmatch(text) is not None or _MARKER.fullmatch(text.strip()) is not None
