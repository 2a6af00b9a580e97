"""Which articles belong together, and what was spoken of when."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.enrich.entities.archive import resolve_archive
from dateline.site.article_digests import ArticleDigests
from dateline.site.entities import index_names
from dateline.site.mentioned_dates import index_mentioned_dates
from dateline.site.related import RelatedFinder
from dateline.site.rounded_counts import rounded
from dateline.site.settings import SiteSettings
from dateline.site.stories import StoryIndex
from dateline.site.versions import VersionIndex

from .made_archive import STORIES, tags, timeline


def kinship(articles):
    """Return the timeline of articles and their relations."""
    cards = timeline(articles)
    return cards, RelatedFinder(cards, named(articles), VersionIndex({}, ()))


def named(articles):
    """Return the names of articles."""
    archive = resolve_archive({one.identifier: tags(one) for one in articles})
    return index_names(archive, timeline(articles), SiteSettings())


class TestRelated:
    def test_a_relation_says_why(self):
        """The names that both articles mention come with it, and are mentioned in both."""
        cards, found = kinship(STORIES)
        place = cards.order[STORIES[0].identifier]
        best = found.related(place)[0]
        assert best.card.headline == "Parliament passes a law on equal pay"
        assert set(best.shared) == {"Geir Hallgrímsson", "Reykjavík"}

    def test_nothing_is_related_to_itself(self):
        """An article is never among its own relations, and none is there twice."""
        cards, found = kinship(STORIES)
        for place, card in enumerate(cards.cards):
            others = [relation.card.identifier for relation in found.related(place)]
            assert card.identifier not in others
            assert len(others) == len(set(others))

    @given(st.sets(st.sampled_from(range(len(STORIES))), min_size=1), st.sampled_from(range(len(STORIES))))
    def test_what_relations_follow_from_tells_whether_they_are_others(self, chosen, other):
        """An article whose basis is the same in two archives has the same relations in both."""
        archives = []
        for places in (chosen, chosen | {other}):
            articles = [STORIES[place] for place in sorted(places)]
            cards, found = kinship(articles)
            own = {card.identifier: f"digest of {card.identifier}" for card in cards.cards}
            digests = ArticleDigests(own, named(articles), StoryIndex((), {}))
            rows = ((card.identifier, cards.order[card.identifier]) for card in cards.cards)
            archives.append({name: (found.basis(at, digests), found.related(at)) for name, at in rows})
        before, after = archives
        for name, (basis, related) in before.items():
            if after[name][0] == basis:
                assert after[name][1] == related


@given(st.integers(0, 10**7))
def test_a_count_is_rounded_down_by_less_than_an_eighth(count):
    """Weights by rarity stay near what the exact number gives; small archives are counted exactly."""
    assert count * 7 / 8 < rounded(count) <= count or count == 0
    assert rounded(count) == count or count >= 16


class TestMentioned:
    def test_a_day_counts_for_its_month_and_year(self):
        """The second clock holds what is spoken of at every precision that covers it."""
        cards = timeline(STORIES)
        found = index_mentioned_dates({one.identifier: tags(one).dates for one in STORIES}, cards)
        strike = {cards.order[STORIES[0].identifier], cards.order[STORIES[2].identifier]}
        assert set(found.days[1975, 10, 24]) == strike
        assert set(found.months[1975, 10]) == strike
        assert set(found.years[1975]) == strike

    def test_a_season_belongs_to_its_year_alone(self):
        """What covers several months is listed below the year, not below each month."""
        cards = timeline(STORIES)
        found = index_mentioned_dates({one.identifier: tags(one).dates for one in STORIES}, cards)
        law = cards.order[STORIES[1].identifier]
        assert found.years[1976][law] == "summer of 1976"
        assert all(law not in places for places in found.months.values())
