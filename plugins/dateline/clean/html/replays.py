"""Pages out of a web archive (Wayback, archive.today, pywb) or a cache: the page as its site served it."""

import datetime as dt
import re
from dataclasses import dataclass

from ...article.links import vetted
from ...article.moment import Moment
from ..dates.written import printed_dates

# An address of any replay: the moment of capture as 14 digits, how it is shown, the original's address.
_REPLAYED = re.compile(
    r"(?:(?:https?:)?//[^/\s\"'<>]+)?(?:/[\w.-]+){0,4}?/(?P<stamp>\d{14})(?:[a-z]{2}_)?/"
    r"(?P<url>https?:/{1,2}[^\s\"'<>]+)"
)
_STATED = re.compile(
    r"(?:\brel=[\"']?(?:canonical|bookmark|original)\b|\bproperty=[\"']?og:url\b)[^>]*?"
    r"\b(?:href|content)=[\"']?(?P<address>[^\s\"'>]+)",
    re.IGNORECASE,
)
_WOMBAT = re.compile(r"__wm\.wombat\(\s*[\"'](?P<url>https?:[^\"']+)[\"']\s*,\s*[\"'](?P<stamp>\d{14})")
_CACHED = re.compile(r"as it appeared on (?P<moment>\d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8}) GMT")
_CACHE_BASE = re.compile(r"<base\b[^>]*\bhref=[\"']?(?P<url>https?://[^\"'\s>]+)", re.IGNORECASE)
_SERVED = re.compile(r"<!doctype\b|<html\b", re.IGNORECASE)
_ARCHIVED_ON = re.compile(r"FILE ARCHIVED ON (?P<moment>\d\d:\d\d:\d\d [A-Z][a-z]{2} \d{1,2}, \d{4})")
_INFO = re.compile(r"wbinfo\.(?P<name>url|timestamp)\s*=\s*[\"'](?P<value>[^\"']+)[\"']")
_FORM = re.compile(
    r"<input\b[^>]*\bname=[\"']?(?:url|q)\b[^>]*\bvalue=[\"'](?P<url>https?://[^\"']+)[\"']", re.IGNORECASE
)
_BANNER = re.compile(
    r"<!--\s*BEGIN WAYBACK TOOLBAR INSERT\s*-->.*?<!--\s*END WAYBACK TOOLBAR INSERT\s*-->", re.DOTALL
)
_SCRIPTS = re.compile(
    r"<script\b[^>]*(?:archive\.org/(?:includes|_static)|/_static/)[^>]*>.*?</script>",
    re.DOTALL | re.IGNORECASE,
)
_SIGNS = ("WAYBACK", "FILE ARCHIVED ON", "wbinfo.")
_TODAY = r"archive\.(?:today|ph|is|li|vn|fo|md)\b"
_TODAY_HEAD = re.compile(
    r"<div\b[^>]*\bid=[\"']?HEADER\b.*?(?=<div\b[^>]*\bid=[\"']?CONTENT\b)", re.DOTALL | re.IGNORECASE
)
_TODAY_STATED = re.compile(rf"<(?:link|meta)\b[^>]*(?://|\bcontent=[\"']?){_TODAY}[^>]*>", re.IGNORECASE)
_TODAY_STAMP = re.compile(rf"{_TODAY}/(?:o/\w+/)?(?P<day>\d{{4}}\.\d\d\.\d\d)-(?P<time>\d{{6}})")
_TODAY_TIME = re.compile(r"<time\b[^>]*\bdatetime=[\"']?(?P<stamp>\d{4}-\d\d-\d\dT[\d:]{8}Z)", re.IGNORECASE)
# The day on which a page was asked for, as sites print it beside their names.
_HEADLINE = re.compile(r"<h1\b", re.IGNORECASE)
_PRINTED = re.compile(r"(?<=>)(?P<line>[^<>]{8,60})(?=<)")
_MOST_WORDS = 3  # beside such a day
_HEAD = 3000  # characters in which a search engine's cache says what it is
_STAMPED = re.compile(r"/\d{14}(?:[a-z]{2}_)?/https?:/")


@dataclass(frozen=True, slots=True)
class Replay:
    """A page out of a web archive.

    Args:
        page: as its site served it: the archive's banner taken out, links lead to the originals.
        url: the original's address, None where nothing tells it.
        captured: when the archive took it, None where nothing tells it.
    """

    page: str
    url: str | None
    captured: Moment | None


def replay_of(page: str, saved_from: str | None) -> Replay | None:
    """Return the page out of a web archive's replay, None where a page is none.

    Args:
        page: as it was saved.
        saved_from: the address that the browser noted, where it did.
    """
    if (head := _TODAY_HEAD.search(page)) and re.search(_TODAY, page):
        return _of_archive_today(page, head[0])
    if (cached := _CACHED.search(page[:_HEAD])) and (served := _SERVED.search(page, cached.end())):
        base = _CACHE_BASE.search(page, 0, cached.start())
        captured = _moment(cached["moment"], "%d %b %Y %H:%M:%S")
        return Replay(page[served.start() :], vetted(base["url"]) if base else None, captured)
    if not (
        any(sign in page for sign in _SIGNS) or _STAMPED.search(page) or _STAMPED.search(saved_from or "")
    ):
        return None
    addresses = [saved_from or "", *(found["address"] for found in _STATED.finditer(page))]
    told = next(filter(None, map(_REPLAYED.fullmatch, addresses)), None)
    told = told or _WOMBAT.search(page)
    info = {found["name"]: found["value"] for found in _INFO.finditer(page)}
    archived, form = _ARCHIVED_ON.search(page), _FORM.search(page)
    if not (told or archived or _BANNER.search(page) or "timestamp" in info):
        return None
    stamp = told["stamp"] if told else info.get("timestamp", "")
    url = told["url"] if told else info.get("url", "") or (form["url"] if form else "")
    plain = _REPLAYED.sub(lambda found: _whole(found["url"]), _SCRIPTS.sub("", _BANNER.sub("", page)))
    captured = _moment(stamp, "%Y%m%d%H%M%S") or _moment(
        archived["moment"] if archived else "", "%H:%M:%S %b %d, %Y"
    )
    return Replay(_without_day(plain, captured), vetted(_whole(url)) if url else None, captured)


def _of_archive_today(page: str, head: str) -> Replay:
    """Return a page out of archive.today, whose head states the original's address and the capture."""
    stamp, stated, form = _TODAY_STAMP.search(page), _TODAY_TIME.search(head), _FORM.search(head)
    captured = _moment(f"{stamp['day']}{stamp['time']}", "%Y.%m.%d%H%M%S") if stamp else None
    captured = captured or _moment(stated["stamp"] if stated else "", "%Y-%m-%dT%H:%M:%SZ")
    plain = _TODAY_STATED.sub("", page.replace(head, "", 1))
    return Replay(_without_day(plain, captured), vetted(form["url"]) if form else None, captured)


def _without_day(page: str, captured: Moment | None) -> str:
    """Return a page without the day of its capture, where it stands alone above the headline."""
    headline = _HEADLINE.search(page)
    if captured is None or headline is None:
        return page

    def kept(found: re.Match[str]) -> str:
        dates = list(printed_dates(found["line"]))
        alone = len(re.findall(r"[^\W\d_]+", found["line"])) <= _MOST_WORDS
        is_today = len(dates) == 1 and dates[0].moment.value[:10] == captured.value[:10]
        return "" if alone and is_today else found[0]

    return _PRINTED.sub(kept, page[: headline.start()]) + page[headline.start() :]


def _whole(url: str) -> str:
    """Return an address with both slashes: some servers make one of them."""
    return re.sub(r"^(https?:)/(?!/)", r"\1//", url)


def _moment(text: str, form: str) -> Moment | None:
    try:
        return Moment.parse(dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).isoformat())
    except ValueError:
        return None
