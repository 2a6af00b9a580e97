"""Verbs that build the site and hand it on."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

from invoke.context import Context
from invoke.exceptions import Exit

from ...article.errors import DatelineError
from ..verb import CONF, CONTENT, PUBLISH, UNFINISHED, console, output_folder, verb


@verb()
def build_verb(_c: Context) -> None:
    """Build the site into output/; only what changed is made anew.

    Usage: dateline build
    Example: dateline build serve
    """
    _build(CONF)


@verb()
def rebuild_verb(_c: Context) -> None:
    """Build the site from nothing, as if there had been no build before.

    Usage: dateline rebuild
    Example: dateline rebuild
    """
    _build(CONF, fresh=True)


@verb()
def regenerate_verb(_c: Context) -> None:
    """Build the site, and again whenever content, theme or settings change.

    Usage: dateline regenerate
    Example: dateline regenerate
    """
    from watchfiles import watch

    _build_again()
    for _ in watch(*_watched()):
        _build_again()


@verb(help={"port": "TCP port on this machine."})
def serve_verb(_c: Context, port: int = 8000) -> None:
    """Serve the built site on this machine, until Ctrl-C.

    Usage: dateline serve [--port PORT]
    Example: dateline serve --port 8080
    """
    from ...deliver.serve import serve

    serve(output_folder(), port, announce=console().print)


@verb(help={"port": "TCP port on this machine."})
def livereload_verb(_c: Context, port: int = 8000) -> None:
    """Build, serve, and reload the open pages whenever something changes.

    Usage: dateline livereload [--port PORT]
    Example: dateline livereload
    """
    from ...deliver.serve import serve

    _build_again()
    serve(output_folder(), port, rebuild=_build_again, watched=_watched(), announce=console().print)


@verb(
    help={
        "to": "Name of a target in DATELINE_TARGETS; without it the site is only built.",
        "dry-run": "List what would change there, and change nothing.",
    }
)
def publish_verb(_c: Context, to: str = "", dry_run: bool = False) -> None:
    """Build the site with publishconf.py and put it where it is read.

    Usage: dateline publish [--to NAME] [--dry-run]
    Example: dateline publish --to server --dry-run
    """
    from ...build.run import site_settings
    from ...deliver.publish import check_address, open_target, publish, target_named

    settings = site_settings(PUBLISH)
    check_address(settings["SITEURL"])
    target = open_target(target_named(settings, to)) if to else None
    _build(PUBLISH)
    if target:
        changes = publish(output_folder(), target, dry_run=dry_run)
        for change in changes:
            console().print(f"{change.act:<7} {change.path}", markup=False, highlight=False)
        console().print(f"{len(changes):,} files {'would change' if dry_run else 'changed'}.")
        if target.note:
            console().print(target.note)


@verb(
    help={
        "to": "The file to write; archive.zip or archive.zim when not given.",
        "zim": "Write a ZIM file for Kiwix instead of a zip (needs libzim).",
    }
)
def export_verb(_c: Context, to: str = "", zim: bool = False) -> None:
    """Put the built site into one zip that opens by double-click, or with --zim into one file for Kiwix.

    Usage: dateline export [--to FILE] [--zim]
    Example: dateline export --to ~/harbour-papers.zip
    """
    from ...build.run import site_settings
    from ...deliver.export import export_zip

    if zim:
        from ...deliver.zim import about_site, export_zim

        file = Path(to or "archive.zim")
        about = about_site(site_settings(CONF), dt.datetime.now(dt.UTC).date())
        files = export_zim(output_folder(), file, about)
        console().print(f"{file} holds {files:,} files; open it with Kiwix.")
    else:
        file = Path(to or "archive.zip")
        files = export_zip(output_folder(), file)
        console().print(f"{file} holds {files:,} files; unpack it and open index.html.")


@verb()
def clean_verb(_c: Context) -> None:
    """Remove the built site (the archive itself is content/, and stays).

    Usage: dateline clean
    Example: dateline clean
    """
    shutil.rmtree(output_folder(), ignore_errors=True)


def _build(conf: Path, *, fresh: bool = False) -> None:
    """Build and say what came of it; a page that could not be shown makes the exit status 1."""
    from ...build.run import build_site, site_settings
    from ..build_console import show_build

    if fresh:
        shutil.rmtree(site_settings(conf)["DATELINE_CACHE"], ignore_errors=True)
    report = build_site(conf)
    show_build(console(), report)
    if report.rejected:
        problem = f"{len(report.rejected)} pages are not in the site; the reasons stand above."
        raise Exit(problem, code=UNFINISHED)


def _build_again() -> None:
    """Build, and stay alive when that fails: the person at the keyboard is about to mend it."""
    from ...build.run import build_site
    from ..build_console import show_build

    try:
        show_build(console(), build_site(CONF))
    except DatelineError as error:
        console().print(str(error), style="red", markup=False)


def _watched() -> tuple[Path, ...]:
    """Return the files and folders whose changes make another site."""
    from ...build.run import site_settings

    settings: dict[str, Any] = site_settings(CONF)
    return (CONTENT, CONF, Path(settings["THEME"]), *map(Path, settings["THEME_TEMPLATES_OVERRIDES"]))


VERBS: tuple[Any, ...] = (
    build_verb,
    rebuild_verb,
    regenerate_verb,
    serve_verb,
    livereload_verb,
    publish_verb,
    export_verb,
    clean_verb,
)
