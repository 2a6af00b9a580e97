"""An office document's paragraphs as an article's page, or as the lines of a press database's download."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from zipfile import BadZipFile, ZipFile

from ...article.errors import UnreadableSourceError
from ...article.text import count_words
from ...clean.plain_text.line_patterns import date_line, is_byline
from ..record import Record, Refused
from ..source import LARGEST
from .compose import page_of
from .fields import moment_of, stated, stated_lines

# What press databases print into their downloads: each article is numbered, closed, or labelled.
_DOWNLOAD = re.compile(
    r"\s*(?:End of Document|Document [A-Z]{2,}\w{12,}|\d+ of \d+ DOCUMENTS?|(?:Length|LENGTH):\s*\d+ words"
    r"|Load-Date:.*)\s*",
)
_LONGEST_HEADLINE = 200
_LEAST_WORDS = 8  # of a paragraph that is prose
_SIGNED_WITHIN = 3  # paragraphs below its headline in which an article names its author or its day
_LARGEST_PICTURES = 48 * 2**20  # bytes
_STAND_IN = re.compile(
    r"(?:microsoft word|untitled|unbenannt|document ?\d*|dokument ?\d*|.*\.docx?$|.*\.odt$)", re.IGNORECASE
)
_AUTHOR_STAND_IN = re.compile(
    r"(?:user|admin\w*|owner|author|python-docx|microsoft.*|windows.*|office.*|unknown|un-named)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OfficeParagraph:
    """A paragraph of an office document.

    Args:
        kind: `p`, `h1` … `h6`, `title`, `subtitle`, `ul`, `ol`, `quote`, `table` or `note`.
        runs: (text, marks among `b` and `i`, address of the link).
        rows: of a table, its cells' texts.
        pictures: (path in the document, words in its place).
    """

    kind: str
    runs: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[str, ...], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The words alone, without marks of notes; a table's rows are lines."""
        if self.rows:
            return "\n".join("\t".join(row) for row in self.rows)
        return "".join(text for text, _, link in self.runs if not link.startswith("#note-"))


def document_part(archive: ZipFile, name: str) -> bytes:
    """Return a part of a document.

    Raises:
        KeyError: there is no such part.
        UnreadableSourceError: it is larger than a document may be.
    """
    with archive.open(name) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableSourceError(f"its part {name} has more than {LARGEST:,} bytes")
    return data


def pictures_of(archive: ZipFile, paragraphs: Sequence[OfficeParagraph]) -> dict[str, bytes]:
    """Return the pictures that paragraphs show: path in the document → content."""
    found: dict[str, bytes] = {}
    room = _LARGEST_PICTURES
    for path, _ in (picture for paragraph in paragraphs for picture in paragraph.pictures):
        try:
            with archive.open(path) as stream:
                data = stream.read(room + 1)
        except (KeyError, OSError, NotImplementedError, BadZipFile, ValueError):
            continue
        if len(data) <= room:
            found[path] = data
            room -= len(data)
    return found


def document_records(
    record: Record,
    paragraphs: Sequence[OfficeParagraph],
    properties: Mapping[str, str],
    pictures: Mapping[str, bytes],
) -> Iterator[Record | Refused]:
    """Yield the record of a document, or one of each article where it holds several; see `_record_of`.

    Each of several begins with a heading of one level, has its author or its day below it, and prose.
    """
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        yield Refused(record.name, "the document holds no text")
        return
    if any(one.rows for one in paragraphs) and not any(_is_prose(one) for one in paragraphs):
        yield Refused(record.name, "the document holds no sentence: a form or a table, which is no article")
        return
    parts = _several(paragraphs)
    if len(parts) < 2:
        yield _record_of(record, paragraphs, properties, pictures)
        return
    for number, part in enumerate(parts, 1):
        found = _record_of(record, part, {"language": properties.get("language", "")}, pictures)
        yield replace(found, name=f"{record.name}#{number}")


def _is_prose(one: OfficeParagraph) -> bool:
    return not one.rows and (len(one.text) > _LONGEST_HEADLINE or count_words(one.text) >= _LEAST_WORDS)


def _several(paragraphs: Sequence[OfficeParagraph]) -> list[Sequence[OfficeParagraph]]:
    """Return the paragraphs of each article, none where not all of them open as articles do."""
    for kind in ("title", "h1", "h2"):
        places = [number for number, one in enumerate(paragraphs) if one.kind == kind and one.text.strip()]
        above = paragraphs[: places[0]] if places else ()
        if len(places) < 2 or any(one.text.strip() for one in above):
            continue
        parts = [paragraphs[a:b] for a, b in pairwise([*places, len(paragraphs)])]
        if all(_opens_as_article(part) for part in parts):
            return parts
    return []


def _opens_as_article(part: Sequence[OfficeParagraph]) -> bool:
    filled = [one for one in part[1:] if one.text.strip()]
    head = [" ".join(one.text.split()) for one in filled[:_SIGNED_WITHIN]]
    signed = any(is_byline(text) or date_line(text) for text in head if len(text) < _LONGEST_HEADLINE)
    return signed and any(map(_is_prose, filled))


def _record_of(
    record: Record,
    paragraphs: Sequence[OfficeParagraph],
    properties: Mapping[str, str],
    pictures: Mapping[str, bytes],
) -> Record:
    """Return the record of a document with the text that is to be cleaned.

    Args:
        record: the document as it came.
        paragraphs: of its body, in order.
        properties: what the program states: headline, author, created, modified, language, subjects.
        pictures: path in the document → content.
    """
    if any(_DOWNLOAD.fullmatch(line) for one in paragraphs for line in one.text.split("\n")):
        lines = [
            line.strip() for one in paragraphs if one.text.strip() for line in (*one.text.split("\n"), "")
        ]
        return replace(record, body="\n".join(lines), is_text=True)
    headline, rest = _headline(paragraphs, properties.get("headline", ""))
    author = properties.get("author", "")
    return replace(
        record,
        fields=stated(
            headline=headline,
            authors=() if _AUTHOR_STAND_IN.fullmatch(author) else stated_lines(author, split=";"),
            modified=moment_of(properties.get("modified")),
        ),
        body=page_of(headline, _markup(rest), language=properties.get("language", "")),
        images=dict(pictures),
    )


def _headline(
    paragraphs: Sequence[OfficeParagraph], stated_title: str
) -> tuple[str, Sequence[OfficeParagraph]]:
    """Return the headline and the paragraphs below it: what is set as title, or the first short line."""
    filled = [number for number, one in enumerate(paragraphs) if one.text.strip()]
    titles = [number for number in filled if paragraphs[number].kind == "title"]
    titles = titles or [number for number in filled if paragraphs[number].kind == "h1"]
    if titles:
        number = titles[0]
    elif stated_title and not _STAND_IN.fullmatch(stated_title):
        first = paragraphs[filled[0]].text.strip()
        number = filled[0] if " ".join(first.split()) == stated_title else -1
    else:
        number = filled[0] if len(paragraphs[filled[0]].text) <= _LONGEST_HEADLINE and len(filled) > 1 else -1
    if number < 0:
        return ("" if _STAND_IN.fullmatch(stated_title) else stated_title), paragraphs
    return " ".join(paragraphs[number].text.split()), [*paragraphs[:number], *paragraphs[number + 1 :]]


def _markup(paragraphs: Sequence[OfficeParagraph]) -> str:
    parts: list[str] = []
    open_list = ""
    for one in paragraphs:
        kind = one.kind if one.kind in {"ul", "ol"} else ""
        if kind != open_list:
            parts += [f"</{open_list}>"] * bool(open_list) + [f"<{kind}>"] * bool(kind)
            open_list = kind
        parts.append(_block(one))
    return "\n".join([*parts, *[f"</{open_list}>"] * bool(open_list)])


def _block(one: OfficeParagraph) -> str:
    figures = "".join(
        f'<figure><img src="{html.escape(path)}" alt="{html.escape(alt)}"></figure>'
        for path, alt in one.pictures
    )
    if one.rows:
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in one.rows)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    inner = "".join(_run(*run) for run in one.runs)
    if not inner.strip():
        return figures
    match one.kind:
        case "ul" | "ol":
            return f"<li>{inner}</li>{figures}"
        case "note":
            (text, _, link) = one.runs[0]
            return f'<p id="{html.escape(link[1:])}">{html.escape(text)}</p>'
        case "quote":
            return f"<blockquote><p>{inner}</p></blockquote>{figures}"
        case "title" | "h1":
            return f"<h2>{inner}</h2>{figures}"
        case "p" | "subtitle":
            return f"<p>{inner}</p>{figures}"
        case heading:
            return f"<{heading}>{inner}</{heading}>{figures}"


def _alternative(words: str) -> str:
    """Return the attribute; an empty one would say that the picture is mere decoration."""
    return f' alt="{html.escape(words)}"' if words else ""


def _run(text: str, marks: str, link: str) -> str:
    shown = html.escape(text).replace("\n", "<br>")
    for mark, name in (("i", "em"), ("b", "strong")):
        if mark in marks and text.strip():
            shown = f"<{name}>{shown}</{name}>"
    if link.startswith("#note-"):
        return f'<sup><a href="{html.escape(link)}">{shown}</a></sup>'
    return f'<a href="{html.escape(link)}">{shown}</a>' if link else shown
