"""Wire messages as agencies send them (IPTC 7901, ANPA 1312): a header, the text, the time of sending.

Control characters part them: SOH header STX text ETX trailer EOT. A file may hold many.
"""

import re
from collections.abc import Iterator

from ...article.moment import Moment
from ...clean.dates.written import stated_moment
from ...clean.decode import decode
from ..record import Found, Record, Refused
from ..source import Source
from .fields import stated
from .importer import Importer

_OPENS = re.compile(rb"[\x16\x00\x7f\s]{0,40}\x01[\r\n\x0e\x0f\x11-\x16]{0,4}[ -~]{3}[^\x02]{0,300}\x02")
_MESSAGE = re.compile(
    rb"\x01(?P<header>[^\x01\x02]{0,300})\x02(?P<text>[^\x01\x03\x04]*)(?:\x03(?P<trailer>[^\x01\x04]*))?"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ENDS = re.compile(r"(?m)[ \t]*[=<^]+[ \t]*$")  # of a line, in typesetters' codes
_BEGINS = re.compile(r"(?m)^[ \t]*\^[ \t]*")
_INDENT = re.compile(r"(?m)^[ \t]{1,8}(?=\S)")
# Day, hour and minute in one number, then month and year: '111000 mar 09', '111000GMT Mar 09'.
_SENT = re.compile(
    rb"(?P<day>\d\d)(?P<time>\d{4})\s?(?P<zone>GMT|UTC|Z)?\s+(?P<month>[A-Za-z]{3})[a-z]*\s+(?P<year>\d\d)\b"
)
_TURN = 69  # the year that two digits begin with, as POSIX has it


def _records(source: Source) -> Iterator[Found]:
    data = source.read()
    for number, message in enumerate(_MESSAGE.finditer(data), 1):
        name = f"{source.name}#{number}"
        text = _text(decode(message["text"]).text)
        if not text.strip():
            yield Refused(name, "the wire message holds no text")
            continue
        yield Record(
            name,
            message[0],
            IMPORTER.kind,
            fields=stated(published=_sent(message["trailer"] or b"")),
            body=text,
            is_text=True,
        )


def _text(text: str) -> str:
    """Return a message's text, each indented line a paragraph's first, as a plain-text dump."""
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _INDENT.sub("\n", _BEGINS.sub("", _ENDS.sub("", text)))


def _sent(trailer: bytes) -> Moment | None:
    found = _SENT.search(trailer)
    if found is None:
        return None
    century = b"19" if int(found["year"]) >= _TURN else b"20"
    day = b" ".join((found["day"], found["month"], century + found["year"])).decode("ascii")
    time = found["time"].decode("ascii")
    try:
        return Moment.parse(f"{stated_moment(day)}T{time[:2]}:{time[2:]}{'Z' if found['zone'] else ''}")
    except ValueError:
        return None


IMPORTER = Importer("iptc7901", lambda source: bool(_OPENS.match(source.head)), _records)
