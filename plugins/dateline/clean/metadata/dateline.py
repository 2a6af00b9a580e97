"""The dateline an article opens with: place, sometimes day and agency; the words stay in the body."""

import re
from functools import lru_cache

_PLACE = r"[^\W\d_][\w.'’()-]*(?:[\s/-]+[^\W\d_][\w.'’()-]*){0,4}"
_REST = r"(?:,\s*[^—–:()]{1,40}?){0,3}(?:\s*\([^()]{2,40}\))?"
_SIGNED = re.compile(rf"^(?P<line>{_PLACE}{_REST})\s*\.?\s*(?:—|–|--|\s-\s|:)\s*(?=\S)")
_DAYED = re.compile(rf"^(?P<line>{_PLACE},\s*(?:\d{{1,2}}\.\s*)?[^.]{{3,25}}\d{{0,4}})\.\s+(?=\S)")
_LONGEST = 120  # characters
_MONTH_DAY = re.compile(r"\b[^\W\d_]{3,10}\.?\s+\d{1,2}\b|\b\d{1,2}\.?\s+[^\W\d_]{3,10}|\([^)]+\)")


def dateline_of(body: str) -> str:
    """Return the dateline at the start of a body as printed, empty where it has none."""
    return _dateline(body[:_LONGEST])


@lru_cache(maxsize=1024)  # a line is asked about by several rules, one after the other
def _dateline(start: str) -> str:
    if (match := _SIGNED.match(start)) and _is_dateline(match["line"]):
        return (
            match["line"].strip().removesuffix(".")
            if re.search(r"\d\.$", match["line"].strip())
            else match["line"].strip()
        )
    if (match := _DAYED.match(start)) and _is_dateline(match["line"]) and _MONTH_DAY.search(match["line"]):
        return match["line"].strip()
    return ""


def _is_dateline(text: str) -> bool:
    """A dateline names its place in capitals, or tells a day or an agency with it."""
    place = re.split(r"[,(]", text)[0].strip()
    return bool(place) and (
        place.isupper() or (bool(_MONTH_DAY.search(text)) and place[0].isupper() and len(place.split()) < 4)
    )
