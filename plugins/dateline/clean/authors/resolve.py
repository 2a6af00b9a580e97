"""Weighs who wrote a page: what it prints and what it states vote; a person outweighs an organisation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..html.dom_stats import DomStats, words_of
from ..html.page_layout import PageLayout
from ..metadata.head import Head
from .described import described_author, site_owner
from .fallback import unmarked_byline
from .metadata import accounts, item_authors, labelled_authors, linked_authors, meta_authors
from .names import Byline, full_name, letters, merged, name_key, read_byline, squashed
from .visible import Printed, printed_bylines

# How far each kind of evidence is believed, measured on development pages. What a page prints (kind, zone) …
_PRINTED = {
    ("named", "head"): 3.0,
    ("link", "head"): 3.0,
    ("line", "head"): 2.5,
    ("link", "foot"): 1.8,
    ("named", "foot"): 1.6,
    ("line", "foot"): 1.2,
    # As often a source's as the author's; but it spells an account out.
    ("signature", "head"): 0.0,
    ("signature", "foot"): 0.0,
}
# … and what it states: JSON-LD, a meta, microdata, the cards of social networks.
_LINKED, _META, _ITEM, _CARD = 2.5, 1.5, 1.5, 1.0
_FIRST_NAME = 0.7  # of a full name's weight
_ACCOUNT = 0.4  # the same, of what is written as accounts are; who signs with it in print is called so
_BESIDE = 8  # elements within which bylines of one kind are one
_LONGEST_NAME = 45  # characters


@dataclass(frozen=True, slots=True)
class Vote:
    """What one kind of evidence says, and how far it is believed."""

    byline: Byline
    weight: float
    printed: bool = False

    def for_people(self) -> tuple[tuple[str, ...], float]:
        """Return its people, and its weight by how much they look like people's names."""
        people = self.byline.people
        account = _FIRST_NAME if self.printed else _ACCOUNT
        worth = [1.0 if " " in name else account if name.islower() else _FIRST_NAME for name in people]
        return people, self.weight * sum(worth) / len(people) if people else 0.0


def authors_of(
    head: Head, found: DomStats, layout: PageLayout, publisher: str
) -> tuple[tuple[str, ...], str]:
    """Return (authors, agency): the list of people that most evidence agrees on, or else an organisation."""
    votes = [vote for vote in _votes(head, found, layout, publisher) if vote.byline != Byline()]
    wire = next((vote.byline.agency for vote in votes if vote.byline.agency), "")
    people = _elected([vote.for_people() for vote in votes])
    people = people or tuple(_signed_by_account(head, found, publisher))
    if people:
        spelled = [name for vote in votes for name in vote.byline.people]
        return merged(_fullest(name, spelled) for name in people), wire
    bodies = _elected([(vote.byline.bodies, vote.weight) for vote in votes])
    if wire or any(squashed(name) != squashed(publisher) for name in bodies):
        return bodies, wire
    title = words_of(found.elements[layout.anchor]) if layout.anchor >= 0 else ""
    unmarked = unmarked_byline(found, layout, publisher, title)
    if unmarked.people:
        return unmarked.people, wire
    person = described_author(found, layout) or site_owner(publisher, head.title)
    return ((person,) if person else bodies or unmarked.bodies), wire


def _votes(head: Head, found: DomStats, layout: PageLayout, publisher: str) -> list[Vote]:
    """Return what is printed, then what is stated, each kind by itself."""
    stated = list(_stated(head, publisher))

    def confirmed(printed: Sequence[Printed]) -> bool:
        lists = [set(map(name_key, vote.byline.people)) for vote in stated]
        shown = [vote.byline.people for vote in _nearest(printed, layout.anchor)]
        return any(
            all(map(full_name, people)) and set(map(name_key, people)) in lists for people in shown if people
        )

    return [*_nearest(printed_bylines(found, layout, publisher, confirmed), layout.anchor), *stated]


def _stated(head: Head, publisher: str) -> Iterator[Vote]:
    people, bodies = linked_authors(head)
    yield Vote(Byline(bodies=tuple(bodies)), _LINKED)
    sources = (
        (people, _LINKED),
        *((contents, _META) for contents in meta_authors(head)),
        (item_authors(head), _ITEM),
        (labelled_authors(head), _CARD),
    )
    for texts, weight in sources:
        if texts:
            yield Vote(read_byline("\n".join(texts), publisher), weight)


def _signed_by_account(head: Head, found: DomStats, publisher: str) -> Iterator[str]:
    """Yield the name that the page shows and that the author's account on a social network spells."""
    spelled = {squashed(account) for account in accounts(head)} - {squashed(publisher)}
    for number, element in enumerate(found.elements if spelled else ()):
        if 4 < found.own[number] + found.own_links[number] < _LONGEST_NAME:
            name = words_of(element)
            if full_name(name) and squashed(name) in spelled:
                yield name
                return


def _nearest(printed: Sequence[Printed], anchor: int) -> Iterator[Vote]:
    """Yield for each kind the bylines nearest to the headline; of those below only the same people's."""
    shown: list[str] = []
    for (kind, zone), weight in _PRINTED.items():
        alike = [one for one in printed if (one.kind, one.zone) == (kind, zone)]
        beside = _beside([one for one in alike if one.byline.people] or alike, anchor)
        people = merged(name for byline in beside for name in byline.people)
        people = tuple(name for name in people if " " in name) or people  # a word beside names is a link
        if zone == "head" and weight:
            shown.extend(people)
        elif shown and not _agreement(people, shown):
            continue
        if beside:
            wire = next((byline.agency for byline in beside if byline.agency), "")
            yield Vote(Byline(people, beside[0].bodies, wire), weight, printed=True)


def _beside(alike: Sequence[Printed], anchor: int) -> list[Byline]:
    """Return the byline nearest to the headline, and those that follow it side by side."""
    found: list[Printed] = []
    nearest = min((abs(one.number - anchor) for one in alike), default=0)
    for one in alike:
        if (found and one.number - found[-1].number <= _BESIDE) or (
            not found and abs(one.number - anchor) == nearest
        ):
            found.append(one)
    return [one.byline for one in found]


def _elected(lists: Sequence[tuple[tuple[str, ...], float]]) -> tuple[str, ...]:
    """Return the list that the lists, by their weight, agree with most."""

    def support(names: tuple[str, ...]) -> float:
        return sum(weight * _agreement(names, others) for others, weight in lists)

    candidates = dict.fromkeys(names for names, weight in lists if weight and names)
    return max(candidates, key=support) if len(candidates) > 1 else next(iter(candidates), ())


def _agreement(names: Sequence[str], others: Sequence[str]) -> float:
    """Return the share of the names of two lists that they have in common (0 … 1)."""
    shared = sum(any(same_person(name, other) for other in others) for name in names)
    return shared / (len(names) + len(others) - shared) if shared else 0.0


def same_person(one: str, other: str) -> bool:
    """Return whether two spellings may name one person: an account, a first name or initials apart."""
    mine, theirs = letters(one), letters(other)
    if mine == theirs:
        return True
    parts, more = mine.split(), theirs.split()
    if len(parts) == 1 or len(more) == 1:
        return "".join(parts) == "".join(more) or bool({parts[0], parts[-1]} & {more[0], more[-1]})
    return (parts[0], parts[-1]) == (more[0], more[-1])


def _fullest(name: str, spelled: Sequence[str]) -> str:
    """Return the fullest spelling of a name: the whole one of an account or a first name, not in capitals."""
    if " " in name and not name.isupper():
        return name
    alike = [other for other in spelled if same_person(name, other)]
    return max(alike, key=lambda other: (" " in other, not other.isupper()), default=name)
