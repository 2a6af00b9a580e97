"""Outlook's messages (.msg): their page or text, as those of a mail; after MS-OXMSG and MS-OXPROPS."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO

import olefile  # type: ignore[import-untyped] # it ships no types

from ...article.errors import UnreadableSourceError
from ..record import Found, Record, Refused
from ..source import Source
from .compose import page_of
from .fields import moment_of, stated, stated_line, stated_lines
from .importer import Importer, whole

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAME_OF_A_MESSAGE = "__properties_version1.0".encode("utf-16-le")
_SUBJECT, _SENDER, _BODY, _HTML, _KEY = "0037", "0C1A", "1000", "1013", "1035"
_HEADER = 32  # bytes before the properties of a message at the top
_SENT, _RECEIVED = 0x0039, 0x0E06
_TIME = 0x0040  # a property's type: hundreds of nanoseconds since 1601
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def _read(record: Record) -> Iterator[Found]:
    try:
        with olefile.OleFileIO(BytesIO(record.data)) as message:
            yield _message(message, record)
    except (OSError, ValueError, IndexError, TypeError, OverflowError, struct.error) as error:
        raise UnreadableSourceError(
            f"the message is damaged ({error})", where=record.name, remedy="Save it again, or as .eml."
        ) from error


def _message(message: "olefile.OleFileIO", record: Record) -> Found:
    headline = stated_line(_text(message, _SUBJECT))
    page = _stream(message, f"{_HTML}0102")
    text = _text(message, _HTML) or (page.decode(_charset(page), "replace") if page else "")
    body = text or page_of(headline, _text(message, _BODY))
    if not text and not _text(message, _BODY).strip():
        return Refused(record.name, "the message holds no text that can be read; save it as .eml or HTML")
    return Record(
        record.name,
        record.data,
        record.kind,
        fields=stated(
            headline=headline,
            authors=stated_lines([_text(message, _SENDER)]),
            published=moment_of(_moment(message)),
        ),
        body=body,
        key=stated_line(_text(message, _KEY)),
    )


def _text(message: "olefile.OleFileIO", name: str) -> str:
    """Return a property that is text: in UTF-16, or in an old code page."""
    if wide := _stream(message, f"{name}001F"):
        return wide.decode("utf-16-le", "replace")
    return _stream(message, f"{name}001E").decode("cp1252", "replace")


def _stream(message: "olefile.OleFileIO", name: str) -> bytes:
    path = f"__substg1.0_{name}"
    return bytes(message.openstream(path).read()) if message.exists(path) else b""


def _charset(page: bytes) -> str:
    return "utf-8" if b"utf-8" in page[:2000].lower() or not _is_latin(page) else "cp1252"


def _is_latin(page: bytes) -> bool:
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _moment(message: "olefile.OleFileIO") -> str:
    """Return when the message was sent, as ISO 8601."""
    properties = bytes(message.openstream("__properties_version1.0").read())
    found: dict[int, str] = {}
    for offset in range(_HEADER, len(properties) - 15, 16):
        kind, number, _, value = struct.unpack_from("<HHIQ", properties, offset)
        if kind == _TIME and number in {_SENT, _RECEIVED} and value:
            found[number] = (_EPOCH + timedelta(microseconds=value // 10)).isoformat(timespec="seconds")
    return found.get(_SENT) or found.get(_RECEIVED) or ""


def _detects(source: Source) -> bool:
    if not source.head.startswith(_OLE):
        return False
    source.stream.seek(0)
    try:
        return bool(olefile.OleFileIO(source.stream).exists("__properties_version1.0"))
    except (OSError, ValueError, IndexError, TypeError, OverflowError, struct.error):
        return _NAME_OF_A_MESSAGE in source.head
    finally:
        source.stream.seek(0)


IMPORTER = Importer("msg", _detects, whole("msg"), _read)
