"""What a person changed below content/ taken note of, so that from now on it is guarded as it stands."""

from collections.abc import Sequence
from pathlib import Path

from ..ingest.store.fixity import append_fixities, file_sha256, seal_ledger
from ..ingest.store.ledger import Fixity
from ..ingest.store.lock import locked
from .findings import IntegrityFinding
from .verify import verify_content


def accept_changes(content: Path) -> Sequence[IntegrityFinding]:
    """Note the hash of every file that a person edited, removed or added; return those findings.

    What must not be (damaged or missing originals, links) is never accepted.

    Raises:
        IntegrityError: the ledger is damaged, or another run is at work.
        OSError: the ledger cannot be written.
    """
    with locked(content):
        seal_ledger(content)
        acts = [finding for finding in verify_content(content).findings if finding.is_act]
        append_fixities(
            content,
            [
                Fixity(act.path, "" if act.finding == "removed" else file_sha256(content / act.path))
                for act in acts
            ],
        )
    return acts
