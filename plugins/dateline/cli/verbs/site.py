"""Verbs that build the site and hand it on."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.context import Context

from ...article.errors import DatelineError
from ..verb import CONF, CONTENT, PUBLISH, console, output_folder, shown_path, status_console, verb

if TYPE_CHECKING:
    from ..verb_summary import VerbSummary


@verb(summary=True)
def build_verb(_c: Context) -> "VerbSummary":
    """Build the site into output/; only what changed is made anew.

    Usage: dateline build [--quiet | --json]
    Example: dateline build serve
    """
    return _build(CONF)


@verb(summary=True)
def rebuild_verb(_c: Context) -> "VerbSummary":
    """Build the site from nothing, as if there had been no build before.

    Usage: dateline rebuild [--quiet | --json]
    Example: dateline rebuild
    """
    return _build(CONF, fresh=True)


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
    from ..options import tcp_port

    serve(output_folder(), tcp_port(port), announce=console().print)


@verb(help={"port": "TCP port on this machine."})
def livereload_verb(_c: Context, port: int = 8000) -> None:
    """Build, serve, and reload the open pages whenever something changes.

    Usage: dateline livereload [--port PORT]
    Example: dateline livereload
    """
    from ...deliver.serve import serve
    from ..options import tcp_port

    tcp_port(port)
    _build_again()
    serve(output_folder(), port, rebuild=_build_again, watched=_watched(), announce=console().print)


@verb(
    summary=True,
    help={
        "to": "Name of a target in DATELINE_TARGETS; without it the site is only built.",
        "dry-run": "List what would change there, and change nothing.",
    },
)
def publish_verb(_c: Context, to: str = "", dry_run: bool = False) -> "VerbSummary":
    """Build the site with publishconf.py and put it where it is read.

    Usage: dateline publish [--to NAME] [--dry-run] [--quiet | --json]
    Example: dateline publish --to server --dry-run
    """
    from ...build.run import site_settings
    from ...deliver.publish import check_address, check_apart, open_target, publish, target_named
    from ..publish_console import publish_summary
    from ..stage_bar import stage_bar

    settings = site_settings(PUBLISH)
    check_address(settings["SITEURL"])
    named = target_named(settings, to) if to else None
    if named is not None:
        check_apart(named, settings)
    target = None if named is None else open_target(named)
    built = _build(PUBLISH)
    if not target or built.failed:
        return built
    with stage_bar(status_console()) as bar:
        bar.tell("upload")
        changes = publish(Path(settings["OUTPUT_PATH"]), target, dry_run=dry_run)
    return publish_summary(changes, target, settings["SITEURL"], dry_run=dry_run)


@verb(
    summary=True,
    help={
        "to": "The file to write; archive.zip or archive.zim when not given.",
        "zim": "Write a ZIM file for Kiwix instead of a zip (needs libzim).",
    },
)
def export_verb(_c: Context, to: str = "", zim: bool = False) -> "VerbSummary":
    """Put the built site into one zip that opens by double-click, or with --zim into one file for Kiwix.

    Usage: dateline export [--to FILE] [--zim] [--quiet | --json]
    Example: dateline export --to ~/harbour-papers.zip
    """
    from ...build.run import site_settings
    from ...deliver.export import export_zip
    from ..options import file_to_write
    from ..verb_summary import VerbSummary, amount

    if zim:
        from ...build.build_day import build_day
        from ...deliver.zim import about_site, export_zim

        file, use = file_to_write(Path(to or "archive.zim")), "open it with Kiwix"
        about = about_site(site_settings(CONF), dt.date.fromisoformat(build_day()))
        files = export_zim(output_folder(), file, about)
    else:
        file, use = file_to_write(Path(to or "archive.zip")), "unpack it and open index.html"
        files = export_zip(output_folder(), file)
    return VerbSummary(
        f"The site is in one file: {amount(files, 'file')}.", counts={"files": files}, where={str(file): use}
    )


@verb(summary=True)
def clean_verb(_c: Context) -> "VerbSummary":
    """Remove the built site (the archive itself is content/, and stays).

    Usage: dateline clean [--quiet | --json]
    Example: dateline clean
    """
    from ...build.run import site_settings
    from ...build.start_anew import remove_site
    from ..verb_summary import VerbSummary

    found, output = remove_site(site_settings(CONF), CONF), shown_path(output_folder())
    gone = f"The built site in {output} is gone" if found else f"There is no built site in {output}"
    did = f"{gone}; the archive is as it was."
    return VerbSummary(did, next={"dateline build": "makes it again"})


def _build(conf: Path, *, fresh: bool = False) -> "VerbSummary":
    """Build, its stages shown; a page that could not be shown is a failure in the summary."""
    from ...build.run import build_site, site_settings
    from ...build.start_anew import forget_builds
    from ..build_console import build_progress, build_summary

    settings = site_settings(conf)
    if fresh:
        forget_builds(settings, conf)
    with build_progress(status_console()):
        report = build_site(conf)
    return build_summary(report, shown_path(Path(settings["OUTPUT_PATH"])), publish=conf == PUBLISH)


def _build_again() -> None:
    """Build, and stay alive when that fails: the person at the keyboard is about to mend it."""
    from ..summary_console import show_summary

    try:
        show_summary(console(), _build(CONF))
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
