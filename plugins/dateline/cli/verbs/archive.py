"""Verbs about the archive as a whole: a new one, and one of an older format."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.context import Context

from ..verb import console, program_name, verb

if TYPE_CHECKING:
    from ..verb_summary import VerbSummary


@verb("folder", anywhere=True, summary=True, help={"folder": "A new or empty folder."})
def new_verb(_c: Context, folder: str) -> "VerbSummary":
    """Make an empty archive of your own.

    Usage: dateline new FOLDER [--quiet | --json]
    Example: dateline new ~/harbour-papers
    """
    from ..new import new_archive
    from ..verb_summary import VerbSummary

    new_archive(Path(folder), program=program_name())
    return VerbSummary(
        "An empty archive is made.",
        where={
            str(Path(folder) / "pelicanconf.py"): "its title and other settings",
            f"{Path(folder) / 'content'}/": "where the articles and their originals will be",
        },
        next={
            f"cd {folder}": "goes there",
            "dateline ingest PATH…": "brings in saved pages, dumps, feeds, exports",
            "dateline build serve": "makes the site and shows it",
        },
    )


@verb(summary=True)
def upgrade_verb(_c: Context) -> "VerbSummary":
    """Bring the archive in this folder to the format of the installed program; says what it changes.

    Usage: dateline upgrade [--quiet | --json]
    Example: pip install -U dateline-archive && dateline upgrade
    """
    from ..upgrade import upgrade_archive
    from ..verb_summary import VerbSummary

    changes = upgrade_archive(Path(), program=program_name())
    for change in changes:
        console().print(change, markup=False, highlight=False, soft_wrap=True)
    if not changes:
        return VerbSummary("This archive has the newest format.")
    return VerbSummary(
        "The archive has the newest format now.",
        counts={"changes": len(changes)},
        next={"dateline build": "makes its site anew"},
        details={"changes": changes},
    )


VERBS: tuple[Any, ...] = (new_verb, upgrade_verb)
