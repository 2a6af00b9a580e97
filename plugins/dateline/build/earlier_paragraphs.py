"""Keeps which paragraphs were published once, in a file of content/, so that links to them lead on."""

import hashlib
import json
import mmap
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..ingest.store.atomic_batches import write
from ..site.earlier_passages import EarlierPassage, EarlierPassages
from .manifest import digest_in_manifest

RECORD = "earlier_paragraphs.tsv"  # below content/: what a build finds out cannot be found out again
_PARAGRAPHS = "data/paragraphs.jsonl"
_FEW = 32  # articles that are looked for one by one: reading the whole file takes longer only for more
_ARTICLE = re.compile(rb'^\{"article": "([^"\\]+)"', re.MULTILINE)
_LINE = re.compile(r"[^\t\n]+\t(p-[a-z2-7]+)\t(p-[a-z2-7]+)?")


def read_earlier(content: Path, previous: Path | None) -> EarlierPassages:
    """Return the earlier paragraphs that are recorded, held against those of the last site.

    Args:
        content: the folder content/.
        previous: the folder of the last site, if there is one.
    """
    path = previous / _PARAGRAPHS if previous else None
    if not path or not previous or not _is_as_published(path, previous) or not path.stat().st_size:
        return EarlierPassages(_recorded(content / RECORD), lambda _article: ())
    with path.open("rb") as stream:
        lines = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    return EarlierPassages(_recorded(content / RECORD), _Published(lines))


class _Published:
    """The paragraphs of the last site. An edit asks for those of one article, a new look for all."""

    def __init__(self, lines: mmap.mmap) -> None:
        self._lines = lines
        self._asked = 0
        self._spans: dict[str, tuple[int, int]] = {}  # of each article's lines, once many were asked for

    def __call__(self, article: str) -> Iterator[tuple[str, str]]:
        """Yield identifier and text of an article's paragraphs."""
        self._asked += 1
        if self._asked == _FEW + 1:
            self._spans = _spans(self._lines)
        start, end = self._spans.get(article, (0, 0)) if self._asked > _FEW else _span(self._lines, article)
        for line in self._lines[start:end].splitlines():
            row = json.loads(line)
            yield row["id"], row["text"]


def _span(lines: mmap.mmap, article: str) -> tuple[int, int]:
    """Return where the lines of an article begin and end, which follow one another."""
    head = f'{{"article": "{article}"'.encode()
    start = 0 if lines[: len(head)] == head else lines.find(b"\n" + head) + 1
    end = start
    while lines[end : end + len(head)] == head:
        end = lines.find(b"\n", end) + 1 or len(lines)
    return start, end


def _spans(lines: mmap.mmap) -> dict[str, tuple[int, int]]:
    """Return the same of all articles."""
    spans: dict[str, tuple[int, int]] = {}
    for found in _ARTICLE.finditer(lines):
        article = found[1].decode()
        end = lines.find(b"\n", found.start()) + 1 or len(lines)
        spans[article] = spans.get(article, (found.start(), 0))[0], end
    return spans


def _is_as_published(path: Path, site: Path) -> bool:
    """Return whether a file is what the manifest says: damage must not be recorded as paragraphs."""
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return digest_in_manifest(site, _PARAGRAPHS) == digest
    except OSError:
        return False


def keep_earlier(content: Path, earlier: EarlierPassages) -> None:
    """Write the record, if there is anything new in it.

    Raises:
        OSError: content/ cannot be written.
    """
    path = content / RECORD
    lines = [
        f"{article}\t{one.identifier}\t{one.successor}\n"
        for article, rows in sorted(earlier.recorded.items())
        for one in rows
    ]
    data = "".join(lines).encode()
    if data != (path.read_bytes() if path.is_file() else b""):
        write(path, data)


def _recorded(path: Path) -> Mapping[str, Sequence[EarlierPassage]]:
    found: defaultdict[str, list[EarlierPassage]] = defaultdict(list)
    text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    for line in text.splitlines():
        if _LINE.fullmatch(line):  # a line that a person has spoilt costs a link, not the build
            article, identifier, successor = line.split("\t")
            found[article].append(EarlierPassage(identifier, successor))
    return {article: tuple(rows) for article, rows in found.items()}
