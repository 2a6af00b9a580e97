"""Measures whether every construct of an article arrives as its block: one page of all, then each in many places."""  # noqa: E501

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.article.blocks import (
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
)
from dateline.article.blocks import Table as TableBlock
from dateline.article.text import plain
from dateline.clean import clean

from .gate import gate

_PROSE = (
    "<p>The committee met on the quay and talked about the price of rope until the lamps went out, {}.</p>"
)


@dataclass(frozen=True)
class Construct:
    """A piece of HTML, and what must be true of the blocks that come of it."""

    name: str
    html: str
    holds: Callable[[Blocks], bool]


def _any(kind: type[Block], test: Callable[[Any], bool] = lambda _block: True) -> Callable[[Blocks], bool]:
    return lambda blocks: any(isinstance(block, kind) and test(block) for block in blocks)


def _marked(name: str) -> Callable[[Blocks], bool]:
    def test(block: Paragraph) -> bool:
        return any(type(one).__name__ == name for one in block.content)

    return _any(Paragraph, test)


_IMAGE = '<img src="https://pictures.example/rope.jpg" alt="A coil">'
CONSTRUCTS = (
    Construct("heading 2", "<h2>Rope and tar</h2>", _any(Heading, lambda b: b.level == 2)),
    Construct("heading 3", "<h3>Rope and tar</h3>", _any(Heading, lambda b: b.level == 3)),
    Construct("heading 4", "<h4>Rope and tar</h4>", _any(Heading, lambda b: b.level == 4)),
    Construct(
        "list",
        "<ul><li>rope of hemp</li><li>barrels of tar</li></ul>",
        _any(ListBlock, lambda b: len(b.items) == 2),
    ),
    Construct(
        "numbered list", "<ol><li>rope of hemp</li><li>tar</li></ol>", _any(ListBlock, lambda b: b.start == 1)
    ),
    Construct(
        "list from 4", '<ol start="4"><li>rope of hemp</li></ol>', _any(ListBlock, lambda b: b.start == 4)
    ),
    Construct(
        "nested list",
        "<ul><li>rope<ul><li>of hemp</li></ul></li><li>tar</li></ul>",
        _any(ListBlock, lambda b: isinstance(b.items[0][-1], ListBlock)),
    ),
    Construct(
        "item of two paragraphs",
        "<ul><li><p>Rope was short.</p><p>Tar was not.</p></li></ul>",
        _any(ListBlock, lambda b: len(b.items[0]) == 2),
    ),
    Construct(
        "table",
        "<table><tr><th>Ware</th><th>Price</th></tr><tr><td>rope</td><td>4</td></tr></table>",
        _any(TableBlock, lambda b: len(b.header) == 2 and len(b.rows) == 1),
    ),
    Construct(
        "table caption",
        "<table><caption>Prices</caption><tr><th>Ware</th><th>Price</th></tr><tr><td>rope</td><td>4</td></tr></table>",
        _any(TableBlock, lambda b: plain(b.caption) == "Prices"),
    ),
    Construct(
        "table with pipes",
        "<table><tr><th>Ware</th><th>Price</th></tr><tr><td>rope | tar</td><td>4</td></tr></table>",
        _any(TableBlock, lambda b: plain(b.rows[0][0]) == "rope | tar"),
    ),
    Construct("quote", "<blockquote><p>We had no rope at all.</p></blockquote>", _any(Quote)),
    Construct(
        "quote of two paragraphs",
        "<blockquote><p>We had no rope.</p><p>We had no tar.</p></blockquote>",
        _any(Quote, lambda b: len(b.blocks) == 2),
    ),
    Construct(
        "figure caption",
        f"<figure>{_IMAGE}<figcaption>A coil of rope.</figcaption></figure>",
        _any(Figure, lambda b: plain(b.caption) == "A coil of rope." and bool(b.image)),
    ),
    Construct(
        "figure credit",
        f'<figure>{_IMAGE}<figcaption>A coil of rope. <span class="credit">Ada Lund</span></figcaption></figure>',  # noqa: E501
        _any(Figure, lambda b: b.credit == "Ada Lund" and plain(b.caption) == "A coil of rope."),
    ),
    Construct(
        "code", "<pre><code>coil(rope)\n  tar()</code></pre>", _any(CodeBlock, lambda b: "\n  tar" in b.text)
    ),
    Construct(
        "code language",
        '<pre><code class="language-python">coil(rope)</code></pre>',
        _any(CodeBlock, lambda b: b.language == "python"),
    ),
    Construct(
        "footnote",
        '<p>Rope rose in price.<sup><a href="#n1">1</a></sup></p><ol><li id="n1">By a third.</li></ol>',
        _any(Footnote),
    ),
    Construct(
        "definition list",
        "<dl><dt>Hawser</dt><dd>A thick rope.</dd></dl>",
        _any(DefinitionList, lambda b: len(b.items) == 1),
    ),
    Construct("line break", "<p>Rope and tar,<br>tar and rope.</p>", _marked("Break")),
    Construct("rule", "<hr>", _any(Rule)),
    Construct("emphasis", "<p>The <em>Petrel</em> sailed without rope.</p>", _marked("Emphasis")),
    Construct("strong", "<p>The <strong>Petrel</strong> sailed without rope.</p>", _marked("Strong")),
    Construct("struck out", "<p>The <del>Petrel</del> Gull sailed without rope.</p>", _marked("Strike")),
    Construct("inline code", "<p>They typed <code>coil</code> and waited for rope.</p>", _marked("Code")),
    Construct(
        "link",
        '<p>The <a href="https://ships.example/petrel">Petrel</a> sailed without rope.</p>',
        _marked("Link"),
    ),
    Construct(
        "paragraphs by breaks",
        "<div>Rope was dear that year.<br><br>Tar was cheap that year.</div>",
        lambda blocks: sum(isinstance(b, Paragraph) and "that year" in plain(b.content) for b in blocks) == 2,
    ),
    Construct(
        "quotation marks",
        "<p>She said <q>no rope</q> and left.</p>",
        _any(Paragraph, lambda b: "“no rope”" in plain(b.content)),
    ),
    Construct(
        "link in a list",
        '<ul><li>rope, <a href="https://ships.example/a">and more</a> of it</li><li>tar in barrels</li></ul>',
        _any(ListBlock, lambda b: len(b.items) == 2),
    ),
)
# Where a construct may stand: around it, wrappers that mean nothing.
CONTEXTS = (
    ("plain", "{}"),
    ("div", "<div>{}</div>"),
    ("section", "<section>{}</section>"),
    ("deep", "<div><div><div><div>{}</div></div></div></div>"),
    ("custom element", "<story-part>{}</story-part>"),
    ("advertisement before", '<div class="ad-slot">Advertisement</div>{}'),
    ("share bar behind", '{}<ul class="share"><li><a href="/s">Share</a></li></ul>'),
    ("upper-case tags", "<DIV>{}</DIV>"),
)


def page(inner: str) -> str:
    """Return a page whose article holds some HTML between paragraphs."""
    before, after = (_PROSE.format(word) * 2 for word in ("as usual", "as ever"))
    return (
        "<!doctype html><html lang=en><head><title>The price of rope</title></head><body><nav><a href=/>Home</a></nav>"  # noqa: E501
        f"<article><h1>The price of rope</h1>{before}{inner}{after}</article><footer>© Quay Press</footer></body></html>"  # noqa: E501
    )


def run() -> dict[str, Any]:
    """Print which constructs arrive, on one page of all and each in every context; the last line is JSON.

    Raises:
        LoweredFloorError: a construct that arrived before is lost.
    """
    whole = clean(page("".join(one.html + _PROSE.format(one.name) for one in CONSTRUCTS))).blocks
    points = [one.name for one in CONSTRUCTS if one.holds(whole)]
    lost = [
        f"{one.name} / {context}"
        for one in CONSTRUCTS
        for context, around in CONTEXTS
        if not one.holds(clean(page(around.format(one.html))).blocks)
    ]
    cases = len(CONSTRUCTS) * len(CONTEXTS)
    table = Table("", "arrived", "of", title="Structure")
    table.add_row("one page", str(len(points)), str(len(CONSTRUCTS)))
    table.add_row("cases", str(cases - len(lost)), str(cases))
    Console().print(table)
    for name in (*(f"one page: {one.name}" for one in CONSTRUCTS if one.name not in points), *lost):
        Console().print(f"lost: {name}")
    figures = {"points": len(points), "cases": cases - len(lost)}
    gate("structure", figures)
    print(json.dumps({"benchmark": "structure", **figures, "of": [len(CONSTRUCTS), cases]}))
    return figures
