"""Names that are but the end of a town's: 'Luis Potosí' in 'San Luis Potosí'."""

import re

from ..gazetteer.tables import tables
from ..places.words import PERSON_TITLES
from .evidence import EvidenceTable
from .name_words import NameWords

SAINTS = frozenset("San Santa Santo São Saint Sainte Sankt".split())

_LEAST_TOWN = 15_000  # people; as for other towns of several words
_WORD_BEFORE = re.compile(r"(?<!\w)([A-ZÀ-Þ][\w’'-]{0,30}) (?:(?:de|del|de la|de los|do|da|du) )?$")
_MOST_WORDS = 2  # in front: 'Santa María Chimalhuacán'
_REACH = 70  # characters in front that may belong to the name


def drop_ends_of_towns(words: NameWords | None, table: EvidenceTable) -> None:
    """Take back what was counted for names that always end that of a town which the gazetteer has whole.

    Args:
        words: of the text's language, whose titles are no part of a town's name; None for English.
        table: changes.
    """
    for name, evidence in list(table.names.items()):
        if evidence.starts and all(
            _ends_a_town(table.text, start, start + len(name), words) for start in evidence.starts
        ):
            del table.names[name]


def _ends_a_town(text: str, start: int, end: int, words: NameWords | None) -> bool:
    for _ in range(_MOST_WORDS):
        before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
        if before is None or (before[1] not in SAINTS and _is_title(before[1], words)):
            return False  # 'General Roca' is the man first
        start = before.start()
        if any(
            reading.entry.code in "ABPS" and reading.entry.population > _LEAST_TOWN
            for reading in tables().known(text[start:end])
        ):
            return True
    return False


def _is_title(word: str, words: NameWords | None) -> bool:
    return words.is_title(word) if words else word.lower() in PERSON_TITLES
