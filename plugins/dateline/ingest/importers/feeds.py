"""RSS and Atom: entries with their full text become articles, mere summaries become wanted addresses."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from xml.sax import SAXParseException  # the error alone; feedparser reads

import feedparser

from ...article.links import vetted
from ...article.record import Given
from ...article.text import count_words
from ...clean.plain_text.line_patterns import ends_sentence
from ..record import Found, Record, Refused, Wanted
from ..source import Source
from .compose import page_of
from .fields import moment_of, stated, stated_authors, stated_line, stated_lines
from .importer import Importer, whole
from .xml import XmlPiece, xml_pieces

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)\b[^>]*(?:version|xmlns|>)|<channel\b|<feed\s*>", re.IGNORECASE)
_REFERENCES = b"http://www.zotero.org/namespaces/"  # in RDF, as RSS 1 is
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_OPENING = re.compile(rb"<((?:\w+:)?(?:rss|feed|RDF))\b", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]{0,2000}>")
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|read more|continue reading|weiterlesen|lire la suite)\W*$", re.IGNORECASE
)
_LAST = re.compile(r"<p\b[^>]*>(?P<inner>(?:(?!</?p\b).)*)</p>\s*$", re.DOTALL | re.IGNORECASE)
_LONGEST_HEAD = 100_000  # bytes before the first entry; it is read again with each entry of a damaged feed
_SUMMARY = re.compile(rb"<(?:\w+:)?(?:description|summary)\b")
_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)\b")
_PARAGRAPH = re.compile(r"</p\s*>|<br\s*/?>\s*<br\b", re.IGNORECASE)
_LEAST_PARAGRAPHS = 3
_LEAST_WORDS = 40  # of a text in paragraphs
_MAIL = re.compile(r"\S+@\S+\s+\((?P<name>[^()]+)\)")
# Elements of other vocabularies that hold the whole text, as the parser writes their names.
_FULL_TEXTS = ("yandex_full-text", "full-text", "fulltext", "turbo_content")
_FULL = 120  # words: shorter texts in feeds are summaries far more often than articles


def _detects(source: Source) -> bool:
    root = _ROOT.search(source.markup_head)
    page = _PAGE.search(source.markup_head)
    return bool(root and not (page and page.start() < root.start())) and _REFERENCES not in source.head


def _read(record: Record) -> Iterator[Found]:
    # Entities that a feed declares for itself serve attacks only; without them they stay as written.
    feed = feedparser.parse(_SUBSET.sub(b"", record.data, count=1), sanitize_html=False)
    if feed.bozo and (entries := _entries(record.data)):
        yield from _recovered(record, entries)
        return
    if not feed.entries:
        reason = " ".join(str(feed.get("bozo_exception") or "it has no entries").split())
        yield Refused(
            record.name, f"the feed cannot be read ({reason})" if feed.bozo else "the feed is empty"
        )
        return
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, feed.feed, record, f"{record.name}#{number}")


def _entries(data: bytes) -> list[XmlPiece]:
    """Return the entries of a feed by their tags, none where what stands before them is no feed's head."""
    name = "entry" if re.search(rb"<(?:\w+:)?entry[\s>]", data) else "item"
    entries = list(xml_pieces(data, name))
    return entries if entries and entries[0].offset <= _LONGEST_HEAD else []


def _recovered(record: Record, entries: Sequence[XmlPiece]) -> Iterator[Found]:
    """Yield the entries of a damaged feed, each read alone: a defect in one must not swallow the next."""
    head = record.data[: entries[0].offset]
    root = _OPENING.search(head)
    ends = b"</channel>" if b"<channel" in head and b"</channel>" not in head else b""
    ends += b"</" + root[1] + b">" if root else b""
    for number, entry in enumerate(entries, 1):
        told = f"{record.name}#{number}"
        if not entry.is_closed and number == len(entries):
            yield Refused(told, f"the feed is cut off within this entry, at byte {entry.offset:,}")
            continue
        feed = feedparser.parse(_SUBSET.sub(b"", head + entry.data + ends, count=1), sanitize_html=False)
        if not feed.entries:
            yield Refused(told, f"the entry at byte {entry.offset:,} cannot be read")
            continue
        found = _entry(feed.entries[0], feed.feed, record, told)
        if isinstance(found, Record) and _is_damaged(feed):
            warning = f"the feed is damaged in this entry, at byte {entry.offset:,}"
            found = replace(found, warnings=(*found.warnings, warning))
        yield found


def _is_damaged(feed: Mapping[str, Any]) -> bool:
    """Return whether more is wrong than names of characters that XML does not know, such as &nbsp;."""
    wrong = feed.get("bozo_exception")
    return bool(feed["bozo"]) and isinstance(wrong, SAXParseException) and "entity" not in str(wrong)


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], record: Record, name: str) -> Found:
    url = vetted(str(entry.get("link") or ""))
    headline = html.unescape(_words(str(entry.get("title") or "")))  # escaped twice by many a program
    body, full = _body(entry)
    if not body and not url:
        return Refused(name, "the entry has neither text nor an address")
    given_whole = not full and (_is_brief(entry, record.data) or _is_in_paragraphs(body))
    if not full and url and not given_whole:
        return Wanted(name, url, headline)
    updated = moment_of(entry.get("updated")) if "updated" in entry else None
    published = moment_of(entry.get("published") or entry.get("created"))
    if published is None and b"http://www.w3.org/2005/Atom" not in record.data[:_LONGEST_HEAD]:
        published = updated  # RSS 1 has one day, which the parser takes for that of a change
    several = entry.get("authors") or ()
    writers = several if len(several) > 1 else entry.get("author") or several
    return Record(
        name,
        record.data,
        IMPORTER.kind,
        url=url,
        fields=stated(
            headline=headline,
            published=published,
            modified=updated if updated != published else None,
            authors=stated_authors(_MAIL.sub(r"\g<name>", writers) if isinstance(writers, str) else writers),
            publisher=stated_line((entry.get("source") or {}).get("title") or feed.get("title")),
            given=Given(subjects=stated_lines([tag.get("term") for tag in entry.get("tags") or ()])),
        ),
        body=page_of(
            headline, _unsigned(body, str(entry.get("link"))), language=str(feed.get("language") or "")
        ),
        key="" if url else stated_line(entry.get("id")),
        warnings=() if full else ("the feed may hold a part of the article only",),
    )


def _is_brief(entry: Mapping[str, Any], data: bytes) -> bool:
    """Return whether an entry gives its short text as the article itself: a brief."""
    contents = [_words(str(one.get("value") or "")) for one in entry.get("content") or ()]
    # Where an entry has no summary, the parser makes one of its content.
    summary = _words(str(entry.get("summary") or "")) if _SUMMARY.search(data, _first_entry(data)) else ""
    return any(words and words != summary and not _CUT.search(words) for words in contents)


def _first_entry(data: bytes) -> int:
    found = _ENTRY.search(data)
    return found.start() if found else 0


def _is_in_paragraphs(body: str) -> bool:
    """Return whether a text of some length has several paragraphs, and ends as a sentence does."""
    words = _words(body)
    paragraphs = len(_PARAGRAPH.findall(body))
    ended = ends_sentence(words) and not _CUT.search(words)
    return ended and paragraphs >= _LEAST_PARAGRAPHS and count_words(words) >= _LEAST_WORDS


def _body(entry: Mapping[str, Any]) -> tuple[str, bool]:
    """Return the longest text of an entry, and whether it is the whole article as far as one can tell."""
    for name in _FULL_TEXTS:
        if (text := str(entry.get(name) or "")) and len(_words(text)) >= len(_words(_summary(entry))):
            return text, not _CUT.search(_words(text))
    contents = [str(one.get("value") or "") for one in entry.get("content") or ()]
    summary = _summary(entry)
    body = max((*contents, summary), key=len)
    words = _words(body)
    if _CUT.search(words):
        return body, False
    longer = body in contents and bool(summary) and len(body) > 2 * len(summary)
    return body, longer or count_words(words) >= _FULL


def _summary(entry: Mapping[str, Any]) -> str:
    return str(entry.get("summary") or "")


def _unsigned(body: str, link: str) -> str:
    """Return a text without the line that WordPress puts below it in feeds: from where, linked to itself."""
    last = _LAST.search(body)
    return body[: last.start()] if last and link and f'"{link}"' in html.unescape(last["inner"]) else body


def _words(markup: str) -> str:
    return " ".join(_TAGS.sub(" ", markup).split())


IMPORTER = Importer("feed", _detects, whole("feed"), _read, several=True)
