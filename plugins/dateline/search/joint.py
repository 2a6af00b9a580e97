"""Several indexes searched as one, as their page does it (docs/index-format.md, section 9)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import numpy as np

from .evidence import Finder, only_stop_words
from .index import Index
from .index_reader import IndexReader
from .postings import Postings, Whole
from .query import Item, Leaf, Query
from .ranking import DEFAULT
from .readback import Meanings
from .search_result import Hit, NamePage, SearchResult, pages_of_names
from .term_evidence import ScoredWord, WordMatches


@dataclass(frozen=True, slots=True)
class JointHit(Hit):
    """An article found in one of several archives; `url` is below the folder of that archive's site."""

    archive: str  # its name


@dataclass(frozen=True, slots=True)
class JointNamePage(NamePage):
    """The page of a name in one of several archives; `url` is below the folder of that archive's site."""

    archive: str  # its name


class NamedIndex(NamedTuple):
    """The index of one archive."""

    name: str
    folder: Path


class _Part(NamedTuple):
    name: str
    store: IndexReader
    base: int  # its first ordinal


class JointIndex(Index):
    """Finds and ranks as an index over the articles of all archives would.

    Args:
        archives: whose indexes; among equal scores, the articles of the later ones come first.

    Raises:
        IndexFormatError: there is no index, or one of another format.
    """

    def __init__(self, archives: Sequence[NamedIndex]) -> None:
        self._parts: list[_Part] = []
        base = 0
        for name, folder in archives:
            store = IndexReader(folder)
            self._parts.append(_Part(name, store, base))
            base += store.directory.ordinals
        # Each index is asked in the languages of all.
        languages = list(
            dict.fromkeys(code for part in self._parts for code in part.store.directory.languages)
        )
        compounds = {one: two for part in self._parts for one, two in part.store.compounds.items()}
        for part in self._parts:
            part.store.directory = replace(part.store.directory, languages=languages)
            part.store.compounds = compounds
        self.store = _JointReader(self._parts)
        self.ranking = DEFAULT

    def _hit(self, ordinal: int, score: float) -> Hit:
        part = next(part for part in reversed(self._parts) if part.base <= ordinal)
        return JointHit(score=score, archive=part.name, **part.store.shown(ordinal - part.base))

    def name_pages(self, result: SearchResult) -> list[NamePage]:
        """Return the pages of the names that a query asks for, `JointNamePage`s, archive after archive."""
        return [
            JointNamePage(page.name, page.url, part.name)
            for part in self._parts
            for page in pages_of_names(part.store, result.meanings)
        ]

    def _stores(self) -> list[IndexReader]:
        return [part.store for part in self._parts]

    def _evidence(self, query: Query) -> tuple[list[tuple[Item, WordMatches]], Meanings]:
        found: list[list[tuple[Item, WordMatches]]] = []
        meanings: dict[Leaf, tuple[str, ...]] = {}
        for part in self._parts:
            stop_words = only_stop_words(query, part.store.directory.languages)
            finder = Finder(part.store, query, with_stop_words=stop_words)
            each = [(item, finder.of(item.node, wanted=item.presence != "may")) for item in query.items]
            # What asks for nothing is told from the query alone: it is the same in all parts.
            found.append([(item, evidence) for item, evidence in each if evidence])
            for leaf, names in finder.meanings.items():
                meanings[leaf] = tuple(dict.fromkeys((*meanings.get(leaf, ()), *names)))
        return [
            (items[0][0], self._joined([evidence for _, evidence in items]))
            for items in zip(*found, strict=True)
        ], meanings

    def _joined(self, evidence: Sequence[WordMatches]) -> WordMatches:
        """Return what all parts find of an item, by the ordinals of the whole."""
        mask = np.concatenate([found.mask for found in evidence])
        columns = zip_longest(*(found.words for found in evidence))
        waived = [found.waived for found in evidence if found.waived is not None]  # of all parts or of none
        joined = np.concatenate(waived) if waived else None
        return WordMatches(mask, [self._joined_word(words) for words in columns], joined)

    def _joined_word(self, words: Sequence[ScoredWord | None]) -> ScoredWord:
        """Return a word with each term's postings in all parts; a mask of 1 is 'as asked for'."""
        rows: dict[str, list[Postings]] = {}
        for part, word in zip(self._parts, words, strict=True):
            for term, (postings, bits) in zip(word.terms, word.postings, strict=True) if word else ():
                ordinals, asked = postings.ordinals + part.base, (postings.masks & bits > 0).astype(np.int64)
                rows.setdefault(term, []).append(replace(postings, ordinals=ordinals, masks=asked))
        known = [word for word in words if word]
        return replace(
            known[0],
            terms=list(rows),
            postings=[(_concatenated(found), 1) for found in rows.values()],
            elsewhere=sum(word.elsewhere for word in known),
        )


class _JointReader(IndexReader):
    """What ranking and sorting read of an index, of several; their files are read by each part."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = parts
        directories = [part.store.directory for part in parts]
        self.directory = replace(
            directories[0],
            documents=sum(one.documents for one in directories),
            ordinals=sum(one.ordinals for one in directories),
            terms=(sum(one.terms[0] for one in directories), sum(one.terms[1] for one in directories)),
            holes=[hole + part.base for part in parts for hole in part.store.directory.holes],
        )

    @cached_property
    def story_groups(self) -> dict[int, Hashable]:
        return {
            part.base + ordinal: (part.base, group)
            for part in self._parts
            for ordinal, group in part.store.story_groups.items()
        }

    @cached_property
    def days(self) -> Whole:
        return np.concatenate([part.store.days for part in self._parts])


def _concatenated(rows: Sequence[Postings]) -> Postings:
    columns = ("ordinals", "titles", "bodies", "classes", "masks")
    joined = {name: np.concatenate([getattr(one, name) for one in rows]) for name in columns}
    return Postings(df=np.array([len(joined["ordinals"])]), **joined)
