"""The built site as one zip file that opens by double-click on index.html; the same site, the same bytes."""

import zipfile
from pathlib import Path

from ..article.errors import SettingError
from ..build.file_stamps import files_below
from ..build.manifest import MANIFEST
from .whole_file import whole_file

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that zip can say; no clock in the bytes


def site_files(output: Path) -> list[str]:
    """Return the paths of all files of a built site, its manifest first.

    Raises:
        SettingError: there is no built site.
    """
    if not (output / MANIFEST).is_file():
        raise SettingError("there is no built site", where=str(output), remedy="Run `dateline build` first.")
    return [MANIFEST, *files_below(output)]


def export_zip(output: Path, file: Path) -> int:
    """Write the site into a zip file, in one folder of the file's name; return how many files it holds.

    Raises:
        SettingError: there is no built site.
        OSError: the file cannot be written; none is there then, or the one that was.
    """
    paths = site_files(output)
    with (
        whole_file(file) as partial,
        zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle,
    ):
        for path in paths:
            entry = zipfile.ZipInfo(f"{file.stem}/{path}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, (output / path).read_bytes())
    return len(paths)
