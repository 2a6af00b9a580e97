"""Pairs of articles that may tell one story: near in time, alike, and by what tells one story from others."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from .story_vectors import Numbers, StoryVectors

GAP = 14  # days between an article of a story and the next at most
# What more than so many articles have brings no two together: a share of all, but no fewer and no more than.
# Without the upper bound the pairs to compare would grow faster than the archive.
_RARE_SHARE, _RARE_AT_LEAST, _RARE_AT_MOST = 0.01, 8, 100
_LIKE = 0.30  # cosine from which two articles are compared at all
_LIKE_BELOW_OTHER_HEADLINES = 0.40  # the same, where the headlines have no rare word in common
_SHARED = 2  # rare words or names that two articles of a story share at least
_FORMULA_FROM, _FORMULA_SPREAD = 4, 0.5  # articles with a word or name, and subjects for each of them
_WORDS, _PEOPLE, _PLACES, _BODIES = range(4)  # kinds of features
_KINDS = {"people": _PEOPLE, "places": _PLACES, "organisations": _BODIES}


def telling_columns(vectors: StoryVectors, subjects: Sequence[Sequence[str]]) -> NDArray[np.bool_]:
    """Return which words and names can tell one story: they are rare, and not of a formula.

    What stands in articles about one subject after another (a rating, a load factor, the figures of each
    week) is the form of a report.

    Args:
        vectors: of the articles.
        subjects: the persons and bodies that each article is most about.
    """
    most = min(max(_RARE_AT_LEAST, _RARE_SHARE * len(subjects)), _RARE_AT_MOST)
    telling: NDArray[np.bool_] = vectors.articles <= most
    asked = telling & (vectors.articles >= _FORMULA_FROM)
    cells = np.flatnonzero(asked[vectors.column])
    cells = cells[np.argsort(vectors.column[cells], kind="stable")]
    rows = vectors.row[cells].tolist()
    end = 0
    for column in np.flatnonzero(asked).tolist():
        begin, end = end, end + int(vectors.articles[column])
        apart = _apart([subjects[row] for row in rows[begin:end]])
        telling[column] = apart < _FORMULA_SPREAD * (end - begin)
    return telling


def _apart(subjects: Iterable[Sequence[str]]) -> int:
    """Return into how many groups articles fall that have no subject in common."""
    leader: dict[str, str] = {}  # union-find: a subject leads its group, or leads on to another one
    groups = 0
    for own in subjects:
        groups += 1
        leaders = set()
        for subject in own:
            if subject in leader:
                while (above := leader[subject]) != subject:
                    leader[subject] = subject = leader[above]  # noqa: PLW2901
                leaders.add(subject)
        groups -= len(leaders)
        chief = min(leaders, default=own[0] if own else "")
        leader.update(dict.fromkeys((*own, *leaders), chief))
        leader[chief] = chief
    return groups


def alike_pairs(
    vectors: StoryVectors,
    telling: NDArray[np.bool_],
    days: Numbers,
    headlines: Sequence[Iterable[str]],
    names: Sequence[str],
) -> Sequence[tuple[int, int]]:
    """Return the pairs of rows near in time that are alike, the most alike first.

    Args:
        vectors: of the articles.
        telling: of each column, whether it tells one story.
        days: of each row, ascending.
        headlines: of each row, the words of its headline.
        names: of each row, by which ties are broken.
    """
    one, other = _sharing(vectors, telling, days)
    tell = {word: bool(telling[column]) for word, column in vectors.columns.items() if isinstance(word, str)}
    said = [frozenset(word for word in words if tell.get(word)) for words in headlines]
    found = []
    for left, right, cosine in zip(
        one.tolist(), other.tolist(), vectors.cosines(one, other).tolist(), strict=True
    ):
        # Headlines that have no rare word in common rather tell two stories.
        if cosine >= _LIKE_BELOW_OTHER_HEADLINES or (cosine >= _LIKE and said[left] & said[right]):
            found.append((-cosine, *sorted((names[left], names[right])), left, right))
    return [(left, right) for *_, left, right in sorted(found)]


def _sharing(vectors: StoryVectors, telling: NDArray[np.bool_], days: Numbers) -> tuple[Numbers, Numbers]:
    """Return the pairs of rows near in time that share enough of what tells one story, the earlier first."""
    cells = np.flatnonzero((telling & (vectors.articles > 1))[vectors.column])
    cells = cells[np.argsort(vectors.column[cells], kind="stable")]
    column, row = vectors.column[cells], vectors.row[cells]
    lefts, rights, step = [], [], 0
    reach = np.arange(len(cells))
    while len(reach):
        step += 1
        reach = reach[reach + step < len(cells)]
        near = days[row[reach + step]] - days[row[reach]] <= GAP
        reach = reach[near & (column[reach] == column[reach + step])]
        lefts.append(reach)
        rights.append(reach + step)
    left, right = (np.concatenate(some or [reach]) for some in (lefts, rights))
    pairs, pair = np.unique(row[left] * len(days) + row[right], return_inverse=True)
    names = list(vectors.columns)
    kinds = np.array([_WORDS if isinstance(name, str) else _KINDS[name[0]] for name in names], dtype=np.int64)
    kind = kinds[column[left]]
    counts = np.bincount(pair * 4 + kind, minlength=4 * len(pairs)).reshape(-1, 4)
    kept = _tells(counts, counts[:, _BODIES])
    # Names of bodies may be of fewer than there are names: where that decides, they are looked at.
    asked = kept & ~_tells(counts, np.minimum(counts[:, _BODIES], 1))
    slugs: dict[int, list[str]] = {at: [] for at in np.flatnonzero(asked).tolist()}
    shared = asked[pair] & (kind == _BODIES)
    for at, number in zip(pair[shared].tolist(), column[left[shared]].tolist(), strict=True):
        slugs[at].append(names[number][1])
    for at, bodies in slugs.items():
        kept[at] = _tells(counts[at : at + 1], np.array([different_bodies(bodies)]))[0]
    return pairs[kept] // len(days), pairs[kept] % len(days)


def _tells(counts: Numbers, bodies: Numbers) -> NDArray[np.bool_]:
    """Tell whether rare words and names that two articles share may come of one story.

    A place alone is where many things happen, a town and its province are one place, a company is at home in
    one, and set phrases are in many wires: what counts is who, together with what or with someone else, or a
    place with several rare words.

    Args:
        counts: a row for each pair, how many of each kind are shared.
        bodies: how many different bodies these are.
    """
    words, people, has_place = counts[:, _WORDS], counts[:, _PEOPLE], counts[:, _PLACES] > 0
    who = people + bodies
    enough = who + words + (has_place & (people > 0)) >= _SHARED
    return np.where(who > 0, enough, has_place & (words >= _SHARED))


def different_bodies(slugs: Iterable[str]) -> int:
    """Return how many bodies some names are at least: 'klm' is 'klm-royal-dutch-airlines', or initials."""
    kept: list[list[str]] = []
    for words in sorted((slug.split("-") for slug in slugs), key=len, reverse=True):
        initials = ["".join(word[:1] for word in other) for other in kept]
        known = any(set(words) <= set(other) for other in kept)
        if not known and not (len(words) == 1 and any(long.startswith(words[0]) for long in initials)):
            kept.append(words)
    return len(kept)
