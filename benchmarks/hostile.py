"""Attack payloads through the whole path, then what a conformant parser and a browser see. No peer."""

import html
import json
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dateline.article.blocks import Code, Figure, Heading, Link, ListBlock, Paragraph, Quote, Text
from dateline.article.identity import identifier
from dateline.article.links import vetted
from dateline.article.moment import Moment
from dateline.article.normal_form import normal_form
from dateline.article.normal_inlines import clean_line
from dateline.article.page import write_page
from dateline.article.record import Article, Given
from dateline.ingest import ingest
from dateline.ingest.not_articles import HEADLINE_ALONE

from .hostile_audit import findings, visible_text
from .quiet_build import build_quietly

FILES = ("xss", "naughty", "fields")
_FILLER = "The council met in the old town hall and heard the engineers who had measured the bridge."


@dataclass(frozen=True, slots=True)
class Payload:
    """One hostile string and its name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Planted:
    """One article made of a payload: how it came in, in how many places, and whether it must be legible."""

    page: str  # below output/; empty when it was refused by name
    way: str
    payload: Payload
    places: int
    legible: bool


def read_payloads(data: Path, sample: int = 0) -> list[Payload]:
    """Return the payloads of a folder; evenly spread ones when only some are wanted."""
    found = [
        Payload(record["id"], record["payload"])
        for name in FILES
        for record in map(json.loads, (data / f"{name}.jsonl").read_text("utf-8").splitlines())
        if "payload" in record
    ]
    step = max(1, len(found) // sample) if sample else 1
    return found[::step]


def run(data: Path, sample: int = 0, *, browser: bool = True) -> Mapping[str, int]:
    """Plant every payload everywhere, build, and count what is active, fired, fetched and lost.

    Args:
        data: folder with xss.jsonl, naughty.jsonl and fields.jsonl.
        sample: how many payloads; 0 for all.
        browser: open the pages in Chromium, too.

    Returns:
        The figures of the JSON line.
    """
    payloads = read_payloads(data, sample)
    with tempfile.TemporaryDirectory() as folder:
        site, planted = plant_and_build(payloads, Path(folder))
        figures = audit(site, planted)
        if browser:
            from .hostile_browser import open_site

            figures |= open_site(site)
    show(figures)
    return figures


def plant_and_build(payloads: list[Payload], folder: Path) -> tuple[Path, list[Planted]]:
    """Bring the payloads in, as saved pages and as records; return the built site and what was planted."""
    planted: list[Planted] = []
    sources = folder / "sources"
    sources.mkdir()
    made: dict[str, tuple[str, Payload, int]] = {}
    for number, payload in enumerate(payloads):
        for way, quote in (("raw", str), ("escaped", html.escape)):
            page = source_page(payload, f"marker{way}{number:05d}x", quote)
            name = f"{way}{number:05d}.html"
            (sources / name).write_text(page, "utf-8", errors="surrogatepass")
            made[f"sources/{name}"] = (way, payload, page.count(quote(payload.text)))
    report = ingest([sources], folder / "content")
    for outcome in report.outcomes:
        way, payload, places = made.pop(outcome.name)
        if outcome.reason.startswith(HEADLINE_ALONE):
            continue  # such a payload swallows all that comes behind it: no article, and refused by name
        planted.append(Planted(_built(outcome.page), way, payload, places, way == "escaped"))
    planted += [Planted("never accounted for", *rest, legible=False) for rest in made.values()]
    articles = folder / "content" / "articles" / "direct"
    articles.mkdir(parents=True)
    for number, payload in enumerate(payloads):
        marker = f"markerdirect{number:05d}x"
        article = record(payload, marker)
        (articles / f"{number:05d}.md").write_text(write_page(article), "utf-8")
        page = f"articles/direct/{number:05d}.html"
        planted.append(Planted(page, "direct", payload, 12, legible=True))
    build_quietly(folder)
    return folder / "output", planted


def _built(page: str) -> str:
    """Return where a page of content/ stands in the site."""
    return page.removesuffix(".md") + ".html" if page else ""


def source_page(payload: Payload, marker: str, quote: Callable[[str], str]) -> str:
    """Return a saved page that holds the payload wherever a page can hold words or addresses."""
    it = quote(payload.text)
    data = json.dumps({"@type": "NewsArticle", "headline": payload.text, "author": payload.text})
    data = data.replace("</", "<\\/")
    return f"""<!doctype html><html lang="en"><head><title>{it}</title>
<meta name="author" content="{it}"><meta name="keywords" content="{it}">
<meta name="description" content="{it}">
<meta property="og:title" content="{it}"><meta property="article:published_time" content="2020-02-03">
<link rel="canonical" href="{it}"><script type="application/ld+json">{data}</script>
</head><body><article><h1>{it}</h1><p class="standfirst">{it}</p><p class="byline">By {it}</p>
<p>{marker}. {_FILLER}</p><p>{_FILLER} {it} {_FILLER}</p>
<figure><img src="{it}" alt="{it}"><figcaption>{it}</figcaption></figure>
<p>{_FILLER} <a href="{it}">{it}</a> {_FILLER}</p><h2>{it}</h2><ul><li>{it}</li></ul>
<blockquote>{it}</blockquote>
<p>{_FILLER} {_FILLER}</p></article></body></html>"""


def record(payload: Payload, marker: str) -> Article:
    """Return an article with the payload in every field, as an importer might state it."""
    it = clean_line(payload.text)
    url = vetted(payload.text) or "https://example.org/"
    blocks = normal_form(
        [
            Paragraph((Text(f"{marker}. {_FILLER}"),)),
            Paragraph((Text(it),)),
            Heading((Text(it),)),
            Quote((Paragraph((Text(it), Code(it))),)),
            ListBlock(((Paragraph((Link((Text(it),), url),)),),)),
            Figure(vetted(payload.text), it, (Text(it),), it),
        ]
    )
    return Article(
        identifier=identifier(marker),
        headline=it or marker,
        blocks=blocks,
        standfirst=it,
        kicker=it,
        authors=(it,) if it else (),
        agency=it,
        publisher=it,
        url=it,
        section=it,
        published=Moment("2020-02-03"),
        given=Given((it,), (it,), (it,), (it,)) if it else Given(),
    )


def audit(site: Path, planted: list[Planted]) -> dict[str, int]:
    """Parse every page as a browser does; count active markup, lost articles and payloads not legible."""
    active: list[str] = []
    texts: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        source, name = path.read_text("utf-8"), path.relative_to(site).as_posix()
        active.extend(f"{name}: {finding}" for finding in findings(source))
        if name.startswith("articles/"):
            texts[name] = visible_text(source)
    lost = [plant for plant in planted if plant.page and plant.page not in texts]
    illegible = [
        p for p in planted if p.legible and p.page in texts and not _legible(p.payload, texts[p.page])
    ]
    for finding in active[:20]:
        print("active:", finding, file=sys.stderr)
    for plant in [*lost[:20], *illegible[:20]]:
        state = "lost" if plant in lost else "illegible"
        print(f"{state}: {plant.way} {plant.payload.name} {plant.payload.text[:80]!r}", file=sys.stderr)
    return {
        "payloads": len({plant.payload.name for plant in planted}),
        "articles": len(planted),
        "placements": sum(plant.places for plant in planted),
        "active": len(active),
        "lost": len(lost),
        "quarantined": sum(not plant.page for plant in planted),
        "illegible": len(illegible),
    }


def _legible(payload: Payload, text: str) -> bool:
    """Tell whether the payload can be read on the page; white space and control characters aside."""
    return _squeezed(clean_line(payload.text)) in _squeezed(text)


def _squeezed(text: str) -> str:
    kept = (
        c for c in text if unicodedata.category(c) not in {"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Cn", "Co"}
    )
    return "".join(kept)


def show(figures: Mapping[str, int]) -> None:
    """Print the figures as a table and as one JSON line."""
    table = Table(title="Hostile input", title_justify="left")
    for name in figures:
        table.add_column(name, justify="right")
    table.add_row(*(f"{value:,}" for value in figures.values()))
    Console(stderr=True).print(table)
    print(json.dumps(figures))
