"""Trains the model that tells the body of a page from its boilerplate, and writes its table of numbers.

    pip install scikit-learn
    PYTHONPATH=plugins:. python tools/train_body_model.py DATA TABLE --beside BEFORE

DATA holds `gold.json` ({id: {"url", "text"}}) and the pages `<id>.html.gz`: the development half of WCXB, the
Web Content eXtraction Benchmark (Murrough Foley, 2026, CC-BY-4.0). A run of text is labelled as body where
it is part of the best alignment of the page's runs with the gold text. Each page is seen as it is, shortened,
and rewritten in one more way (`benchmarks/perturbations.py`), so that no name and no length is leant on that
other pages do not have. Writes the table, then prints the figures of five folds over sites, of pages as they
are (`--folds 0` leaves them out).

BEFORE is a table that was trained earlier: the log odds of both are averaged, since two models that were
trained on different pages err less together than either. The shipped one is the table of commit 4372d1f,
trained on pages as they are, beside one of both kinds.
"""

import argparse
import gzip
import html
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from benchmarks.perturbations import perturbed
from benchmarks.saved_page import Donors, Page, flat, page_of
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
_WORD = re.compile(r"\w+")
_MOST_PLACES = 25  # of one run in the gold text that are tried
_LEAST = 0.45  # probability from which the folds take a run for body
_SHORT = ("cut", "cut, bare", "cut, alone")
_REWRITTEN = (
    "alone",
    "bare",
    "names of another page",
    "names removed",
    "related inside",
    "related inside, no names",
    "related after, no names",
    "comments after, no names",
    "newsletter inside",
    "newsletter inside, no names",
    "notice first, no names",
    "long comments, no names",
    "flattened",
    "lines",
    "paragraphs to div",
    "list",
    "custom elements",
)
_OF_REWRITTEN = 0.5  # weight of the runs of a rewritten page
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


def averaged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return the table whose log odds are the mean of those of two tables, its numbers a little shorter."""
    behind = len(one["feature"])
    return {
        "columns": one["columns"],
        "baseline": (one["baseline"] + other["baseline"]) / 2,
        "roots": one["roots"] + [root + behind for root in other["roots"]],
        "feature": one["feature"] + other["feature"],
        "threshold": [_short(f"{at:.5g}") for at in one["threshold"] + other["threshold"]],
        "left": one["left"] + [node + behind for node in other["left"]],
        "right": one["right"] + [node + behind for node in other["right"]],
        "value": [_short(f"{value / 2:.5f}") for value in one["value"] + other["value"]],
    }


def _short(number: str) -> float:
    return float(number) or 0


def f1(text: str, gold: str) -> float:
    """Return the F1 of two texts as bags of words."""
    ours, theirs = Counter(_WORD.findall(text.lower())), Counter(_WORD.findall(gold.lower()))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


@dataclass(frozen=True, slots=True)
class Example:
    """The runs of one page, as it is or rewritten, with what they are and what they count."""

    page: str
    is_rewritten: bool
    runs: Runs
    body: Numbers
    trust: Numbers  # in that
    weight: Numbers


def examples(data: Path, gold: dict[str, Any]) -> Iterator[Example]:
    """Yield each page of the gold as it is, and rewritten in two ways that its name draws by lot."""
    sources = {key: gzip.decompress((data / f"{key}.html.gz").read_bytes()) for key in gold}
    pages = {key: page_of(decode(source).text, gold[key]["text"]) for key, source in sources.items()}
    donors = Donors.of(list(pages.values()))
    for key, source in sources.items():
        whole = _example(key, source, gold[key]["text"])
        yield whole
        for made in _rewritten(key, pages[key], donors):
            yield _example(key, made.markup.encode(), made.text, whole)


def _rewritten(key: str, page: Page, donors: Donors) -> Iterator[Page]:
    lot = Random(key)  # noqa: S311  a lot, no secret
    for names in (lot.sample(_SHORT, 1), lot.sample(_REWRITTEN, 2)):
        copies = (perturbed(name, key, page, donors) for name in names)
        if made := next((copy for copy in copies if copy), None):
            yield made


def _example(key: str, source: bytes, text: str, whole: Example | None = None) -> Example:
    """Return the runs of a page; of one that was rewritten beside those of the page as it was.

    What was body there, or doubtful, and is no body now may be a rest of the article that was cut, printed
    a little differently: neither body nor boilerplate is learned from it.
    """
    runs = runs_of(source)
    body, trust = labels(runs.texts, text)
    if whole:
        doubtful = {
            flat(one)
            for one, is_body, trusted in zip(whole.runs.texts, whole.body, whole.trust, strict=True)
            if is_body or trusted < 1
        }
        rest = np.array([flat(one) in doubtful for one in runs.texts], bool)
        trust[rest & (body == 0)] = 0
        trust[trust < 1] = 0
    return Example(
        key, whole is not None, runs, body, trust, weights(runs, trust) * (_OF_REWRITTEN if whole else 1)
    )


def trained(made: list[Example]) -> HistGradientBoostingClassifier:
    """Return the model that learned from the examples."""
    rows = np.vstack([one.runs.features for one in made])
    body, weight = (np.concatenate([getattr(one, name) for one in made]) for name in ("body", "weight"))
    return HistGradientBoostingClassifier(**_SETTINGS).fit(rows, body, weight)


def folded(made: list[Example], gold: dict[str, Any], folds: int) -> list[float]:
    """Return the F1 of each page as it is by a model that was trained without the pages of its site."""
    sites = [".".join((urlsplit(gold[one.page]["url"] or "").hostname or "").split(".")[-2:]) for one in made]
    scores = []
    for fit, test in GroupKFold(folds).split(made, groups=sites):
        model = trained([made[at] for at in fit])
        for one in (made[at] for at in test if not made[at].is_rewritten):
            said = model.predict_proba(one.runs.features)[:, 1]
            kept = np.array(one.runs.texts, object)[said > _LEAST]
            scores.append(f1("\n".join(kept), gold[one.page]["text"]))
    return scores


def main() -> None:
    """Train, write the table, and print what folds over sites reach."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("table", type=Path)
    parser.add_argument("--folds", type=int, default=5, help="over sites; 0 writes the table alone")
    parser.add_argument("--beside", type=Path, help="an earlier table, with which the new one is averaged")
    options = parser.parse_args()
    gold = json.loads((options.data / "gold.json").read_text("utf-8"))
    made = list(examples(options.data, gold))
    count = sum(len(one.body) for one in made)
    print(f"{len(made)} pages, {count} runs, {time.process_time():.0f} s", flush=True)
    table = exported(trained(made), made[0].runs.features.shape[1])
    if options.beside:
        table = averaged(json.loads(options.beside.read_text("utf-8")), table)
    options.table.write_text(json.dumps(table, separators=(",", ":")), "utf-8")
    print(f"table written, {time.process_time():.0f} s", flush=True)
    if options.folds:
        scores = folded(made, gold, options.folds)
        print(f"{options.folds} folds over sites: F1 {np.mean(scores):.4f}, {time.process_time():.0f} s")


if __name__ == "__main__":
    main()
