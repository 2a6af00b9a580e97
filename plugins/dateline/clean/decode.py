"""Bytes of unknown encoding become text; opens no file and raises nothing."""

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,40})""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page may declare its encoding; WHATWG asks for 1024, pages ask for more
_SAMPLE = 65_536  # bytes that are enough to recognise an encoding
_SAMPLE_OF_WIDE = 400  # bytes; of Latin text in UTF-16 every other one is zero
_LEAST_WIDE = 40  # bytes
# What pages call these encodings is, to every browser, their Windows superset (WHATWG Encoding, 4.2).
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_MARKS_1252 = "“”‘’–—…•«»„‚‹›€£§°©®™½¼¾¡¿·\xa0"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, and whether the encoding was certain or recognised by its look."""

    text: str
    encoding: str
    certain: bool = True


def decode(source: bytes) -> Decoded:
    """Return the text of the bytes: by byte order mark, as UTF-8, as declared, or as recognised.

    UTF-8 goes before a declaration: bytes that are valid UTF-8 beyond ASCII are nothing else, while
    pages that were re-saved keep the declaration of their first encoding.
    """
    for mark, encoding in _BOMS:
        if source.startswith(mark):
            return Decoded(source[len(mark) :].decode(encoding, "replace"), encoding)
    if encoding := unmarked_wide(source):  # before UTF-8, as which its zeros and letters of ASCII are valid
        return Decoded(source.decode(encoding, "replace"), encoding)
    try:
        return Decoded(source.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if (wide := _wide(source)) is not None:
        return wide
    declared = _declared(source)
    if declared and declared != "utf-8":
        text = source.decode(declared, "replace")
        if text.count("\ufffd") * 200 <= len(text):
            return Decoded(text, declared)
    if _damaged_utf8(source):
        return Decoded(source.decode("utf-8", "replace"), "utf-8", certain=False)
    return _recognised(source)


def unmarked_wide(head: bytes) -> str:
    """Return the encoding of UTF-16 without its mark, told by its zeros; empty for any other.

    Args:
        head: the first bytes, or all of them.
    """
    sample = head[:_SAMPLE_OF_WIDE]
    if len(sample) < _LEAST_WIDE or 0 not in sample:
        return ""
    for encoding, zeros, letters in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if zeros.count(0) * 10 >= len(zeros) * 9 and min(letters) > 8:
            return encoding
    return ""


def _wide(source: bytes) -> Decoded | None:
    """Read short or mixed UTF-16 without its mark, which is no UTF-8: a third of its bytes are zero."""
    sample = source[:_HEAD]
    if len(sample) < 8 or sample.count(0) * 3 < len(sample):
        return None
    encoding = "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
    return Decoded(source.decode(encoding, "replace"), encoding, certain=False)


def _declared(source: bytes) -> str:
    match = _DECLARED.search(source, 0, _HEAD)
    if not match:
        return ""
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        "".encode(name)  # refuses codecs that are no text encodings, such as zip
    except (LookupError, TypeError, ValueError):
        return ""
    return _SUPERSETS.get(name, name)


def _damaged_utf8(source: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes from another encoding."""
    text = source.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return whole > 3 * broken


def _recognised(source: bytes) -> Decoded:
    western = source.decode("cp1252", "replace")
    if _reads_western(western):
        return Decoded(western, "cp1252", certain=False)
    best = charset_normalizer.from_bytes(source[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    return Decoded(source.decode(encoding, "replace"), encoding, certain=False)


def _reads_western(text: str) -> bool:
    """Return whether windows-1252 gives what a Western text would hold beyond ASCII.

    Letters with marks stand alone among plain ones there; read so, Cyrillic or Greek bytes give words
    of nothing but such letters, and Central European ones give signs within words.
    """
    high = [c for c in text if c > "\x7f"]
    letters = sum(c.isalpha() for c in high)
    known = sum(c in _MARKS_1252 for c in high)
    runs = len(re.findall(r"[\xc0-\xff]{3,}", text))
    signs = len(re.findall(r"[A-Za-z][¹³²¼¾£¥¿¶±][a-z]", text))
    return "\ufffd" not in text and letters + known == len(high) and runs * 20 <= letters and not signs
