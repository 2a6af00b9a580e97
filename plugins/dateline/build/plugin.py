"""Where Dateline meets Pelican: one generator makes the archive; its end is announced by `report.built`."""

from pelican import signals
from pelican.generators import Generator

from .generator import ArchiveGenerator


def register() -> None:
    """Connect to Pelican: signal → function."""
    signals.get_generators.connect(_generators)


def _generators(_pelican: object) -> type[Generator]:
    return ArchiveGenerator
