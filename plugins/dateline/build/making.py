"""Pages and bundles made, here or by copies of this process, and handed on in their order."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from ..site.earlier_passages import EarlierPassage
from ..site.page import Bundle, File, FilePart, Page
from .output import WrittenFiles
from .process_copies import can_copy, done_by_copies
from .rejected import Rejected

_HERE = 600  # pages made before the first copy: fewer are not worth one
_CHUNK = 400  # pages and bundles that a copy makes; one of a large process costs a tenth of a second
_LONGEST = 6000  # jobs of a chunk, those of the last build among them


class MadePage(NamedTuple):
    """A page, and what makes its text."""

    page: Page
    made_of: str  # digest
    html: Callable[[], str]
    rejected: Sequence[Rejected]  # why it could not be made whole, known once it is made


Made: TypeAlias = MadePage | File | FilePart


class Job(NamedTuple):
    """A page, a file or a bundle of the site on its way to the output."""

    item: MadePage | File | FilePart | Bundle
    made_of: str = ""  # digest of a bundle
    basis: str = ""  # digest of what that follows from


class MadeElsewhere(NamedTuple):
    """What a copy of this process made of a job: its files stand in the output, what grows is handed on."""

    files: WrittenFiles
    parts: Sequence[FilePart]
    rejected: Sequence[Rejected]
    earlier: Sequence[EarlierPassage] = ()  # of a bundle's article


def made_by_copies(  # noqa: PLR0913, PLR0917  all that it asks of a build
    jobs: Iterable[Job],
    rendered: Callable[[], int],
    is_kept: Callable[[str, str], bool],
    make: Callable[[Job], MadeElsewhere],
    prepare: Callable[[], None],
    processes: int,
) -> Iterator[tuple[Job, MadeElsewhere | None]]:
    """Yield every job in order, with what a copy of this process made of it; None where it is left to do.

    Args:
        jobs: of a site.
        rendered: tells how many pages were made so far.
        is_kept: tells by name or path and digest what will likely be taken over from the last build.
        make: does a job, in a copy.
        prepare: is called before the first copy, for what every one of them would have to do.
        processes: copies at work at most; 0 for one a core.
    """
    copies = (processes or os.cpu_count() or 1) if can_copy() else 1
    jobs = iter(jobs)
    for job in jobs:
        yield job, None
        if copies > 1 and rendered() >= _HERE:
            prepare()
            break
    sorted_out = ((job, _is_new(job, is_kept)) for job in jobs)
    under_way: deque[Sequence[tuple[Job, bool]]] = deque()

    def tasks() -> Iterator[Callable[[], Sequence[MadeElsewhere | None]]]:
        for chunk in _chunks(sorted_out):
            under_way.append(chunk)
            yield partial(_make_chunk, chunk, make)

    for results in done_by_copies(tasks(), copies):
        for (job, _), result in zip(under_way.popleft(), results, strict=True):
            yield job, result


def _is_new(job: Job, is_kept: Callable[[str, str], bool]) -> bool:
    match job.item:
        case Bundle(name=name):
            return not is_kept(name, job.made_of)
        case MadePage(page=page, made_of=made_of):
            return not is_kept(page.path, made_of)
        case FilePart():
            return False  # there is nothing to make
    return True


def _chunks(jobs: Iterable[tuple[Job, bool]]) -> Iterator[Sequence[tuple[Job, bool]]]:
    """Yield jobs with whether they are new, so many that about as much is to be made of each chunk."""
    chunk: list[tuple[Job, bool]] = []
    new = 0
    for job, is_new in jobs:
        chunk.append((job, is_new))
        new += is_new
        if new == _CHUNK or len(chunk) == _LONGEST:
            yield chunk
            chunk, new = [], 0
    if chunk:
        yield chunk


def _make_chunk(
    chunk: Sequence[tuple[Job, bool]], make: Callable[[Job], MadeElsewhere]
) -> Sequence[MadeElsewhere | None]:
    return [make(job) if is_new else None for job, is_new in chunk]
