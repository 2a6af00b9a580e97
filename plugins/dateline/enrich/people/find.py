"""From mentions to people: one value for all the ways an article names someone. Finds no mentions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ...languages.given_names import given_names
from ..tags import Mention, Person
from .kinship import bearers
from .names import COURTESIES, SURNAMES_FIRST, NameParts, may_mean, parts, skeleton
from .roles import role_after, role_before
from .written_names import FAMILY_AFTER, written_names

MOST_NAMESAKES = 50  # in one article; a longer list of one surname is left as it is
MOST_ROLES = 5  # of one person in one article

# 'the Reagan administration' names a body, and says nothing of the man.
_BODY_AFTER = re.compile(r"(?:['’]s)? (?:administration|government|cabinet|presidency)\b", re.IGNORECASE)


_COURTESY_BEFORE = re.compile(r"(?<!\w)([A-Z][a-z]+) $")


def gather_people(text: str, mentions: Sequence[Mention]) -> tuple[Person, ...]:
    """Return the people whom the mentions name, in order of first mention.

    A short name joins the one fuller name of the article that it can mean. Where it can mean several,
    the role before it decides, then whoever alone was introduced before; else it stays a person of its
    own with `candidates`. A bare given name joins nothing but the full name of who goes by it.
    """
    names = written_names(text, mentions)
    by_name: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[parts(names[mention]).key].append(mention)
    written = {key: _fullest(names[mention] for mention in found) for key, found in by_name.items()}
    roles = {key: _roles(text, found) for key, found in by_name.items()}
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    candidates: dict[str, tuple[str, ...]] = {}
    shelf = _Shelf()
    for key in sorted(by_name, key=lambda key: (-_fullness(parts(written[key])), key)):
        options = _options(written[key], shelf, written)
        for mention in by_name[key]:
            chosen = options if len(options) < 2 else _chosen(text, mention, options, by_name, roles, written)
            if len(chosen) == 1 and not _foreign(text, mention, by_name[chosen[0]][0], roles[chosen[0]]):
                groups[chosen[0]].append(mention)
            elif len(options) > 1 and FAMILY_AFTER.match(text, mention.end):
                continue  # 'the Bush family' is none of them
            else:
                groups[key].append(mention)
                candidates[key] = tuple(sorted(written[other] for other in options))
        if not options and len(parts(written[key]).words) == 1:
            # Never a merge on a bare given name; only a hint.
            candidates[key] = tuple(sorted(written[other] for other in shelf.given(key)))
        if key in groups:
            shelf.add(key, parts(written[key]))
    people = [
        _person(text, _fullest(names[mention] for mention in found), sorted(found), candidates.get(key, ()))
        for key, found in groups.items()
        if found
    ]
    return tuple(sorted(people, key=lambda person: person.mentions[0].start))


def only_in_bodies(text: str, person: Person) -> bool:
    """Return whether a bare surname is only ever part of a body's name: 'the Reagan administration'."""
    return " " not in person.name and all(_BODY_AFTER.match(text, found.end) for found in person.mentions)


def _fullness(name: NameParts) -> int:
    return 100 * len(name.words) + 50 * bool(name.generation) + sum(map(len, name.words))


def _fullest(names: Iterable[str]) -> str:
    """Choose how to write a name: most words, then most often, then as first written."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-len(name.split()), -counts[name]))


class _Shelf:
    """The fuller names met so far, found again by the words that a shorter one may share."""

    def __init__(self) -> None:
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        self._by_end: defaultdict[tuple[str, str], list[str]] = defaultdict(
            list
        )  # initial, bones of the surname

    def add(self, key: str, name: NameParts) -> None:
        """Put a name on the shelf."""
        for word in dict.fromkeys(name.words):
            self._by_word[word].append(key)
        for initial in dict.fromkeys(word[0] for word in name.words):
            self._by_end[initial, skeleton(name.surname)].append(key)

    def given(self, word: str) -> list[str]:
        """Return the full names that begin with a word."""
        return [key for key in self._by_word[word] if key.startswith(f"{word} ")]

    def like(self, name: NameParts) -> list[str]:
        """Return every name on the shelf that this one may mean, and some that it may not."""
        if len(name.words) < 2:
            return self._by_word[name.surname]
        first = self._by_word[name.words[0]] if name.words[0] in SURNAMES_FIRST else []
        return list(dict.fromkeys([*self._by_end[name.words[0][0], skeleton(name.surname)], *first]))


def _options(name: str, shelf: _Shelf, written: Mapping[str, str]) -> list[str]:
    """Return the fuller names that a name may mean, without those that mean one of the others."""
    fuller = [other for other in shelf.like(parts(name)) if may_mean(name, written[other])]
    if len(fuller) > MOST_NAMESAKES:
        return fuller
    return [
        other
        for other in fuller
        if not any(third != other and may_mean(written[other], written[third]) for third in fuller)
    ]


def _chosen(  # noqa: PLR0913, PLR0917 - what is known of the people of one article
    text: str,
    mention: Mention,
    options: list[str],
    by_name: Mapping[str, list[Mention]],
    roles: Mapping[str, Counter[str]],
    written: Mapping[str, str],
) -> list[str]:
    """Narrow several fuller names down by the role before, who was introduced, Mr or Mrs, and kinship."""
    role = role_before(text, mention.start).casefold()
    if role:
        same = [other for other in options if any(role in known.casefold() for known in roles[other])]
        if len(same) == 1:
            return same
    introduced = [other for other in options if by_name[other][0].start < mention.start]
    if len(introduced) > 1:
        introduced = bearers(text, mention.start, {other: by_name[other][0] for other in introduced}, written)
    return introduced if len(introduced) == 1 else options


def _foreign(text: str, mention: Mention, first: Mention, known: Iterable[str]) -> bool:
    """Return whether a surname with a role comes before a full name without it: Bush, then Laura Bush."""
    if mention.start > first.start or " " in mention.surface:
        return False
    role = role_before(text, mention.start).casefold()
    return bool(role) and not any(role in other.casefold() or other.casefold() in role for other in known)


def _roles(text: str, mentions: Iterable[Mention]) -> Counter[str]:
    roles: Counter[str] = Counter()
    for mention in mentions:
        for role in (role_before(text, mention.start), role_after(text, mention.end)):
            if role:
                roles[role] += 1
    return roles


def _person(text: str, name: str, mentions: list[Mention], candidates: tuple[str, ...]) -> Person:
    roles = _roles(text, mentions)
    best = sorted(roles, key=lambda role: (-roles[role], -len(role), role))[:MOST_ROLES]
    courtesy = _courtesy(text, name, mentions)
    return Person(name, tuple(mentions), tuple(best), candidates, courtesy=courtesy)


def _courtesy(text: str, name: str, mentions: Sequence[Mention]) -> str:
    """Return the 'Lord' of 'Lord Mountbatten' where most mentions have it before them.

    Only for whoever goes by one name, or by given names alone: 'King Juan Carlos'.
    """
    words = parts(name).words
    if len(words) > 1 and not given_names().issuperset(words):
        return ""
    found = [_COURTESY_BEFORE.search(text, max(0, mention.start - 12), mention.start) for mention in mentions]
    courtesies = Counter(match[1] for match in found if match and match[1].lower() in COURTESIES)
    if 2 * courtesies.total() <= len(mentions):
        return ""
    return courtesies.most_common(1)[0][0]
