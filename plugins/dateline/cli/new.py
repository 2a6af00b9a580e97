"""An empty archive of one's own: the program copied, none of the articles."""

import re
import shutil
from pathlib import Path

from ..article.errors import SettingError

_PROGRAM = (
    "plugins", "theme", "benchmarks", "docs", "tasks.py", "pelicanconf.py", "publishconf.py",
    "pyproject.toml", "setup.sh", "requirements.lock", "LICENSE", "README.md", ".gitignore", "content/pages",
)  # fmt: skip
_EMPTY = ("content/articles", "content/originals", "content/images", "content/authority")
# What the demo archive says of itself; a new archive says nothing yet.
_DEMO_VALUE = re.compile(
    r'^(?P<name>SITENAME|DATELINE_(?:TAGLINE|LICENCE|LICENCE_URL)) = ".*"$', re.MULTILINE
)


def new_archive(program: Path, folder: Path) -> None:
    """Make an archive with no articles in a new folder.

    Args:
        program: the archive whose program is copied.
        folder: where the new one is made.

    Raises:
        SettingError: the folder exists and is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SettingError("the folder is not empty", where=str(folder), remedy="Name a new or an empty one.")
    folder.mkdir(parents=True, exist_ok=True)
    for name in _PROGRAM:
        source, target = program / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        elif source.is_file():
            shutil.copy2(source, target)
    for name in _EMPTY:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for source in sorted((program / "content/authority").glob("*.yaml")):
        explanation = [line for line in source.read_text("utf-8").splitlines() if line.startswith("#")]
        text = "\n".join([*explanation, "[]", ""])
        (folder / "content/authority" / source.name).write_text(text, "utf-8")
    conf = folder / "pelicanconf.py"
    text = _DEMO_VALUE.sub(r'\g<name> = ""', conf.read_text("utf-8"))
    conf.write_text(text.replace('SITENAME = ""', 'SITENAME = "My archive"'), "utf-8")
