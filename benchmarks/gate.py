"""The floors that no change may lower silently: one file of figures, and the check against it."""

import json
from collections.abc import Mapping
from pathlib import Path

from dateline.article.errors import DatelineError

FLOORS = Path(__file__).with_name("floors.json")


class LoweredFloorError(DatelineError):
    """A measured figure is below the floor that an earlier change had reached."""


def gate(name: str, figures: Mapping[str, float], *, floors: Path = FLOORS) -> None:
    """Hold the figures of one benchmark to their floors.

    Args:
        name: the benchmark's name in the file of floors.
        figures: what was measured; higher is better.
        floors: the file of floors.

    Raises:
        LoweredFloorError: a figure is below its floor.
    """
    held = json.loads(floors.read_text(encoding="utf-8")).get(name, {})
    low = [
        f"{key} {figures.get(key, 0)} < {floor}" for key, floor in held.items() if figures.get(key, 0) < floor
    ]
    if low:
        raise LoweredFloorError(
            f"{name}: {', '.join(low)}",
            where=str(floors.name),
            remedy="Mend the change; a floor is lowered only by `lower(...)`, with a reason.",
        )


def raise_floors(name: str, figures: Mapping[str, float], *, floors: Path = FLOORS) -> dict[str, float]:
    """Write the figures as new floors where they are higher than the old ones; return the floors that hold."""  # noqa: E501
    every = json.loads(floors.read_text(encoding="utf-8")) if floors.exists() else {}
    held = every.setdefault(name, {})
    for key, value in figures.items():
        held[key] = max(value, held.get(key, value))
    _write(every, floors)
    return dict(held)


def lower(name: str, key: str, floor: float, reason: str, *, floors: Path = FLOORS) -> None:
    """Lower one floor, on purpose; the reason is kept in the file beside it.

    Raises:
        LoweredFloorError: no reason is given.
    """
    if not reason.strip():
        raise LoweredFloorError(f"{name}.{key} lowered without a reason", remedy="Say why.")
    every = json.loads(floors.read_text(encoding="utf-8"))
    every[name][key] = floor
    every.setdefault("reasons", {})[f"{name}.{key}"] = reason
    _write(every, floors)


def _write(every: object, floors: Path) -> None:
    fresh = floors.with_suffix(".new")
    fresh.write_text(json.dumps(every, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    fresh.replace(floors)
