"""Who signs a page on which nothing that is marked or opens as a byline names an author; asked only then."""

import re
from collections.abc import Iterator

from ..dates.written import printed_dates
from ..html.dom_stats import DomStats, words_of
from ..html.page_layout import PageLayout
from ..html.roles import PROSE
from ..html.visible_lines import lines_of
from .names import AND, ROLE, Byline, cleaned, full_name, is_degree, opened, read_byline
from .person_names import has_given_name, is_persons_name
from .visible import is_anothers, names_author
from .zones import in_card, of_the_article

_PARTS = re.compile(r"\s*[|•·]\s*")
_LISTED = re.compile(rf"\s*(?:[,;&]|\s(?:{AND})\s)\s*")
_WORD = re.compile(r"[^\W\d_]+")
_INITIAL = re.compile(r"[A-Z]\.?")
_IN_SECTION = re.compile(r"\s+in\s+\S.*")
_TEAM = re.compile(r"\b(?:team|staff|desk)$", re.IGNORECASE)
_AUTHOR = re.compile(r"(?:^|[^a-z])author(?:-|_|__|s?$|s?\s|N|name)")
_BELOW = 14  # elements below the headline among which a bare name is a byline
_FARTHEST = 40  # the same, of what a given name opens; some systems wrap each run in a dozen elements
_SIGNED = 8  # elements below the last prose of the body, among which a name alone signs it
_LONGEST_NAME = 45  # characters
_LONGEST = 110  # characters of the run it stands in
_NEVER = frozenset(("h2", "h3", "h4", "figcaption"))
_MOST_WORDS = 4  # behind the word that opens a byline
_NAME_WORDS = range(2, 4)
_MOST_NAMED = 40  # elements named for authors that are read


def unmarked_byline(found: DomStats, layout: PageLayout, publisher: str, title: str) -> Byline:
    """Return who is named right below the headline, or in all elements that are named for authors.

    Args:
        found: the measures of the page's elements.
        layout: where its headline and body are.
        publisher: a name that is no person's.
        title: of the article, whose words are no name.
    """
    words = set(title.casefold().split())
    for line in _lines_below(found, layout):
        byline = _parted(line, publisher) or _bare(line, publisher)
        if byline is None or words.issuperset(" ".join(byline.people or byline.bodies).casefold().split()):
            continue
        if opened(line) or not _in_plain_words(byline.people, words_of(found.elements[layout.top])):
            return byline
    named = _named_anywhere(found, layout, publisher)
    if named.people or named.bodies:
        return named
    signed = _last_lines(found, layout)
    return Byline((signed[0],)) if len(signed) == 1 else named


def _in_plain_words(names: tuple[str, ...], text: str) -> bool:
    """Return whether words of a name are words of the text, too: 'Print This Page' is no name.

    Half of them must be; of a name without a given name among them, one.
    """
    used = set(_WORD.findall(text))
    words = [word for name in names for word in _WORD.findall(name)]
    plain = sum(word.lower() in used for word in words)
    return plain > 0 and (len(words) <= 2 * plain or not any(map(has_given_name, names)))


def _lines_below(found: DomStats, layout: PageLayout) -> Iterator[str]:
    """Yield the short lines between the headline and the first prose below it."""
    if layout.anchor < 0:
        return
    start = found.ends[layout.anchor]
    for number in range(start, min(start + _FARTHEST, len(found.elements))):
        if found.own[number] >= PROSE and not found.inline[number]:
            words = words_of(found.elements[number])
            if len(words) > _LONGEST or words.endswith("."):
                if number >= layout.top:
                    return
                continue  # the standfirst
        # What stands beside the headline in the element around both is a run of its own.
        is_part = found.inline[number] and found.parents[number] > layout.anchor
        if is_part or not 3 < found.own[number] + found.own_links[number] <= _LONGEST:
            continue
        if found.tags[number] in _NEVER or is_anothers(found, number):
            continue
        words = words_of(found.elements[number])
        if number >= start + _BELOW:
            if is_persons_name(cleaned(words)) or (_is_name(words) and _date_follows(found, number)):
                yield words
        elif opened(words):
            yield words
        elif found.tags[number] != "li" and not found.own_links[number]:
            yield from lines_of(found.elements[number]).split("\n")
        elif found.own_links[number] and (
            is_persons_name(cleaned(words))
            or any(map(_is_date, _PARTS.split(words)))
            or (_is_name(words) and _date_follows(found, number))
        ):
            yield words


def _last_lines(found: DomStats, layout: PageLayout) -> list[str]:
    """Return the persons' names that stand alone among the last runs of the body, as a signature does."""
    end = found.ends[layout.top]
    last = max(
        (n for n in range(layout.top, end) if found.own[n] >= PROSE and not found.inline[n]), default=end
    )
    below = range(last + 1, min(last + _SIGNED, end))
    return [
        words
        for number in of_the_article(found, layout, below)
        if 4 < found.own[number] < _LONGEST_NAME
        and not found.inline[number]
        and found.tags[number] == "p"
        and is_persons_name(words := words_of(found.elements[number]))
    ]


def _date_follows(found: DomStats, number: int) -> bool:
    """Return whether the run behind an element is the day, as in a row of author and date."""
    for below in range(found.ends[number], min(found.ends[number] + _BELOW, len(found.elements))):
        if found.own[below] + found.own_links[below] > 1 and not found.inline[below]:
            return any(map(_is_date, _PARTS.split(words_of(found.elements[below])[:_LONGEST])))
    return False


def _parted(line: str, publisher: str) -> Byline | None:
    """Return who a line names beside a date or a role, parted by bars or dots, or before the day."""
    if is_persons_name(name := _beside_date(line)):
        return Byline((name,))
    parts = _PARTS.split(line)
    if len(parts) < 2 or not any(_is_date(part) or ROLE.search(part) for part in parts):
        return None
    for part in parts:
        if rest := opened(part):
            byline = read_byline(rest, publisher)
            if byline.people or byline.bodies:
                return byline
    names = [part for part in parts if _is_name(_IN_SECTION.sub("", part)) and not _is_date(part)]
    if len(names) != 1:
        return None
    told = is_persons_name(names[0]) or _sectioned(names[0], parts)
    if not told and not all(part in names or any(map(str.isdigit, part)) for part in parts):
        return None
    return Byline((_IN_SECTION.sub("", names[0]),))


def _beside_date(line: str) -> str:
    """Return the words of a line on one side of its date; empty where it has none, or words on both sides."""
    dated = next(printed_dates(line, short_years=True), None)
    beside = (line[: dated.start], line[dated.end :]) if dated else ()
    words = [text for part in beside if (text := part.strip(" ,|•·/–—-\n"))]
    return words[0] if len(words) == 1 else ""


def _sectioned(name: str, parts: list[str]) -> bool:
    """Return whether a part beside the name shows that it is one: a role, or the section it is `in`."""
    return bool(_IN_SECTION.search(name)) or any(ROLE.search(part) for part in parts if part != name)


def _bare(line: str, publisher: str) -> Byline | None:
    """Return who a line is the whole name of, or names behind nothing but the word that opens a byline."""
    if (rest := opened(line)) and len(rest.split()) <= _MOST_WORDS:
        byline = read_byline(rest, publisher)
        named = byline.bodies or any(" " in name for name in byline.people)
        return byline if named and not byline.rest else None
    listed = tuple(
        part for part in _LISTED.split(line) if part and not is_degree(part) and not ROLE.search(part)
    )
    if listed and all(map(_is_name, listed)):
        byline = read_byline(line, publisher)
        return byline if byline.people == listed else None
    byline = read_byline(line, publisher)
    if byline.agency and byline.people and not byline.rest and all(map(is_persons_name, byline.people)):
        return byline
    if _TEAM.search(line):
        return byline if byline.bodies and not byline.rest else None
    return None


def _is_date(part: str) -> bool:
    dated = next(printed_dates(part, short_years=True), None)
    return dated is not None and len(part) - (dated.end - dated.start) < 12


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        len(words) in _NAME_WORDS
        and full_name(text)
        and all(
            _INITIAL.fullmatch(word) or (word[0].isupper() and not word.isupper() and word.isalpha())
            for word in words
        )
    )


def _named_anywhere(found: DomStats, layout: PageLayout, publisher: str) -> Byline:
    """Return whom the elements that are named for authors name, nobody where they differ."""
    told: set[Byline] = set()
    count = 0
    for number in of_the_article(found, layout, range(len(found.elements))):
        element = found.elements[number]
        size = found.text[number] + found.links[number] or found.own[number] + found.own_links[number]
        names = element.get("class") or ""
        if not 3 < size < _LONGEST or found.roles[number] != "byline" or not _AUTHOR.search(names):
            continue
        if not names_author(names) or is_anothers(found, number) or in_card(found, layout, number):
            continue
        byline = read_byline(lines_of(element), publisher)
        count += 1
        if byline.people or byline.bodies:
            told.add(Byline(byline.people, byline.bodies))
        if len(told) > 1 or count > _MOST_NAMED:
            return Byline()
    return next(iter(told), Byline())
