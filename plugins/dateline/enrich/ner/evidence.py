"""What speaks for each type of a name: the weights and the table they are summed in; reads no text."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from ..tags import Source

NameType = Literal["person", "organisation", "place", "other"]

# In units of one model reading. Set by hand on what each sign means, then checked on the development
# halves; docs/enrichment.md says what each is worth.
MODEL = 2.0
DOUBTED = 1.6  # the model's organisation that reads like a person's name
GIVEN_NAME = 1.9  # less than a model reading
TITLE = 5.0  # 'President X', 'spokesman X', 'X, 45,'
SURNAME = 5.0  # the last word of a full name of this article
KNOWN_SURNAME = 3.0  # 'Truman', 'Khrushchev'
SHORT_FORM = 3.0  # the first word of a company of this article
KNOWN_BODY = 5.0  # in the table of the world's bodies
ACTING_ACRONYM = 2.5  # 'INEC said'
BOUND_ACRONYM = 5.0  # in brackets after the name whose first letters it is
KIN_AFTER = 3.0  # 'X's widow'
FIRM = 6.0  # 'Morgan Stanley'; 'X raised its forecast'
THING = 8.0  # 'the lander Vikram', 'HMS Beagle'
LIST = 4.0  # in a list that a word such as 'factions' introduces
RECORD = 9.0  # 'Oregon (3-2)': a team, whatever the name means elsewhere
TEAM = 3.0  # 'the Ducks', in an article with records
LISTED_PLACE = 6.0  # 'in Tully, Cardwell and Mission Beach'
PLACE_NOUN = 4.0  # 'Ain Al Asad airbase'
NO_NAME = 5.0  # its last word is that of an event, a law, a thing

THRESHOLD = 1.6  # less than this decides nothing

# Who wins a tie: models take surnames for companies far more often than companies for people.
_ORDER: tuple[NameType, ...] = ("person", "organisation", "place", "other")


@dataclass(slots=True)
class Evidence:
    """What speaks for each type of one name, summed over the article."""

    weights: defaultdict[NameType, float] = field(default_factory=lambda: defaultdict(float))
    sources: set[Source] = field(default_factory=set)  # of what speaks for a person or a body
    starts: set[int] = field(default_factory=set)  # where it was read, before any repetition

    def add(self, kind: NameType, weight: float, source: Source = "rule") -> None:
        """Count one sign."""
        self.weights[kind] += weight
        if kind in ("person", "organisation"):
            self.sources.add(source)

    @property
    def decided(self) -> NameType:
        """The type with most weight, 'other' where nothing speaks loud enough."""
        best, most = _ORDER[0], self.weights.get(_ORDER[0], 0.0)
        for kind in _ORDER[1:]:
            weight = self.weights.get(kind, 0.0)
            if weight > most:
                best, most = kind, weight
        return best if most >= THRESHOLD else "other"

    @property
    def source(self) -> Source:
        """The strongest kind of source that spoke."""
        return "model" if "model" in self.sources else "gazetteer" if "gazetteer" in self.sources else "rule"

    @property
    def confidence(self) -> float:
        """The share of the evidence that speaks for the decision, 0 … 1."""
        total = sum(self.weights.values())
        return round(self.weights[self.decided] / total, 3) if total else 0.0


class EvidenceTable:
    """The evidence on every name of one article, by its surface form."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: defaultdict[str, Evidence] = defaultdict(Evidence)
        self.teams: set[str] = set()  # names that a score or a record makes a team's
        self.things: set[str] = set()  # names that the words beside them make those of ships, craft, spots
        self.firms: set[str] = set()  # whose names a table or what is said of them tells to be firms
        self.others: list[tuple[int, int]] = []  # long names of other kinds: 'Trump Tower'

    def note(self, start: int, end: int, kind: NameType, weight: float, source: Source = "rule") -> None:
        """Count one sign for the name that stands there."""
        evidence = self.names[self.text[start:end]]
        evidence.add(kind, weight, source)
        evidence.starts.add(start)
