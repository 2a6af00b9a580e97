"""Reads a byline: its people, organisations and agency, told from roles, places, dates and publishers.

The words that bylines are made of are those of all languages (languages/*.toml).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from ...article.normal_inlines import clean_line
from ...languages.given_names import fold_name, given_names
from ...languages.read import entries, month_numbers, pattern
from ..dates.written import printed_dates

_MARKER = re.compile(rf"(?<!\w)(?:{pattern('byline', 'marker')})(?!\w)(?:\s*[:：])?\s*", re.IGNORECASE)
_FIRST = re.compile(r"\W*(\w+)")
_LEADS = re.compile(rf"(?:{pattern('byline', 'lead')}|{pattern('byline', 'verb')}|\d+\w*)", re.IGNORECASE)
_MONTHS = frozenset(month_numbers())
_LABEL = re.compile(rf"(?:{pattern('byline', 'label')})\s*[:：]?", re.IGNORECASE)
_LABELLED = re.compile(rf"(?:{pattern('byline', 'label')}|redaktion)\s*[:：]\s*", re.IGNORECASE)
_DOMAIN = re.compile(r"\S+\.(?:com|org|net|info|[a-z]{2})", re.IGNORECASE)
_VERB = re.compile(rf"(?:{pattern('byline', 'verb')})(?!\w)", re.IGNORECASE)
_CRAFT = re.compile(rf"(?<!\w)(?:{pattern('byline', 'another_craft')})(?!\w)", re.IGNORECASE)
ROLE = re.compile(rf"(?<!\w)(?:{pattern('byline', 'role')})(?!\w)", re.IGNORECASE)
_BODY = re.compile(rf"(?<!\w)(?:{pattern('byline', 'body')})(?!\w)", re.IGNORECASE)
_NO_NAME = re.compile(pattern("byline", "no_name"), re.IGNORECASE)
_MACHINE = re.compile(pattern("byline", "machine"), re.IGNORECASE)
_AGENCIES = {name.casefold(): name for name in entries("byline", "agency")}
# What stands between two names, in nine languages.
AND = "and|und|et|y|e|en|och|og|i"
_PARTS = re.compile(rf"\s*(?:;|\||/|•|·|&|\+|\s(?:{AND}|with|mit|avec|con)\s|\sو(?=\w))\s*")
_COMMA = re.compile("[,،]")
_JOINED = re.compile("[,|/•·]")
_NOTHING = re.compile(rf"(?:{AND}|with|mit|[\W\d_])+", re.IGNORECASE)
_CONVERSATION = re.compile(r"\s+(?:im (?:gespräch|interview) mit|in conversation with)\s+", re.IGNORECASE)
_NOISE = re.compile(r"\S+@\S+|https?://\S+|@\w+|\(.*?\)|\[.*?\]|\d{1,2}:\d\d.*$|[*#]+")
# What follows the names: a place or paper behind a dash, an employer, a date, what was done.
_REST = re.compile(
    r"\s(?:[|•·–—]|-)(?:\s|(?=\d))|\s+\d+[\s-]*min(?:ute)?s?\b|\s+(?:for|für|pour|from|bei|ist|is)\s+(?=[A-Z\W])"
    r"|\s+(?:on|am|at|um|le|el|il|vor)(?:\s+(?=\S*\d|[A-Z]\w*(?:day|tag)\b|[A-Z]\w{1,3}\.?,?\s\d)|$)"
    r"|\s+(?:last |zuletzt )?(?:updated|published|posted|veröffentlicht|publié|publicado|über|about|said)\b",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"^(?:dr\.?|prof\.?(?:\s+dr\.?)?|mr\.?|mrs\.?|ms\.?|sir|dame|dipl\.\S*)\s+", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?:\s|^)(?:Ph\.?D\.?|M\.?D\.?|R\.?D\.?|M\.?S\.?|M\.?A\.?|MBA|CFP|RDN|DVM)$")
_DEGREE = re.compile(r"(?:[A-Z][a-z]?\.?){1,6}[®™]?")  # behind a comma, as a licence or an order, too
_TRAILING = re.compile(r"(?<=\w)\s+(?:in|on|at|for|from|by|In|On|At)\s*$")
_NOTE_MARK = re.compile(r"(?<=[a-z])\d{1,2}(?!\w)")  # of an affiliation: 'Ada Lund1'
# "Center for Drug Evaluation and Research" is one body, no person and what he stands for.
_INSTITUTION = re.compile(
    r"(?:the )?(?:cent(?:er|re)|department|institute|office|bureau|society|association|council|university"
    r"|board) (?:for|of) (?=[A-Z])",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?:\w+ )?\w+ (?:of|for|at|de|für) ", re.IGNORECASE)  # Head of Marketing
_INITIAL_END = re.compile(r"\b\w\. ?[A-Z]\.$")
_PARTICLES = frozenset(
    "von van de der den del della di da dos du la le al el ibn bin ben abu zu zur ten ter v.".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ACCOUNT = re.compile(r"[^\W\d]{3,}[\w.-]*")
_SAID = re.compile(r"[!?…]")
_SENTENCE = re.compile(r"[:：!?…/]|\w\.\.|^['’]s\b")
_NUMBER = re.compile(r"\d{2}")
_LONGEST_NAME = 45
_MOST_WORDS = 5
_WORDS_OF_NAME = 2
_LONGEST_BODY = 70  # characters of an organisation's name
_LONGEST_PREFIX = 60  # characters before the word that opens a byline


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says; `rest` tells that it says something else too, as a sentence does."""

    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()  # organisations, where no person is named
    agency: str = ""
    rest: bool = False


def agency(name: str) -> str:
    """Return the agency that a name is, in its usual spelling, empty where it is none."""
    return _AGENCIES.get(clean_line(name).strip(" .()").casefold(), "")


def is_label(text: str) -> bool:
    """Return whether a run only announces that the next one names who wrote the text."""
    return len(text) < 30 and _LABEL.fullmatch(text) is not None


def _announces(text: str) -> bool:
    """Return whether a line ends in the word that opens a byline, so that its names stand in the next."""
    return is_label(text) or any(match.end() == len(text) for match in _MARKER.finditer(text))


def other_craft(text: str) -> bool:
    """Return whether a run names photographers, translators or sources rather than authors."""
    return _CRAFT.match(text) is not None and _LABELLED.match(text) is None


@lru_cache(maxsize=1024)
def opened(text: str) -> str:
    """Return what follows the word that opens a byline, such as `by`; empty where none opens it."""
    forms = (_LABELLED, _MARKER) if ":" in text or "：" in text else (_MARKER,)
    for match in chain.from_iterable(form.finditer(text, 0, _LONGEST_PREFIX) for form in forms):
        before = re.findall(r"[^\W_]+", text[: match.start()].casefold())
        if all(_LEADS.fullmatch(word) or word in _MONTHS for word in before):
            return opened(text[match.end() :]) or text[match.end() :]
    return ""


def may_open(text: str) -> bool:
    """Tell by its first word alone whether a run may open as a byline does."""
    first = _FIRST.match(text)
    return first is not None and _opens(first[1].casefold())


@lru_cache(maxsize=4096)
def _opens(word: str) -> bool:
    known = word in _MONTHS or _LEADS.fullmatch(word) or _MARKER.match(word)
    return bool(known or _LABELLED.match(f"{word}:"))


def explicit(text: str) -> bool:
    """Return whether a byline is announced so plainly that even a single word behind it is a name."""
    if _LABELLED.match(text):
        return True
    dated = next(printed_dates(text, short_years=True), None)
    return (_VERB.match(text) is not None or (dated is not None and dated.start < 3)) and bool(opened(text))


def names(byline: str, publisher: str = "") -> tuple[tuple[str, ...], str]:
    """Return (people, agency) of a byline: roles, places, dates and the publisher's own name left out."""
    read = read_byline(byline, publisher)
    return read.people, read.agency


@lru_cache(maxsize=512)
def read_byline(byline: str, publisher: str = "") -> Byline:
    """Return what a byline says, as printed or stated; each line of several is one of its own."""
    found: dict[str, str] = {}
    bodies: dict[str, str] = {}
    wire, rest = "", False
    for stated in byline.split("\n"):
        text = " ".join(stated.split())
        if other_craft(text) and found:
            break
        if not text or _NOTHING.fullmatch(text) or other_craft(text) or _announces(text):
            continue
        text = opened(text) or text
        text = text if _INSTITUTION.match(text) else _names_only(text)
        read = _line(text, publisher)
        if read.rest and any(" " in name for name in found.values()):
            break  # what follows the names is said of them
        if found and stated.lstrip().startswith(",") and ROLE.search(stated):
            continue
        alone = (found or bodies) and not any(" " in name for name in (*found.values(), *read.people))
        for name in read.people if not alone else ():  # a word below a word is a section or a button
            found.setdefault(name_key(name), name)
        wire, rest = wire or read.agency, rest or read.rest
        for name in read.bodies:
            bodies.setdefault(name_key(name), name)
    full = tuple(name for name in found.values() if " " in name)
    people = full or tuple(found.values())  # a single word beside full names is a place or a role
    signing = [name for name in bodies.values() if not _DOMAIN.fullmatch(name)] or bodies.values()
    return Byline(people, () if people else tuple(signing), wire, rest)


def _names_only(text: str) -> str:
    """Cut a byline where its names end."""
    dated = next(printed_dates(text, short_years=True), None)
    if dated and dated.start > 2:
        text = _before_date(_NOISE.sub(" ", text[: dated.start]))
    text = " ".join(_NOISE.sub(" ", text).split())
    text = _REST.split(text)[0]
    craft = _CRAFT.search(text, 3)
    return text[: craft.start()] if craft else text


def _before_date(text: str) -> str:
    """Return what stands before a date, without its weekday and the small words between."""
    words = text.split()
    while len(words) > 1 and (
        words[-1][0].islower()
        or (
            len(words) > _WORDS_OF_NAME and _NO_NAME.fullmatch(words[-1].strip(".,:"))
        )  # 'Sun' is a name, too
    ):
        words.pop()
    return " ".join(words)


def _line(text: str, publisher: str) -> Byline:
    if _INSTITUTION.match(text):
        return Byline(bodies=(text,)) if _is_body(text) else Byline(rest=True)
    people: list[str] = []
    bodies: list[str] = []
    wire, rest, qualified = "", False, False
    for clause in _COMMA.split(_CONVERSATION.sub(" & ", text)):
        named = any(" " in name for name in people)
        for part in _PARTS.split(clause):
            name = cleaned(part)
            if not name or (named and is_degree(name)):
                qualified = qualified or bool(name)
                continue
            if known := agency(name):
                wire = wire or known
            elif named and (_OFFICE.match(name) or " " not in name or (qualified and not _is_given(name))):
                break  # a description, whose words may look like names
            elif named and ROLE.search(name):  # behind a comma, what the person named is
                continue
            elif _BODY.search(name) or _DOMAIN.fullmatch(name) or squashed(name) == squashed(publisher):
                bodies.append(name)
            elif is_name(person := _without_role(name)):
                if " " in person or not bodies:  # a single word behind an organisation is its town
                    people.append(person)
            else:
                rest = rest or not ROLE.search(name)
    if wire and "," in text:  # a single word beside an agency is the town it reports from
        people = [name for name in people if " " in name]
    if people or (wire and not bodies):
        employed = bool(people) and text.startswith(people[0])  # what follows a name is whom they work for
        return Byline(tuple(people), (), wire, rest or bool(bodies and not employed))
    whole = bodies[0] if bodies and _JOINED.search(text) else cleaned(text)
    return Byline((), (whole,) if _is_body(whole) else (), wire, rest)


def _is_given(name: str) -> bool:
    """Return whether some words open with a given name."""
    return fold_name(name.split(maxsplit=1)[0]) in given_names()


def _without_role(name: str) -> str:
    """Return a name without the role that stands beside it; empty where the role stands alone."""
    parts = [part.strip() for part in ROLE.split(name)]
    return name if len(parts) == 1 else next((part for part in parts if part.count(" ") == 1), "")


def cleaned(part: str) -> str:
    """Return a part of a byline without marker, academic suffix and punctuation."""
    text = _MARKER.sub("", part, count=1) if _MARKER.match(part) else part
    text = _SUFFIX.sub("", text)
    text = _TRAILING.sub("", text)
    name = (_NOTE_MARK.sub("", text) if " " in text else text).strip(" .,:–—-|∙•·'\"„“”»«")
    return f"{name}." if _INITIAL_END.search(part.strip()) else name


def is_degree(text: str) -> bool:
    """Return whether a part of a byline is the letters of a degree, a licence or an order."""
    return _DEGREE.fullmatch(text) is not None


def merged(lists: Iterable[str]) -> tuple[str, ...]:
    """Return names once each, in the order of their first mention, whatever their case."""
    found: dict[str, str] = {}
    for name in lists:
        found.setdefault(name_key(name), name)
    return tuple(found.values())


def name_key(name: str) -> str:
    """Return what two spellings of one name share: no title, no full stops, no case."""
    return _TITLES.sub("", name).casefold().replace(".", "")


@lru_cache(maxsize=4096)
def letters(name: str) -> str:
    """Return a name's words in plain letters, without titles and accents."""
    plain = name_key(name.replace("_", " ").replace(".", " "))
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain)) or name


def squashed(name: str) -> str:
    """Return a name as an account or a domain would spell it."""
    return letters(name).replace(" ", "")


def is_name(name: str) -> bool:
    """Return whether some words may be the name of a person, or the one by which an author signs."""
    parts = name.split()
    numbered = (_NUMBER.search(name) and not _ACCOUNT.fullmatch(name)) or any(map(str.isdigit, parts))
    if numbered or not 2 <= len(name) <= _LONGEST_NAME or len(parts) > _MOST_WORDS:
        return False
    if _NO_NAME.fullmatch(parts[0]) or _MACHINE.fullmatch(name) or _SUFFIX.fullmatch(parts[0]):
        return False
    if len(parts) > 1 and any(word[0].islower() and word.casefold() not in _PARTICLES for word in parts):
        return False
    return (
        (name[0].isalnum() or name[-1].isalnum())
        and not _SENTENCE.search(name)
        and parts[-1] not in _PARTICLES
    )


def full_name(name: str) -> bool:
    """Return whether some words are a name of several words, as people's full names are."""
    words_of_it = name.split()
    return (
        2 <= len(words_of_it) <= _MOST_WORDS
        and is_name(name)
        and not any(character in '~"()' or character.isdigit() for character in name)
        and not (_BODY.search(name) or ROLE.search(name))
    )


def _is_body(name: str) -> bool:
    parts = name.split()
    if not parts:
        return False
    first = parts[1] if len(parts) > 2 and parts[0].casefold() == "the" and _BODY.search(name) else parts[0]
    return (
        2 <= len(name) <= _LONGEST_BODY
        and len(parts) <= 8
        and not _NO_NAME.fullmatch(first)
        and first.casefold() not in _MONTHS
        and not _NO_NAME.fullmatch(parts[-1])
        and not _MACHINE.fullmatch(name)
        and not _NUMBER.search(name)
        and not _SAID.search(name)
        and any(character.isalpha() for character in name)
    )
