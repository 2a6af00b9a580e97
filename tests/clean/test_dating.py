"""When a page's article was published and changed: its statements, printed lines and address weighed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.warnings import warning
from dateline.clean import clean
from tests.work import calls

PROSE = "".join(
    f"<p>The harbour master counted {number} boats before noon, wrote the number into the long ledger and"
    " walked back along the quay to see how far the new breakwater had come.</p>"
    for number in ("nine", "twelve", "fourteen", "seventeen")
)
HEADLINE = "<h1>Breakwater nears its end</h1>"


def page(above="", below="", *, head="", after="", lang="en-GB"):
    """Return an article page with lines around its headline and after its body."""
    return (
        f'<html lang="{lang}"><head><title>Breakwater nears its end</title>{head}</head><body>'
        f"<main>{above}{HEADLINE}{below}<article>{PROSE}</article>{after}</main></body></html>"
    )


def linked(**fields):
    """Return the JSON-LD of a news article with these fields."""
    told = ", ".join(f'"{name}": "{value}"' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "x", {told}}}</script>'


def meta(name, content):
    return f'<meta name="{name}" content="{content}">'


def dates(source, url=None):
    article = clean(source, url=url)
    return (str(article.published or ""), str(article.modified or ""))


class TestWhatAPageStates:
    """JSON-LD, meta and microdata, alone and against each other."""

    @pytest.mark.parametrize(
        "head",
        [
            linked(datePublished="2019-05-05T10:00:00+02:00"),
            meta("article:published_time", "2019-05-05T10:00:00+02:00"),
            meta("cXenseParse:recs:publishtime", "2019-05-05T10:00:00+02:00"),
            meta("DC.date.issued", "2019-05-05T10:00:00+02:00"),
            '<meta itemprop="datePublished" content="2019-05-05T10:00:00+02:00">',
        ],
    )
    def test_each_statement_of_publication_is_heard(self, head):
        """Time and zone are kept as they are stated."""
        assert dates(page(head=head)) == ("2019-05-05T10:00:00+02:00", "")

    def test_publication_and_change_are_told_apart(self):
        """Each goes to its own field, whichever stands first."""
        head = meta("article:modified_time", "2019-06-01T08:00:00Z") + meta("pubdate", "2019-05-05T10:00:00Z")
        assert dates(page(head=head)) == ("2019-05-05T10:00:00Z", "2019-06-01T08:00:00Z")

    def test_the_day_that_most_statements_name_wins(self):
        """One statement that differs is outvoted by two that agree."""
        head = linked(datePublished="2018-01-01T10:00:00Z") + meta("pubdate", "2019-05-05T10:00:00Z")
        item = '<meta itemprop="datePublished" content="2019-05-05">'
        assert dates(page(head=head + item))[0] == "2019-05-05T10:00:00Z"

    def test_a_day_of_creation_is_not_one_of_publication(self):
        """Where only creation and change are stated to machines, no day of publication is made up."""
        article = clean(page(head=linked(dateCreated="2004-01-01", dateModified="2019-05-05")))
        assert (article.published, str(article.modified)) == (None, "2019-05-05")
        assert warning("date-missing") in article.provenance.warnings

    def test_a_printed_change_dates_the_edition_at_hand(self):
        """With a doubt, where nothing tells of the publication."""
        article = clean(page(below="<p>Last updated: 5 May 2019</p>"))
        assert str(article.published) == "2019-05-05"
        assert warning("date-of-change") in article.provenance.warnings

    def test_a_zone_that_nobody_lives_in_does_no_harm(self):
        """A mistaken offset is kept as stated beside one that can be."""
        head = meta("pubdate", "2019-05-05T10:00:00+25:75") + linked(datePublished="2019-05-05T10:00:00Z")
        assert dates(page(head=head))[0] == "2019-05-05T10:00:00Z"


class TestWhatAPagePrints:
    """The lines around the headline, against what is stated."""

    def test_what_readers_are_told_outweighs_what_machines_are_told(self):
        """A marked line of another day wins, and the disagreement is a doubt."""
        source = page(below='<p class="date">5 May 2019</p>', head=meta("pubdate", "2017-02-03"))
        article = clean(source)
        assert str(article.published) == "2019-05-05"
        assert "2017-02-03" in article.provenance.warnings[0].text

    def test_a_line_without_a_mark_needs_to_be_confirmed(self):
        """The day of an event near the headline does not outweigh a statement; one in the address does."""
        source = page(below="<p>Opening on 7 June 2019</p>", head=meta("pubdate", "2019-05-05"))
        assert dates(source)[0] == "2019-05-05"
        assert dates(source, "https://news.test/2019/06/07/breakwater")[0] == "2019-06-07"

    def test_the_day_in_the_masthead_is_that_of_the_fetch(self):
        """Many sites print today's date above their menu; it does not outweigh what is stated."""
        masthead = '<div class="date">Friday, 21 June 2019</div>' + "<div><i>Tides</i></div>" * 8
        assert dates(page(above=masthead, head=meta("pubdate", "2019-05-05")))[0] == "2019-05-05"

    def test_a_statement_lends_its_time_to_the_printed_day(self):
        """The printed day and the stated time of that day are one moment."""
        source = page(below="<p>5 May 2019</p>", head=meta("pubdate", "2019-05-05T10:04:00Z"))
        assert dates(source)[0] == "2019-05-05T10:04:00Z"

    def test_a_day_shifted_by_greenwich_gets_its_zone_from_the_printed_time(self):
        """Half past eleven at night in town is the next day in Greenwich; the zone follows from both."""
        source = page(below="<p>May 5, 2019 at 11:30 p.m.</p>", head=meta("pubdate", "2019-05-06T04:30:12Z"))
        assert dates(source)[0] == "2019-05-05T23:30:12-05:00"

    def test_a_day_that_no_zone_explains_is_no_shift(self):
        """Dawn in Greenwich is the day after nowhere on earth; the unmarked line is not believed."""
        source = page(below="<p>May 7, 2019</p>", head=meta("pubdate", "2019-05-06T05:00:00Z"))
        assert dates(source)[0] == "2019-05-06T05:00:00Z"

    def test_an_older_day_alone_below_the_headline_is_that_of_the_publication(self):
        """A site that moved to another system states the day of the move."""
        source = page(below="<p>May 5, 2016</p>", head=meta("pubdate", "2019-05-06T13:00:00Z"))
        assert dates(source)[0] == "2016-05-05"

    def test_a_label_at_the_end_of_the_body_outweighs_a_line_without_one(self):
        """The foot says when an article was first published, its head when it was last touched."""
        after = '<p class="date">This article was originally published on 3 May 2016 at 4:12pm.</p>'
        source = page(below='<p class="date">5 June 2019</p>', after=after)
        assert dates(source)[0] == "2016-05-03T16:12"

    def test_the_printed_day_of_a_time_element_is_that_of_its_town(self):
        """What a `time` element states in Greenwich time may be the day after the one it prints."""
        below = '<time datetime="2019-05-06T03:00:00Z">May 5, 2019</time>'
        assert dates(page(below=below))[0] == "2019-05-05"

    def test_the_label_may_stand_in_the_time_element(self):
        """A machine-readable moment is that of what its own words say."""
        changed = "2019-06-18T16:35:00Z"
        below = f'<div class="byline"><time datetime="{changed}">Updated on June 18, 2019</time></div>'
        head = linked(datePublished="2018-10-15", dateModified=changed)
        assert dates(page(below=below, head=head)) == ("2018-10-15", changed)

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("<p>Published 5 May 2019, updated 9 May 2019</p>", ("2019-05-05", "2019-05-09")),
            ("<p>Last updated 9 May 2019, posted 5 May 2019</p>", ("2019-05-05", "2019-05-09")),
            ("<p>Stand: 9.5.2019 | Erschienen am: 5.5.2019</p>", ("2019-05-05", "2019-05-09")),
            ("<p>Publié le 5 mai 2019 | Mis à jour le 9 mai 2019</p>", ("2019-05-05", "2019-05-09")),
            ("<p>公開日：2019年5月5日 更新日：2019年5月9日</p>", ("2019-05-05", "2019-05-09")),
            (
                "<dl><dt>Updated:</dt><dd>9 May 2019</dd><dt>Published:</dt><dd>5 May 2019</dd></dl>",
                ("2019-05-05", "2019-05-09"),
            ),
            (
                '<p>5 May 2019</p><p>Updated <time datetime="2019-05-09T08:00:00Z">9 May</time></p>',
                ("2019-05-05", "2019-05-09T08:00:00Z"),
            ),
        ],
    )
    def test_labels_tell_which_date_is_which(self, line, told):
        """A label before a date, in its line or in the element before it, says what happened that day."""
        assert dates(page(below=line, lang="de")) == told

    def test_an_element_named_updated_may_tell_the_publication(self):
        """Blogs name their only date so; it neither becomes the change nor outweighs what is stated."""
        line = '<p><time class="updated" datetime="2019-05-09">9 May 2019</time></p>'
        assert dates(page(below=line)) == ("2019-05-09", "")
        assert dates(page(below=line, head=meta("pubdate", "2019-05-05"))) == ("2019-05-05", "2019-05-09")

    def test_dates_of_a_list_of_entries_are_theirs(self):
        """Rows of one make with different days speak of other articles, however near they stand."""
        teasers = "".join(
            f'<section><h3>Story {n}</h3><div><span class="date">{n} June 2019</span></div></section>'
            for n in range(3, 9)
        )
        source = page(below="<p>Words</p>" * 10 + teasers, head=meta("pubdate", "2019-05-05"))
        assert dates(source)[0] == "2019-05-05"

    def test_the_order_of_figures_follows_from_what_is_stated(self):
        """04/05/2019 is read as the stated day, and lends it its time."""
        source = page(
            below='<p class="date">05/04/2019 18:00</p>', head=meta("pubdate", "2019-05-04"), lang="de"
        )
        assert dates(source)[0] == "2019-05-04T18:00"

    @pytest.mark.parametrize("line", ["1. – 9. Mai 2019", "Termin: 9. Mai 2019", "Abgerufen am 9. Mai 2019"])
    def test_days_of_other_things_are_not_taken(self, line):
        """Ranges, appointments and days of access tell no publication."""
        assert dates(page(below=f"<p>{line}</p>", lang="de")) == ("", "")

    def test_a_lone_day_before_there_were_pages_is_not_taken(self):
        """A date of birth under the headline dates no web page."""
        assert dates(page(below="<p>* 3 May 1961</p>")) == ("", "")


class TestWhereNothingIsStated:
    """Signs farther from the headline, each alone."""

    def test_the_address_dates_its_page(self):
        """Day by path, with or without signs between, also day first."""
        for path in ("2019/05/05/boats", "20190505-boats", "boats-05-05-2019"):
            assert dates(page(), f"https://news.test/{path}")[0] == "2019-05-05"

    def test_a_label_counts_wherever_it_stands(self):
        """A footer that says when the text was published is believed."""
        foot = "<footer><p>Changed 1 May 2019<br>Published on: 5 May 2019</p><p>All rights held</p></footer>"
        assert dates(page(after=foot))[0] == "2019-05-05"

    def test_a_link_to_the_page_itself_tells_its_day(self):
        """In a list of the latest articles its own entry has its own date."""
        entries = "".join(
            f'<li><a href="/{name}">{name}</a> <i>{day} May 2019</i></li>'
            for name, day in (("fish", 7), ("boats", 5), ("nets", 3))
        )
        source = page(after=f"<aside><h2>Latest</h2><ul>{entries}</ul></aside>")
        assert dates(source, "https://news.test/boats")[0] == "2019-05-05"

    def test_the_month_of_the_address_picks_the_day(self):
        """Of the days on the page, the only one of that month is meant."""
        aside = "<aside><p>5 May 2019</p><p>7 June 2019</p><p>9 July 2019</p></aside>"
        assert dates(page(after=aside * 2), "https://news.test/2019/05/boats")[0] == "2019-05-05"

    def test_data_in_a_script_is_asked_late(self):
        """One day of publication in the page's data is taken, several are not."""
        script = '<script>var page = {"publicationDate": "2019-05-05T10:00:00+02:00"}</script>'
        other = script.replace("05-05", "05-06")
        assert dates(page(head=script))[0] == "2019-05-05T10:00:00+02:00"
        assert dates(page(head=script + other))[0] == ""

    def test_a_press_release_opens_with_its_date(self):
        """The first words of the body, after its headings, may be the date."""
        source = page().replace(
            "<p>The harbour master", "<h3>Good news</h3><p>5.5.2019 – The harbour master", 1
        )
        assert dates(source)[0] == "2019-05-05"

    def test_a_page_of_a_site_is_dated_only_where_a_sign_agrees(self):
        """Systems state of every page when it was made; that dates no article unless it is printed too."""
        head = (
            '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2019-05-05T10:00:00Z",'
            ' "dateModified": "2019-05-06"}</script>'
        )
        assert dates(page(head=head)) == ("", "2019-05-06")
        assert dates(page(head=head, below="<p>5 May 2019</p>"))[0] == "2019-05-05T10:00:00Z"

    @pytest.mark.parametrize(
        "after",
        [
            "<footer>Last updated 5 May 2019</footer>",
            "<p>Open today, Sunday, 5 May 2019</p>",
            "<p>Last checked: 2019-05-05</p>",
        ],
    )
    def test_the_foot_of_a_page_dates_the_page(self, after):
        """A day of change, of the visit or of a check, far from the article, is none of its publication."""
        assert dates(page(after="<div><i>Tides</i></div>" * 50 + after))[0] == ""

    @pytest.mark.parametrize(
        "line", ["DATE: 2019-05-05 - 2019-05-09", "5 May 2019 to 9 May 2019", "5. Mai 2019 bis 9. Mai 2019"]
    )
    def test_a_span_of_days_is_that_of_an_event(self, line):
        """Neither its first day nor its last is that of the publication."""
        assert dates(page(below=f"<p>{line}</p>"))[0] == ""

    def test_nothing_is_guessed(self):
        """A page without a date has none, and says so."""
        article = clean(page(after="<footer>© 2019 Harbour News</footer>"))
        assert article.published is None
        assert warning("date-missing") in article.provenance.warnings


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(["<p class='date'>", "</p>", "5 May 2019", "<time>", "</time>", " | "]), max_size=30
    )
)
def test_no_order_of_lines_makes_dating_fail(pieces):
    """However dates and elements are mixed, the page has a day of May or none."""
    published = dates(page(below="".join(pieces)))[0]
    assert published[:10] in {"", "2019-05-05"}


@pytest.mark.parametrize(
    "crowd",
    [
        lambda size: (
            "<div>"
            + "<p>words and words</p>" * size
            + "</div><div>"
            + "<time datetime='2019-05-05'></time>" * size
        ),
        lambda size: (
            "<a href='/boats'>x</a>" * size
            + "<p class='date'>5 May 2019</p><p class='date'>6 May 2019</p>" * (size // 2)
        ),
        lambda size: (
            "<div class='date'>5 May 2019 " * (size // 20)
            + "</div>" * (size // 20)
            + "<p class='date'>6 May 2019</p>" * size
        ),
    ],
    ids=["times", "links", "nests"],
)
def test_a_crowd_of_dates_costs_no_square(crowd):
    """Four times the dates, links to the page and deep nests are at most six times the work.

    Not four: with the length of the page may change what is chosen as its body.
    """

    def work(size):
        return calls(lambda: clean(page(after=crowd(size)), url="https://news.test/boats"))

    assert work(1600) < 6 * work(400)


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>May 5, 2019 ・ 3 min read</span></div>",
        "<ul><li>Reviewed by: Bo Lund, CFP</li><li><b class='date'><time>May 5, 2019</time></b></li></ul>",
        "<p>Post time: May-05-2019</p>",
    ],
)
def test_what_stands_beside_a_day_does_not_hide_it(line):
    """A reading time is no sentence; who reviewed the text says nothing of the day in the next element."""
    assert dates(page(below=line)) == ("2019-05-05", "")


def test_day_of_a_review_is_still_none_of_publication():
    """The label right before the day names the review."""
    assert dates(page(below="<p>Reviewed by Bo Lund</p><p>Reviewed: May 5, 2019</p>")) == ("", "")
