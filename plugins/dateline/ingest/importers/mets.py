"""METS with ALTO beside it: a scanned issue whose articles are known by the blocks of their pages."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ...article.errors import DatelineError
from ...article.record import Given
from ..record import Found, Record, Refused
from ..source import Source
from .alto import lines_of_block
from .compose import Element, anywhere, element_words, local
from .fields import moment_of, stated, stated_line
from .importer import Importer
from .xml import root_name, root_of

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset(("article", "obituary", "illustration", "letter", "editorial"))
_NOTICES = frozenset(("advertisement", "ad", "advert"))
_HEADINGS = frozenset(("heading", "title", "headline", "title_section"))
_LINK = "{http://www.w3.org/1999/xlink}href"
_SCHEME = re.compile(r"^file:/*(?:\./)?")
_MOST_PAGES = 5000  # of a year's volume; each is a file of its own
_ISSUES = frozenset(("issue", "newspaper", "newspaper_issue", "volume"))


def _records(source: Source) -> Iterator[Found]:
    root = root_of(source.read())
    blocks, missing = _blocks(root, source)
    number = 0
    for division, title, day in _divisions(root):
        kind = (division.get("TYPE") or "").lower()
        lines = list(_lines(division, blocks)) if kind in _ARTICLES | _NOTICES else []
        if not lines:
            continue
        if kind in _NOTICES:
            yield Refused(f"{source.name}: {lines[0][:40]!r}", "it is an advertisement")
            continue
        number += 1
        name = f"{source.name}#{number}"
        label = stated_line(division.get("LABEL"))
        text = "\n".join(_headed(label, lines))
        yield Record(
            name,
            text.encode(),
            IMPORTER.kind,
            fields=stated(headline=label, publisher=title, published=moment_of(day), given=Given()),
            body=text,
            key=f"mets:{title}:{day}:{division.get('ID') or number}",
            is_text=True,
        )
    for file in missing:
        yield Refused(f"{source.name}!{file}", "this page's ALTO file is not beside the METS file")
    if not number and not missing:
        yield Refused(source.name, "the METS file names no articles; ingest its ALTO files as pages")


def _divisions(root: Element) -> Iterator[tuple[Element, str, str]]:
    """Yield each division with the title and the day of its issue; a file may hold several issues."""
    described = {one.get("ID") or "": one for one in anywhere(root, "dmdsec")}

    def below(division: Element, title: str, day: str) -> Iterator[tuple[Element, str, str]]:
        if (division.get("TYPE") or "").lower() in _ISSUES:
            label = division.get("LABEL") or ""
            own = [
                _issue(described[one]) for one in (division.get("DMDID") or "").split() if one in described
            ]
            title = next((name for name, _ in own if name), title)
            day = next((date for _, date in own if date), "") or (label if moment_of(label) else day)
        yield division, title, day
        for child in division:
            if local(child.tag) == "div":
                yield from below(child, title, day)

    title, day = _issue(root)
    for structure in anywhere(root, "structmap"):
        for division in structure:
            if local(division.tag) == "div":
                yield from below(division, title, day)


def _headed(label: str, lines: Sequence[str]) -> Sequence[str]:
    """Return the lines below their headline: a division's label where its own blocks do not begin with it."""
    words = _WORD.findall(label.casefold())
    opening = _WORD.findall(" ".join(lines[: label.count(" ") + 1]).casefold())
    return lines if not words or opening[: len(words)] == words else [label, "", *lines]


def _blocks(root: Element, source: Source) -> tuple[dict[tuple[str, str], list[str]], list[str]]:
    """Return (file, block) → lines of every page's ALTO file, and the files that are not there."""
    found: dict[tuple[str, str], list[str]] = {}
    missing: list[str] = []
    files = [one for one in anywhere(root, "file") if _href(one).lower().endswith(".xml")]
    for number, file in enumerate(files):
        data = source.file_beside(_href(file)) if number < _MOST_PAGES else None
        if data is None:
            missing.append(_href(file))
            continue
        try:
            page = root_of(data)
        except DatelineError:
            missing.append(_href(file))
            continue
        for block in anywhere(page, "textblock"):
            found[file.get("ID") or "", block.get("ID") or ""] = lines_of_block(block)
    return found, missing


def _href(file: Element) -> str:
    return next((_SCHEME.sub("", one.get(_LINK) or "") for one in file if local(one.tag) == "flocat"), "")


def _lines(division: Element, blocks: Mapping[tuple[str, str], list[str]]) -> Iterator[str]:
    for area in anywhere(division, "area"):
        lines = blocks.get((area.get("FILEID") or "", area.get("BEGIN") or ""), [])
        if lines:
            yield from lines
            yield ""


def _issue(root: Element) -> tuple[str, str]:
    """Return the newspaper's title and the issue's day, as its description in MODS has them."""
    titles = [element_words(one) for one in anywhere(root, "title")]
    days = [element_words(one) for one in anywhere(root, "dateissued")]
    return stated_line(next(filter(None, titles), root.get("LABEL") or "")), next(filter(None, days), "")


IMPORTER = Importer("mets", lambda source: root_name(source).lower() == "mets", _records)
