"""Made-up articles and queries for the search tests, seeded so that failures repeat; holds no test."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.search import open_index

SYLLABLES = "ba ce di fo gu ka le mi no pu ra se ti vo zu an er in or us".split()
PEOPLE = ["Ada Brisk", "Élodie Marchand", "Omar Haddad", "Jo O'Neil"]
PLACES = ["Basra", "Córdoba", "Novi Sad", "Ha Noi", "Lima"]


def vocabulary(chance: random.Random, number: int) -> list[str]:
    """Return distinct words without digits, which lunr.js 2.3.9 mixes up in wildcards; no stop words."""
    words: set[str] = set()
    while len(words) < number:
        words.add(
            "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) + chance.choice(["", "", "s", "ing"])
        )
    return sorted(words)


def articles(seed: int, number: int, words: int = 300, language: str = "en") -> list[dict[str, Any]]:
    """Return mappings as `build_index` takes them: few words often, many seldom; dates, people, places."""
    chance = random.Random(seed)
    known = vocabulary(chance, words)
    weights = [1 / (rank + 3) for rank in range(len(known))]
    return [_article(chance, f"a{number}", language, known, weights) for number in range(number)]


def _article(
    chance: random.Random, identifier: str, language: str, known: list[str], weights: list[float]
) -> dict[str, Any]:
    paragraphs = (
        " ".join(chance.choices(known, weights, k=chance.randint(1, 30))) for _ in range(chance.randint(0, 4))
    )
    date = f"19{chance.randint(80, 81)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return {
        "id": identifier,
        "title": " ".join(chance.choices(known, weights, k=chance.randint(0, 6))),
        "body": "\n\n".join(paragraphs),
        "date": date if chance.random() < 0.95 else None,
        "url": f"{identifier}.html",
        "language": language,
        "people": chance.sample(PEOPLE, k=chance.randint(0, 2)),
        "places": chance.sample(PLACES, k=chance.randint(0, 2)),
    }


def lunr_queries(chance: random.Random, known: list[str], number: int) -> list[str]:
    """Return queries of every kind that Lunr's language has, present and absent words, repetitions too."""
    return [" ".join(_clause(chance, known) for _ in range(chance.randint(1, 4))) for _ in range(number)]


def _clause(chance: random.Random, known: list[str]) -> str:
    word = chance.choice(known)
    cut = chance.randint(1, len(word))
    shape = chance.random()
    if shape < 0.08:
        word = word[:cut] + "*"
    elif shape < 0.12:
        word = "*" + word[-cut:]
    elif shape < 0.16:
        word = word[:1] + "*" + word[-1:]
    elif shape < 0.22:
        word += f"~{chance.randint(1, 2)}"
    elif shape < 0.26:
        word = word[:cut] + "x" + word[cut:] + "~1"
    elif shape < 0.3:
        word = "absent" + word
    if chance.random() < 0.15:
        word = f"{chance.choice(['title', 'body'])}:{word}"
    if chance.random() < 0.15:
        word += f"^{chance.randint(0, 9)}"
    return chance.choice(["", "", "", "", "+", "-"]) + word


def in_order_of(folder: Path, made: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return articles in the order in which the index in a folder numbers them."""
    store = open_index(folder).store
    by_ref = {article["id"]: article for article in made}
    return [by_ref[store.shown(ordinal)["ref"]] for ordinal in range(store.directory.ordinals)]
