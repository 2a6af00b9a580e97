"""CSV: tables with articles or addresses: Readwise Reader, Pocket, Instapaper, Raindrop, one's own."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from itertools import count, islice

from ...article.errors import UnreadableSourceError
from ..record import Found, Refused
from ..source import LARGEST, Source
from .columns import as_bytes, found_in, parts_of
from .importer import Importer

_NAMES = re.compile(r"[^,;\t|\n]{1,60}(?:[,;\t|][^,;\t|\n]{0,60})+")
_DELIMITERS = ",;\t|"
_LEAST_COLUMNS = 3  # of a table that has none of the names that are known
_LEAST_ROWS = 3
_LONGEST_NAME = 40  # characters of such a column's name


def _first_line(head: str) -> str:
    return head.lstrip("\ufeff").split("\n", 1)[0].strip()


def _dialect(head: str) -> str:
    """Return the delimiter that parts the first line, empty where that is no line of names."""
    first = _first_line(head)
    if not _NAMES.fullmatch(first) or "<" in first or first[0] in "{[":
        return ""
    return max(_DELIMITERS, key=first.count)


def _detects(source: Source) -> bool:
    head = source.head.decode("utf-8", "replace")
    delimiter = _dialect(head)
    if not delimiter or "\n" not in head.strip():
        return False
    return bool(_columns(source)) or _has_known_names(head, delimiter) or _is_regular(head, delimiter)


def _has_known_names(head: str, delimiter: str) -> bool:
    names = next(csv.reader([_first_line(head)], delimiter=delimiter))
    parts = parts_of(dict.fromkeys(names, "x"))
    return bool(parts["url"] or (parts["body"] and parts["headline"]))


def _is_regular(head: str, delimiter: str) -> bool:
    """Return whether all rows are as long as the line of names, as no prose is."""
    try:
        rows = list(
            islice(csv.reader(head.lstrip("\ufeff").splitlines(keepends=True), delimiter=delimiter), 30)
        )
    except csv.Error:
        return False
    rows = [row for row in rows if row]
    if len(rows) < _LEAST_ROWS or not all(0 < len(name.strip()) <= _LONGEST_NAME for name in rows[0]):
        return False
    whole = rows[: -1 if len(rows) > _LEAST_ROWS else None]  # the head may cut the last row
    return len(rows[0]) >= _LEAST_COLUMNS and all(len(row) == len(rows[0]) for row in whole)


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
    head = source.head.decode("utf-8", "replace")
    delimiter = _dialect(head)
    source.stream.seek(0)
    csv.field_size_limit(LARGEST)
    rows = csv.DictReader(_text(source), delimiter=delimiter)
    names = rows.fieldnames or ()
    if missing := [name for name in columns.values() if name not in names]:
        raise UnreadableSourceError(f"the table has no column {missing[0]!r}; it has {', '.join(names)}")
    if not columns and not _has_known_names(head, delimiter):
        raise UnreadableSourceError(
            f"it is a table of which no column is known as a text or an address; it has {', '.join(names)}; "
            "say which is which with --columns, as in --columns headline=Title,text=Body"
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
