"""Word documents (DOCX): one article with its structure, or the many of a press database's download."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ...article.errors import UnreadableSourceError
from ..record import Found, Record
from ..source import Source
from .compose import Element, anywhere, element_words, every, first, local
from .fields import stated_line
from .importer import Importer, whole
from .office import OfficeParagraph, document_part, document_records, pictures_of
from .xml import root_of

_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _read(record: Record) -> Iterator[Found]:
    try:
        archive = ZipFile(BytesIO(record.data))
        document = root_of(document_part(archive, _DOCUMENT))
    except (BadZipFile, KeyError, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableSourceError(
            f"the Word document is damaged ({error})",
            where=record.name,
            remedy="Open it in Word and save it again.",
        ) from error
    targets = _targets(archive)
    paragraphs = list(_paragraphs(document, targets, _Styles(_ordered(archive), _style_names(archive))))
    paragraphs += _notes(archive)
    yield from document_records(record, paragraphs, _properties(archive), pictures_of(archive, paragraphs))


def _optional(archive: ZipFile, name: str) -> Element | None:
    try:
        return root_of(document_part(archive, name))
    except (KeyError, UnreadableSourceError):
        return None


def _targets(archive: ZipFile) -> dict[str, str]:
    """Return identity → address of a link, or path of a picture."""
    root = _optional(archive, "word/_rels/document.xml.rels")
    return {} if root is None else {one.get("Id") or "": one.get("Target") or "" for one in root}


def _ordered(archive: ZipFile) -> frozenset[str]:
    """Return the lists that are numbered."""
    root = _optional(archive, "word/numbering.xml")
    if root is None:
        return frozenset()
    abstract = {
        one.get(f"{_W}abstractNumId"): next((f.get(f"{_W}val") for f in anywhere(one, "numFmt")), "bullet")
        for one in anywhere(root, "abstractNum")
    }
    return frozenset(
        one.get(f"{_W}numId") or ""
        for one in anywhere(root, "num")
        if (link := first(one, "abstractNumId")) is not None
        and abstract.get(link.get(f"{_W}val")) != "bullet"
    )


@dataclass(frozen=True, slots=True)
class _Styles:
    """What a document says of its lists and styles: the numbered lists, each style's English name."""

    ordered: frozenset[str]
    names: Mapping[str, str]


def _style_names(archive: ZipFile) -> dict[str, str]:
    """Return identity → name of the styles: Word keeps `heading 1` whatever its own language calls it."""
    root = _optional(archive, "word/styles.xml")
    return (
        {}
        if root is None
        else {
            (one.get(f"{_W}styleId") or ""): _value(one, "name").lower().replace(" ", "")
            for one in anywhere(root, "style")
        }
    )


def _notes(archive: ZipFile) -> list[OfficeParagraph]:
    """Return the footnotes, each led to by the number that its mark in the text has."""
    root = _optional(archive, "word/footnotes.xml")
    notes = (
        [] if root is None else [one for one in anywhere(root, "footnote") if one.get(f"{_W}type") is None]
    )
    texts = (("".join(_text(p) for p in anywhere(one, "p")), one.get(f"{_W}id") or "") for one in notes)
    return [
        OfficeParagraph("note", ((text, "", f"#note-{number}"),)) for text, number in texts if text.strip()
    ]


def _paragraphs(document: Element, targets: dict[str, str], styles: _Styles) -> Iterator[OfficeParagraph]:
    body = first(document, "body")
    for block in body if body is not None else ():
        match local(block.tag):
            case "p":
                yield _paragraph(block, targets, styles)
            case "tbl":
                rows = [
                    ["\n".join(_text(p) for p in anywhere(cell, "p")) for cell in anywhere(row, "tc")]
                    for row in block
                    if local(row.tag) == "tr"
                ]
                yield OfficeParagraph("table", runs=(), rows=tuple(map(tuple, rows)))
            case "sdt":
                yield from (_paragraph(p, targets, styles) for p in anywhere(block, "p"))


def _paragraph(element: Element, targets: dict[str, str], styles: _Styles) -> OfficeParagraph:
    properties = first(element, "pPr")
    stated = _value(properties, "pStyle")
    style = styles.names.get(stated) or stated.lower()
    number = _value(first(properties, "numPr"), "numId") if properties is not None else ""
    if style.startswith(("heading", "überschrift", "titre", "título")) and style[-1:].isdecimal():
        kind = f"h{min(6, int(style[-1]))}"
    elif style in {"title", "titel"}:
        kind = "title"
    elif style in {"subtitle", "untertitel"}:
        kind = "subtitle"
    elif number and number != "0":
        kind = "ol" if number in styles.ordered else "ul"
    else:
        kind = "quote" if "quote" in style else "p"
    return OfficeParagraph(kind, tuple(_runs(element, targets)), pictures=tuple(_embedded(element, targets)))


def _value(parent: Element | None, name: str) -> str:
    child = first(parent, name) if parent is not None else None
    return (child.get(f"{_W}val") or "") if child is not None else ""


def _runs(element: Element, targets: dict[str, str], link: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (text, marks, link) of the runs; what was deleted under track changes is no text."""
    for child in element:
        name = local(child.tag)
        if name == "r":
            properties = first(child, "rPr")
            marks = "".join(mark for mark in "bi" if _is_on(properties, mark))
            for note in every(child, "footnoteReference"):
                number = note.get(f"{_W}id") or ""
                yield number, "", f"#note-{number}"
            if (text := _run_text(child)) and not _is_on(properties, "vanish"):
                yield text, marks, link
        elif name == "hyperlink":
            yield from _runs(child, targets, targets.get(child.get(f"{_R}id") or "", ""))
        elif name in {"ins", "smarttag", "sdt", "sdtcontent", "fldsimple"}:
            yield from _runs(child, targets, link)


def _is_on(properties: Element | None, mark: str) -> bool:
    found = first(properties, mark) if properties is not None else None
    return found is not None and (found.get(f"{_W}val") or "1") not in {"0", "false", "none"}


def _run_text(run: Element) -> str:
    parts = []
    for child in run:
        match local(child.tag):
            case "t":
                parts.append(child.text or "")
            case "tab":
                parts.append("\t")
            case "br" | "cr":
                parts.append("\n")
            case "nobreakhyphen":
                parts.append("-")
    return "".join(parts)


def _text(element: Element) -> str:
    return "".join(text for text, _, _ in _runs(element, {}))


def _embedded(element: Element, targets: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (path in the archive, words in its place) of the pictures in a paragraph."""
    for blip in anywhere(element, "blip"):
        target = targets.get(blip.get(f"{_R}embed") or "", "")
        if target and not target.startswith(("http:", "https:")):
            alt = next((one.get("descr") or "" for one in anywhere(element, "docPr")), "")
            yield f"word/{target.removeprefix('/word/')}", alt


def _properties(archive: ZipFile) -> dict[str, str]:
    root = _optional(archive, "docProps/core.xml")
    if root is None:
        return {}
    told = {local(one.tag): element_words(one) for one in root}
    return {
        "headline": stated_line(told.get("title")),
        "author": stated_line(told.get("creator")),
        "created": told.get("created", ""),
        "modified": told.get("modified", ""),
        "language": stated_line(told.get("language")),
        "subjects": stated_line(told.get("keywords")),
    }


def _detects(source: Source) -> bool:
    return _DOCUMENT in source.members


IMPORTER = Importer("docx", _detects, whole("docx"), _read)
