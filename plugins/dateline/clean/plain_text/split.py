"""Cuts a dump that holds several articles; a rule within one article cuts nothing."""

import itertools
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from ...article.text import count_words

_RULE = re.compile(
    r"\s*(?:[=]{3,}|[-]{5,}|[*]{3,}|[_]{5,}|[#]{5,}|[~]{5,}|[+]{5,}|[•·]{3,}|(?:[*•·=~-]\s+){2,}[*•·=~-])\s*"
)
_NUMBERED = re.compile(
    r"\s*(?:(?:document|article|story|item|artikel|beitrag|text)\s+\d{1,4}(?:\s+(?:of|von)\s+\d{1,4})?\s*:?"
    r"|\d{1,4} (?:of|von|de|sur) \d{1,4} (?:document|dokument|article|artikel)(?:s|e|en|os)?)\s*",
    re.IGNORECASE,
)
# How press databases close each article: Factiva by its number, Nexis in words.
_CLOSED = re.compile(
    r"\s*(?:Document [A-Z]{2,}\w{12,}|AN\s+Document \w{6,}|End of Document"
    r"|Gale Document Number:\s*GALE\|\w+)\s*"
)
_END = re.compile(r"\s*(?:-\s?30\s?-|\(?(?:END|ENDS|ENDE|FIN)\)?\.?|#{3,4}|NNNN)\s*")
_BEGIN = re.compile(r"\s*ZCZC\b.*")
_TITLE_LABEL = re.compile(r"(?:headline|title|hl|titel|titre|título|titolo)\s*:\s*\S", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"\s*(?:published|date|datum|publié|publicado|veröffentlicht)\s*(?:on)?\s*:\s*\S", re.IGNORECASE
)
# What databases print before the first article: who asked for what.
_COVER = re.compile(
    r"\s*(?:download request|time of request|send to|terms|source|project id|number of documents|search terms"
    r"|client/matter|user name|date and time|job number|documents? \(\d+\)|search type|narrowed by)\b.*",
    re.IGNORECASE,
)
# What Factiva prints below the last article: which search found them.
_SEARCH_SUMMARY = re.compile(r"\s*(?:search summary|report information from proquest)\s*", re.IGNORECASE)
_LISTED = re.compile(r"\s*\d{1,4}\.\s+(?P<title>\S.*)")
_LONGEST_COVER = 2000  # lines, of which the list of a thousand documents has most
_LEAST_COVER = 3  # such lines
_LEAST_WORDS = 25  # of a section that is an article whatever it opens with
_BRIEF_WORDS = 8  # of one that opens with a title and has a sentence
_LONGEST_TITLE = 200
_UNDERLINE = re.compile(r"\s*([=~^-])\1{2,}\s*")
_UNEVEN = 2  # characters by which an underline differs from its title
_WIDE_GAP = 3  # blank lines
_STOPS = (".", ",", ";", "。", "،", "؛")
Lines: TypeAlias = Sequence[str]


def sections(lines: Lines) -> list[list[str]]:
    """Return the lines of each article; one section where nothing parts them surely."""
    lines = _without_underlines(lines)
    for cut in (_by_database, _by_labels, _by_end_marks, _by_rules, _by_dated_titles, _by_gaps):
        pieces = cut(lines)
        if len(pieces) > 1:
            return pieces
    return [list(lines)]


def _without_underlines(lines: Lines) -> list[str]:
    """Return the lines without the rules that underline a title: one as long as it, right below it."""
    kept = list(lines)
    for number in range(1, len(kept)):
        title = kept[number - 1].strip()
        alone = number < 2 or not kept[number - 2].strip()
        uneven = abs(len(kept[number].strip()) - len(title))
        if alone and title and uneven <= _UNEVEN and _UNDERLINE.fullmatch(kept[number]):
            kept[number] = ""
    return kept


def is_cover_sheet(lines: Lines) -> bool:
    """Return whether lines are what a database prints around its articles: who asked for what, and when."""
    printed = [line for line in lines if line.strip()]
    if printed and _SEARCH_SUMMARY.fullmatch(printed[0]):
        return True
    told = sum(bool(_COVER.fullmatch(line)) for line in printed)
    return told >= _LEAST_COVER and any(
        re.match(r"\s*(?:download request|search terms|terms)\b", line, re.IGNORECASE) for line in printed
    )


def numbers_document(line: str) -> bool:
    """Return whether a line only numbers, or closes, one article of a database's export."""
    return bool(_NUMBERED.fullmatch(line) or _CLOSED.fullmatch(line))


def _by_database(lines: Lines) -> list[list[str]]:
    """Cut where a database numbers or closes each article; a piece may be short, but has words."""
    pieces: list[list[str]] = [[]]
    for line in lines:
        if _CLOSED.fullmatch(line):
            pieces[-1].append(line)
            pieces.append([])
        elif _NUMBERED.fullmatch(line):
            pieces.append([])
        elif not ("\f" in line and not line.strip()):
            pieces[-1].append(line)
    pieces = [_without_rules(piece) for piece in pieces]
    pieces = [piece for piece in pieces if piece]
    if pieces:
        pieces[:1] = _cover_apart(pieces[0])
    # A list that happens to number its parts is no export: each of its articles opens with a title.
    certain = len(pieces) > 1 and is_cover_sheet(pieces[0])
    rest = [piece for piece in pieces if not is_cover_sheet(piece)]
    several = len(rest) > 1 and all(_opens_as_article(piece) for piece in rest)
    return pieces if certain or several else []


def _without_rules(piece: list[str]) -> list[str]:
    """Return a piece from its first line of words on."""
    begins = (number for number, line in enumerate(piece) if line.strip() and not _is_rule(line))
    return piece[next(begins, len(piece)) :]


def _cover_apart(piece: list[str]) -> list[list[str]]:
    """Return a piece, the list of documents before its article apart: it names the article below it."""
    told = [number for number, line in enumerate(piece[:_LONGEST_COVER]) if _COVER.fullmatch(line)]
    if len(told) < _LEAST_COVER:
        return [piece]
    head = piece[:_LONGEST_COVER]
    listed = {match["title"].strip() for line in head if (match := _LISTED.fullmatch(line))}
    for number in range(told[-1] + 1, len(piece)):
        if piece[number].strip() in listed:
            return [piece[:number], piece[number:]]
    return [piece]


def _by_labels(lines: Lines) -> list[list[str]]:
    """Cut before each block of labels that names a headline."""
    starts: list[int] = []
    for number, line in enumerate(lines):
        if _TITLE_LABEL.match(line):
            title = line.partition(":")[2].strip().casefold()
            above = lines[starts[-1] if starts else 0 : number]
            if any(one.strip().casefold() == title for one in above):
                continue  # a database names it once more below the text
            first = number
            while first and lines[first - 1].strip() and not _is_rule(lines[first - 1]):
                first -= 1
            starts.append(first)
    return _merged(_cut(lines, starts), _opens_as_article)


def _by_end_marks(lines: Lines) -> list[list[str]]:
    """Cut behind the marks by which agencies end each article, where there are several."""
    starts = [number + 1 for number, line in enumerate(lines) if _END.fullmatch(line)]
    if len(starts) < 2:
        starts = []
    starts += [number for number, line in enumerate(lines) if _BEGIN.fullmatch(line)]
    return _merged(_cut(lines, sorted(set(starts))), _opens_as_article)


def _by_rules(lines: Lines) -> list[list[str]]:
    """Cut at rules and page breaks, unless prose goes on behind one of them."""
    pieces: list[list[str]] = [[]]
    for line in lines:
        if _is_rule(line):
            pieces.append([])
        elif line.startswith("\f"):
            page = line.lstrip("\f")
            if not page.strip() or not (page.strip()[0].islower() or page.strip().endswith(_STOPS)):
                pieces.append([])
            pieces[-1].append(page)
        else:
            pieces[-1].append(line)
    pieces = [piece for piece in pieces if any(line.strip() for line in piece)]
    whole = len(pieces) > 1 and all(
        _opens_as_article(piece) or _words(piece) < _LEAST_WORDS for piece in pieces
    )
    return _merged(pieces, _opens_as_article) if whole else []


def _by_dated_titles(lines: Lines) -> list[list[str]]:
    """Cut before each title that stands alone above a labelled date, where the text opens with one.

    A date may also close an article; then the line above it is the last of the text, and cuts nothing.
    """
    starts = []
    for number, line in enumerate(lines):
        if _DATE_LABEL.match(line):
            above = number - 1
            while above >= 0 and not lines[above].strip():
                above -= 1
            alone = above == 0 or (above > 0 and not lines[above - 1].strip())
            if alone and len(lines[above]) <= _LONGEST_TITLE and not lines[above].rstrip().endswith(_STOPS):
                starts.append(above)
    if len(starts) < 2 or any(line.strip() for line in lines[: starts[0]]):
        return []
    pieces = _cut(lines, starts)
    return pieces if all(_opens_as_article(piece) for piece in pieces) else []


def _by_gaps(lines: Lines) -> list[list[str]]:
    """Cut at gaps of several blank lines, where an article stands on either side of each."""
    starts, blank = [], 0
    for number, line in enumerate(lines):
        if not line.strip():
            blank += 1
            continue
        if blank >= _WIDE_GAP:
            starts.append(number)
        blank = 0
    pieces = _cut(lines, starts)
    whole = len(pieces) > 1 and all(
        _opens_as_article(piece) and _words(piece) >= _LEAST_WORDS for piece in pieces
    )
    return pieces if whole else []


def _cut(lines: Lines, starts: Sequence[int]) -> list[list[str]]:
    edges = [0, *(start for start in starts if start), len(lines)]
    pieces = [list(lines[first:last]) for first, last in itertools.pairwise(edges)]
    return [piece for piece in pieces if any(line.strip() and not _is_rule(line) for line in piece)]


def _merged(pieces: Sequence[list[str]], is_article: Callable[[Lines], bool]) -> list[list[str]]:
    """Return the pieces, each that is no article joined to its neighbour."""
    merged: list[list[str]] = []
    for piece in pieces:
        if merged and not (is_article(piece) and is_article(merged[-1])):
            merged[-1] = [*merged[-1], "", *piece]
        else:
            merged.append(list(piece))
    return merged


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None


def _words(piece: Lines) -> int:
    return sum(count_words(line) for line in piece)


def _opens_as_article(piece: Lines) -> bool:
    """Return whether lines open with a title and have a body below it."""
    printed = [line.strip() for line in piece if line.strip() and not _is_rule(line)]
    if not printed or len(printed[0]) > _LONGEST_TITLE:
        return False
    titled = not printed[0].endswith(_STOPS) or printed[0].isupper()
    words = _words(piece)
    sentence = any(line.endswith((".", "!", "?", "”", '"', "。", "۔", "؟", "।")) for line in printed[1:])
    return titled and (words >= _LEAST_WORDS or (words >= _BRIEF_WORDS and sentence))
