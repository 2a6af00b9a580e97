"""Where this machine's Chromium is, and how it is started without a network of its own."""

import os
import shutil
from pathlib import Path

from dateline.article.errors import DatelineError

# A browser under test must ask nobody for updates: each of these would be a request to another origin.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class NoBrowserError(DatelineError):
    """There is no Chromium on this machine."""


def chromium() -> str:
    """Return the path of a Chromium: the one that CHROMIUM names, else the first on the path.

    Raises:
        NoBrowserError: there is none.
    """
    named = os.environ.get("CHROMIUM")
    names = ("chromium", "chromium-browser", "google-chrome")
    found = named if named and Path(named).is_file() else next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise NoBrowserError(
            "no Chromium was found", remedy="Install Debian's chromium, or name one: CHROMIUM=/path/to/it."
        )
    return found
