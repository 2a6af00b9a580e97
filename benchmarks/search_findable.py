"""Whether all that an article prints finds it: words, prefixes, runs of words, bylines, sections, names.

Half of the checks are on the corpus, half on generated archives in eight scripts, whose words have accents,
hyphens, apostrophes, groups of digits and initials. A prefix that fits more words than a query may load is
counted apart: the reader is told of it.
"""

import json
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.search import build_index, open_index
from dateline.search.analyzer import tokens
from dateline.search.index import Index

from .search import articles

CHECKS = 100_000
AN_ARTICLE = 40  # checks of one article
RUNS = 4  # runs of words of a paragraph
# Letters from which words are made: the marks of a script come after its letters.
ALPHABETS = {
    "en": "abcdefghijklmnoprstuvwyz",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "el": "αάβγδεέζηήθιίκλμνξοόπρσςτυύφχψωώ",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئةى",
    "he": "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "hi": "अआइईउएओकखगचजटडतदनपबमयरलवशसहािीुेो",
    "ja": "東京都新図書館開日本人国会年月大学市民のをはにがトウキョー",
}


def run(data: Path, *, checks: int = CHECKS) -> dict[str, Any]:
    """Look articles up by what they print; print a table and one JSON line.

    Args:
        data: the `.jsonl.gz` file of articles, or its folder.
        checks: queries in all.
    """
    source = Path(data)
    source = next(source.glob("*.jsonl.gz")) if source.is_dir() else source
    corpora = {"reuters": [_whole(row) for row in articles(source)]}
    shares = {"reuters": checks // 2}
    for code in ALPHABETS:
        corpora[code] = generated(code)
        shares[code] = checks // 2 // len(ALPHABETS)
    rows = {}
    for name, corpus in corpora.items():
        with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
            build_index(corpus, Path(folder) / "index", text=False)
            rows[name] = looked_up(open_index(Path(folder) / "index"), corpus, shares[name])
    table = Table("", "checks", "failures", "too many forms", title="search, everything printed is found")
    for name, row in rows.items():
        table.add_row(name, *(str(row[key]) for key in ("checks", "failures", "capped")))
    Console(stderr=True).print(table)
    totals = {key: sum(row[key] for row in rows.values()) for key in ("checks", "failures", "capped")}
    result = {"bench": "search-findable", **totals, "archives": rows}
    print(json.dumps(result, ensure_ascii=False))
    return result


def looked_up(index: Index, corpus: Sequence[Mapping[str, Any]], checks: int) -> dict[str, Any]:
    """Return how many checks were made, failed (with the first failures) and were capped."""
    ordinals = {
        index.store.shown(ordinal)["ref"]: ordinal for ordinal in range(index.store.directory.ordinals)
    }
    chance = random.Random(9)
    made, capped, failures = 0, 0, []
    while made < checks:
        article = chance.choice(corpus)
        asked = list(dict.fromkeys(queries_of(article, chance, RUNS)))
        for query in chance.sample(asked, min(AN_ARTICLE, len(asked), checks - made)):
            made += 1
            found = index.find(query)
            if ordinals[str(article["id"])] in found.ordinals:
                continue
            if any(note.code == "too-many-forms" for note in found.query.notes):
                capped += 1
            else:
                failures.append([article["id"], query])
    return {"checks": made, "failures": len(failures), "capped": capped, "first": failures[:10]}


def queries_of(article: Mapping[str, Any], chance: random.Random, number: int) -> Iterator[str]:
    """Yield queries each of which must find the article, `number` of them runs of words of each paragraph."""
    for text in (article["title"], *article["body"].split("\n\n")):
        words = tokens(text)
        for word in words:
            yield word
            yield f'"{word}"'
        for word in words:
            if word.isalpha():
                for end in range(3, len(word)):
                    yield f"{word[:end]}*"
        spans = text.split()
        for _ in range(number if spans else 0):
            at = chance.randrange(len(spans))
            run = " ".join(spans[at : at + chance.randint(2, 6)]).replace(
                '"', " "
            )  # Qatar"s, as one article prints it, is two words
            if tokens(run):  # a run of dashes is no words
                yield f'"{run}"'
    for author in article["authors"]:
        yield from (f'by:"{author}"', *(f"by:{part}" for part in author.split()), f'"{author}"', author)
    yield from (f'section:"{article["section"]}"', f'"{article["section"]}"', f"in:{article['language']}")
    for kind, form, name in article["aliases"]:
        yield from (f'{kind}:"{form}"', f'{kind}:"{name}"')
    for kind in ("people", "places", "organisations"):
        yield from (f'{kind}:"{name}"' for name in article.get(kind) or ())
    day = article["days_mentioned"][0]
    yield from (f"about:{day}", f"about:{day[:7]}", f"about:{day[:4]}")


def _whole(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of the corpus with what it lacks to be asked for by every field."""
    body = "\n\n".join(part for part in (row["body"] or "").split("\n\n") if part.strip())
    told = {"authors": [], "section": "Commodities", "aliases": [], "language": "en"}
    title = row["title"] or "Untitled"
    return {
        **row,
        **told,
        "title": title,
        "body": body,
        "days_mentioned": [(row["date"] or "1987-03-01")[:10]],
    }


def generated(code: str, number: int = 400) -> list[dict[str, Any]]:
    """Return articles of made-up words in the script of a language; the same ones every time."""
    chance = random.Random(code)
    letters = ALPHABETS[code]
    first = [letter for letter in letters if letter.isalpha()]  # no word begins with a vowel sign
    known = [
        chance.choice(first) + "".join(chance.choices(letters, k=chance.randint(0, 8))) for _ in range(900)
    ]

    def word() -> str:
        plain = chance.choice(known)
        kind = chance.random()
        if kind < 0.80:
            return plain
        if kind < 0.85:
            return f"{plain}-{chance.choice(known)}"
        if kind < 0.88:
            return f"{plain}{chance.choice(chr(39) + '’')}{chance.choice(known)}"
        if kind < 0.91:
            return f"{chance.randint(1, 99)} {chance.randint(0, 999):03}"
        if kind < 0.94:
            return f"{chance.randint(1, 9)},{chance.randint(0, 999):03}.{chance.randint(0, 99)}"
        if kind < 0.97:
            return ".".join(chance.choices(first, k=2)) + "."
        return plain.upper() + chance.choice([",", ".", "!", ""])

    def words(most: int) -> str:
        return " ".join(word() for _ in range(chance.randint(1, most)))

    return [
        {
            "id": f"{code}{at}",
            "title": words(8),
            "body": "\n\n".join(words(30) for _ in range(chance.randint(1, 4))),
            "language": code,
            "date": f"19{chance.randint(10, 99)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            "authors": [f"{chance.choice(known)} {chance.choice(known)}"],
            "section": chance.choice(known),
            "people": [f"{at % 50} {known[at % 50]} {known[-1]}"],
            "aliases": [("people", f"{known[at % 50]} {at % 50}", f"{at % 50} {known[at % 50]} {known[-1]}")],
            "days_mentioned": [f"18{chance.randint(10, 99)}-{chance.randint(1, 12):02}-04"],
        }
        for at in range(number)
    ]
