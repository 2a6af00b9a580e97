"""What the options of verbs may be, beyond their types; each refusal is a sentence."""

from collections.abc import Iterable
from pathlib import Path

from ..article.errors import SettingError, UnreadableSourceError

_PORTS = 65_535
# Where originals/ is in a copy of content/, in an archive, and in a deposit; its ledger may be what is lost.
_ORIGINALS = ("originals", "content/originals", "data/originals", "data/content/originals")


def at_least(name: str, value: int, least: int) -> int:
    """Return the value of an option that may not be smaller.

    Raises:
        SettingError: it is smaller.
    """
    if value < least:
        raise SettingError(f"{value} is too small", where=f"--{name}", remedy=f"The smallest is {least}.")
    return value


def tcp_port(value: int) -> int:
    """Return a TCP port.

    Raises:
        SettingError: it is none.
    """
    if not 0 < value <= _PORTS:
        remedy = f"Take one from 1024 to {_PORTS}; 8000 is usual."
        raise SettingError(f"{value} is no TCP port", where="--port", remedy=remedy)
    return value


def at_most_one(**given: bool) -> None:
    """Allow one of some switches.

    Raises:
        SettingError: several are given.
    """
    names = [f"--{name}" for name, is_given in given.items() if is_given]
    if len(names) > 1:
        raise SettingError("they exclude one another", where=" ".join(names), remedy="Give one of them.")


def needed(name: str, value: str, remedy: str) -> str:
    """Return an argument that other options make necessary.

    Raises:
        SettingError: it is empty.
    """
    if not value:
        raise SettingError(f"no {name} is given", remedy=remedy)
    return value


def utf8_lines(path: Path) -> list[str]:
    """Return the lines of a text file that hold something, without the space around them.

    Raises:
        UnreadableSourceError: it is no text in UTF-8.
        OSError: it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        remedy = "Save it as UTF-8, a query a line."
        raise UnreadableSourceError("it is no text in UTF-8", where=str(path), remedy=remedy) from error
    return [line.strip() for line in lines if line.strip()]


def file_to_write(path: Path) -> Path:
    """Return the path of a file that is made, or replaced.

    Raises:
        SettingError: what is there is no file.
    """
    if path.exists() and not path.is_file():
        raise SettingError("it is there and is no file", where=str(path), remedy="Name a file.")
    return path


def second_copies(folders: Iterable[str]) -> list[Path]:
    """Return folders that hold a copy of the archive.

    Raises:
        SettingError: one holds none.
    """
    copies = [Path(folder) for folder in folders]
    for copy in copies:
        if not any((copy / below).is_dir() for below in _ORIGINALS):
            raise SettingError(
                "there is no copy of an archive",
                where=str(copy),
                remedy="Name an archive, its content folder, or a deposit.",
            )
    return copies
