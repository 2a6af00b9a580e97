"""Counted chunks kept on disk until the site stands: a build that died counts only what is missing."""

import hashlib
import pickle
from pathlib import Path

from ..ingest.store.sealed_file import read_sealed, write_sealed
from .blocks import Layout
from .counted_chunk import CountedChunk, CountingTask

_DIGEST = 16  # bytes


class CountedRuns:
    """The chunks of one index by what they are counted from.

    They are pickled: the folder is this machine's own, and nothing in it comes from elsewhere.

    Args:
        folder: made when the first chunk is kept; of one version of the program alone.
        layout: of the index.
        text: whether passages can be shown.
    """

    def __init__(self, folder: Path, layout: Layout, *, text: bool) -> None:
        self._folder = folder
        self._layout = f"{layout!r} {text}".encode()

    def known(self, task: CountingTask) -> CountedChunk | None:
        """Return what was counted of these very documents; None where it is missing or damaged."""
        data = read_sealed(self._file(task))
        if not data:
            return None
        chunk: CountedChunk = pickle.loads(data)  # noqa: S301  our own file, and as we wrote it
        return chunk

    def keep(self, task: CountingTask, chunk: CountedChunk) -> None:
        """Note that a task is done, and what came of it.

        Raises:
            OSError: the folder cannot be written.
        """
        write_sealed(self._file(task), pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL))

    def _file(self, task: CountingTask) -> Path:
        made_of = hashlib.blake2b(self._layout, digest_size=_DIGEST)
        made_of.update(f"{task.first} {task.documents!r}".encode("utf-8", "surrogatepass"))
        return self._folder / made_of.hexdigest()
