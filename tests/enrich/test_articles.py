"""Short articles of hard kinds with the tags a reader would give them, scored as a whole.

A line of `articles.jsonl` has a kind, the day of publication, the text, and its people, places (with the ISO
codes that are right for each), bodies and dates (surface, first and last day). `|` parts names that are all
right, `?` marks what may be tagged or not. Ours, CC0; all were written before the rules that they led to.
"""

import datetime as dt
import json
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from dateline.enrich import enrich_text

ARTICLES = Path(__file__).with_name("articles.jsonl")
# F by rules alone of 2026-11-28; a change may raise them, and lowers them only with a reason. Organisations
# had .90 before thirty articles about newspapers, clubs, unions and foreign firms joined (401 to 430), and
# .895 before forty of local news, sport, science, courts, old papers and other languages (501 to 540).
FLOORS = {"people": 0.91, "places": 0.953, "organisations": 0.83, "dates": 0.985}


def _fold(name):
    marked = unicodedata.normalize("NFKD", name.replace("’", "'")).lower().replace('"', "")
    return " ".join("".join(c for c in marked if not unicodedata.combining(c)).split())


def _forms(gold):
    return {_fold(form) for form in gold.lstrip("?").split("|")}


def _count(found, gold, meets):
    """Return how many are right, wrong and missed, each found once; '?' costs nothing."""
    left, right, missed = list(found), 0, 0
    for wanted in gold:
        hit = next((each for each in left if meets(each, wanted)), None)
        if hit is not None:
            left.remove(hit)
        optional = (wanted if isinstance(wanted, str) else wanted[0]).startswith("?")
        right += hit is not None and not optional
        missed += hit is None and not optional
    return Counter(right=right, wrong=len(left), missed=missed)


def _is_date(text):
    def meets(found, gold):
        surface, first, last = gold
        surface = surface.lstrip("?")
        return (
            (str(found.first), str(found.last)) == (first, last)
            and surface in text
            and (found.surface in surface or surface in found.surface)
        )

    return meets


@cache
def _totals():
    totals = {kind: Counter() for kind in FLOORS}
    for line in ARTICLES.read_text("utf-8").splitlines():
        article = json.loads(line)
        published = dt.date.fromisoformat(article["pub"]) if article["pub"] else None
        tags = enrich_text(
            article["text"], published=published, language=article.get("lang", "en"), model="none"
        )
        named = {
            "people": ([each.name for each in tags.people], article["people"]),
            "organisations": ([each.name for each in tags.organisations], article["orgs"]),
            "places": (
                [each.name for each in tags.places if not each.demonym_only],
                [name for name, _ in article["places"]],
            ),
        }
        for kind, (found, gold) in named.items():
            totals[kind] += _count(found, gold, lambda name, wanted: _fold(name) in _forms(wanted))
        dates = [date for date in tags.dates if date.type in ("DATE", "TIME") and date.first]
        totals["dates"] += _count(dates, article["dates"], _is_date(article["text"]))
    return totals


@pytest.mark.parametrize("kind", FLOORS)
def test_the_tags_of_hard_articles_are_those_that_a_reader_gives(kind):
    """Families, firms, teams, ships, old names, capitals, old dates and villages, by rules alone."""
    total = _totals()[kind]
    f1 = 2 * total["right"] / (2 * total["right"] + total["wrong"] + total["missed"])
    assert f1 >= FLOORS[kind], (kind, total)


@cache
def _countries():
    wrong = Counter()
    for line in ARTICLES.read_text("utf-8").splitlines():
        article = json.loads(line)
        published = dt.date.fromisoformat(article["pub"]) if article["pub"] else None
        language = article.get("lang", "en")
        places = enrich_text(article["text"], published=published, language=language, model="none").places
        for gold, codes in article["places"]:
            place = next((each for each in places if _fold(each.name) in _forms(gold)), None)
            if place is not None:
                wrong[str(place.country) in codes.split("|")] += 1
    return wrong


def test_a_place_is_in_the_country_that_its_article_is_about():
    """Southampton of a liner is the port in Hampshire, Rochester of Kent the city there."""
    counted = _countries()
    assert counted[True] >= 0.95 * counted.total(), counted
