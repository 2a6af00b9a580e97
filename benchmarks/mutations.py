"""Mutated documents through the whole way, to built pages: nothing ends a run, vanishes or becomes active."""

import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dateline.article.page import read_page
from dateline.ingest import ingest

from .hostile_audit import findings
from .quiet_build import build_quietly
from .robustness import many_builds

_LARGEST = 100_000  # bytes of a document that is mutated
_TOKENS = (
    *(
        b"<script>alert(1)</script>",
        b"<p",
        b"</div>",
        b"<!--",
        b"]]>",
        b"&#0;",
        b"\x00",
        b"\xff\xfe",
        b'"',
        b"---\n",
    ),
    *(b"<svg onload=alert(1)>", b"javascript:alert(1)", "\u202e".encode(), b"{{", b"{%", b"\r", b"]("),
)


def _flip(chance: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    for _ in range(1 + len(data) // 200):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(chance: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    del data[chance.randrange(len(data)) :]


def _drop(chance: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randrange(1, 400)]


def _double(chance: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    start = chance.randrange(len(data))
    part = data[start : start + chance.randrange(1, 2000)]
    data[start:start] = part * chance.choice((1, 2, 30))


def _splice(chance: random.Random, data: bytearray, others: Sequence[bytes]) -> None:
    other = chance.choice(others)
    start = chance.randrange(len(data))
    data[start:start] = other[chance.randrange(len(other)) :][:4000]


def _insert(chance: random.Random, data: bytearray, _others: Sequence[bytes]) -> None:
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(data) + 1)
        data[at:at] = chance.choice(_TOKENS)


MUTATIONS: tuple[Callable[[random.Random, bytearray, Sequence[bytes]], None], ...] = (
    _flip, _cut, _drop, _double, _splice, _insert,
)  # fmt: skip


def mutated(number: int, seeds: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Return the name and the bytes of one mutated document: the same for the same number.

    Args:
        number: of the mutation.
        seeds: name and bytes of the documents that are mutated; none is empty.
    """
    chance = random.Random(f"20261128 {number}")
    name, whole = chance.choice(seeds)
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 4))):
        if data:
            chance.choice(MUTATIONS)(chance, data, [other for _, other in seeds])
    return f"{number}{Path(name).suffix}", bytes(data)


def check_batch(documents: Mapping[str, bytes], folder: Path) -> Counter[str]:
    """Ingest and build some documents; count what became of them, and what must not be.

    Must not be: `unaccounted` (a document without an outcome), `lost` (an article that is neither in the site
    nor named, and that its source does not hide), `active` (a page that could act).

    Args:
        documents: name and bytes.
        folder: an empty one to work in.
    """
    pile = folder / "pile"
    pile.mkdir()
    for name, data in documents.items():
        (pile / name).write_bytes(data)
    outcomes = ingest([pile], folder / "content").outcomes
    report = build_quietly(folder)
    counts: Counter[str] = Counter(outcome.state for outcome in outcomes)
    told = " ".join(outcome.name for outcome in outcomes)
    counts["unaccounted"] = len(_named("unaccounted", [name for name in documents if name not in told]))
    rejected = {one.name for one in report.rejected}
    written = list((folder / "content/articles").rglob("*.md"))
    shown = [path for path in written if read_page(path.read_text("utf-8")).status != "hidden"]
    counts["hidden"] = len(written) - len(shown)
    pages = [path.relative_to(folder / "content") for path in shown]
    built = {path: (folder / "output" / path).with_suffix(".html") for path in pages}
    named = {path for path in pages if path.relative_to("articles").as_posix() in rejected}
    counts["rejected"] = len(named)
    counts["lost"] = len(
        _named("lost", [path for path, page in built.items() if path not in named and not page.is_file()])
    )
    there = [page for page in built.values() if page.is_file()]
    counts["pages"] = len(there)
    counts["active"] = len(
        _named("active", [page for page in there if any(findings(page.read_text("utf-8")))])
    )
    return counts


def _named(what: str, those: Sequence[object]) -> Sequence[object]:
    """Print what must not be, so that it can be looked at: the number of a mutation makes it again."""
    for one in those:
        print(f"{what}: {one}", flush=True)
    return those


def run(data: Path, times: int = 100_000, start: int = 0, batch: int = 1000) -> None:
    """Mutate the documents of a folder, batch after batch, and print what became of them.

    Args:
        data: a folder of documents of any kind.
        times: how many mutations.
        start: number of the first one.
        batch: how many go into one archive.
    """
    seeds = [
        (path.name, content)
        for path in sorted(data.rglob("*"))
        if path.is_file() and 0 < path.stat().st_size <= _LARGEST and (content := path.read_bytes())
    ]
    sums: Counter[str] = Counter()
    with many_builds():
        for first in range(start, start + times, batch):
            documents = dict(mutated(first + at, seeds) for at in range(min(batch, start + times - first)))
            folder = Path(tempfile.mkdtemp())
            try:
                sums.update(check_batch(documents, folder))
                sums["documents"] += len(documents)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            print(first + len(documents), dict(sums), flush=True)
    print(json.dumps({"bench": "mutations", **sums}))
