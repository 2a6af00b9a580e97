"""NewsBank: the XML that it delivers to libraries, and the pages of its Access World News; many a file."""

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from ...article.record import Given
from ...clean.dates.written import printed_dates
from ..record import Found, Record, Refused
from ..source import Source
from .compose import Element, element_words, every, first, local, page_of, paragraphs_of
from .fields import moment_of, stated, stated_authors, stated_line, stated_lines
from .html import is_page
from .html_lines import inner_markup, page_root
from .importer import Importer, whole
from .xml import recovered_records, root_name

_XML = re.compile(rb"<(?:[\w.-]+:)?(?:sourceInfo|maintext)[\s>]", re.IGNORECASE)
_PAGE = re.compile(
    rb"infoweb[.-]newsbank[.-]com[^\s\"'<>]*/apps/|\b(?:document-view|gnus-doc|nb-doc)__|nbplatform-"
)
_CLASS = re.compile(
    r"(?:document-view|gnus-doc|nb-doc)__(?P<part>title|body|author|source|date)|(?P<date>display-date)"
    r"|(?P<source>publication-title|current-title)"
)
_LABEL = re.compile(r"^(?:author|by|byline|source|publication|date)\s*:\s*", re.IGNORECASE)
_INVERTED = re.compile(r"(?P<name>[^,(]+), (?P<article>The|An?|Der|Die|Das|L[ae]s?|El|Los)\b(?P<rest>.*)")
_RIS = re.compile(r"(?m)^\s*(?P<tag>[A-Z][A-Z0-9])  - ?(?P<value>.*)$")
_RIS_PARTS = {"TI": "title", "T1": "title", "AU": "author", "A1": "author", "DA": "date", "PY": "date",
              "Y1": "date", "T2": "source", "JO": "source", "JF": "source"}  # fmt: skip
_NUMBER = re.compile(r"\s*SQN:\s*\w+\s*")
_CAPTION = re.compile(r"\s*Captions?:\s*(?P<words>\S.*)", re.DOTALL)
_BREAKS = frozenset(("p", "br", "para", "paragraph", "block", "hl2"))


def _read_xml(record: Record) -> Iterator[Found]:
    return recovered_records(record, "doc", _document, nothing="the file holds no documents")


def _document(document: Element, record: Record, name: str) -> Found:
    told = {local(one.tag): element_words(one) for one in document if local(one.tag)}
    info = first(document, "sourceInfo")
    source = {local(one.tag): element_words(one) for one in info} if info is not None else {}
    if "delete" in (told.get("status", "").lower(), (document.get("status") or "").lower()):
        return Refused(name, "NewsBank has deleted it: it names a document and holds none")
    body = "\n\n".join(part for text in every(document, "maintext") for part in _paragraphs(text))
    headline = stated_line(told.get("headline") or told.get("title"))
    if not body and not headline:
        return Refused(name, "it has neither a headline nor a text")
    identity = told.get("recordnumber") or told.get("docid") or document.get("id") or ""
    return Record(
        name,
        record.data,
        record.kind,
        fields=stated(
            headline=headline,
            standfirst=stated_line(told.get("subhead") or told.get("subheadline")),
            authors=stated_authors(told.get("author") or told.get("byline") or ""),
            publisher=_in_order(stated_line(source.get("paper") or source.get("show"))),
            published=moment_of(source.get("ymd") or source.get("date") or told.get("date")),
            section=stated_line(source.get("section") or told.get("section")),
            dateline=stated_line(told.get("dateline")),
            given=Given(
                places=stated_lines(told.get("locations", ""), split=";"),
                subjects=stated_lines(told.get("indexterms", ""), split=";"),
            ),
        ),
        body=page_of(headline, paragraphs_of(body)),
        key=f"newsbank:{stated_line(identity)}" if identity else "",
    )


def _paragraphs(element: Element) -> Iterator[str]:
    """Yield the paragraphs of a text: in elements, parted by empty ones, or by blank lines."""
    if not any(local(child.tag) in _BREAKS for child in element):
        yield "".join(element.itertext())
        return
    words = element.text or ""
    for child in element:
        if local(child.tag) in _BREAKS:
            yield from filter(None, (" ".join(words.split()), element_words(child)))
            words = child.tail or ""
        else:
            words += "".join(child.itertext()) + (child.tail or "")
    if words.strip():
        yield " ".join(words.split())


def _read_page(record: Record) -> Iterator[Found]:
    root = page_root(record.data)
    documents = list(_documents(root))
    if not documents:
        if root.find_class("search-hits__hit"):
            yield Refused(record.name, "it is a list of what a search found; save the articles it leads to")
        elif any(_CLASS.search(one.get("class") or "") for one in root.iter(etree.Element)):
            yield Refused(record.name, "the page names a document of NewsBank and holds no text of it")
        else:
            yield record
        return
    reference = _reference(root) if len(documents) == 1 else {}
    for number, document in enumerate(documents, 1):
        parts = {**reference, **document}
        headline = stated_line(parts.get("title"))
        day = next((one.moment for one in printed_dates(parts.get("date", ""))), None)
        yield Record(
            f"{record.name}#{number}",
            record.data,
            record.kind,
            fields=stated(
                headline=headline,
                authors=stated_authors(parts.get("author", "")),
                publisher=_in_order(stated_line(parts.get("source"))),
                published=day or moment_of(parts.get("date")),
            ),
            body=page_of(headline, parts["body"]),
        )


def _documents(root: etree._Element) -> Iterator[dict[str, str]]:
    """Yield the parts of each document of a page, as its classes name them, the body as markup."""
    parts: dict[str, str] = {}
    for element in root.iter(etree.Element):
        match = _CLASS.search(element.get("class") or "")
        part = match and (match["part"] or match.lastgroup)
        if not part:
            continue
        words = _LABEL.sub("", " ".join("".join(element.itertext()).split()))
        if part == "title" and "body" in parts:
            yield parts
            parts = {}
        if part != "body":
            parts.setdefault(part, words)
        elif caption := _CAPTION.fullmatch(words):
            words = html.escape(caption["words"])
            parts[part] = parts.get(part, "") + f"<figure><figcaption>{words}</figcaption></figure>"
        elif words and not _NUMBER.fullmatch(words):
            parts[part] = parts.get(part, "") + inner_markup(element)
    if "body" in parts:
        yield parts


def _reference(root: etree._Element) -> Mapping[str, str]:
    """Return what the page's own RIS reference says of its document."""
    told: dict[str, str] = {}
    for holder in root.xpath("//*[contains(@id, 'risdata')]"):
        for found in _RIS.finditer("".join(holder.itertext())):
            if (part := _RIS_PARTS.get(found["tag"])) and found["value"].strip():
                known = told.get(part)
                told[part] = (
                    f"{known}; {found['value'].strip()}"
                    if known and part == "author"
                    else (known or found["value"].strip())
                )
    return told


def _in_order(name: str) -> str:
    """Return a newspaper's name as it is printed, where a catalogue has written `Times, The (London)`."""
    match = _INVERTED.fullmatch(name)
    return f"{match['article']} {match['name']}{match['rest']}" if match else name


XML = Importer(
    "newsbank-xml",
    lambda source: bool(root_name(source)) and bool(_XML.search(source.markup_head)),
    whole("newsbank-xml"),
    _read_xml,
    several=True,
)


def _is_newsbank(source: Source) -> bool:
    return bool(_PAGE.search(source.markup_head)) and is_page(source)


PAGE = Importer("newsbank", _is_newsbank, whole("newsbank"), _read_page, several=True)
