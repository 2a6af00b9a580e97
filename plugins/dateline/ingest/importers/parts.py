"""The parts of a MIME message: its page, its text, its pictures; shared by MHTML and mail."""

from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

from ...article.normal_inlines import clean_line
from ...clean.decode import decode

_MOST_PARTS = 2000
_LARGEST_PICTURE = 20 * 2**20  # bytes


def message_of(data: bytes) -> Message:
    """Return the message that the bytes hold; a damaged one as far as it goes."""
    return message_from_bytes(data)


def _walk(message: Message) -> Iterator[Message]:
    """Yield a message and its parts, none of the messages that it has attached."""
    yield message
    if message.is_multipart() and message.get_content_maintype() != "message":
        for part in message.get_payload():
            if isinstance(part, Message) and part.get_content_type() != "message/rfc822":
                yield from _walk(part)


def leaves(message: Message) -> list[Message]:
    """Return the parts that hold no others, in order."""
    found: list[Message] = []
    for part in _walk(message):
        if not part.is_multipart():
            found.append(part)
        if len(found) >= _MOST_PARTS:
            break
    return found


def attached(message: Message) -> list[bytes]:
    """Return the messages that a message has attached, one as a whole each."""
    found: list[bytes] = []
    for part in message.get_payload() if message.is_multipart() else ():
        if isinstance(part, Message) and part.get_content_type() == "message/rfc822":
            found += [inner.as_bytes() for inner in part.get_payload() if isinstance(inner, Message)]
    return found


def html_part(message: Message) -> Message | None:
    """Return the first part that is a page with content."""
    pages = (part for part in leaves(message) if part.get_content_type() in _PAGES and content(part).strip())
    return next(pages, None)


def text_part(message: Message) -> Message | None:
    """Return the first part of plain text that is no attachment."""
    texts = (part for part in leaves(message) if part.get_content_type() == "text/plain")
    return next((part for part in texts if part.get_content_disposition() != "attachment"), None)


def content(part: Message) -> bytes:
    """Return a part's content, its transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def text_of_part(part: Message) -> str:
    """Return a part's text, by the charset it states where that fits."""
    data = content(part)
    charset = part.get_content_charset()
    if charset:
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(data).text


def header(message: Message, name: str) -> str:
    """Return a header as one line of text."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    data = str(raw).encode("utf-8", "surrogateescape")  # some writers put bare bytes into headers
    try:
        value = data.decode("utf-8")
    except UnicodeDecodeError:
        value = data.decode("cp1252", "replace")
    try:
        return clean_line(str(make_header(decode_header(value))))
    except (LookupError, ValueError):  # an unknown charset, or base64 that is none
        return clean_line(value)


def pictures(message: Message) -> dict[str, bytes]:
    """Return the pictures by the references a page may use: address and `cid:`."""
    found: dict[str, bytes] = {}
    for part in leaves(message):
        if part.get_content_maintype() == "image" and part.get_content_subtype() != "svg+xml":
            data = content(part)
            if len(data) > _LARGEST_PICTURE:
                continue
            if place := part.get("Content-Location"):
                found[str(place).strip()] = data
            if identity := part.get("Content-ID"):
                found[f"cid:{str(identity).strip().strip('<>')}"] = data
    return found


_PAGES = frozenset(("text/html", "application/xhtml+xml"))
