"""Text that was read in a wrong encoding and written again ("sâ€™est") is mended where that is certain."""

import re

# What UTF-8 looks like that was read as windows-1252: the lead byte of a character, then its other bytes.
_PAIR = re.compile(
    "[\u00c2-\u00c5\u00d0\u00d1][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039"
    "\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
    "|\u00e2(?:\u20ac|\u0080)."
)
_LEADS = "\u00c2\u00c3\u00c4\u00c5\u00d0\u00d1\u00e2"  # sought first: most texts have none of them
_CERTAIN = 3  # such pairs; a text about encodings may show one or two
_MOST_LEFT = 0.1  # of the pairs; where more are left the text is not what it seems


def mend_mojibake(text: str) -> str:
    """Return a text whose characters were encoded twice as it was meant, any other text as it is.

    The mending is ftfy's (Robyn Speer), which changes only what no other reading explains.
    """
    if not any(lead in text for lead in _LEADS):
        return text
    before = len(_PAIR.findall(text))
    if before < _CERTAIN:
        return text
    from ftfy import fix_encoding  # noqa: PLC0415  few texts need it

    lines = text.splitlines(keepends=True)
    better = "".join(fix_encoding(line) if _PAIR.search(line) else line for line in lines)
    return better if len(_PAIR.findall(better)) <= _MOST_LEFT * before else text
