"""XML read so that it cannot attack: no entities of its own, no document type that defines anything."""

import html
import itertools
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import ParseError  # the error alone; what reads is defusedxml

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ...article.errors import UnreadableSourceError
from ...clean.decode import decode
from ..record import Found, Record, Refused
from ..source import LARGEST, Source, chunks
from .compose import Element

_NAMESPACES = re.compile(rb"""\bxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')""")
_CLOSING = re.compile(rb"</([\w.:-]+)\s*>")
_LEAST_CLOSED = 2  # names of elements
_TAIL = 200  # bytes at the end of a file
# A document type that only names its standard is harmless, and left out; one that defines is refused.
_NAMING = re.compile(r"<!DOCTYPE[^>\[]*>")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_ENTITY = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)(?:(?P<name>[A-Za-z]\w{1,30});)?"
)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?P<before>(?:\s++|<\?[^>]*+>|<!--(?:[^-]++|-(?!->))*+-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)*+)"
    rb"<(?P<name>[A-Za-z_][\w.-]*(?::[\w.-]+)?)(?P<attributes>[^<>]*)>",
    re.IGNORECASE,
)


def root_name(source: Source) -> str:
    """Return the local name of the root element, empty where a source is no XML.

    A text may open with a word in angle brackets: XML declares itself, names a space, or ends its root.
    """
    match = _ROOT.match(source.markup_head)
    if match is None:
        return ""
    declared = b"<?xml" in match["before"] or b"xmlns" in match["attributes"]
    name = match["name"].decode("ascii", "ignore")
    if not declared and match["attributes"].rstrip().endswith(b"/"):
        declared = True
    if not declared:
        inner = source.markup_head[match.end() :]
        closed = set(_CLOSING.findall(inner)) if inner.lstrip().startswith(b"<") else set()
        declared = len(closed) >= _LEAST_CLOSED  # of a file that is cut off
    if not declared:
        source.stream.seek(0, 2)
        source.stream.seek(max(0, source.stream.tell() - _TAIL))
        declared = source.stream.read().rstrip().endswith(b"</" + match["name"] + b">")
        source.stream.seek(0)
    return name.rpartition(":")[2] if declared else ""


class XmlPiece(NamedTuple):
    """An element as it lies in a document that may be damaged around it."""

    offset: int  # bytes
    data: bytes
    is_closed: bool  # its end stands before the next one begins


def xml_pieces(data: bytes, name: str) -> Iterator[XmlPiece]:
    """Yield the elements of a name, told by their tags alone: what is damaged costs itself."""
    tag = re.escape(name.encode())
    begins = [found.start() for found in re.finditer(rb"<(?:[\w.-]+:)?" + tag + rb"(?=[\s>])", data)]
    ends = re.compile(rb"</(?:[\w.-]+:)?" + tag + rb"\s*>")
    for begin, following in itertools.pairwise([*begins, len(data)]):
        end = ends.search(data, begin, following)
        yield XmlPiece(begin, data[begin : end.end() if end else following], bool(end))


def recovered(data: bytes, name: str) -> Iterator[tuple[int, Element | str]]:
    """Yield (offset, element or what is wrong with it) for each element of a name."""
    data = xml_text(data).encode()
    pieces = list(xml_pieces(data, name))
    head = data[: pieces[0].offset] if pieces else b""
    root = b"<recovered " + b" ".join(dict.fromkeys(_NAMESPACES.findall(head)))
    for piece in pieces:
        if not piece.is_closed:
            yield piece.offset, "it is cut off"
            continue
        try:
            yield piece.offset, root_of(root + b">" + piece.data + b"</recovered>")[0]
        except UnreadableSourceError as error:
            yield piece.offset, error.found


def recovered_records(
    record: Record, name: str, read: Callable[[Element, Record, str], Found], *, nothing: str
) -> Iterator[Found]:
    """Yield what each element of a name in a record is, numbered from 1.

    Args:
        record: the file.
        name: of the elements.
        read: takes an element, the record, and where the element lies, for a person.
        nothing: what is wrong with a record that has no such element.
    """
    number = 0
    for number, (_, element) in enumerate(recovered(record.data, name), 1):
        place = f"{record.name}#{number}"
        yield Refused(place, element) if isinstance(element, str) else read(element, record, place)
    if not number:
        yield Refused(record.name, nothing)


def streamed(source: Source, name: str) -> Iterator[Element | str]:
    """Yield the elements of a name, or what is wrong with each, holding one in memory at a time.

    Raises:
        UnreadableSourceError: one is larger than a document may be.
    """
    begin, end = b"<" + name.encode() + b">", b"</" + name.encode() + b">"
    source.stream.seek(0)
    buffer = b""
    for chunk in chunks(source.stream):
        buffer += chunk
        while (stop := buffer.find(end)) >= 0:
            start = buffer.rfind(begin, 0, stop)
            if start >= 0:
                try:
                    yield root_of(buffer[start : stop + len(end)])
                except UnreadableSourceError as error:
                    yield error.found
            buffer = buffer[stop + len(end) :]
        if len(buffer) > LARGEST:
            raise UnreadableSourceError(f"no {name} ends within {LARGEST:,} bytes")
    if begin in buffer:
        yield f"the file is cut off within this {name}"


def root_of(data: bytes) -> Element:
    """Return the root element of an XML document.

    Raises:
        UnreadableSourceError: it is damaged, or defines entities.
    """
    text = _NAMING.sub("", xml_text(data), count=1)
    try:
        return _parsed(text)
    except DefusedXmlException as error:
        raise UnreadableSourceError("the XML defines entities of its own, as attacks do") from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableSourceError(
            f"the XML is damaged ({error})", remedy="Export or copy it again."
        ) from error


def xml_text(data: bytes) -> str:
    """Return the text of a document in any encoding, blanks in place of the declaration of it."""
    return _DECLARATION.sub(lambda found: " " * len(found[0]), decode(data).text, count=1)


def _parsed(text: str) -> Element:
    try:
        return fromstring(text, forbid_dtd=True)
    except ParseError as damage:
        try:
            return fromstring(_mended(text), forbid_dtd=True)
        except ParseError:
            raise damage from None


def _mended(text: str) -> str:
    """Return a text without what programs write into XML that may not stand there.

    These are HTML's names of characters, such as `&nbsp;`, a bare `&`, and control characters.
    """
    parts = _CDATA.split(_NO_XML.sub("", text))
    return "".join(part if number % 2 else _ENTITY.sub(_entity, part) for number, part in enumerate(parts))


def _entity(found: re.Match[str]) -> str:
    character = html.unescape(found[0]) if found["name"] else found[0]
    return "&amp;" + found[0][1:] if character == found[0] else character
