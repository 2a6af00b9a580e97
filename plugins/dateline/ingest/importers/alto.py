"""ALTO and PAGE: the text layer of a scanned page; its lines are read as those of a plain text."""

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from ..record import Found, Record, Refused
from ..source import LARGEST, Source
from .compose import Element, anywhere, element_words, first, local
from .importer import Importer, whole
from .xml import root_name, root_of

_METS = ("mets.xml", "../mets.xml", "METS.xml", "../METS.xml")
_METS_ROOT = re.compile(rb"<(?:\w+:)?mets[\s>]")
_NAMES_ARTICLES = re.compile(rb"TYPE=[\"']ARTICLE[\"']", re.IGNORECASE)
_REFERENCE = re.compile(rb"href=[\"'](?:file:/{0,3})?(?:\./)?([^\"']{1,500})[\"']")
_HEAD = 8192  # bytes in which the root element stands
_MOST_ABOVE = 3  # folders: a page's own, the issue's, the volume's
_LEAST_CERTAIN = 0.5  # mean certainty of the words; below it a person should look
_UNCERTAIN = "the words were recognised with little certainty ({:.2f} in the mean)"


def _is_of_an_issue(source: Source) -> bool:
    """Return whether a METS file beside a page lists it: then its articles are read from there."""
    name = source.name.replace("!", "/").rpartition("/")[2]
    issue = name.rpartition("_")[0]
    for place in (*_METS, f"{issue}_mets.xml", f"../{issue}_mets.xml"):
        beside = source.file_beside(place)
        if beside is not None and name.encode() in beside and _NAMES_ARTICLES.search(beside):
            return True
    if source.path is None:
        return False
    # Files of other names, as far up as the folder that is brought in: what lies above it is not read.
    folders = [*source.path.parents][: min(source.name.count("/"), _MOST_ABOVE)]
    page = os.path.normpath(source.path)
    return any(page in _pages_listed(str(folder), folder.stat().st_mtime_ns) for folder in folders)


@lru_cache(maxsize=8)
def _pages_listed(folder: str, _changed: int) -> frozenset[str]:
    """Return the paths that the METS files in a folder list, where they name articles."""
    listed: set[str] = set()
    for file in sorted(Path(folder).glob("*.xml")):
        if file.is_symlink() or not file.is_file():
            continue
        with file.open("rb") as stream:
            if not _METS_ROOT.search(stream.read(_HEAD)):
                continue
            stream.seek(0)
            data = stream.read(LARGEST)
        if _NAMES_ARTICLES.search(data):
            references = (unquote(one[1].decode("utf-8", "replace")) for one in _REFERENCE.finditer(data))
            listed.update(os.path.normpath(Path(folder, reference)) for reference in references)
    return frozenset(listed)


def _read(record: Record) -> Iterator[Found]:
    root = root_of(record.data)
    blocks = anywhere(root, "textblock") or anywhere(root, "textregion")
    lines = [line for block in blocks for line in (*lines_of_block(block), "")]
    if not any(lines):
        yield Refused(record.name, "the page holds no text: it was not read by OCR, or it is blank")
        return
    yield Record(
        record.name,
        record.data,
        record.kind,
        body="\n".join(lines),
        warnings=certainty_warnings(root),
        is_text=True,
    )


def lines_of_block(block: Element) -> list[str]:
    """Return the lines of a block; a word broken at their end keeps its hyphen, as in print."""
    lines = []
    for line in anywhere(block, "textline"):
        words: list[str] = []
        for part in line:
            if local(part.tag) == "string":
                words.append(part.get("CONTENT") or "")
            elif local(part.tag) == "hyp" and words and not words[-1].endswith("-"):
                words[-1] += "-"
        # PAGE, as Transkribus writes it, has the words of a line as one text.
        words = words or [element_words(first(line, "textequiv", "unicode"))]
        lines.append(" ".join(word for word in words if word))
    return [line for line in lines if line]


def certainty_warnings(root: Element) -> tuple[str, ...]:
    """Return what the certainty of the words gives reason to doubt."""
    stated = [one.get("WC") for one in anywhere(root, "string")]
    certain = [float(value) for value in stated if value and value.replace(".", "", 1).isdecimal()]
    mean = sum(certain) / len(certain) if certain else 1.0
    return (_UNCERTAIN.format(mean),) if mean < _LEAST_CERTAIN else ()


IMPORTER = Importer(
    "alto",
    lambda source: root_name(source).lower() in {"alto", "pcgts"},
    whole("alto"),
    _read,
    is_part=_is_of_an_issue,
)
