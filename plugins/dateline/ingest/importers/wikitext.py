"""Wikitext made a page: headings, lists, links, emphasis, tables; templates and files are left out."""

import html
import re
from collections.abc import Mapping, Sequence

from ...clean.dates.written import printed_dates

_COMMENT = re.compile(
    r"<!--.*?-->|<(ref|gallery|math|timeline)\b[^>/]*>.*?</\1\s*>|<ref\b[^>]*/>", re.DOTALL | re.IGNORECASE
)
_INNERMOST = re.compile(r"\{\{(?P<inner>[^{}]*)\}\}")
_TABLE = re.compile(r"^\{\|.*?^\|\}", re.DOTALL | re.MULTILINE)
_ATTRIBUTES = re.compile(r"^[^\[\]|]*=[^\[\]|]*\|(?!\|)")  # of a cell, before its words
_RAW = "\x02"  # opens a line that is markup already
_FILE = re.compile(
    r"\[\[(?:file|image|datei|bild|fichier|archivo|immagine|bestand|plik):(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"\[\[(?:category|kategorie|catégorie|categoría|categoria|categorie|kategoria):(?P<name>[^\]|]*)(?:\|[^\]]*)?\]\]",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[\[:?(?P<page>[^\]|]*)(?:\|(?P<shown>[^\]]*))?\]\]")
_OUTSIDE = re.compile(r"\[(?P<url>https?://[^\s\]]+)(?:\s+(?P<shown>[^\]]*))?\]")
_HEADING = re.compile(r"(?P<level>={2,6})\s*(?P<text>.+?)\s*(?P=level)")
_STRONG, _EMPHASIS = re.compile(r"'''(.+?)'''"), re.compile(r"''(.+?)''")
_TAG = re.compile(
    r"</?(?:br|small|big|center|div|span|p|b|i|u|s|sub|sup|nowiki|blockquote|font|noinclude|includeonly)\b[^>]*>",
    re.IGNORECASE,
)
_MAGIC = re.compile(r"__[A-Z]+__")
_DATE = re.compile(r"\{\{\s*(?:date|datum|fecha|data)\s*\|\s*(?P<day>[^{}|]+)", re.IGNORECASE)
# What a template shows that stands in the middle of a sentence: Wikinews links names by it.
_SHOWN = re.compile(r"(?:w|wikipedia|wpl|lang|nowrap)\b", re.IGNORECASE)
_QUOTATION = re.compile(
    r"(?:c?quote(?:d|box| ?box)?|quotation|(?:block|pull|r)quote|zitat|citation)", re.IGNORECASE
)
_DEEPEST = 20  # templates in templates
_SOURCES = re.compile(
    r"^==\s*(?:sources?|quellen|fuentes|fonti|related news|external links?|sister links?)\s*==.*",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


class Wikitext:
    """A page's wikitext read once.

    Attributes:
        markup: the text as HTML.
        day: as its template of the date states it, ISO 8601, empty where none does.
        categories: the names of its categories.
    """

    def __init__(self, text: str) -> None:
        dated = _DATE.search(text)
        moment = next(printed_dates(dated["day"]), None) if dated else None
        self.day = str(moment.moment) if moment else (dated["day"].strip() if dated else "")
        self.categories = tuple(
            dict.fromkeys(name.strip() for name in _CATEGORY.findall(text) if name.strip())
        )
        self.markup = _markup(_plain(text))


def _plain(text: str) -> str:
    text = _MAGIC.sub("", _CATEGORY.sub("", _FILE.sub("", _COMMENT.sub("", text))))
    for _ in range(_DEEPEST):
        reduced = _INNERMOST.sub(lambda found: _shown(found["inner"]), text)
        if reduced == text:
            break
        text = reduced
    return _SOURCES.sub("", _TABLE.sub(_table, text))


def _table(found: re.Match[str]) -> str:
    """Return a table of data as a line of markup; one that only lays out, or files, is left out."""
    head, *lines = found[0].removesuffix("|}").split("\n")
    if "wikitable" not in head:
        return ""
    rows: list[list[str]] = [[]]
    for raw in lines:
        line = raw.strip()
        if line.startswith("|-"):
            rows.append([])
        elif line.startswith("|+"):
            rows[:0] = [[line[2:]]]
        elif line[:1] in {"|", "!"}:
            cells = re.split(r"\|\|" if line[0] == "|" else r"!!|\|\|", line[1:])
            rows[-1] += [_ATTRIBUTES.sub("", cell).strip() for cell in cells]
        elif line and rows[-1]:
            rows[-1][-1] += f" {line}"
    shown = ("".join(f"<td>{_inline(cell)}</td>" for cell in row) for row in rows if row)
    return f"\n\n{_RAW}<table>{''.join(f'<tr>{row}</tr>' for row in shown)}</table>\n\n"


def _shown(template: str) -> str:
    """Return the words that a template shows, none where it only lays out or files."""
    name, *values = (part.strip() for part in template.split("|"))
    named = [value for value in values if "=" not in value]
    if _QUOTATION.fullmatch(name):
        return _quotation(named, dict(_pair(value) for value in values if "=" in value))
    return named[-1] if named and _SHOWN.match(name) else ""


def _quotation(named: Sequence[str], stated: Mapping[str, str]) -> str:
    """Return a quotation set apart: its words, and who said them, by their names or their places."""
    told = {**{str(place): value for place, value in enumerate(named, 1)}, **stated}
    words = next((told[name] for name in ("text", "quote", "1") if told.get(name)), "")
    speaker = next((told[name] for name in ("author", "by", "person", "2") if told.get(name)), "")
    return f"\n\n{words} — {speaker}\n\n" if words and speaker else f"\n\n{words}\n\n"


def _pair(value: str) -> tuple[str, str]:
    name, _, stated = value.partition("=")
    return name.strip().lower(), stated.strip()


def _markup(text: str) -> str:
    parts: list[str] = []
    paragraph: list[str] = []
    items: list[str] = []

    def close() -> None:
        if paragraph:
            parts.append(f"<p>{' '.join(paragraph)}</p>")
            paragraph.clear()
        if items:
            parts.append("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")
            items.clear()

    for raw in text.split("\n"):
        line = raw.strip()
        if line.startswith(_RAW):
            close()
            parts.append(line[1:])
        elif heading := _HEADING.fullmatch(line):
            close()
            level = len(heading["level"])
            parts.append(f"<h{level}>{_inline(heading['text'])}</h{level}>")
        elif line[:1] in {"*", "#"}:
            if paragraph:
                close()
            items.append(_inline(line.lstrip("*#:; ")))
        elif line:
            if items:
                close()
            paragraph.append(_inline(line.lstrip(":;")))
        else:
            close()
    close()
    return "\n".join(part for part in parts if re.sub(r"<[^>]*>", "", part).strip())


def _inline(text: str) -> str:
    text = html.escape(_TAG.sub("", html.unescape(text)), quote=False)
    text = _LINK.sub(lambda found: (found["shown"] or found["page"]).strip(), text)
    text = _OUTSIDE.sub(_outside, text)
    return _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", text))


def _outside(found: re.Match[str]) -> str:
    return f'<a href="{html.escape(html.unescape(found["url"]))}">{found["shown"] or found["url"]}</a>'
