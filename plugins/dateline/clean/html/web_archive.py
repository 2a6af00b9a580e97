"""Copies that a web archive replays become the page that was captured: its own addresses, no banner."""

import re
from dataclasses import dataclass

from ...article.moment import Moment
from .parse import Element

# A replayed address: the archive's own, fourteen digits of the capture, the original.
_REPLAYED = re.compile(
    r"(?:https?:)?(?://[\w.-]{1,255}(?::\d{1,5})?)?(?:/[\w.-]{1,80}){1,4}/"
    r"(?P<stamp>(?:19|20)\d{12})(?:[a-z]{2}_)?/(?=https?:/)"
)
_SIGNS = (
    "BEGIN WAYBACK TOOLBAR INSERT",
    "FILE ARCHIVED ON",
    "__wm.init(",
    "__wm.wombat(",
    'id="wm-ipp',
    "wbinfo.timestamp",
    "wombat.js",
)
_CANONICAL = re.compile(r"<link\b[^>]{0,500}\brel=[\"']?canonical\b[^>]{0,1000}>", re.IGNORECASE)
_HREF = re.compile(r"\bhref=[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_INPUT = re.compile(
    r"<input\b[^>]{0,200}\bname=[\"']?url\b[^>]{0,200}\bvalue=[\"']?(https?://[^\"'\s>]{1,2000})",
    re.IGNORECASE,
)
_STAMP_IN_TEXT = re.compile(r"FILE ARCHIVED ON (\d\d):(\d\d):(\d\d) (\w{3}) (\d\d), (\d{4})")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_BANNER = re.compile(r"<!--\s*BEGIN WAYBACK TOOLBAR INSERT\s*-->")
_BANNER_END = re.compile(r"<!--\s*END WAYBACK TOOLBAR INSERT\s*-->")
_BANNERS = frozenset(
    "wm-ipp-base wm-ipp wm-ipp-print donato replay-bar replay_bar _wb_plain_banner _wb_frame_top_banner"
    " wb_iframe_div ukwa-banner".split()
)


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was before an archive replayed it."""

    text: str
    url: str | None = None  # the original address, where the copy tells it
    retrieved: Moment | None = None  # when it was captured


def captured(text: str, url: str | None = None) -> Capture:
    """Return the page that a replayed copy shows; any other page as it is.

    Args:
        text: the page.
        url: the address it was fetched from, where known.
    """
    link = _CANONICAL.search(text)
    href = _HREF.search(link[0]) if link else None
    addresses = [url or "", href[1] if href else ""]
    match = next((found for one in addresses if (found := _REPLAYED.match(one))), None)
    if match is None and not any(sign in text for sign in _SIGNS):
        return Capture(text, url)
    first = match or _REPLAYED.search(text)
    named = _INPUT.search(text)
    address = next((one[found.end() :] for one in addresses if (found := _REPLAYED.match(one))), None)
    own = address or (named[1] if named else None) or url
    return Capture(
        _REPLAYED.sub("", _without_banner(text)), own, _moment(text, first[0] if first else "", first)
    )


def _moment(text: str, address: str, match: re.Match[str] | None) -> Moment | None:
    if told := _STAMP_IN_TEXT.search(text):
        hour, minute, second, month, day, year = told.groups()
        number = _MONTHS.index(month.lower()) + 1 if month.lower() in _MONTHS else 0
        stamp = f"{year}{number:02}{day}{hour}{minute}{second}"
    elif match and address:
        stamp = match["stamp"]
    else:
        return None
    try:
        return Moment(f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:]}", "Z")
    except ValueError:
        return None


def _without_banner(text: str) -> str:
    """Return the page without what stands between the marks of the Wayback Machine's toolbar."""
    start = _BANNER.search(text)
    end = _BANNER_END.search(text, start.end()) if start else None
    return text[: start.start()] + text[end.end() :] if start and end else text


def remove_banners(root: Element) -> None:
    """Take an archive's banners out of a page, known by their ids."""
    for element in [one for one in root.iter() if one.get("id") in _BANNERS]:
        parent = element.getparent()
        if parent is None:
            continue
        previous, tail = element.getprevious(), element.tail or ""
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)
