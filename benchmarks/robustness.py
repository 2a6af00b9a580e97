"""Damage to what can be made again: the cache and the last site. Does every build come to the same site?"""

import json
import os
import random
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from jinja2 import Environment

from dateline.article.blocks import Paragraph, Text
from dateline.article.moment import Moment
from dateline.article.page import write_page
from dateline.article.record import Article
from dateline.build import place_names
from dateline.build.fingerprint import of_rooms
from dateline.build.template_constants import SITE_CONSTANTS
from dateline.search.client import client_files
from dateline.site.charts.world import world_point

from .integrity import InProcess, snapshot
from .quiet_build import build_quietly


def put_article(content: Path, number: int, words: str = "They go on until 1 June 1987.") -> Path:
    """Write a page of the archive, and return its file."""
    opening = f"Geneva, May {number + 1} - John Example met the Example Workers Party."
    article = Article(
        f"abcdefghij{number:02}",
        f"Talks number {number} open",
        tuple(Paragraph((Text(text),)) for text in (opening, words)),
        published=Moment(f"1987-05-{number + 1:02}"),
    )
    path = content / "articles" / f"{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_page(article), "utf-8")
    return path


@contextmanager
def many_builds() -> Iterator[None]:
    """Make builds cheap: what hangs on the program alone is made once, articles are tagged in-process."""
    real = Environment.compile
    known: dict[tuple[Any, ...], Any] = {}
    names_of = cache(place_names.other_names)

    def compile_once(
        self: Environment, source: Any, name: Any = None, filename: Any = None, *raw: Any
    ) -> Any:
        constants = repr([self.globals.get(constant) for constant in SITE_CONSTANTS])
        key = (str(source), name, filename, constants)
        if key not in known:
            known[key] = real(self, source, name, filename, *raw)
        return known[key]

    with (
        mock.patch.object(Environment, "compile", compile_once),
        mock.patch("dateline.build.workers.make_executor", return_value=InProcess()),
        mock.patch("dateline.build.workers.CopyExecutor", return_value=InProcess()),
        mock.patch("dateline.build.search_scripts.client_files", cache(lambda: tuple(client_files()))),
        mock.patch("dateline.build.fingerprint.of_rooms", cache(of_rooms)),
        mock.patch("dateline.build.place_names._version", cache(place_names._version)),  # noqa: SLF001
        mock.patch("dateline.build.place_names.other_names", lambda ids: dict(names_of(frozenset(ids)))),
        mock.patch("dateline.site.pages.maps.world_point", cache(world_point)),
    ):
        yield


def _some_file(chance: random.Random, folder: Path) -> Path:
    files = sorted(
        path for part in ("cache", "output") for path in (folder / part).rglob("*") if path.is_file()
    )
    weighty = [path for path in files if path.suffix != ".html"]  # pages are many, and all alike
    return chance.choice(weighty if weighty and chance.random() < 0.7 else files)


def _flip(chance: random.Random, folder: Path) -> None:
    file = _some_file(chance, folder)
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 1, 20)) if data else 0):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    _rewrite(file, data)


def _cut(chance: random.Random, folder: Path) -> None:
    file = _some_file(chance, folder)
    data = file.read_bytes()
    _rewrite(file, data[: chance.randrange(len(data) + 1)])


def _remove(chance: random.Random, folder: Path) -> None:
    _some_file(chance, folder).unlink()


def _swap(chance: random.Random, folder: Path) -> None:
    one, other = _some_file(chance, folder), _some_file(chance, folder)
    first, second = one.read_bytes(), other.read_bytes()
    _rewrite(one, second)
    _rewrite(other, first)


def _other_version(chance: random.Random, folder: Path) -> None:
    """Put into the cache what another version might have left: other pickles, tables, lines."""
    chance.choice((_other_pickles, _other_tables, _other_lines))(folder / "cache")


def _other_pickles(cache: Path) -> None:
    with closing(sqlite3.connect(cache / "articles.sqlite3")) as database, database:
        database.execute("UPDATE memo SET value = ?", (b"cdateline.gone\nAnything\n.",))


def _other_tables(cache: Path) -> None:
    with closing(sqlite3.connect(cache / "articles.sqlite3")) as database, database:
        database.execute("DROP TABLE memo")
        database.execute("CREATE TABLE memo (name TEXT)")


def _other_lines(cache: Path) -> None:
    (cache / "written").write_text("a b 1 2 index.html\n")
    (cache / "search.json").write_text('{"version": 1}')


def _folder_instead(chance: random.Random, folder: Path) -> None:
    file = _some_file(chance, folder)
    file.unlink()
    file.mkdir()


def _stray(chance: random.Random, folder: Path) -> None:
    (folder / chance.choice(("cache", "output", "output/search/terms")) / "stray.js").write_bytes(b"x")


def _write_through(chance: random.Random, folder: Path) -> None:
    """Write into a file as an editor might: what shares it by a hard link is changed, too."""
    file = _some_file(chance, folder)
    data = file.read_bytes()
    at = chance.randrange(len(data) + 1)
    with file.open("r+b") as stream:
        stream.write(data[:at] + b"x" + data[at:])


def copy_linked(folder: Path, to: Path) -> None:
    """Copy a folder with the times of its files, and what is linked within it linked again."""
    copies: dict[int, str] = {}

    def copy(source: str, target: str) -> None:
        inode = Path(source).lstat().st_ino
        if inode in copies:
            os.link(copies[inode], target)
        else:
            shutil.copy2(source, target, follow_symlinks=False)
            copies[inode] = target

    shutil.copytree(folder, to, symlinks=True, copy_function=copy)


def _rewrite(file: Path, data: bytes) -> None:
    file.unlink()  # a site may share its files with another by hard links
    file.write_bytes(data)


DAMAGES: dict[str, Callable[[random.Random, Path], None]] = {
    "bits": _flip,
    "cut": _cut,
    "missing": _remove,
    "swapped": _swap,
    "another version": _other_version,
    "a folder instead": _folder_instead,
    "stray file": _stray,
    "written into": _write_through,
}


def run(data: Path, times: int = 5000, start: int = 0) -> None:
    """Damage cache and last site, one at a time, and build: count builds that ended, and sites that differ.

    Args:
        data: a folder to work in; what is there stays.
        times: how many damages.
        start: number of the first one; each depends on nothing but its number.
    """
    tried, ended, differ = Counter[str](), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory(dir=data) as work, many_builds():
        whole = Path(work) / "whole"
        for number in range(6):
            put_article(whole / "content", number)
        build_quietly(whole)
        site = snapshot(whole / "output")
        for number in range(start, start + times):
            chance = random.Random(f"20261128 {number}")
            kind = list(DAMAGES)[number % len(DAMAGES)]
            hurt = Path(work) / "hurt"
            copy_linked(whole, hurt)
            DAMAGES[kind](chance, hurt)
            tried[kind] += 1
            try:
                build_quietly(hurt)
                differ[kind] += snapshot(hurt / "output") != site
            except Exception as error:  # noqa: BLE001  is what is counted
                ended[kind] += 1
                print(f"{number} {kind}: {type(error).__name__}: {error}")
            shutil.rmtree(hurt)
    print(f"{'damage':<20} {'tried':>6} {'ended':>6} {'differ':>6}")
    for kind in DAMAGES:
        print(f"{kind:<20} {tried[kind]:>6} {ended[kind]:>6} {differ[kind]:>6}")
    sums = {"tried": tried, "ended": ended, "differ": differ}
    print(json.dumps({name: sum(counts.values()) for name, counts in sums.items()}))
