"""Provenance as PREMIS 3 (Library of Congress): objects, their fixity, and what was done to them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias
from xml.etree import ElementTree as ET

from ...ingest.store.ledger import Entry, original_path
from .formats import format_of, original_names

_PREMIS = "http://www.loc.gov/premis/v3"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EVENTS = "http://id.loc.gov/vocabulary/preservation/eventType"
_Part: TypeAlias = "tuple[str, str | list[_Part]]"


def premis(
    files: Mapping[str, tuple[str, int]], entries: Sequence[Entry], *, moment: str, program: str
) -> bytes:
    """Return a PREMIS document.

    Args:
        files: path below content/ → SHA-256 and size in bytes.
        entries: what became of each source.
        moment: when this is written, ISO 8601.
        program: name and version of what did the work.
    """
    ET.register_namespace("premis", _PREMIS)
    ET.register_namespace("xsi", _XSI)
    root = ET.Element(f"{{{_PREMIS}}}premis", {"version": "3.0"})
    names = original_names(entries)
    for path, (digest, size) in sorted(files.items()):
        added = _add(root, ("object", list(_object(path, names.get(path, ""), digest, size))))
        added.set(f"{{{_XSI}}}type", "premis:file")
    for number, entry in enumerate(entries, 1):
        _add(root, ("event", list(_accession(number, entry, moment))))
    _add(root, ("event", list(_packing(moment))))
    agent: list[_Part] = [_identifier("agent", "program"), ("agentName", program), ("agentType", "software")]
    _add(root, ("agent", agent))
    ET.indent(root, " ")
    document: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + document + b"\n"


def _object(path: str, received: str, digest: str, size: int) -> Iterator[_Part]:
    yield _identifier("object", path)
    fixity: _Part = ("fixity", [("messageDigestAlgorithm", "SHA-256"), ("messageDigest", digest)])
    form: _Part = ("format", [("formatDesignation", [("formatName", format_of(received or path))])])
    yield "objectCharacteristics", [fixity, ("size", str(size)), form]
    if received:
        yield "originalName", received


def _accession(number: int, entry: Entry, moment: str) -> Iterator[_Part]:
    """Yield the parts of the event by which a source became a page: the moment is that of the noting."""
    yield _identifier("event", f"accession-{number}")
    yield "eventType", "ingestion"
    yield "eventDateTime", moment
    detail = f"{entry.name}: cleaned by the rules {entry.rules or 'of an unknown version'} into {entry.page}"
    yield "eventDetailInformation", [("eventDetail", detail)]
    yield "eventOutcomeInformation", [("eventOutcome", "success")]
    yield _linked_agent()
    yield _linked_object(original_path(entry.original), "source")
    yield _linked_object(entry.page, "outcome")


def _packing(moment: str) -> Iterator[_Part]:
    yield _identifier("event", "deposit")
    yield "eventType", "information package creation"
    yield "eventDateTime", moment
    yield "eventDetailInformation", [("eventDetail", "every file was read and its hash compared")]
    yield "eventOutcomeInformation", [("eventOutcome", "success")]
    yield _linked_agent()


def _identifier(kind: str, value: str) -> _Part:
    name = f"{kind}Identifier"
    return name, [(f"{name}Type", "local"), (f"{name}Value", value)]


def _linked_agent() -> _Part:
    name = "linkingAgentIdentifier"
    return name, [(f"{name}Type", "local"), (f"{name}Value", "program")]


def _linked_object(value: str, role: str) -> _Part:
    name = "linkingObjectIdentifier"
    return name, [(f"{name}Type", "local"), (f"{name}Value", value), ("linkingObjectRole", role)]


def _add(parent: ET.Element, part: _Part) -> ET.Element:
    name, value = part
    element = ET.SubElement(parent, f"{{{_PREMIS}}}{name}")
    if name == "eventType":
        element.set("authority", "eventType")
        element.set("authorityURI", _EVENTS)
    if isinstance(value, str):
        element.text = "".join(character if character.isprintable() else "\ufffd" for character in value)
    else:
        for one in value:
            _add(element, one)
    return element
