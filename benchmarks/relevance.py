"""How well the search ranks: MAP and nDCG@10 over judged queries; says nothing of speed or size."""

import gzip
import json
import math
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.search import build_index, open_index

Search = Callable[[str], list[str]]


def run(data: Path, name: str = "time") -> dict[str, Any]:
    """Rank a collection's judged queries with both rankings; print a table and one JSON line.

    Args:
        data: the folder with `<name>-docs.jsonl.gz`, `<name>-queries.jsonl`, `<name>-qrels.jsonl`.
        name: the collection, e.g. `time` or `cranfield`.
    """
    data = Path(data)
    with gzip.open(data / f"{name}-docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    relevant: dict[str, set[str]] = defaultdict(set)
    for row in _rows(data / f"{name}-qrels.jsonl"):
        if row["rel"] > 0:
            relevant[str(row["qid"])].add(str(row["doc"]))
    queries = {str(row["qid"]): row["text"] for row in _rows(data / f"{name}-queries.jsonl")}
    with tempfile.TemporaryDirectory() as folder:
        build_index(documents, Path(folder), positions=False, text=False)
        rankings = {ranking: open_index(Path(folder), ranking) for ranking in ("default", "lunr")}
        figures = {
            ranking: evaluate(_searcher(index), queries, relevant) for ranking, index in rankings.items()
        }
    table = Table("ranking", "MAP", "nDCG@10", "empty pages", title=f"{name}: {len(queries)} queries")
    for ranking, figure in figures.items():
        table.add_row(ranking, f"{figure['map']:.4f}", f"{figure['ndcg10']:.4f}", str(figure["empty"]))
    Console(stderr=True).print(table)
    result = {"bench": "relevance", "name": name, "queries": len(queries), **figures}
    print(json.dumps(result))
    return result


def evaluate(search: Search, queries: dict[str, str], relevant: dict[str, set[str]]) -> dict[str, float]:
    """Return MAP and nDCG@10 with binary gains over the judged queries, and how many found nothing."""
    precisions, gains, empty = [], [], 0
    for qid, text in queries.items():
        if not relevant[qid]:
            continue
        ranked = search(text)
        empty += not ranked
        precisions.append(average_precision(ranked, relevant[qid]))
        gains.append(ndcg(ranked, relevant[qid], 10))
    return {
        "map": round(sum(precisions) / len(precisions), 4),
        "ndcg10": round(sum(gains) / len(gains), 4),
        "empty": empty,
    }


def average_precision(ranked: Sequence[str], relevant: set[str]) -> float:
    """Return the mean of the precisions at each relevant document found."""
    total, found = 0.0, 0
    for rank, ref in enumerate(ranked, start=1):
        if ref in relevant:
            found += 1
            total += found / rank
    return total / len(relevant)


def ndcg(ranked: Sequence[str], relevant: set[str], depth: int) -> float:
    """Return the discounted gain of the first documents, as a share of the best possible."""
    gain = sum(1 / math.log2(rank + 1) for rank, ref in enumerate(ranked[:depth], start=1) if ref in relevant)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(relevant), depth) + 1))
    return gain / best


def _searcher(index: Any) -> Search:
    return lambda text: [hit.ref for hit in index.search(text, limit=None)]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
