"""The manifest of a built site, path → SHA-256 of each file; whoever reads one trusts none of its paths."""

import re
from collections.abc import Mapping
from pathlib import Path

from ..article.errors import IntegrityError
from ..ingest.record import printable
from ..ingest.store.fixity import file_sha256

MANIFEST = "manifest.sha256"
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<path>.+)")
_DIGEST = re.compile("[0-9a-f]{64}")


def read_manifest(folder: Path) -> dict[str, str]:
    """Return what the manifest of a folder names; empty where there is none.

    Raises:
        IntegrityError: it is not what we write, or names a file outside of the folder.
    """
    try:
        data = (folder / MANIFEST).read_bytes()
    except FileNotFoundError:
        return {}
    return parse_manifest(data, str(folder / MANIFEST))


def digest_in_manifest(folder: Path, path: str) -> str:
    """Return the SHA-256 that the manifest of a folder states of one file; empty where it states none.

    Raises:
        OSError: the manifest cannot be read.
    """
    data = b"\n" + (folder / MANIFEST).read_bytes()
    before, found, _ = data.partition(f"  {path}\n".encode())
    line = before.rpartition(b"\n")[2].decode("utf-8", "replace") if found else ""
    return line if _DIGEST.fullmatch(line) else ""


def parse_manifest(data: bytes, where: str) -> dict[str, str]:
    """Return path → SHA-256 of the files that the bytes of a manifest name.

    Args:
        data: the manifest.
        where: its file or address, for the error.

    Raises:
        IntegrityError: it is not what we write, or names a file outside of its folder.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        if not line and number > 1:
            continue  # behind the last line end
        match = _LINE.fullmatch(line)
        if not match or not stays_inside(match["path"]):
            problem = "it names a file outside of its folder" if match else "this is no line of a manifest"
            remedy = "It was damaged or made by somebody else: remove it once you know what stands there."
            raise IntegrityError(problem, where=f"{where}:{number}", remedy=remedy)
        found[match["path"]] = match["digest"]
    return found


def manifest_bytes(files: Mapping[str, str]) -> bytes:
    """Return the manifest of path → SHA-256, sorted, as `sha256sum -c` reads it."""
    return "".join(f"{files[path]}  {path}\n" for path in sorted(files)).encode()


def renew_manifest(folder: Path, below: str) -> None:
    """State anew in the manifest of a folder what stands below one of its own; all else is as it was.

    Raises:
        IntegrityError: the manifest is not what we write.
        OSError: a file cannot be read, or the manifest cannot be written.
    """
    files = {
        path: digest for path, digest in read_manifest(folder).items() if not path.startswith(f"{below}/")
    }
    for file in (folder / below).rglob("*"):
        if file.is_file():
            files[file.relative_to(folder).as_posix()] = file_sha256(file)
    partial = folder / f"{MANIFEST}.part"  # not into the file itself, which another site may hold as well
    partial.write_bytes(manifest_bytes(files))
    partial.replace(folder / MANIFEST)


def stays_inside(path: str) -> bool:
    """Return whether a path below a folder leads to a file in that folder, whatever the system."""
    parts = path.split("/")
    strange = any(character in path for character in "\\\0\ufffd") or ":" in parts[0]
    return not strange and not set(parts) & {"", ".", ".."}


def can_be_listed(path: str) -> bool:
    """Return whether a manifest can name a path, one to a line in UTF-8, and whoever reads it takes it."""
    return printable(path) == path and stays_inside(path)
