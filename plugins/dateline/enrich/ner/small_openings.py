"""Names that begin with a small word only because a sentence does: 'Les États-Unis', 'Secondo Draghi'."""

from ..organisations.words import FUNCTION_WORDS
from .context import begins_sentence, is_country, is_known_place
from .evidence import NO_NAME, Evidence, EvidenceTable
from .name_words import NameWords


def drop_small_openings(words: NameWords, table: EvidenceTable) -> None:
    """Take back what was counted for names that begin with a small word of the text's language.

    The given names of the world hold many a small word of one language, and what makes a body of a name
    in English does so before an article of another.
    """
    for name, evidence in list(table.names.items()):
        first, _, rest = name.partition(" ")
        if rest and _is_only_led(first, rest, evidence, words, table):
            evidence.add("other", NO_NAME + sum(evidence.weights.values()))


def _is_only_led(first: str, rest: str, evidence: Evidence, words: NameWords, table: EvidenceTable) -> bool:
    """Return whether a name is its rest, or no name, behind a first word that does not belong to it."""
    small = first.lower()
    named = rest in table.names
    if named and is_country(first):
        return True  # 'Cina Xi Jinping'
    opens = all(begins_sentence(table.text, start) for start in evidence.starts)
    if opens and small in FUNCTION_WORDS and (named or is_known_place(rest)):
        return True
    if small in words.articles:
        head = rest.partition(" ")[0].lower()
        if head in words.bodies or (opens and head == rest.lower() and words.is_ordinary(rest)):
            return True  # 'La Universidad de Granada y la Universidad de León', 'Die Zeitung'
    if small in words.articles | words.locatives and (named or evidence.weights["person"]):
        return True
    nouns = small in words.small and all(words.is_noun(word) for word in rest.split(" "))
    return nouns and not evidence.weights["organisation"]  # 'Kein Verzicht'
