"""Damage of 49 kinds injected into an archive: is each named with the right file, healed from a copy?"""

import json
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, TypeAlias

from dateline.deliver.accept import accept_changes
from dateline.deliver.repair import repair
from dateline.deliver.verify import verify_content
from dateline.ingest import ingest
from dateline.ingest.store.checksums import CHECKSUMS
from dateline.ingest.store.ledger import HEAD, LEDGER

_PAGE = """<!doctype html><html lang="en"><head><title>Fog at pier {n}</title>
<link rel="canonical" href="https://paper{host}.example/{n}">
<meta property="article:published_time" content="1999-05-{day:02}"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Fog at pier {n}</h1>
<p>Ferry {n} met a barge in thick fog.</p>
<img src="data:image/png;base64,{picture}" alt="The pier">
<p>The harbour master said that nothing was lost.</p>
</article><footer>All rights reserved.</footer></body></html>"""


class InProcess(Executor):
    """Does the work at once, in this process: a dozen pages need no pool."""

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        """Return a future that is done."""
        future: Future[Any] = Future()
        future.set_result(function(*given, **named))
        return future


def make_archive(folder: Path, articles: int = 12) -> Path:
    """Return a small archive with files of every kind: originals, pages, removals, pictures, authority."""
    pile = folder / "pile"
    pile.mkdir(parents=True)
    for n in range(articles):
        page = _PAGE.format(n=n, host=n % 3, day=n % 28 + 1, picture=_picture(n))
        (pile / f"page{n}.html").write_text(page, "utf-8")
    content = folder / "content"
    ingest([pile], content, executor=InProcess)
    written = {
        "authority/people.yaml": "- name: Ada Moreau\n",
        "authority/places.yaml": "- name: Port Elm\n",
        "profiles/paper1.example.yaml": "# Decisions\n- text: Home\n  decision: drop\n",
        "pages/about.md": "---\ntitle: About\n---\nWho keeps this.\n",
    }
    for path, text in written.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, "utf-8")
    accept_changes(content)
    return content


def _picture(n: int) -> str:
    import base64
    import io

    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (64, 64), (n * 20 % 256, 90, 120)).save(stream, "PNG")
    return base64.b64encode(stream.getvalue()).decode()


def _pick(chance: random.Random, content: Path, pattern: str) -> Path:
    return chance.choice(sorted(path for path in content.glob(pattern) if path.is_file()))


Damage: TypeAlias = Callable[[random.Random, Path], set[str]]  # returns the files that must be named
ORIGINALS = "originals/??/" + "[0-9a-f]" * 64
REMOVALS = "originals/??/*.removed.json"
PAGES = "articles/**/*.md"
IMAGES = "images/*"
AUTHORITY = "authority/*"
PROFILES = "profiles/*"
OWN_PAGES = "pages/*"


def _flip(chance: random.Random, file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def _cut(chance: random.Random, file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: chance.randrange(1, len(data))])


def _empty(_chance: random.Random, file: Path) -> None:
    file.write_bytes(b"")


def _remove(_chance: random.Random, file: Path) -> None:
    file.unlink()


def _zeros(chance: random.Random, file: Path) -> None:
    data = bytearray(file.read_bytes())
    start = chance.randrange(len(data))
    data[start : start + 40] = bytes(len(data[start : start + 40]))
    file.write_bytes(data)


def _grow(_chance: random.Random, file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"more")


def _link(_chance: random.Random, file: Path) -> None:
    file.unlink()
    file.symlink_to(os.devnull)


def _folder(_chance: random.Random, file: Path) -> None:
    file.unlink()
    file.mkdir()


def _one(act: Callable[[random.Random, Path], None], pattern: str) -> Damage:
    def damage(chance: random.Random, content: Path) -> set[str]:
        file = _pick(chance, content, pattern)
        act(chance, file)
        return {file.relative_to(content).as_posix()}

    return damage


def _swap(pattern: str) -> Damage:
    def damage(chance: random.Random, content: Path) -> set[str]:
        one, other = chance.sample(sorted(p for p in content.glob(pattern) if p.is_file()), 2)
        first = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(first)
        return {one.relative_to(content).as_posix(), other.relative_to(content).as_posix()}

    return damage


def _add(path: str, data: bytes) -> Damage:
    def damage(_chance: random.Random, content: Path) -> set[str]:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(data)
        return {path}

    return damage


def _add_link(_chance: random.Random, content: Path) -> set[str]:
    (content / "images" / "etc").symlink_to("/etc")
    return {"images/etc"}


def _lines(
    change: Callable[[random.Random, list[bytes]], list[bytes]],
) -> Damage:
    def damage(chance: random.Random, content: Path) -> set[str]:
        lines = (content / LEDGER).read_bytes().splitlines(keepends=True)
        (content / LEDGER).write_bytes(b"".join(change(chance, lines)))
        return {LEDGER}

    return damage


def _cut_lines(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    return lines[: chance.randrange(1, len(lines))]


def _drop_line(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    del lines[chance.randrange(len(lines))]
    return lines


def _swap_lines(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _double_line(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    place = chance.randrange(len(lines))
    return [*lines[: place + 1], lines[place], *lines[place + 1 :]]


def _thin_lines(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    kept = [line for line in lines if chance.random() < 0.7]
    return kept if len(kept) < len(lines) else lines[1:]


def _alter_line(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    place = chance.randrange(len(lines))
    lines[place] = lines[place].replace(b'"', b"'", 1)
    return lines


KINDS: dict[str, Damage] = {
    "original, bit": _one(_flip, ORIGINALS),
    "original, cut": _one(_cut, ORIGINALS),
    "original, empty": _one(_empty, ORIGINALS),
    "original, missing": _one(_remove, ORIGINALS),
    "original, zeros": _one(_zeros, ORIGINALS),
    "original, longer": _one(_grow, ORIGINALS),
    "original, a link": _one(_link, ORIGINALS),
    "original, a folder": _one(_folder, ORIGINALS),
    "originals, swapped": _swap(ORIGINALS),
    "removals, bit": _one(_flip, REMOVALS),
    "removals, cut": _one(_cut, REMOVALS),
    "removals, missing": _one(_remove, REMOVALS),
    "removals, swapped": _swap(REMOVALS),
    "page, bit": _one(_flip, PAGES),
    "page, cut": _one(_cut, PAGES),
    "page, empty": _one(_empty, PAGES),
    "page, missing": _one(_remove, PAGES),
    "page, zeros": _one(_zeros, PAGES),
    "page, a link": _one(_link, PAGES),
    "pages, swapped": _swap(PAGES),
    "picture, bit": _one(_flip, IMAGES),
    "picture, cut": _one(_cut, IMAGES),
    "picture, missing": _one(_remove, IMAGES),
    "pictures, swapped": _swap(IMAGES),
    "authority, bit": _one(_flip, AUTHORITY),
    "authority, missing": _one(_remove, AUTHORITY),
    "decisions, bit": _one(_flip, PROFILES),
    "decisions, missing": _one(_remove, PROFILES),
    "own page, bit": _one(_flip, OWN_PAGES),
    "own page, empty": _one(_empty, OWN_PAGES),
    "ledger, bit": _one(_flip, LEDGER),
    "ledger, cut": _one(_cut, LEDGER),
    "ledger, empty": _one(_empty, LEDGER),
    "ledger, missing": _one(_remove, LEDGER),
    "ledger, lines cut off": _lines(_cut_lines),
    "ledger, a line gone": _lines(_drop_line),
    "ledger, lines swapped": _lines(_swap_lines),
    "ledger, a line twice": _lines(_double_line),
    "ledger, thinned": _lines(_thin_lines),
    "ledger, a line altered": _lines(_alter_line),
    "head, bit": _one(_flip, HEAD),
    "head, empty": _one(_empty, HEAD),
    "head, missing": _one(_remove, HEAD),
    "checksums, bit": _one(_flip, CHECKSUMS),
    "checksums, missing": _one(_remove, CHECKSUMS),
    "stray original": _add("originals/00/" + "0" * 64, b"x"),
    "stray picture": _add("images/new.png", b"x"),
    "link to a folder": _add_link,
    "new page": _add("articles/1999/05/new.md", b"---\nid: a\nheadline: b\n---\n"),
}


def run(data: Path, times: int = 10_000) -> None:
    """Inject damages one at a time; count those named, those that blame another file, those healed.

    Args:
        data: a folder to work in; what is there stays.
        times: how many damages.
    """
    named, false, healed, tried = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory(dir=data) as work:
        content = make_archive(Path(work) / "whole")
        whole = snapshot(content)
        chance = random.Random(20261128)
        for number in range(times):
            kind = list(KINDS)[number % len(KINDS)]
            hurt = Path(work) / "hurt"
            shutil.copytree(content, hurt)
            wanted = KINDS[kind](chance, hurt)
            found = {finding.path for finding in verify_content(hurt).findings}
            tried[kind] += 1
            named[kind] += wanted <= found
            false[kind] += bool(found - wanted)
            repair(hurt, [content], aside=Path(work) / "aside", take_back=True)
            healed[kind] += snapshot(hurt) == whole
            shutil.rmtree(hurt)
            shutil.rmtree(Path(work) / "aside", ignore_errors=True)
    print(f"{'kind':<24} {'tried':>6} {'named':>6} {'false':>6} {'healed':>6}")
    for kind in KINDS:
        print(f"{kind:<24} {tried[kind]:>6} {named[kind]:>6} {false[kind]:>6} {healed[kind]:>6}")
    sums = {"tried": tried, "named": named, "false": false, "healed": healed}
    print(json.dumps({name: sum(counts.values()) for name, counts in sums.items()}))


def snapshot(content: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path, the lock left out."""
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
