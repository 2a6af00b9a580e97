"""Archives of awkward sizes and stories, built whole: crowded in two directions, empty, of one article."""

import contextlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.article.blocks import (
    Code,
    CodeBlock,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Link,
    ListBlock,
    NoteRef,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)
from dateline.article.page import write_page
from dateline.build.run import build_site
from dateline.site import listing
from dateline.site.pages import (
    entities,
    entity_indexes,
    maps,
    mentioned_dates,
    published_dates,
    sections,
    this_day,
)
from tests.site.made_archive import article

ROOT = Path(__file__).resolve().parents[2]
# Lists as short as these make the pages that only a large archive has.
SHORT = (
    (entity_indexes, "IN_FULL", 40),
    (entity_indexes, "LETTER_IN_FULL", 12),
    (entities, "IN_FULL", 6),
    (listing, "IN_FULL", 1),
    (maps, "IN_FULL", 1),
    (mentioned_dates, "IN_FULL", 2),
    (published_dates, "IN_FULL", 4),
    (sections, "IN_FULL", 1),
    (this_day, "IN_FULL", 4),
)


def words(text):
    """Return a run of plain text."""
    return (Text(text),)


def said(text):
    """Return a paragraph."""
    return Paragraph(words(text))


EVERY_BLOCK = (
    said("The mill stands by the river, and the river by the mill."),
    Heading(words("What was counted"), 2),
    ListBlock(((said("one wheel"),), (said("two stones"), said("both worn")))),
    ListBlock(((said("first"),), (said("second"),)), 3),
    Quote((said("We grind what comes."), said("Every day."))),
    Table(
        tuple(map(words, ("Year", "Sacks of rye", "Sacks of wheat", "Price in shillings", "Dry days"))),
        tuple(tuple(map(words, (str(year), "1,204", "988", "14", "31"))) for year in range(1901, 1907)),
        words("What the mill ground"),
    ),
    CodeBlock("grind --all --fine\n" + "x" * 200, "sh"),
    Rule(),
    DefinitionList(((words("Bolter"), (words("A sieve for flour."),)),)),
    Figure("https://pictures.example/mill.jpg", "A mill", words("The mill in winter"), "Staff"),
    Figure(None, "A drawing of the wheel", (), ""),
    Paragraph((
        Text("A word "), Emphasis(words("set off")), Text(", one "), Strong(words("loud")), Text(", "),
        Code("typed"), Text(" and "), Link(words("linked"), "https://mill.example/"), NoteRef("1"), Text("."),
    )),
    Footnote("1", (said("As the miller said."),)),
)  # fmt: skip
EDITION = tuple(
    f"On the {n}. day the river stood {n * 7} inches above the sill of the mill." for n in range(9)
)
PICTURES = tuple(Figure(None, f"Picture {n}", words(f"The harbour, view {n}"), "Staff") for n in range(40))
EXTREMES = {
    "long-headline": article(
        ("Ministers agree on everything but the weather " * 7).strip()[:300], "The Althing met.", "1990-01-01"
    ),
    "no-title": article("", "The United Nations met in Baghdad on 3 May 1990.", "1990-01-02"),
    "no-date": article("Once upon a time", "Nobody wrote down when this was printed in Reykjavík."),
    "no-entities": article("Nobody and nothing", "Here nobody is named.", "1990-01-03"),
    "no-body": article("Only a headline", "", "1990-01-04"),
    "forty-figures": replace(article("Views of the harbour", "x", "1990-01-05"), blocks=PICTURES),
    "thirty-thousand-words": article(
        "A long read", "\n\n".join(["word " * 99 + "word."] * 300), "1990-01-06"
    ),
    "arabic-name": article(
        "A concert for فيروز in the park",
        "The singer فيروز came to Reykjavík on 3 May 1990.",
        "1990-01-07",
        authors=("ليلى حداد",),
    ),
    "every-block": replace(article("The mill by the river", "x", "1990-01-08"), blocks=EVERY_BLOCK),
    "first-edition": article("The river rises", "\n\n".join(EDITION), "1990-01-09"),
    "second-edition": article(
        "The river falls", "\n\n".join((*EDITION[:4], "Then it fell.", *EDITION[5:])), "1990-01-10"
    ),
    "withdrawn": article("Withdrawn words", "Nobody reads this.", "1990-02-01", status="takedown"),
}  # fmt: skip


def put(content: Path, stories) -> None:
    """Write articles into a content folder, as ingest files them."""
    for story in stories:
        moment = story.published
        folder = f"{moment.year:04}/{moment.month:02}" if moment else "undated"
        page = content / "articles" / folder / f"{story.slug}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(write_page(story), "utf-8")


def built(folder: Path, content: Path, **settings: str) -> Path:
    """Build a content folder and return the site."""
    site = folder / "output"
    build_site(
        ROOT / "pelicanconf.py",
        PATH=str(content),
        OUTPUT_PATH=str(site),
        DATELINE_CACHE=str(folder / "cache"),
        **settings,
    )
    return site


def crowded(folder: Path, demo, language: str) -> Path:
    """Return the demo with all the extremes, built so that every kind of page is in it.

    Tags are the demo's where it has them; only the extremes are tagged anew.
    """
    content = folder / "content"
    shutil.copytree(demo.content, content)
    shutil.copytree(ROOT / "content" / "pages", content / "pages")
    put(content, EXTREMES.values())
    shutil.copytree(demo.output.parent / "cache", folder / "cache")
    with contextlib.ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        for module, name, value in SHORT:
            patch.setattr(module, name, value)
        return built(folder, content, DEFAULT_LANG=language)
