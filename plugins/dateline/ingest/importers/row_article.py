"""What a row of a table or an object of JSON is: an article, a wanted address, or neither."""

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from ...article.links import vetted
from ...article.moment import Moment
from ...article.record import Given
from ...article.text import count_words
from ..record import Found, Record, Refused, Wanted
from .column_names import COLUMNS, SQUEEZED
from .columns import nested_parts
from .compose import page_of
from .fields import moment_of, stated, stated_authors, stated_line, stated_lines

_COUNTED = re.compile(r"\s*\[\+?\d+ chars\]\s*$")  # what an interface leaves out of a text, in characters
_CUT = re.compile(r"(?:\[…\]|\[\.\.\.\])\s*$")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_ESCAPED = re.compile(r"&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}\b")
_TAIL = re.compile(r"(?P<title>.*\S)\s+[-–—|]\s+(?P<name>\S.*)")
_WORDS_OF_TEXT = 60  # from which a text under an unknown name is taken for the article's
_SENTENCES_OF_TEXT = 3
_SENTENCE_END = re.compile(r"[.!?。！？।](?:[\"”»)]?\s|$)")
_ENOUGH_WORDS = 12  # of a text that is an article, not a remark about an address
_TAGS = ("people", "places", "organisations", "subjects")


def found_in(  # noqa: PLR0913  a row, and what is told about all of its source
    row: Mapping[str, Any],
    *,
    name: str,
    kind: str,
    data: bytes,
    columns: Mapping[str, str] | None = None,
    day_first: bool | None = None,
) -> Found:
    """Return what a row of a table or an object of JSON is: an article, a wanted address, or neither.

    Args:
        row: as the tool wrote it.
        name: where it lies, for a person.
        kind: of the source.
        data: the row's original.
        columns: part → the row's own name for it, where a person has said so.
        day_first: how its source means 03/04/2020, where its other days tell.
    """
    parts = nested_parts(row, columns)
    # A reading list's excerpt leads to its page; the abstract in a catalogue of the press is all it has.
    is_listed = bool(vetted(stated_line(parts["url"]))) and not _has_abstract(row)
    summary = parts["standfirst"] if not parts["body"] and not is_listed else ""
    is_summary = isinstance(summary, str) and count_words(summary) >= _ENOUGH_WORDS
    if is_summary:
        parts["body"] = summary
    body = _plain_markup(parts["body"]) if isinstance(parts["body"], str) else ""
    url = vetted(stated_line(parts["url"]))
    unnamed = "" if body.strip() or columns else _unnamed_text(row)
    body, counted = _COUNTED.subn("", body if body.strip() else unnamed)
    publisher = stated_line(parts["publisher"])
    headline = _without_publisher(html.unescape(stated_line(parts["headline"])), publisher)
    published = moment_of(parts["published"], day_first=day_first)
    if url and not body.strip():
        return Wanted(name, url, headline, _told(parts))
    if not body.strip() and columns and "body" in columns and parts["body"] is None:
        return Refused(name, f"it has no column {columns['body']!r}; it has {', '.join(map(str, row))}")
    if not body.strip():
        return Refused(name, _why_nothing(row, parts, columns))
    return Record(
        name,
        data,
        kind,
        url=url,
        retrieved=moment_of(parts["retrieved"]),
        fields=stated(
            headline=headline,
            standfirst=_standfirst(parts["standfirst"], body),
            authors=stated_authors(parts["authors"]),
            publisher=publisher,
            published=published,
            modified=moment_of(parts["modified"], day_first=day_first),
            section=stated_line(parts["section"]),
            dateline=stated_line(parts["dateline"]),
            given=Given(**{tag: _names(parts[tag]) for tag in _TAGS}),
        ),
        body=page_of(headline, body, language=stated_line(parts["language"])),
        key="" if url else stated_line(parts["key"]) and f"{kind}:{stated_line(parts['key'])}",
        warnings=(
            *_warnings(body, is_cut=bool(counted)),
            *_unclear_day(parts["published"], published),
            *(("its text may be a summary of the article only",) if is_summary else ()),
            *(("its text is the longest that it holds, under a name that is not known",) if unnamed else ()),
        ),
    )


def _unnamed_text(row: Mapping[str, Any]) -> str:
    """Return the text of a row whose name is not known: the longest, of several sentences; else nothing."""
    known = {name for names in COLUMNS.values() for name in names}
    texts = [
        value
        for name, value in row.items()
        if isinstance(value, str) and str(name).lower().translate(SQUEEZED) not in known
    ]
    longest = max(texts, key=len, default="")
    told = (
        count_words(longest) >= _WORDS_OF_TEXT and len(_SENTENCE_END.findall(longest)) >= _SENTENCES_OF_TEXT
    )
    return longest if told else ""


def _without_publisher(headline: str, publisher: str) -> str:
    """Return a headline without the publisher's name behind a dash or bar, as titles of pages have it."""
    match = _TAIL.fullmatch(headline)
    return match["title"] if match and match["name"].casefold() == publisher.casefold() else headline


def _names(values: Any) -> tuple[str, ...]:
    """Return tags by their names; the numbers of a database's own rows name nothing."""
    return tuple(name for name in stated_lines(values, split=",;|") if not name.isdecimal())


def _has_abstract(row: Mapping[str, Any]) -> bool:
    return any(str(name).lower() == "abstract" for name in row)


def _warnings(body: str, *, is_cut: bool) -> tuple[str, ...]:
    words = count_words(body)
    if is_cut or _CUT.search(body):
        return ("its text is cut off at its end",)
    return (f"its text has {words} words only; it may be a remark",) if words < _ENOUGH_WORDS else ()


def _plain_markup(body: str) -> str:
    """Return a body without the escapes in place of its signs, where it has no markup of its own."""
    return body if _TAG.search(body) or not _ESCAPED.search(body) else html.unescape(body)


def _unclear_day(stated_day: object, published: Moment | None) -> tuple[str, ...]:
    if published is not None or not isinstance(stated_day, str) or not _AMBIGUOUS.match(stated_day):
        return ()
    return (f"its date {stated_day[:20]!r} may begin with the day or with the month",)


def _told(parts: Mapping[str, Any]) -> dict[str, str]:
    """Return what a row without its page tells of it."""
    moments = {part: moment_of(parts[part]) for part in ("published", "modified")}
    told = {part: str(moment) for part, moment in moments.items() if moment}
    lines = {part: stated_line(parts[part]) for part in ("headline", "publisher")}
    return told | {part: line for part, line in lines.items() if line}


def _why_nothing(row: Mapping[str, Any], parts: Mapping[str, Any], columns: Mapping[str, str] | None) -> str:
    if stated_url := stated_line(parts["url"]):
        return f"its address {stated_url[:80]!r} may not be a link"
    known = {str(name).lower().translate(SQUEEZED) for name in row}
    if not columns and (not row or known.intersection((*COLUMNS["body"], *COLUMNS["url"]))):
        return "it holds no text and no address"
    return (
        f"no text and no address is found in it; it has the keys {_keys(row)}; say which is which with "
        "--columns, as in --columns headline=title,text=content.body"
    )


def _keys(row: Mapping[str, Any], *, longest: int = 200) -> str:
    """Return the names in a row, those below others with a dot between, those of a list's rows behind it."""
    names: list[str] = []
    for name, value in row.items():
        rows = value if isinstance(value, list) else []
        inner = list(dict.fromkeys(key for one in rows[:20] if isinstance(one, Mapping) for key in one))
        if isinstance(value, Mapping) and value:
            names += [f"{name}.{key}" for key in value]
        else:
            names.append(f"{name} (a list of rows with {', '.join(map(str, inner))})" if inner else str(name))
    text = ", ".join(names)
    return text if len(text) <= longest else text[:longest].rpartition(", ")[0] + ", …"


def as_bytes(row: Any) -> bytes:
    """Return a row as JSON, in the order of its names: the original of what lay in a larger file."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def _standfirst(value: object, body: str) -> str:
    text = stated_line(_TAG.sub(" ", value) if isinstance(value, str) else value)
    return text if text and text[:80] not in body else ""
