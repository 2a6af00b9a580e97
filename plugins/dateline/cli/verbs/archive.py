"""Verbs about the archive as a whole: a new one, and one of an older format."""

from pathlib import Path
from typing import Any

from invoke.context import Context

from ..verb import console, program_name, verb


@verb("folder", help={"folder": "A new or empty folder."})
def new_verb(_c: Context, folder: str) -> None:
    """Make an empty archive of your own.

    Usage: dateline new FOLDER
    Example: dateline new ~/harbour-papers
    """
    from ..new import new_archive

    new_archive(Path(folder), program=program_name())
    console().print(
        f"An empty archive is in {folder}. There: dateline ingest PATH…, dateline build, dateline serve.",
        soft_wrap=True,
    )


VERBS: tuple[Any, ...] = (new_verb,)
