"""RTF, above all the downloads of press databases: its text, as a plain-text dump."""

from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from ...article.errors import UnreadableSourceError
from ..record import Found, Record
from .importer import Importer, whole

_OPENS = b"{\\rtf"


def _read(record: Record) -> Iterator[Found]:
    text = record.data.decode("ascii", "replace")
    if not text.rstrip("\x00 \r\n").endswith("}"):
        warnings: tuple[str, ...] = ("the file is cut off; its end may be missing",)
    else:
        warnings = ()
    try:
        plain = str(rtf_to_text(text, errors="replace"))  # type: ignore[no-untyped-call] # it ships no types
    except (ValueError, KeyError, IndexError, LookupError) as error:
        raise UnreadableSourceError(
            f"the RTF is damaged ({error})", where=record.name, remedy="Save it as plain text or .docx."
        ) from error
    yield Record(record.name, record.data, record.kind, body=plain, warnings=warnings, is_text=True)


IMPORTER = Importer(
    "rtf", lambda source: source.head.lstrip(b"\xef\xbb\xbf \r\n").startswith(_OPENS), whole("rtf"), _read
)
