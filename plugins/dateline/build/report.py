"""What a build did, for people and for machines."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from blinker import signal

from .rejected import Rejected

if TYPE_CHECKING:  # a build that finds nothing to do has no use for it
    from .load_archive import LoadedArchive

built = signal("dateline_built")  # sent by the generator at its end, with `report`


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The figures of one build; `rejected` pages are not in the site."""

    articles: int
    rendered: int
    unchanged: int
    files: int
    people: int
    places: int
    organisations: int
    tagger: str
    rejected: tuple[Rejected, ...] = ()
    unused_authority: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return asdict(self)


def report_of(
    loaded: "LoadedArchive", rendered: int, unchanged: int, failed: Iterable[Rejected]
) -> BuildReport:
    """Return what is known once the pages are written; the files are counted later.

    Args:
        loaded: the archive.
        rendered: pages made.
        unchanged: pages taken over.
        failed: of what could not be made whole.
    """
    archive = loaded.archive
    return BuildReport(
        articles=len(loaded.articles),
        rendered=rendered,
        unchanged=unchanged,
        files=0,
        people=len(archive.people),
        places=len(archive.places),
        organisations=len(archive.organisations),
        tagger=loaded.tagger,
        rejected=(*loaded.articles.rejected, *failed),
        unused_authority=tuple(f"{entry.name} in content/authority/" for entry in archive.unused),
    )
