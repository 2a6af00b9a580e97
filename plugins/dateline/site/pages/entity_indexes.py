"""The indexes of people, places and organisations: from A to Z, by letter, by number of articles."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...enrich.tags import EntityKind
from ..entities import LinkedName, Name
from ..page import Page
from ..paths import kind_path, letter_path, most_named_path
from ..site_context import NavLink, SiteContext

IN_FULL = 400  # names; a longer index is cut into letters
LETTER_IN_FULL = 400  # names; a longer letter is cut by its second, and so on
MOST_NAMED = 200
FIRST = 24  # of the most named, shown above an index that is cut
_LONGEST = 5  # letters by which an index is cut at most


class IndexRow(NamedTuple):
    """A name in an index."""

    name: LinkedName
    number: str  # of articles
    years: str  # from the first to the last


class LetterLink(NamedTuple):
    """A letter of an index: the way to its page or its place on the page."""

    label: str
    path: str  # empty where its names are on the page itself
    anchor: str
    number: str  # of names
    here: bool = False
    rows: Sequence[IndexRow] = ()


def entity_indexes(site: SiteContext) -> Iterator[Page]:
    """Yield the index of each kind, its letters where it is long, and the most named."""
    for kind, names in site.names.of_kind.items():
        letters = _letters(names, 1)
        in_full = len(names) <= IN_FULL
        most = _most_named(names)
        context = {
            "title": site.language.say(kind),
            "kind": kind,
            "count": site.language.count(f"names_{kind}", len(names)),
            "letters": [_letter(site, kind, letter, found, in_full=in_full) for letter, found in letters],
            "in_full": in_full,
            "most_path": most_named_path(kind) if most else "",
            "most": _rows(site, most[:FIRST]),
        }
        yield Page(kind_path(kind), "names.html", context)
        if most:
            yield _most_named_page(site, kind, most)
        if not in_full:
            yield from _letter_pages(site, kind, letters)


def _most_named(names: Sequence[Name]) -> Sequence[Name]:
    often = [name for name in names if name.total > 1]
    return sorted(often, key=lambda name: (-name.total, name.sort, name.slug))[:MOST_NAMED]


def _most_named_page(site: SiteContext, kind: EntityKind, most: Sequence[Name]) -> Page:
    context = {
        "title": site.language.say(f"most_named_{kind}"),
        "trail": (NavLink(kind_path(kind), site.language.say(kind)),),
        "rows": _rows(site, most),
    }
    return Page(most_named_path(kind), "most_named.html", context)


def _rows(site: SiteContext, names: Sequence[Name]) -> Sequence[IndexRow]:
    return [IndexRow(name.linked, site.language.number(name.total), _years(name)) for name in names]


def _years(name: Name) -> str:
    first, last = name.first[:4], name.last[:4]
    return first if first == last else f"{first}–{last}"


def _letters(names: Sequence[Name], length: int) -> Sequence[tuple[str, Sequence[Name]]]:
    """Group names by the first letters of what they are filed under."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(initial(name.sort, length), []).append(name)
    return list(groups.items())


def initial(sort: str, length: int = 1) -> str:
    """Return the letters under which an index files a name; all digits stand together."""
    if not sort or not sort[0].isalpha():
        return "0–9"
    return "".join(character if character.isalpha() else "-" for character in sort[:length].ljust(length))


def file_name(letter: str) -> str:
    """Return a letter as the name of its page, in ASCII."""
    if letter == "0–9":
        return "0-9"
    return "".join(character if character.isascii() else f"u{ord(character):04x}" for character in letter)


def _letter(
    site: SiteContext, kind: EntityKind, letter: str, found: Sequence[Name], *, in_full: bool
) -> LetterLink:
    return LetterLink(
        letter.upper() if len(letter) == 1 else letter.title(),
        "" if in_full else letter_path(kind, file_name(letter)),
        f"letter-{file_name(letter)}",
        site.language.number(len(found)),
        rows=_rows(site, found) if in_full else (),
    )


def _letter_pages(
    site: SiteContext,
    kind: EntityKind,
    letters: Sequence[tuple[str, Sequence[Name]]],
    alphabet: Sequence[LetterLink] = (),
) -> Iterator[Page]:
    """Yield the pages of some letters, each with all letters above its names."""
    links = [_letter(site, kind, letter, found, in_full=False) for letter, found in letters]
    alphabet = alphabet or links
    for place, (letter, found) in enumerate(letters):
        long = len(found) > LETTER_IN_FULL and len(letter) < _LONGEST and letter != "0–9"
        inside = _letters(found, len(letter) + 1) if long else ()
        context = {
            "title": site.language.say(f"letter_{kind}", letter=links[place].label),
            "count": site.language.count(f"names_{kind}", len(found)),
            "trail": (NavLink(kind_path(kind), site.language.say(kind)),),
            "letters": [link._replace(here=letter.startswith(link.label.casefold())) for link in alphabet],
            "pairs": [_letter(site, kind, pair, names, in_full=False) for pair, names in inside],
            "rows": () if inside else _rows(site, found),
            "earlier": NavLink(links[place - 1].path, links[place - 1].label) if place else None,
            "later": NavLink(links[place + 1].path, links[place + 1].label)
            if place + 1 < len(links)
            else None,
        }
        yield Page(letter_path(kind, file_name(letter)), "letter.html", context)
        if inside:
            yield from _letter_pages(site, kind, inside, alphabet)
