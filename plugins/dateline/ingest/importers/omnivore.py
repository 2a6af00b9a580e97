"""Omnivore's full export: a zip of metadata in JSON and the saved pages beside it."""

import json
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from ..record import Found, Refused
from ..source import Source
from . import zip as zips
from .importer import Importer
from .row_article import as_bytes, found_in

_METADATA = re.compile(r"(?:.*/)?metadata_\d+_to_\d+\.json")


def _detects(source: Source) -> bool:
    return any(_METADATA.fullmatch(name) for name in source.members)


def _records(source: Source) -> Iterator[Found]:
    with zips.open_archive(source) as archive:
        for name in sorted(filter(_METADATA.fullmatch, source.members)):
            rows = _read(archive, name, source)
            if isinstance(rows, Refused):
                yield rows
                continue
            for row in rows:
                yield _found(archive, row, name, source)


def _read(archive: ZipFile, name: str, source: Source) -> list[Any] | Refused:
    member = zips.member(archive, archive.getinfo(name), source)
    if isinstance(member, Refused):
        return member
    try:
        with member.stream:
            rows = json.loads(member.read())
    except (ValueError, RecursionError) as error:
        return Refused(member.name, f"it is no JSON ({error})")
    return rows if isinstance(rows, list) else Refused(member.name, "it holds no list of articles")


def _found(archive: ZipFile, row: Any, metadata: str, source: Source) -> Found:
    if not isinstance(row, dict):
        return Refused(f"{source.name}!{metadata}", "an entry is no object")
    slug = str(row.get("slug") or "")
    folder = metadata.rpartition("/")[0]
    path = f"{folder}/content/{slug}.html".lstrip("/")
    name = f"{source.name}!{path}"
    content = ""
    if path in source.members:
        page = zips.member(archive, archive.getinfo(path), source)
        if isinstance(page, Refused):
            return page
        with page.stream:
            content = page.read().decode("utf-8", "replace")
    told = {**row, "content": content}
    return found_in(told, name=name, kind=IMPORTER.kind, data=as_bytes(told))


IMPORTER = Importer("omnivore", _detects, _records)
