"""The theme over a made-up archive: every page is whole, closed to the outside, and reachable."""

import gzip
import json
import posixpath
import re
from collections import deque

import html5lib
import pytest
from lxml import html

from dateline.article.blocks import Figure, Paragraph, Text
from dateline.article.errors import SettingError
from dateline.site.accent import contrast
from tests.site.made_archive import STORIES, THEME, article, rendered, site

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
LONG = "Ministers agree on everything but the weather " * 7
EXTREMES = (
    article(LONG.strip(), "A 300-character headline. The Althing met.", "1990-01-01"),
    article("", "Neither headline nor date."),
    article("Nobody and nothing", "Here no name is named.", "1990-01-02"),
    article("A long read", "\n\n".join(["word " * 100] * 300), "1990-01-03"),
    article("Names of elsewhere", "فيروز sang for Geir Hallgrímsson.", "1990-01-04"),
)
HOSTILE_STORIES = (
    article(
        HOSTILE,
        f"{HOSTILE} Reykjavík and the Althing.",
        "1990-01-01",
        standfirst=HOSTILE,
        kicker=HOSTILE,
        authors=(HOSTILE,),
        agency=HOSTILE,
        publisher=HOSTILE,
        section=HOSTILE,
        url="javascript:alert(1)",
    ),
    article("In Reykjavík", "Reykjavík and the Althing again.", "1990-01-02"),
)
ARCHIVES = {
    "plain": (STORIES, "en", {}),
    "arabic": (STORIES, "ar", {}),
    "empty": ((), "en", {}),
    "single": (STORIES[:1], "de", {}),
    "extremes": (EXTREMES, "fr", {}),
    "hostile": (HOSTILE_STORIES, "es", {"title": HOSTILE, "tagline": HOSTILE, "licence": HOSTILE}),
}


@pytest.fixture(scope="module", params=ARCHIVES)
def pages(request):
    """Return the HTML pages of one of the archives by path; of the days of any year, only June."""
    stories, code, settings = ARCHIVES[request.param]
    made = rendered(site(stories, code, **settings), stories)
    kept = re.compile(r"(?!on-this-day/\d).*\.html|on-this-day/06.*")
    return {path: text for path, text in made.items() if kept.fullmatch(path)}


@pytest.fixture(scope="module")
def everything():
    """Return all pages and files of the plain archive."""
    return rendered(site())


def links(path, text):
    """Yield what a page's links lead to, as paths below output/."""
    for target in html.fromstring(text).xpath("//a/@href | //link/@href | //*[local-name()='image']/@href"):
        if not re.match(r"[a-z]+:|\?", target):
            address = target.partition("#")[0]
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path


SCRIPTS = {
    "reading-list.html": {"loader.js", "reading-list.js"},
    "search.html": {"search.js"},
    "explore.html": {"search.js", "explore.js"},
    "index.html": {"today.js"},
}


class TestEveryPage:
    def test_html_is_what_the_standard_calls_valid(self, pages):
        """A conformant parser finds no error, beside what it does not know of newer HTML."""
        for path, text in pages.items():
            parser = html5lib.HTMLParser(strict=False)
            parser.parse(text)
            # html5lib predates boolean trust in SVG links and flags nothing else that we write.
            assert [
                error for error in parser.errors if error[1] != "non-void-element-with-trailing-solidus"
            ] == [], path

    def test_there_is_one_heading_and_one_main_part(self, pages):
        """Each page says once what it is."""
        for path, text in pages.items():
            tree = html.fromstring(text)
            assert len(tree.xpath("//h1")) == 1, path
            assert len(tree.xpath("//main[@id='main']")) == 1, path
            assert tree.xpath("string(//h1)").strip(), path

    def test_identifiers_are_unique(self, pages):
        """No id stands twice on a page."""
        for path, text in pages.items():
            found = html.fromstring(text).xpath("//@id")
            assert len(found) == len(set(found)), path

    def test_nothing_runs_and_nothing_is_fetched_from_elsewhere(self, pages):
        """No script but data, no style but the sheet, no handler, no address of another site to load."""
        for path, text in pages.items():
            tree = html.fromstring(text)
            scripts = tree.xpath("//script[not(@src)][not(@type='application/ld+json')]")
            assert scripts == [], path
            # Search, and the switch that remembers: no other page runs anything.
            names = {source.rpartition("/")[2] for source in tree.xpath("//script/@src")}
            allowed = SCRIPTS.get(path, {"marks.js"} if "articles/" in path else set())
            assert names <= allowed, path
            assert tree.xpath("//style | //@style | //iframe | //object | //embed | //base") == [], path
            assert not re.search(r"<[^>]+\son\w+\s*=", re.sub(r'"[^"]*"', '""', text)), path
            loaded = tree.xpath("//img/@src | //script/@src | //link[@rel='stylesheet']/@href")
            assert all("//" not in address for address in loaded), path
            # A reference is saved from a link that holds it; without `download` it could be opened.
            opened = tree.xpath("//a[not(@download and starts-with(@href, 'data:'))]/@href")
            assert not [a for a in opened if a.startswith(("javascript:", "data:"))], path

    def test_the_policy_stands_before_anything_it_governs(self, pages):
        """The content security policy comes first and allows nothing unsafe."""
        for path, text in pages.items():
            policy = html.fromstring(text).xpath("//meta[@http-equiv]")[0]
            content = policy.get("content")
            assert content.startswith("default-src 'none'"), path
            assert "unsafe" not in content
            assert text.index("http-equiv") < text.index("<link")

    def test_data_for_machines_is_json(self, pages):
        """JSON-LD can be read and says what it describes."""
        for path, text in pages.items():
            for script in html.fromstring(text).xpath("//script[@type='application/ld+json']/text()"):
                data = json.loads(script)
                assert data["@context"] == "https://schema.org", path
                assert data["@type"] in {"NewsArticle", "Person", "Place", "Organization"}

    def test_the_language_and_direction_are_said(self, pages):
        """Every page names its language, and which way it runs."""
        for path, text in pages.items():
            root = html.fromstring(text)
            assert (root.get("lang") == "ar") == (root.get("dir") == "rtl"), path
            assert root.get("lang"), path


class TestWays:
    def test_every_link_leads_to_something(self, everything):
        """No link within the site is broken, and all are relative."""
        static = {f"theme/{p.relative_to(THEME / 'static').as_posix()}" for p in THEME.rglob("static/**/*.*")}
        # What the search room and the owner's pages bring is not part of this made-up site.
        brought = {"theme/js/search.js", "search/directory.js"}
        there = set(everything) | static | brought
        for path, text in everything.items():
            if path.endswith(".html"):
                assert [
                    target for target in links(path, text) if target.partition("?")[0] not in there
                ] == [], path

    def test_every_article_is_within_four_clicks_of_home(self, everything):
        """By date alone, without a script, home leads everywhere."""
        distance = {"index.html": 0}
        queue = deque(distance)
        while queue:
            path = queue.popleft()
            for target in links(path, everything[path]):
                if target not in distance and target.endswith(".html") and target in everything:
                    distance[target] = distance[path] + 1
                    queue.append(target)
        articles = [path for path in everything if re.match(r"articles/.*\.html", path)]
        assert articles
        assert all(distance[path] <= 4 for path in articles)
        html_pages = {path for path in everything if path.endswith(".html")} - {"404.html"}
        assert html_pages == set(distance)


class TestArticlePage:
    def test_it_shows_what_a_reader_needs(self, everything):
        """Headline, byline, day, body, names with their words, relations, references and provenance."""
        page = html.fromstring(everything[f"articles/1975/10/{STORIES[0].slug}.html"])
        assert page.xpath("string(//h1)") == "Women leave work for a day"
        assert "Jóna Ása" in page.xpath("string(//p[@class='byline'])")
        assert page.xpath("//div[@class='signature']//time/@datetime") == ["1975-10-25"]
        assert "../../../people/geir-hallgrimsson.html" in page.xpath("//ul[@class='named']//a/@href")
        assert "Both mention" in page.xpath("string(//div[@class='kin'])")
        assert "@article{" in page.xpath("string(//details[@class='cite'])")
        assert re.search(r"[0-9a-f]{64}", page.xpath("string(//details[@class='provenance'])"))

    def test_its_metadata_is_read_by_reference_managers(self, everything):
        """Title, author, date and newspaper are in the meta elements that Zotero reads."""
        page = html.fromstring(everything[f"articles/1975/10/{STORIES[0].slug}.html"])
        meta = {m.get("name"): m.get("content") for m in page.xpath("//meta[@name]")}
        assert meta["citation_title"] == "Women leave work for a day"
        assert meta["citation_author"] == "Jóna Ása"
        assert meta["citation_publication_date"] == "1975/10/25"
        assert meta["DC.publisher"] == "Harbour Post"

    def test_an_article_in_another_script_says_so(self, everything):
        """The article carries its own language and direction; its frame keeps the interface's."""
        page = html.fromstring(everything[f"articles/1976/07/{STORIES[5].slug}.html"])
        (story,) = page.xpath("//article")
        assert (story.get("lang"), story.get("dir")) == ("ar", "rtl")
        assert page.xpath("//div[@class='signature']/@dir") == ["ltr"]

    def test_forty_figures_are_no_trouble(self):
        """A page full of pictures has a card, a date and its references like any other."""
        figures = tuple(Figure("images/a.png", "", (Text(f"Picture {n}"),), "Us") for n in range(40))
        story = article("Pictures", "x", "1990-01-01")
        many = type(story)(story.identifier, "Pictures", (*figures, Paragraph((Text("End."),))))
        made = rendered(site((many,)), (many,))
        assert any(path.startswith("articles/undated/pictures") for path in made)


class TestGate:
    def test_what_was_taken_down_is_gone_but_for_its_stone(self):
        """The tombstone stands at the old address; no page, feed, list or data file knows the words."""
        down = article("A secret headline", "Secret words of the Althing.", "1990-01-01", status="takedown")
        hidden = article("A hidden headline", "Hidden words of the Althing.", "1990-01-01", status="hidden")
        stories = (*STORIES, down, hidden)
        made = rendered(site(stories), stories)
        stone = made[f"articles/1990/01/{down.slug}.html"]
        assert "taken down" in stone
        assert 'content="noindex"' in stone
        assert f"articles/1990/01/{hidden.slug}.html" not in made
        assert all("ecret" not in text and "idden headline" not in text for text in made.values())


class TestSheet:
    CSS = (THEME / "static/css/site.css").read_text("utf-8")

    def test_it_is_small(self):
        """The style sheet is at most 10 KB as it travels."""
        assert len(gzip.compress(self.CSS.encode(), 9)) <= 10_000

    def test_an_article_page_is_small(self, everything):
        """Page and style sheet together are at most 16 KB as they travel."""
        page = everything[f"articles/1975/10/{STORIES[0].slug}.html"]
        both = sum(len(gzip.compress(text.encode(), 9)) for text in (page, self.CSS))
        assert both <= 16_000

    def test_the_one_script_of_an_article_is_smaller_than_a_heading(self):
        """What remembers the switch and fetches the panel of a passage: 700 bytes as it travels."""
        script = (THEME / "static/js/marks.js").read_bytes()
        assert len(gzip.compress(script, 9)) < 700

    def test_it_fetches_nothing(self):
        """No font, no picture, no other sheet."""
        assert "url(" not in self.CSS
        assert "@import" not in self.CSS

    def test_it_knows_no_left_and_right(self):
        """Directions are logical, so that pages read from the right are laid out from the right."""
        assert not re.search(
            r"(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![-\w])(?:left|right):", self.CSS
        )

    @pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
    def test_words_stand_out(self, mode):
        """Body text and its quieter companion reach a contrast of 7 to 1, links and labels 4.5 to 1."""
        blocks = re.findall(r":root \{(.*?)\}", self.CSS, re.DOTALL)
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[mode]))
        for ink, paper, least in (
            ("ink", "paper", 7),
            ("soft", "paper", 7),
            ("ink", "tint", 7),
            ("accent", "paper", 4.5),
            ("ink", "heat-1", 4.5),
            ("ink", "heat-2", 4.5),
            ("on-heat", "heat-3", 4.5),
            ("on-heat", "heat-4", 4.5),
        ):
            assert contrast(colours[ink], colours[paper]) >= least, (ink, paper)


class TestAccent:
    @pytest.mark.parametrize("colour", ["#ffff00", "#000000", "#ffffff", "#0b5fff"])
    def test_any_accent_can_be_read_by_day_and_by_night(self, colour):
        """A colour too pale or too dark for one of the papers is moved until it stands out."""
        made = rendered(site(accent=colour))
        day, night = re.findall(r"--accent:(#[0-9a-f]{6})", made["accent.css"])
        assert contrast(day, "#fffefb") >= 4.5
        assert contrast(night, "#171614") >= 4.5
        assert 'href="accent.css"' in made["index.html"]

    def test_what_is_no_colour_is_refused(self):
        """The message says how a colour is written."""
        with pytest.raises(SettingError, match="#8c2a1c"):
            rendered(site(accent="red"))
