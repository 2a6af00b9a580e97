"""What was fetched, kept as a WARC as it came, and found again in a later run. Asks nobody.

`content/originals/fetched/<day>.warc.gz` holds the answers, `captures.jsonl` beside it where each lies and
what a later request may refer to. An answer is on the disk before it is used.
"""

import datetime as dt
import gzip
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from ..importers.warc import capture_at
from ..record import Found
from ..store.atomic_batches import whole_length
from .http import Answer

_OF_THE_TRANSFER = frozenset(("transfer-encoding", "content-length", "connection", "keep-alive"))


@dataclass(frozen=True, slots=True)
class Capture:
    """One answer that was kept."""

    url: str  # as it was asked for, before redirects
    moment: str  # ISO 8601, UTC
    archive: str  # file name
    place: int  # of the record in the file
    etag: str = ""
    modified: str = ""  # Last-Modified


class Captures:
    """The captures of an archive.

    Args:
        folder: `content/originals/fetched`; made when first needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = folder / "captures.jsonl"
        self._known: dict[str, Capture] = {}
        if self._log.exists():
            for line in self._log.read_bytes().split(b"\n")[:-1]:  # behind the last newline a line is torn
                capture = Capture(**json.loads(line))
                self._known[capture.url] = capture

    def of(self, url: str) -> Capture | None:
        """Return the last capture of an address whose bytes are still there."""
        capture = self._known.get(url)
        return capture if capture and (self._folder / capture.archive).is_file() else None

    def keep(self, url: str, hops: list[Answer], moment: dt.datetime) -> Capture:
        """Write the answers that led from an address to its page; the last one is the page."""
        self._folder.mkdir(parents=True, exist_ok=True)
        archive = self._folder / f"{moment:%Y-%m-%d}.warc.gz"
        stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        with archive.open("ab") as stream:
            for answer in hops:
                place = stream.seek(0, os.SEEK_END)
                stream.write(_record(answer, stamp))
            stream.flush()
            os.fsync(stream.fileno())
        page = hops[-1]
        capture = Capture(url, stamp, archive.name, place, page.header("ETag"), page.header("Last-Modified"))
        self._note(capture)
        return capture

    def _note(self, capture: Capture) -> None:
        length = whole_length(self._log)
        with self._log.open("ab") as log:
            log.truncate(length)  # a killed run may have left half a line
            log.write(json.dumps(asdict(capture), ensure_ascii=False).encode() + b"\n")
            log.flush()
            os.fsync(log.fileno())
        self._known[capture.url] = capture

    def read(self, capture: Capture, name: str) -> Found | None:
        """Return the page that was captured as a record; None where it is no page.

        Raises:
            OSError: the file cannot be read.
        """
        with (self._folder / capture.archive).open("rb") as stream:
            return capture_at(stream, capture.place, name)


def _record(answer: Answer, moment: str) -> bytes:
    """Return an answer as a WARC record, packed; chunks were undone on the way, packed content was not."""
    sent = [(name, value) for name, value in answer.headers if name.lower() not in _OF_THE_TRANSFER]
    head = _lines(
        f"HTTP/1.1 {answer.status} {answer.reason}", (*sent, ("Content-Length", str(len(answer.body))))
    )
    block = head + answer.body
    record = _lines(
        "WARC/1.1",
        (
            ("WARC-Type", "response"),
            ("WARC-Record-ID", f"<{uuid4().urn}>"),
            ("WARC-Date", moment),
            ("WARC-Target-URI", answer.url),
            ("WARC-IP-Address", answer.address),
            ("Content-Type", "application/http; msgtype=response"),
            ("Content-Length", str(len(block))),
        ),
    )
    return gzip.compress(record + block + b"\r\n\r\n", mtime=0)


def _lines(first: str, headers: Iterable[tuple[str, str]]) -> bytes:
    lines = (first, *(f"{name}: {value}" for name, value in headers), "", "")
    return "\r\n".join(lines).encode("latin-1", "replace")
