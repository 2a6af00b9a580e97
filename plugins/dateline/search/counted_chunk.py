"""A stretch of documents counted and its blocks packed: one task of an index build, from values to values.

Whoever does a task needs no file of the archive and remembers nothing of the last one: so any worker may do
it, once or several times.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import blocks
from .counting import SortedRun, counted_run
from .document import FACETS, PAGE, PART, Document, facet_key, keys_of_parts


@dataclass(frozen=True, slots=True)
class CountingTask:
    """Neighbouring documents in the order of the index, which begin a chapter."""

    first: int  # ordinal
    documents: Sequence[Document]

    @property
    def size(self) -> int:
        """Return about how many bytes it takes while it waits."""
        return sum(len(document.text) for document in self.documents)


@dataclass(frozen=True, slots=True)
class CountedChunk:
    """What counting a stretch of documents yields."""

    run: SortedRun
    tags: list[str]  # of its chapters
    files: list[tuple[str, bytes]]  # its blocks: path below the index, deflated payload
    names: dict[str, str]  # facet term → displayed name
    aliases: set[tuple[str, str, str]]  # (key, kind, name)


def count_chunk(task: CountingTask, *, layout: blocks.Layout, text: bool) -> CountedChunk:
    """Count documents and pack their blocks.

    Args:
        task: the documents.
        layout: how the blocks are cut and packed.
        text: whether passages can be shown.
    """
    documents, tags, files = task.documents, [], []
    for at in range(0, len(documents), blocks.CHAPTER):
        number = (task.first + at) // blocks.CHAPTER
        tag, packed = blocks.chapter(number, documents[at : at + blocks.CHAPTER], layout, text=text)
        tags.append(tag)
        files += packed
    run = counted_run(documents, task.first)
    return CountedChunk(run, tags, files, display_names(documents), aliases_of(documents))


def display_names(documents: Iterable[Document]) -> dict[str, str]:
    """Return the displayed name of each facet term, the first seen."""
    names: dict[str, str] = {}
    for document in documents:
        for kind in FACETS:
            for name in getattr(document, kind):
                names.setdefault(f":{kind}:{facet_key(name)}", name)
    return names


def aliases_of(documents: Iterable[Document]) -> set[tuple[str, str, str]]:
    """Return (key, kind, name) for each printed form, and each part, by which a name can be asked for.

    The pages of names are among them, by the names' keys.
    """
    found: set[tuple[str, str, str]] = set()
    names: set[tuple[str, str]] = set()
    for document in documents:
        found.update(
            (facet_key(form), kind, name) for kind, form, name in document.aliases if facet_key(form)
        )
        found.update(
            (facet_key(form).split()[-1], f"{kind}{PART}", name)
            for kind, form, name in document.aliases
            if kind == "people" and " " in facet_key(form)
        )
        found.update((facet_key(name), f"{kind}{PAGE}", page) for kind, name, page in document.pages)
        names.update((kind, name) for kind in FACETS for name in getattr(document, kind))
    parts = ((key, f"{kind}{PART}", name) for kind, name in names for key in keys_of_parts(kind, name))
    return found.union(parts)
