"""Mail: newsletters as `.eml` files and as mbox folders."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import parseaddr

from ...article.moment import Moment
from ...clean.dates.written import printed_dates
from ..record import Found, Record, Refused
from ..source import LARGEST, Source
from .compose import page_of
from .fields import moment_of, stated, stated_line
from .importer import Importer, whole
from .parts import attached, header, html_part, message_of, pictures, text_of_part, text_part

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_CERTAIN = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)
_FROM = re.compile(rb"From \S+.*\d{4}.*\r?\n")
# The head of a letter that is handed on, as mail programs write it, in six languages.
_NAMES = {
    **dict.fromkeys(("from", "von", "de", "da", "van"), "from"),
    **dict.fromkeys(
        ("sent", "date", "gesendet", "datum", "envoyé", "enviado", "fecha", "data", "verzonden"), "date"
    ),
    **dict.fromkeys(("subject", "betreff", "objet", "asunto", "oggetto", "onderwerp"), "subject"),
    **dict.fromkeys(("to", "an", "à", "para", "a", "aan", "cc", "reply-to", "antwort an"), "to"),
}
_LINE = rf"[ \t>*]{{0,20}}(?:{'|'.join(_NAMES)})[ \t]{{0,4}}:[^\n]*\n(?:[ \t]{{0,20}}\n){{0,3}}"
_TOLD = re.compile(rf"(?im)^[ \t>*]{{0,20}}(?P<name>{'|'.join(_NAMES)})[ \t]{{0,4}}:(?P<value>[^\n]*)$")
_BLOCK = re.compile(rf"(?im)^(?:{_LINE}){{3,8}}")
_PAGE_LINE = re.compile(
    rf"(?:<(?:b|strong|span)\b[^>]{{0,300}}>\s{{0,20}}){{1,4}}(?:{'|'.join(_NAMES)})\s{{0,4}}:"
    r"(?:(?!<br|</p|</div|</tr).){0,600}(?:<br\b[^>]{0,300}>|</p>|</div>|</tr>)",
    re.IGNORECASE | re.DOTALL,
)
# What newsletters are laid out by; a letter without any of it is text as a whole.
_LAYOUT = re.compile(
    r"<(?:table|nav|header|footer|aside|main|article)\b|unsubscribe|list-manage", re.IGNORECASE
)
_FRAME = re.compile(
    r"<!doctype[^>]*>|</?(?:html|body)\b[^>]*>|<head\b.*?</head>|<h1\b.*?</h1>", re.DOTALL | re.IGNORECASE
)
_LANGUAGE = re.compile(r"<(?:html|body)\b[^>]*\blang=[\"']?(?P<tag>[A-Za-z-]+)", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/h[1-6])\b[^>]*>", re.IGNORECASE)
_SOURCE_LINES = re.compile(r"\s*\n\s*")
_MARKUP = re.compile(r"<[^>]*>")
_WIDEST_GAP = 120  # characters of markup between two such lines
# RFC 3676, 4.3: what stands below this line is the sender's, not the letter's.
_SIGNATURE = re.compile(r"\r?\n-- ?\r?\n.{0,600}\Z", re.DOTALL)
_HANDED_ON = re.compile(r"\W*(?:fwd?|wg|tr|rv|enc|i|doorst)\s*:", re.IGNORECASE)
_TAG = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)


def _detects(source: Source) -> bool:
    head = _HEADER.match(source.head)
    return bool(head and _CERTAIN.search(head[0]))


def _detects_mbox(source: Source) -> bool:
    first = _FROM.match(source.head)
    return bool(first and _HEADER.match(source.head, first.end()))


def _messages(source: Source) -> Iterator[Found]:
    """Yield the messages of an mbox: each begins with a line `From ` behind a blank one."""
    number, lines, size, blank = 0, list[bytes](), 0, True
    source.stream.seek(0)
    for raw in source.stream:
        if blank and _FROM.match(raw):
            yield from _message(source.name, number, lines, size)
            number, lines, size = number + 1, [], 0
        else:
            size += len(raw)
            if size <= LARGEST:
                # The writer put > before lines that look like a beginning.
                lines.append(
                    raw[1:] if raw.startswith(b">") and raw.lstrip(b">").startswith(b"From ") else raw
                )
        blank = not raw.strip()
    yield from _message(source.name, number, lines, size)


def _message(source: str, number: int, lines: list[bytes], size: int) -> Iterator[Found]:
    name = f"{source}#{number}"
    if size > LARGEST:
        yield Refused(name, f"the message has more than {LARGEST:,} bytes")
    elif any(line.strip() for line in lines):
        yield Record(name, b"".join(lines), IMPORTER.kind)


def _read(record: Record) -> Iterator[Found]:
    message = message_of(record.data)
    headline = _TAG.sub("", header(message, "Subject"))
    for number, inner in enumerate(attached(message), 1):
        yield from _read(replace(record, name=f"{record.name}#{number}", data=inner))
    page, text = html_part(message), text_part(message)
    if text is not None and not text_of_part(text).strip():
        text = None
    if page is None and text is None:
        if any(attached(message)):
            return
        yield Refused(record.name, "the message holds neither a page nor text")
        return
    if page is not None:
        body = text_of_part(page)
        if "<h1" not in body.lower():
            body = f"<h1>{stated_line(headline)}</h1>{body}" if "<body" not in body.lower() else body
        if not _LAYOUT.search(body):
            language = _LANGUAGE.search(body)
            body = page_of(headline, _FRAME.sub("", body), language=language["tag"] if language else "")
    else:
        body = page_of(headline, _SIGNATURE.sub("", text_of_part(text))) if text is not None else ""
    sender, moment = header(message, "From"), moment_of(message.get("Date"))
    shown = text_of_part(text) if text is not None else _plain(body)
    warnings: tuple[str, ...] = ()
    if _HANDED_ON.match(header(message, "Subject")) and (forwarded := _forwarded(shown)):
        warnings = ("it hands on another's letter; a note above that letter is left out",)
        sender, moment = forwarded.sender, forwarded.moment or moment
        headline = forwarded.subject or headline
        body = _below_page(body) if page is not None else page_of(headline, forwarded.text)
    name, address = parseaddr(sender)
    yield Record(
        record.name,
        record.data,
        IMPORTER.kind,
        fields=stated(
            headline=headline,
            published=moment,
            publisher=stated_line(name or address.rpartition("@")[2] or sender),
        ),
        body=body,
        key=stated_line(header(message, "Message-ID")),
        images=pictures(message),
        warnings=warnings,
    )


@dataclass(frozen=True, slots=True)
class _Forwarded:
    """The letter that another hands on: who wrote it, when, its subject, its text below those lines."""

    sender: str
    moment: Moment | None
    subject: str
    text: str


def _forwarded(text: str) -> _Forwarded | None:
    """Return the letter that a text hands on, None where it hands on none."""
    block = _BLOCK.search(text)
    if block is None:
        return None
    told = {_NAMES[one["name"].lower()]: one["value"].strip(" *") for one in _TOLD.finditer(block[0])}
    if not {"from", "subject"} <= told.keys():
        return None
    day = told.get("date", "").replace(" at ", " ")
    moment = moment_of(day) or next((one.moment for one in printed_dates(day)), None)
    return _Forwarded(told["from"], moment, _TAG.sub("", told["subject"]), text[block.end() :].strip())


def _plain(page: str) -> str:
    """Return a page's lines, as far as they are needed to find the head of a letter that is handed on."""
    return html.unescape(_MARKUP.sub("", _BREAK.sub("\n", _SOURCE_LINES.sub(" ", page))))


def _below_page(page: str) -> str:
    """Return a page from below the lines that say from whom a letter was, and what it was about."""
    end = -1
    for line in _PAGE_LINE.finditer(page):
        if end >= 0 and line.start() - end > _WIDEST_GAP:
            break  # a label in the letter's own text
        end = line.end()
    return page[max(end, 0) :]


IMPORTER = Importer("mail", _detects, whole("mail"), _read, several=True)
MBOX = Importer("mbox", _detects_mbox, _messages)
