"""The one map from the names that tools give their columns and keys to the parts of an article."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ...article.errors import SettingError
from ...article.links import vetted
from ...article.moment import Moment
from ...article.record import Given
from ...article.text import count_words
from ...languages.read import pattern
from ..record import Found, Record, Refused, Wanted
from .body_parts import joined_parts
from .compose import page_of
from .fields import moment_of, stated, stated_authors, stated_line, stated_lines

# First the most certain name. Compared without case, blanks, hyphens and underscores.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "headline": (
        "headline", "title", "articletitle", "newstitle", "headlinetext", "articleheadline",
        "storytitle", "headlines",
        "heading", "name", "resolvedtitle", "giventitle", "subject",
    ),
    "body": (
        "articlebody", "contenthtml", "bodyhtml", "bodyxhtml", "html", "htmlcontent", "fulltext", "content",
        "body", "text", "textcontent", "contenttext", "maintext", "story", "bodytext", "articletext",
        "articlecontent", "newscontent", "plaintext", "paragraphs", "contentmarkdown", "markdown",
        "contentelements", "storytext", "bodycontent", "fullcontent", "rawtext", "newstext", "documenttext",
        "fulltextcontent", "rawcontent", "storycontent", "ocrtext", "ocreng", "ocr", "ocrfulltext",
    ),
    "standfirst": (
        "standfirst", "subtitle", "deck", "subheadline", "subheadlines",
        "subhead", "dek", "teaser", "summary",
        "description", "excerpt", "abstract",
    ),
    "url": (
        "url", "originalurl", "canonicalurl", "link", "uri", "sourceurl", "resolvedurl", "givenurl", "href",
        "articleurl", "documenturl", "permalink", "weburl", "pageurl", "storyurl",
        "mainentityofpage", "storypermalink",
    ),
    "published": (
        "published", "publishedat", "datepublished", "publicationdate", "pubdate", "datepublish", "date",
        "firstcreated", "publishdate", "publisheddate", "publishedon", "publishedtime", "publishtime",
        "publicationtime", "datetime", "posted", "postedat", "postdate", "pubtime", "issuedate",
        "articledate", "dateofpublication", "publicationdatetime", "storydate", "entrydate", "newsdate",
        "firstpublicationdate", "webpublicationdate", "firstpublished", "firstpublishedat",
        "displaydate", "firstpublishdate",
    ),
    "modified": ("modified", "updated", "datemodified", "modifiedat", "datemodify", "versioncreated",
                 "lastupdateddate"),
    "retrieved": (
        "retrieved", "savedat", "saveddate", "createdat", "timeadded", "timestamp", "created", "dateadded",
        "datedownload",
    ),
    "authors": (
        "authors", "author", "byline", "creator", "publishedby", "writer", "authorname", "reporter",
        "bylines", "authornames", "reporters", "journalist",
        "storyauthors", "by",
    ),
    "publisher": (
        "publisher", "newspaper", "publication", "sitename", "source", "outlet", "sourcename", "paper",
        "newspapername", "medianame", "feedtitle",
        "publicationname", "publicationtitle", "pubtitle", "sourcetitle",
        "journal", "domainname", "site",
    ),
    "subjects": ("tags", "keywords", "labels", "documenttags", "topics", "subjects", "categories",
                 "storytags"),
    "people": ("people", "persons"),
    "places": ("places", "locations"),
    "organisations": ("organisations", "organizations", "orgs", "companies"),
    "section": ("section", "category", "folder", "primarysection"),
    "dateline": ("dateline",),
    "language": ("language", "lang"),
    "key": ("guid", "uuid", "id", "slug"),
}  # fmt: skip
_WRAPPERS = (
    "rendered",
    "@id",
    "$date",
    "main",
    "basic",
    "html",
    "content",
    "text",
    "value",
    "name",
    "$t",
    "_",
    "#text",
    "en",
)
_LINES = (
    "headline",
    "standfirst",
    "url",
    "published",
    "modified",
    "publisher",
    "section",
    "dateline",
    "language",
)
_ALIASES = {"text": "body", "byline": "authors", "date": "published", "title": "headline", "tags": "subjects"}
_SQUEEZE = str.maketrans("", "", " -_")
_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$|(?:\[…\]|\[\.\.\.\])\s*$")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_ESCAPED = re.compile(r"&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}\b")
# The words of other languages by which dumps label the parts of an article name columns, too.
_LABELS = {
    part: re.compile(pattern("line_labels", label), re.IGNORECASE)
    for part, label in (
        *((same, same) for same in ("headline", "body", "standfirst", "published", "publisher", "section")),
        *(("url", "address"), ("modified", "updated"), ("authors", "byline"), ("subjects", "subjects")),
    )
}
_DEEPEST = 2  # levels below an article's own in which its parts may lie
_CLOSED = frozenset(
    (
        *(
            name
            for part in ("authors", "publisher", "people", "places", "organisations")
            for name in COLUMNS[part]
        ),
        *COLUMNS["subjects"],
        *(
            "image",
            "images",
            "media",
            "thumbnail",
            "video",
            "photo",
            "logo",
            "links",
            "location",
            "geo",
            "user",
        ),
        *("owner", "stats", "social", "comments", "related", "embedded", "parent", "previous", "next"),
    )
)
_TAIL = re.compile(r"(?P<title>.*\S)\s+[-–—|]\s+(?P<name>\S.*)")
_WORDS_OF_TEXT = 60  # from which a text under an unknown name is taken for the article's
_SENTENCES_OF_TEXT = 3
_SENTENCE_END = re.compile(r"[.!?。！？।](?:[\"”»)]?\s|$)")
_ENOUGH_WORDS = 12  # of a text that is an article, not a remark about an address


def parts_of(row: Mapping[str, Any], columns: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the parts of an article that a row holds, by the names of `COLUMNS`.

    Args:
        row: as the tool wrote it.
        columns: part → the row's own name for it, where a person has said so.
    """
    columns = columns or {}
    squeezed = {str(name).lower().translate(_SQUEEZE): value for name, value in row.items()}
    parts: dict[str, Any] = {}
    for part, names in COLUMNS.items():
        if part in columns:
            parts[part] = read_value(row, columns[part])
        else:
            told = [squeezed[name] for name in names if squeezed.get(name)]
            # A library's `title` may be the newspaper as an object, beside the article's `heading`.
            plain = [value for value in told if isinstance(value, str)] if part == "headline" else []
            parts[part] = next(iter(plain or told), None)
            if parts[part] is None and part in _LABELS:
                parts[part] = next(
                    (row[name] for name in row if row[name] and _labels(part, str(name))), None
                )
    parts["body"] = _text(parts["body"])
    for part in _LINES:
        parts[part] = _unwrapped(parts[part])
    return parts


def nested_parts(row: Mapping[str, Any], columns: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the parts of an article in a row, what is missing from what lies below it: `meta.title`.

    Args:
        row: as the tool wrote it.
        columns: part → the row's own name for it; what lies below is then left to a person's paths.
    """
    parts = parts_of(row, columns)
    for inner in _inner_objects(row) if not columns else ():
        if all(map(_is_told, parts.values())):
            break
        below = parts_of(inner)
        parts |= {
            part: value for part, value in below.items() if _is_told(value) and not _is_told(parts[part])
        }
    return parts


def _is_told(value: Any) -> bool:
    return bool(value) and not isinstance(value, Mapping)


def _inner_objects(row: Mapping[str, Any], depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the objects below a row, nearest first, but those of people, papers and pictures."""
    inner = [
        value
        for name, value in row.items()
        if isinstance(value, Mapping) and str(name).lower().translate(_SQUEEZE) not in _CLOSED
    ]
    yield from inner
    if depth < _DEEPEST:
        for value in inner:
            yield from _inner_objects(value, depth + 1)


@cache
def _labels(part: str, name: str) -> bool:
    return _LABELS[part].fullmatch(name.strip()) is not None


def _unwrapped(value: Any) -> Any:
    """Return the text that an object of one text stands for: WordPress writes `{"rendered": "…"}`."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, Mapping):
        told = [value[name] for name in _WRAPPERS if isinstance(value.get(name), str) and value[name].strip()]
        return told[0] if told else value
    return value


def _text(value: Any) -> Any:
    """Return a body as one text, where its paragraphs are a list."""
    if isinstance(value, list):
        return joined_parts(value) or value
    return _unwrapped(value)


def read_value(row: Mapping[str, Any], name: str) -> Any:
    """Return the value of a name; `content.text` is the text within content, `tags.0` the first of a list."""
    if name in row:
        return row[name]
    outer, _, rest = name.partition(".")
    value = row.get(outer)
    while isinstance(value, list) and value:
        first, _, after = rest.partition(".")
        position = int(first) if first.isdecimal() else 0
        value, rest = value[position] if position < len(value) else None, after if first.isdecimal() else rest
    if not rest:
        return value if outer != name else None
    return read_value(value, rest) if isinstance(value, Mapping) else None


def read_map(told: str) -> dict[str, str]:
    """Return the map that a person writes on the command line: `headline=Title,text=Body`.

    Raises:
        SettingError: a pair lacks its sign, or names no part of an article.
    """
    columns: dict[str, str] = {}
    for pair in filter(None, (pair.strip() for pair in told.split(","))):
        part, sign, name = (word.strip() for word in pair.partition("="))
        part = _ALIASES.get(part, part)
        if not sign or not name or part not in COLUMNS:
            raise SettingError(
                f"{pair!r} is no part of an article and its column",
                where="--columns",
                remedy=f"Write part=column, with commas between; the parts are {', '.join(COLUMNS)}.",
            )
        columns[part] = name
    return columns


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
    summary = parts["standfirst"] if not parts["body"] and not vetted(stated_line(parts["url"])) else ""
    is_summary = isinstance(summary, str) and count_words(summary) >= _ENOUGH_WORDS
    if is_summary:
        parts["body"] = summary
    body = _plain_markup(parts["body"]) if isinstance(parts["body"], str) else ""
    url = vetted(stated_line(parts["url"]))
    unnamed = "" if body.strip() or columns else _unnamed_text(row)
    body = body if body.strip() else unnamed
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
            *_warnings(body),
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
        if isinstance(value, str) and str(name).lower().translate(_SQUEEZE) not in known
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


def _warnings(body: str) -> tuple[str, ...]:
    words = count_words(body)
    if _CUT.search(body):
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
    known = {str(name).lower().translate(_SQUEEZE) for name in row}
    if not columns and (not row or known.intersection((*COLUMNS["body"], *COLUMNS["url"]))):
        return "it holds no text and no address"
    return (
        f"no text and no address is found in it; it has the keys {_keys(row)}; say which is which with "
        "--columns, as in --columns headline=title,text=content.body"
    )


def _keys(row: Mapping[str, Any], *, longest: int = 200) -> str:
    """Return the names in a row, those below others with a dot between."""
    names: list[str] = []
    for name, value in row.items():
        names += (
            [f"{name}.{inner}" for inner in value] if isinstance(value, Mapping) and value else [str(name)]
        )
    text = ", ".join(names)
    return text if len(text) <= longest else text[:longest].rpartition(", ")[0] + ", …"


def as_bytes(row: Any) -> bytes:
    """Return a row as JSON, in the order of its names: the original of what lay in a larger file."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def _standfirst(value: object, body: str) -> str:
    text = stated_line(_TAG.sub(" ", value) if isinstance(value, str) else value)
    return text if text and text[:80] not in body else ""


_TAGS = ("people", "places", "organisations", "subjects")
