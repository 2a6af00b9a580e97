"""What is no article and no list of them: named by its content, with the way out for who has it."""

import json
import re
from collections.abc import Iterable

from ..source import Source
from .text_refusals import refusal_of_text
from .xml import root_name

_UNPACK = "unpack it first, or pack it as zip or tar"
_OCR = "read its text with an OCR program first, and ingest the text"
# How the files of programs begin; what they are; what to do.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "a document of an old Office program", "save it as .docx, as CSV or as plain text"),
    (b"SQLite format 3\x00", "a database of SQLite", "export its tables as CSV or JSON"),
    (b"!BDN", "a mailbox of Outlook (PST)", "export its folders as mbox, or its messages as .eml or .msg"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    (b"\xff\xd8\xff", "a picture (JPEG)", _OCR),
    (b"\x89PNG\r\n", "a picture (PNG)", _OCR),
    (b"GIF8", "a picture (GIF)", _OCR),
    (b"II*\x00", "a picture (TIFF)", _OCR),
    (b"MM\x00*", "a picture (TIFF)", _OCR),
    (b"AT&TFORM", "a scan (DjVu)", "save its text layer as plain text"),
    (b"%!PS", "a PostScript document", "convert it to PDF"),
    (b"ID3", "a sound file", "ingest its transcript as text"),
    (b"OggS", "a sound or film file", "ingest its transcript as text"),
    (b"\x1aE\xdf\xa3", "a film file", "ingest its transcript as text"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ", "a program", "leave it out"),
    (b"\xca\xfe\xba\xbe", "a program", "leave it out"),
    (b"wOFF", "a font", "leave it out"),
    (b"wOF2", "a font", "leave it out"),
    (b"PAR1", "a Parquet table", "export it as CSV or JSON lines"),
    (b"\x93NUMPY", "an array of NumPy", "leave it out"),
    (b"bplist00", "a property list", "leave it out"),
)
_AT = (
    (60, b"BOOKMOBI", "a Kindle book", "convert it to EPUB, as with Calibre"),
    (4, b"ftyp", "a film or picture file", "ingest its transcript as text"),
    (8, b"WEBP", "a picture (WebP)", _OCR),
    (8, b"WAVE", "a sound file", "ingest its transcript as text"),
)
# A member that every package of a kind has; what the package is; what to do.
_PACKAGES: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(member), kind, remedy)
    for member, kind, remedy in (
        (r"xl/workbook\.(?:xml|bin)", "an Excel workbook", "save each sheet as CSV"),
        (r"ppt/presentation\.xml", "a PowerPoint presentation", "save its text as plain text or PDF"),
        (r"visio/document\.xml", "a Visio drawing", "save it as PDF"),
        (r"Index/.*\.iwa|Index\.zip", "a document of Pages, Numbers or Keynote", "export it as .docx or CSV"),
        (r"AndroidManifest\.xml", "an Android app", "leave it out"),
        (r"META-INF/MANIFEST\.MF", "a Java package", "leave it out"),
        (r"[^/]+\.dist-info/METADATA", "a Python package", "leave it out"),
        (r"[^/]+\.nuspec", "a NuGet package", "leave it out"),
        (r"Payload/[^/]+\.app/.*", "an iOS app", "leave it out"),
        (r"_metadata/.*|_locales/.*", "a browser extension", "leave it out"),
        (r"doc\.kml", "a map (KMZ)", "leave it out"),
    )
)
_OPEN_DOCUMENTS = {
    "spreadsheet": ("a spreadsheet (ODS)", "save each sheet as CSV"),
    "presentation": ("a presentation (ODP)", "save its text as plain text or PDF"),
    "graphics": ("a drawing (ODG)", "save it as PDF"),
    "formula": ("a formula (ODF)", "leave it out"),
    "database": ("a database (ODB)", "export its tables as CSV"),
}
_VOCABULARIES = {
    "schema": "an XML schema",
    "stylesheet": "a stylesheet (XSLT)",
    "svg": "a drawing (SVG)",
    "plist": "a property list",
    "project": "a project file of a build tool",
    "definitions": "a description of a web service",
    "gpx": "a track (GPX)",
    "kml": "a map (KML)",
    "opml": "a list of feeds (OPML)",
    "configuration": "a configuration",
    "beans": "a configuration",
    "manifest": "a manifest",
    "resources": "resources of a program",
    "worksheet": "a part of a workbook",
    "types": "a part of an Office file",
    "relationships": "a part of an Office file",
    "package": "a package's description",
    "workbook": "an Excel workbook in XML",
    "wordDocument": "a Word document in XML",
    "opf": "a part of a book",
    "container": "a part of a book",
    "ncx": "a part of a book",
    "testsuite": "a report of tests",
    "testsuites": "a report of tests",
    "coverage": "a report of tests",
    "score-partwise": "a score of music",
    "urlset": "a sitemap",
    "OpenSearchDescription": "a search engine's description",
    "rdf": "data in RDF/XML (export a list of references as CSV)",
}
_JSON_KEYS = (
    (("dependencies", "devdependencies", "scripts", "lockfileversion"), "a package's description"),
    (("compileroptions", "eslintconfig", "extends", "settings"), "a configuration"),
    (("$schema", "definitions", "properties"), "a JSON schema"),
    (("openapi", "swagger"), "a description of a web service"),
    (("type", "features"), "a map (GeoJSON)"),
    (("cells", "nbformat"), "a notebook (Jupyter)"),
    (("manifest_version", "background_color", "theme_color"), "a manifest of an app"),
    (("bookmarkversion",), "a list of bookmarks"),
)


def refusal_of(source: Source, kind: str) -> str:
    """Return why a source is no article, with what to do; empty where nothing speaks against it.

    Args:
        source: what was found.
        kind: the kind it would be read as, empty where it is of none.
    """
    if kind == "zip":
        return _of_package(source)
    if kind == "json":
        return _of_json(source.head)
    if kind in {"", "text", "xml"} and (name := root_name(source)):
        return _of_vocabulary(name) if kind != "xml" or name.lower() in _KNOWN else ""
    if kind in {"", "text"}:
        return _of_bytes(source.head) or (refusal_of_text(source.head) if kind else "")
    return ""


def _of_bytes(head: bytes) -> str:
    for signature, kind, remedy in _SIGNATURES:
        if head.startswith(signature):
            # Letters may open a text, too: 'MZ', 'GIF8'; a program's file has bytes that no text has.
            if signature.isalnum() and not re.search(rb"[\x00-\x08\x0e-\x1a]", head):
                continue
            return f"it is {kind}; {remedy}"
    for offset, signature, kind, remedy in _AT:
        if head[offset : offset + len(signature)] == signature:
            return f"it is {kind}; {remedy}"
    return ""


def _of_package(source: Source) -> str:
    names = source.members
    for pattern, kind, remedy in _PACKAGES:
        if any(pattern.fullmatch(name) for name in names):
            return f"it is {kind}; {remedy}"
    for name, (kind, remedy) in _OPEN_DOCUMENTS.items() if "mimetype" in names else ():
        if f"opendocument.{name}".encode() in source.head:
            return f"it is {kind}; {remedy}"
    return ""


_KNOWN = frozenset(name.lower() for name in _VOCABULARIES)


def _of_vocabulary(name: str) -> str:
    kinds = {known.lower(): kind for known, kind in _VOCABULARIES.items()}
    if kind := kinds.get(name.lower()):
        return f"it is {kind} (XML, root element {name}), which holds no article"
    return f"it is XML of a kind that is not known (root element {name}); save it as HTML or plain text"


def _of_json(head: bytes) -> str:
    text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if not text.startswith("{"):
        return ""
    keys = {key.lower() for key in _top_keys(text)}
    for wanted, kind in _JSON_KEYS:
        told = keys.intersection(wanted)
        if len(told) >= min(2, len(wanted)) and not keys & {
            "title",
            "headline",
            "body",
            "items",
            "results",
            "articles",
        }:
            return f"it is {kind}, which holds no article"
    return ""


def _top_keys(text: str) -> Iterable[str]:
    """Return the keys at the top of an object, as far as they lie in the first bytes."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return re.findall(r'(?m)^\s{0,4}"([^"\n]{1,60})"\s*:', text)
    return value if isinstance(value, dict) else ()
