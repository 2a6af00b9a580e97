"""Where Dateline meets Pelican: one generator makes the archive; its end is announced by `report.built`."""

import logging
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from .archive_defaults import articles_elsewhere, with_archive_defaults
from .generator import ArchiveGenerator
from .settings import checked
from .static_files import drop_refused_files, exclude_linked_folders

_log = logging.getLogger("pelican")  # whose warnings a build shows


def register() -> None:
    """Connect to Pelican: signal → function."""
    signals.initialized.connect(_set_defaults)
    signals.get_generators.connect(_generators)
    signals.static_generator_finalized.connect(drop_refused_files)


def _set_defaults(pelican: Pelican) -> None:
    """Give a site that plain `pelican` builds the settings that `dateline build` would."""
    settings = with_archive_defaults(pelican.settings, Path())
    pelican.settings.update(settings | checked(settings))
    exclude_linked_folders(pelican.settings)
    pelican.path, pelican.theme = settings["PATH"], settings["THEME"]
    if found := articles_elsewhere(Path(pelican.path)):
        _log.warning(
            "%d articles are not shown: the plugin `dateline` makes an archive, whose articles are "
            "in %s/articles. To add tags and search to a site of your own, use `dateline_tags` and "
            "`dateline_search` instead (docs/pelican-plugins.md).",
            found,
            pelican.path,
        )


def _generators(_pelican: object) -> type[Generator]:
    return ArchiveGenerator
