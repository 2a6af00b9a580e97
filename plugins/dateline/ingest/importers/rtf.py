"""RTF, above all the downloads of press databases: its text, as a plain-text dump."""

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from ...article.errors import UnreadableSourceError
from ..record import Found, Record
from .importer import Importer, whole

_OPENS = b"{\\rtf"
_HEAD = 2000  # characters in which a file names its code page


# Far Eastern code pages write most characters as two bytes, the second often a plain letter.
_TWO_BYTES = {"932": "cp932", "936": "gbk", "949": "cp949", "950": "big5"}
_CODE_PAGE = re.compile(r"\\ansicpg(?P<page>\d+)")
_PAIR = re.compile(
    r"\\'(?P<lead>[89a-fA-F][0-9a-fA-F])"
    r"(?:\\'(?P<trail>[0-9a-fA-F]{2})|(?P<plain>[ -\[\]-z|~]))"
)
_KATAKANA = range(0xA1, 0xE0)  # of half width, in Japanese one byte each
_ROW = re.compile(r"(?m)^(?P<cell>[^|\n]*)\|$")  # a table's row of one cell


def _unicode(text: str) -> str:
    """Return RTF in which characters of two bytes are written by their number in Unicode."""
    page = _CODE_PAGE.search(text[:_HEAD])
    encoding = _TWO_BYTES.get(page["page"]) if page else None
    if encoding is None:
        return text
    return _PAIR.sub(lambda pair: _numbered(pair, encoding), text)


def _numbered(pair: re.Match[str], encoding: str) -> str:
    lead = int(pair["lead"], 16)
    trail = int(pair["trail"], 16) if pair["trail"] else ord(pair["plain"])
    try:
        number = ord(bytes((lead, trail)).decode(encoding))
    except (UnicodeDecodeError, TypeError):
        return pair[0]
    return pair[0] if encoding == "cp932" and lead in _KATAKANA else rf"\u{number}\'3f"


def _read(record: Record) -> Iterator[Found]:
    text = record.data.decode("ascii", "replace")
    if not text.rstrip("\x00 \r\n").endswith("}"):
        warnings: tuple[str, ...] = ("the file is cut off; its end may be missing",)
    else:
        warnings = ()
    try:
        plain = _ROW.sub(r"\g<cell>", str(rtf_to_text(_unicode(text), errors="replace")))  # type: ignore[no-untyped-call] # it ships no types
    except (ValueError, KeyError, IndexError, LookupError) as error:
        raise UnreadableSourceError(
            f"the RTF is damaged ({error})", where=record.name, remedy="Save it as plain text or .docx."
        ) from error
    yield Record(record.name, record.data, record.kind, body=plain, warnings=warnings, is_text=True)


IMPORTER = Importer(
    "rtf", lambda source: source.head.lstrip(b"\xef\xbb\xbf \r\n").startswith(_OPENS), whole("rtf"), _read
)
