"""WARC and ARC files: captured responses with their addresses and dates; also WACZ, which packs them."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any, TypeAlias

import brotli
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from ...article.links import vetted
from ..record import Found, Record, Refused
from ..source import LARGEST, Source
from . import zip as zips
from .captured import CapturedPictures
from .fields import moment_of
from .importer import Importer

_WarcRecord: TypeAlias = Any  # warcio ships no types
_ARC = re.compile(rb"filedesc://\S+ \S+ \d{14} ")
_PAGES = re.compile(r"(?:text/html|application/xhtml\+xml|text/plain)\b", re.IGNORECASE)
_BEGINS = re.compile(rb"(?=WARC/1\.[01]\r?\nWARC-|\x1f\x8b\x08[\x00-\x1f])")
_KEPT = 32  # bytes that a beginning may straddle
_NO_PAGE = re.compile(r"/(?:robots\.txt|favicon\.ico)$")


def _detects(source: Source) -> bool:
    return source.plain_head.startswith(b"WARC/") or bool(_ARC.match(source.plain_head))


def _detects_wacz(source: Source) -> bool:
    return "datapackage.json" in source.members and any(n.startswith("archive/") for n in source.members)


def _records_wacz(source: Source) -> Iterator[Found | Source]:
    with zips.open_archive(source) as archive:
        for info in zips.document_members(archive):
            if info.filename.startswith("archive/"):
                yield zips.member(archive, info, source)


def _records(source: Source) -> Iterator[Found | Source]:
    start, number = 0, 0
    pictures = CapturedPictures(source.stream, _body)
    while start >= 0:
        source.stream.seek(start)
        iterator = ArchiveIterator(source.stream, arc2warc=True)
        while True:
            name = f"{source.name}#{number + 1}"
            try:
                found = _found(next(iterator), name)
            except StopIteration:
                return
            except ArchiveLoadFailed as error:
                if "non-chunked" in str(error):
                    yield _unpacked(source)
                    return
                yield Refused(name, f"the archive is damaged here ({' '.join(str(error).split())[:200]})")
                break
            number += 1
            if isinstance(found, Record) and found.url:
                found = replace(found, images=pictures.of(found.url, found.data))
            if found:
                yield found
        start = _next_record(source.stream, max(start, iterator.offset) + 1)


def capture_at(stream: IO[bytes], place: int, name: str) -> Found | None:
    """Return the page of the one record that begins at a place of an archive; None where it is no page."""
    stream.seek(place)
    return _found(next(ArchiveIterator(stream)), name)


def _next_record(stream: IO[bytes], position: int) -> int:
    """Return where the next record may begin, -1 where none does."""
    stream.seek(position)
    rest = b""
    while chunk := stream.read(2**20):
        rest += chunk
        if found := _BEGINS.search(rest):
            return position + found.start()
        position += len(rest) - _KEPT if len(rest) > _KEPT else 0
        rest = rest[-_KEPT:]
    return -1


def _unpacked(source: Source) -> Source:
    """Return an archive that was packed as a whole, not record by record."""
    size = source.stream.seek(0, 2)
    source.stream.seek(0)
    with gzip.open(source.stream) as packed:
        return source.within(source.name.removesuffix(".gz"), packed, size)  # type: ignore[arg-type]


def _found(record: _WarcRecord, name: str) -> Found | None:
    """Return the page that was captured; None for what is no page: requests, pictures, errors, revisits."""
    headers = record.rec_headers
    url = vetted((headers.get_header("WARC-Target-URI") or "").strip("<>"))
    retrieved = moment_of(headers.get_header("WARC-Date"))
    if record.rec_type == "response" and record.http_headers is not None:
        status = record.http_headers.get_statuscode()
        mime = record.http_headers.get_header("Content-Type") or "text/html"
        if status != "200":
            return None
    elif record.rec_type in {"resource", "conversion"}:
        mime = headers.get_header("Content-Type") or ""
    else:
        return None
    # Common Crawl gives the words of its pages as conversions to plain text (WET).
    is_text = record.rec_type == "conversion" and mime.startswith("text/plain")
    if not url or not (is_text or _PAGES.match(mime)) or _NO_PAGE.search(url):
        return None
    try:
        data = _body(record)
    except (zlib.error, brotli.error, EOFError, ValueError, OSError) as error:
        return Refused(f"{name} {url}", f"its body cannot be unpacked ({error})")
    if len(data) > LARGEST:
        return Refused(f"{name} {url}", f"its body has more than {LARGEST:,} bytes, which no article has")
    if not data.strip():
        return Refused(f"{name} {url}", "its body is empty")
    missing = getattr(record.raw_stream, "limit", 0)
    warnings = (f"the record is cut off: {missing:,} bytes are missing",) if missing > 0 else ()
    return Record(
        f"{name} {url}", data, "warc", url=url, retrieved=retrieved, warnings=warnings, is_text=is_text
    )


def _body(record: _WarcRecord) -> bytes:
    """Return the content of a record, transfer and content encodings undone, at most one byte too much."""
    stream = record.raw_stream
    encodings: list[str] = []
    if record.http_headers is not None:
        if "chunked" in (record.http_headers.get_header("Transfer-Encoding") or "").lower():
            stream = ChunkedDataReader(stream, decomp_type=None)
        stated = record.http_headers.get_header("Content-Encoding") or ""
        encodings = [one.strip().lower() for one in stated.split(",")]
    data = _read(stream)
    for encoding in reversed(encodings):
        if encoding in {"gzip", "x-gzip", "deflate"}:
            data = _inflated(data)
        elif encoding == "br":
            data = _unbrotlied(data)
        elif encoding not in {"", "identity", "none", "utf-8"}:
            raise ValueError(f"unknown encoding {encoding!r}")
    return data


def _read(stream: IO[bytes]) -> bytes:
    parts = io.BytesIO()
    while parts.tell() <= LARGEST and (chunk := stream.read(2**16)):
        parts.write(chunk)
    return parts.getvalue()[: LARGEST + 1]


def _inflated(data: bytes) -> bytes:
    # Some servers send bare deflate for `deflate`, and some send nothing packed at all.
    for wbits in (47, -15):
        try:
            return zlib.decompressobj(wbits).decompress(data, LARGEST + 1)
        except zlib.error:
            continue
    if data.lstrip()[:1] == b"<":
        return data
    raise zlib.error("it is neither gzip nor deflate")


def _unbrotlied(data: bytes) -> bytes:
    decompressor = brotli.Decompressor()
    unpacked = bytearray(decompressor.process(data, output_buffer_limit=2**20))
    while len(unpacked) <= LARGEST and not decompressor.can_accept_more_data():
        unpacked += decompressor.process(b"", output_buffer_limit=2**20)
    return bytes(unpacked[: LARGEST + 1])


IMPORTER = Importer("warc", _detects, _records)
WACZ = Importer("wacz", _detects_wacz, _records_wacz)
