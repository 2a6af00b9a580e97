"""Measures what comes out of wire dumps: real articles set in five layouts, headline on the first line."""

import gzip
import json
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.article.record import Article
from dateline.clean import clean_all

_WORD = re.compile(r"\w+")
Wire = Mapping[str, Any]
LAYOUTS: Mapping[str, Callable[[str, Sequence[str]], str]] = {
    "paragraphs": lambda title, body: f"{title}\n\n" + "\n\n".join(body),
    "published": lambda title, body: f"{title}\n\nPublished: 1987-02-26\n\n" + "\n\n".join(body),
    "tight": lambda title, body: f"{title}\n" + "\n".join(body),
    "wrapped": lambda title, body: f"{title}\n\n" + "\n\n".join(_wrapped(part) for part in body),
    "signed": lambda title, body: f"{title}\n\n" + "\n\n".join(body) + "\n\n Reuter\n",
}


def run(data: Path, step: int = 8) -> dict[str, Any]:
    """Print how many headlines and texts of wire dumps are lost; the last line is JSON.

    Args:
        data: the folder or file of reuters21578.jsonl.gz.
        step: every which article is taken.
    """
    file = data / "reuters21578.jsonl.gz" if data.is_dir() else data
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        wires = [wire for wire in map(json.loads, lines) if wire["body"] and wire["title"]][::step]
    columns = ("layout", "dumps", "headlines lost", "texts with a word lost", "taken for several")
    table = Table(*columns, title="Dumps")
    figures: dict[str, Any] = {"dumps": len(wires)}
    for name, layout in LAYOUTS.items():
        lost = _lost(wires, layout)
        table.add_row(name, str(len(wires)), *(str(lost[kind]) for kind in ("headline", "text", "several")))
        figures[name] = [lost["headline"], lost["text"], lost["several"]]
    Console().print(table)
    print(json.dumps({"benchmark": "dumps", **figures}))
    return figures


def _lost(wires: Sequence[Wire], layout: Callable[[str, Sequence[str]], str]) -> Counter[str]:
    lost: Counter[str] = Counter()
    for wire in wires:
        body = f"{wire['dateline'] or ''} {wire['body']}".strip().split("\n\n")
        found = clean_all(layout(wire["title"], body))
        lost["headline"] += found[0].headline.casefold() != " ".join(wire["title"].split()).casefold()
        lost["text"] += bool(_words(wire["body"]) - sum(map(_kept, found), Counter()))
        lost["several"] += len(found) > 1
    return lost


def _kept(article: Article) -> Counter[str]:
    return _words(f"{article.headline} {article.kicker} {article.standfirst} {article.text} {article.blocks}")


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, 68, break_on_hyphens=False))
