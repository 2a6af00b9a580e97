"""The owner's own pages: content/pages/*.md, a title and Markdown each, beside the archive's."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from cmarkgfm import github_flavored_markdown_to_html

from ..article.errors import FrontMatterError
from ..article.yaml_bounds import load_bounded
from ..site.paths import ARCHIVES, EXPLORE, HOME, MAP, NOT_FOUND, READING_LIST, SEARCH
from .one_name import second_names
from .rejected import Rejected
from .sanitize import sanitized

_PAGE = re.compile(r"---\n(?P<front>.*?)^---\n(?P<body>.*)", re.DOTALL | re.MULTILINE)
_TAKEN = frozenset(
    (HOME, ARCHIVES, SEARCH, EXPLORE, READING_LIST, MAP, NOT_FOUND)
)  # pages of the site itself
_NAME = re.compile(r"[\w][\w .-]*")


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One page of the owner's: its path below output/, its title, and its sanitized HTML."""

    path: str
    title: str
    html: str


def own_pages(folder: Path) -> tuple[tuple[OwnPage, ...], list[Rejected]]:
    """Return the pages of a folder in the order of their names, and those that cannot be shown."""
    pages: list[OwnPage] = []
    rejected: list[Rejected] = []
    files = sorted(folder.glob("*.md"))
    seconds = second_names(path.name for path in files)
    for path in files:
        name = f"pages/{path.name}".encode("utf-8", "backslashreplace").decode()
        if first := seconds.get(path.name):
            rejected.append(Rejected(name, f"some disks take its name for that of {first}; give it another"))
            continue
        try:
            pages.append(_page(path))
        except FrontMatterError as error:
            remedy = f". {error.remedy}" if error.remedy else ""
            rejected.append(Rejected(name, f"{error.found}{remedy}"))
        except UnicodeDecodeError as error:
            rejected.append(Rejected(name, f"it is not UTF-8 (byte {error.start}); save it as UTF-8"))
        except Exception as error:  # noqa: BLE001  one bad page never stops a build; the report names it
            rejected.append(Rejected(name, f"it cannot be read ({type(error).__name__}: {error})"))
    return tuple(pages), rejected


def _page(path: Path) -> OwnPage:
    if path.is_symlink():
        raise FrontMatterError("it is a symbolic link", remedy="A page must be a file of its own.")
    target = f"{path.stem}.html"
    if not _NAME.fullmatch(path.stem):
        raise FrontMatterError(
            "its name cannot be that of a page",
            remedy="Use letters, digits, spaces, dots and hyphens, and begin with a letter or digit.",
        )
    if target in _TAKEN:
        raise FrontMatterError(f"the site has a page {target} of its own", remedy="Give it another name.")
    match = _PAGE.match(path.read_text("utf-8").replace("\r\n", "\n"))
    try:
        front = load_bounded(match["front"]) if match else None
    except (yaml.YAMLError, ValueError, RecursionError):
        front = None
    if not match or not isinstance(front, dict) or not _is_title(front.get("title")):
        raise FrontMatterError(
            "the page does not begin with its title",
            remedy="Begin it with a line ---, a line `title: …`, and a second line ---.",
        )
    # Unlike an article's, its links may lead to pages of the site.
    html = sanitized(github_flavored_markdown_to_html(match["body"]))
    return OwnPage(target, str(front["title"]), html)


def _is_title(value: object) -> bool:
    return isinstance(value, str | int | float | dt.date) and bool(value)
