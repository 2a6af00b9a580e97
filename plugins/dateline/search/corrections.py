"""Words and names spelt nearly as those that the archive lacks; what `browser/suggestions.js` offers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from .analyzer import tokens
from .document import PART, facet_key
from .evidence import Finder
from .index_reader import IndexReader
from .query import Leaf, Query, leaves_of
from .query_fields import field_nearly_named
from .term_evidence import ScoredWord, WordMatches

if TYPE_CHECKING:
    from .postings import Postings

RARE = 20  # articles: a word in no more may be a slip
# A word in so many times as many articles makes one that is a letter away look like a slip; where articles
# have all words of the query as typed, it takes more to doubt one of them.
FAR_MORE_TOGETHER, FAR_MORE_APART = 100, 50
SHORTEST_WORD = 4  # letters: of shorter words, each is near to many others
SHORTEST_RARE_WORD = 5  # the same where rare words are near, of which there are so many more
TRUNCATION_SIGNS = "!$#+%"  # for the star, in other systems
MOST_FILES = 2  # of suggestions, for one beginning: what a browser may load
MOST_NAMES = 6  # that are tried for one
NAME_BEGINNING = 3  # letters that a name must share
Suggestion = tuple[str, str, int]  # display, kind ("" for a word), documents


def corrected_query(stores: Sequence[IndexReader], query: Query, text: str, *, together: bool) -> str:
    """Return a query whose words that no archive has, or that look like slips, give way to the nearest.

    A field that is nearly named, and the word not between two others, become what they look like.

    Args:
        stores: the index, or those that are searched as one.
        query: as read.
        text: as typed; returned as it is where nothing is near.
        together: whether articles have all words as typed.
    """
    text = _as_meant(query, text)
    times = FAR_MORE_TOGETHER if together else FAR_MORE_APART
    for leaf in _doubtful(stores, query):
        for word in tokens(leaf.text):
            if nearest := _better_word(stores, replace(leaf, kind="word", text=word, distance=0), times):
                typed = rf"(?<!\w){re.escape(word)}(?!\w|:\S)"
                text = re.sub(typed, nearest.replace("\\", r"\\"), text, count=1, flags=re.IGNORECASE)
    return text


def _as_meant(query: Query, text: str) -> str:
    """Return a query with the fields and operators that it seems to mean: peple:lee as people:lee."""
    for note in query.notes:
        if note.code == "unknown-field" and (field := field_nearly_named(note.detail)):
            text = re.sub(rf"(?<!\w){re.escape(note.detail)}\s*:", f"{field}:", text, count=1)
        elif note.code == "not-as-word":
            text = re.sub(r"(?<=[\w\")]\s)[nN]ot(?=\s)", "NOT", text)
        elif note.code == "question-mark" and note.detail[-1] in TRUNCATION_SIGNS:
            text = text.replace(note.detail, f"{note.detail[:-1]}*", 1)
    return text


def near_names(stores: Sequence[IndexReader], leaf: Leaf) -> list[str]:
    """Return the few names, first and last names that are spelt nearly as that of a filter, nearest first."""
    key, kind = facet_key(leaf.text), str(leaf.field)
    beginning, limit = key[:NAME_BEGINNING], _most_edits(key)
    forms = [(facet_key(name), name) for name, of, _ in suggestions_around(stores, beginning) if of == kind]
    for known, rows in chain.from_iterable(store.aliases.items() for store in stores):
        if known.startswith(beginning):
            forms += [(known, name) for of, name in rows if of == kind]
            forms += [(known, known) for of, _ in rows if of == kind + PART]
    near = {(edit_distance(key, form, limit), name) for form, name in forms}
    return list(dict.fromkeys(name for distance, name in sorted(near) if distance <= limit))[:MOST_NAMES]


def _most_edits(key: str) -> int:
    return 2 if len(key) > 6 else 1


def _doubtful(stores: Sequence[IndexReader], query: Query) -> Iterator[Leaf]:
    """Yield the words and phrases that may hold a slip; not those found as one word or as several."""
    for item in query.items if any(store.directory.tables.get("suggest") for store in stores) else ():
        for leaf in leaves_of(item.node) if item.presence != "not" else ():
            if leaf.kind == "filter" or leaf.wildcard or (leaf.kind == "word" and leaf.distance):
                continue
            # Who quotes a single word means it; a word of several parts may be printed as one.
            whole = (leaf.kind == "word") == (len(tokens(leaf.text)) > 1)
            found = _found(stores, leaf) if whole else []
            if not any(one and one.mask.any() for one in found):
                yield leaf


def _found(stores: Sequence[IndexReader], leaf: Leaf) -> list[WordMatches | None]:
    """Return what each archive has of a leaf."""
    return [Finder(store, Query(), with_stop_words=False).of(leaf) for store in stores]


def _better_word(stores: Sequence[IndexReader], leaf: Leaf, times: int) -> str | None:
    """Return the word that is likelier meant; None where this one stands for itself."""
    postings: list[tuple[Postings, int]] = []
    for found in _found(stores, leaf):
        if found is None or found.waived is not None or (found.mask.any() and len(found.words) != 1):
            return None
        postings += next(iter(found.words), ScoredWord([], None, 1)).postings
    articles = sum(len(one.ordinals) for one, _ in postings)
    if articles > RARE:
        return None
    if not articles:
        return nearest_word(stores, leaf.text)
    as_typed = sum(int((one.masks & bits > 0).sum()) for one, bits in postings)
    return _far_more_frequent(stores, leaf.text, times * (as_typed or 1))


def suggestions_around(stores: Sequence[IndexReader], key: str) -> list[Suggestion]:
    """Return the suggestions that begin with a key, and their neighbours in the same files."""
    counts: Counter[tuple[str, str]] = Counter()
    for store in stores:
        for display, kind, count in _suggestions_of(store, key):
            counts[display, kind] += count
    return [(display, kind, count) for (display, kind), count in counts.items()]


def _suggestions_of(store: IndexReader, key: str) -> list[Suggestion]:
    table = store.suggest_table
    at = max(table.range_of(key), 0)
    names = table.shards[at : at + 1]
    while len(names) < MOST_FILES and at + len(names) < len(table.firsts):
        if not table.firsts[at + len(names)].startswith(key):
            break
        names.append(table.shards[at + len(names)])
    return [entry for name in names for entry in store.suggest_shard(name)]


def nearest_word(stores: Sequence[IndexReader], word: str) -> str | None:
    """Return the word of the archives nearest to one that none has; None where none is near."""
    key = facet_key(word)
    if len(key) < SHORTEST_WORD:
        return None
    limit = _most_edits(key)
    # One letter wrong after the first two is the common case.
    if nearby := _nearest_of(key, suggestions_around(stores, key[:-2]), 1):
        return nearby
    forms = dict.fromkeys(form for store in stores for form, _ in store.printed_words)
    stems = _nearest_beginnings(key, forms, limit)
    suggested = [entry for stem in stems for entry in suggestions_around(stores, stem)]
    return _nearer(key, _nearest_of(key, suggested, limit), _nearest_form(key, forms), limit)


def _nearer(key: str, frequent: str | None, rare: str | None, limit: int) -> str | None:
    """Return a frequent word, or a rare one that is nearer to a key, unless that is a slip for the other."""
    if frequent is None or rare is None:
        return frequent or rare
    other = facet_key(frequent)
    nearer = edit_distance(key, rare, limit) < edit_distance(key, other, limit)
    return rare if nearer and edit_distance(rare, other, 1) > 1 else frequent


def _nearest_form(key: str, forms: Iterable[str]) -> str | None:
    """Return a printed form one letter away, such as only one article has; no figure is meant for another."""
    if len(key) < SHORTEST_RARE_WORD or not key.isalpha():
        return None
    letters = _letters_of(key)
    near = (
        (form, "", 0)
        for form in forms
        if abs(len(key) - len(form)) < 2 and (_letters_of(form) & ~letters).bit_count() < 2 and form.isalpha()
    )
    return _nearest_of(key, near, 1)


def _far_more_frequent(stores: Sequence[IndexReader], word: str, least: int) -> str | None:
    """Return the word one letter away that is in so many more articles that this one looks like a slip."""
    key = facet_key(word)
    if len(key) < 5:
        return None
    near = suggestions_around(stores, key[:-2])
    return _nearest_of(key, (one for one in near if one[2] >= least and facet_key(one[0]) != key), 1)


def _nearest_of(key: str, entries: Iterable[Suggestion], limit: int) -> str | None:
    best, lowest = None, limit + 1.0
    for display, kind, count in entries:
        name = facet_key(display)
        if kind and " " in name:
            continue
        distance = edit_distance(key, name, limit)
        if distance > 1 and name[:1] != key[:1]:
            continue  # hardly anyone errs in the first letter and in another: Kremlin is not remain
        # Among equals the more frequent: a fraction can only decide between equal distances.
        cost = distance + 1 / (count + 2)
        if cost < lowest:
            best, lowest = display, cost
    return best


def _nearest_beginnings(key: str, forms: Iterable[str], limit: int) -> list[str]:
    """Return the few printed forms that come nearest to a beginning of a word."""
    letters = _letters_of(key)
    found: list[tuple[float, str]] = []
    for form in forms:
        cut = len(key) - len(form)
        if cut > 5 or cut < -limit or (_letters_of(form) & ~letters).bit_count() > limit:
            continue
        distance = edit_distance(key[: len(form)], form, limit)
        if distance <= limit:
            found.append((distance + abs(cut) / 10, form))
    return [form for _, form in sorted(found, key=itemgetter(0))[:6]]


def _letters_of(word: str) -> int:
    """Return one bit for each character, by its code modulo 32."""
    letters = 0
    for character in word:
        letters |= 1 << (ord(character) & 31)
    return letters


def edit_distance(one: str, other: str, limit: int) -> int:
    """Return how many letters must change, at most `limit` + 1; a swap of neighbours counts once."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before, row = [0], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        following = [i]
        for j, against in enumerate(other, 1):
            best = min(row[j - 1] + (letter != against), row[j] + 1, following[j - 1] + 1)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                best = min(best, before[j - 2] + 1)
            following.append(best)
        if min(following) > limit:
            return limit + 1
        before, row = row, following
    return min(row[-1], limit + 1)
