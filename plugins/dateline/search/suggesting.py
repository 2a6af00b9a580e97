"""Brings the suggestions of an index up to date with articles added to it; builds none from nothing."""

from collections.abc import Mapping

from . import codec, tables
from .analyzer import STOP_MARK, analyzer
from .counting import SortedRun
from .document import facet_key
from .folder import Folder
from .index_files import write_tables
from .index_reader import IndexReader
from .shard_table import joined_keys
from .shards import Row

Entries = dict[tuple[str, str], int]  # (display, kind) → documents


class _Files:
    """The suggestion files, read when an entry of theirs is asked for."""

    def __init__(self, store: IndexReader) -> None:
        self._store = store
        self._languages = store.directory.languages
        self.table = store.suggest_table
        self.read: dict[int, Entries] = {}

    def number_of(self, display: str) -> int:
        """Return the number of the file that an entry belongs to."""
        return max(self.table.range_of(facet_key(display)), 0)

    def entries(self, number: int) -> Entries:
        """Return the entries of a file."""
        if number not in self.read:
            rows = self._store.suggest_shard(self.table.shards[number]) if self.table.shards else []
            self.read[number] = {(display, kind): count for display, kind, count in rows}
        return self.read[number]

    def display_of(self, term: str) -> str | None:
        """Return the suggested word that the analyzer makes this term of; None when there is none."""
        # A stem keeps the beginning of its word, but for the last letter: `happi` of `happy`.
        beginning = term[:-1]
        last = max(self.table.range_of(f"{beginning}\uffff"), 0)
        for number in range(self.number_of(beginning), last + 1):
            for display, kind in self.entries(number):
                if not kind and display.startswith(beginning) and self._stands_for(display, term):
                    return display
        return None

    def _stands_for(self, display: str, term: str) -> bool:
        return any(analyzer(language).terms(display) == (term,) for language in self._languages)


def update_suggestions(
    store: IndexReader, run: SortedRun, rows: Mapping[str, Row], displays: Mapping[str, str], folder: Folder
) -> str:
    """Write the suggestion files that have changed, and their table; return the table's name.

    Args:
        store: the index as it was.
        run: the occurrences of the added documents.
        rows: the postings of their terms, as they are now.
        displays: the displayed name of each of their facet terms.
        folder: where the files go.
    """
    files = _Files(store)
    changed: dict[int, Entries] = {}
    for term, row in rows.items():
        if term.startswith(":"):
            display, kind = displays.get(term), term.split(":", 2)[1]
        elif term[0] != STOP_MARK and not term[0].isdigit():
            written = run.surfaces.get(term, (term, 0))[0].lower()
            display, kind = files.display_of(term), ""
            display = display or (written if row.df >= tables.SUGGEST_FROM else None)
        else:
            continue
        if display:
            number = files.number_of(display)
            changed[number] = files.entries(number)
            changed[number][display, kind] = row.df
            if row.df < (1 if kind else tables.SUGGEST_FROM):
                del changed[number][display, kind]
    names = list(files.table.shards)
    if changed and not names:
        return str(store.directory.tables["suggest"])  # of an archive that had no word to suggest
    for number, entries in changed.items():
        ordered = sorted(
            (facet_key(display), kind, display, count) for (display, kind), count in entries.items()
        )
        rows_of_file = [(display, kind, count) for _, kind, display, count in ordered]
        names[number] = write_tables(folder, [codec.compact_json(rows_of_file)])
    joined = {"firsts": joined_keys(files.table.firsts), "shards": "".join(names)}
    return write_tables(folder, [codec.compact_json(joined)])
