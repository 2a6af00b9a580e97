"""The entities that look wrong, shown worst first; one key settles each in the authority files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from ..enrich.entities.doubtful import DoubtfulEntity, decision

_QUESTION = "[d]rop, [p]erson, p[l]ace, [o]rganisation, [Enter] it is right, [q]uit: "
DECISIONS = frozenset("dplo")


def show_doubtful(console: Console, doubtful: Sequence[DoubtfulEntity]) -> None:
    """Print each entity with its articles and what speaks against it."""
    for each in doubtful:
        entity = each.entity
        reasons = "; ".join(each.reasons)
        line = f"{len(entity.articles):>6,}  {entity.kind}: {entity.name} ({reasons})"
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def doubtful_as_json(doubtful: Sequence[DoubtfulEntity]) -> list[dict[str, Any]]:
    """Return what `show_doubtful` prints as plain data."""
    return [
        {
            "kind": each.entity.kind,
            "slug": each.entity.slug,
            "name": each.entity.name,
            "articles": len(each.entity.articles),
            "reasons": each.reasons,
        }
        for each in doubtful
    ]


def settle_doubtful(doubtful: Sequence[DoubtfulEntity], folder: Path, ask: Callable[[str], str]) -> int:
    """Ask about each entity and append what is decided to the authority files; return how many.

    Args:
        doubtful: in the order to ask.
        folder: of the authority files, made if need be.
        ask: shows a question and returns the answer, as `input` does.
    """
    decided = 0
    for each in doubtful:
        answer = ask(f"{each.entity.kind}: {each.entity.name} ({'; '.join(each.reasons)})\n{_QUESTION}")
        key = answer.strip().lower()[:1]
        if key == "q":
            break
        if (
            key not in DECISIONS
            or key == {"people": "p", "places": "l", "organisations": "o"}[each.entity.kind]
        ):
            continue
        kind, entry = decision(each.entity, key)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{kind}.yaml").open("a", encoding="utf-8") as file:
            file.write(entry)
        decided += 1
    return decided
