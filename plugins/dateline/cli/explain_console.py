"""How an explanation looks on a terminal: where from, how sure, who says what, and what was removed why."""

from dataclasses import asdict
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..article.record import Removed
from ..article.text import shorten
from ..ingest.explain import PAGES, Explanation
from .verb_summary import amount

_LONGEST = 160  # characters of a removed part; the file named below the list has all of it
_BLOCK = 120  # characters of a block of the page
_REASONS = 3  # features of a block that weigh most
_OTHERWISE = 80  # characters of what another place says


def show_explanation(console: Console, found: Explanation) -> None:
    """Print where an article came from, who says what of its fields, and what was removed by which rule."""
    article, provenance = found.article, found.article.provenance
    console.print(Text(article.headline, style="bold"), soft_wrap=True)
    captured = f", captured {provenance.retrieved}" if provenance.retrieved else ""
    for name, value in (
        ("page", str(found.page)),
        ("source", f"{provenance.source} ({provenance.kind}{captured})"),
        ("kept as", str(found.original)),
        ("sure", f"{provenance.confidence:.2f} of 1"),
        *(("warning", one.text) for one in provenance.warnings),
    ):
        console.print(Text(f"  {name:<8} {value}"), soft_wrap=True)
    console.print(_fields(found))
    if found.blocks:
        console.print(_blocks(found))
    _show_removed(console, found)


def explanation_as_json(found: Explanation) -> dict[str, Any]:
    """Return all that `show_explanation` prints as plain data, what was removed in full."""
    provenance = found.article.provenance
    return {
        "id": found.article.identifier,
        "headline": found.article.headline,
        "page": str(found.page),
        "source": provenance.source,
        "kind": provenance.kind,
        "retrieved": str(provenance.retrieved or "") or None,
        "original": str(found.original),
        "confidence": provenance.confidence,
        "warnings": [asdict(one) for one in provenance.warnings],
        "fields": [
            {
                "field": one.field,
                "value": one.value,
                "confidence": one.confidence,
                "said_by": one.agreeing,
                "otherwise": [{"place": other.place, "value": other.value} for other in one.others],
            }
            for one in found.field_evidence
        ],
        "blocks": [asdict(one) for one in found.blocks],
        "removed": [asdict(part) for part in found.removed],
        "removed_file": str(found.removed_file),
    }


def _fields(found: Explanation) -> Table:
    kind = found.article.provenance.kind
    unsaid = "nobody; told from the words" if kind in PAGES else f"its {kind} record"
    table = Table(title="\nFields", title_justify="left", title_style="bold", show_edge=False)
    table.add_column("field")
    table.add_column("value", overflow="fold", ratio=2)
    table.add_column("sure", justify="right")
    table.add_column("said by", overflow="fold", ratio=1)
    for one in found.field_evidence:
        places = Text(", ".join(one.agreeing) or unsaid)
        for other in one.others:
            said = other.value if len(other.value) <= _OTHERWISE else f"{other.value[:_OTHERWISE]} …"
            places.append(f"\nbut {other.place}: {said}", style="yellow")
        sure = f"{one.confidence:.2f}" if kind in PAGES else ""
        table.add_row(one.field, Text(one.value), sure, places)
    return table


def _blocks(found: Explanation) -> Table:
    least = found.blocks[0].least
    title = f"\nBlocks of the page; body from a probability of {least:.2f}, where no rule takes them"
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False)
    table.add_column("body", justify="right")
    table.add_column("model", justify="right")
    table.add_column("words", overflow="fold", ratio=1)
    table.add_column("for and against, in log odds", overflow="fold", ratio=1)
    for one in found.blocks:
        strongest = sorted(one.influences.items(), key=lambda pair: -abs(pair[1]))[:_REASONS]
        reasons = "\n".join(f"{odds:+.1f} {name} {one.features[name]:.2f}" for name, odds in strongest)
        style = "bold" if one.probability >= least else "dim"
        words = shorten(one.text, _BLOCK)
        table.add_row(
            f"{one.probability:.2f}", f"{one.model:.2f}", Text(words, style), Text(reasons), end_section=True
        )
    return table


def _show_removed(console: Console, found: Explanation) -> None:
    if not found.removed:
        console.print("\nNothing was removed.", style="bold")
        return
    console.print(f"\nRemoved: {amount(len(found.removed), 'part')}, by rule", style="bold")
    by_rule = sorted(found.removed, key=_rule)  # stable: the parts of a rule stay in the order of the page
    for rule, parts in groupby(by_rule, key=_rule):
        console.print(Text(f"  {rule}", style="bold"))
        for part in parts:
            rest = len(part.text) - _LONGEST
            shown = f"{part.text[:_LONGEST]} … and {rest:,} characters" if rest > 0 else part.text
            console.print(Text(f"    {shown}"), soft_wrap=True)
    console.print(Text(f"  whole in {found.removed_file}"), soft_wrap=True)


def _rule(part: Removed) -> str:
    return part.rule
