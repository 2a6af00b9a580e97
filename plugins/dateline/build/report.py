"""What a build did, for people and for machines."""

from dataclasses import asdict, dataclass
from typing import Any

from blinker import signal

from .rejected import Rejected

built = signal("dateline_built")  # sent by the generator at its end, with `report`


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The figures of one build; `rejected` pages are not in the site."""

    articles: int
    rendered: int
    unchanged: int
    files: int
    people: int
    places: int
    organisations: int
    tagger: str
    rejected: tuple[Rejected, ...] = ()
    unused_authority: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return asdict(self)
