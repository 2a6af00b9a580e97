"""Writes a deposit: every file is read and compared with its hash; an archive not in order is refused."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ...article.blocks import Block, Figure, Footnote, ListBlock, Quote
from ...article.errors import IntegrityError, SettingError
from ...article.record import Article
from ...build.source_rights import read_source_rights
from ...ingest.store.checksums import CHECKSUMS
from ...ingest.store.ledger import HEAD, LEDGER, Entry, Ledger, original_path
from ...ingest.store.pages import pages
from ..verify import verify_content
from .bag import PAYLOAD, can_be_packed, write_tags
from .formats import original_names
from .premis import premis
from .ro_crate import METADATA, Collection, ro_crate

_FILES = "content"  # folder of the archive's files below the payload
_PREMIS = "premis.xml"
_GUARDS = (LEDGER, HEAD, CHECKSUMS)


def write_deposit(  # noqa: PLR0913  each is a part of what is written
    content: Path, bag: Path, about: Collection, *, today: str, program: str, public: bool = False
) -> int:
    """Write the archive as a bag; return how many files of the archive it holds.

    Args:
        content: the archive's folder.
        bag: the folder to make.
        about: what the keeper says of the collection.
        today: ISO 8601 day; what is under embargo on it is not public.
        program: name and version of this program.
        public: leave out what the public may not see, with its originals, and the ledger that names it. Such
            a deposit is for readers: it cannot be made an archive again.

    Raises:
        SettingError: the folder is there already, or the name of a file is none for a bag.
        IntegrityError: the archive is not in order.
        AuthorityError: rights.yaml says something that cannot be meant.
        OSError: the bag cannot be written; nothing of it is left.
    """
    if bag.exists():
        raise SettingError("it is there already", where=str(bag), remedy="Name a folder that is not.")
    verification = verify_content(content)
    if verification.findings:
        first = verification.findings[0]
        raise IntegrityError(
            f"the archive is not in order: {first.path} is {first.finding}",
            where=str(content),
            remedy="See `dateline verify`; take note of your own edits with `dateline verify --accept`.",
        )
    ledger, rights = Ledger.read(content), read_source_rights(content)
    articles = {path: rights.applied(article) for path, article in pages(content)}
    paths = {path for path, fixity in ledger.files.items() if fixity.sha256} | set(_GUARDS)
    entries = list(ledger.pages())
    if public:
        paths, entries = _public(paths, entries, articles, today)
    if unfit := sorted(path for path in paths if not can_be_packed(path)):
        raise SettingError(
            "no bag can hold a file of this name",
            where=unfit[0],
            remedy="Rename it, without backslashes, controls and bytes that are no UTF-8; `dateline verify "
            "--accept` takes note of that.",
        )
    partial = bag.with_name(f"{bag.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        _fill(content, partial, sorted(paths), entries, articles, about, program)
        partial.rename(bag)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return len(paths)


def _fill(  # noqa: PLR0913, PLR0917  what a deposit is made of
    content: Path,
    bag: Path,
    paths: list[str],
    entries: list[Entry],
    articles: Mapping[str, Article],
    about: Collection,
    program: str,
) -> None:
    data = bag / PAYLOAD
    files = {}
    for path in paths:
        target = data / _FILES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content / path, target)
        whole = target.read_bytes()
        files[path] = hashlib.sha256(whole).hexdigest(), len(whole)
    crated = {f"{_FILES}/{path}": known for path, known in files.items()}
    written = premis(files, entries, moment=about.day, program=program)
    crated[_PREMIS] = hashlib.sha256(written).hexdigest(), len(written)
    (data / _PREMIS).write_bytes(written)
    told = ((f"{_FILES}/{path}", articles[path]) for path in paths if path in articles)
    names = {f"{_FILES}/{path}": name for path, name in original_names(entries).items()}
    crate = ro_crate(about, crated, told, names)
    (data / METADATA).write_bytes(crate)
    sums = {f"{PAYLOAD}/{path}": digest for path, (digest, _) in crated.items()}
    sums[f"{PAYLOAD}/{METADATA}"] = hashlib.sha256(crate).hexdigest()
    size = sum(size for _, size in crated.values()) + len(crate)
    info = {
        "Source-Organization": about.publisher,
        "External-Description": about.description,
        "External-Identifier": about.title,
        "Bagging-Date": about.day,
        "Bag-Software-Agent": program,
        "Payload-Oxum": f"{size}.{len(sums)}",
    }
    write_tags(bag, sums, info)


def _public(
    paths: set[str], entries: list[Entry], articles: Mapping[str, Article], today: str
) -> tuple[set[str], list[Entry]]:
    """Return what of the paths and entries everybody may see."""
    shown = {path for path, article in articles.items() if article.shown_on(today)}
    open_articles = {articles[path].identifier for path in shown}
    kept = [entry for entry in entries if entry.article in open_articles and entry.page in shown]
    closed = {entry.original for entry in entries if entry not in kept}
    originals = {original_path(entry.original) for entry in kept if entry.original not in closed}
    pictures = {picture for path in shown for picture in _pictures(articles[path].blocks)}
    own = {path for path in paths if path.startswith("pages/")}
    return paths & (shown | originals | pictures | own), [
        entry if entry.original not in closed else replace(entry, name="") for entry in kept
    ]


def _pictures(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the pictures that blocks show, as paths below content/."""
    for block in blocks:
        match block:
            case Figure(image=str(image)):
                yield image
            case Quote(inner) | Footnote(blocks=inner):
                yield from _pictures(inner)
            case ListBlock(items):
                yield from _pictures(one for item in items for one in item)
