"""The built site as one zip file that opens by double-click on index.html; the same site, the same bytes."""

import zipfile
from pathlib import Path

from ..article.errors import SettingError
from ..build.manifest import MANIFEST
from ..build.output import files_below

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that zip can say; no clock in the bytes


def site_files(output: Path) -> list[str]:
    """Return the paths of all files of a built site, its manifest first.

    Raises:
        SettingError: there is no built site.
    """
    if not (output / MANIFEST).is_file():
        raise SettingError("there is no built site", where=str(output), remedy="Run `inv build` first.")
    return [MANIFEST, *files_below(output)]


def export_zip(output: Path, file: Path) -> int:
    """Write the site into a zip file, in one folder of the file's name; return how many files it holds.

    Raises:
        SettingError: there is no built site.
    """
    paths = site_files(output)
    partial = file.with_name(f"{file.name}.part")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for path in paths:
            entry = zipfile.ZipInfo(f"{file.stem}/{path}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, (output / path).read_bytes())
    partial.replace(file)
    return len(paths)
