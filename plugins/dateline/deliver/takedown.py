"""Articles withdrawn from the public and given back, with a log of who wanted what, when and why."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from ..article.errors import FrontMatterError, IntegrityError, SettingError
from ..article.page import read_page
from ..article.record import Status
from ..ingest.explain import find_page
from ..ingest.store.atomic_batches import write
from ..ingest.store.fixity import append_fixities, file_sha256, seal_ledger
from ..ingest.store.ledger import Fixity
from ..ingest.store.lock import locked

LOG = "takedowns.jsonl"  # below content/; only ever appended to
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<front>.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Takedown:
    """One line of the log."""

    day: str  # ISO 8601
    article: str  # permanent identifier
    page: str  # below content/
    status: Status
    embargo: str  # ISO 8601 day, empty for none
    reason: str


def change_status(  # noqa: PLR0913  what the log has to say
    content: Path, name: str, status: Status, *, reason: str, day: str, embargo: str = ""
) -> Takedown:
    """Change who may see an article, in its page's front matter, and note it in the log.

    The original and the page stay; the next build shows what the new status allows.

    Args:
        content: the archive's folder.
        name: the article's id, its page's name, or a path to it.
        status: published, hidden, or takedown, which leaves a tombstone.
        reason: why, for the log.
        day: today.
        embargo: the day from which it may be shown.

    Raises:
        UnreadableSourceError: there is no such article.
        SettingError: no reason is given.
        FrontMatterError: the page cannot be read.
        IntegrityError: the ledger is damaged, or another run is at work.
        OSError: the page cannot be written.
    """
    if not reason.strip():
        raise SettingError("no reason is given", remedy="Say it for the log: --reason '…'.")
    log = content / LOG
    with locked(content):
        path, article = find_page(content, name)
        text = _with_field(path.read_bytes().decode(), "status", status if status != "published" else "")
        text = _with_field(text, "embargo", embargo)
        _check(text, path, status, embargo)
        page = path.relative_to(content).as_posix()
        done = Takedown(day, article.identifier, page, status, embargo, reason)
        line = json.dumps(asdict(done), ensure_ascii=False) + "\n"
        write(log, (log.read_bytes() if log.exists() else b"") + line.encode())
        write(path, text.encode())
        if seal_ledger(content):
            append_fixities(content, [Fixity(one, file_sha256(content / one)) for one in (done.page, LOG)])
    return done


def takedowns(content: Path) -> list[Takedown]:
    """Return the log, oldest first; none where there is no log.

    Raises:
        IntegrityError: a line of it is damaged.
        OSError: it cannot be read.
    """
    log = content / LOG
    found = []
    for number, line in enumerate(log.read_bytes().split(b"\n") if log.exists() else (), 1):
        try:
            found += [Takedown(**json.loads(line))] if line else []
        except (ValueError, TypeError) as error:
            raise IntegrityError(
                "this line of the log is damaged",
                where=f"{log}:{number}",
                remedy="Get it back from a second copy: `dateline repair --from`.",
            ) from error
    return found


def _check(text: str, path: Path, status: Status, embargo: str) -> None:
    """Read the changed page as the build will.

    Raises:
        FrontMatterError: it cannot be read, or says something else than was asked for.
    """
    article = read_page(text, where=path.name)
    if article.status != status or (article.embargo is not None) != bool(embargo):
        said = f"status: {status}" + (f" and embargo: {embargo}" if embargo else "")
        raise FrontMatterError(
            "its front matter is written in a way that is not changed here",
            where=str(path),
            remedy=f"Say there by hand: {said}.",
        )


def _with_field(text: str, name: str, value: str) -> str:
    """Return a page with a field of its front matter set, or taken out where the value is empty."""
    match = _FRONT.match(text)
    if not match:
        return text
    lines = [line for line in match["front"].splitlines(keepends=True) if not line.startswith(f"{name}:")]
    if value:
        lines.append(f"{name}: {value}\n")
    return text[: match.start("front")] + "".join(lines) + text[match.end("front") :]
