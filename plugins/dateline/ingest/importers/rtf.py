"""RTF, above all the downloads of press databases: a plain-text dump, or a document where it has tables."""

import re
from collections.abc import Iterator
from dataclasses import replace

from striprtf.striprtf import rtf_to_text

from ...article.errors import UnreadableSourceError
from ..record import Found, Record, Refused
from .importer import Importer, whole
from .office import OfficeParagraph, document_records

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
# Where a table's rows begin and end and its cells end, written as the signs that Unicode has for separators.
_BEGINS_ROW, _ENDS_ROW, _ENDS_CELL = "\u241d", "\u241e", "\u241f"
_SIGNS = {"trowd": _BEGINS_ROW, "row": _ENDS_ROW, "cell": _ENDS_CELL}
_TABLE_WORD = re.compile(r"\\(?P<word>trowd|row|cell)(?![a-z0-9-])")
_ROW = re.compile(rf"{_BEGINS_ROW}(?P<cells>[^{_ENDS_ROW}]*){_ENDS_ROW}\n?")


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
        marked = _TABLE_WORD.sub(_sign, _unicode(text))
        plain = str(rtf_to_text(marked, errors="replace"))  # type: ignore[no-untyped-call] # it ships no types
    except (ValueError, KeyError, IndexError, LookupError) as error:
        raise UnreadableSourceError(
            f"the RTF is damaged ({error})", where=record.name, remedy="Save it as plain text or .docx."
        ) from error
    paragraphs = list(_paragraphs(plain))
    rows = sum(len(one.text) for one in paragraphs if one.rows)
    if 0 < rows * 2 < sum(len(one.text) for one in paragraphs):
        for found in document_records(record, paragraphs, {}, {}):
            yield found if isinstance(found, Refused) else replace(found, warnings=warnings)
        return
    # A layout in rows, as of a press database, is text.
    lines = "\n".join("\n".join(map("|".join, one.rows)) if one.rows else one.text for one in paragraphs)
    yield Record(record.name, record.data, record.kind, body=lines, warnings=warnings, is_text=True)


def _sign(found: re.Match[str]) -> str:
    """Return a word of a table's markup with its sign; what the word itself would print is left out."""
    sign = rf"{{\uc1\u{ord(_SIGNS[found['word']])}?}}"
    return f"{sign}{found[0]} " if found["word"] == "trowd" else sign


def _paragraphs(plain: str) -> Iterator[OfficeParagraph]:
    """Yield the lines and tables of a text whose rows are signed; a row of one cell is lines."""
    rows: list[tuple[str, ...]] = []
    position = 0
    for row in _ROW.finditer(plain):
        between = plain[position : row.start()]
        cells = row["cells"].replace(_BEGINS_ROW, "").removesuffix(_ENDS_CELL).split(_ENDS_CELL)
        if rows and (between.strip() or len(cells) < 2):
            yield OfficeParagraph("table", (), tuple(rows))
            rows = []
        if between.strip():
            yield from _lines(between)
        if len(cells) > 1:
            rows.append(tuple(cell.strip() for cell in cells))
        else:
            yield from _lines(cells[0])
        position = row.end()
    if rows:
        yield OfficeParagraph("table", (), tuple(rows))
    yield from _lines(plain[position:])


def _lines(text: str) -> Iterator[OfficeParagraph]:
    for line in re.sub(f"[{_BEGINS_ROW}{_ENDS_ROW}{_ENDS_CELL}]", "\n", text).removesuffix("\n").split("\n"):
        yield OfficeParagraph("p", ((line, "", ""),))


IMPORTER = Importer(
    "rtf", lambda source: source.head.lstrip(b"\xef\xbb\xbf \r\n").startswith(_OPENS), whole("rtf"), _read
)
