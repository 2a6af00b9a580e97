"""Cards and the timeline."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.article.moment import Moment
from dateline.article.record import Article
from dateline.article.text import shorten
from dateline.site.article_summary import LONGEST_SUMMARY, summarize
from dateline.site.interface_language import read_language

from .made_archive import STORIES, THEME, article, timeline

ENGLISH = read_language(THEME / "translations", "en")
MOMENTS = st.sampled_from([None, "1975", "1975-10", "1975-10-25", "1975-10-25T08:00", "1976-01-01", "1976"])


class TestCard:
    def test_a_card_without_headline_or_date_says_so(self):
        """Nothing is left blank."""
        made = summarize(article("", "Words of the body."), ENGLISH)
        assert (made.headline, made.date, made.moment) == ("Untitled article", "Undated", "")
        assert made.summary == "Words of the body."

    def test_an_article_of_another_language_carries_it(self):
        """Language and direction are on the card only where they are not the interface's."""
        made = summarize(STORIES[5], ENGLISH)
        assert (made.language, made.direction) == ("ar", "rtl")
        assert summarize(STORIES[0], ENGLISH).language == ""

    def test_a_date_of_change_stands_in_for_a_missing_one(self):
        """An article is filed by when it was published, else by when it was changed."""
        made = summarize(Article("a" * 12, "Late", (), modified=Moment("1999-05-01")), ENGLISH)
        assert made.path.startswith("articles/1999/05/")

    @given(st.text(), st.integers(2, LONGEST_SUMMARY))
    def test_words_cut_short_are_a_beginning(self, words, longest):
        """A shortened text is the text, or a beginning of it and an ellipsis."""
        cut = shorten(words, longest)
        assert cut == words or words.startswith(cut.removesuffix("…"))
        assert len(cut) <= max(longest + 1, 1)


class TestShelf:
    @given(st.lists(MOMENTS, max_size=12))
    def test_years_and_undated_hold_every_article_once(self, moments):
        """However dates are stated, each article stands in its year or among the undated."""
        made = timeline([article(str(n), "x", moment) for n, moment in enumerate(moments)])
        found = [one for year in made.counted(4) for one in made.within(year)]
        assert sorted([*found, *made.undated()]) == sorted(made.cards)

    @given(st.lists(MOMENTS, max_size=12))
    def test_what_a_day_counts_it_holds(self, moments):
        """Counts and contents agree for years, months and days."""
        made = timeline([article(str(n), "x", moment) for n, moment in enumerate(moments)])
        for length in (7, 10):
            for prefix, count in made.counted(length).items():
                assert len(made.within(prefix)) == count

    def test_hidden_articles_are_nowhere_and_those_taken_down_leave_a_stone(self):
        """Only published articles have cards."""
        hidden, down = article("H", "x", status="hidden"), article("T", "x", status="takedown")
        made = timeline([hidden, down])
        assert made.cards == ()
        assert made.tombstones == (down.identifier,)
