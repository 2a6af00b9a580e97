"""One build: Pelican runs into a sibling folder, the result is checked and swapped in."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.settings import get_settings_from_file, read_settings

from ..article.errors import IntegrityError, SettingError
from ..compat.pelican_counts import uncounted
from .archive_defaults import ARCHIVE_DEFAULTS, with_archive_defaults
from .cache_folder import make_room_for_files
from .left_out import without_failing_articles
from .linked_copy import remove_folder
from .output_place import check_places
from .pelican_settings import check_logo, check_pelican_settings, check_plugins
from .report import BuildReport, built
from .settings import checked
from .settings_file import settings_explained
from .swap import is_left_over, swapped
from .unchanged import inputs_digest, last_report, remember

_DEEPEST = 3000  # calls, one within another


def build_site(conf: Path = Path("pelicanconf.py"), **overrides: Any) -> BuildReport:
    """Build the site that a settings file describes, and put it in place of the last one.

    Where nothing changed since the last build, nothing is written.

    Args:
        conf: the settings file.
        overrides: settings that win over the file's.

    Raises:
        SettingError: the settings file is missing or a setting is wrong, such as a folder for the site that
            holds the archive.
        IntegrityError: another build is at work, or what was written is not what stands on the disk.
    """
    settings = site_settings(conf, **overrides)
    check_plugins(settings, conf)
    check_logo(settings, conf)
    check_places(settings, conf)
    made_of = inputs_digest(settings)  # before Pelican runs, which changes some settings
    if not is_left_over(Path(settings["OUTPUT_PATH"])) and (known := last_report(settings, made_of)):
        return known
    output = Path(settings["OUTPUT_PATH"])
    try:
        make_room_for_files(Path(settings["DATELINE_CACHE"]))
        with swapped(output, Path(settings["DATELINE_CACHE"])) as folder:
            previous = str(output.resolve())
            made = settings | {"OUTPUT_PATH": str(folder), "DATELINE_PREVIOUS": previous}
            report = without_failing_articles(partial(_run, made), partial(remove_folder, folder))
        remember(settings, made_of, report)
    except OSError as error:
        raise IntegrityError(
            f"the site cannot be written ({error.strerror or error})",
            where=str(error.filename or output),
            remedy="Make room or give the right to write, and build again: the site there is as it was.",
        ) from error
    return report


def site_settings(conf: Path, **overrides: Any) -> dict[str, Any]:
    """Return Pelican's settings with ours checked.

    Raises:
        SettingError: the file is missing or a setting is wrong.
    """
    if not conf.is_file():
        raise SettingError(
            "there is no settings file", where=str(conf), remedy="Run this in the folder of an archive."
        )
    with settings_explained(conf):
        # Ours go in before Pelican checks them: it warns of feeds that an archive does not make.
        given = get_settings_from_file(str(conf))
        check_pelican_settings(given | overrides, conf)
        ours = {name: value for name, value in ARCHIVE_DEFAULTS.items() if name not in given}
        read = read_settings(str(conf), override=ours | overrides)
    settings = with_archive_defaults(read, conf.parent)
    return settings | checked(settings)


def _run(settings: dict[str, Any]) -> BuildReport:
    reports: list[BuildReport] = []

    def note(_generator: object, report: BuildReport) -> None:
        reports.append(report)

    with built.connected_to(note), uncounted(), _no_collections(), _deep_calls():
        Pelican(settings).run()
    return reports[0]


@contextmanager
def _deep_calls() -> Iterator[None]:
    """Allow deeper calls than the workers that read the pages: what passed there is shown here."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextmanager
def _no_collections() -> Iterator[None]:
    """Look for no cycles among dead values: a build makes millions of values and next to no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
