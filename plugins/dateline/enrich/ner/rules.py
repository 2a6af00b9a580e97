"""What the words say about the names of a text, with no model: titles, endings, lists, repetition."""

import re
from collections.abc import Iterator, Sequence

from ...languages.given_names import fold_name, given_names
from ..gazetteer.tables import tables
from ..organisations.institutions import gangs_and_banks, institutions, spoken_for
from ..organisations.names import LEGAL_FORMS
from ..organisations.spans import (
    acronyms,
    is_company,
    joint_services,
    known_phrases,
    list_members,
    organisation_runs,
    wording_weight,
)
from ..organisations.words import (
    BUILDINGS,
    ENDINGS,
    GENERIC,
    HEADS,
    KNOWN,
    NO_NAMES,
    OTHER_ENDINGS,
    SITES,
    STATES_SHORTENED,
)
from ..people.names import place_like_given_names
from ..people.roles import role_after
from ..people.spans import (
    bare_word,
    coordinated_given_names,
    follows_office,
    has_age,
    is_role,
    is_title,
    joined_by_particles,
    looks_like_name,
    named_by_small_word,
    nicknamed,
    office_length,
    short_forms,
    start_with_particles,
    title_length,
    trimmed,
)
from ..people.titles import HONORIFICS, ROLES, WEAK_ROLES, demonyms
from ..places.articled import articled_name
from .acting_acronyms import acting_acronyms
from .capitals import CapitalisedWord, Capitals
from .context import (
    PLATFORMS,
    heads_place,
    is_after_kind,
    is_after_locative,
    is_before_place_noun,
    is_building_site,
    is_country,
    is_dateline,
    is_described,
    is_headed_like_place,
    is_known_place,
    is_land_or_water,
    is_located,
    is_only_opening,
    is_place_alone,
    is_place_in_list,
    is_platform,
    is_seat,
    is_somewhere,
    nicknames,
    teams_by_record,
)
from .evidence import (
    ACTING_ACRONYM,
    BOUND_ACRONYM,
    FIRM,
    GIVEN_NAME,
    KIN_AFTER,
    KNOWN_BODY,
    LIST,
    LISTED_PLACE,
    MODEL,
    NO_NAME,
    PLACE_NOUN,
    RECORD,
    SHORT_FORM,
    SURNAME,
    TEAM,
    THING,
    TITLE,
    EvidenceTable,
)
from .firms import firms, possessive_firms, tickers
from .league_teams import league_teams
from .listed_places import listed_places
from .name_words import ordinary_list
from .named_kin import named_kin
from .residences import residences, served_places
from .teams import teams_by_score
from .things import things

_HOME_STATE = re.compile(r"[DRI]-(?:\w{1,5}\.?|(?:\w\.){1,2}\w?\.?)")  # 'Sen. Bob Casey, D-Pa.'

_NUMBER_OF_CRAFT = re.compile(r"[ -]\d{1,3}$")
_BODY_WORDS = ENDINGS | GENERIC | HEADS | NO_NAMES
_NO_SURNAMES = (
    NO_NAMES | ENDINGS | frozenset("republican democrat republicans democrats".split())
)  # 'Georgia Republican'
_ROMAN = re.compile(r"[IVX]{1,5}")  # 'Venture Partners II'
_IN = re.compile(r"\b[Ii]n $")
# What is said to be people's alone.
_KIN_AFTER = re.compile(
    r"['’]s (?:(?:elder|younger|late|former|second|first|only) )?(?:wife|widow|husband|widower|son|daughter|"
    r"mother|father|brother|sister|parents|children|body|remains|bag|funeral|lawyer|barrister|memoirs|diary|"
    r"autobiography|birthday)\b"
)

LONGEST_TITLED = 4  # words of a name after a title; longer runs hold more than the name


def add_rules_evidence(capitals: Capitals, table: EvidenceTable, *, alone: bool) -> None:
    """Count every sign that stands in the words of a name or beside it; `alone` where no model spoke."""
    for number in range(len(capitals.runs)):
        words = joined_by_particles(capitals, number)
        _add_run_evidence(capitals.text, words, table)
        if alone:
            _add_end_evidence(words, table)
    for start, end, weight in organisation_runs(capitals):
        table.note(start, end, "organisation", weight)
    for start, end in joint_services(capitals):
        table.note(start, end, "organisation", BOUND_ACRONYM)
    for start, end in known_phrases(capitals.text):
        table.note(start, end, "organisation", KNOWN_BODY, "gazetteer")
    for (start, end), (short_start, short_end) in acronyms(capitals):
        table.note(start, end, "organisation", BOUND_ACRONYM)
        table.note(short_start, short_end, "organisation", BOUND_ACRONYM)
    for start, end in acting_acronyms(capitals.text):
        table.note(start, end, "organisation", ACTING_ACRONYM)
    for start, end in listed_places(capitals.text):
        table.note(start, end, "place", LISTED_PLACE)
    for start, end in residences(capitals.text):
        table.note(start, end, "place", LISTED_PLACE)
    for start, end in served_places(capitals.text):
        weights = table.names[capitals.text[start:end]].weights
        table.note(start, end, "place", weights["person"] + weights["organisation"])
    for start, end in list_members(capitals):
        if not is_country(capitals.text[start:end]):
            table.note(start, end, "organisation", LIST)
    for start, end in firms(capitals):
        table.note(start, end, "organisation", FIRM)
        table.firms.add(capitals.text[start:end])
    for start, end in possessive_firms(capitals.text):
        table.note(start, end, "organisation", FIRM)
        table.firms.add(capitals.text[start:end])
    for start, end in tickers(capitals.text):
        for word in capitals.within(start, end):
            table.note(word.start, word.end, "other", NO_NAME)
    for start, end in things(capitals):
        table.note(start, end, "other", THING)
        name = capitals.text[start:end]
        table.things.add(name)
        if numbered := _NUMBER_OF_CRAFT.search(name):  # 'Beagle 2' is Beagle for short
            table.names[name[: numbered.start()]].add("other", THING)
            table.things.add(name[: numbered.start()])
        table.others.append((start, end))
    for start, end in institutions(capitals.text):
        table.note(start, end, "organisation", KNOWN_BODY)
    for start, end in gangs_and_banks(capitals.text):
        table.note(start, end, "organisation", LIST)
    for start, end in spoken_for(capitals.text):
        if not is_country(capitals.text[start:end]):
            table.note(start, end, "organisation", MODEL)
    for start, end in league_teams(capitals.text):
        table.note(start, end, "organisation", RECORD)
        table.teams.add(capitals.text[start:end])
    for start, end in teams_by_score(capitals.text):
        table.note(start, end, "organisation", RECORD)
        table.teams.add(capitals.text[start:end])
    for start, end in (
        *coordinated_given_names(capitals),
        *nicknamed(capitals.text),
        *named_kin(capitals.text),
    ):
        table.note(start, end, "person", TITLE)
    _add_teams_evidence(capitals, table)
    _add_context_evidence(capitals.text, table)


def weigh_ending(start: int, words: Sequence[CapitalisedWord], table: EvidenceTable) -> None:
    """Count what the last word of a name says of its type."""
    last, end = bare_word(words[-1].text), words[-1].end
    weight = wording_weight(words)
    if weight and not is_country(table.text[start:end]):  # 'the Soviet Union'
        table.note(start, end, "organisation", weight)
    elif last in OTHER_ENDINGS:
        table.note(start, end, "other", NO_NAME)
    if all(bare_word(word.text) in NO_NAMES for word in words) or (
        len(words) == 1
        and (
            last in demonyms()
            or last in GENERIC
            or last in STATES_SHORTENED
            or _HOME_STATE.fullmatch(words[0].text)
        )
    ):
        table.note(start, end, "other", NO_NAME)
    elif len(words) == 1 and last in KNOWN:
        table.note(start, end, "organisation", KNOWN_BODY, "gazetteer")


def _add_run_evidence(text: str, words: Sequence[CapitalisedWord], table: EvidenceTable) -> None:
    """Count titles, ages, given names and known acronyms."""
    count, proof = title_length(words)
    if place := _office_place(text, words):
        count, proof = place, True
    rest = trimmed(list(words[count:]))
    if not rest:
        return
    start, end, last = rest[0].start, rest[-1].end, bare_word(rest[-1].text)
    if len(rest) == 1 and last in KNOWN:
        table.note(start, end, "organisation", KNOWN_BODY, "gazetteer")
    if wording_weight(rest) or last in OTHER_ENDINGS or last in NO_NAMES:
        return
    titled = (proof and rest[0] is words[count]) or (
        count == 0
        and named_by_small_word(text, start)
        and not is_country(text[start:end])
        and not (
            text[start - 2 : start] == ", " and is_known_place(text[start:end])
        )  # 'premier, Moscow said'
    )
    if titled and len(rest) == 1 and (last in GENERIC or last in HEADS):
        return  # 'President, Commission'
    titled = titled or _is_general(words, rest)
    if titled and last in demonyms():
        return  # 'vice president, North American sales'
    if titled and (_ROMAN.fullmatch(rest[0].text) or _belongs_to_several(words, rest)):
        return
    if _is_place_with_given_name(text, rest):
        return
    if titled and len(rest) <= LONGEST_TITLED:
        weight = TITLE if len(rest) < LONGEST_TITLED else MODEL
        table.note(start_with_particles(text, start), end, "person", weight)
    elif not titled and (looks_like_name(rest) or has_placelike_given_name(rest)):
        table.note(start, end, "person", GIVEN_NAME, "gazetteer")
    if 1 < len(rest) <= LONGEST_TITLED and (has_age(text, end) or _is_called(text, end)):
        table.note(start, end, "person", TITLE)
    if (
        1 < len(rest) <= LONGEST_TITLED
        and _KIN_AFTER.match(text, end)
        and not tables().known(text[start:end])
    ):
        table.note(start, end, "person", KIN_AFTER)


def _is_general(words: Sequence[CapitalisedWord], rest: Sequence[CapitalisedWord]) -> bool:
    """Return whether 'General' stands before one word that is none of the language: 'General Funston'."""
    if len(rest) != 1 or len(words) != 2 or words[0].text not in ("General", "Major"):
        return False
    small = bare_word(rest[0].text)
    known = small in _BODY_WORDS or small.rstrip("s") in ordinary_list("en")
    return small not in ordinary_list("en") and not known and not is_known_place(rest[0].text)


def _belongs_to_several(words: Sequence[CapitalisedWord], rest: Sequence[CapitalisedWord]) -> bool:
    """Return whether a plural's ordinary words follow: 'Writers Guild', 'Investors Service'."""
    before = [word for word in words if word.end < rest[0].start]
    several = bool(before) and before[-1].text.lower().endswith("s") and is_role(bare_word(before[-1].text))
    return several and all(word.text.lower() in ordinary_list("en") for word in rest)


def _is_place_with_given_name(text: str, words: Sequence[CapitalisedWord]) -> bool:
    """Return whether a place's whole name begins like a person's: 'Sri Lanka', 'to Abu Dhabi'."""
    name = text[words[0].start : words[-1].end]
    if len(words) < 2 or not tables().known(name):
        return False
    return (
        is_country(name)
        or is_land_or_water(name)  # 'Ben Nevis'
        or is_somewhere(text, name)
        or is_place_in_list(text, words[0].start, words[-1].end)
    )


def has_placelike_given_name(words: Sequence[CapitalisedWord]) -> bool:
    """Return whether two words are a given name that is a place's, too, and an unknown surname."""
    if len(words) != 2 or fold_name(words[0].text) not in place_like_given_names():
        return False
    surname = words[1].text
    return (
        surname.replace("'", "").replace("’", "").replace("-", "").isalpha()
        and not surname.isupper()
        and surname.lower() not in ordinary_list("en")
        and bare_word(surname) not in _NO_SURNAMES
        and bare_word(surname) not in demonyms()
        and not is_title(surname)
        and not is_known_place(surname)
    )


def _is_called(text: str, end: int) -> bool:
    """Return whether an apposition with a role follows: 'Jane Doe, the chairman,'."""
    words = [bare_word(word) for word in role_after(text, end).split()]
    return any(word in ROLES and word not in WEAK_ROLES for word in words)


def _add_end_evidence(words: Sequence[CapitalisedWord], table: EvidenceTable) -> None:
    """Count a name at the end of a run that begins with another noun, as German runs do."""
    if len(words) > 2 and not looks_like_name(words) and looks_like_name(words[-2:]):
        start, end = words[-2].start, words[-1].end
        if not is_country(table.text[start:end]):  # 'In Sri Lanka'
            table.note(start, end, "person", GIVEN_NAME, "gazetteer")


def _office_place(text: str, words: Sequence[CapitalisedWord]) -> int:
    """Return how many words at the head of a run say where: 'envoy to Chad Ann Lee', 'in Rome Ann Lee'."""
    start = words[0].start
    if len(words) > 2 and (follows_office(text, start) or _IN.search(text, max(0, start - 4), start)):
        for count in (2, 1):
            if is_known_place(text[start : words[count - 1].end]) and len(words) > count + 1:
                return count
    return office_length(text, words)


def _add_teams_evidence(capitals: Capitals, table: EvidenceTable) -> None:
    teams = [capitals.text[start:end] for start, end in teams_by_record(capitals)]
    for team in teams:
        table.names[team].add("organisation", RECORD)
    if len(teams) > 1:
        for start, end in nicknames(capitals):
            table.note(start, end, "organisation", TEAM)


def _add_context_evidence(text: str, table: EvidenceTable) -> None:
    """Count what the words after or before a name tell: place nouns, platforms, datelines, openings."""
    for name, evidence in table.names.items():
        if any(
            is_before_place_noun(text, start + len(name)) or is_after_kind(text, start)
            for start in evidence.starts
        ):
            evidence.add("place", PLACE_NOUN)
        if evidence.starts and all(
            articled_name(text, start, start + len(name)) for start in evidence.starts
        ):
            evidence.add("place", NO_NAME + evidence.weights["person"] + evidence.weights["organisation"])
            continue
        if name.isupper() and len(name) > 3 and (is_known_place(name) or is_dateline(text, name)):
            evidence.add("place", NO_NAME + evidence.weights["person"] + evidence.weights["organisation"])
            continue
        if " " in name:
            last = bare_word(name.rsplit(" ", 1)[-1])
            if last in BUILDINGS and (last in SITES or is_building_site(text, name, evidence.starts)):
                evidence.add("place", NO_NAME + evidence.weights["organisation"])
            continue
        if evidence.sources == {"model"} and bare_word(name) in HONORIFICS:
            evidence.add("other", NO_NAME)
        if evidence.sources == {"model"} and 0 < evidence.weights["person"] < TITLE:
            if is_described(text, name, evidence.starts):
                evidence.add("other", NO_NAME)
            elif is_after_locative(text, name, evidence.starts):
                evidence.add("place", NO_NAME)
        if (
            name in PLATFORMS and all(is_platform(text, start, name) for start in evidence.starts)
        ) or is_only_opening(text, name, evidence.starts):
            evidence.add("other", NO_NAME)


def part_joined_bodies(table: EvidenceTable) -> None:
    """Take two bodies that a model reads as one, 'Amnesty International and Human Rights Watch', for two."""
    for name, evidence in [*table.names.items()]:
        left, joint, right = name.partition(" and ")
        if not joint or evidence.sources != {"model"}:
            continue
        parts = [table.names.get(part.removeprefix("the ")) for part in (left, right)]
        if all(part is not None and part.decided == "organisation" for part in parts):
            evidence.add("other", NO_NAME + evidence.weights["organisation"])


def add_repetition_evidence(table: EvidenceTable) -> None:
    """Let the full names that are decided speak for the short forms that stand alone elsewhere."""
    decided = sorted((name, evidence.decided) for name, evidence in table.names.items() if " " in name)
    for name, kind in decided:
        if kind == "organisation" and _surname_speaks(name, table):
            kind = "person"  # noqa: PLW2901
            table.names[name].add("person", SURNAME)
        for short in _shorter(name) if kind == "organisation" else ():
            table.names[short].add("organisation", SHORT_FORM)
        for short in short_forms(name) if kind == "person" else ():
            if bare_word(short) in ENDINGS or bare_word(short) in GENERIC:
                continue
            weights = table.names[short].weights
            is_place = is_known_place(short) and is_somewhere(table.text, short)
            if _speaks_for_government(table.text, name, short):
                continue  # 'Washington said …', and only then of Denzel Washington
            if weights["place"] <= weights["person"] or not is_place:
                against = weights["organisation"] + weights["place"] + weights["other"]
                table.names[short].add("person", SURNAME + against)


def _speaks_for_government(text: str, name: str, short: str) -> bool:
    """Return whether a seat of government stands alone before who bears its name is named in full."""
    if not is_seat(short):
        return False
    full = text.find(name)
    alone = re.search(rf"(?<!\w){re.escape(short)}(?!\w| [A-Z])", text[: max(full, 0)])
    return alone is not None


def _surname_speaks(name: str, table: EvidenceTable) -> bool:
    """Say whether only a model takes a name for a body whose last word is elsewhere a person: 'Mr Nehru'."""
    first, surname = name.split(" ", 1)[0], name.rsplit(" ", 1)[-1]
    last = table.names.get(surname)
    if last is None or is_title(first) or is_known_place(surname) or table.names[name].sources != {"model"}:
        return False
    return last.decided == "person" and last.weights["person"] >= TITLE


def add_gazetteer_evidence(table: EvidenceTable) -> None:
    """Let the gazetteer overrule a model that alone takes a well-known place for a body or a person."""
    for name, evidence in table.names.items():
        if evidence.sources != {"model"}:
            continue
        said = {kind for kind, weight in evidence.weights.items() if weight > 0}
        if said == {"organisation"} and (
            is_known_place(name) or is_land_or_water(name) or is_headed_like_place(name)
        ):
            evidence.add("place", 2 * evidence.weights["organisation"], "gazetteer")
        elif said == {"person"} and (
            is_place_alone(name) or heads_place(table.text, name) or is_located(table.text, name)
        ):
            evidence.add("place", 2 * evidence.weights["person"], "gazetteer")


def _shorter(name: str) -> Iterator[str]:
    """Return what can stand for a company's whole name: it without its form, and its first word."""
    words = name.split(" ")
    formed = len(words) > 2 and bare_word(words[-1]) in LEGAL_FORMS and words[-2] not in ("and", "&")
    if formed and fold_name(words[0]) not in given_names():
        yield " ".join(words[:-1])  # 'Norfolk Southern' of 'Norfolk Southern Corp'
    short = words[0]
    if is_company(name) and len(short) > 3 and not is_title(short) and not is_known_place(short):
        yield short
