"""NITF 3: the markup of agencies' articles, with the people, places and organisations they tagged."""

import re
from collections.abc import Iterator, Mapping

from ..record import Found, Record
from .compose import Element, anywhere, element_words, local, markup_of, page_of
from .fields import moment_of, stated, stated_authors, stated_line
from .importer import Importer, whole
from .newsroom import given_of, status_of
from .xml import root_of

_ROOT = re.compile(rb"<(?:\w+:)?nitf[\s>]")
NAMES: Mapping[str, str] = {
    "p": "p", "hl2": "h2", "a": "a", "em": "em", "strong": "strong", "q": "q", "bq": "blockquote",
    "block": "div", "ul": "ul", "ol": "ol", "li": "li", "dl": "dl", "dt": "dt", "dd": "dd",
    "table": "table", "tr": "tr", "th": "th", "td": "td", "caption": "caption", "pre": "pre", "br": "br",
    "hr": "hr", "media": "figure", "media-reference": "img", "media-caption": "figcaption",
    "media-producer": "", "media-metadata": "", "media-object": "", "note": "blockquote",
    "sub": "sub", "sup": "sup",
}  # fmt: skip
_TAGS = {"person": "person", "location": "place", "org": "organisation"}


def _read(record: Record) -> Iterator[Found]:
    yield article(root_of(record.data), record)


def article(root: Element, record: Record) -> Record:
    """Return the article of an `nitf` element."""
    headline = _words(root, "hl1") or _words(root, "title")
    docdata = next(iter(anywhere(root, "docdata")), root)
    return Record(
        record.name,
        record.data,
        record.kind,
        fields=stated(
            headline=headline,
            standfirst=" ".join(element_words(one) for one in anywhere(root, "abstract")) or _deck(root),
            authors=_authors(root),
            agency=stated_line(_words(root, "distributor")),
            publisher=stated_line(
                _attribute(root, "pubdata", "name") or _attribute(docdata, "doc.copyright", "holder")
            ),
            published=moment_of(
                _attribute(docdata, "date.issue", "norm") or _attribute(docdata, "date.release", "norm")
            ),
            section=stated_line(_attribute(root, "pubdata", "position.section")),
            dateline=_words(root, "dateline"),
            given=given_of(_tags(root, docdata)),
            status=status_of(
                _attribute(docdata, "doc-id", "management-status"), docdata.get("management-status", "")
            ),
        ),
        body=page_of(headline, markup(root)),
        key=_attribute(docdata, "doc-id", "id-string"),
    )


def _deck(root: Element) -> str:
    """Return the second headline, where it stands beside the first and not in the text."""
    return " ".join(element_words(one) for head in anywhere(root, "hedline") for one in anywhere(head, "hl2"))


def markup(root: Element) -> str:
    """Return the text of an `nitf` element as HTML; an editor's message where there is none."""
    contents = anywhere(root, "body.content")
    for content in contents:
        _drop_repeated_lead(content)
    found = "\n".join(markup_of(content, NAMES) for content in contents)
    return (
        found if found.strip() else f"<p>{_words(root, 'ed-msg') or _attribute(root, 'ed-msg', 'info')}</p>"
    )


def _drop_repeated_lead(content: Element) -> None:
    """Take out the lead that some archives print once more as a block of its own, before the whole text."""
    blocks = {block.get("class"): block for block in content if local(block.tag) == "block"}
    lead, whole_text = blocks.get("lead_paragraph"), blocks.get("full_text")
    if lead is not None and whole_text is not None and element_words(lead) in element_words(whole_text):
        content.remove(lead)


def _words(root: Element, name: str) -> str:
    return element_words(next(iter(anywhere(root, name)), None))


def _attribute(root: Element, name: str, attribute: str) -> str:
    element = next(iter(anywhere(root, name)), None)
    return str(element.get(attribute) or "") if element is not None else ""


def _authors(root: Element) -> tuple[str, ...]:
    bylines = anywhere(root, "byline")
    people = [element_words(person) for line in bylines for person in anywhere(line, "person")]
    for line in bylines:
        for title in anywhere(line, "byttl"):  # often set without a space before it
            title.text = f", {title.text or ''}"
    said = [re.sub(r"^by\s+", "", element_words(line), flags=re.IGNORECASE) for line in bylines]
    return stated_authors(people or said)


def _tags(root: Element, docdata: Element) -> Iterator[tuple[str, str]]:
    """Yield what was tagged in the head and in the text; the byline's person is the author, no tag."""
    authors = {person for line in anywhere(root, "byline") for person in line.iter()}
    for name, kind in _TAGS.items():
        for element in anywhere(root, name):
            if element not in authors:
                yield kind, str(element.get("value") or "") or element_words(element)
    for element in anywhere(docdata, "identified-content"):
        for subject in anywhere(element, "classifier"):
            yield "subject", str(subject.get("value") or "") or element_words(subject)
    for key in anywhere(docdata, "keyword"):
        yield "subject", str(key.get("key") or "")
    for subject in anywhere(root, "tobject.subject"):
        yield (
            "subject",
            str(subject.get("tobject.subject.matter") or subject.get("tobject.subject.type") or ""),
        )


IMPORTER = Importer("nitf", lambda source: bool(_ROOT.search(source.markup_head)), whole("nitf"), _read)
