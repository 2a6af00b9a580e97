"""Verbs about the archive as a whole: a new one, and one of an older format."""

from pathlib import Path
from typing import Any

from invoke.context import Context

from ..verb import console, program_name, verb


@verb("folder", anywhere=True, help={"folder": "A new or empty folder."})
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


@verb()
def upgrade_verb(_c: Context) -> None:
    """Bring the archive in this folder to the format of the installed program; says what it changes.

    Usage: dateline upgrade
    Example: pip install -U dateline-archive && dateline upgrade
    """
    from ..upgrade import upgrade_archive

    changes = upgrade_archive(Path(), program=program_name())
    for change in changes:
        console().print(change, markup=False, highlight=False, soft_wrap=True)
    console().print(
        "Now: dateline build." if changes else "This archive has the newest format.", highlight=False
    )


VERBS: tuple[Any, ...] = (new_verb, upgrade_verb)
