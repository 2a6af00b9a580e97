"""An index folder on disk: puts packed files in place under their names, sweeps those no longer named."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from zlib import crc32

from . import blocks, codec
from .directory import Directory
from .document_table import DocumentTable
from .shard_table import MOST_IN_GROUP, ShardTable, split_hashes

DIRECTORY = "directory"
RANGED = ("suggest", "vocabulary", "names")  # tables that name files of their own
GROUP = 16  # shards that share a tag, on average
SUBFOLDERS = ("terms", "positions", "results", "text", "tables")


@dataclass(frozen=True, slots=True)
class Folder:
    """Where an index is written, and the file in which its builder remembers."""

    path: Path
    document_table: Path

    def prepare(self) -> None:
        """Make the folder and its subfolders."""
        for name in SUBFOLDERS:
            (self.path / name).mkdir(parents=True, exist_ok=True)

    def write(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Write (path without .js, deflated payload).

        A file that is there by that name has that content, unless a killed build left it short.
        """
        there = {
            f"{folder}/{name}"
            for folder in {path.partition("/")[0] for path, _ in files}
            for name in os.listdir(self.path / folder)  # noqa: PTH208 - names, of thousands
        }
        missing = [
            (path, packed)
            for path, packed in files
            if f"{path}.js" not in there or self._file(path).stat().st_size != codec.script_size(len(packed))
        ]
        for path, content in codec.scripts(missing):
            _write(f"{self.path}/{path}.js", content)

    def name(self, subfolder: str, packed: Sequence[bytes]) -> list[str]:
        """Write packed payloads under names made from their content and return the names."""
        taken: dict[str, bytes] = {}
        names = []
        for content in packed:
            name = codec.content_name(content)
            while taken.setdefault(name, content) != content:
                name = codec.content_name(content, name.encode())
            names.append(name)
        self.write([(f"{subfolder}/{name}", content) for name, content in taken.items()])
        return names

    def shard_table(
        self,
        subfolder: str,
        light: Mapping[str, bytes | str],
        heavy: Mapping[str, bytes | str],
    ) -> ShardTable:
        """Write shards, those of a group under one tag, and return their table.

        A tag costs every query its bytes: one for a shard would be half of the directory.

        Args:
            subfolder: where they go.
            light: packed payloads by the beginning of their range, or the names of files that are there.
            heavy: the same by the one term of each.
        """
        kept = (member for member in (*light.values(), *heavy.values()) if isinstance(member, str))
        taken = {name.partition("-")[0] for name in kept}
        files: dict[str, bytes | str] = {}
        shards, heavies = ([*chain(*_named(_grouped(members), taken, files))] for members in (light, heavy))
        self.write([(f"{subfolder}/{name}", one) for name, one in files.items() if isinstance(one, bytes)])
        for name, one in files.items():
            if isinstance(one, str):
                _link(f"{self.path}/{subfolder}/{one}.js", f"{self.path}/{subfolder}/{name}.js")
        return ShardTable(list(light), shards, list(heavy), heavies)

    def close(self, directory: Directory, table: DocumentTable) -> Directory:
        """Write the table of documents, then the directory, and remove the files that it does not name."""
        named = replace(directory, build=codec.content_name(directory.to_payload()))
        table.save(self.document_table, named.build)
        [(path, content)] = codec.scripts([(DIRECTORY, codec.deflate_text(named.to_payload()))])
        _write(f"{self.path}/{path}.js", content)
        self._sweep(set(self.named(named)))
        return named

    def named(self, directory: Directory) -> Iterable[str]:
        """Yield the path, without .js, of every file that the directory names."""
        yield DIRECTORY
        yield from _shards("terms", directory.shards)
        tables = directory.tables
        if "positions" in tables:
            yield from _shards("positions", ShardTable.from_json(self._table(tables["positions"])))
        ranged = {f"files of {key}": self._table(tables[key])["shards"] for key in RANGED if key in tables}
        tables = {**tables, **ranged}
        joined = [*tables["facets"].values(), *(value for value in tables.values() if isinstance(value, str))]
        yield from (f"tables/{name}" for names in joined for name in split_hashes(names))
        yield from blocks.paths(directory.chapters, directory.ordinals, directory.block)

    def take_over(self, earlier: Path, paths: Iterable[str]) -> None:
        """Bring files of an earlier index in, by hard link where the file system can."""
        if earlier == self.path:
            return
        for path in paths:
            # Strings and one call: a path object costs more than the link, and files are thousands.
            _link(f"{earlier}/{path}.js", f"{self.path}/{path}.js")

    def _table(self, name: str) -> dict[str, str]:
        path = self._file(f"tables/{name}")
        value: dict[str, str] = json.loads(codec.payload(path.read_text(encoding="ascii"), str(path)))
        return value

    def _file(self, path: str) -> Path:
        return self.path / f"{path}.js"

    def _sweep(self, named: set[str]) -> None:
        for subfolder in SUBFOLDERS:
            with os.scandir(self.path / subfolder) as entries:
                for entry in entries:
                    if f"{subfolder}/{entry.name.removesuffix('.js')}" not in named:
                        Path(entry.path).unlink()


def _grouped(members: Mapping[str, bytes | str]) -> list[list[bytes | str]]:
    """Return members in groups that their keys part, so that a new one changes no other group."""
    groups: list[list[bytes | str]] = []
    for key, member in members.items():
        if not groups or crc32(key.encode()) % GROUP == 0 or len(groups[-1]) == MOST_IN_GROUP:
            groups.append([])
        groups[-1].append(member)
    return groups


def _named(
    groups: Iterable[Sequence[bytes | str]], taken: set[str], files: dict[str, bytes | str]
) -> Iterator[list[str]]:
    """Yield the names of the files of each group; a group of which all stay keeps its tag.

    Args:
        groups: packed payloads, or names of files that are there.
        taken: tags that no new group can have; grows.
        files: takes what must be there under new names.
    """
    for group in groups:
        tag = group[0].partition("-")[0] if isinstance(group[0], str) else ""
        if [f"{tag}-{number}" for number in range(len(group))] != group:
            content = [member.encode() if isinstance(member, str) else member for member in group]
            tag = codec.content_name(*content)
            while tag in taken:
                tag = codec.content_name(*content, tag.encode())
            taken.add(tag)
            files |= {f"{tag}-{number}": member for number, member in enumerate(group)}
        yield [f"{tag}-{number}" for number in range(len(group))]


def _link(source: str, target: str) -> None:
    """Give a file another name, by hard link where the file system can; one that is there or gone is left."""
    try:
        os.link(source, target)
    except (FileExistsError, FileNotFoundError):
        return
    except OSError:
        with suppress(shutil.SameFileError):  # it is there already
            shutil.copyfile(source, target)


def _shards(subfolder: str, table: ShardTable) -> Iterable[str]:
    return (f"{subfolder}/{name}" for name in table.shards + table.heavies)


def _write(path: str, content: bytes) -> None:
    """Write a file with three calls to the system: `open` takes twice as many, and files are thousands."""
    how = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        descriptor = os.open(path, how, 0o666)
    except FileExistsError:  # perhaps a hard link to a file of the earlier index, which stays as it is
        os.unlink(path)  # noqa: PTH108 - a string, as above
        descriptor = os.open(path, how, 0o666)
    try:
        rest = memoryview(content)
        while rest:  # a disk that fills up takes a part
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)
