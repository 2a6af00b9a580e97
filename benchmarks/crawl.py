"""A walk over a built site as a reader on a USB stick takes it: by its links alone, from home."""

import json
import posixpath
import re
import tempfile
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import html
from rich.console import Console
from rich.table import Table

from benchmarks.build import write_dumps
from benchmarks.quiet_build import build_quietly
from dateline.ingest import ingest

# What a page loads or links to; `cite` and the like lead nowhere.
_TARGETS = "//@href | //@src | //@data-site | //@data-index"
_ELSEWHERE = re.compile(r"(?:https?|mailto|data):", re.IGNORECASE)


@dataclass
class Crawl:
    """What was found: how many clicks each page is from home, and each link that is wrong."""

    clicks: dict[str, int] = field(default_factory=dict)
    broken: list[tuple[str, str]] = field(default_factory=list)  # page, target
    absolute: list[tuple[str, str]] = field(default_factory=list)  # begins at a server's or disk's root
    links: int = 0


def crawl(site: Path, start: str = "index.html") -> Crawl:
    """Follow every link from home; read every page once."""
    found = Crawl({start: 0})
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    anchors: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []  # page, target page, anchor
    queue = deque([start])
    while queue:
        path = queue.popleft()
        tree = html.fromstring((site / path).read_bytes())
        anchors[path] = set(tree.xpath("//@id"))
        clickable = {*tree.xpath("//a/@href"), *tree.xpath("//*[local-name()='a']/@href")}
        for target in map(str, tree.xpath(_TARGETS)):
            found.links += 1
            if _ELSEWHERE.match(target):
                continue
            address, _, anchor = target.partition("#")
            name = unquote(address.partition("?")[0])
            goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
            if target.startswith("/") or re.match(r"[a-z]+:", target):
                found.absolute.append((path, target))
            elif goal not in there and not (name.endswith("/") or name == "") and not (site / goal).is_dir():
                found.broken.append((path, target))
            elif anchor and goal.endswith(".html"):
                wanted.append((path, goal, anchor))
            if goal not in found.clicks and goal.endswith(".html") and goal in there and target in clickable:
                found.clicks[goal] = found.clicks[path] + 1
                queue.append(goal)
    # `#add=…` tells the page what to do; it names no place in it.
    places = [(page, goal, anchor) for page, goal, anchor in wanted if "=" not in anchor]
    found.broken += [(p, f"{goal}#{a}") for p, goal, a in places if a not in anchors.get(goal, {a})]
    return found


def articles_of(site: Path) -> Iterator[str]:
    """Yield the paths of all articles' pages."""
    return (path.relative_to(site).as_posix() for path in sorted(site.glob("articles/**/*.html")))


def run(data: Path, articles: int = 5000) -> Mapping[str, object]:
    """Build the first articles of Reuters-21578 by rules alone, and follow every link from home.

    Args:
        data: the folder or file of reuters21578.jsonl.gz.
        articles: how many.

    Returns:
        The figures of the JSON line: pages, links, what is broken or absolute, and the clicks to the
        farthest article.
    """
    file = data / "reuters21578.jsonl.gz" if data.is_dir() else data
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_dumps(file, articles, folder / "dumps")
        ingest([folder / "dumps"], folder / "content")
        build_quietly(folder)
        site = folder / "output"
        found = crawl(site)
        clicks = [found.clicks.get(path) for path in articles_of(site)]
    figures = {
        "articles": len(clicks),
        "pages reached": len(found.clicks),
        "links followed": found.links,
        "broken links": len(found.broken),
        "absolute links": len(found.absolute),
        "articles out of reach": clicks.count(None),
        "clicks to the farthest article": max((count for count in clicks if count is not None), default=0),
    }
    table = Table("what", "figure", title=f"{articles:,} articles over file://", title_justify="left")
    for what, figure in figures.items():
        table.add_row(what, f"{figure:,}")
    Console(stderr=True).print(table)
    print(json.dumps({"bench": "crawl", **figures}))
    return figures
