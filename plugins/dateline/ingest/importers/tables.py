"""CSV: tables with articles or addresses: Readwise Reader, Pocket, Instapaper, Raindrop, one's own."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from itertools import count

from ...article.errors import UnreadableSourceError
from ..record import Found, Refused
from ..source import LARGEST, Source
from .columns import as_bytes, found_in, parts_of
from .importer import Importer

_NAMES = re.compile(r"[^,;\t\n]{1,60}(?:[,;\t][^,;\t\n]{0,60})+")


def _dialect(head: str) -> str:
    """Return the delimiter that parts the first line, empty where that is no line of names."""
    first = head.lstrip("\ufeff").split("\n", 1)[0].strip()
    if not _NAMES.fullmatch(first) or "<" in first or first[0] in "{[":
        return ""
    return max(",;\t", key=first.count)


def _detects(source: Source) -> bool:
    head = source.head.decode("utf-8", "replace")
    delimiter = _dialect(head)
    if not delimiter or "\n" not in head.strip():
        return False
    names = next(csv.reader([head.lstrip("\ufeff").split("\n", 1)[0].strip()], delimiter=delimiter))
    parts = parts_of(dict.fromkeys(names, "x"))
    return bool(_columns(source)) or bool(parts["url"] or (parts["body"] and parts["headline"]))


def _columns(source: Source) -> Mapping[str, str]:
    """Return part of an article → name of the column, as told for the run or in `<file>.columns.json`."""
    if source.path is None or source.columns:
        return source.columns
    path = source.path.with_name(source.path.name + ".columns.json")
    if not path.is_file() or path.is_symlink():
        return {}
    try:
        columns = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise UnreadableSourceError(f"the column map {path.name} is no JSON ({error})") from error
    return columns if isinstance(columns, dict) else {}


def _records(source: Source) -> Iterator[Found]:
    columns = _columns(source)
    delimiter = _dialect(source.head.decode("utf-8", "replace"))
    source.stream.seek(0)
    csv.field_size_limit(LARGEST)
    rows = csv.DictReader(_text(source), delimiter=delimiter)
    if missing := [name for name in columns.values() if name not in (rows.fieldnames or ())]:
        raise UnreadableSourceError(
            f"the table has no column {missing[0]!r}; it has {', '.join(rows.fieldnames or ())}"
        )
    for number in count(2):
        name = f"{source.name}:{number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Refused(name, f"the row is no CSV ({error})")
            continue
        if row is None:
            return
        kept = {key: value for key, value in row.items() if key and value}
        if kept:
            yield found_in(kept, name=name, kind=IMPORTER.kind, data=as_bytes(kept), columns=columns)


def _text(source: Source) -> Iterator[str]:
    """Yield the lines as text; what is no UTF-8 is Windows-1252, as spreadsheets of old wrote."""
    for number, raw in enumerate(source.stream):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
        yield (text if number else text.lstrip("\ufeff")).replace("\0", "")


IMPORTER = Importer("table", _detects, _records)
