"""Pages after reports of people who clean archives: each stands for a kind of mistake, with what is right."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.blocks import Figure
from dateline.clean import clean

CASES = Path(__file__).parent / "cases"
WORDS = st.lists(
    st.sampled_from("ferry quay lamp rope winter council crew".split()), min_size=12, max_size=40
)
PROSE = """
The harbour council met on Tuesday to discuss the ferry timetable, and agreed that two more boats will run.
Shopkeepers along the quay had asked for the change since last winter, when the late boat was withdrawn.
The museum on the hill will open its new wing on Sunday, and the first hundred visitors need no ticket.
""".strip().split("\n")


def case(name, **known):
    """Return the article of a case's page."""
    return clean((CASES / f"{name}.html").read_bytes(), **known)


def figures(article):
    """Return the figures of an article."""
    return [block for block in article.blocks if isinstance(block, Figure)]


def page(body, head="<title>Two more evening ferries</title>"):
    """Return a page around a body."""
    return f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


PARAGRAPHS = "".join(f"<p>{text}</p>" for text in PROSE)


class TestWebArchives:
    def test_a_replayed_page_has_the_address_and_the_day_of_the_original(self):
        """The day of the capture is when it was retrieved, not when it was published."""
        article = case("wayback-copy")
        assert article.url.endswith("://gazette.example/2009/03/ferries.html")
        assert article.published.value == "2009-03-11"
        assert article.provenance.retrieved.value == "2009-03-12T08:15:01"
        assert "capture" not in article.text.lower()

    @settings(deadline=None, max_examples=25)
    @given(
        st.sampled_from(
            [
                "https://web.archive.org/web/{}/",
                "https://web.archive.org/web/{}id_/",
                "http://www.webarchive.example/wayback/archive/{}mp_/",
                "https://replay.example/library/{}/",
            ]
        ),
        st.dates(min_value=dt.date(1997, 1, 1), max_value=dt.date(2026, 1, 1)).map(
            lambda day: f"{day:%Y%m%d}081501"
        ),
    )
    def test_whoever_replays_a_page_its_addresses_are_the_original_ones(self, replay, stamp):
        """Links and canonical address lead where the captured page led."""
        prefix = replay.format(stamp)
        original = "http://gazette.example/2009/03/ferries.html"
        link = f'<p>More <a href="{prefix}http://gazette.example/lamps.html">on lamps</a> {PROSE[0]}</p>'
        article = clean(
            page(f"<article><h1>Two more evening ferries</h1>{PARAGRAPHS}{link}</article>"),
            url=prefix + original,
        )
        assert article.url.endswith("gazette.example/2009/03/ferries.html")
        assert stamp not in str(article.blocks)

    def test_an_article_that_links_to_a_web_archive_keeps_the_link(self):
        """Only a copy is taken for a copy."""
        address = "https://web.archive.org/web/20090312081501/http://gazette.example/lamps.html"
        article = clean(
            page(f'<h1>Two more evening ferries</h1>{PARAGRAPHS}<p>See <a href="{address}">that page</a>.')
        )
        assert address in str(article.blocks)


class TestProse:
    def test_a_sentence_that_begins_as_a_link_does_stays(self):
        """'For more on this topic, see …' is prose in mid-article."""
        assert (
            "For more on this topic, see our ferries and quay sections"
            in case("more-on-this-sentence-lost").text
        )

    def test_a_hidden_dialog_that_holds_all_prose_is_the_page(self):
        """`aria-hidden` and `role=dialog` are evidence, not verdicts."""
        assert case("aria-hidden-shell").text.count("\n\n") == 1

    def test_paragraphs_for_subscribers_are_text(self):
        """All seven, also those of the class `paywall`."""
        assert case("class-paywall-on-paragraphs").text.count("\n\n") == 6

    @settings(deadline=None, max_examples=30)
    @given(st.sampled_from(["For more on", "Read more about", "More from", "Listen:", "Related:"]), WORDS)
    def test_a_long_sentence_in_mid_article_stays_whatever_it_begins_with(self, opening, words):
        """Phrases tell of short blocks alone."""
        sentence = (
            f"{opening} {' '.join(words)}, said the council of the town on its last day in the old hall."
        )
        text = clean(
            page(f"<article><h1>Ferries</h1><p>{PROSE[0]}</p><p>{sentence}</p>{PARAGRAPHS}</article>")
        ).text
        assert sentence in text or len(sentence) <= 160


class TestPictures:
    def test_a_picture_for_readers_without_scripts_stands_in_for_its_placeholder(self):
        """Its address is resolved where that of the page is known."""
        (picture,) = figures(case("lazy-picture-noscript", url="https://gazette.example/2009/ferries.html"))
        assert (picture.image, picture.alt) == (
            "https://gazette.example/images/map.png?w=3840",
            "Map of the new crossings.",
        )

    @pytest.mark.parametrize(
        "markup",
        [
            '<img src="data:image/gif;base64,R0" data-srcset="/s.jpg 400w, /big.jpg 1200w" alt="A quay">',
            '<img src="data:image/gif;base64,R0" srcset="/s.jpg 1x, /big.jpg 2x" alt="A quay">',
            '<img data-src="/big.jpg" alt="A quay">',
            '<noscript><img src="/big.jpg" alt="A quay"></noscript>',
            '<picture><source data-srcset="/big.jpg 1200w"><img src="data:image/gif;base64,R0"></picture>',
        ],
    )
    def test_a_picture_that_loads_late_is_found_once(self, markup):
        """In `data-*`, in candidates, in `noscript`."""
        body = f"<article><h1>Ferries</h1><p>{PROSE[0]}</p><figure>{markup}</figure>{PARAGRAPHS}</article>"
        found = figures(clean(page(body), url="https://gazette.example/"))
        assert [picture.image for picture in found] == ["https://gazette.example/big.jpg"]

    @pytest.mark.parametrize(
        "markup", ['<img src="data:image/gif;base64,R0" alt="">', "<img>", "<figure></figure>"]
    )
    def test_an_empty_picture_is_never_written(self, markup):
        """Without an address and words there is none."""
        body = f"<article><h1>Ferries</h1><p>{PROSE[0]}</p>{markup}{PARAGRAPHS}</article>"
        assert figures(clean(page(body), url="https://gazette.example/")) == []


class TestFields:
    def test_the_date_at_the_headline_beats_those_of_a_rail(self):
        """A `time` in a list of other articles dates none but them."""
        assert case("date-above-headline-loses-to-rail").published.value == "2026-05-22"

    def test_the_name_of_the_site_is_no_headline(self):
        """Even where the title ends in it and it stands in an `h1`."""
        headline = case("brand-h1-as-headline").headline
        assert headline == "‘Quay Land’: How a Young Pilot Brought the Ferry Back"

    def test_what_stands_beside_a_byline_is_no_author(self):
        """Reading times and sections."""
        assert case("byline-neighbours-as-authors-a").authors == ("Mara Bell", "Tom Reed")
        german = case("byline-neighbours-as-authors-b")
        assert (german.authors, german.published.value) == (("Melanie Muster",), "2020-05-15T07:11")

    @settings(deadline=None, max_examples=40)
    @given(
        st.integers(1, 59),
        st.sampled_from(
            [
                "{} Min Read",
                "{} min",
                "Watch live",
                "Listen",
                "Fact Checked",
                "Jun {}",
                "Sponsored",
                "Text Size",
                "• Paid",
            ]
        ),
    )
    def test_no_neighbour_of_a_byline_is_an_author(self, number, neighbour):
        """The names before it are all."""
        byline = (
            f'<div class="byline">By <a href="/m">Mara Bell</a><span>{neighbour.format(number)}</span></div>'
        )
        article = clean(page(f"<article><h1>Two more evening ferries</h1>{byline}{PARAGRAPHS}</article>"))
        assert article.authors == ("Mara Bell",)
