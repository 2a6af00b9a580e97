"""Tells whether there is anything to build: what a site is made of, and the site itself, by their stamps."""

import dataclasses
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .build_day import build_day
from .cache_folder import LAST_BUILD
from .earlier_paragraphs import RECORD as NOTED
from .rejected import Rejected
from .report import BuildReport
from .theme_settings import stable

_PROGRAM = Path(__file__).resolve().parent.parent


def inputs_digest(settings: Mapping[str, Any]) -> str:
    """Return a hash over everything that a build reads: content, theme, settings, program, packages."""
    folders = [settings["PATH"], settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"], _PROGRAM]
    own = sorted((name, stable(value)) for name, value in settings.items() if name.isupper())
    # With the day, on which an embargo may end.
    # What a build itself notes in content/ is not what it was made of: it would make one more build.
    noted = os.path.join(settings["PATH"], NOTED)  # noqa: PTH118  as scandir spells it
    return _hash([build_day(), sys.version, repr(_packages()), repr(own), _stamps(folders, without=noted)])


def last_report(settings: Mapping[str, Any], made_of: str) -> BuildReport | None:
    """Return the report of the last build if its site is there and is what a new one would be.

    A file counts as the same when its name, size and time of change are, as for `make` and `rsync`: reading
    an archive of a hundred thousand files would take longer than most changes do.

    Args:
        settings: Pelican's, with ours among them.
        made_of: what a build would be made of now, see `inputs_digest`.

    Returns:
        None where something changed, or where nothing is known of the last build.
    """
    try:
        record = json.loads((Path(settings["DATELINE_CACHE"]) / LAST_BUILD).read_text("utf-8"))
        if record["made_of"] != made_of or record["site"] != _stamps([settings["OUTPUT_PATH"]]):
            return None
        report = record["report"]
        rejected = tuple(Rejected(**one) for one in report.pop("rejected"))
        report |= {"rendered": 0, "unchanged": report["rendered"] + report["unchanged"]}
        report["unused_authority"] = tuple(report["unused_authority"])
        return BuildReport(rejected=rejected, **report)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # a record that cannot be read costs one build


def last_output(cache: Path) -> Path | None:
    """Return the folder that the last build put its site into; None where that is not known."""
    try:
        record = json.loads((cache / LAST_BUILD).read_text("utf-8"))
        return cache.resolve().joinpath(str(record["output"])).resolve()
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(settings: Mapping[str, Any], made_of: str, report: BuildReport) -> None:
    """Keep what the site that now stands was made of.

    Args:
        settings: Pelican's, with ours among them.
        made_of: as it was before the build, so that what changed meanwhile makes the next one.
        report: of the build.

    Raises:
        OSError: the cache cannot be written.
    """
    record = {
        "made_of": made_of,
        # From the cache, so that an archive that was moved as a whole knows its site.
        "output": os.path.relpath(
            Path(settings["OUTPUT_PATH"]).resolve(), Path(settings["DATELINE_CACHE"]).resolve()
        ),
        "site": _stamps([settings["OUTPUT_PATH"]]),
        "report": dataclasses.asdict(report),
    }
    path = Path(settings["DATELINE_CACHE"]) / LAST_BUILD
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.part")
    partial.write_text(json.dumps(record), "utf-8")
    partial.replace(path)


def _packages() -> list[str]:
    """Return name and version of every package that can be imported, as their folders are called.

    `importlib.metadata` would parse what each says of itself, which takes a tenth of a second.
    """
    folders = {folder for folder in sys.path if os.path.isdir(folder)}  # noqa: PTH112  strings throughout
    names = {entry.name for folder in folders for entry in os.scandir(folder)}
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _stamps(folders: Iterable[str | Path], *, without: str = "") -> str:
    """Return a hash over name, size and time of change of every file below some folders, but for one file."""
    lines = (line for folder in folders for line in sorted(_files(os.fspath(folder))))
    return _hash(line for line in lines if line.partition("\0")[0] != without)


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                found = entry.stat(follow_symlinks=False)
                yield f"{entry.path}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_mode}"


def _hash(parts: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogateescape"))
        digest.update(b"\n")
    return digest.hexdigest()
