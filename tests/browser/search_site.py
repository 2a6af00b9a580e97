"""A small site with nothing but the search page, its index and bare article pages; holds no test."""

import datetime as dt
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.search_page import write_search_page
from dateline.search import build_index
from dateline.search.client import service_worker

ARTICLE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<h1>{title}</h1>{paragraphs}</html>
"""
PLACES = ("Kirkuk", "Harbin", "Valparaíso", "Tromsø")
PEOPLE = ("Ada Marsh", "Tomás Rey", "Lin Qiao")
SUBJECTS = ("harbour", "railway", "orchard", "lighthouse", "bridge", "reservoir")
ACTS = ("opens", "closes", "floods", "burns", "expands", "reopens")


def made_up_articles(count: int = 120) -> list[dict[str, Any]]:
    """Return articles of our own making; the same ones every time."""
    chance = random.Random(1921)
    articles = []
    for number in range(count):
        subject, act = chance.choice(SUBJECTS), chance.choice(ACTS)
        place, person = chance.choice(PLACES), chance.choice(PEOPLE)
        day = dt.date(1921, 1, 1) + dt.timedelta(days=17 * number)
        opening = (
            f"The {subject} of {place} {act} this week, said {person}, who has watched over it for years."
        )
        rest = " ".join(
            f"Neighbours of the {chance.choice(SUBJECTS)} spoke of {chance.choice(ACTS)[:-1]}ing costs."
            for _ in range(chance.randint(2, 9))
        )
        ending = f"The council of {place} will meet about the {subject} fund again before the summer ends."
        articles.append(
            {
                "id": f"a{number}",
                "title": f"{subject.capitalize()} {act} in {place}",
                "body": f"{opening}\n\n{rest}\n\n{ending}",
                "date": day.isoformat(),
                "url": f"articles/a{number}.html",
                "people": [person],
                "places": [place],
                "organisations": ["Harbour Board"] if subject == "harbour" else [],
                "pages": [("people", person, f"people/{PEOPLE.index(person)}.html")],
            }
        )
    return articles


def versions_of_a_story() -> list[dict[str, Any]]:
    """Return three articles of one headline, on two days."""
    return [
        {
            "id": f"v{number}",
            "title": "Ferry runs aground off the long pier",
            "body": f"The ferry ran aground at dawn, {hour} hours after it had left. Nobody was hurt.",
            "date": f"1926-01-0{1 + number // 2}",
            "url": f"articles/v{number}.html",
        }
        for number, hour in enumerate(("two", "three", "four"))
    ]


def article_in_french() -> dict[str, Any]:
    """Return an article in another language than the others."""
    return {
        "id": "f0",
        "title": "L’usine rouvre",
        "body": "Les ouvriers de l’usine ont repris le travail, et les fonds ne manquent plus.",
        "date": "1926-02-03",
        "url": "articles/f0.html",
        "language": "fr",
    }


def write_search_site(folder: Path, articles: Sequence[dict[str, Any]]) -> None:
    """Write the search page, the client, the index, and a page for each article."""
    write_search_page(folder)
    build_index(articles, folder / "search")
    for article in articles:
        paragraphs = "".join(f"<p>{part}</p>" for part in article["body"].split("\n\n"))
        _write(folder / article["url"], ARTICLE.format(title=article["title"], paragraphs=paragraphs))
    _write(folder / "sw.js", service_worker())
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    size = sum((folder / path).stat().st_size for path in files)
    _write(folder / "manifest.sha256", "".join(f"{'0' * 64}  {path}\n" for path in files))
    _write(folder / "offline.json", json.dumps({"bytes": size}))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
