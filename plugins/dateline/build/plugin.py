"""Where Dateline meets Pelican: one generator makes the archive; its end is announced by `report.built`."""

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from .archive_defaults import with_archive_defaults
from .generator import ArchiveGenerator
from .settings import checked
from .static_files import drop_linked_files


def register() -> None:
    """Connect to Pelican: signal → function."""
    signals.initialized.connect(_set_defaults)
    signals.get_generators.connect(_generators)
    signals.static_generator_finalized.connect(drop_linked_files)


def _set_defaults(pelican: Pelican) -> None:
    """Give a site that plain `pelican` builds the settings that `dateline build` would."""
    settings = with_archive_defaults(pelican.settings, Path())
    pelican.settings.update(settings | checked(settings))
    pelican.path, pelican.theme = settings["PATH"], settings["THEME"]


def _generators(_pelican: object) -> type[Generator]:
    return ArchiveGenerator
