"""What a model's spans say about the names of a text, after their bounds are set right; no rule of type."""

from collections.abc import Sequence

from ..organisations.spans import RULES_OF_ONE, grown_organisation
from ..people.spans import bare, grown, looks_like_name, split_names, start_with_particles, trimmed
from ..people.titles import demonyms
from .capitals import Capitals, Word
from .context import is_role_part
from .evidence import DOUBTED, MODEL, Ledger, NameType
from .model import Span
from .rules import weigh_ending

_TYPES: dict[str, NameType] = {"GPE": "place", "LOC": "place", "FAC": "place"}


def hear_model(capitals: Capitals, spans: Sequence[Span], ledger: Ledger) -> None:
    """Count each span for what it says, from the first to the last word of the name it means."""
    owner = _owners(capitals, spans)
    for number, span in enumerate(spans):
        words = capitals.within(span.start, span.end)
        if not words:
            continue
        if span.label == "PERSON":
            taken = [holder not in (-1, number) for holder in owner]
            _hear_person(capitals, words, taken, ledger)
        elif span.label == "ORG":
            _hear_organisation(capitals, words, ledger)
        else:
            start, end = words[0].start, words[-1].end
            ledger.note(start, end, _TYPES.get(span.label, "other"), MODEL, "model")
            if len(words) > 1 and all(capitals.adjacent(capitals.number[word.start]) for word in words[:-1]):
                ledger.others.append((start, end))


def _owners(capitals: Capitals, spans: Sequence[Span]) -> list[int]:
    """Return for each word the number of the span that holds it, -1 where none does."""
    owner = [-1] * len(capitals.words)
    for number, span in enumerate(spans):
        for word in capitals.within(span.start, span.end):
            owner[capitals.number[word.start]] = number
    return owner


def _hear_person(capitals: Capitals, words: list[Word], taken: Sequence[bool], ledger: Ledger) -> None:
    for piece in split_names(capitals.text, words):
        name = trimmed(piece)
        if not name:
            continue
        name = grown(capitals, name, taken)
        start = start_with_particles(capitals.text, name[0].start)
        if len(name) == 1 and len(name[0].text) > 1 and name[0].text.isupper():
            _hear_shouted(name[0], ledger)
            continue
        is_craft = any(letter.isdigit() for letter in name[-1].text)  # 'Luna-25'
        ledger.note(start, name[-1].end, "other" if is_craft else "person", MODEL, "model")
        weigh_ending(start, name, ledger)


def _hear_shouted(word: Word, ledger: Ledger) -> None:
    """Take one word in capitals for a dateline's place or an acronym, never for a person."""
    if ledger.text[max(0, word.start - 1) : word.start] in ("", "\n"):
        ledger.note(word.start, word.end, "place", MODEL, "model")
    elif len(word.text) < 7:
        ledger.note(word.start, word.end, "organisation", MODEL, "model")


def _hear_organisation(capitals: Capitals, words: list[Word], ledger: Ledger) -> None:
    if is_role_part(capitals.text, words[0].start, words[-1].end):
        return
    if len(words) == 2 and bare(words[1].text) in RULES_OF_ONE and bare(words[0].text) not in demonyms():
        ledger.note(words[0].start, words[0].end, "person", MODEL, "model")
        return
    for piece in grown_organisation(capitals, words):
        start, end = piece[0].start, piece[-1].end
        weight = DOUBTED if looks_like_name(piece) else MODEL
        ledger.note(start, end, "organisation", weight, "model")
        weigh_ending(start, piece, ledger)
