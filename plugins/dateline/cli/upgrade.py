"""Brings an archive of an older format along: what was the owner's stays, what was the program's goes aside.

Format 1 is a copy of the whole program with `content/` in it, as it was made before version 1.0. Format 2 is
data and settings alone. Nothing is deleted; below `content/` the ledger is sealed, and all else is as it was.
"""

import ast
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..article.errors import SettingError
from ..ingest.store.chain import is_sealed
from ..ingest.store.checksums import write_checksums
from ..ingest.store.fixity import seal_ledger
from ..ingest.store.ledger import Ledger, ledger_lines
from ..ingest.store.lock import locked
from .new import EMPTY_FOLDERS, FORMAT, archive_format, write_marker, write_skeleton
from .verb_summary import amount

ASIDE = "before-upgrade"  # folder for what is no longer used
_PROGRAM = (
    *("plugins", "theme", "benchmarks", "docs", "tests", "tasks.py", "pyproject.toml", "setup.sh"),
    *("requirements.lock", "requirements-test.lock", "LICENSE", "README.md"),
)
_SETTINGS = ("pelicanconf.py", "publishconf.py")
# What format 1 had to set and the package sets now; another value is the owner's, and stays.
_MACHINE: dict[str, Any] = {
    "OUTPUT_PATH": "output",
    "THEME": "theme",
    "PLUGIN_PATHS": ["."],
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [],
    "STATIC_PATHS": ["images"],
    "DIRECT_TEMPLATES": [],
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "CACHE_CONTENT": False,
    "JINJA_ENVIRONMENT": {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True},
}
_REMARKS = (
    "# What follows is the machine, not the look: change it only with a reason.",
    "# Dateline's generator makes the pages; Pelican's own has nothing to do.",
    "# Titles and names come from anywhere: everything is escaped unless a plugin says that it is safe.",
)
# Pages hold their references now; those who link to the files of format 1 go on finding them.
_REFERENCE_FILES = "DATELINE_REFERENCE_FILES = True  # the addresses of references stay what they were"
_OLD_PLUGIN, _NEW_PLUGIN = "plugins.render.plugin", "dateline"
_IMPORT = "from pelicanconf import *"
_IMPORT_ANYWHERE = f"""import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

{_IMPORT}"""
_THEME_HASHES = Path(__file__).with_name("theme_of_format_1.txt")


def upgrade_archive(folder: Path, *, program: str) -> list[str]:
    """Bring an archive to the format of this program; return what was changed, a sentence each.

    Run again after it was stopped in between, it goes on where it was.

    Args:
        folder: of the archive.
        program: name and version of this program.

    Raises:
        SettingError: the archive is of a newer format, or its settings cannot be read.
    """
    found = archive_format(folder)
    if found > FORMAT:
        raise SettingError(
            f"the archive has format {found}, this program knows {FORMAT}",
            where=str(folder),
            remedy="Install a newer program: pip install -U dateline-archive.",
        )
    if found == FORMAT:
        lines = ledger_lines(folder / "content")
        return list(_seal(folder / "content")) if lines and not is_sealed(lines[0]) else []
    texts = {name: _upgraded(folder / name) for name in _SETTINGS if (folder / name).is_file()}
    if (own := _SETTINGS[0]) in texts and _REFERENCE_FILES not in texts[own]:
        texts[own] += f"\n{_REFERENCE_FILES}\n"
    return list(_from_format_1(folder, texts, program))


def _from_format_1(folder: Path, texts: dict[str, str], program: str) -> Iterator[str]:
    aside = folder / ASIDE
    changed = changed_theme_files(folder / "theme")
    for name in _PROGRAM:
        if (folder / name).exists() and not (aside / name).exists():
            aside.mkdir(exist_ok=True)
            (folder / name).rename(aside / name)
            yield f"{name} was moved to {ASIDE}/: the program is the installed package now."
    for name in changed:
        yield (
            f"{ASIDE}/theme/{name} has changes of yours, which are not in use: put them into a folder of "
            "THEME_TEMPLATES_OVERRIDES or THEME_STATIC_PATHS (docs/theme.md)."
        )
    for name, text in texts.items():
        if text != (folder / name).read_text("utf-8"):
            aside.mkdir(exist_ok=True)
            shutil.copyfile(folder / name, aside / name)
            _replace(folder / name, text)
            yield f"{name} keeps your settings; what the program sets itself was taken out."
    yield "DATELINE_REFERENCE_FILES is set: references keep their files beside each article."
    for name in EMPTY_FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    yield from _seal(folder / "content")
    for name in write_skeleton(folder, without=_KEPT_OUT):
        yield f"{name} is new."
    if (folder / ".venv").exists():
        yield ".venv is no longer needed and can be deleted."
    write_marker(folder, program)
    yield f"archive.json says that this is format {FORMAT}."
    yield f"What is in {ASIDE}/ can be deleted when all is well."


def _seal(content: Path) -> Iterator[str]:
    """Seal the ledger where it is not yet, as in the first archives of format 2, or finish it."""
    if lines := ledger_lines(content):
        with locked(content):
            sealed = amount(seal_ledger(content), "line")
            write_checksums(content, Ledger.read(content))
        if not is_sealed(lines[0]):
            yield f"The ledger was sealed ({sealed}): `dateline verify` now notices any change in content/."


# Pages and authority files that the owner has deleted stay deleted.
_KEPT_OUT = frozenset(
    f"content/{name}"
    for name in (
        *("pages/about.md", "pages/credits.md", "pages/how-to-search.md"),
        *("authority/people.yaml", "authority/places.yaml", "authority/organisations.yaml"),
    )
)


def changed_theme_files(theme: Path) -> list[str]:
    """Return the files of a theme folder that are not as format 1 had them, by their path in it."""
    known = {
        name: digest
        for digest, name in (line.split() for line in _THEME_HASHES.read_text("utf-8").splitlines())
    }
    files = sorted(path for path in theme.rglob("*") if path.is_file())
    return [
        name
        for path in files
        if known.get(name := path.relative_to(theme).as_posix())
        != hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    ]


def _upgraded(path: Path) -> str:
    """Return a settings file without what the package sets now, all else as it was."""
    text = path.read_text("utf-8")
    try:
        statements = ast.parse(text).body
    except SyntaxError as error:
        remedy = "Mend it, then run this again."
        raise SettingError(
            f"it is no Python ({error.msg})", where=f"{path}:{error.lineno}", remedy=remedy
        ) from None
    gone: set[int] = set()  # numbers of lines, from 0
    for statement in statements:
        if _is_machine(statement):
            gone.update(range(statement.lineno - 1, statement.end_lineno or statement.lineno))
    lines = text.replace(_OLD_PLUGIN, _NEW_PLUGIN).splitlines()
    kept = [line for number, line in enumerate(lines) if number not in gone and line.strip() not in _REMARKS]
    if _IMPORT in kept and "import sys" not in text:
        kept[kept.index(_IMPORT)] = _IMPORT_ANYWHERE
    return "\n".join(_without_gaps(kept)) + "\n"


def _is_machine(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
        return False
    try:
        value = ast.literal_eval(statement.value)
    except ValueError:
        return False
    name = statement.targets[0].id
    return name in _MACHINE and _MACHINE[name] == value


def _without_gaps(lines: list[str]) -> list[str]:
    """Return lines with no two empty ones in a row, and none at the end."""
    kept = [
        line for number, line in enumerate(lines) if line.strip() or (number and lines[number - 1].strip())
    ]
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(f"{path.name}.upgrading")
    new.write_text(text, "utf-8")
    new.replace(path)
