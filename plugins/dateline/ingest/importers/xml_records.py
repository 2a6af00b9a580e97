"""XML of unknown vocabularies in which elements of one name repeat and have a text or an address each."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ...article.errors import UnreadableSourceError
from ..record import Found
from ..source import Source
from .columns import nested_parts, parts_of, read_value
from .compose import Element, local, markup_of
from .importer import Importer
from .row_article import as_bytes, found_in
from .xml import root_name, root_of

_MOST_NAMES = 12  # that a message lists
_DEEPEST = 12  # levels of a record
_FIELDS = frozenset("field str date int arr bool property entry value column attribute meta".split())
_DATED = frozenset(("date", "published", "author"))
_TEXTS = frozenset(("main", "text", "body"))
_NAMES = {
    "p": "p", "head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "hi": "em", "lb": "br",
    "ref": "a",    "graphic": "img", "table": "table", "row": "tr", "cell": "td",
}  # fmt: skip
_MARKUP = frozenset(
    ("p", "br", "div", "b", "i", "em", "strong", "a", "ul", "ol", "li", "h1", "h2", "h3", "para", "paragraph")
)


def _detects(source: Source) -> bool:
    return bool(root_name(source))


def _records(source: Source) -> Iterator[Found]:
    root = root_of(source.read())
    if row := _whole(root) if not source.columns else {}:
        yield found_in(row, name=source.name, kind=IMPORTER.kind, data=as_bytes(row))
        return
    name = _repeated(root, source.columns)
    if not name:
        names = list(dict.fromkeys(local(one.tag) for one in root.iter() if local(one.tag)))
        raise UnreadableSourceError(
            f"it is XML of a kind that is not known (root element {local(root.tag)}); it has the elements "
            f"{', '.join(names[:_MOST_NAMES])}; say which is which with --columns, as in "
            "--columns headline=title,text=content.body, or save it as HTML or plain text"
        )
    for number, element in enumerate((one for one in root.iter() if local(one.tag) == name), 1):
        row = _row(element)
        yield found_in(
            row,
            name=f"{source.name}#{number}",
            kind=IMPORTER.kind,
            data=as_bytes(row),
            columns=source.columns,
        )


def _whole(root: Element) -> dict[str, Any]:
    """Return the one article of a document whose root states its fields as attributes; else nothing.

    So programs that extract the text of pages write it.
    """
    row: dict[str, Any] = {local(name): value for name, value in root.attrib.items()}
    if not parts_of(row)["headline"] or not _DATED.intersection(row):
        return {}
    texts = [one for one in root if local(one.tag) in _TEXTS and "".join(one.itertext()).strip()]
    return {**row, "body": markup_of(texts[0], _NAMES)} if len(texts) == 1 else {}


def _repeated(root: Element, columns: Mapping[str, str]) -> str:
    """Return the name of the elements that are records: those most of which hold a headline and a text."""
    told: Counter[str] = Counter()
    for element in root.iter():
        if not len(element):
            continue
        row = {_name(child): "x" for child in element if local(child.tag)}
        row |= {local(name): "x" for name in element.attrib}
        if columns:
            whole = _row(element)
            told[local(element.tag)] += all(read_value(whole, path) is not None for path in columns.values())
        else:
            parts = parts_of(row)
            text = parts["body"] or parts["url"] or parts["standfirst"]
            told[local(element.tag)] += bool(parts["headline"] and text)
    best = told.most_common(1)
    return best[0][0] if best and best[0][1] else ("" if columns else _nested(root))


def _nested(root: Element) -> str:
    """Return the name of the elements that hold a headline and a text below children of theirs."""
    told: Counter[str] = Counter()
    for element in reversed([one for one in root.iter() if len(one)]):  # the innermost first
        parts = nested_parts(_row(element))
        told[local(element.tag)] += isinstance(parts["body"], str) and bool(parts["headline"])
    best = told.most_common(1)
    return best[0][0] if best and best[0][1] else ""


def _row(element: Element, depth: int = 0) -> dict[str, Any]:
    """Return an element as an object: its attributes, and its children by their names."""
    row: dict[str, Any] = {local(name): value for name, value in element.attrib.items()}
    for child in element:
        name = _name(child)
        if not name:
            continue
        value = _value(child, depth)
        if name in row:
            known = row[name]
            row[name] = [*known, value] if isinstance(known, list) else [known, value]
        else:
            row[name] = value
    return row


def _name(element: Element) -> str:
    """Return what a child is called: by its element, or where that only says 'field', by its attribute."""
    name = local(element.tag)
    return (element.get("name") or element.get("key") or name) if name in _FIELDS else name


def _value(element: Element, depth: int) -> Any:
    if not len(element) or depth >= _DEEPEST:
        return "".join(element.itertext()).strip()
    if all(local(child.tag) in _MARKUP for child in element):
        return _paragraphs(element)
    if (element.text or "").strip():
        return " ".join("".join(element.itertext()).split())
    return _row(element, depth + 1)


def _paragraphs(element: Element) -> str:
    """Return an element's text, a blank line between its children."""
    parts = [element.text or ""]
    for child in element:
        parts += ["".join(child.itertext()), child.tail or ""]
    return "\n\n".join(" ".join(part.split()) for part in parts if part.strip())


IMPORTER = Importer("xml", _detects, _records)
