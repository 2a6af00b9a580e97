"""Where an organisation's name begins and ends, and which runs of capitals are one by their words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..gazetteer.tables import tables
from ..ner.capitals import UPPER, CapitalisedRun, CapitalisedWord, Capitals
from ..ner.context import begins_sentence, is_known_place
from ..ner.name_words import ordinary_list
from ..people.spans import bare_word, looks_like_name
from ..people.titles import HONORIFICS, ROLES, demonyms
from .names import LEGAL_FORMS, is_acronym_of
from .words import (
    ENDINGS,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    HEADS,
    INSTITUTIONS,
    KNOWN_PHRASES,
    NO_NAMES,
    OPENINGS,
    PLAYERS,
    WEAK_ENDINGS,
)

Span = tuple[int, int]

# Before a body's name they belong to it: 'U.S. Treasury', 'EU Council'.
STATES = frozenset({"U.S.", "U.N.", "US", "UN", "EU", "UK", "U.K."})
DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july "
    "august september october november december jan feb aug sept oct nov dec".split()
)
# Words of the table of no names that may close a body's name all the same.
NOT_FINAL = frozenset({"us", "u.s.", "uk", "u.k.", "pool", "tv", "internet", "aids", "sun", "today"})
COMPANY_ENDINGS = frozenset(
    "group holdings motors airlines airways bank industries technologies pharmaceuticals systems capital "
    "partners energy petroleum securities electric electronics".split()
)

# 'the Biden Administration': a person's name stands before it.
RULES_OF_ONE = frozenset({"administration", "presidency"})

# They open a sentence as often as a name, and inside one a name alone: 'the All Progressives Congress'.
OPENERS_OF_BODIES = frozenset(("all", "an"))

KIN = frozenset("sons son brothers bros".split())
_AFTER_AMPERSAND = LEGAL_FORMS | KIN
LED = frozenset("party movement front league union army group".split())  # what people lead

# What bodies of two tasks attend to first: 'Food and Drug Administration'.
TASKS = frozenset(
    """
    agriculture alcohol ambulance art arts commerce culture defence defense economic education
    energy environment finance fire fisheries food forestry health housing justice labor labour legal
    monetary oceanic parks police refugee rescue revenue science sciences search trade transport water
    accident casualty coal electric gas guaranty iron life light loan marine oil paper power savings steel
    sugar telegraph telephone title tobacco
    """.split()
)

# 'Aluminum Co of America'
COMPANIES = frozenset(("co", "company", "corp", "corporation"))

LONGEST_PART = 5  # words after 'of'; more are a headline in capitals

LEGAL = 6.0  # 'X Inc' leaves no doubt
ENDING = 4.0
INSTITUTION = 2.5  # 'Leeds Crown Court'
WEAK_ENDING = 1.0
HEAD = 4.0

# What may stand between the capitalised words of a long name.
_JOINER = re.compile(r" (?:of|for|on|and|&|in|to|de|des|du|del|et|y)(?: the| a| la)? | & ", re.IGNORECASE)
_OF = re.compile(r" (?:of|for|on|de|des|du|del)(?: the| la)? ")
_ONLY_FIRST = re.compile(r"\b(?:in|on|for|to)\b")
_AND = re.compile(r", (?=[A-Z])|,? and (?:the )?|,? & ")
_OF_ROMANCE = re.compile(r" (?:de|del|di|do|da|des|du|della|dello) ")
_AND_ANOTHER = re.compile(r" and(?: the)? ", re.IGNORECASE)
_GENITIVE = re.compile(r"['’]s? ")
_IN_BRACKETS = re.compile(rf"\((?:the |[\"“'])?([{UPPER}][{UPPER}.&-]{{1,9}}s?)[\"”']?\)")
# 'Tokyo Electric Power Company, TEPCO,'; 'ALMA, the Atacama Large Millimeter Array'
_IN_COMMAS = re.compile(rf", (?:the |or |called (?:the )?)?([{UPPER}]{{3,8}})(?=[,.;)]| [–—])")
_BEFORE_COMMA = re.compile(rf"(?<!\w)([{UPPER}]{{3,8}}), (?:or )?the (?=[{UPPER}])")
_PHRASES = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, KNOWN_PHRASES)) + r")(?!\w)")
_PLURAL_GENITIVE = ("' ", "’ ")
_GROUP = re.compile(
    r"\b(?:"
    + "|".join(GROUP_NOUNS)
    + rf")\b(?:[^{UPPER}.;()\n]{{0,60}}?(?:[–—:-] |including |such as |like |, )"
    rf"|[^.;\n]{{0,60}}[.;] (?:They|These|Those) (?:include|included|are|were) )(?=(?:the )?[{UPPER}])"
)
_LIST_STEP = re.compile(r"(?:, (?:and |or )?| and | or | & )(?:the )?")


def wording_weight(words: Sequence[CapitalisedWord]) -> float:
    """Return how much the first and the last word of a name speak for an organisation."""
    last, count = bare_word(words[-1].text), len(words)
    if count > 1 and bare_word(words[0].text) in OPENINGS:
        return 0.0 if any(bare_word(word.text) in ROLES for word in words) else LEGAL
    if count > 1 and _opens_with_kind(words):
        return ENDING
    if count < 2 or (count == 2 and last in RULES_OF_ONE):
        return 0.0
    if last in LEGAL_FORMS and last not in ("as", "se", "co"):
        return LEGAL
    if count > 2 and last in INSTITUTIONS:
        return INSTITUTION
    if last in WEAK_ENDINGS:
        return WEAK_ENDING
    if last in PLAYERS:
        return ENDING if _is_national(words) or bare_word(words[0].text) in demonyms() else 0.0
    return ENDING if last in ENDINGS else 0.0


def _opens_with_kind(words: Sequence[CapitalisedWord]) -> bool:
    """Return whether a name begins as those of broadcasters and orchestras do: 'Radio Kabul'."""
    rest = " ".join(word.text for word in words[1:])
    return words[0].text in ("Radio", "Télévision", "Staatskapelle") and bool(tables().known(rest))


def _is_national(words: Sequence[CapitalisedWord]) -> bool:
    """Return whether all but the last word name a country or a large town: 'Boston Symphony'."""
    return is_known_place(" ".join(word.text for word in words[:-1]))


def is_company(name: str) -> bool:
    """Return whether a name ends as companies do, so that its first word may stand for it."""
    last = bare_word(name.rsplit(" ", 1)[-1])
    return last in LEGAL_FORMS or last in COMPANY_ENDINGS


def grown_organisation(capitals: Capitals, words: list[CapitalisedWord]) -> Iterator[list[CapitalisedWord]]:
    """Return the name, or the names, that a model's span holds, each from its first to its last capital."""
    while words and _only_opens(capitals, words):
        words = words[1:]
    while words and (
        (bare_word(words[-1].text) in FUNCTION_WORDS and not _is_acronym(words[-1].text))
        or bare_word(words[-1].text) in NO_NAMES - NOT_FINAL
    ):
        words = words[:-1]
    if not words:
        return
    number = capitals.number[words[-1].start]
    while capitals.adjacent(number) and bare_word(capitals.words[number + 1].text) in LEGAL_FORMS:
        number += 1
        words = [*words, capitals.words[number]]
    first = capitals.number[words[0].start]
    if first and capitals.adjacent(first - 1) and capitals.words[first - 1].text in STATES:
        words = [capitals.words[first - 1], *words]
    yield from _parted(capitals.text, words)


def _only_opens(capitals: Capitals, words: Sequence[CapitalisedWord]) -> bool:
    """Return whether the first word is none of the name: 'The', 'Monday', yet not 'MIT' (German 'with').

    Inside a sentence only a name writes 'All' and 'An' with a capital: 'the All Progressives Congress'.
    """
    first = words[0].text
    small = bare_word(first)
    if small in OPENERS_OF_BODIES and len(words) > 1 and not begins_sentence(capitals.text, words[0].start):
        return False
    return (small in FUNCTION_WORDS and not _is_acronym(first)) or small in DATES


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper()


def _parted(text: str, words: list[CapitalisedWord]) -> Iterator[list[CapitalisedWord]]:
    """Part 'Pfizer Inc and BioNTech' and "Justice Department's Rights Division"; keep 'Food and Drug'."""
    piece: list[CapitalisedWord] = []
    for number, word in enumerate(words):
        gap = text[piece[-1].end : word.start] if piece else ""
        last = bare_word(piece[-1].text) if piece else ""
        closes = last in LEGAL_FORMS or last in ENDINGS
        rest = words[number:]
        led = len(piece) > 2 and last in LED and len(rest) > 1
        person = gap == " of " and (
            looks_like_name(piece)
            or looks_like_name(rest)
            or (led and not tables().known(text[word.start : rest[-1].end]))
        )
        if gap == " <":  # 'Boeing Co <BA>': what the exchange calls it
            break
        if gap == " of " and last in COMPANIES and not _is_national_part(text, rest):
            break  # 'Mitsui Co of Japan'
        if (
            "/" in gap
            or "—" in gap
            or " to " in gap
            or person  # 'the Freedom Party of Jane Doe'
            or (closes and (_AND.fullmatch(gap) or _GENITIVE.fullmatch(gap)))
        ):
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def organisation_runs(capitals: Capitals) -> Iterator[tuple[int, int, float]]:
    """Return the names that their own words tell to be organisations, with the weight of that."""
    text, found = capitals.text, capitals.runs
    for number, run in enumerate(found):
        words = run.words
        last = bare_word(words[-1].text)
        if last in COMPANIES and len(words) > 1 and number + 1 < len(found):
            end = _end_of_national(text, found, number)
            if end > run.end:
                yield _first_of_name(run), end, LEGAL
                continue
        if last in HEADS and number + 1 < len(found):
            end = run.end if _is_whole(text, found, number) else _end_after_of(text, found, number)
            if end > run.end:
                yield _first_of_name(run), end, HEAD
                continue
        weight = wording_weight(words)
        start = _first_of_name(run)
        if weight >= INSTITUTION and not tables().known(text[start : run.end]):
            if bare_word(words[0].text) in _AFTER_AMPERSAND:  # 'Lynch & Co Inc', 'Brown and Sons Inc'
                joined = number and _AND.fullmatch(text, found[number - 1].end, run.start)
                start = _first_of_name(found[number - 1]) if joined else run.end
            if start < words[-1].start:
                yield _start_over_de(text, found, number, start), run.end, weight


def _start_over_de(text: str, found: Sequence[CapitalisedRun], number: int, start: int) -> int:
    """Return where 'Petróleos de Venezuela SA' starts, whose legal form stands after 'de'."""
    run = found[number]
    before = found[number - 1] if number else None
    joined = before is not None and _OF_ROMANCE.fullmatch(text, before.end, run.start)
    if before is None or not joined or start != run.start or bare_word(run.words[-1].text) not in LEGAL_FORMS:
        return start
    return before.start


def _end_of_national(text: str, found: Sequence[CapitalisedRun], number: int) -> int:
    """Follow 'Aluminum Co' over 'of America', and 'Ford Motor Co' over 'of Canada Ltd'; not 'of Chicago'."""
    run, following = found[number], found[number + 1]
    national = text[run.end : following.start] == " of " and _is_national_part(text, following.words)
    return following.end if national else run.end


def _is_national_part(text: str, words: Sequence[CapitalisedWord]) -> bool:
    """Return whether a company's name goes on so: 'Canada Ltd', 'America', yet not the 'Japan' it is from."""
    nation = words
    while len(nation) > 1 and bare_word(nation[-1].text) in LEGAL_FORMS:
        nation = nation[:-1]
    name = text[nation[0].start : nation[-1].end]
    formed = len(nation) < len(words)
    entries = [reading.entry for reading in tables().known(name)]
    return name in ("America", "North America") or any(
        entry.code == "R" or (entry.code == "C" and (formed or entry.country in ("US", "CA")))
        for entry in entries
    )


def _is_whole(text: str, found: Sequence[CapitalisedRun], number: int) -> bool:
    """Return whether a name is whole before its 'of': 'the Inkatha Freedom Party of Mangosuthu Buthelezi'."""
    words, following = found[number].words, found[number + 1]
    if len(words) < 2 or bare_word(words[-1].text) not in LED:
        return False
    ordinary = ordinary_list("en")
    if len(words) < 3 and any(word.text.lower() in ordinary for word in following.words):
        return False  # 'Labour Party of Shimon Peres', yet not 'Freedom Party of Action'
    if text[found[number].end : following.start] != " of " or len(following.words) < 2:
        return False
    return not tables().known(text[following.start : following.end])


def joint_services(capitals: Capitals) -> Iterator[Span]:
    """Return bodies of two tasks, such as 'Leicestershire Fire and Rescue Service', and plurals' bodies."""
    for run, following in pairwise(capitals.runs):
        gap = capitals.text[run.end : following.start]
        closed = bare_word(following.words[-1].text) in ENDINGS
        if gap in _PLURAL_GENITIVE and closed and run.words[-1].text.lower() in ordinary_list("en"):
            yield run.words[-1].start, following.end  # 'Peasants' Union'
        if (
            gap in (" and ", " & ")
            and (bare_word(run.words[-1].text) in TASKS or _is_firm_of_two(run, following))
            and len(following.words) > 1
            and (closed or bare_word(following.words[-1].text) in ("service", "services"))
        ):
            yield _first_of_name(run), following.end


def _is_firm_of_two(run: CapitalisedRun, following: CapitalisedRun) -> bool:
    """Return whether a firm's two trades are joined: 'Mitsui Engineering and Shipbuilding Co'."""
    ordinary = ordinary_list("en")
    trades = (run.words[-1], *following.words[:-1])
    return (
        len(run.words) > 1
        and bare_word(following.words[-1].text) in LEGAL_FORMS
        and all(word.text.lower() in ordinary or word.text.endswith("ing") for word in trades)
        and not any(bare_word(word.text) in ENDINGS for word in trades[:1])
    )


def _first_of_name(run: CapitalisedRun) -> int:
    """Return where a name starts in a run that may begin with an opening word."""
    words = run.words
    small = bare_word(words[0].text)
    opening = len(words) > 1 and small in FUNCTION_WORDS and (run.opens or small not in OPENERS_OF_BODIES)
    return words[1].start if opening else words[0].start


def _end_after_of(text: str, found: Sequence[CapitalisedRun], number: int) -> int:
    """Follow 'Ministry' over 'of Health' and 'and Welfare'."""
    end = found[number].end
    steps = 0
    while number + 1 < len(found) and steps < 3:
        following = found[number + 1]
        gap = text[end : following.start]
        joins = _OF.fullmatch(gap) if steps == 0 else _JOINER.fullmatch(gap)
        if (
            not joins
            or len(following.words) > LONGEST_PART
            or bare_word(following.words[0].text) in DATES
            or (steps and _ONLY_FIRST.search(gap))
            or (_AND_ANOTHER.fullmatch(gap) and _is_another(gap, following))
        ):
            break
        end = _before_role(following.words)
        number += 1
        steps += 1
        if end < following.end:
            break
    return end


def _is_another(gap: str, following: CapitalisedRun) -> bool:
    """Return whether another body follows 'and': 'and the Coalition Authority', 'and ETH Zurich'."""
    first, last = following.words[0].text, bare_word(following.words[-1].text)
    several = len(following.words) > 1
    return bare_word(first) in HEADS or (several and (first.isupper() or ("the" in gap and last in ENDINGS)))


def _before_role(words: Sequence[CapitalisedWord]) -> int:
    """Return where a body's name ends in 'Japan Governor Satoshi Sumita' or 'Budget James Miller'."""
    for number in range(1, len(words)):
        small = bare_word(words[number].text)
        if small in ROLES or small in HONORIFICS or looks_like_name(words[number:]):
            return words[number - 1].end
    return words[-1].end


def known_phrases(text: str) -> Iterator[Span]:
    """Return the bodies of the world that everyone knows by more than one word."""
    for match in _PHRASES.finditer(text):
        yield match.span()


def acronyms(capitals: Capitals) -> Iterator[tuple[Span, Span]]:
    """Return each long name with the acronym bound to it in brackets or commas: 'Popular … Forces (PMF)'."""
    for pattern in (_IN_BRACKETS, _IN_COMMAS):
        for match in pattern.finditer(capitals.text):
            long = _long_form(capitals, match.start(), match[1])
            if long:
                yield long, match.span(1)
    for match in _BEFORE_COMMA.finditer(capitals.text):
        long = _spelled_out(capitals, match.end(), match[1])
        if long:
            yield long, match.span(1)


def _spelled_out(capitals: Capitals, start: int, acronym: str) -> Span | None:
    """Return the long name that begins somewhere, if its first letters are those of the acronym."""
    for word in capitals.within(start, start + 100):
        name = capitals.text[start : word.end]
        if "\n" in name or "," in name:
            return None
        if word.start > start and is_acronym_of(acronym, name):
            return start, word.end
    return None


def _long_form(capitals: Capitals, bracket: int, acronym: str) -> Span | None:
    text, before = capitals.text, capitals.within(max(0, bracket - 100), bracket)
    if not before or text[before[-1].end : bracket].strip() not in ("", "'s", "’s"):
        return None
    end = before[-1].end
    for word in reversed(before):
        if "\n" in text[word.start : end] or len(before) < 2:
            return None
        if is_acronym_of(acronym, text[word.start : end]) and word is not before[-1]:
            return word.start, end
    return None


def list_members(capitals: Capitals) -> Iterator[Span]:
    """Return the members of a list that a word for bodies introduces: 'factions – A, B and C –'."""
    text = capitals.text
    by_start = {run.start: run for run in capitals.runs}
    for match in _GROUP.finditer(text):
        position = match.end() + (4 if text.startswith("the ", match.end()) else 0)
        members: list[Span] = []
        while run := by_start.get(position):
            members.append((run.start, run.end))
            step = _LIST_STEP.match(text, run.end)
            if not step:
                break
            position = step.end()
        if len(members) > 1:
            yield from members
