"""NewsML-G2 and NewsML 1.2: news items with their concepts, versions and publishing states."""

import re
from collections.abc import Callable, Iterator

from ...article.errors import UnreadableSourceError
from ..record import Found, Record, Refused
from . import nitf
from .compose import Element, anywhere, element_words, every, first, local, markup_of, page_of
from .fields import moment_of, stated, stated_authors, stated_line, stated_lines
from .importer import Importer, whole
from .newsroom import given_of, status_of
from .xml import recovered, root_of

_SEVERAL = 2  # items; a document of one that is damaged is damaged as a whole
_G2 = re.compile(rb"<(?:\w+:)?(?:newsItem|newsMessage)[\s>]")
_OLD = re.compile(rb"<NewsML[\s>]")
_XHTML = {name: name for name in (
    "p h1 h2 h3 h4 h5 h6 a em strong b i ul ol li blockquote table tr td th caption br hr pre figure"
    " figcaption img div dl dt dd sub sup"
).split()}  # fmt: skip


def _read_g2(record: Record) -> Iterator[Found]:
    yield from _items(record, "newsItem", _item)


def _items(record: Record, name: str, article: Callable[[Element, Record, str], Found]) -> Iterator[Found]:
    """Yield the items of a document; of a damaged one those that are whole, and where the others lie."""
    items: list[tuple[int, Element | str]]
    try:
        items = [(0, item) for item in anywhere(root_of(record.data), name)]
    except UnreadableSourceError:
        items = list(recovered(record.data, name))
        if len(items) < _SEVERAL:
            raise
    texts = [(place, item) for place, item in items if isinstance(item, str) or _class(item) in {"text", ""}]
    if not texts:
        yield Refused(record.name, "it holds no news item of text")
    for number, (place, item) in enumerate(texts, 1):
        told = f"{record.name}#{number}" if len(texts) > 1 else record.name
        if isinstance(item, str):
            yield Refused(told, f"the news item at byte {place:,} is damaged ({item})")
        else:
            yield article(item, record, told)


def _class(item: Element) -> str:
    return _qcode(next(iter(anywhere(item, "itemClass")), None))


def _qcode(element: Element | None) -> str:
    return str(element.get("qcode") or "").rpartition(":")[2] if element is not None else ""


def _item(item: Element, record: Record, name: str) -> Found:
    """Return one item of G2; its guid identifies it, so that a correction replaces what it corrects."""
    meta = first(item, "itemMeta")
    content = first(item, "contentMeta")
    meta, content = (item if one is None else one for one in (meta, content))
    headline = element_words(first(content, "headline"))
    body = _inline(item, headline)
    states = [_qcode(one) for one in every(meta, "pubStatus")]
    note = element_words(first(meta, "edNote"))
    if not body and not (status_of(*states) and (note or headline)):
        return Refused(name, "the news item holds no text")
    embargoed = ["embargoed"] if first(meta, "embargoed") is not None else []
    return Record(
        name,
        record.data,
        record.kind,
        fields=stated(
            headline=headline,
            standfirst=element_words(first(content, "description")),
            authors=_authors(content),
            publisher=element_words(first(meta, "provider", "name")),
            agency=stated_line(element_words(first(content, "creditline"))),
            published=moment_of(
                element_words(first(content, "contentCreated"))
                or element_words(first(meta, "firstCreated"))
                or element_words(first(meta, "versionCreated"))
            ),
            modified=moment_of(element_words(first(meta, "versionCreated"))),
            dateline=element_words(first(content, "dateline")),
            given=given_of(_subjects(content)),
            status=status_of(*states, *embargoed),
        ),
        body=page_of(headline, body or note or headline, language=_language(content, item)),
        key=str(item.get("guid") or ""),
    )


def _inline(item: Element, headline: str) -> str:
    for holder in anywhere(item, "inlineXML"):
        inner = next(iter(holder), None)
        if inner is None:
            continue
        if local(inner.tag) == "nitf":
            return nitf.markup(inner)
        bodies = anywhere(inner, "body") or [holder]
        markup = "\n".join(markup_of(body, _XHTML) for body in bodies)
        return re.sub(rf"<h1>\s*{re.escape(headline)}\s*</h1>", "", markup)
    return "\n\n".join("".join(data.itertext()) for data in anywhere(item, "inlineData"))


def _authors(content: Element) -> tuple[str, ...]:
    names = [
        element_words(first(one, "name"))
        for name in ("creator", "contributor")
        for one in every(content, name)
    ]
    by = re.sub(r"^by\s+", "", element_words(first(content, "by")), flags=re.IGNORECASE)
    return stated_lines(names) or stated_authors(by)


def _subjects(content: Element) -> Iterator[tuple[str, str]]:
    for subject in every(content, "subject"):
        kind = _qcode(subject) if subject.get("type") is None else str(subject.get("type"))
        name = element_words(first(subject, "name")) or str(subject.get("literal") or "")
        yield kind, name
    for keyword in every(content, "keyword"):
        yield "subject", element_words(keyword)


def _language(content: Element, item: Element) -> str:
    stated_language = first(content, "language")
    if stated_language is not None:
        return str(stated_language.get("tag") or "")
    return str(item.get("{http://www.w3.org/XML/1998/namespace}lang") or "")


def _read_old(record: Record) -> Iterator[Found]:
    yield from _items(record, "NewsItem", _old)


def _old(item: Element, record: Record, name: str) -> Found:
    identity = next(iter(anywhere(item, "NewsIdentifier")), item)
    management = next(iter(anywhere(item, "NewsManagement")), item)
    component = next(iter(anywhere(item, "NewsComponent")), item)
    headline = element_words(next(iter(anywhere(component, "HeadLine")), None))
    state = first(management, "Status")
    word = str(state.get("FormalName") or "") if state is not None else ""
    body = _content(component)
    if not body and not (status_of(word) and headline):
        return Refused(name, "the news item holds no text")
    return Record(
        name,
        record.data,
        record.kind,
        fields=stated(
            headline=headline,
            authors=stated_lines(
                [
                    re.sub(r"^by\s+", "", element_words(b), flags=re.IGNORECASE)
                    for b in anywhere(component, "ByLine")
                ]
            ),
            agency=element_words(next(iter(anywhere(component, "CreditLine")), None)),
            published=moment_of(element_words(first(management, "FirstCreated"))),
            modified=moment_of(element_words(first(management, "ThisRevisionCreated"))),
            dateline=element_words(next(iter(anywhere(component, "DateLine")), None)),
            given=given_of(_properties(component)),
            status=status_of(word),
        ),
        body=page_of(headline, body or headline),
        key=element_words(first(identity, "PublicIdentifier")).rpartition(":")[0]
        or element_words(first(identity, "NewsItemId")),
    )


def _content(component: Element) -> str:
    for holder in anywhere(component, "DataContent"):
        inner = next(iter(holder), None)
        if inner is None:
            return "".join(holder.itertext()).strip()
        if local(inner.tag) == "nitf":
            return nitf.markup(inner)
        bodies = anywhere(inner, "body") or [holder]
        return "\n".join(markup_of(body, _XHTML) for body in bodies)
    return ""


def _properties(component: Element) -> Iterator[tuple[str, str]]:
    for one in anywhere(component, "Property"):
        yield str(one.get("FormalName") or ""), str(one.get("Value") or "")
    for one in anywhere(component, "KeywordLine"):
        yield "subject", element_words(one)


G2 = Importer(
    "newsml-g2",
    lambda source: bool(_G2.search(source.markup_head)),
    whole("newsml-g2"),
    _read_g2,
    several=True,
)
IMPORTER = Importer(
    "newsml", lambda source: bool(_OLD.search(source.markup_head)), whole("newsml"), _read_old, several=True
)
