"""Stories: articles that tell one course of events over days and weeks, and what they share.

Articles are compared by what they name and by the words of their headlines and openings, weighed by rarity
(tf-idf, cosine), and only with those of the two weeks around them. Pairs are joined from the most alike down,
two groups only where they are alike on average (average linkage, as in topic detection and tracking: Yang et
al., SIGIR 1998). Ties are broken by identifiers, so that the order in which articles arrive changes nothing.
It is meant to be precise rather than complete: one article too few does less harm than one too many.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np

from .article_summary import ArticleSummary
from .entities import LinkedName, Name, NameIndex
from .story_pairs import alike_pairs, telling_columns
from .story_vectors import StoryVectors, StoryWords, added, features_of, inner_product, story_vectors
from .timeline import Timeline
from .versions import VersionIndex

PAGE_FROM = 3  # articles; of two the links between them say all
_LONGEST = 60  # days from the first to the last
_LIKE_ON_AVERAGE = 0.25  # cosine of two groups, all their pairs together
_REASONS = 4
_SUBJECTS = 2  # persons and bodies that an article is most about
_SAME_HEADLINE, _REGULAR = 0.5, 3  # share of the words in common, and days on which it is so


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
    cards = [timeline.cards[place] for place in places]
    days = [timeline.day_number(place) for place in places]
    vectors = story_vectors(features_of(card, names, words[card.identifier]) for card in cards)
    telling = telling_columns(vectors, [_subjects(card, names) for card in cards])
    headlines = [frozenset(words[card.identifier].headline) for card in cards]
    identifiers = [card.identifier for card in cards]
    pairs = alike_pairs(vectors, telling, np.array(days, dtype=np.int64), headlines, identifiers)
    groups = (group for group in _joined(pairs, vectors, days) if not _is_regular(group, headlines, days))
    stories, by_article = [], {}
    for group in groups:
        members = [cards[place] for place in sorted(group)]
        story = _story(members, names, versions)
        if len(story.cards) > 1:
            stories.append(story)
            by_article.update({card.identifier: story for card in members})
    stories.sort(key=lambda story: (-len(story.cards), story.cards[0].moment, story.identifier))
    return StoryIndex(stories, by_article)


def _subjects(card: ArticleSummary, names: NameIndex) -> Sequence[str]:
    """Return the persons and bodies that an article is most about."""
    found = (name.slug for found, name in names.in_article(card.identifier) if found.kind != "places")
    return tuple(islice(found, _SUBJECTS))


def _joined(
    pairs: Sequence[tuple[int, int]], vectors: StoryVectors, days: Sequence[int]
) -> Iterator[list[int]]:
    """Yield groups of two articles and more."""
    group_of: dict[int, list[int]] = {}
    sums: dict[int, Mapping[int, float]] = {}  # of the vectors of each group, by its first article

    def of_group(group: Sequence[int]) -> Mapping[int, float]:
        return sums[group[0]] if len(group) > 1 else vectors.of(group[0])

    for one, other in pairs:
        ours, theirs = group_of.get(one, [one]), group_of.get(other, [other])
        if ours is theirs:
            continue
        both = sorted((*ours, *theirs))
        if days[both[-1]] - days[both[0]] > _LONGEST:
            continue
        mine, others = of_group(ours), of_group(theirs)
        if inner_product(mine, others) / (len(ours) * len(theirs)) >= _LIKE_ON_AVERAGE:
            sums[both[0]] = added(mine, others)
            group_of.update(dict.fromkeys(both, both))
    yield from {id(group): group for group in group_of.values()}.values()


def _is_regular(group: Sequence[int], headlines: Sequence[frozenset[str]], days: Sequence[int]) -> bool:
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
