"""Keeps Pelican from counting articles that are not its own, of which an archive has none."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pelican import log

from .private_part import PrivatePart

PART = PrivatePart(
    "pelican",
    (4, 8),
    (4, 13),
    "pelican.log.console.quiet",
    "A build prints its own table alone; Pelican's warnings still show.",
    "Pelican prints that it processed 0 articles, in front of our table.",
)


@contextmanager
def uncounted() -> Iterator[None]:
    """Let Pelican print its warnings and errors only, while the block runs."""
    before = log.console.quiet
    log.console.quiet = True
    logging.getLogger("pelican").setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.console.quiet = before
