"""Trains the model that tells the body of a page from its boilerplate, and writes its table of numbers.

    pip install scikit-learn
    PYTHONPATH=plugins python tools/train_body_model.py DATA plugins/dateline/clean/data/body_runs.json

DATA holds `gold.json` ({id: {"url", "text"}}) and the pages `<id>.html.gz`: the development half of WCXB, the
Web Content eXtraction Benchmark (Murrough Foley, 2026, CC-BY-4.0). A run of text is labelled as body where
it is part of the best alignment of the page's runs with the gold text. Writes the table, then prints the
figures of five folds over sites (`--folds 0` leaves them out).
"""

import argparse
import gzip
import html
import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from dateline.clean.decode import decode
from dateline.clean.html.dom_stats import dom_stats
from dateline.clean.html.lazy_pictures import load_pictures
from dateline.clean.html.main_content import choose
from dateline.clean.html.misused_elements import mend_elements
from dateline.clean.html.parse import parse
from dateline.clean.html.run_features import Runs, read_runs
from dateline.clean.metadata.head import read_head
from dateline.clean.metadata.jsonld_body import restated, stated_body
from dateline.clean.metadata.resolve import find_headline, stated_titles

Numbers = npt.NDArray[np.float64]
_OTHER = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w+")
_MOST_PLACES = 25  # of one run in the gold text that are tried
_LEAST = 0.45  # probability from which the folds take a run for body
_SETTINGS = {
    "max_iter": 150,
    "learning_rate": 0.1,
    "max_leaf_nodes": 15,
    "max_depth": 6,
    "min_samples_leaf": 40,
    "l2_regularization": 5,
    "max_features": 0.3,
    "early_stopping": False,
    "random_state": 0,
}


def flat(text: str) -> str:
    """Return the letters and digits of a text alone."""
    return _OTHER.sub("", text.casefold())


def runs_of(page: bytes) -> Runs:
    """Return the runs of a page as the cleaner reads them."""
    root = parse(decode(page).text)
    mend_elements(root)
    load_pictures(root)
    found, head = dom_stats(root), read_head(root)
    titles = [title for _, title, _ in stated_titles(head)]
    anchor, stated = find_headline(head, found, None), stated_body(head)
    region = restated(choose(found, anchor), found, stated)
    return read_runs(found, region, anchor, titles[0] if titles else "", stated)


def aligned(keys: list[str], gold: str) -> set[int]:
    """Return the runs of the heaviest chain whose places in the gold text do not cross (a Fenwick tree)."""
    size = len(gold) + 2
    best: list[tuple[int, Any]] = [(0, None)] * (size + 1)
    for number, key in enumerate(keys):
        ends = []
        at, tried = gold.find(key) if key else -1, 0
        while at >= 0 and tried < _MOST_PLACES:
            weight, chain = _up_to(best, at)
            ends.append((weight + len(key), at + len(key), (number, chain)))
            at, tried = gold.find(key, at + 1), tried + 1
        for weight, end, chain in ends:
            position = end + 1
            while position <= size:
                if weight > best[position][0]:
                    best[position] = weight, chain
                position += position & -position
    chain = _up_to(best, len(gold))[1]
    found = set()
    while chain:
        number, chain = chain
        found.add(number)
    return found


def _up_to(best: list[tuple[int, Any]], end: int) -> tuple[int, Any]:
    position, found = end + 1, (0, None)
    while position > 0:
        found = max(found, best[position], key=lambda one: one[0])
        position -= position & -position
    return found


def labels(texts: tuple[str, ...], gold_text: str) -> tuple[Numbers, Numbers]:
    """Return for each run whether it is body, and how far that is trusted."""
    gold = flat(html.unescape(gold_text))
    keys = [flat(text) for text in texts]
    chain = aligned(keys, gold)
    told = {keys[number] for number in chain}
    grams = {gold[at : at + 12] for at in range(max(1, len(gold) - 11))}
    body, trust = np.zeros(len(keys)), np.ones(len(keys))
    for number, key in enumerate(keys):
        if number in chain or (len(key) >= 50 and key in gold and key not in told):
            body[number] = 1
        elif len(key) >= 30 and key not in told:  # printed a little differently
            places = range(0, len(key) - 11, 3)
            share = sum(key[at : at + 12] in grams for at in places) / len(places)
            body[number] = share > 0.6
            trust[number] = 0.3 if 0.25 < share <= 0.6 else 1
        if len(key) <= 2:
            trust[number] = 0.2 if key else 0
    return body, trust


def weights(runs: Runs, trust: Numbers) -> Numbers:
    """Return what each run counts: long ones more, and long pages not much more than short ones."""
    counted = trust * np.log1p(runs.sizes)
    return np.asarray(counted / np.sqrt(counted.sum() + 50))


def exported(model: HistGradientBoostingClassifier, columns: int) -> dict[str, Any]:
    """Return the table of a trained model, its trees' nodes laid end to end."""
    table: dict[str, Any] = {
        "roots": [],
        "feature": [],
        "threshold": [],
        "left": [],
        "right": [],
        "value": [],
    }
    for (tree,) in model._predictors:  # noqa: SLF001  # the library offers no other way to its trees
        base = len(table["feature"])
        table["roots"].append(base)
        for at, node in enumerate(tree.nodes, base):
            leaf = bool(node["is_leaf"])
            table["feature"].append(0 if leaf else int(node["feature_idx"]))
            table["threshold"].append(0.0 if leaf else float(f"{node['num_threshold']:.6g}"))
            table["left"].append(at if leaf else base + int(node["left"]))
            table["right"].append(at if leaf else base + int(node["right"]))
            table["value"].append(round(float(node["value"]), 5) if leaf else 0.0)
    return {"columns": columns, "baseline": float(model._baseline_prediction[0][0]), **table}  # noqa: SLF001


def f1(text: str, gold: str) -> float:
    """Return the F1 of two texts as bags of words."""
    ours, theirs = Counter(_WORD.findall(text.lower())), Counter(_WORD.findall(gold.lower()))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


@dataclass(frozen=True, slots=True)
class Examples:
    """The runs of all pages as rows, with what they are, what they count, and how many each page has."""

    rows: npt.NDArray[np.float32]
    body: Numbers
    weight: Numbers
    counts: npt.NDArray[np.int64]


def examples(data: Path, gold: dict[str, Any]) -> tuple[Examples, list[tuple[str, ...]]]:
    """Return the examples of the pages of the gold, and the texts of each page's runs."""
    pages = {key: runs_of(gzip.decompress((data / f"{key}.html.gz").read_bytes())) for key in gold}
    marked = {key: labels(runs.texts, gold[key]["text"]) for key, runs in pages.items()}
    made = Examples(
        np.vstack([runs.features for runs in pages.values()]),
        np.concatenate([body for body, _ in marked.values()]),
        np.concatenate([weights(runs, marked[key][1]) for key, runs in pages.items()]),
        np.array([len(runs.texts) for runs in pages.values()]),
    )
    return made, [runs.texts for runs in pages.values()]


def folded(made: Examples, texts: list[tuple[str, ...]], gold: dict[str, Any], folds: int) -> list[float]:
    """Return the F1 of each page by a model that was trained without the pages of its site."""
    sites = [".".join((urlsplit(one["url"] or "").hostname or "").split(".")[-2:]) for one in gold.values()]
    groups, said = np.repeat(sites, made.counts), np.zeros(len(made.body))
    for fit, test in GroupKFold(folds).split(made.rows, made.body, groups):
        model = HistGradientBoostingClassifier(**_SETTINGS)
        model.fit(made.rows[fit], made.body[fit], made.weight[fit])
        said[test] = model.predict_proba(made.rows[test])[:, 1]
    parts = np.split(said > _LEAST, np.cumsum(made.counts)[:-1])
    return [
        f1("\n".join(np.array(runs, object)[kept]), one["text"])
        for runs, kept, one in zip(texts, parts, gold.values(), strict=True)
    ]


def main() -> None:
    """Train, write the table, and print what folds over sites reach."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("table", type=Path)
    parser.add_argument("--folds", type=int, default=5, help="over sites; 0 writes the table alone")
    options = parser.parse_args()
    gold = json.loads((options.data / "gold.json").read_text("utf-8"))
    made, texts = examples(options.data, gold)
    print(f"{len(texts)} pages, {len(made.body)} runs, {time.process_time():.0f} s", flush=True)
    model = HistGradientBoostingClassifier(**_SETTINGS).fit(made.rows, made.body, made.weight)
    table = exported(model, made.rows.shape[1])
    options.table.write_text(json.dumps(table, separators=(",", ":")), "utf-8")
    print(f"table written, {time.process_time():.0f} s", flush=True)
    if options.folds:
        scores = folded(made, texts, gold, options.folds)
        print(f"{options.folds} folds over sites: F1 {np.mean(scores):.4f}, {time.process_time():.0f} s")


if __name__ == "__main__":
    main()
