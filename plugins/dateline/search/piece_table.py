"""What pieces of text are made of: terms in their printed forms, numbered as they come; counts nothing."""

from array import array
from collections.abc import Callable, Sequence

from .analyzer import STOP_MARK, Analyzer, analyzer, tokens
from .compounds import hash_of_part


class _PieceNumbers(dict[bytes, int]):
    """Piece of text → its number; asks for a number at first sight."""

    def __init__(self, number: Callable[[bytes], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, piece: bytes) -> int:
        # Marks around a plain word are no part of its token: `word.` is `word`, and need not be read again.
        core = piece.strip(b".,'&")
        known = core != piece and core.isalnum()
        number = self[piece] = self[core] if known else self._number(piece)
        return number


class PieceTable:
    """Numbers pieces of text, and entries: a term in one printed form."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._entries: dict[tuple[str, str], int] = {}
        self._by_language: dict[str, _PieceNumbers] = {}
        self.entries: list[tuple[str, str]] = []
        self.terms: list[str] = []
        self.term_of_entry = array("i")
        # By piece number: its only surface form ("" where it has none or several), its width in positions,
        # how many entries it has, how many of them count as words; and those entries and their places within
        # the piece, end to end.
        self.surfaces: list[str] = []
        self.plain: list[str] = []  # the printed form of a word that is no part of another, else ""
        # Arrays become numpy's at once, where lists of so many numbers are read one by one.
        self.hashes = array("Q")  # of its printed form, 0 where it is no part of a compound
        self.widths = array("i")
        self.numbers = array("i")
        self.words = array("i")
        self.flat_entries = array("i")
        self.flat_places = array("i")

    def __len__(self) -> int:
        return len(self.widths)

    def numbers_of(self, language: str) -> "_PieceNumbers":
        """Return the numbers of pieces of a language, which number what they do not know."""
        if language not in self._by_language:
            reader = analyzer(language)
            self._by_language[language] = _PieceNumbers(lambda piece: self._number(piece, reader))
        return self._by_language[language]

    def _number(self, piece: bytes, reader: Analyzer) -> int:
        core = piece.strip(b".,'&-")
        found: Sequence[tuple[int, str, str]]
        if core.isalnum():  # a plain word, as most pieces are
            text, width = core.decode(), 1
            found = [(0, term, form) for term, form in reader.forms(text)]
        else:
            text = piece.decode()
            found, width = reader.placed(text)
        for place, term, form in found:
            self.flat_entries.append(self.entry(term, form))
            self.flat_places.append(place)
        words = sum([term[0] != STOP_MARK for _, term, _ in found])
        surface = tokens(text)[0] if words == len(found) == width == 1 else ""
        self.surfaces.append(surface)
        self.plain.append(found[0][2] if surface else "")
        self.hashes.append(hash_of_part(found[0][2]) if surface else 0)
        self.widths.append(width)  # a token without a term takes a position
        self.numbers.append(len(found))
        self.words.append(words)
        return len(self.widths) - 1

    def entry(self, term: str, form: str) -> int:
        """Return the number of a term in a printed form."""
        entry = self._entries.setdefault((term, form), len(self._entries))
        if entry == len(self.term_of_entry):
            self.entries.append((term, form))
            number = self._terms.setdefault(term, len(self._terms))
            self.term_of_entry.append(number)
            if number == len(self.terms):
                self.terms.append(term)
        return entry
