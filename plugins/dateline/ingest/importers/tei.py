"""TEI: texts as scholars and libraries encode them; each division that is an article is one."""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence

from ..record import Found, Record, Refused
from .compose import Element, anywhere, element_words, every, first, local, markup_of, page_of
from .fields import moment_of, stated, stated_authors, stated_line
from .importer import Importer, whole
from .xml import root_name, root_of

_NAMES: Mapping[str, str] = {
    "p": "p", "ab": "p", "head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "cit": "blockquote",
    "hi": "em", "emph": "em", "title": "em", "foreign": "em", "lb": "br", "l": "p", "table": "table",
    "row": "tr", "cell": "td", "figure": "figure", "graphic": "img", "figdesc": "figcaption", "ref": "a",
    "note": "blockquote", "notebelow": "div", "fw": "",
    "sp": "div", "speaker": "p", "stage": "p", "lg": "p",
    "opener": "div", "salute": "p", "closer": "div", "signed": "p",
    "pb": "", "cb": "", "byline": "", "dateline": "", "orig": "", "label": "strong",
}  # fmt: skip
_KEPT = {
    name: target
    for name, target in _NAMES.items()
    if target or name in {"fw", "pb", "cb", "byline", "abbr", "sic", "orig"}
}
_ARTICLES = frozenset(("article", "item", "newsitem", "news", "story", "report", "letter", "editorial"))
_NOTICES = frozenset(("advertisement", "ad", "advert", "advertising", "anzeige", "publicité"))
_READINGS = frozenset(("corr", "reg", "expan"))
_BREAKS = frozenset(("lb", "pb", "cb"))
_OF_SENTENCES = frozenset(("p", "ab", "hi", "l", "q", "quote", "head", "item"))
_NOTE = "noteBelow"
_HOLDERS = frozenset(("p", "ab", "l"))  # of a direction that is spoken into
_DIVISION = re.compile(r"div[0-7]?")  # numbered by their level until TEI P4
_XML = "{http://www.w3.org/XML/1998/namespace}"


def _read(record: Record) -> Iterator[Found]:
    root = _readable(root_of(record.data))
    texts = [one for one in root.iter() if local(one.tag) == "tei"] or [root]
    number = 0
    for text in texts:
        header, body = first(text, "teiHeader"), first(text, "text", "body")
        if body is None:
            continue
        divisions = (one for one in body.iter() if _DIVISION.fullmatch(local(one.tag)))
        parts = [one for one in divisions if (one.get("type") or "").lower() in _ARTICLES]
        parts = [one for one in parts if not any(one in list(other.iter())[1:] for other in parts)]
        for notice in _advertisements(body) if parts else ():
            yield Refused(f"{record.name}: {element_words(notice)[:40]!r}", "it is an advertisement")
        for part in parts if len(parts) > 1 else [body]:
            number += 1
            yield _article(part, header, record, number if len(parts) > 1 or len(texts) > 1 else 0, text)
    if not number:
        yield Refused(record.name, "the text has no body")


def _advertisements(body: Element) -> Iterator[Element]:
    for division in body.iter():
        if _DIVISION.fullmatch(local(division.tag)) and (division.get("type") or "").lower() in _NOTICES:
            yield division


def _noted(part: Element) -> Element:
    """Return an article with the notes in its sentences below it, a mark in the place of each."""
    holders = [one for one in part.iter() if local(one.tag) in _OF_SENTENCES]
    notes = [note for holder in holders for note in holder if local(note.tag) == "note"]
    for number, note in enumerate(notes, 1):
        below = copy.copy(note)
        below.tag, below.tail = _NOTE, ""
        below.set("id", f"note-{number}")
        part.append(below)
        tail = note.tail
        note.clear()
        note.tag, note.text, note.tail = "ref", str(number), tail
        note.set("href", f"#note-{number}")
    return part


def _readable(root: Element) -> Element:
    """Return the text with broken words joined, and an editor's reading in place of the print's."""
    for parent in list(root.iter()):
        children = list(parent)
        if local(parent.tag) == "lg":
            _join_verses(parent, children)
        if local(parent.tag) in _HOLDERS:
            for one in children:
                if local(one.tag) == "stage":
                    one.tag = "emph"
        if local(parent.tag) == "choice" and any(local(one.tag) in _READINGS for one in children):
            for one in children:
                if local(one.tag) not in _READINGS:
                    parent.remove(one)
        for number, child in enumerate(children):
            if local(child.tag) in _BREAKS and child.get("break") == "no":
                _join(parent, children[number - 1] if number else None, child)
    return root


def _join_verses(group: Element, parts: Sequence[Element]) -> None:
    """Make the lines of a stanza one paragraph with breaks; a group of stanzas holds paragraphs."""
    if any(local(part.tag) == "lg" for part in parts):
        group.tag = "div"
        return
    lines = [part for part in parts if local(part.tag) == "l"]
    for line in lines:
        line.tag = "seg"
    for line in lines[:-1]:
        line.append(line.makeelement("lb", {}))


def _join(parent: Element, before: Element | None, mark: Element) -> None:
    """Take out a mark within a word, and the hyphen before it."""
    if before is None:
        parent.text = (parent.text or "").rstrip().rstrip("-‐¬") + (mark.tail or "").lstrip()
    else:
        before.tail = (before.tail or "").rstrip().rstrip("-‐¬") + (mark.tail or "").lstrip()
    mark.tail = ""
    mark.tag = "pb"


def _article(part: Element, header: Element | None, record: Record, number: int, text: Element) -> Found:
    title = next(iter(anywhere(part, "head")), None)
    description = first(header, "fileDesc") if header is not None else None
    main = element_words(first(description, "titleStmt", "title")) if description is not None else ""
    of_several = local(part.tag) != "body"  # then the header's title is not an article's
    headline = element_words(title) or ("" if of_several else main)
    headline = (headline if number else main) or headline
    name = f"{record.name}#{number}" if number else record.name
    markup = markup_of(_noted(part), _NAMES)
    if not "".join(part.itertext()).strip():
        return Refused(name, "the text has no words")
    writers = [element_words(one) for one in anywhere(part, "author")] or [
        element_words(one) for one in anywhere(part, "byline")
    ]
    if not writers and description is not None:
        writers = [element_words(one) for one in every(description, "titleStmt", "author")]
    writers = writers or [element_words(one) for act in _sending(header) for one in every(act, "persName")]
    language = part.get(f"{_XML}lang") or text.get(f"{_XML}lang") or ""
    heading = f"<h2>{element_words(title)}</h2>"
    return Record(
        name,
        record.data,
        record.kind,
        fields=stated(
            headline=stated_line(headline),
            authors=stated_authors(";".join(writers)),
            publisher=stated_line(_publisher(description)),
            published=_published(part, header),
        ),
        body=page_of(
            headline,
            markup.replace(heading, "", 1) if element_words(title) == headline else markup,
            language=language,
        ),
        key=f"tei:{part.get(f'{_XML}id')}" if part.get(f"{_XML}id") else "",
    )


def _publisher(description: Element | None) -> str:
    if description is None:
        return ""
    source = first(description, "sourceDesc")
    titles = (
        [one for one in anywhere(source, "title") if one.get("level") in {"j", "s"}]
        if source is not None
        else []
    )
    return (
        element_words(titles[0])
        if titles
        else element_words(first(description, "publicationStmt", "publisher"))
    )


def _sending(header: Element | None) -> list[Element]:
    """Return what a letter's header tells of its being sent."""
    acts = every(header, "profileDesc", "correspDesc", "correspAction") if header is not None else []
    return [act for act in acts if act.get("type") == "sent"]


def _published(part: Element, header: Element | None) -> object:
    """Return the encoded day of the text, or of its source; that of the file is not the text's."""
    places = [part]
    if header is not None:
        places += every(header, "fileDesc", "sourceDesc")
        places += [*_sending(header), *every(header, "profileDesc", "creation")]
    for place in places:
        for date in anywhere(place, "date"):
            if moment := moment_of(
                date.get("when") or date.get("when-iso") or date.get("value") or element_words(date)
            ):
                return moment
    return None


IMPORTER = Importer(
    "tei",
    lambda source: root_name(source).lower() in {"tei", "teicorpus", "tei.2"},
    whole("tei"),
    _read,
    several=True,
)
