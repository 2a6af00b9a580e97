"""Evernote's exports: notes with their address, author and day; each is an article of its own."""

import html
import re
from collections.abc import Iterator

from ...article.errors import UnreadableSourceError
from ...article.links import vetted
from ...article.record import Given
from ..record import Found, Record, Refused
from ..source import Source
from .compose import Element, element_words, every, first, page_of
from .fields import moment_of, stated, stated_line, stated_lines
from .importer import Importer
from .xml import recovered, root_name

_PROLOGUE = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^>]*>\s*)?")
_NOTE = re.compile(r"</?en-note\b[^>]*>")
_UNTITLED = re.compile(r"(?:untitled(?: note)?|unbenannt(?:e notiz)?|sans titre|sin título)?", re.IGNORECASE)
_HEADING = re.compile(r"<h[12]\b[^>]*>(.*?)</h[12]>", re.DOTALL | re.IGNORECASE)
_MEDIA = re.compile(r"<en-(?:media|crypt|todo)\b[^>]*?(?:/>|>(?:[^<]*</en-(?:media|crypt|todo)>)?)")


def _records(source: Source) -> Iterator[Found]:
    number = 0
    for number, (_, note) in enumerate(recovered(source.read(), "note"), 1):
        name = f"{source.name}#{number}"
        yield Refused(name, note) if isinstance(note, str) else _note(note, name)
    if not number:
        raise UnreadableSourceError("the export holds no notes")


def _note(note: Element, name: str) -> Found:
    title = element_words(first(note, "title"))
    content = first(note, "content")
    markup = "".join(content.itertext()) if content is not None else ""
    body = _MEDIA.sub("", _NOTE.sub("", _PROLOGUE.sub("", markup)))
    attributes = first(note, "note-attributes")
    told = note if attributes is None else attributes
    created = element_words(first(note, "created"))
    headline = _headline(title, body)
    author = element_words(first(told, "author"))
    if not re.sub(r"<[^>]*>", "", body).strip():
        return Refused(name, "the note holds no text")
    return Record(
        name,
        (title + "\n" + created + "\n" + markup).encode("utf-8", "surrogatepass"),
        IMPORTER.kind,
        url=vetted(element_words(first(told, "source-url"))),
        retrieved=moment_of(created),
        fields=stated(
            headline=stated_line(headline),
            # The account that took a note is often an address, and wrote nothing of it.
            authors=() if "@" in author else stated_lines(author, split=";"),
            given=Given(subjects=stated_lines([element_words(tag) for tag in every(note, "tag")])),
        ),
        body=page_of(headline, body),
    )


def _headline(title: str, body: str) -> str:
    """Return the headline of a note: the page's own where the note has it with the site's name behind."""
    if _UNTITLED.fullmatch(title):
        return ""
    heading = _HEADING.search(body)
    words = " ".join(html.unescape(re.sub(r"<[^>]*>", "", heading[1])).split()) if heading else ""
    return words if words and re.fullmatch(rf"{re.escape(words)}\s+[-–—|:]\s+\S.*", title) else title


IMPORTER = Importer("enex", lambda source: root_name(source) == "en-export", _records)
