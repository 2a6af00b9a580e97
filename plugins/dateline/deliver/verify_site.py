"""Whether a built site is what its manifest says."""

from pathlib import Path

from ..article.errors import IntegrityError
from ..build.file_stamps import files_below
from ..build.manifest import MANIFEST, read_manifest
from ..ingest.store.fixity import file_sha256
from .findings import Finding, IntegrityFinding


def verify_site(output: Path) -> list[IntegrityFinding]:
    """Return what in a built site is not as its manifest says; a site that was never built is none.

    Raises:
        OSError: the folder cannot be listed.
    """
    if not output.is_dir():
        return []
    if not (output / MANIFEST).is_file():
        return [
            IntegrityFinding(MANIFEST, "missing", "without it the site cannot be checked; build it again")
        ]
    try:
        wanted = read_manifest(output)
    except IntegrityError as error:
        return [IntegrityFinding(MANIFEST, "damaged", f"{error.found}; build the site again")]
    there = set(files_below(output))
    found: list[tuple[str, Finding]] = [(path, "missing") for path in wanted.keys() - there]
    found += [(path, "stray") for path in there - wanted.keys()]
    for path in wanted.keys() & there:
        if (output / path).is_symlink() or file_sha256(output / path) != wanted[path]:
            found.append((path, "damaged"))
    return [IntegrityFinding(path, what, "build the site again") for path, what in sorted(found)]
