"""Dumps of press databases: lines that begin with a code, such as `HD`, or a fixed block above the text."""

import re
from collections.abc import Sequence
from itertools import takewhile

from ...article.text import count_words
from ...languages.read import pattern
from ..authors.names import names as names_of
from .join_lines import Stretch
from .line_patterns import date_line, is_byline
from .role import Role
from .split import numbers_document

# Factiva's field codes, as its own help lists them; LP and TD hold the text.
_FIELDS = {
    "HD": "headline",
    "BY": "byline",
    "PD": "published",
    "SN": "publisher",
    "SE": "section",
    "ART": "caption",
    "LP": "body",
    "TD": "body",
}
_OTHERS = "AN CLM CO CR CT CX CY DLN ED ET IN IPC IPD LA NS PG PUB RE RF SC VOL WC".split()
_COUNT = re.compile(r"[\d,.]{1,7} (?:words|mots|wörter|palabras|parole|woorden)", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d\d(?: ?[AP]M)?(?: [A-Z]{3,4})?")
_RIGHTS = re.compile(r"©|\(c\)|copyright\b", re.IGNORECASE)
_AFTER = frozenset((*_OTHERS, "TD", "ART"))  # stand within or below the text
_CODED = re.compile(rf"(?P<code>{'|'.join((*_FIELDS, *_OTHERS))})(?:[ \t]+(?P<value>\S.*))?")
_MOST_ABOVE_COUNT = 4  # lines: headline, standfirst, author
_WORDS_OF_SECTION = 3  # at most; a headline below it has more, or the section is one of every paper
_SECTION = re.compile(rf"\b(?:{pattern('plain_text', 'section')})\b", re.IGNORECASE)
_MOST_IN_BLOCK = 12  # lines, the rights the last
_LEAST_BLOCK = 3  # lines: number of words, day, newspaper
_LEAST = 5  # different codes; a text that only happens to begin a line with one has fewer


def database_roles(lines: Sequence[str]) -> list[Role]:
    """Return the role of each line of such a dump, none where it is no such dump."""
    return _by_code(lines) or _by_place(lines)


def _by_place(lines: Sequence[str]) -> list[Role]:
    """Return the roles of an article that opens with headline, author, `84 words`, day and newspaper.

    A section may stand above its headline. Its text follows the line of rights, or else the first blank
    line, and a line with its number closes it.
    """
    printed = [(number, line.strip()) for number, line in enumerate(lines) if line.strip()]
    if not printed or not numbers_document(printed[-1][1]):
        return []
    count = next((place for place, (_, text) in enumerate(printed) if _COUNT.fullmatch(text)), 0)
    if not 1 <= count <= _MOST_ABOVE_COUNT:
        return []
    size = _block_size(printed[count:])
    if size < _LEAST_BLOCK or not date_line(printed[count + 1][1]):
        return []
    names = _names_above([text for _, text in printed[:count]])
    paper = 3 if _TIME.fullmatch(printed[count + 2][1]) else 2
    names += ["boilerplate", "published", *["boilerplate"] * (paper - 2), "publisher"]
    names += ["boilerplate"] * (count + size - len(names))
    rights = " ".join(text for _, text in printed[count : count + size])
    holder = printed[-2][1].rstrip(".") in rights  # who has the rights, once more below the text
    names += ["body"] * (len(printed) - len(names) - 1 - holder) + ["boilerplate"] * (1 + holder)
    return [
        Role(Stretch(text, number, number), name, text, "database export")
        for name, (number, text) in zip(names, printed, strict=True)
    ]


def _block_size(printed: Sequence[tuple[int, str]]) -> int:
    """Return how many lines the fixed block has: up to its rights, or up to the first blank line."""
    rights = next((place for place, (_, text) in enumerate(printed) if _RIGHTS.match(text)), 0)
    if _LEAST_BLOCK <= rights < _MOST_IN_BLOCK:
        return rights + 1
    return sum(1 for _ in takewhile(lambda one: one[1][0] == one[0] + printed[0][0], enumerate(printed)))


def _names_above(texts: Sequence[str]) -> list[str]:
    """Return the roles of the lines above the number of words: section, headline, standfirst, author."""
    signed = len(texts) > 1 and (len(texts) > 2 or is_byline(texts[-1]) or bool(names_of(texts[-1])[0]))
    titles = texts[: len(texts) - signed]
    section = (
        len(titles) > 1
        and count_words(titles[0]) <= _WORDS_OF_SECTION
        and (count_words(titles[1]) > _WORDS_OF_SECTION or bool(_SECTION.search(titles[0])))
    )
    named = ["section"] * section + ["headline"] + ["standfirst"] * (len(titles) - section - 1)
    return named + ["byline"] * signed


def _by_code(lines: Sequence[str]) -> list[Role]:
    codes = {match["code"] for line in lines if (match := _CODED.fullmatch(line.strip()))}
    if len(codes) < _LEAST or "HD" not in codes or not codes & {"LP", "TD"}:
        return []
    told: list[Role] = []
    name = "boilerplate"
    for number, line in enumerate(lines):
        text = line.strip()
        if not text:
            continue
        match = _CODED.fullmatch(text)
        value = text
        # A paragraph may begin with a word that looks like a code of what stands above the text.
        if match and (match["value"] is None or name != "body" or match["code"] in _AFTER):
            name = _FIELDS.get(match["code"], "boilerplate")
            value = match["value"] or ""
        role = name if value else "boilerplate"
        printed = text if role == "boilerplate" else value
        told.append(
            Role(Stretch(printed, number, number), role, value, "field code" if role != name else name)
        )
    return told
