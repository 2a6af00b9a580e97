"""XML read so that it cannot attack: no entities of its own, no document type that defines anything."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import ParseError  # the error alone; what reads is defusedxml

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ...article.errors import UnreadableSourceError
from .compose import Element

_NAMESPACES = re.compile(rb"""\bxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')""")
# A document type that only names its standard is harmless, and left out; one that defines is refused.
_NAMING = re.compile(rb"<!DOCTYPE[^>\[]*>")


class Piece(NamedTuple):
    """An element as it lies in a document that may be damaged around it."""

    offset: int  # bytes
    data: bytes
    is_closed: bool  # its end stands before the next one begins


def pieces(data: bytes, name: str) -> Iterator[Piece]:
    """Yield the elements of a name, told by their tags alone: what is damaged costs itself."""
    tag = re.escape(name.encode())
    begins = [found.start() for found in re.finditer(rb"<(?:[\w.-]+:)?" + tag + rb"(?=[\s>])", data)]
    ends = re.compile(rb"</(?:[\w.-]+:)?" + tag + rb"\s*>")
    for begin, following in zip(begins, [*begins[1:], len(data)], strict=True):
        end = ends.search(data, begin, following)
        yield Piece(begin, data[begin : end.end() if end else following], bool(end))


def recovered(data: bytes, name: str) -> Iterator[tuple[int, Element | str]]:
    """Yield (offset, element or what is wrong with it) for each element of a name."""
    head = data[: data.find(name.encode()) + 1]
    root = b"<recovered " + b" ".join(dict.fromkeys(_NAMESPACES.findall(head)))
    for piece in pieces(data, name):
        if not piece.is_closed:
            yield piece.offset, "it is cut off"
            continue
        try:
            yield piece.offset, root_of(root + b">" + piece.data + b"</recovered>")[0]
        except UnreadableSourceError as error:
            yield piece.offset, error.found


def root_of(data: bytes) -> Element:
    """Return the root element of an XML document.

    Raises:
        UnreadableSourceError: it is damaged, or defines entities.
    """
    try:
        return fromstring(_NAMING.sub(b"", data, count=1), forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableSourceError("the XML defines entities of its own, as attacks do") from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableSourceError(
            f"the XML is damaged ({error})", remedy="Export or copy it again."
        ) from error
