"""Lines of a log chained by hash, and the head that anchors the chain. Pure: reads and writes no file.

Each line is a JSON object that ends in its number `n` and its `seal`, the SHA-256 (first 128 bits) of the
seal of the line before and of the line itself. The head, kept in a file of its own, holds the number of lines
and the last seal: without it, lines cut off at the end would leave a chain that is whole.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

_END = re.compile(rb',"n":(?P<number>[1-9][0-9]*),"seal":"(?P<seal>[0-9a-f]{32})"\}')


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where a chain ends: how many lines it has, and the seal of the last one."""

    lines: int = 0
    seal: str = ""

    def to_bytes(self) -> bytes:
        """Return the head as the line of JSON that is kept, with a checksum of its own."""
        values = {"lines": self.lines, "seal": self.seal, "sum": self._checksum()}
        return json.dumps(values, separators=(",", ":")).encode() + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> "ChainHead | None":
        """Return the head that `to_bytes` wrote; None where the bytes are not exactly one."""
        try:
            values = json.loads(data)
            head = cls(values["lines"], values["seal"])
            return head if head.to_bytes() == data else None
        except (ValueError, KeyError, TypeError):
            return None

    def _checksum(self) -> str:
        return sha256(f"{self.lines} {self.seal}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One line of a chain as it was read.

    Attributes:
        place: its number in the file, from 1.
        data: the line without its newline.
        fault: what is wrong with it or with its place; empty where the chain proves it.
        doubtful: the line before it is gone or changed, so that nothing proves or disproves this one.
    """

    place: int
    data: bytes
    fault: str = ""
    doubtful: bool = False


def sealed(line: bytes, head: ChainHead) -> tuple[bytes, ChainHead]:
    """Return a line (a JSON object, without newline) as the next of a chain, and the head behind it."""
    number = head.lines + 1
    body = line[:-1] + b',"n":%d' % number
    after = ChainHead(number, _seal(head.seal, body))
    return body + b',"seal":"' + after.seal.encode() + b'"}\n', after


def sealed_all(lines: Iterable[bytes]) -> tuple[bytes, ChainHead]:
    """Return a whole chain of lines, and its head."""
    head = ChainHead()
    parts = []
    for line in lines:
        data, head = sealed(line, head)
        parts.append(data)
    return b"".join(parts), head


def unsealed(line: bytes) -> bytes:
    """Return a line as it was before it was sealed."""
    end = _ending(line)
    return line[: end.start()] + b"}" if end else line


def is_sealed(line: bytes) -> bool:
    """Return whether a line has a number and a seal."""
    return _ending(line) is not None


def head_of(line: bytes) -> ChainHead:
    """Return the head of a chain that ends in this line, as the line itself states it."""
    end = _ending(line)
    return ChainHead(int(end["number"]), end["seal"].decode()) if end else ChainHead()


def read_chain(lines: Iterable[bytes]) -> Iterator[ChainLine]:
    """Yield the lines of a chain, each with what is wrong with it. Damage of one line does not spread."""
    previous: str | None = ""  # the seal before; None where that is not known
    expected = 1
    for place, line in enumerate(lines, 1):
        end = _ending(line)
        if end is None:
            yield ChainLine(place, line, "the line was changed: it has no seal", doubtful=True)
            previous, expected = None, expected + 1
            continue
        number, seal = int(end["number"]), end["seal"].decode()
        proven = previous is not None and joins(line, previous)
        if number != expected and previous is not None and _joins_as(line, previous, expected):
            yield ChainLine(place, line, "the line was changed: its number is", doubtful=True)
            number = expected
        elif number < expected:
            fault = f"the line stands in the wrong place: it is number {number} of the chain"
            yield ChainLine(place, line, fault, doubtful=True)
            continue
        elif number > expected:
            fault = f"lines missing before this one: {number - expected:,}"
            yield ChainLine(place, line, fault, doubtful=True)
        else:
            fault = "" if proven or previous is None else "the line was changed"
            yield ChainLine(place, line, fault, doubtful=not proven)
        previous, expected = seal, number + 1


def joins(line: bytes, previous: str) -> bool:
    """Return whether a line follows the line with that seal."""
    end = _ending(line)
    return end is not None and _seal(previous, line[: end.end("number")]) == end["seal"].decode()


def whole_chain(lines: list[bytes], head: ChainHead) -> bool:
    """Return whether the lines are the chain that ends in this head, all of it."""
    if len(lines) != head.lines or any(not is_sealed(line) for line in lines):
        return False
    seals = [ChainHead(), *map(head_of, lines)]
    linked = all(joins(line, before.seal) for line, before in zip(lines, seals, strict=False))
    counted = all(after.lines == before.lines + 1 for before, after in pairwise(seals))
    return linked and counted and seals[-1] == head


def _ending(line: bytes) -> "re.Match[bytes] | None":
    start = line.rfind(b',"n":')
    return _END.fullmatch(line, start) if start >= 0 else None


def _joins_as(line: bytes, previous: str, number: int) -> bool:
    """Return whether a line would follow the line with that seal, were its number this one."""
    end = _ending(line)
    return (
        end is not None
        and _seal(previous, line[: end.start("number")] + b"%d" % number) == end["seal"].decode()
    )


def _seal(previous: str, body: bytes) -> str:
    return sha256(previous.encode() + body).hexdigest()[:32]
