"""The one normal form of a line and of a run of inlines: single spaces, marks nested in one order."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from .blocks import Break, Code, Emphasis, Inline, Inlines, Link, NoteRef, Strike, Strong, Text

# Control characters, lone surrogates and non-characters have no place in XML, YAML or a reader's eye.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")
_LABEL = re.compile(r"[^A-Za-z0-9]+")
_SPACES = re.compile("[ \t\n\r\x85\u2028\u2029]+")


def clean_line(text: str) -> str:
    """Return the text as one clean line: no control characters, single spaces, no edges."""
    if text.isprintable() and "  " not in text:  # as most are: the only space of all is printable
        return text.strip(" ")
    return _SPACES.sub(" ", FORBIDDEN.sub("", text)).strip(" ")


def note_label(label: str) -> str:
    """Return a footnote's label as an identifier: ASCII letters, digits and single hyphens."""
    return _LABEL.sub("-", label).strip("-")


def normal_inlines(inlines: Iterable[Inline], *, breaks: bool = True) -> Inlines:
    """Return a run in normal form.

    Spaces are single and stand outside of marks, equal neighbours are joined, a mark never stands
    within itself, links never hold links, nothing is empty, no line begins or ends in a space.
    """
    inlines = tuple(inlines)
    if len(inlines) == 1 and isinstance(inlines[0], Text):  # most runs are words and nothing else
        words = clean_line(inlines[0].text)
        return (Text(words),) if words else ()
    flat = list(_flatten(inlines, frozenset(), breaks=breaks))
    return _grow(_trim(flat))


# A flat run is a list of (atom, marks around it from the outside in). Normalising flat runs and growing
# the tree again makes every rule about nesting and neighbours a rule about lists.
_Mark = tuple[type[Emphasis | Strong | Strike | Link], str]
_Atom = tuple[Text | Code | Break | NoteRef, tuple[_Mark, ...]]
_ORDER: dict[type, int] = {Link: 0, Strike: 1, Emphasis: 2, Strong: 3}


def _flatten(inlines: Iterable[Inline], marks: frozenset[_Mark], *, breaks: bool) -> Iterator[_Atom]:
    around = tuple(sorted(marks, key=lambda mark: _ORDER[mark[0]]) if len(marks) > 1 else marks)
    for inline in inlines:
        match inline:
            case Text(text):
                # Printable text without double spaces holds nothing that either pattern would change.
                plain = text.isprintable() and "  " not in text
                yield (inline if plain else Text(_SPACES.sub(" ", FORBIDDEN.sub("", text)))), around
            case Code(text):
                # `]:` within a link would read as a reference definition, and no escape works in code.
                in_link = "]:" in text and any(kind is Link for kind, _ in marks)
                yield (Text(clean_line(text)) if in_link else Code(clean_line(text))), around
            case Break():
                yield (Break(), ()) if breaks else (Text(" "), around)
            case NoteRef(label):
                yield NoteRef(note_label(label)), ()
            case Link(content, url):
                linked = any(kind is Link for kind, _ in marks)
                yield from _flatten(content, marks if linked else marks | {(Link, url)}, breaks=breaks)
            case Emphasis(content) | Strong(content) | Strike(content):
                yield from _flatten(content, marks | {(type(inline), "")}, breaks=breaks)


def _trim(atoms: list[_Atom]) -> list[_Atom]:
    """Drop empty atoms, move spaces out of marks, and join what is alike."""
    joined: list[_Atom] = []
    for atom, marks in _spaces_apart(atoms):
        before = joined[-1] if joined else None
        if isinstance(atom, Text) and atom.text == " ":
            if before is None or isinstance(before[0], Break) or _ends_in_space(before):
                continue
        elif isinstance(atom, Break):
            while joined and _ends_in_space(joined[-1]):
                joined.pop()
            if not joined:
                continue
        joined.append((atom, marks))
    while joined and (isinstance(joined[-1][0], Break) or _ends_in_space(joined[-1])):
        joined.pop()
    return _spaces_within(joined)


def _ends_in_space(atom: _Atom) -> bool:
    return isinstance(atom[0], Text) and atom[0].text == " "


def _spaces_apart(atoms: Iterable[_Atom]) -> Iterator[_Atom]:
    """Give each space at the edge of a text an atom of its own."""
    for atom, marks in atoms:
        if not isinstance(atom, Text):
            if isinstance(atom, Break) or (atom.label if isinstance(atom, NoteRef) else atom.text):
                yield atom, marks
            continue
        words = atom.text.strip(" ")
        if atom.text.startswith(" "):
            yield Text(" "), marks
        if words:
            yield Text(words), marks
            if atom.text.endswith(" "):
                yield Text(" "), marks


def _spaces_within(atoms: list[_Atom]) -> list[_Atom]:
    """Put each space inside the marks that both of its neighbours share, and no others."""
    placed: list[_Atom] = []
    for number, (atom, marks) in enumerate(atoms):
        inside = marks
        if isinstance(atom, Text) and atom.text == " ":
            before = atoms[number - 1][1] if number else ()
            after = atoms[number + 1][1] if number + 1 < len(atoms) else ()
            shared = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
            inside = tuple(mark for mark, _ in shared)
        last = placed[-1][0] if placed and placed[-1][1] == inside else None
        if isinstance(atom, Text) and isinstance(last, Text):
            placed[-1] = (Text(last.text + atom.text), inside)
        elif isinstance(atom, Code) and isinstance(last, Code):
            placed[-1] = (Code(last.text + atom.text), inside)
        else:
            placed.append((atom, inside))
    return placed


def _grow(atoms: list[_Atom], depth: int = 0) -> Inlines:
    """Nest the flat run again; neighbours under the same mark share one."""
    grown: list[Inline] = []
    position = 0
    while position < len(atoms):
        atom, marks = atoms[position]
        if len(marks) <= depth:
            grown.append(atom)
            position += 1
            continue
        end = position + 1
        while end < len(atoms) and atoms[end][1][: depth + 1] == marks[: depth + 1]:
            end += 1
        content = _grow(atoms[position:end], depth + 1)
        kind, url = marks[depth]
        grown.append(Link(content, url) if kind is Link else kind(content))  # type: ignore[call-arg]
        position = end
    return tuple(grown)
