"""Stories: which articles are put together, and that no order of arrival changes it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stories import b_cubed, grouped
from benchmarks.stories_written import Written, written
from dateline.site.paths import article_path, story_path
from dateline.site.story_pairs import different_bodies

from .made_archive import article, rendered, site

FLOOD = tuple(
    article(headline, f"Vigdís Finnbogadóttir flew over Reykjavík. {text}", day)
    for headline, text, day in (
        ("River Elfur floods its banks", "The Elfur flooded farms.", "1980-07-01"),
        ("Elfur still rising", "Farms by the Elfur lie under water.", "1980-07-03"),
        ("Water of the Elfur falls", "Farms were flooded by the Elfur for a week.", "1980-07-08"),
    )
)
RESENT = (
    "Vigdís Finnbogadóttir flew over Reykjavík. The Elfur rose by two feet in a night, and farmers drove "
    "their sheep up to the old road while men from the town filled bags with sand. The bridge at the mill "
    "was closed at noon. Nobody was hurt, the constable said, but eleven families slept in the school, "
    "and the doctor went by boat."
)
APART = tuple(
    article(f"Report {number} of something else", f"Nothing in common here, {number}.", "1980-07-04")
    for number in range(20)
)


@pytest.fixture(scope="module")
def archive():
    """A made-up archive whose stories are known, of kinds of events on which no threshold was set."""
    return written(2)


class TestGrouping:
    def test_it_is_precise_rather_than_complete(self, archive):
        """B-cubed on stories of unseen kinds: next to nothing wrong, most of what is right."""
        precision, recall = b_cubed(grouped(archive), archive.stories)
        assert precision >= 0.95
        assert recall >= 0.6

    @settings(deadline=None, max_examples=5)
    @given(st.integers(0, 10**6))
    def test_no_order_of_arrival_changes_a_story(self, seed):
        """Articles shuffled are grouped alike."""
        made = written(3)
        shuffled = list(made.articles)
        random.Random(seed).shuffle(shuffled)
        again = Written(tuple(shuffled), made.tags, made.stories)
        assert grouped(again) == grouped(made)

    def test_b_cubed_is_what_it_is_called(self):
        """One wrong among three, and one of three missed."""
        stated = {"a": "x", "b": "x", "c": "x", "d": "d"}
        found = {"a": "1", "b": "1", "c": "c", "d": "1"}
        precision, recall = b_cubed(found, stated)
        assert precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
        assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)


class TestPages:
    def test_a_story_has_a_page_and_its_articles_lead_on(self):
        """Before and after stand on each article; the story lists all, oldest first, with their names."""
        articles = (*FLOOD, *APART)
        pages = rendered(site(articles), articles)
        page = pages[story_path(FLOOD[0].identifier)]
        places = [page.index(found.headline) for found in FLOOD[1:]]
        assert places == sorted(places)
        assert "Vigdís Finnbogadóttir" in page
        middle = pages[article_path(FLOOD[1])]
        assert "Report 2 of 3" in middle
        assert story_path(FLOOD[0].identifier) in middle

    def test_a_report_sent_again_is_one_report_of_the_story(self):
        """A version is no report more; it has the place of the one that the story lists."""
        sent = article("Elfur still rising", RESENT, "1980-07-03")
        again = article("Elfur still rising at night", RESENT, "1980-07-04")
        articles = (FLOOD[0], sent, again, FLOOD[2], *APART)
        pages = rendered(site(articles), articles)
        page = pages[story_path(FLOOD[0].identifier)]
        assert sent.headline in page
        assert again.headline not in page
        assert "Report 2 of 3" in pages[article_path(again)]
        assert "Report 3 of 3" in pages[article_path(FLOOD[2])]

    def test_two_versions_of_one_report_are_no_story(self):
        """Nothing happened between them."""
        sent = article("Elfur still rising", RESENT, "1980-07-03")
        articles = (sent, article("Elfur still rising at night", RESENT, "1980-07-04"), *APART)
        pages = rendered(site(articles), articles)
        assert "Report 1 of" not in pages[article_path(sent)]

    def test_an_archive_without_stories_has_no_page_of_them(self):
        """Nothing leads to an empty page."""
        pages = rendered(site(APART), APART)
        assert not [path for path in pages if path.startswith("stories/")]
        assert "stories/" not in pages["index.html"]


class TestRegularReports:
    def test_a_report_of_every_day_is_no_story(self):
        """Much the same headline on three days is a form, however rare its names are."""
        daily = [
            article(
                f"Harbour board of Reykjavík lists {number} ships",
                "Vigdís Finnbogadóttir counted ships in the harbour of Reykjavík for the Althing.",
                f"1980-07-0{number}",
            )
            for number in range(1, 5)
        ]
        pages = rendered(site((*daily, *APART)), (*daily, *APART))
        assert not [path for path in pages if path.startswith("stories/")]

    def test_a_body_under_two_names_is_one_witness(self):
        """Its short form, its initials, a part of its name: who is known twice is not two."""
        assert different_bodies(["klm", "klm-royal-dutch-airlines"]) == 1
        assert different_bodies(["ami", "american-medical-international-inc"]) == 1
        assert different_bodies(["hughes-tool-co", "baker-international"]) == 2
