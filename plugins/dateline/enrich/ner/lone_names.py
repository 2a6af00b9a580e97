"""Names of few words that nothing but a model reads: what stands beside them supports its reading, or not.

A person whom no title, no full name and no verb of saying introduces is as often as not a ship, an opera or
the word that opens a sentence; an organisation of one word 'in the north of Brazil' is a town.
"""

import re
from collections.abc import Iterable, Mapping

from ...languages.given_names import fold_name, given_names
from ..gazetteer.tables import tables
from ..organisations.words import ENDINGS, KNOWN
from ..people.names import known_surnames
from ..people.spans import bare_word
from .capitals import CapitalisedRun, Capitals
from .context import KNOWN_PLACE, begins_sentence, is_known_place
from .evidence import KNOWN_SURNAME, NO_NAME, TITLE, Evidence, EvidenceTable
from .name_words import ordinary_list

# Words that end the names of villages, cuttings and heights which few gazetteers have.
PLACE_ENDINGS = frozenset(
    "bazar bazaar cut pass col ridge gap ford landing crossing junction falls springs hills heights creek "
    "wells camp bend".split()
)
LAND_FORMS = frozenset("cut pass gap ridge creek falls".split())  # of these, no body is called in the news
OFTEN = 3  # occurrences that a model reads alike, from which it is believed
# Bodies that things happen 'in'.
_CHAMBERS = frozenset(
    "Assembly Cabinet Chamber Commons Congress Council Court Lords Parliament Senate".split()
)

# What people do, in the forms of news: 'X said', 'X, who …', 'X, 39,'; and scorers in a report of a match.
_PERSON_AFTER = re.compile(
    r",? (?:(?:who|also|later|then|had|has|himself|herself|again|never|once|only) ){0,2}"
    r"(?:said|says|told|tells|added|asked|noted|wrote|writes|argued|argues|testified|insisted|warned|replied|"
    r"explained|recalled|claimed|thinks|thought|believes|believed|joked|agreed|denied|admitted|refused|"
    r"resigned|died|smiled|laughed|wept|sang|sings|starred|married|ruled|reigned|himself|herself|who|whose|"
    r"fled|abdicated|confessed|pleaded|slept|drank|ate|walked|emigrated|graduated|studied|painted|shrugged|"
    r"nodded|whispered|shouted|knelt|prayed|retired|knew|hoped|wished|felt|understood|remembered|"
    r"forgot|spoke|speaks|"
    r"was (?:stripped|born|sworn|elected|appointed|arrested|jailed|convicted|sentenced|buried|hanged|"
    r"executed|assassinated|murdered|exiled|deposed|imprisoned|acquitted|knighted|crowned|ousted|beheaded|shot|wounded))"
    r"\b|"
    r",? aged \d|, \d\d,| \d{1,3}[,)/]"
)
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:[Ss]aid|[Aa]sked|[Aa]dded|replied|according to|(?:artists|singers) like|"
    r"for|named|quoted|praised|thanked|interviewed|arrested|signed|married|succeeded|telephoned|congratulated|"
    r"nominated) |[\"“])$"
)
_AND_OTHERS = re.compile(
    r"(?:,? [A-Z][\w’'-]+,?){0,3} (?:and|or) other (?:places|towns|villages|cities|settlements|hamlets)\b"
)
# 'since the Creation', 'during the Reformation'
_WHEN_BEFORE = re.compile(r"\b(?:[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]efore|[Aa]fter) the $")
# 'in command at the Presidio', 'the grounds of the Presidio'
_AT_THE = re.compile(
    r"\b(?:[Aa]t|[Oo]utside|[Nn]ear|grounds of|gates of|walls of|hospital in|camped in|inside) the $"
)
_IN_THE = re.compile(r"\b(?:[Ii]n|[Oo]f|[Ff]rom|[Tt]o|[Ll]eft|[Rr]eached) the $")
# 'Luna 15', 'Launch Complex 39': the number belongs to the name of a craft or a thing.
_NUMBERED = re.compile(r"(?:[ -]\d{1,3})(?=[ ,.;:'’]|$)(?! ?[-–(\d])")
# 'Galle, the port', 'Sobral, in the north of Brazil', 'Mackay in Queensland', 'Stanford, near Palo Alto'
_PLACE_AFTER = re.compile(
    r",? (?:(?:a|the|an|its) (?:\w+ ){0,2}?(?:town|city|village|hamlet|settlement|capital|port|suburb|"
    r"district|island|resort|county|region|province|prison|street)\b|"
    r"in the (?:north|south|east|west|centre|center|heart)\b|"
    r"(?:in|on|near|outside) (?:the )?(?P<host>[A-Z]\w+))"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|[Mm]ayor of|[Vv]icar of|"
    r"[Rr]ector(?:y)? of|[Pp]arish of|[Cc]ura(?:te|cy) of|[Cc]hurchwardens? of|[Ll]iving of|[Bb]orough of|"
    r"(?:people|men|women|residents) (?:of|from)) $"
)
# 'Truro cattle market', 'Melcombe petty sessions'
_ATTRIBUTED = re.compile(
    r" (?:(?:cattle|corn|fish) )?(?:markets?|fair|races|petty sessions|quarter sessions|assizes|workhouse|"
    r"gaol|infirmary|turnpike|town hall|harbour|harbor|residents?|parishioners)\b"
)
# What happens to towns: 'Keswick was spared', 'Cockermouth was cut off'.
_SUFFERS = re.compile(
    r" (?:was|were|is|has been|had been|lay|lies) (?:(?:also|again|largely|partly|badly|still) )?"
    r"(?:cut off|flooded|spared|evacuated|flattened|besieged|shelled|bombarded|under water|underwater|"
    r"without (?:power|electricity|water)|in ruins|inundated|quarantined|razed|levelled|liberated)\b"
)
_KIND_BEFORE = re.compile(
    r"(?:Lough|Loch|Llyn|Slieve|Port|Cape|Mount|Fort|Lake|Isle|Camp|El|Unter|Rue|Via|Plaza|Avenida) [A-Za-z]"
)
_AT = re.compile(r"\b(?:[Aa]t|[Ff]rom|[Tt]o|[Tt]oward|[Tt]owards|[Ll]eft|[Rr]eached) $")
_BESIDE = re.compile(r"(?<!\b[IA][nt] )(?P<beside>[A-Z][\w’'-]+)(?:,| and|, and) $")
_QUOTES = tuple('“”"')
# Known surnames that are words, too, where a sentence opens with one.
_WORDS_AS_WELL = frozenset("canning prim thatcher trump tusk".split())
_LISTED = re.compile(r"[(,] ?$")  # '(Smith 12, Jones 55)' are scorers
_CRAFT_BEFORE = re.compile(
    r"\b(?:craft|ship|vessel|rover|lander|probe|capsule|module|satellite|rocket|yacht|boat|horse|opera|ballet|"
    r"film|novel|play|song|album|mission)"
    r"(?:,? |(?: [\w-]+){0,4},? (?:called|named|known as|christened),? )[“\"‘']?$"
)


def add_lone_name_evidence(table: EvidenceTable) -> None:
    """Count what speaks against a type that a model alone gives a name of one word."""
    parts = _parts_of_names(table)
    for name, evidence in table.names.items():
        if not evidence.sources and _is_mistaken_place(table.text, name, evidence):
            evidence.add("person", TITLE, "model")
        if evidence.sources == {"model", "gazetteer"} and " " in name and evidence.starts:
            _weigh_village(table.text, name, evidence)
        if evidence.sources != {"model"} or not evidence.starts:
            continue
        weights = evidence.weights
        if " " in name:
            last = bare_word(name.rsplit(" ", 1)[-1])
            if last in LAND_FORMS or (weights["place"] and last in PLACE_ENDINGS):
                evidence.add("place", NO_NAME + weights["person"] + weights["organisation"])
            if weights["organisation"] and _is_only_reached(table.text, name, evidence.starts):
                evidence.add("place", NO_NAME + weights["organisation"])
            if 0 < weights["person"] < TITLE and _is_somewhere(table.text, name, evidence.starts):
                evidence.add("place", NO_NAME + weights["person"])
        elif _is_thing(table.text, name, evidence.starts):
            evidence.add("other", NO_NAME + weights["person"] + weights["organisation"])
        elif 0 < weights["person"] < TITLE and name not in parts:
            _weigh_person(table.text, name, evidence)
        elif weights["organisation"] and _is_somewhere(table.text, name, evidence.starts):
            evidence.add("place", NO_NAME + weights["organisation"])
        elif weights["organisation"] and _is_event_or_site(table.text, name, evidence.starts):
            evidence.add("other", NO_NAME + weights["organisation"])


def add_known_surnames(capitals: Capitals, table: EvidenceTable) -> None:
    """Count surnames that news writes without an introduction, and that are nothing else: 'Truman'."""
    for run in capitals.runs:
        behind_article = capitals.text[max(0, run.start - 4) : run.start].lower() == "the "  # 'the Tisza'
        if len(run.words) == 1 and not behind_article and _is_known_surname(run):
            table.note(run.start, run.end, "person", KNOWN_SURNAME, "gazetteer")


def _is_known_surname(run: CapitalisedRun) -> bool:
    word = run.words[0].text
    small = bare_word(word)
    if small not in known_surnames() or (run.opens and small in _WORDS_AS_WELL):
        return False
    return not any(  # 'Gladstone', 'Darwin'; yet Stalin has lost his towns
        reading.manner == "chief" and (reading.entry.code in "CAS" or reading.entry.population > KNOWN_PLACE)
        for reading in tables().known(word)
    )


def _weigh_village(text: str, name: str, evidence: Evidence) -> None:
    """Count what makes a village of a person's name: 'Tal Zarab, a hamlet', 'in Milton Keynes'."""
    if not 0 < evidence.weights["person"] < TITLE:
        return
    known = any(reading.entry.code in "PSLBA" for reading in tables().known(name))
    for start in evidence.starts:
        after = _PLACE_AFTER.match(text, start + len(name))
        said = after is not None and after["host"] is None
        if said or (known and _PLACE_BEFORE.search(text, max(0, start - 20), start)):
            evidence.add("place", NO_NAME + evidence.weights["person"])
            return


def _is_mistaken_place(text: str, name: str, evidence: Evidence) -> bool:
    """Return whether what a model alone takes for a place, and no gazetteer knows, does what people do."""
    if not 0 < evidence.weights["place"] < TITLE or tables().known(name) or " of " in name:
        return False
    if _is_somewhere(text, name, evidence.starts):
        return False
    return any(_acts(text, name, start) for start in evidence.starts)


def _parts_of_names(table: EvidenceTable) -> frozenset[str]:
    """Return the first and last words of the names of several words that are taken for people's."""
    full: Mapping[str, Evidence] = table.names
    return frozenset(
        word
        for name, evidence in full.items()
        if " " in name and evidence.decided == "person"
        for word in (name.split(" ", 1)[0], name.rsplit(" ", 1)[-1])
    )


def _weigh_person(text: str, name: str, evidence: Evidence) -> None:
    if _is_somewhere(text, name, evidence.starts):
        evidence.add("place", NO_NAME + evidence.weights["person"])
    elif len(evidence.starts) < OFTEN and not any(_acts(text, name, start) for start in evidence.starts):
        evidence.add("other", NO_NAME + evidence.weights["person"])


def _acts(text: str, name: str, start: int) -> bool:
    return (
        _PERSON_AFTER.match(text, start + len(name)) is not None
        or _PERSON_BEFORE.search(text, max(0, start - 24), start) is not None
    )


def _is_thing(text: str, name: str, starts: Iterable[int]) -> bool:
    """Return whether a word is a craft, a work, or an ordinary one that opens each of its sentences."""
    opens = True
    for start in starts:
        end = start + len(name)
        if _CRAFT_BEFORE.search(text, max(0, start - 48), start):
            return True
        if text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES:
            return True  # 'she sang in "Carmen"'
        if _NUMBERED.match(text, end) and not _LISTED.search(text, max(0, start - 2), start):
            return not _is_table_row(text, start)
        opens = opens and begins_sentence(text, start)
    return opens and name.lower() in ordinary_list("en") and not name.isupper()


def _is_event_or_site(text: str, name: str, starts: Iterable[int]) -> bool:
    """Return whether a bare word always stands after 'since the' or 'at the', as no body's name does."""
    if name.isupper() or name in _CHAMBERS or bare_word(name) in KNOWN or bare_word(name) in ENDINGS:
        return False
    before = [text[max(0, start - 24) : start] for start in starts]
    if all(_WHEN_BEFORE.search(words) for words in before):
        return True
    at = [_AT_THE.search(words) is not None for words in before]
    return any(at) and all(found or _IN_THE.search(words) for found, words in zip(at, before, strict=True))


def _is_only_reached(text: str, name: str, starts: Iterable[int]) -> bool:
    """Return whether two words that are no firm's, 'Namche Bazar', always stand after 'at' or 'from'."""
    first, _, last = name.partition(" ")
    words = bare_word(last)
    if words in ENDINGS or not last.isalpha() or first.isupper() or words not in PLACE_ENDINGS:
        return False
    return all(
        _AT.search(text, max(0, start - 9), start)
        or _IN_THE.search(text, max(0, start - 12), start)
        or _PLACE_BEFORE.search(text, max(0, start - 20), start)
        for start in starts
    )


def _is_table_row(text: str, start: int) -> bool:
    """Return whether the line holds mostly figures, as results of matches do."""
    line = text[text.rfind("\n", 0, start) + 1 : start + 80].split("\n", 1)[0]
    return sum(map(str.isdigit, line)) * 6 > len(line)


def _is_somewhere(text: str, name: str, starts: Iterable[int]) -> bool:
    """Return whether the words beside most occurrences of a name are those that stand beside a place."""
    if name.isupper() or name in _CHAMBERS:
        return False
    known = bool(tables().known(name))
    found = [_at_place(text, start, start + len(name), known=known) for start in starts]
    return 2 * sum(found) >= len(found)


def _at_place(text: str, start: int, end: int, *, known: bool) -> bool:
    if _AND_OTHERS.match(text, end) or (known and _SUFFERS.match(text, end)):
        return True
    after = _PLACE_AFTER.match(text, end)
    if after and (after["host"] is None or is_known_place(after["host"])):
        return True
    if _PLACE_BEFORE.search(text, max(0, start - 20), start) or (
        known and _AT.search(text, max(0, start - 9), start)
    ):
        return re.match(r" [A-Z]|['’]s", text[end : end + 3]) is None
    if _KIND_BEFORE.match(text, start) or (known and _ATTRIBUTED.match(text, end)):
        return True
    beside = _BESIDE.search(text, max(0, start - 30), start)
    first, _, rest = text[start:end].partition(" ")
    several = bool(rest) and fold_name(first) not in given_names()
    return (known or several) and beside is not None and is_known_place(beside["beside"])
