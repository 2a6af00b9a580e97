"""What a check of an archive found: one file, what is wrong with it, and what helps."""

from dataclasses import dataclass, field
from typing import Literal

from ..ingest.store.chain import ChainHead

Finding = Literal["damaged", "missing", "stray", "unfinished", "unsealed", "edited", "removed", "new"]
_LOSSES = frozenset(("damaged", "missing", "stray", "unfinished"))
_ACTS = frozenset(("edited", "removed", "new"))
RESTORE = "restore it: `dateline repair --from` a second copy"


@dataclass(frozen=True, slots=True)
class IntegrityFinding:
    """What was found about one file.

    `damaged`, `missing`, `stray` (no entry names it) and `unfinished` (a killed run left it) must not be;
    `unsealed` is the ledger of an older version; `edited`, `removed` and `new` are what a person may do, and
    `accept_changes` takes note of it.
    """

    path: str  # below content/, or below the folder of the site
    finding: Finding
    detail: str

    @property
    def is_loss(self) -> bool:
        """Return whether something that must never change did."""
        return self.finding in _LOSSES

    @property
    def is_act(self) -> bool:
        """Return whether a person may have done it."""
        return self.finding in _ACTS


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of a check: what was found, and how many files were read for it."""

    findings: tuple[IntegrityFinding, ...]
    checked: int  # files whose bytes were compared with a hash
    left: int = 0  # files that there was no time for
    head: ChainHead = field(default_factory=ChainHead)  # of the ledger; kept elsewhere, it proves the ledger

    @property
    def losses(self) -> tuple[IntegrityFinding, ...]:
        """Return the findings that must not be."""
        return tuple(finding for finding in self.findings if finding.is_loss)
