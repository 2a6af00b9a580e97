"""OpenDocument texts (ODT): one article with its structure, or the many of a press database's download."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ...article.errors import UnreadableSourceError
from ..record import Found, Record
from ..source import Source
from .compose import Element, anywhere, element_words, local
from .fields import stated_line
from .importer import Importer, whole
from .office import OfficeParagraph, document_part, document_records, pictures_of
from .xml import root_name, root_of

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_MIME = b"application/vnd.oasis.opendocument.text"


def _read(record: Record) -> Iterator[Found]:
    if not record.data.startswith(b"PK"):  # a flat file, in which all parts are one document
        document = root_of(record.data)
        yield from document_records(record, _paragraphs_of(document), _stated(document), {})
        return
    try:
        archive = ZipFile(BytesIO(record.data))
        document = root_of(document_part(archive, "content.xml"))
    except (BadZipFile, KeyError, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableSourceError(
            f"the document is damaged ({error})",
            where=record.name,
            remedy="Open it in LibreOffice and save it again.",
        ) from error
    paragraphs = _paragraphs_of(document)
    yield from document_records(record, paragraphs, _properties(archive), pictures_of(archive, paragraphs))


def _paragraphs_of(document: Element) -> list[OfficeParagraph]:
    body = next(iter(anywhere(document, "text")), None)
    return list(_paragraphs(body)) if body is not None else []


def _paragraphs(parent: Element, kind: str = "p") -> Iterator[OfficeParagraph]:
    for block in parent:
        match local(block.tag):
            case "h":
                level = block.get(f"{_TEXT}outline-level") or "2"
                yield _paragraph(block, f"h{min(6, int(level)) if level.isdecimal() else 2}")
            case "p":
                style = (block.get(f"{_TEXT}style-name") or "").lower()
                yield _paragraph(
                    block, style if style in {"title", "subtitle"} else "quote" if "quot" in style else kind
                )
            case "list":
                yield from _paragraphs(block, "ul")
            case "list-item" | "section" | "list-header":
                yield from _paragraphs(block, kind)
            case "table":
                rows = [
                    tuple(
                        "\n".join(_words(p) for p in anywhere(cell, "p"))
                        for cell in row
                        if local(cell.tag) == "table-cell"
                    )
                    for row in anywhere(block, "table-row")
                ]
                yield OfficeParagraph("table", runs=(), rows=tuple(rows))


def _paragraph(element: Element, kind: str) -> OfficeParagraph:
    pictures = tuple((one.get(f"{_XLINK}href") or "", "") for one in anywhere(element, "image"))
    return OfficeParagraph(kind, tuple(_runs(element)), pictures=tuple(one for one in pictures if one[0]))


def _runs(element: Element, link: str = "") -> Iterator[tuple[str, str, str]]:
    if element.text:
        yield element.text, "", link
    for child in element:
        name = local(child.tag)
        match name:
            case "s":
                yield " " * min(20, int(child.get(f"{_TEXT}c") or 1)), "", link
            case "tab":
                yield "\t", "", link
            case "line-break":
                yield "\n", "", link
            case "a":
                yield from _runs(child, child.get(f"{_XLINK}href") or "")
            case "span" | "bookmark-ref" | "date" | "author-name" | "title":
                yield from _runs(child, link)
        if child.tail:
            yield child.tail, "", link


def _words(element: Element) -> str:
    return "".join(text for text, _, _ in _runs(element))


def _properties(archive: ZipFile) -> dict[str, str]:
    try:
        root = root_of(document_part(archive, "meta.xml"))
    except (KeyError, UnreadableSourceError):
        return {}
    return _stated(root)


def _stated(root: Element) -> dict[str, str]:
    """Return what the program states of a document."""
    meta = next(iter(anywhere(root, "meta")), root)
    told = {local(one.tag): element_words(one) for one in meta.iter()}
    return {
        "headline": stated_line(told.get("title")),
        "author": stated_line(told.get("initial-creator") or told.get("creator")),
        "created": told.get("creation-date", ""),
        "modified": told.get("date", ""),
        "language": stated_line(told.get("language")),
    }


def _detects(source: Source) -> bool:
    if b"opendocument.text" in source.markup_head and root_name(source) == "document":
        return True
    return (
        "content.xml" in source.members and _MIME in source.head[:200] and b".text-" not in source.head[:100]
    )


IMPORTER = Importer("odt", _detects, whole("odt"), _read)
