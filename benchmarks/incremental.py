"""Random sequences of changes to an archive: after each, its site is that of a fresh build.

Compared byte for byte is every file but those of the search index, which keeps the numbers of its documents
from build to build and so has other files for the same answers, and the two that state its bytes.
"""

import json
import marshal
import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.article.blocks import Paragraph, Text
from dateline.article.moment import Moment
from dateline.article.page import read_page, write_page
from dateline.article.record import Article
from dateline.build.cache_folder import WRITTEN
from dateline.ingest.store.sealed_file import write_sealed

from .integrity import snapshot
from .quiet_build import build_quietly
from .robustness import many_builds

STATES_THE_INDEX = {"manifest.sha256", "offline.json"}
_NAMES = ("John Example", "Mary Sample", "Example Workers Party", "Acme Corporation", "President Jane Roe")
_PLACES = ("Geneva", "Cairo", "Paris", "Lagos")
_WORDS = ("ferry", "harbour", "strike", "wheat", "tariff", "budget", "vote", "storm", "bridge", "treaty")


@dataclass
class ChangingArchive:
    """An archive in a folder, and the settings that its next build gets."""

    folder: Path
    random: random.Random
    settings: dict[str, Any] = field(default_factory=dict)
    added: int = 0

    def pages(self) -> list[Path]:
        """Return the files of its articles."""
        return sorted((self.folder / "content/articles").rglob("*.md"))

    def some_page(self) -> Path | None:
        """Return one of them, none of an empty archive."""
        pages = self.pages()
        return self.random.choice(pages) if pages else None

    def write(self, path: Path, **changes: Any) -> None:
        """Write an article as it is in a file with some fields changed."""
        article = read_page(path.read_text("utf-8"), where=path.name)
        values = {name: getattr(article, name) for name in Article.__dataclass_fields__}
        path.write_text(write_page(Article(**{**values, **changes})), "utf-8")

    def text(self) -> tuple[Paragraph, ...]:
        """Return paragraphs that name people, places and days."""
        chosen = self.random
        return tuple(
            Paragraph(
                (
                    Text(
                        f"{chosen.choice(_NAMES)} spoke of the {chosen.choice(_WORDS)} and the "
                        f"{chosen.choice(_WORDS)} in {chosen.choice(_PLACES)} on {chosen.randint(1, 28)} "
                        f"June {chosen.choice((1956, 1987, 1988))}. {chosen.choice(_NAMES)} was there, too."
                    ),
                )
            )
            for _ in range(chosen.randint(1, 3))
        )


def add(archive: ChangingArchive) -> None:
    """Add an article, dated anywhere within two years or not at all."""
    archive.added += 1
    number, chosen = archive.added, archive.random
    day = f"{chosen.choice((1987, 1988))}-{chosen.randint(1, 12):02}-{chosen.randint(1, 28):02}"
    article = Article(
        f"abcdefgh{number:04}",
        f"{chosen.choice(_WORDS).capitalize()} in {chosen.choice(_PLACES)}, report {number}",
        archive.text(),
        published=Moment(chosen.choice((day, day[:7], day[:4]))) if chosen.random() < 0.9 else None,
        section=chosen.choice(("", "World", "Trade")),
    )
    path = archive.folder / f"content/articles/{number % 3}/{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_page(article), "utf-8")


def edit(archive: ChangingArchive) -> None:
    """Give an article another text."""
    if path := archive.some_page():
        archive.write(path, blocks=archive.text())


def retitle(archive: ChangingArchive) -> None:
    """Give an article another headline: lists show it."""
    if path := archive.some_page():
        archive.write(path, headline=f"Corrected: {archive.random.choice(_WORDS)}")


def redate(archive: ChangingArchive) -> None:
    """Give an article another day."""
    if path := archive.some_page():
        archive.write(path, published=Moment(f"1988-02-{archive.random.randint(1, 28):02}"))


def copy_text(archive: ChangingArchive) -> None:
    """Make one article a version of another."""
    if (path := archive.some_page()) and (other := archive.some_page()):
        archive.write(path, blocks=read_page(other.read_text("utf-8"), where="").blocks)


def change_status(archive: ChangingArchive) -> None:
    """Hide an article, take it down, or show it again."""
    if path := archive.some_page():
        archive.write(path, status=archive.random.choice(("published", "hidden", "takedown")))


def delete(archive: ChangingArchive) -> None:
    """Delete the file of an article."""
    if path := archive.some_page():
        path.unlink()


def rename(archive: ChangingArchive) -> None:
    """Give the file of an article another name, and so the page another address."""
    if path := archive.some_page():
        path.rename(path.with_name(f"{path.stem}-{archive.random.randint(1, 99)}.md"))


def settle(archive: ChangingArchive) -> None:
    """Merge two names, or no longer."""
    file = archive.folder / "content/authority/people.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        file.unlink()
    else:
        file.write_text("- name: Mary Sample\n  merge: [John Example]\n", "utf-8")


def change_setting(archive: ChangingArchive) -> None:
    """Change a setting that pages show."""
    name, values = archive.random.choice(
        (
            ("SITENAME", ("The Lock-Keeper", "The Harbour Papers")),
            ("DATELINE_KINDS", (["people", "places"], ["people", "places", "organisations"])),
            ("DATELINE_ENTITY_PAGES_FROM", (1, 2)),
            ("DATELINE_REFERENCE_FILES", (True, False)),
            ("SITEURL", ("", "https://archive.test")),
            ("DEFAULT_LANG", ("en", "fr")),
        )
    )
    archive.settings[name] = archive.random.choice(values)


def change_template(archive: ChangingArchive) -> None:
    """Put a template of the owner's in the place of one of the theme's, or take it away."""
    file = archive.folder / "templates/tombstone.html"
    if file.exists():
        file.unlink()
    else:
        file.write_text('{% extends "base.html" %}{% block main %}Gone.{% endblock %}', "utf-8")


def change_picture(archive: ChangingArchive) -> None:
    """Put a picture into the archive, change it, or take it away."""
    file = archive.folder / "content/images/a.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and archive.random.random() < 0.5:
        file.unlink()
    else:
        file.write_bytes(b"\x89PNG" + archive.random.randbytes(12))


def forget(archive: ChangingArchive) -> None:
    """Take away what the last build noted of its site, cut it off, or put that of another version there."""
    file = archive.folder / "cache" / WRITTEN
    if not file.exists():
        return
    match archive.random.randrange(3):
        case 0:
            file.unlink()
        case 1:
            file.write_bytes(file.read_bytes()[: archive.random.randrange(file.stat().st_size)])
        case _:
            write_sealed(file, marshal.dumps(({"index.html": ("-", 0)}, {"index.html": ()})))


CHANGES: tuple[Callable[[ChangingArchive], None], ...] = (
    *(add, edit, retitle, redate, copy_text, change_status, delete, rename),
    *(settle, change_setting, change_template, change_picture, forget),
)


def sequence(seed: int, folder: Path, *, articles: int, steps: int) -> list[str]:
    """Make an archive, change it step by step, and return what differs from fresh builds: none, it is hoped.

    Args:
        seed: of all choices.
        folder: empty.
        articles: in the archive at first.
        steps: builds, each after up to three changes.
    """
    archive = ChangingArchive(folder, random.Random(seed))
    (folder / "templates").mkdir(parents=True)
    (folder / "content/articles").mkdir(parents=True)
    for _ in range(articles):
        add(archive)
    differ = []
    for step in range(steps):
        changes = archive.random.sample(CHANGES, archive.random.randint(1, 3)) if step else []
        for change in changes:
            change(archive)
        _build(archive, "output", "cache")
        (folder / "fresh-cache").mkdir()
        shutil.copyfile(folder / "cache/articles.sqlite3", folder / "fresh-cache/articles.sqlite3")
        _build(archive, "fresh", "fresh-cache")
        ours, fresh = _site(folder / "output"), _site(folder / "fresh")
        told = ", ".join(change.__name__ for change in changes)
        differ += [
            f"seed {seed}, step {step} ({told}): {path}"
            for path in sorted(ours.keys() | fresh.keys())
            if ours.get(path) != fresh.get(path)
        ]
        shutil.rmtree(folder / "fresh")
        shutil.rmtree(folder / "fresh-cache")
    return differ


def _build(archive: ChangingArchive, output: str, cache: str) -> None:
    folder = archive.folder
    overrides = {"THEME_TEMPLATES_OVERRIDES": [str(folder / "templates")]}
    build_quietly(folder, output, cache, **overrides, **archive.settings)


def _site(folder: Path) -> dict[str, bytes]:
    return {
        path: data
        for path, data in snapshot(folder).items()
        if not path.startswith("search/") and path not in STATES_THE_INDEX
    }


def run(data: Path, sequences: int = 300, steps: int = 5) -> list[str]:
    """Go through random sequences on archives of 50 to 300 articles.

    Args:
        data: a folder to work in; what is there stays.
        sequences: how many.
        steps: builds of each.

    Returns:
        What differed.
    """
    differ: list[str] = []
    with many_builds():
        for seed in range(sequences):
            with tempfile.TemporaryDirectory(dir=data) as folder:
                articles = 50 + seed * 250 // max(1, sequences - 1)
                differ += sequence(seed, Path(folder), articles=articles, steps=steps)
            print(f"{seed + 1} of {sequences}: {len(differ)} files differ", flush=True)
    print(json.dumps({"sequences": sequences, "steps": steps, "differ": len(differ)}))
    return differ
