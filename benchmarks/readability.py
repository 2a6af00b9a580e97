"""Measures how far the cleaned text agrees with Readability.js, and that every block survives Markdown."""

import gzip
import json
import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from rich.console import Console
from rich.table import Table

from dateline.article.errors import UnreadableSourceError
from dateline.article.markdown_reader import from_markdown
from dateline.article.markdown_writer import to_markdown
from dateline.clean import clean

from .extraction import ours as our_text
from .extraction import overlap, pages, peers
from .gate import gate

if TYPE_CHECKING:
    from dateline.article.blocks import Block


def round_trip(page: str, url: str) -> tuple[int, int]:
    """Return (blocks, blocks that come back from Markdown unchanged) of a page's article."""
    try:
        blocks = clean(page, url=url or None).blocks
    except UnreadableSourceError:
        return 0, 0
    back: list[Block] = list(from_markdown(to_markdown(blocks)))
    return len(blocks), sum(one == other for one, other in zip(blocks, back, strict=False))


def run(data: Path) -> dict[str, Any]:
    """Print agreement and round trip on a folder of pages with expected output; the last line is JSON.

    Raises:
        LoweredFloorError: ours are below the floors.
    """
    folder, gold, sources = pages(data, ".source.html.gz")
    extractors = {"ours": our_text, **peers()}
    scores: dict[str, list[tuple[float, float]]] = {name: [] for name in extractors}
    blocks = back = 0
    for page, source in sources.items():
        with gzip.open(folder / f"{page}.expected.html.gz") as file:
            expected = BeautifulSoup(file.read(), "lxml").get_text(" ")
        for name, extract in extractors.items():
            scores[name].append(overlap(extract(source, ""), expected))
        count, same = round_trip(source, "")
        blocks, back = blocks + count, back + same
    figures: dict[str, Any] = {}
    for name, pairs in scores.items():
        precision, recall = (statistics.mean(one[at] for one in pairs) for at in (0, 1))
        f1 = 2 * precision * recall / (precision + recall)
        figures[name] = {"f1": round(f1, 4), "precision": round(precision, 4), "recall": round(recall, 4)}
    figures["ours"]["round_trip"] = round(back / blocks, 5)
    table = Table(
        "extractor", "f1", "precision", "recall", title=f"Agreement with Readability.js, {len(gold)} pages"
    )
    for name, row in figures.items():
        table.add_row(name, *(f"{row[key]:.4f}" for key in ("f1", "precision", "recall")))
    Console().print(table)
    gate("readability", figures["ours"])
    print(json.dumps({"benchmark": "readability", "pages": len(gold), "blocks": blocks, **figures}))
    return figures
