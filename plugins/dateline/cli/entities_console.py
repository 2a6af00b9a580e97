"""The entities, those that may be one, and the least certain tags: on a terminal, or as JSON."""

from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from ..enrich.entities.archive import Archive, Entity
from ..enrich.entities.authority import KINDS
from ..enrich.entities.review import least_certain, likely_duplicates
from ..enrich.tags import EntityKind


def show_entities(console: Console, archive: Archive, most: int) -> None:
    """Print the most named entities, the likely duplicates and the least certain tags."""
    for kind in KINDS:
        table = Table(title=kind.capitalize(), title_justify="left", show_edge=False)
        for head in ("articles", "name", "also"):
            table.add_column(head, justify="right" if head == "articles" else "left", overflow="fold")
        for entity in _most_named(archive, kind, most):
            table.add_row(f"{len(entity.articles):,}", entity.name, ", ".join(entity.names[1:6]))
        console.print(table)
    _lines(
        console,
        "Likely one entity",
        [f"{p.kind}: {p.kept.name} = {p.other.name}? ({p.why})" for p in likely_duplicates(archive)[:most]],
    )
    _lines(
        console,
        "Least certain",
        [f"{d.confidence:.2f} {d.kind}: {d.name} ({d.surface!r}, by {d.source}) in {d.article}"
         for d in least_certain(archive, most)],
    )  # fmt: skip


def entities_as_json(archive: Archive, most: int) -> dict[str, Any]:
    """Return what `show_entities` prints as plain data."""
    return {
        **{kind: [_entity_as_json(one) for one in _most_named(archive, kind, most)] for kind in KINDS},
        "likely_duplicates": [
            {"kind": pair.kind, "name": pair.kept.name, "other": pair.other.name, "why": pair.why}
            for pair in likely_duplicates(archive)[:most]
        ],
        "least_certain": [asdict(doubt) for doubt in least_certain(archive, most)],
    }


def _most_named(archive: Archive, kind: EntityKind, most: int) -> list[Entity]:
    return sorted(archive.of_kind(kind), key=lambda entity: (-len(entity.articles), entity.slug))[:most]


def _entity_as_json(entity: Entity) -> dict[str, Any]:
    told = {"slug": entity.slug, "name": entity.name, "names": entity.names[1:]}
    return {**told, "articles": len(entity.articles)}


def _lines(console: Console, title: str, lines: list[str]) -> None:
    if lines:
        console.print(f"\n{title}", style="bold")
    for line in lines:
        console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
