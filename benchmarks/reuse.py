"""Reused passages: how many planted ones are found, how many finds are none, and what a real archive costs.

Made-up prose by a seeded script: words drawn as often as Zipf's law has them. Passages of 25 to 80 words
are copied from article to article, whole paragraphs or inside of one, with words changed, lost and added,
and with letters misread as in old print. Beside them stands what must not be found: stock phrases, copies
of fewer than 18 words, and paragraphs retold with most of their words changed.
"""

import gzip
import json
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.article.blocks import Paragraph, Text
from dateline.article.identity import identifier
from dateline.article.passages import passages
from dateline.article.record import Article
from dateline.site.reuse import ReuseCollector, paragraph_hashes

Pairs = set[frozenset[tuple[str, int]]]  # paragraphs of two articles, by identifier and number
_MISREAD = {"m": "rn", "e": "c", "l": "1", "h": "b", "o": "0", "u": "n", "i": "l", "s": "5"}


class _Prose:
    """Draws words, sentences and faults."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        letters = "etaoinshrdlcum"
        self._words = sorted({"".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(9000)})
        chance.shuffle(self._words)
        self._weights = [1 / (rank + 3) for rank in range(len(self._words))]

    def words(self, count: int) -> list[str]:
        """Return some words."""
        return self._chance.choices(self._words, self._weights, k=count)

    def edited(self, words: Sequence[str], share: float) -> list[str]:
        """Return words of which a share is changed, lost, or has one put before it."""
        kept: list[str] = []
        for word in words:
            act = self._chance.random() / share if share else 2
            if act >= 1:
                kept.append(word)
            elif act < 1 / 3:
                kept += self.words(1)
            elif act < 2 / 3:
                kept += [*self.words(1), word]
        return kept

    def misread(self, words: Sequence[str], share: float) -> list[str]:
        """Return words of which a share of the letters is read as others."""
        return [
            "".join(
                _MISREAD.get(letter, letter) if self._chance.random() < share else letter for letter in word
            )
            for word in words
        ]


def planted(seed: int, articles: int = 2000, copies: int = 800) -> tuple[list[Article], Pairs]:
    """Return articles, and the pairs of paragraphs that share a passage."""
    chance = random.Random(seed)
    prose = _Prose(chance)
    texts = [
        [prose.words(chance.randint(20, 70)) for _ in range(chance.randint(3, 9))] for _ in range(articles)
    ]
    stock = [prose.words(chance.randint(5, 9)) for _ in range(40)]
    for paragraphs in texts:  # turns of phrase, everywhere
        for words in paragraphs:
            at = chance.randrange(len(words))
            words[at:at] = chance.choice(stock)
    names = [identifier(f"{seed} {number}") for number in range(articles)]
    truth: Pairs = set()
    taken: set[tuple[int, int]] = set()
    for _ in range(copies):
        (source, one), (target, other) = _two_free(chance, texts, taken)
        words = texts[source][one]
        kind = chance.choice(["copy", "copy", "copy", "short", "retold"])
        length = (
            chance.randint(10, 17) if kind == "short" else chance.randint(27, min(80, max(28, len(words))))
        )
        begin = chance.randrange(max(1, len(words) - length + 1))
        passage = words[begin : begin + length]
        if kind == "retold":
            passage = prose.edited(passage, 0.7)
        elif kind == "copy":
            noise = chance.choice(["none", "edits", "print", "both"])
            passage = prose.edited(passage, 0.06 if noise in {"edits", "both"} else 0)
            passage = prose.misread(passage, 0.02 if noise in {"print", "both"} else 0)
            if min(len(words[begin : begin + length]), len(passage)) >= 25:
                truth.add(frozenset(((names[source], one), (names[target], other))))
            else:
                continue
        around = texts[target][other]
        at = chance.choice([0, chance.randrange(len(around))])
        texts[target][other] = passage if chance.random() < 0.4 else [*around[:at], *passage, *around[at:]]
    made = [
        Article(name, "Made up", tuple(Paragraph((Text(" ".join(words)),)) for words in paragraphs))
        for name, paragraphs in zip(names, texts, strict=True)
    ]
    return made, truth


def _two_free(
    chance: random.Random, texts: Sequence[Sequence[list[str]]], taken: set[tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return paragraphs of two articles that have no part in another copy; the first has 28 words or more."""
    found: list[tuple[int, int]] = []
    while len(found) < 2:
        article = chance.randrange(len(texts))
        place = article, chance.randrange(len(texts[article]))
        long = len(found) or len(texts[article][place[1]]) >= 28
        if long and place not in taken and all(article != other for other, _ in found):
            found.append(place)
    taken.update(found)
    return found[0], found[1]


def found_pairs(articles: Sequence[Article]) -> Pairs:
    """Return the pairs of paragraphs that are found."""
    collector = ReuseCollector()
    numbers = {}
    for article in articles:
        collector.note(article.identifier, paragraph_hashes(article))
        for number, passage in enumerate(passages(article.blocks)):
            numbers[article.identifier, passage.identifier] = number
    return {
        frozenset(
            (
                (found.article, numbers[found.article, found.paragraph]),
                (found.other, numbers[found.other, found.other_paragraph]),
            )
        )
        for found in collector.reused()
    }


def run(data: Path | None = None, seeds: Sequence[int] = (1, 2, 3)) -> Mapping[str, float]:
    """Print precision and recall of each seed's archive, and what the bench folder `reuters` costs."""
    right = said = there = 0
    for seed in seeds:
        articles, truth = planted(seed)
        found = found_pairs(articles)
        right, said, there = right + len(found & truth), said + len(found), there + len(truth)
        print(
            f"seed {seed}: {len(truth)} planted, precision {len(found & truth) / len(found):.3f}, "
            f"recall {len(found & truth) / len(truth):.3f}"
        )
    figures = {"precision": right / said, "recall": right / there}
    if data:
        started = time.process_time()
        collector = ReuseCollector()
        with gzip.open(data / "reuters21578.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                parts = tuple(Paragraph((Text(part),)) for part in row["body"].split("\n\n") if part.strip())
                article = Article(identifier(str(row["id"])), row["title"] or "", parts)
                collector.note(article.identifier, paragraph_hashes(article))
        read = time.process_time()
        passages = len(list(collector.reused())) // 2
        figures |= {"cpu_read": read - started, "cpu": time.process_time() - started, "passages": passages}
        print(f"Reuters: {passages} passages, {time.process_time() - started:.1f} CPU s")
    print(json.dumps({"bench": "reuse", **{key: round(value, 3) for key, value in figures.items()}}))
    return figures


if __name__ == "__main__":
    run(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
