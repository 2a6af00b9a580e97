"""What a search returns: hits, how the query was read, the pages of its names; searches nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .document import FACETS, PAGE, facet_key
from .index_reader import IndexReader
from .postings import Whole
from .query import Note, Query
from .ranking import Scores
from .readback import Meanings

MOST_PAGES = 5  # of names that a filter stands for


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found."""

    ref: str
    score: float
    title: str
    url: str
    date: str
    summary: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a query found, and how it was read."""

    ordinals: Whole  # best first
    scores: Scores
    complete: int  # so many have all words; they come first
    query: Query
    empty: tuple[Note, ...] = ()  # why nothing was found
    reading: str = ""  # the query in words, to follow "articles"
    meanings: Meanings = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return how many articles were found."""
        return len(self.ordinals)


@dataclass(frozen=True, slots=True)
class NamePage:
    """The page of a name that a query asks for."""

    name: str
    url: str  # from the root of the site


def pages_of_names(store: IndexReader, meanings: Meanings) -> Iterator[NamePage]:
    """Yield the pages of the names that filters stand for, of each filter the first few."""
    for leaf, names in meanings.items():
        for name in names[:MOST_PAGES] if leaf.field in FACETS else ():
            for kind, url in store.aliases.get(facet_key(name), ()):
                if kind == f"{leaf.field}{PAGE}":
                    yield NamePage(name, url)
