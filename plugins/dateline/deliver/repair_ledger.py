"""A damaged ledger put together again: from the lines of several copies, or from the pages themselves."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..clean.boilerplate.site_rules import host_of
from ..ingest.store.chain import (
    ChainHead,
    head_of,
    is_sealed,
    joins,
    read_chain,
    sealed_all,
    unsealed,
    whole_chain,
)
from ..ingest.store.fixity import NAMED_BY_HASH, file_sha256, files_of
from ..ingest.store.ledger import Entry, Fixity, parsed
from ..ingest.store.pages import pages

_Copy = tuple[Sequence[bytes], ChainHead | None]


def assembled(
    lines: Sequence[bytes], head: ChainHead | None, others: Sequence[_Copy]
) -> tuple[bytes, ChainHead] | None:
    """Return ledger and head of the whole chain that these copies hold between them; None where none is.

    Args:
        lines: what is left of the archive's own ledger.
        head: where it must end; None where that is not known.
        others: lines and head of further copies.
    """
    numbered: dict[int, list[bytes]] = {}
    for line in (line for known in (lines, *(found for found, _ in others)) for line in known):
        if is_sealed(line):
            numbered.setdefault(head_of(line).lines, []).append(line)
    wanted = [head, *(end for _, end in others)] if head else _ends(lines, others)
    for end in wanted:
        if end is not None and (chain := _walk(numbered, end)) is not None:
            return b"".join(line + b"\n" for line in chain), end
    return None


def _ends(lines: Sequence[bytes], others: Sequence[_Copy]) -> list[ChainHead | None]:
    """Return where the chain may end, when its head is gone: at its own last line, or where a copy ends.

    A copy that goes further wins: the own end may have been cut.
    """
    own = [head_of(line) for line in lines[-1:] if is_sealed(line)]
    heads = [end for _, end in others if end is not None]
    return [*sorted([*own, *heads], key=lambda end: -end.lines)]


def _walk(numbered: dict[int, list[bytes]], end: ChainHead) -> list[bytes] | None:
    """Return the chain that ends in this head, walked from its end, where a seal names one line only."""
    chain: list[bytes] = []
    seal = ""
    for number in range(1, end.lines + 1):
        line = next((line for line in numbered.get(number, ()) if joins(line, seal)), None)
        if line is None:
            return None
        chain.append(line)
        seal = head_of(line).seal
    return chain if whole_chain(chain, end) else None


def rebuilt(
    content: Path, lines: Sequence[bytes], others: Sequence[Sequence[bytes]]
) -> tuple[bytes, ChainHead]:
    """Return a new ledger: the lines that a chain still proves, then what pages and files say themselves."""
    kept: dict[bytes, Entry | Fixity] = {}
    for known in (lines, *others):
        for line in read_chain(known):
            if not line.fault and not line.doubtful:
                kept.setdefault(unsealed(line.data), parsed(line.data))
    articles = {one.article for one in kept.values() if isinstance(one, Entry)}
    files = {one.file for one in kept.values() if isinstance(one, Fixity)}
    files |= {one.page for one in kept.values() if isinstance(one, Entry)}
    found = [entry for entry in _entries(content) if entry.article not in articles]
    files |= {entry.page for entry in found}
    originals = {one.original for one in (*kept.values(), *found) if isinstance(one, Entry)}
    rest = [one for one in _fixities(content) if one.file not in files and one.sha256 not in originals]
    return sealed_all([*kept, *(one.line() for one in found), *(one.line() for one in rest)])


def _entries(content: Path) -> Iterator[Entry]:
    """Yield an entry for each page that names its original; its rules are unknown, so it is read again."""
    for path, article in pages(content):
        provenance = article.provenance
        if provenance.original:
            yield Entry(
                original=provenance.original,
                name=provenance.source,
                article=article.identifier,
                page=path,
                page_sha256=file_sha256(content / path),
                text_sha256="",
                rules="",
                host=host_of(article.url),
            )


def _fixities(content: Path) -> Iterator[Fixity]:
    for path, entry in files_of(content):
        if entry.is_file(follow_symlinks=False):
            named = NAMED_BY_HASH.fullmatch(path)
            yield Fixity(path, named["hash"] if named else file_sha256(content / path))
