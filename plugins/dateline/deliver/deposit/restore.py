"""A deposit made an archive again, byte for byte."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from ...article.errors import IntegrityError, SettingError
from ...ingest.sources import originals_of
from ...ingest.store.atomic_batches import write
from ...ingest.store.ledger import LEDGER
from ...ingest.store.lock import locked
from ..keep_aside import keep_aside
from ..verify import verify_content
from .bag import PAYLOAD, is_bag, payload_of

_FILES = f"{PAYLOAD}/content/"


def deposit_among(paths: Sequence[Path]) -> Path | None:
    """Return the deposit that is to be made an archive; None where the paths are a pile of documents.

    Raises:
        SettingError: one of them is an archive itself, a bag that no archive can be made of, or stands beside
            others.
        IntegrityError: one is a deposit without its manifest.
    """
    for path in paths:
        if originals := originals_of(path):
            raise SettingError(
                "this is an archive of its own",
                where=str(path),
                remedy=f"Bring in its sources with `dateline ingest {originals}`; or to have it whole, pages "
                "and decisions too, run `dateline deposit` in it and bring the deposit into a new archive.",
            )
    bags = [path for path in paths if (path / "bagit.txt").is_file()]
    for bag in bags:
        if not (bag / _FILES / LEDGER).is_file():
            originals = bag / _FILES / "originals"
            raise SettingError(
                "this bag holds no ledger, so it cannot be made an archive again",
                where=str(bag),
                remedy=f"Bring in what it holds: `dateline ingest "
                f"{originals if originals.is_dir() else bag / PAYLOAD}`.",
            )
        if not is_bag(bag):
            raise _broken(bag, "its manifest is missing")
        if len(paths) > 1:
            raise SettingError(
                "a deposit is an archive of its own",
                where=str(bag),
                remedy="Name it alone.",
            )
    return bags[0] if bags else None


def restore_deposit(bag: Path, content: Path, *, aside: Path) -> int:
    """Make an archive of a deposit; return how many files came.

    Args:
        bag: the deposit.
        content: of the archive; it holds no article yet.
        aside: where the files of a new archive that the deposit has otherwise are kept.

    Raises:
        SettingError: there is an archive already.
        IntegrityError: a file of the bag is missing or damaged, and nothing was written; or another run is at
            work.
        OSError: the archive cannot be written; run it again.
    """
    if _has_articles(content):
        raise SettingError(
            "there is an archive already",
            where=str(content),
            remedy="Restore into a new one (`dateline new`), or heal this one: `dateline repair --from`.",
        )
    payload = payload_of(bag)
    for path, digest in payload.items():
        _whole(bag / path, digest)
    own = [path for path in payload if path.startswith(_FILES)]
    with locked(content):
        # The ledger comes last: until it is there, the archive counts as not restored.
        for path in sorted(own, key=lambda path: (path.endswith(LEDGER), path)):
            below = path.removeprefix(_FILES)
            data = _whole(bag / path, payload[path])
            if not (content / below).is_file() or (content / below).read_bytes() != data:
                keep_aside(content, below, aside)
                write(content / below, data)
        for below in _foreign(content):
            keep_aside(content, below, aside)
            (content / below).unlink()
    return len(own)


def _has_articles(content: Path) -> bool:
    """Return whether the ledger names a source; that of a new archive names the files it came with alone."""
    lines = (content / LEDGER).read_bytes().splitlines() if (content / LEDGER).exists() else []
    return any(b'"original":' in line for line in lines)


def _foreign(content: Path) -> Iterator[str]:
    """Yield what stands in the archive and is not of the deposit."""
    findings = verify_content(content, seconds=0).findings
    yield from (found.path for found in findings if found.finding == "new")


def _whole(file: Path, digest: str) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise _broken(file, f"it cannot be read ({error.strerror})") from error
    if sha256(data).hexdigest() != digest:
        raise _broken(file, "its bytes are not those of its hash")
    return data


def _broken(file: Path, found: str) -> IntegrityError:
    return IntegrityError(
        found, where=str(file), remedy="Get the deposit once more; nothing was taken of it."
    )
