"""The zip archives that Substack and Medium give their writers: a table of posts, a page for each."""

import csv
import html
import io
import re
from collections.abc import Iterator, Mapping
from zipfile import ZipFile

from ...article.links import vetted
from ...clean.decode import decode
from ..record import Found, Record, Refused
from ..source import Source
from . import zip as zips
from .compose import page_of
from .fields import moment_of, stated, stated_line, stated_lines
from .importer import Importer

_TABLE = re.compile(r"(?:.*/)?posts\.csv")
_PAGE = re.compile(r"(?:.*/)?posts/(?P<id>\d+)\.(?P<slug>[^/]+)\.html")
_STORY = re.compile(r"(?:.*/)?posts/(?:draft_|\d{4}-\d\d-\d\d_)[^/]+\.html")
_DRAFT = re.compile(r"(?:.*/)?posts/draft_[^/]+\.html")
_BODY = re.compile(
    r"<section[^>]*data-field=\"body\"[^>]*>(?P<body>.*)</section>\s*(?:<footer|</article>)", re.DOTALL
)
_TITLE = re.compile(r"<h1[^>]*class=\"p-name\"[^>]*>(?P<title>.*?)</h1>", re.DOTALL)
_SUBTITLE = re.compile(r"<section[^>]*data-field=\"subtitle\"[^>]*>(?P<text>.*?)</section>", re.DOTALL)
_AUTHOR = re.compile(r"<a[^>]*class=\"p-author[^\"]*\"[^>]*>(?P<name>.*?)</a>", re.DOTALL)
_CANONICAL = re.compile(r"<a[^>]*href=\"(?P<url>[^\"]*)\"[^>]*class=\"p-canonical\"")
_TIME = re.compile(r"<time[^>]*class=\"dt-published\"[^>]*datetime=\"(?P<time>[^\"]*)\"")
# Medium repeats the headline within the body.
_INNER_TITLE = re.compile(r"<h[1-4][^>]*class=\"[^\"]*graf--title[^\"]*\"[^>]*>.*?</h[1-4]>", re.DOTALL)
# It opens each part of a story with a rule; the first one parts nothing.
_DIVIDER = re.compile(r"<div[^>]*class=\"section-divider\"[^>]*>\s*<hr\b[^>]*>\s*</div>")
_TAG = re.compile(r"<[^>]*>")
_LONGEST_TABLE = 64 * 2**20  # characters


def _substack(source: Source) -> Iterator[Found]:
    with zips.open_archive(source) as archive:
        table = next(name for name in source.members if _TABLE.fullmatch(name))
        member = zips.member(archive, archive.getinfo(table), source)
        if isinstance(member, Refused):
            yield member
            return
        with member.stream:
            rows = csv.DictReader(io.StringIO(decode(member.read()).text[:_LONGEST_TABLE]))
            told = {str(row.get("post_id") or "").partition(".")[0]: row for row in rows}
        for name in source.members:
            if match := _PAGE.fullmatch(name):
                yield _newsletter(archive, name, told.get(match["id"], {}), source)


def _newsletter(archive: ZipFile, path: str, row: Mapping[str, str], source: Source) -> Found:
    page = _page(archive, path, source)
    if isinstance(page, Refused):
        return page
    name, data = page
    body = decode(data).text
    if not _TAG.sub("", body).strip():
        return Refused(name, "the post holds no text")
    headline = stated_line(row.get("title"))
    hidden = (row.get("is_published") or "true").lower() != "true" or row.get("audience") == "only_paid_draft"
    return Record(
        name,
        data,
        SUBSTACK.kind,
        fields=stated(
            headline=headline,
            standfirst=stated_line(row.get("subtitle")),
            published=moment_of(row.get("post_date")),
            status="hidden" if hidden else "",
        ),
        body=page_of(headline, body),
        key=f"substack:{path.rpartition('/')[2].partition('.')[0]}",
    )


def _medium(source: Source) -> Iterator[Found]:
    with zips.open_archive(source) as archive:
        for name in source.members:
            if _STORY.fullmatch(name):
                yield _story(archive, name, source)


def _story(archive: ZipFile, path: str, source: Source) -> Found:
    page = _page(archive, path, source)
    if isinstance(page, Refused):
        return page
    name, data = page
    text = decode(data).text
    body = _found(_BODY, text, "body")
    headline = _words(_found(_TITLE, text, "title"))
    if not _TAG.sub("", body).strip():
        return Refused(name, "the story holds no text")
    return Record(
        name,
        data,
        MEDIUM.kind,
        url=vetted(html.unescape(_found(_CANONICAL, text, "url"))),
        fields=stated(
            headline=headline,
            standfirst=_words(_found(_SUBTITLE, text, "text")),
            authors=stated_lines([_words(_found(_AUTHOR, text, "name"))]),
            published=moment_of(_found(_TIME, text, "time")),
            status="hidden" if _DRAFT.fullmatch(path) else "",
        ),
        body=page_of(headline, _DIVIDER.sub("", _INNER_TITLE.sub("", body, count=1), count=1)),
        key=f"medium:{path.rpartition('/')[2]}",
    )


def _page(archive: ZipFile, path: str, source: Source) -> tuple[str, bytes] | Refused:
    member = zips.member(archive, archive.getinfo(path), source)
    if isinstance(member, Refused):
        return member
    with member.stream:
        return member.name, member.read()


def _found(pattern: re.Pattern[str], text: str, group: str) -> str:
    match = pattern.search(text)
    return match[group] if match else ""


def _words(markup: str) -> str:
    return stated_line(html.unescape(_TAG.sub(" ", markup)))


def _is_substack(source: Source) -> bool:
    return any(map(_TABLE.fullmatch, source.members)) and any(map(_PAGE.fullmatch, source.members))


def _is_medium(source: Source) -> bool:
    return any(map(_STORY.fullmatch, source.members))


SUBSTACK = Importer("substack", _is_substack, _substack)
MEDIUM = Importer("medium", _is_medium, _medium)
