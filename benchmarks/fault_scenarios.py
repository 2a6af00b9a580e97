"""Runs that must stand a fault at any of their calls: how each is prepared, what it does, what must hold."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from dateline.build.index_alone import write_index_alone
from dateline.build.output import Output
from dateline.build.process_copies import CopyExecutor
from dateline.build.run import site_settings
from dateline.cli.upgrade import upgrade_archive
from dateline.deliver.deposit.ro_crate import Collection
from dateline.deliver.deposit.write import write_deposit
from dateline.deliver.export import export_zip
from dateline.deliver.publish import open_target, publish
from dateline.deliver.repair import repair
from dateline.deliver.verify import verify_content
from dateline.ingest import ingest

from .integrity import InProcess, make_archive, snapshot
from .quiet_build import CONF, build_quietly, quiet_settings
from .robustness import put_article

_OLD_ARCHIVE = CONF.parent / "tests/cli/archive_of_format_1"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One kind of run: how its folder is prepared, what is run, and what must hold at any moment."""

    prepare: Callable[[Path], None]
    act: Callable[[Path], None]
    holds: Callable[[Path, dict[str, bytes], dict[str, bytes]], bool]  # folder, before, after
    kept: tuple[str, ...]  # folders that are compared


def _no_loss(folder: Path, _before: dict[str, bytes], _after: dict[str, bytes]) -> bool:
    """Tell whether nothing that was kept is lost: at most, a batch waits to be finished."""
    content = folder / "content"
    if not content.is_dir() or (content / "originals/.staging/journal.json").exists():
        return True
    return all(finding.path == "SHA256SUMS" for finding in verify_content(content).losses)


def _site_is_whole(folder: Path, before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    site = {f"output/{path}": data for path, data in snapshot(folder / "output").items()}
    return site in (before, after)


def _foreign_stays(folder: Path, _before: dict[str, bytes], _after: dict[str, bytes]) -> bool:
    return (folder / "www/CNAME").read_bytes() == b"mine"


def _never_worse(folder: Path, before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    """Tell whether each file is as it was, or healed; the ledger's own files may be between the two."""
    now = {f"content/{path}": data for path, data in snapshot(folder / "content").items()}
    return all(data in (before.get(path), after.get(path)) for path, data in now.items() if not _part(path))


def _part(path: str) -> bool:
    name = path.rpartition("/")[2]
    return (name.startswith(".") and name.endswith(".part")) or "/.staging/" in path


def _ingest(folder: Path) -> None:
    ingest([folder / "pile"], folder / "content", executor=InProcess)


def _pile(folder: Path) -> None:
    made = make_archive(folder / "made", articles=4)
    shutil.copytree(folder / "made/pile", folder / "pile")
    del made
    shutil.rmtree(folder / "made")


def _two_sites(folder: Path) -> None:
    for number in range(2):
        put_article(folder / "content", number)
    build_quietly(folder)
    put_article(folder / "content", 2)


def _site_to_publish(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, words in (("old", "1"), ("output", "2")):
        output = Output(folder / name, folder / "none", folder / f"{name}.record")
        for page in ("a.html", f"{name}.html", "css/x.css"):
            output.file(page, (words,))
        output.finish()
    publish(folder / "old", open_target({"kind": "folder", "to": str(folder / "www")}), dry_run=False)
    (folder / "www/CNAME").write_bytes(b"mine")


def _publish(folder: Path) -> None:
    publish(folder / "output", open_target({"kind": "folder", "to": str(folder / "www")}), dry_run=False)


def _hurt(folder: Path) -> None:
    content = make_archive(folder / "copy", articles=4)
    shutil.copytree(content, folder / "content")
    originals = sorted((folder / "content/originals").glob("??/" + "?" * 64))
    originals[0].write_bytes(b"x")
    originals[1].unlink()
    next((folder / "content/images").iterdir()).write_bytes(b"")
    ledger = folder / "content/originals/ledger.jsonl"
    ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:-2]))
    (folder / "aside").mkdir()


def _repair(folder: Path) -> None:
    repair(folder / "content", [folder / "copy/content"], aside=folder / "aside")


def _copy(folder: Path) -> None:
    shutil.copytree(make_archive(folder / "made", articles=2), folder / "content")
    shutil.rmtree(folder / "made")


def _deposit(folder: Path) -> None:
    if (folder / "out/bag").exists():  # made by the run before
        return
    (folder / "out").mkdir(exist_ok=True)
    about = Collection("Title", "About it", "Publisher", "CC0-1.0", "", "2026-11-29")
    write_deposit(folder / "content", folder / "out/bag", about, today="2026-11-29", program="dateline")


def _site(folder: Path) -> None:
    put_article(folder / "content", 0)
    build_quietly(folder)


def _export(folder: Path) -> None:
    (folder / "out").mkdir(exist_ok=True)
    export_zip(folder / "output", folder / "out/archive.zip")


def _site_with_more(folder: Path) -> None:
    _site(folder)
    put_article(folder / "content", 1)


def _index(folder: Path) -> None:
    write_index_alone(site_settings(CONF, **quiet_settings(folder)), CONF, stock=False)


def _of_format_1(folder: Path) -> None:
    archive = folder / "archive"
    shutil.copytree(_OLD_ARCHIVE, archive)
    for name in ("pelicanconf.py", "publishconf.py"):
        (archive / f"{name}.txt").rename(archive / name)
    for name in ("tasks.py", "setup.sh", "README.md", "requirements.lock"):
        (archive / name).write_text("of the program\n", "utf-8")


def _upgrade(folder: Path) -> None:
    upgrade_archive(folder / "archive", program="dateline")


def _whole_or_not_there(folder: Path, _before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    made = (
        {f"out/{path}": data for path, data in snapshot(folder / "out").items()}
        if (folder / "out").is_dir()
        else {}
    )
    whole = {path: data for path, data in after.items() if path.startswith("out/")}
    partial = all(path.startswith(("out/bag.part/", "out/archive.zip.part")) for path in made)
    return made == whole or partial


def _all_kept(folder: Path, before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    """Tell whether whatever stays in the end, somewhere, is somewhere now."""
    now = set(snapshot(folder / "archive").values())
    return set(before.values()) & set(after.values()) <= now


SCENARIOS = {
    "ingest": Scenario(_pile, _ingest, _no_loss, ("content",)),
    "publish": Scenario(_site_to_publish, _publish, _foreign_stays, ("www",)),
    "repair": Scenario(_hurt, _repair, _never_worse, ("content",)),
    "deposit": Scenario(_copy, _deposit, _whole_or_not_there, ("content", "out")),
    "export": Scenario(_site, _export, _whole_or_not_there, ("out",)),
    "index": Scenario(_site_with_more, _index, _site_is_whole, ("output",)),
    "upgrade": Scenario(_of_format_1, _upgrade, _all_kept, ("archive",)),
    "build": Scenario(_two_sites, build_quietly, _site_is_whole, ("output",)),
}


def _ingest_by_copies(folder: Path) -> None:
    ingest([folder / "pile"], folder / "content", executor=_copies)


def _build_by_copies(folder: Path) -> None:
    """Build with copies at work on all that copies can do, however small the archive."""
    with (
        mock.patch("dateline.build.workers.make_executor", _copies),
        mock.patch("dateline.build.workers.CopyExecutor", CopyExecutor),
        mock.patch("dateline.build.making._HERE", 1),
        mock.patch("dateline.build.making._CHUNK", 12),
        mock.patch("dateline.build.site_index.CHUNK", 0),
    ):
        build_quietly(folder, DATELINE_PROCESSES=2)


def _copies(*_: object, **__: object) -> CopyExecutor:
    return CopyExecutor(lambda: None)


BY_COPIES = {
    "ingest": Scenario(_pile, _ingest_by_copies, _no_loss, ("content",)),
    "build": Scenario(_two_sites, _build_by_copies, _site_is_whole, ("output",)),
}
