"""Reuters-21578's SGML: articles of 1987 with the tags that its indexers gave."""

import html
import re
from collections.abc import Iterator

from ...article.record import Given
from ..record import Found, Record, Refused
from ..source import LARGEST, Source
from .compose import page_of
from .fields import moment_of, stated, stated_line
from .importer import Importer

_BEGINS = re.compile(rb"<REUTERS\b[^>]*>")
_ENDS = b"</REUTERS>"
_ID = re.compile(r"NEWID=\"(\d+)\"")
_LISTED = re.compile(r"<D>(.*?)</D>", re.DOTALL)
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DATE = re.compile(r"\s*(\d{1,2})-([A-Z]{3})-(\d{4})(?:\s+(\d\d:\d\d:\d\d))?")
_SIGNED = re.compile(r"\n\s*(?:Reuter|REUTER)s?\s*\Z")
_CHUNK = 2**20


def _records(source: Source) -> Iterator[Found]:
    source.stream.seek(0)
    buffer, number = b"", 0
    while chunk := source.stream.read(_CHUNK):
        buffer += chunk
        while (end := buffer.find(_ENDS)) >= 0:
            number += 1
            yield _article(buffer[: end + len(_ENDS)], f"{source.name}#{number}")
            buffer = buffer[end + len(_ENDS) :]
        if len(buffer) > LARGEST:
            yield Refused(source.name, f"behind article {number} no article ends within {LARGEST:,} bytes")
            return
    if _BEGINS.search(buffer):
        yield Refused(f"{source.name}#{number + 1}", "the file is cut off within this article")


def _article(data: bytes, name: str) -> Found:
    begins = _BEGINS.search(data)
    if not begins:
        return Refused(name, "the article has no beginning")
    original = data[begins.start() :]
    text = original.decode("latin-1")
    number = _ID.search(text)
    body = _SIGNED.sub("", _part(text, "BODY"))
    headline = stated_line(_part(text, "TITLE"))
    if not body.strip() and not headline:
        return Refused(name, "the article has neither a title nor a text")
    tags = {
        group: tuple(_LISTED.findall(_raw(text, group.upper())))
        for group in ("people", "places", "topics", "orgs")
    }
    return Record(
        name,
        original,
        IMPORTER.kind,
        fields=stated(
            headline=headline,
            published=_moment(_part(text, "DATE")),
            dateline=stated_line(_part(text, "DATELINE")),
            agency="Reuters",
            given=Given(tags["people"], tags["places"], tags["orgs"], tags["topics"]),
        ),
        body=page_of(headline, _paragraphs(body) or headline, language="en"),
        key=f"reuters-21578:{number[1]}" if number else "",
    )


def _raw(text: str, name: str) -> str:
    found = re.search(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
    return found[1] if found else ""


def _part(text: str, name: str) -> str:
    return html.unescape(re.sub(r"&#\d{1,2};", "", _raw(text, name)))


def _paragraphs(body: str) -> str:
    """Return the text with a blank line before each paragraph: the wire set them off by an indent."""
    return re.sub(r"\n[ \t]{3,}(?=\S)", "\n\n", body)


def _moment(text: str) -> object:
    match = _DATE.match(text)
    if not match or match[2] not in _MONTHS:
        return None
    day = f"{match[3]}-{_MONTHS.index(match[2]) + 1:02d}-{int(match[1]):02d}"
    return moment_of(f"{day}T{match[4]}" if match[4] else day)


IMPORTER = Importer("reuters", lambda source: bool(_BEGINS.search(source.head)), _records)
