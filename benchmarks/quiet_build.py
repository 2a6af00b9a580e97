"""The build of an archive that lies in a folder of its own, without a model."""

from pathlib import Path
from typing import Any

from dateline.build.report import BuildReport
from dateline.build.run import build_site

CONF = Path(__file__).resolve().parent.parent / "pelicanconf.py"


def build_quietly(folder: Path, output: str = "output", cache: str = "cache", **settings: Any) -> BuildReport:
    """Build the archive of a folder by the settings of the checkout, without a model.

    Args:
        folder: holds content/.
        output: name of the folder in it that the site goes to.
        cache: name of the folder in it that keeps what later builds may use.
        settings: further ones, or others.
    """
    return build_site(CONF, **{**quiet_settings(folder, output, cache), **settings})


def quiet_settings(folder: Path, output: str = "output", cache: str = "cache") -> dict[str, Any]:
    """Return the settings of an archive that lies in a folder of its own, see `build_quietly`."""
    return {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(folder / output),
        "DATELINE_CACHE": str(folder / cache),
        "DATELINE_MODEL": "none",
    }
