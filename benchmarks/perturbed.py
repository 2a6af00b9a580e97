"""Measures the text of pages that were rewritten so that nothing but their article is as it was."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from rich.console import Console
from rich.table import Table

from .extraction import Extractor, pages, peers
from .extraction import ours as our_text
from .perturbations import PERTURBATIONS, perturbed
from .saved_page import Donors, Page, page_of

_WORD = re.compile(r"\w+")
_OTHER = re.compile(r"[\W_]+")
_BELOW = 0.5  # F1 of a page whose article is lost
_MUCH = 0.15  # of F1 that a page loses by what changes none of its text


@dataclass(frozen=True)
class Gold:
    """What must be in the text of a page, and what must not."""

    text: str
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


@dataclass
class Score:
    """The figures of one extractor on one kind of rewritten pages."""

    f1: dict[str, float] = field(default_factory=dict)  # page → its F1
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, key: str, found: str, gold: Gold, inserted: list[str]) -> None:
        """Count the text that was found on one page."""
        flat = normal(found)
        if gold.text:
            self.f1[key] = word_f1(found, gold.text)
        for kind, texts in (("kept", gold.wanted), ("unwanted", gold.unwanted), ("inserted", inserted)):
            self.counts[f"{kind} asked"] += len(texts)
            self.counts[kind] += sum(normal(one) in flat for one in texts)

    def figures(self) -> dict[str, float]:
        """Return mean F1, shares of snippets, and the pages below half."""
        counts, values = self.counts, list(self.f1.values())
        return {
            "f1": round(sum(values) / max(1, len(values)), 4),
            **{
                kind: round(counts[kind] / max(1, counts[f"{kind} asked"]), 4)
                for kind in ("kept", "unwanted", "inserted")
            },
            "below_half": sum(value < _BELOW for value in values),
        }


def normal(text: str) -> str:
    """Return the words of a text with single spaces, in lower case."""
    return _OTHER.sub(" ", text.casefold()).strip()


def word_f1(found: str, gold: str) -> float:
    """Return the F1 of two texts as bags of words."""
    ours, theirs = (Counter(_WORD.findall(text.casefold())) for text in (found, gold))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def read(data: Path, step: int) -> dict[str, tuple[str, Page, Gold]]:
    """Return address, tree and gold of every page that is taken; of the gold's forms any one will do."""
    folder = data if (data / "gold.json").exists() else data / "dev"
    is_readability = any(folder.glob("*.source.html.gz"))
    _, gold, sources = pages(data, ".source.html.gz" if is_readability else ".html.gz")
    found = {}
    for key in list(gold)[::step]:
        entry = gold[key]
        text = entry.get("text") or entry.get("articleBody") or ""
        if is_readability:
            with gzip.open(folder / f"{key}.expected.html.gz") as file:
                text = BeautifulSoup(file.read(), "lxml").get_text("\n")
        told = Gold(text, tuple(entry.get("with") or ()), tuple(entry.get("without") or ()))
        found[key] = entry.get("url") or "", page_of(sources[key], text), told
    return found


def run(data: Path, step: int = 8, only: str = "") -> dict[str, Any]:
    """Print the figures of this archive and of trafilatura, a line a perturbation; the last line is JSON.

    Args:
        data: the folder of the pages and their `gold.json`.
        step: every which page is taken.
        only: the perturbations, parted by semicolons; all where none is named.
    """
    extractors = {name: one for name, one in {"ours": our_text, **peers()}.items() if "lxml" not in name}
    taken = read(data, step)
    donors = Donors.of([page for _, page, _ in taken.values()])
    names = ["as it is", *(one for one in only.split(";") if one)] if only else list(PERTURBATIONS)
    scores = {name: _scored(name, taken, donors, extractors) for name in dict.fromkeys(names)}
    lost = {name: _lost(found, scores["as it is"]) for name, found in scores.items()}
    _show(scores, lost)
    figures = {
        name: {who: score.figures() for who, score in found.items()} | {"lost": lost[name]}
        for name, found in scores.items()
    }
    print(json.dumps({"benchmark": "perturbed", "pages": len(taken), **figures}))
    return figures


def _scored(
    name: str,
    taken: Mapping[str, tuple[str, Page, Gold]],
    donors: Donors,
    extractors: Mapping[str, Extractor],
) -> dict[str, Score]:
    scores = {who: Score() for who in extractors}
    for key, (url, page, gold) in taken.items():
        made = perturbed(name, key, page, donors)
        if made is None:
            continue
        markup, text = made.markup, normal(made.text)
        told = Gold(
            made.text, tuple(one for one in gold.wanted if normal(one) in text or not text), gold.unwanted
        )
        for who, extract in extractors.items():
            scores[who].add(key, extract(markup, url), told, made.inserted)
    return scores


def _lost(found: Mapping[str, Score], before: Mapping[str, Score]) -> list[str]:
    """Return the pages that lose their article, or much of it, where trafilatura does not."""
    peer = found.get("trafilatura")

    def loses(who: str, key: str) -> bool:
        value, other = found[who].f1[key], before[who].f1[key]
        return value < min(_BELOW, other) or value < other - _MUCH

    return [
        key for key in found["ours"].f1 if loses("ours", key) and not (peer and loses("trafilatura", key))
    ]


def _show(scores: Mapping[str, Mapping[str, Score]], lost: Mapping[str, list[str]]) -> None:
    columns = ("f1", "kept", "unwanted", "inserted", "below_half")
    table = Table("perturbation", "pages", title="F1, snippets kept, unwanted, inserted; pages below half")
    for who in scores["as it is"]:
        table.add_column(who)
    table.add_column("lost by us alone")
    for name, found in scores.items():
        rows = [
            " ".join(f"{one.figures()[column]:.3f}".lstrip("0") for column in columns[:4])
            + f" {one.figures()['below_half']:.0f}"
            for one in found.values()
        ]
        table.add_row(name, str(len(found["ours"].f1)), *rows, str(len(lost[name])))
    Console().print(table)
