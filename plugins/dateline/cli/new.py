"""An empty archive: a folder of data and settings; the program stays where it is installed."""

import json
import shutil
from pathlib import Path

from ..article.errors import IntegrityError, SettingError
from ..build.linked_copy import remove_folder
from ..ingest.store.fixity import append_fixities, file_sha256, files_of
from ..ingest.store.ledger import Fixity
from ..ingest.store.lock import locked

FORMAT = 2  # of archives; `upgrade` brings older ones along
MARKER = "archive.json"  # says which format an archive has, and which program wrote it
EMPTY_FOLDERS = ("content/articles", "content/originals", "content/images", "content/authority")
SKELETON = Path(__file__).with_name("skeleton")


def new_archive(folder: Path, *, program: str) -> None:
    """Make an archive with no articles in a new folder.

    Args:
        folder: where it is made.
        program: name and version of the program that makes it.

    Raises:
        SettingError: the folder exists and is not empty.
        OSError: it cannot be written; the error names it, and nothing is left in it.
    """
    if folder.exists() and not folder.is_dir():
        raise SettingError("it is a file", where=str(folder), remedy="Name a new or an empty folder.")
    if folder.exists() and any(folder.iterdir()):
        raise SettingError("the folder is not empty", where=str(folder), remedy="Name a new or an empty one.")
    was_there = folder.exists()
    try:
        _fill(folder, program)
    except OSError as error:
        for path in folder.iterdir() if folder.is_dir() else ():
            remove_folder(path)
        if not was_there:
            remove_folder(folder)
        named = str(error.filename or folder)
        raise OSError(error.errno, error.strerror, named, None, error.filename2) from error


def _fill(folder: Path, program: str) -> None:
    write_skeleton(folder)
    for name in EMPTY_FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    content = folder / "content"
    with locked(content):  # the first lines of the ledger: what is there before any article
        append_fixities(
            content, [Fixity(path, file_sha256(Path(entry))) for path, entry in files_of(content)]
        )
    write_marker(folder, program)


def write_skeleton(folder: Path, *, without: frozenset[str] = frozenset()) -> list[str]:
    """Write the files of a new archive that are not there yet; return their names.

    Args:
        folder: of the archive.
        without: names of files to leave out.
    """
    written = []
    for path in sorted(SKELETON.rglob("*")):
        name = skeleton_name(path.relative_to(SKELETON))
        target = folder / name
        if path.is_file() and name not in without and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            written.append(name)
    return written


def skeleton_name(path: Path) -> str:
    """Return what a file of the skeleton is called in an archive.

    Python's own files end in `.txt` there, and so do those that begin with a dot.
    """
    name = path.as_posix().removesuffix(".txt")
    return f".{name}" if name.startswith("git") else name


def write_marker(folder: Path, program: str) -> None:
    """Note which format the archive has, and which program wrote it."""
    text = json.dumps({"format": FORMAT, "program": program}, indent=1)
    (folder / MARKER).write_text(f"{text}\n", "utf-8")


def archive_format(folder: Path) -> int:
    """Return the format of an archive; 1 is that of the copies of the whole program, before 1.0.

    Raises:
        IntegrityError: the marker is damaged.
    """
    marker = folder / MARKER
    if not marker.is_file():
        return 1
    try:
        return int(json.loads(marker.read_text("utf-8"))["format"])
    except (ValueError, KeyError, TypeError) as error:
        problem, remedy = f"the marker of the archive is damaged ({error})", "Restore it from a backup."
        raise IntegrityError(problem, where=str(marker), remedy=remedy) from error
