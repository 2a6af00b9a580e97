"""Where organisations' names stand in a text in Spanish, French, Italian or German, told by their words."""

import re
from collections.abc import Iterator

from ...languages.given_names import fold_name, given_names
from ..gazetteer.tables import tables
from .capitals import Capitals
from .context import is_country, is_known_place
from .longer_places import SAINTS
from .name_words import NameWords

BODY = 4.5  # 'Ministerio de …'
CLUB = 6.0  # 'FC …': no town, whatever else its words mean
LONE_BODY = 2.5  # 'el Congreso'

LONGEST_BODY = 9  # words
MOST_SMALL_WORDS = 3  # in a row inside a name: 'de la'

_NUMBER = re.compile(r" (?:0\d|1[89]\d\d|96|98|99|60|05)\b")
_CLUB_NUMBER = re.compile(r"1\. $")
_TEAM_ARTICLE = re.compile(r"(?<!\w)(?:[Ll]es|[Dd]es|[Aa]ux|[Dd]u|[Aa]u|[Ll]e|[Dd]el|[Aa]l|[Ee]l) $")
_PLURAL_ARTICLES = ("les ", "des ", "aux ")
_AND = re.compile(r" (?:y|e|und|et) (?:(?:el|la|los|las|der|die|das|den|dem|le|les|il|lo|i|gli) |l['’])?")
_OF = re.compile(r" d(?:e(?: la)?|u) | d['’] ?")
_OF_NOUN = re.compile(
    r" d(?:e(?: la)?|es|u) (?!l[ae]s? )[a-zà-ÿ]{4,}| d['’] ?[a-zà-ÿ]{4,}|"
    r" de(?:l|ll[aeo]|i|gli) [a-zà-ÿ]{4,}| dell['’][a-zà-ÿ]{4,}"
)
_OFFICE_OF = re.compile(r"([a-zà-ÿ-]+) (?:de(?: la|l|lla)?|du|der|des) $|([a-zà-ÿ-]+) (?:de l|dell)['’]$")
_SMALL_WORD = re.compile(r"[^\W\d_]+")
_ADJECTIVE = re.compile(r"(?:er|en|e|es|em)$")
_BODY_ADJECTIVE = re.compile(r"(?:sch|lich|al)(?:e|en|er|es|em)$")
_CASE_ENDING = re.compile(r"(?:es|s|en)$")


def body_spans(capitals: Capitals, words: NameWords) -> Iterator[tuple[int, int, float]]:
    """Yield the names that their own words tell to be an organisation's."""
    number = 0
    everything = capitals.words
    while number < len(everything):
        found = (
            _club(capitals, number, words)
            or _body(capitals, number, words)
            or _of_town(capitals, number, words)
        )
        if found is None:
            number += 1
            continue
        if not is_country(capitals.text[found[0] : found[1]]):  # 'República Checa'
            yield found
        while number < len(everything) and everything[number].start < found[1]:
            number += 1


def _run_end(capitals: Capitals, number: int) -> int:
    while capitals.adjacent(number):
        number += 1
    return number


def _club(capitals: Capitals, number: int, words: NameWords) -> tuple[int, int, float] | None:
    """Return the club whose name begins with a word: 'FC Barcelona', 'Hamburger SV', 'Bayer Leverkusen'."""
    text, everything = capitals.text, capitals.words
    word = everything[number]
    last = number
    if capitals.adjacent(number) or text[word.end : word.end + 5] == " 1860":
        last = number + 1 if capitals.adjacent(number) else number
    small = word.text.lower().rstrip(".")
    following = everything[last].text.lower()
    first_is_club = small in words.clubs and last > number
    second_is_club = last > number and following in words.clubs and everything[last].text.isupper()
    if first_is_club and not words.is_title(everything[last].text):
        if (
            last + 1 < len(everything)
            and capitals.adjacent(last)
            and _is_club_part(everything[last + 1].text, words)
        ):
            last += 1
    elif not second_is_club or (words.is_ordinary(word.text) and not _is_of_town(word.text)):
        return None
    start, end = word.start, everything[last].end
    if lead := _CLUB_NUMBER.search(text, max(0, start - 3), start):
        start = lead.start()
    if tail := _NUMBER.match(text, end):
        end = tail.end()
    return start, end, CLUB


def _is_of_town(word: str) -> bool:
    """Return whether a German word is a town's with its ending: 'Karlsruher', 'Hamburger'."""
    return word.endswith("er") and any(is_known_place(stem) for stem in (word[:-1], word[:-2]))


def _is_club_part(word: str, words: NameWords) -> bool:
    return not words.is_ordinary(word) and not words.is_title(word)


def _body(capitals: Capitals, number: int, words: NameWords) -> tuple[int, int, float] | None:
    """Return the body whose name begins with a word: 'Ministerio de Agricultura', 'Académie française'."""
    text, everything = capitals.text, capitals.words
    word = everything[number]
    small = word.text.lower()
    if words.nouns and _is_holder(capitals, number, words):
        return None
    if words.nouns and _is_lone_body(small, words) and small not in words.bodies:
        return word.start, word.end, LONE_BODY
    if small not in words.bodies:
        return _closed_body(capitals, number, words)
    if words.nouns and small in words.body_nouns and capitals.adjacent(number):
        return None  # 'Konzern Siemens', 'Zeitung Stuttgarter Nachrichten': the name begins behind it
    end, count, nouns = word.end, 1, 0
    office = _OFFICE_OF.search(text, max(0, word.start - 40), word.start)
    of_office = office is not None and words.is_title(office[1] or office[2])
    while count < LONGEST_BODY and not (of_office and _holder_follows(capitals, end)):
        adjective = words.body_adjective and words.body_adjective.match(text, end)
        if adjective:
            end = adjective.end()
            count += 1
            continue
        if _joins_another(capitals, end, words, at_once=count == 1):
            break
        step = _step(capitals, end, words)
        if step is None and words.body_adjective and not nouns and (noun := _OF_NOUN.match(text, end)):
            nouns, step = nouns + 1, noun.end()  # 'Société de géographie'
        if step is None:
            break
        end = step
        count += 1
    if count > 1:
        return word.start, end, BODY
    if small in words.lone_bodies and not word.text.isupper():
        return word.start, end, LONE_BODY
    return None


def _holder_follows(capitals: Capitals, end: int) -> bool:
    """Return whether a person's name follows at once: 'presidente del Consiglio Giorgia Meloni'."""
    number = capitals.number.get(end + 1)
    if number is None or capitals.text[end : end + 1] != " " or not capitals.adjacent(number):
        return False
    return fold_name(capitals.words[number].text) in given_names()


def _is_holder(capitals: Capitals, number: int, words: NameWords) -> bool:
    """Return whether a German body's name is the title of one who sits in it: 'Bundesrat Schenk'."""
    if not (words.is_title(capitals.words[number].text) and capitals.adjacent(number)):
        return False
    following = capitals.words[number + 1].text
    return (
        not words.is_noun(following) and not words.is_inflected(following) and not is_known_place(following)
    )


def _is_lone_body(small: str, words: NameWords) -> bool:
    """Return whether a German word is a body's whole name, in any case and old spelling: 'Bundesrathes'."""
    forms = {small, _CASE_ENDING.sub("", small), small.removesuffix("e")}
    return any(form.replace("rath", "rat") in words.lone_bodies for form in forms)


def _joins_another(capitals: Capitals, end: int, words: NameWords, *, at_once: bool) -> bool:
    """Return whether 'and' leads to another body: 'Comercio y el Banco', 'Bundeswehr und Helfer'."""
    joint = _AND.match(capitals.text, end)
    number = capitals.number.get(joint.end()) if joint else None
    if number is None:
        return False
    word = capitals.words[number].text
    acronym = word.isupper() and len(word) > 1  # 'l’École polytechnique et l’ENS'
    return at_once or acronym or word.lower() in words.bodies | words.lone_bodies


def _step(capitals: Capitals, end: int, words: NameWords) -> int | None:
    """Return where a body's name goes on to: over small joining words to the next capital."""
    text = capitals.text
    at = end
    for _ in range(MOST_SMALL_WORDS + 1):
        if text[at : at + 1] != " " and text[at : at + 1] not in "'’":
            return None
        at += 1
        number = capitals.number.get(at)
        if number is not None:
            word = capitals.words[number]
            titled = words.is_title(word.text) and word.text not in SAINTS  # 'Universidad San Carlos'
            return None if titled and (at - end > 4 or at - end == 1) else word.end
        match = _SMALL_WORD.match(text, at)
        if not match or match[0] not in words.body_joiners:
            return None
        at = match.end()
    return None


def _of_town(capitals: Capitals, number: int, words: NameWords) -> tuple[int, int, float] | None:
    """Return the team that an article and its town tell: 'les Lakers de Los Angeles', 'al Inter de Milán'."""
    text, word = capitals.text, capitals.words[number]
    article = _TEAM_ARTICLE.search(text, max(0, word.start - 4), word.start)
    if not article or (words.is_ordinary(word.text) and article[0] not in _PLURAL_ARTICLES):
        return None
    step = _OF.match(text, word.end)
    town = capitals.number.get(step.end()) if step else None
    if town is None or words.is_title(word.text) or tables().known(word.text):
        return None
    last = _run_end(capitals, town)
    end = capitals.words[min(last, town + 1)].end
    return (word.start, end, BODY) if tables().known(text[capitals.words[town].start : end]) else None


def _closed_body(capitals: Capitals, number: int, words: NameWords) -> tuple[int, int, float] | None:
    """Return the body that a German adjective opens and its noun closes: 'Deutschen Sportbundes'."""
    if not words.nouns or not capitals.adjacent(number):
        return None
    word, noun = capitals.words[number], capitals.words[number + 1]
    if (
        not _ADJECTIVE.search(word.text)
        or (words.is_noun(word.text) and word.text.lower() not in words.small)
        or words.is_title(word.text)
    ):
        return None
    if word.text.lower() in words.small and not _BODY_ADJECTIVE.search(word.text):
        return None
    small = _CASE_ENDING.sub("", noun.text.lower())
    stems = {noun.text.lower(), small}
    if any(stem.endswith(body) for stem in stems for body in words.bodies if len(body) > 3):
        return word.start, noun.end, BODY
    return None
