"""A file that is made in one go: there when all went well, else not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(file: Path) -> Iterator[Path]:
    """Give a partial neighbour to write, and put it in the place of `file` when all went well.

    Raises:
        OSError: it cannot be written; the error names `file`, and what was written is gone.
    """
    partial = file.with_name(f"{file.name}.part")
    partial.unlink(missing_ok=True)
    try:
        yield partial
        partial.replace(file)
    except OSError as error:
        if error.filename is None and error.errno:  # a write says what failed, and not where
            raise OSError(error.errno, error.strerror, str(file)) from error
        raise
    finally:
        partial.unlink(missing_ok=True)
