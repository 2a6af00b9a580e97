"""Cleans pages that were cut short or had bytes changed, and counts what went wrong or took too long."""

import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.article.errors import UnreadableSourceError
from dateline.clean import clean

from .gate import gate
from .pages import saved_pages

_STEP = 5  # per cent of a page's bytes, from one cut to the next
_CHANGED = 0.01  # of the bytes
_SEEDS = 3
_SLOW = 2.0  # CPU seconds


def cuts(page: bytes, step: int = _STEP) -> Iterator[bytes]:
    """Yield a page cut at each step of its length."""
    for share in range(step, 100, step):
        yield page[: len(page) * share // 100]


def changed(page: bytes, seed: int, share: float = _CHANGED) -> bytes:
    """Return a page with some of its bytes changed, the same ones for the same seed."""
    chance = random.Random(seed)
    damaged = bytearray(page)
    for at in chance.choices(range(len(page)), k=int(len(page) * share)) if page else ():
        damaged[at] = chance.randrange(256)
    return bytes(damaged)


def damaged_pages(page: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (kind of damage, page) of everything that is tried on a page."""
    yield from (("cut", one) for one in cuts(page))
    yield from (("changed", changed(page, seed)) for seed in range(_SEEDS))


def run(data: Path) -> dict[str, Any]:
    """Print how many damaged pages failed or were slow; the last line is JSON.

    Args:
        data: a folder of pages `*.html.gz`, or one with a folder `dev` that holds them.

    Raises:
        UnreadableSourceError: there is no page in the folder.
        LoweredFloorError: a page failed, or took more than two seconds.
    """
    counts: Counter[str] = Counter()
    slowest = 0.0
    for path in saved_pages(data):
        counts["pages"] += 1
        for kind, page in damaged_pages(gzip.decompress(path.read_bytes())):
            start = time.process_time()
            try:
                clean(page)
            except UnreadableSourceError:
                counts["without words"] += 1
            except Exception as error:  # noqa: BLE001
                counts["exceptions"] += 1
                print(f"{path.name} {kind}: {error!r}")
            seconds = time.process_time() - start
            counts[kind] += 1
            counts["slow"] += seconds > _SLOW
            slowest = max(slowest, seconds)
    figures = {
        **{name: counts[name] for name in ("pages", "cut", "changed", "without words", "exceptions", "slow")},
        "slowest_s": round(slowest, 2),
        "right": 1 - (counts["exceptions"] + counts["slow"]) / (counts["cut"] + counts["changed"] or 1),
    }
    table = Table("figure", "value", title="Damaged pages")
    for name, value in figures.items():
        table.add_row(name, str(value))
    Console().print(table)
    gate("damaged", figures)
    print(json.dumps({"benchmark": "damaged", **figures}))
    return figures
