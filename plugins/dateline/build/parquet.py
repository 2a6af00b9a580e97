"""The data files of JSON Lines as Parquet; pyarrow, which writes them, is an extra."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

from ..ingest.executor import make_executor
from ..ingest.orphans import end_with_parent
from ..site.data.columns import Column

_GROUP = 8 * 2**20  # characters of JSON in a row group: bounds the memory, and is enough to compress well
# Bytes of JSON Lines from which the memory that pyarrow takes is better that of another process.
_LARGE = 8 * 2**20
_TYPES = {"string": "string", "integer": "int64", "number": "float64"}


def has_pyarrow() -> bool:
    """Return whether Parquet files can be written here."""
    return find_spec("pyarrow") is not None


class ParquetMaker:
    """Makes Parquet files. Large ones are made in a process of its own, one for all of them.

    What pyarrow takes would come on top of all that a build holds, and most of it would not be given back.
    """

    def __init__(self) -> None:
        self._executor: Executor | None = None  # made when first needed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    def parquet_of(self, columns: Sequence[Column], source: Path) -> bytes:
        """Return the Parquet file of a file of JSON Lines.

        Args:
            columns: the keys of its objects, in order.
            source: the file.
        """
        if source.stat().st_size >= _LARGE:
            try:
                self._executor = self._executor or make_executor("", end_with_parent, processes=1)
                made: bytes = self._executor.submit(_whole, columns, source).result()
            except BrokenExecutor:  # somebody ended the process; it is made here after all
                self.__exit__()
            else:
                return made
        return _whole(columns, source)


def _whole(columns: Sequence[Column], source: Path) -> bytes:
    with source.open(encoding="utf-8", newline="\n") as lines:
        return b"".join(parquet_chunks(columns, lines))


def parquet_chunks(columns: Sequence[Column], lines: Iterable[str]) -> Iterator[bytes]:
    """Yield the bytes of a Parquet file with the rows of some JSON Lines.

    Args:
        columns: their keys, in order.
        lines: an object each.
    """
    import pyarrow as pa  # noqa: PLC0415  an optional extra
    from pyarrow import json, parquet  # noqa: PLC0415

    schema = pa.schema([(column.name, _arrow_type(column)) for column in columns])
    sink = _Sink()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        for group in _groups(lines):
            data = "".join(group).encode()
            # Arrow's own reader: tables made of Python's values would bring pandas in, where it is installed.
            table = json.read_json(
                pa.BufferReader(data),
                json.ReadOptions(use_threads=False, block_size=len(data)),
                json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
            )
            writer.write_table(table)
            yield sink.taken()
    yield sink.taken()


def _groups(lines: Iterable[str]) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for line in lines:
        group.append(line)
        size += len(line)
        if size >= _GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _arrow_type(column: Column) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    return pa.list_(pa.string()) if column.type == "array" else getattr(pa, _TYPES[column.type])()


class _Sink:
    """What pyarrow writes to: keeps the bytes until somebody takes them."""

    closed = False

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._position = 0

    def write(self, data: Any) -> int:
        part = bytes(data)
        self._parts.append(part)
        self._position += len(part)
        return len(part)

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        """Do nothing: what is written is there at once."""

    def close(self) -> None:
        self.closed = True

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)
