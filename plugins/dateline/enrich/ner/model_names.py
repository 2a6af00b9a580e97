"""What a model's spans say about the names of a text, after their bounds are set right; no rule of type."""

from collections.abc import Sequence

from ..organisations.spans import RULES_OF_ONE, grown_organisation
from ..organisations.words import ENDINGS, GENERIC, HEADS, NO_BODIES
from ..people.spans import (
    bare_word,
    grown,
    is_burmese,
    looks_like_name,
    office_length,
    split_at_joints,
    start_with_particles,
    trimmed,
)
from ..people.titles import HONORIFICS, demonyms
from .capitals import CapitalisedWord, Capitals
from .context import is_role_part
from .evidence import DOUBTED, MODEL, EvidenceTable, NameType
from .model import Span
from .rules import has_placelike_given_name, weigh_ending

_BANKS = frozenset(("banque", "banca", "banco"))
_TYPES: dict[str, NameType] = {"GPE": "place", "LOC": "place", "FAC": "place"}


def add_model_evidence(capitals: Capitals, spans: Sequence[Span], table: EvidenceTable) -> None:
    """Count each span for what it says, from the first to the last word of the name it means."""
    owner = _owners(capitals, spans)
    for number, span in enumerate(spans):
        words = capitals.within(span.start, span.end)
        if not words:
            continue
        if span.label == "PERSON":
            taken = [holder not in (-1, number) for holder in owner]
            _add_person_evidence(capitals, words, taken, table)
        elif span.label == "ORG":
            _add_organisation_evidence(capitals, words, table)
        else:
            start, end = words[0].start, words[-1].end
            if span.label == "NORP" and looks_like_name(words):
                table.note(start, end, "person", DOUBTED, "model")  # 'Ferenc Gyurcsány'
                continue
            table.note(start, end, _TYPES.get(span.label, "other"), MODEL, "model")
            if len(words) > 1 and all(capitals.adjacent(capitals.number[word.start]) for word in words[:-1]):
                table.others.append((start, end))


def _owners(capitals: Capitals, spans: Sequence[Span]) -> list[int]:
    """Return for each word the number of the span that holds it, -1 where none does."""
    owner = [-1] * len(capitals.words)
    for number, span in enumerate(spans):
        for word in capitals.within(span.start, span.end):
            owner[capitals.number[word.start]] = number
    return owner


def _add_person_evidence(
    capitals: Capitals, words: list[CapitalisedWord], taken: Sequence[bool], table: EvidenceTable
) -> None:
    for piece in split_at_joints(capitals.text, words):
        name = trimmed(piece)
        if not name:
            continue
        name = grown(capitals, name, taken)
        name = name[office_length(capitals.text, name) :]
        if bare_word(name[0].text) in HEADS | _BANKS or (
            len(name) == 1 and bare_word(name[0].text) in ENDINGS | GENERIC
        ):
            table.note(
                name[0].start, name[-1].end, "organisation" if len(name) > 1 else "other", MODEL, "model"
            )
            continue
        start = start_with_particles(capitals.text, name[0].start)
        if len(name) == 1 and len(name[0].text) > 1 and name[0].text.isupper():
            _add_shouted_evidence(name[0], table)
            continue
        is_craft = any(letter.isdigit() for letter in name[-1].text)  # 'Luna-25'
        table.note(start, name[-1].end, "other" if is_craft else "person", MODEL, "model")
        weigh_ending(start, name, table)


def _add_shouted_evidence(word: CapitalisedWord, table: EvidenceTable) -> None:
    """Take one word in capitals for a dateline's place or an acronym, never for a person."""
    if table.text[max(0, word.start - 1) : word.start] in ("", "\n"):
        table.note(word.start, word.end, "place", MODEL, "model")
    elif len(word.text) < 7:
        table.note(word.start, word.end, "organisation", MODEL, "model")


def _add_organisation_evidence(
    capitals: Capitals, words: list[CapitalisedWord], table: EvidenceTable
) -> None:
    if is_role_part(capitals.text, words[0].start, words[-1].end):
        return
    if (
        len(words) == 2
        and bare_word(words[1].text) in RULES_OF_ONE
        and bare_word(words[0].text) not in demonyms()
    ):
        table.note(words[0].start, words[0].end, "person", MODEL, "model")
        return
    last = 0
    for piece in grown_organisation(capitals, words):
        start, end = piece[0].start, piece[-1].end
        if " - " in capitals.text[start:end] or capitals.text[start:end].lower() in NO_BODIES:
            continue
        led, last = last > 0 and capitals.text[last:start] == " of ", end
        if led and len(piece) > 1:  # 'the Inkatha Freedom Party of Mangosuthu Buthelezi'
            table.note(start, end, "person", MODEL, "model")
            continue
        if is_burmese(piece):
            continue
        if bare_word(piece[0].text) in HONORIFICS and bare_word(piece[-1].text) not in ENDINGS:
            continue  # 'King Bhumibol Adulyadej': the rules read the name after a title
        weight = DOUBTED if looks_like_name(piece) or has_placelike_given_name(piece) else MODEL
        table.note(start, end, "organisation", weight, "model")
        weigh_ending(start, piece, table)
