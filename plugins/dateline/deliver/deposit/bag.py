"""BagIt bags (RFC 8493): what their own files say, written and read; knows nothing of archives."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from ...article.errors import IntegrityError
from ...build.manifest import stays_inside

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_MANIFEST = "manifest-sha256.txt"
_LINE = re.compile(r"(?P<digest>[0-9a-fA-F]{64})[ \t]+\*?(?P<path>.+)")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PAYLOAD = "data"


def write_tags(bag: Path, payload: Mapping[str, str], info: Mapping[str, str]) -> None:
    """Write the files that make a folder a bag.

    Args:
        bag: the folder; its payload is in `data/` already.
        payload: path below the bag → SHA-256 of each payload file.
        info: labels and values of bag-info.txt.

    Raises:
        OSError: they cannot be written.
    """
    (bag / _MANIFEST).write_text(_manifest(payload), "utf-8", newline="\n")
    lines = "".join(f"{label}: {' '.join(value.split())}\n" for label, value in info.items() if value)
    (bag / "bag-info.txt").write_text(lines, "utf-8", newline="\n")
    (bag / "bagit.txt").write_text(_DECLARATION, "utf-8", newline="\n")
    tags = ("bag-info.txt", "bagit.txt", _MANIFEST)
    sums = {name: hashlib.sha256((bag / name).read_bytes()).hexdigest() for name in tags}
    (bag / "tagmanifest-sha256.txt").write_text(_manifest(sums), "utf-8", newline="\n")


def can_be_packed(path: str) -> bool:
    """Return whether a bag can hold a path below its payload, and its description name it.

    Manifests are UTF-8, `payload_of` takes no path that leads elsewhere on some system, and XML has no other
    controls than white space.
    """
    return not _UNFIT.search(path) and stays_inside(f"{PAYLOAD}/{path}")


def is_bag(folder: Path) -> bool:
    """Return whether a folder is a bag."""
    return (folder / "bagit.txt").is_file() and (folder / _MANIFEST).is_file()


def payload_of(bag: Path) -> dict[str, str]:
    """Return path below the bag → SHA-256 of each payload file, as the bag's manifest has it.

    Raises:
        IntegrityError: a line is no line of a manifest, or names a file outside of `data/`.
    """
    found: dict[str, str] = {}
    text = (bag / _MANIFEST).read_bytes().decode("utf-8", "replace")
    for number, line in enumerate(text.rstrip("\n").split("\n"), 1):
        match = _LINE.fullmatch(line)
        path = _decoded(match["path"]) if match else ""
        if not match or not path.startswith(f"{PAYLOAD}/") or not stays_inside(path):
            raise IntegrityError(
                "this line names no file of the bag's payload",
                where=f"{bag / _MANIFEST}:{number}",
                remedy="The bag was damaged or is not ours; get it once more.",
            )
        found[path] = match["digest"].lower()
    return found


def _manifest(sums: Mapping[str, str]) -> str:
    return "".join(f"{sums[path]}  {_encoded(path)}\n" for path in sorted(sums))


def _encoded(path: str) -> str:
    """Return a path as manifests write it: line ends and percent signs in hexadecimal (RFC 8493, 2.1.3)."""
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _decoded(path: str) -> str:
    named = {"%0A": "\n", "%0D": "\r", "%25": "%"}
    return re.sub(r"%(?:0A|0D|25)", lambda match: named[match[0].upper()], path, flags=re.IGNORECASE)
