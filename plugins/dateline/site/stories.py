"""Stories: articles that tell one course of events over days and weeks, and what they share.

Articles are compared by what they name and by the words of their headlines and openings, weighed by rarity
(tf-idf, cosine), and only with those of the two weeks around them. Pairs are joined from the most alike down,
two groups only where they are alike on average (average linkage, as in topic detection and tracking: Yang et
al., SIGIR 1998). Ties are broken by identifiers, so that the order in which articles arrive changes nothing.
It is meant to be precise rather than complete: one article too few does less harm than one too many.
"""

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from ..article.identity import ascii_words
from ..enrich.tags import EntityKind
from .article_summary import ArticleSummary
from .entities import LinkedName, Name, NameIndex
from .timeline import Timeline
from .versions import VersionIndex

PAGE_FROM = 3  # articles; of two the links between them say all
_GAP = 14  # days between an article of a story and the next at most
_LONGEST = 60  # days from the first to the last
# What more than so many articles have brings no two together: a share of all, but no fewer and no more than.
# Without the upper bound the pairs to compare would grow faster than the archive.
_RARE_SHARE, _RARE_AT_LEAST, _RARE_AT_MOST = 0.01, 8, 100
_LIKE = 0.30  # cosine from which two articles are compared at all
_LIKE_BELOW_OTHER_HEADLINES = 0.40  # the same, where the headlines have no rare word in common
_LIKE_ON_AVERAGE = 0.25  # cosine of two groups, all their pairs together
_SHARED = 2  # rare words or names that two articles of a story share at least
_FEWEST = 600  # articles that rarity is reckoned against at least: in few everything is rare
_REASONS = 4
_WEIGHTS: Mapping[EntityKind, float] = {"people": 1.6, "organisations": 1.3, "places": 0.9}
_HEADLINE, _OPENING = 1.0, 0.6
_FORMULA_FROM, _FORMULA_SPREAD = 4, 0.5  # articles with a word or name, and subjects for each of them
_SUBJECTS = 2  # persons and bodies that an article is most about
_SAME_HEADLINE, _REGULAR = 0.5, 3  # share of the words in common, and days on which it is so
_CODE = re.compile(r"<[^<>]{1,40}>")  # of a company in a wire's headline: says no more than its name
_WORD = re.compile(r"[a-z]{3,}|\d{3,}")

_Feature: TypeAlias = str | tuple[EntityKind, str]
_Vector: TypeAlias = Mapping[_Feature, float]


class StoryWords(NamedTuple):
    """The words of an article by which stories are found, without their endings."""

    headline: tuple[str, ...]
    opening: tuple[str, ...]


class Story(NamedTuple):
    """Articles of one course of events, oldest first; of the versions of one report only the first."""

    identifier: str  # that of its first article
    cards: Sequence[ArticleSummary]
    reasons: Sequence[LinkedName]  # what most of its articles name


@dataclass(frozen=True, slots=True)
class StoryIndex:
    """All stories of an archive, the longest first, and which story an article is in."""

    stories: Sequence[Story]
    by_article: Mapping[str, Story]

    def of(self, identifier: str) -> Story | None:
        """Return the story of an article, if it is in one."""
        return self.by_article.get(identifier)

    def among(self, identifiers: Iterable[str]) -> Iterator[tuple[Story, int]]:
        """Yield the stories that some articles are in, with how many of them, the most first."""
        counts = Counter(
            story.identifier for identifier in identifiers if (story := self.by_article.get(identifier))
        )
        for identifier, count in sorted(counts.items(), key=lambda found: (-found[1], found[0])):
            yield self.by_article[identifier], count


def story_words(card: ArticleSummary) -> StoryWords:
    """Return the words of an article that `find_stories` asks for; they follow from the article alone."""
    return StoryWords(tuple(_words(card.headline)), tuple(_words(card.summary)))


def find_stories(
    timeline: Timeline, names: NameIndex, words: Mapping[str, StoryWords], versions: VersionIndex
) -> StoryIndex:
    """Return the stories among the articles whose day is known.

    Args:
        timeline: of the articles.
        names: what they name.
        words: of each article, by identifier.
        versions: which of them are the same report, sent or published again.
    """
    places = [place for place, card in enumerate(timeline.cards) if len(card.moment) >= 10]
    said = {place: words[timeline.cards[place].identifier] for place in places}
    features = {place: _features(timeline.cards[place], names, said[place]) for place in places}
    vectors = _weighed(features)
    days = {place: dt.date.fromisoformat(timeline.cards[place].moment[:10]).toordinal() for place in places}
    telling = _telling(vectors, timeline.cards, names)
    headlines = {place: frozenset(words.headline) for place, words in said.items()}
    pairs = _pairs(vectors, days, timeline.cards, telling, headlines)
    groups = (group for group in _joined(pairs, vectors, days) if not _is_regular(group, headlines, days))
    stories, by_article = [], {}
    for group in groups:
        members = [timeline.cards[place] for place in sorted(group)]
        story = _story(members, names, versions)
        if len(story.cards) > 1:
            stories.append(story)
            by_article.update({card.identifier: story for card in members})
    stories.sort(key=lambda story: (-len(story.cards), story.cards[0].moment, story.identifier))
    return StoryIndex(stories, by_article)


def _features(card: ArticleSummary, names: NameIndex, words: StoryWords) -> dict[_Feature, float]:
    """Return the words of headline and opening and the names of an article, each with its weight."""
    found: dict[_Feature, float] = dict.fromkeys(words.opening, _OPENING)
    found.update(dict.fromkeys(words.headline, _HEADLINE))
    for naming, name in names.in_article(card.identifier):
        # A name counts once, not once more for each of its words.
        for form in {name.name, *(mention.surface for mention in naming.mentions)}:
            for word in _words_of_name(form):
                found.pop(word, None)
        found[naming.kind, name.slug] = _WEIGHTS[naming.kind] * (0.5 + naming.salience)
    return found


def _words(text: str) -> Iterator[str]:
    return map(_stem, _WORD.findall(ascii_words(_CODE.sub(" ", text), 400)))


@lru_cache(2**16)  # most names are in many articles
def _words_of_name(name: str) -> tuple[str, ...]:
    return tuple(_words(name))


def _stem(word: str) -> str:
    """Return a word without the endings that tell one from many; crude, and the same for all languages."""
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


def _weighed(features: Mapping[int, Mapping[_Feature, float]]) -> Mapping[int, _Vector]:
    """Return the features of each article weighed by their rarity, as vectors of length one."""
    counts = Counter(feature for found in features.values() for feature in found)
    total = max(len(features), _FEWEST)
    vectors = {}
    for place, found in features.items():
        weighed = {feature: weight * math.log(total / counts[feature]) for feature, weight in found.items()}
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        vectors[place] = {feature: weight / length for feature, weight in weighed.items() if weight > 0}
    return vectors


def _cosine(one: _Vector, other: _Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)


def _telling(
    vectors: Mapping[int, _Vector], cards: Sequence[ArticleSummary], names: NameIndex
) -> frozenset[_Feature]:
    """Return the words and names that can tell one story: rare, and not of a formula.

    What stands in articles about one subject after another (a rating, a load factor, the figures of each
    week) is the form of a report.
    """
    places: defaultdict[_Feature, list[int]] = defaultdict(list)
    for place, vector in vectors.items():
        for feature in vector:
            places[feature].append(place)
    subjects = {place: _subjects(cards[place], names) for place in vectors}
    most = min(max(_RARE_AT_LEAST, _RARE_SHARE * len(vectors)), _RARE_AT_MOST)
    return frozenset(
        feature
        for feature, found in places.items()
        if len(found) <= most
        and (
            len(found) < _FORMULA_FROM
            or _apart([subjects[place] for place in found]) < _FORMULA_SPREAD * len(found)
        )
    )


def _subjects(card: ArticleSummary, names: NameIndex) -> frozenset[str]:
    """Return the persons and bodies that an article is most about."""
    found = (name.slug for found, name in names.in_article(card.identifier) if found.kind != "places")
    return frozenset(islice(found, _SUBJECTS))


def _apart(subjects: Sequence[frozenset[str]]) -> int:
    """Return into how many groups articles fall that have no subject in common."""
    leader: dict[str, str] = {}  # union-find: a subject leads its group, or leads on to another one

    def leading(subject: str) -> str:
        while (above := leader.setdefault(subject, subject)) != subject:
            leader[subject] = subject = leader[above]
        return subject

    joined = 0
    for own in subjects:
        leaders = set(map(leading, own))
        joined += max(0, len(leaders) - 1)
        leader.update(dict.fromkeys(leaders, min(leaders, default="")))
    return len(leader) - joined + sum(not own for own in subjects)


def _pairs(
    vectors: Mapping[int, _Vector],
    days: Mapping[int, int],
    cards: Sequence[ArticleSummary],
    telling: frozenset[_Feature],
    words: Mapping[int, frozenset[str]],
) -> Sequence[tuple[int, int]]:
    """Return the pairs of articles near in time that are alike, the most alike first."""
    headlines = {place: telling & words[place] for place in vectors}
    recent: defaultdict[_Feature, list[int]] = defaultdict(list)
    alike: list[tuple[float, str, str, int, int]] = []
    for place in sorted(vectors):
        shared: defaultdict[int, list[_Feature]] = defaultdict(list)
        for feature in vectors[place]:
            if feature not in telling:
                continue
            near = recent[feature] = [other for other in recent[feature] if days[place] - days[other] <= _GAP]
            for other in near:
                shared[other].append(feature)
            near.append(place)
        for other, features in shared.items():
            if not _tells(features):
                continue
            # Headlines that have no rare word in common rather tell two stories.
            enough = _LIKE if headlines[place] & headlines[other] else _LIKE_BELOW_OTHER_HEADLINES
            if (cosine := _cosine(vectors[place], vectors[other])) >= enough:
                first, second = sorted((cards[place].identifier, cards[other].identifier))
                alike.append((-cosine, first, second, other, place))
    return [(one, other) for *_, one, other in sorted(alike)]


def _tells(shared: Sequence[_Feature]) -> bool:
    """Tell whether rare words and names that two articles share may come of one story.

    A place alone is where many things happen, a town and its province are one place, a company is at home in
    one, and set phrases are in many wires: what counts is who, together with what or with someone else, or a
    place with several rare words.
    """
    words = people = where = 0
    bodies = []
    for feature in shared:  # not counted by a Counter: tens of thousands of pairs are asked
        if isinstance(feature, str):
            words += 1
        elif feature[0] == "people":
            people += 1
        elif feature[0] == "places":
            where = 1
        else:
            bodies.append(feature[1])
    who = people + different_bodies(bodies)
    if not who:
        return where == 1 and words >= _SHARED
    return who + words + (where if people else 0) >= _SHARED


def different_bodies(slugs: Iterable[str]) -> int:
    """Return how many bodies some names are at least: 'klm' is 'klm-royal-dutch-airlines', or initials."""
    kept: list[list[str]] = []
    for words in sorted((slug.split("-") for slug in slugs), key=len, reverse=True):
        initials = ["".join(word[:1] for word in other) for other in kept]
        known = any(set(words) <= set(other) for other in kept)
        if not known and not (len(words) == 1 and any(long.startswith(words[0]) for long in initials)):
            kept.append(words)
    return len(kept)


def _joined(
    pairs: Sequence[tuple[int, int]], vectors: Mapping[int, _Vector], days: Mapping[int, int]
) -> Iterator[list[int]]:
    """Yield groups of two articles and more."""
    group_of: dict[int, list[int]] = {}
    for one, other in pairs:
        ours, theirs = group_of.get(one, [one]), group_of.get(other, [other])
        if ours is theirs:
            continue
        both = sorted((*ours, *theirs), key=days.__getitem__)
        if days[both[-1]] - days[both[0]] > _LONGEST:
            continue
        alike = sum(_cosine(vectors[left], vectors[right]) for left in ours for right in theirs)
        if alike / (len(ours) * len(theirs)) >= _LIKE_ON_AVERAGE:
            group_of.update(dict.fromkeys(both, both))
    yield from {id(group): group for group in group_of.values()}.values()


def _is_regular(
    group: Sequence[int], headlines: Mapping[int, frozenset[str]], days: Mapping[int, int]
) -> bool:
    """Tell whether a group is a report of every day or week: much the same headline on day after day."""
    for place in group:
        words = headlines[place]
        alike = {days[other] for other in group if _jaccard(words, headlines[other]) >= _SAME_HEADLINE}
        if len(alike | {days[place]}) >= _REGULAR:
            return True
    return False


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _story(members: Sequence[ArticleSummary], names: NameIndex, versions: VersionIndex) -> Story:
    counts: Counter[Name] = Counter()
    for card in members:
        counts.update({name for _, name in names.in_article(card.identifier)})
    best = sorted(counts, key=lambda name: (-counts[name], name.total, name.kind, name.slug))
    shared = [name.linked for name in best if counts[name] > len(members) / 2]
    return Story(members[0].identifier, _told_once(members, versions), shared[:_REASONS])


def _told_once(members: Sequence[ArticleSummary], versions: VersionIndex) -> Sequence[ArticleSummary]:
    """Return the articles that are no version of an earlier one among them."""
    told: dict[str, ArticleSummary] = {}
    for card in members:
        if told.keys().isdisjoint(version.card.identifier for version in versions.of(card.identifier)):
            told[card.identifier] = card
    return list(told.values())
