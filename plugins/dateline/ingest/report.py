"""What became of every record: outcomes, their sums, and the report a machine can read. Prints nothing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ..article.warnings import CleaningWarning

State = Literal["added", "unchanged", "updated", "duplicate", "wanted", "quarantined"]
STATES: tuple[State, ...] = ("added", "unchanged", "updated", "duplicate", "wanted", "quarantined")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fate of one record: every one that was read has exactly one."""

    name: str
    state: State
    reason: str = ""
    page: str = ""  # below content/
    original: str = ""  # SHA-256
    confidence: float = 1.0
    warnings: tuple[CleaningWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All outcomes of one run."""

    outcomes: tuple[Outcome, ...]

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> "Report":
        """Gather outcomes in the order of their names."""
        return cls(tuple(sorted(outcomes, key=lambda outcome: outcome.name)))

    @property
    def counts(self) -> dict[str, int]:
        """Return read, and how many ended in each state; the states sum up to read."""
        states = Counter(outcome.state for outcome in self.outcomes)
        return {"read": len(self.outcomes), **{state: states[state] for state in STATES}}

    @property
    def quarantined(self) -> tuple[Outcome, ...]:
        """Return what could not become an article."""
        return tuple(outcome for outcome in self.outcomes if outcome.state == "quarantined")

    @property
    def unsure(self) -> tuple[Outcome, ...]:
        """Return the articles whose cleaning is unsure, worst first."""
        warned = (o for o in self.outcomes if o.warnings and o.state in {"added", "updated"})
        return tuple(sorted(warned, key=lambda outcome: (outcome.confidence, outcome.name)))

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain data: `counts`, and `outcomes` with all their parts."""
        return {"counts": self.counts, "outcomes": [asdict(outcome) for outcome in self.outcomes]}
