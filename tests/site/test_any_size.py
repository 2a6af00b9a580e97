"""Pages of any size of archive: what each lists is counted, at 53, 2,500 and 21,578 articles."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest

from dateline.article.blocks import Paragraph, Text
from dateline.article.moment import Moment
from dateline.article.record import Article
from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.tags import DateMention, Mention, Person, Place, Tags
from dateline.site.article_summary import ArticleSummary
from dateline.site.interface_language import read_language
from dateline.site.listing import IN_FULL
from dateline.site.page import Page
from dateline.site.settings import SiteSettings
from dateline.site.site import Site

from .made_archive import THEME

SIZES = (53, 2_500, 21_578)
MOST = IN_FULL + 4  # a few days or months may have one article each above it
DAY = "2 March 1987"


def surname(number):
    """Return a name of its own for a number, of four syllables."""
    syllables = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi")
    return "".join(syllables[number // 8**place % 8] for place in range(4)).title()


def crowd(size):
    """Return articles of a few crowded days and of many quiet years, some dated by year or month alone."""
    articles, tags = {}, {}
    body = (Paragraph((Text("Ada Moss met Bo Lind in Baghdad."),)),)
    for number in range(size):
        day = dt.date(1987, 2, 26) + dt.timedelta(days=number % 19)
        stated = f"{day}T{number // 19 % 24:02}:{number % 60:02}:00"
        if number % 10 == 0:
            stated = (str(1903 + number % 97), "1987", "1987-03", "")[number // 10 % 4]
        name = f"{number:012}"
        articles[name] = Article(
            name,
            f"{'ABCDEFGHIJ'[number % 10]}{chr(97 + number % 26)} report {number}",
            body,
            published=Moment.parse(stated) if stated else None,
            section="Home",
        )
        first = dt.date(1987, 3, 2 if number % 3 else 3)
        tags[name] = Tags(
            people=(
                Person("Ada Moss", (Mention(0, 8, "Ada Moss"),), salience=0.5),
                Person(f"Bo {surname(number % 4000)}", (Mention(13, 20, "Bo Lind"),), salience=0.5),
            ),
            places=(
                Place(
                    "Baghdad", (Mention(24, 31, "Baghdad"),), salience=0.5, kind="city", geonames_id=98182,
                    latitude=33.3, longitude=44.4, country="IQ",
                ),
            ),
            dates=(DateMention(0, 3, DAY, "DATE", str(first), str(first), first, first),),
        )  # fmt: skip
    return articles, tags


def listed(value):
    """Return how many articles the context of a page lists."""
    if isinstance(value, ArticleSummary):
        return 1
    if isinstance(value, Mapping):
        return sum(map(listed, value.values()))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return sum(map(listed, value))
    return 0


@pytest.fixture(scope="module", params=SIZES)
def pages(request):
    """Every page of an archive of a size but those of articles."""
    articles, tags = crowd(request.param)
    site = Site(
        articles,
        {name: found.dates for name, found in tags.items()},
        resolve_archive(tags),
        SiteSettings(title="Crowd"),
        read_language(THEME / "translations", "en"),
    )
    return {item.path: item for item in site.items() if isinstance(item, Page) and not item.article}


class TestAnySize:
    def test_no_page_lists_more_than_about_eight_screens(self, pages):
        """However many articles there are, a page shows some sixty, and leads on to the others."""
        worst = max(pages.values(), key=lambda page: listed(page.context))
        assert (worst.path, listed(worst.context)) <= (worst.path, MOST)

    def test_no_index_lists_more_names_than_twenty_screens_of_a_phone(self, pages):
        """A letter with many names is cut by its second and third."""
        rows = {path: len(page.context.get("rows", ())) for path, page in pages.items() if "letters" in path}
        assert max(rows.values(), default=0) <= 400

    def test_every_article_of_a_name_can_be_reached_from_its_page(self, pages):
        """Nothing falls between the parts: the lists of a name's years hold all its articles."""
        path = next(path for path in pages if path.startswith("people/ada-moss") and path.count("/") == 1)
        total = pages[path].context["count"]
        stem = path.removesuffix(".html")
        inside = [page.context for name, page in pages.items() if name.startswith(stem)]
        found = set()
        for context in inside:
            listing = context.get("listing")
            for card in (*listing.cards, *(card for part in listing.parts for card in part.cards)):
                found.add(card.identifier)
        assert f"{len(found):,} articles" == total

    def test_a_day_of_a_century_shows_its_newest_years_and_leads_to_the_others(self):
        """A newspaper of 150 years has articles on every day of each; old years are links with a number."""
        articles = {
            f"{year:012}": Article(
                f"{year:012}",
                f"Report of {year}",
                (Paragraph((Text("Rain."),)),),
                published=Moment.parse(f"{year}-03-02"),
            )
            for year in range(1850, 2000)
        }
        made = Site(
            articles,
            {},
            resolve_archive(dict.fromkeys(articles, Tags())),
            SiteSettings(title="Crowd"),
            read_language(THEME / "translations", "en"),
        )
        page = next(item for item in made.items() if item.path == "on-this-day/03-02.html")
        assert [year.year for year in page.context["years"]] == [str(year) for year in range(1999, 1849, -1)]
        assert listed(page.context) <= MOST

    def test_no_address_is_numbered(self, pages):
        """Parts are named for a time or a letter, never for a position that shifts."""
        assert not [path for path in pages if "page" in path]
