"""Markdown with front matter: notes of Obsidian, pages of Hugo, Jekyll, Eleventy and Zola."""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import cmarkgfm
import yaml
from cmarkgfm.cmark import Options

from ...article.links import vetted
from ...article.moment import Moment
from ...article.record import Given
from ...article.yaml_bounds import load_bounded
from ...clean.decode import decode
from ...clean.plain_text.split import sections
from ..images import references
from ..record import Found, Record, Refused
from ..source import Source
from .columns import parts_of
from .compose import page_of
from .fields import moment_of, stated, stated_authors, stated_line, stated_lines
from .importer import Importer

_KINDS = {"---": "yaml", "+++": "toml"}  # unless the fence names another, as Eleventy's `---json` does
_FRONT = re.compile(
    r"(?:\ufeff)?(?P<fence>---|\+\+\+)(?P<kind>yaml|toml|json)?[ \t]*\r?\n(?P<front>.*?)\r?\n"
    r"(?P=fence)[ \t]*(?:\r?\n|$)",
    re.DOTALL,
)
_OPENS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:---|\+\+\+)(?:yaml|toml|json)?[ \t]*\r?\n"
    rb"(?:[^\n]*\n)*?\s*\{?\s*[\"']?[\w-]+[\"']?\s*[:=]"
)
_BLOCK_OPENS = re.compile(rb"(?:\xef\xbb\xbf)?% \S[^\n]*\n%[ \t][^\n]*\n")  # Pandoc's title block
_LINE = re.compile(r"(?m)^(?P<name>[\w-]+):[ \t]*[\"']?(?P<value>[^\n]*?)[\"']?[ \t]*$")
# Signs of Markdown in a text without front matter: headings, links, pictures, fences.
_HEADING = re.compile(rb"(?m)^#{1,6} \S")
_LINK = re.compile(rb"!?\[[^\]\n]*\]\((?:https?:|[\w./-]+\.\w+)[^)\n]*\)")
_FENCE = re.compile(rb"(?m)^(?:```|~~~)")
_TITLED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*# \S[^\n]*\n\s*[A-Z\x80-\xff\"'(\[!>*_-][^\n]{60}"
)  # a title, then prose
_LEAST_SIGNS = 2
_WIKI_PICTURE = re.compile(r"!\[\[(?P<path>[^\]|#]+)(?:[#|][^\]]*)?\]\]")
_WIKI = re.compile(r"\[\[(?P<page>[^\]|#]*)(?:#(?P<part>[^\]|]*))?(?:\|(?P<shown>[^\]]*))?\]\]")
# What MultiMarkdown and Pandoc write above a text in place of front matter.
_HEAD_LINES = re.compile(
    r"(?:\ufeff)?(?P<lines>title::?[ \t]*\S[^\n]*\n(?:[A-Za-z][\w ]{1,20}:[ \t]*[^\n]*\n)+)\s*\n",
    re.IGNORECASE,
)
# Below a note, as Joplin exports it.
_JOPLIN = re.compile(r"\n\nid: [0-9a-f]{32}\n(?:\w+:[^\n]*\n)*type_: \d+\s*\Z")
_TITLE_BLOCK = re.compile(
    r"(?:\ufeff)?%[ \t]+(?P<title>[^\n]+)\n(?:%[ \t]*(?P<authors>[^\n]*)\n)?(?:%[ \t]*(?P<date>[^\n]*)\n)?"
)
_SHORTCODE = re.compile(r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"\b(?P<name>src|image_path|url|caption|title|alt)\s*=\s*([\"'])(?P<value>.*?)\2", re.DOTALL
)
# Kramdown's attributes, and the list that it makes a table of contents of.
_ATTRIBUTES = re.compile(r"(?m)^[*-] .*\n\{:toc\}[ \t]*$|[ \t]*\{:[^{}\n]*\}")
_LISTING = re.compile(
    r"\{% *highlight *(?P<language>[\w+-]*)[^%]*%\}\n(?P<code>.*?)\n?\{% *endhighlight *%\}", re.DOTALL
)
# What Obsidian writes beside CommonMark: kinds of callouts, marked words, names of blocks, lines of tags.
_CALLOUT = re.compile(r"(?m)^(?P<quote>(?:> ?)+)\[!\w+\][+-]?[ \t]*(?P<title>[^\n]*)$")
_MARKED = re.compile(r"==(?=\S)(?P<words>[^=\n]+)(?<=\S)==")
_BLOCK_NAME = re.compile(r"(?m)(?:^|[ \t])\^[A-Za-z0-9-]+[ \t]*$")
_TAG_LINE = re.compile(r"(?m)^(?:#[^\W\d][\w/-]*[ \t]*)+$")
_DAY_OF_NAME = re.compile(r"(?P<day>(?:19|20)\d\d-\d\d-\d\d)[-_ ].+")
# What MDX opens with, the programs that its components come from.
_IMPORT = re.compile(r"(?m)^import\s[^\n]{1,200}?\sfrom\s+[\"'][^\"'\n]+[\"'];?[ \t]*$")
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_FIRST_HEADING = re.compile(r"\s*#\s+(?P<text>[^\n]+)\n|\s*(?P<under>[^\n#>-][^\n]*)\n=+[ \t]*\n")
_OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_SMART
_MOST_PICTURES = 40
_BRACKETS = str.maketrans("[]", "()")  # which would end the words of a picture


def _detects(source: Source) -> bool:
    head = source.head
    if _OPENS.match(head) or _TITLED.match(head) or _BLOCK_OPENS.match(head):
        return True
    signs = len(_HEADING.findall(head)) + len(_LINK.findall(head)) + len(_FENCE.findall(head)) // 2
    return (
        signs >= _LEAST_SIGNS
        and bool(_HEADING.search(head) or head.lstrip()[:1].isalpha())
        and b"</" not in head
    )


def _records(source: Source) -> Iterator[Found]:
    data = source.read()
    text = decode(data).text.replace("\r\n", "\n")
    match = _FRONT.match(text)
    front: Mapping[str, Any] = {}
    warnings: tuple[str, ...] = ()
    if match:
        try:
            front = _front(match["kind"] or _KINDS[match["fence"]], match["front"])
        except ValueError as error:
            front = {one["name"]: one["value"] for one in _LINE.finditer(match["front"]) if one["value"]}
            warnings = (f"its front matter is damaged ({' '.join(str(error).split())[:120]})",)
        text = _IMPORT.sub("", text[match.end() :])
    elif foot := _JOPLIN.search(text):
        told = {one["name"]: one["value"] for one in _LINE.finditer(foot[0]) if one["value"]}
        front = {"url": told.get("source_url"), "author": told.get("author"), "id": told.get("id")}
        text = text[: foot.start()]
    elif head := _TITLE_BLOCK.match(text) or _HEAD_LINES.match(text):
        front = {name: value for name, value in head.groupdict().items() if value and name != "lines"} or {
            one["name"].lower(): one["value"]
            for one in _LINE.finditer(head["lines"].replace("::", ":"))
            if one["value"]
        }
        text = text[head.end() :]
    elif len(parts := _several(text)) > 1:
        for number, part in enumerate(parts, 1):
            found = _record(source, part.encode(), {}, _plain_markdown(part), ())
            yield replace(found, name=f"{source.name}#{number}")
        return
    body = _plain_markdown(text)
    if not body.strip():
        yield Refused(
            source.name, "the note holds no text below its front matter" if match else "it holds no text"
        )
        return
    yield _record(source, data, front, body, warnings)


def _several(text: str) -> list[str]:
    """Return the articles of a text that parts them, and titles each as Markdown does; none else."""
    found = ["\n".join(lines).strip() for lines in sections(text.lstrip("\ufeff").splitlines())]
    return found if all(part.startswith("# ") for part in found) else []


def markdown_markup(text: str) -> str:
    """Return Markdown as HTML."""
    return str(cmarkgfm.github_flavored_markdown_to_html(text, _OPTIONS))


def _record(
    source: Source, data: bytes, front: Mapping[str, Any], body: str, warnings: tuple[str, ...]
) -> Record:
    parts = parts_of({**front, "body": None})
    headline = stated_line(parts["headline"])
    heading = _FIRST_HEADING.match(body)
    if heading and (not headline or headline == (heading["text"] or heading["under"]).strip()):
        headline = headline or stated_line((heading["text"] or heading["under"]).strip())
        body = body[heading.end() :]
    url = vetted(stated_line(parts["url"])) or vetted(stated_line(front.get("source")))
    markup = markdown_markup(body)
    page = page_of(headline, markup, language=stated_line(parts["language"]))
    return Record(
        source.name,
        data,
        IMPORTER.kind,
        url=url,
        retrieved=_moment(parts["retrieved"]),
        fields=stated(
            headline=headline,
            standfirst=stated_line(parts["standfirst"]),
            authors=stated_authors(list(_names(parts["authors"], split=";"))),
            publisher=""
            if url and vetted(stated_line(parts["publisher"]))
            else stated_line(parts["publisher"]),
            published=_moment(parts["published"]) or _day_of_name(source.name),
            modified=_moment(parts["modified"] or front.get("lastmod")),
            section=stated_line(parts["section"]),
            given=Given(
                people=_names(parts["people"]),
                places=_names(parts["places"]),
                organisations=_names(parts["organisations"]),
                subjects=_names(parts["subjects"]),
            ),
            status="hidden" if front.get("draft") is True or front.get("published") is False else "",
        ),
        body=page,
        images=_images(source, page),
        key="" if url else stated_line(front.get("id") or front.get("uuid")),
        warnings=warnings,
    )


def _day_of_name(name: str) -> Moment | None:
    """Return the day that Jekyll and others write before a file's name: `2009-03-11-two-ferries.md`."""
    match = _DAY_OF_NAME.fullmatch(name.rpartition("/")[2].rpartition("!")[2])
    return moment_of(match["day"]) if match else None


def _front(kind: str, text: str) -> Mapping[str, Any]:
    """Return the front matter.

    Raises:
        ValueError: it is damaged.
    """
    try:
        match kind:
            case "yaml":
                value = load_bounded(text)
            case "toml":
                value = tomllib.loads(text)
            case _:
                value = json.loads(text)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(value, dict):
        return {}
    # Hugo and Zola keep what the theme uses one level below.
    extra: Mapping[str, Any] = next(
        (value[name] for name in ("params", "extra") if isinstance(value.get(name), dict)), {}
    )
    taxonomies = value.get("taxonomies") if isinstance(value.get("taxonomies"), dict) else {}
    return {**extra, **(taxonomies or {}), **value}


def _names(value: object, *, split: str = ",;") -> tuple[str, ...]:
    """Return names, each once; `[[Mara Bell]]` is a link of Obsidian to its note of her."""
    found = stated_lines([value] if isinstance(value, str) and "[[" in value else value, split=split)
    return stated_lines([_WIKI.sub(_shown, name).lstrip("#") for name in found])


def _moment(value: object) -> Moment | None:
    if isinstance(value, dt.datetime | dt.date):
        return moment_of(value.isoformat())
    return moment_of(value)


def _plain_markdown(text: str) -> str:
    """Return CommonMark: a wiki's links as words, a site generator's shortcodes and comments taken out."""
    text = _WIKI_PICTURE.sub(lambda found: f"![]({found['path'].strip().replace(' ', '%20')})", text)
    text = _LISTING.sub(r"```\g<language>\n\g<code>\n```", text)
    text = _COMMENT.sub("", _SHORTCODE.sub(_picture_of, _WIKI.sub(_shown, text)))
    text = _BLOCK_NAME.sub("", _TAG_LINE.sub("", _MARKED.sub(r"\g<words>", text)))
    return _ATTRIBUTES.sub("", _CALLOUT.sub(_title_of_callout, text))


def _picture_of(found: re.Match[str]) -> str:
    """Return the picture with the words that a site generator's shortcode gives it; of another, nothing."""
    told = {one["name"]: " ".join(one["value"].split()) for one in _ATTRIBUTE.finditer(found[0])}
    words = told.get("caption") or told.get("title") or told.get("alt") or ""
    source = told.get("src") or told.get("image_path") or told.get("url") or ""
    if source:
        return f"\n\n![{words.translate(_BRACKETS)}]({source.replace(' ', '%20')})\n\n"
    return f"\n\n{words}\n\n" if told.get("caption") else ""


def _title_of_callout(found: re.Match[str]) -> str:
    """Return a callout's title in bold, in a paragraph of its own; nothing where it has none."""
    return (
        f"{found['quote']}**{found['title'].strip()}**\n{found['quote']}"
        if found["title"].strip()
        else found["quote"]
    )


def _shown(found: re.Match[str]) -> str:
    return (found["shown"] or found["page"].rpartition("/")[2] or found["part"] or "").strip()


def _images(source: Source, page: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for reference in references(page.encode())[:_MOST_PICTURES]:
        path = reference.split("?")[0].replace("%20", " ")
        picture = source.file_beside(path)
        if picture is not None:
            found[reference] = picture
    return found


IMPORTER = Importer("markdown", _detects, _records)
