"""Archives at the limits: 20,000 pages in one folder, one name in all, 50,000 names, an article of 10 MB."""

import json
import random
import resource
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.article.blocks import Paragraph, Text
from dateline.article.moment import Moment
from dateline.article.page import write_page
from dateline.article.record import Article
from dateline.build.report import BuildReport

from .quiet_build import build_quietly

_ONSETS = "B Br C Cl D Dr F G Gr H J K L M N P R S St T V W Z".split()
_MIDDLES = "and ell ing arm ost und ick orr enn alt ush ard".split()
_ENDS = "er on en ey sen ski man low rick by ham worth".split()
_WORDS = "the council agreed that old bridge should stay open to walkers while boats passed below it".split()


def fill_archive(content: Path, articles: int, names: int) -> None:
    """Write articles into one folder: each has one name that all have, and some of its own.

    Args:
        content: the archive's folder.
        articles: how many.
        names: of its own in each, of people.
    """
    folder = content / "articles"
    folder.mkdir(parents=True)
    for number in range(articles):
        people = [_person(number * names + one) for one in range(names)]
        lines = [f"GENEVA, May {number % 28 + 1} - Minister Jane Openly met envoys of the United Nations."]
        lines += [f"Mr {person} said on Tuesday that the old bridge would stay open." for person in people]
        article = Article(
            f"a{number:011}",
            f"Talks about bridge {number} open",
            tuple(Paragraph((Text(line),)) for line in lines),
            published=Moment(f"{1950 + number % 50}-05-{number % 28 + 1:02}"),
        )
        (folder / f"{number}.md").write_text(write_page(article), "utf-8")


def _person(number: int) -> str:
    """Return one of 1,300,000 names, each number's its own."""
    parts = []
    for _ in range(2):
        for syllables in (_ONSETS, _MIDDLES, _ENDS):
            number, at = divmod(number, len(syllables))
            parts.append(syllables[at])
    first, last = "".join(parts[:2]), "".join(parts[3:])
    return f"{first} {parts[2].title()} {last}"


def _one_long(content: Path, megabytes: int) -> None:
    chance = random.Random(20261128)
    size, lines = 0, list[str]()
    while size < megabytes * 1_000_000:
        words = [chance.choice(_WORDS) for _ in range(80)]
        lines.append(f"Mr {_person(len(lines))} said on 3 May 1990 that {' '.join(words)}.")
        size += len(lines[-1])
    fill_archive(content, 1, 1)
    article = Article("b00000000000", "A very long report", tuple(Paragraph((Text(line),)) for line in lines))
    (content / "articles/long.md").write_text(write_page(article), "utf-8")


def run(data: Path, articles: int = 20_000) -> None:
    """Build each archive once, and tell what it took.

    Args:
        data: a folder to work in; what is there stays.
        articles: of the larger archives.
    """
    half = articles // 2
    kinds = {
        f"{articles:,} pages in one folder, one name in all": partial(
            fill_archive, articles=articles, names=0
        ),
        f"{half:,} pages, {half * 5:,} names": partial(fill_archive, articles=half, names=5),
        "an article of 10 MB": partial(_one_long, megabytes=10),
    }
    table = Table("archive", "shown", "rejected", "people", "files", "CPU s", "peak MB so far")
    rows = {}
    for kind, fill in kinds.items():
        with tempfile.TemporaryDirectory(dir=data) as folder:
            fill(Path(folder) / "content")
            report, row = _timed(Path(folder))
        rows[kind] = row
        shown = (report.articles, len(report.rejected), report.people, report.files)
        table.add_row(kind, *(f"{count:,}" for count in shown), f"{row['cpu']:.1f}", f"{row['mb']:.0f}")
        Console().print(kind, row)
    Console().print(table)
    print(json.dumps({"bench": "limits", **rows}))


def _timed(folder: Path) -> tuple[BuildReport, dict[str, Any]]:
    started = time.process_time(), _children()
    report = build_quietly(folder)
    cpu = time.process_time() - started[0] + _children() - started[1]
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    row = {"articles": report.articles, "rejected": len(report.rejected), "people": report.people}
    return report, row | {"files": report.files, "cpu": round(cpu, 1), "mb": round(peak / 1024)}


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
