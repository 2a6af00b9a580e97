"""Feeds, data files and site maps: each is read back by what reads it in the wild."""

import csv
import io
import json

import pytest
from lxml import etree

from dateline.site.feeds.discovery import site_maps
from dateline.site.feeds.instant import instant

from .made_archive import STORIES, THEME, article, rendered, site

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def pages():
    """Return the site with an address of its own, as text by path."""
    return rendered(site(base_url="https://archive.example", licence="CC0", licence_url="https://c.example"))


def parsed(text):
    """Return XML as a tree; raises where it is not well-formed."""
    return etree.fromstring(text.encode())


class TestFeeds:
    def test_atom_has_what_the_standard_demands(self, pages):
        """Feed and entries carry id, title, updated and a link; identifiers outlive addresses."""
        feed = parsed(pages["feed.atom"])
        entries = feed.findall("a:entry", ATOM)
        assert len(entries) == len(STORIES)
        for element in (feed, *entries):
            assert all(element.find(f"a:{name}", ATOM) is not None for name in ("id", "title", "updated"))
        assert entries[0].find("a:id", ATOM).text == f"urn:dateline:{STORIES[2].identifier}"

    def test_all_three_formats_tell_the_same(self, pages):
        """RSS and JSON Feed list the articles that Atom lists."""
        titles = [item.text for item in parsed(pages["feed.rss"]).iterfind(".//item/title")]
        assert titles == [item["title"] for item in json.loads(pages["feed.json"])["items"]]
        assert titles[0] == "A teacher becomes president"

    def test_what_is_named_often_can_be_followed_in_three_formats(self):
        """From ten articles on, an entity's page advertises feeds that lead back to its articles."""
        stories = tuple(article(f"Story {n}", "The Althing met.", f"1990-01-{n:02}") for n in range(1, 11))
        made = rendered(site(stories), stories)
        for ending, kind in (("atom", "atom+xml"), ("rss", "rss+xml"), ("json", "feed+json")):
            path = f"organisations/althing/feed.{ending}"
            assert f'type="application/{kind}"' in made["organisations/althing.html"]
            assert f'href="../{path}"' in made["organisations/althing.html"]
            assert "../../articles/1990/01/story-10-" in made[path]
        fewer = rendered(site(stories[1:]), stories[1:])
        assert not [path for path in fewer if path.startswith("organisations/althing/")]

    def test_a_feed_holds_any_words(self):
        """Markup and control characters in a headline break no feed."""
        stories = (article("<b>&amp; \x0b]]>", "Text\x00.", "1990-01-01"),)
        made = rendered(site(stories), stories)
        parsed(made["feed.atom"])
        parsed(made["feed.rss"])
        json.loads(made["feed.json"])

    @pytest.mark.parametrize(
        ("moment", "stamp"),
        [
            ("1976", "1976-01-01T00:00:00+00:00"),
            ("1976-03", "1976-03-01T00:00:00+00:00"),
            ("1976-03-05T09:08", "1976-03-05T09:08:00+00:00"),
            ("1976-03-05T09:08+04:00", "1976-03-05T09:08:00+04:00"),
            ("1976-03-05T09:08:30Z", "1976-03-05T09:08:30+00:00"),
        ],
    )
    def test_an_instant_is_the_first_that_a_moment_can_mean(self, moment, stamp):
        """Formats without precision get the beginning."""
        assert instant(moment).isoformat() == stamp


class TestData:
    def test_lines_hold_every_article_with_text_and_names(self, pages):
        """archive.jsonl is the archive."""
        rows = [json.loads(line) for line in pages["data/archive.jsonl"].splitlines()]
        by_id = {row["id"]: row for row in rows}
        assert set(by_id) == {story.identifier for story in STORIES}
        first = by_id[STORIES[0].identifier]
        assert first["text"] == STORIES[0].text
        assert first["named_places"] == ["Reykjavík"]

    def test_the_table_is_what_its_description_says(self, pages):
        """Columns and their order agree with datapackage.json, and no cell is a formula."""
        package = json.loads(pages["datapackage.json"])
        schema = package["resources"][0]["schema"]
        header, *rows = csv.reader(io.StringIO(pages["data/archive.csv"]))
        assert header == [column["name"] for column in schema["fields"]]
        assert len(rows) == len(STORIES)
        assert all(resource["path"] in pages for resource in package["resources"])

    @pytest.mark.parametrize("name", ["articles", "tags", "paragraphs", "entities"])
    def test_every_object_of_a_file_has_the_keys_and_types_that_are_described(self, pages, name):
        """Keys stand in one order, null where there is nothing: readers take the file as a table."""
        package = json.loads(pages["datapackage.json"])
        resource = next(one for one in package["resources"] if one["name"] == name)
        text = pages[resource["path"]]
        rows = json.loads(text) if name == "entities" else list(map(json.loads, text.splitlines()))
        types = {"string": str, "integer": int, "number": float, "array": list, "object": dict}
        columns = {field["name"]: types[field["type"]] for field in resource["schema"]["fields"]}
        assert rows
        for row in rows:
            assert list(row) == list(columns)
            assert all(value is None or isinstance(value, columns[key]) for key, value in row.items())
        if name == "tags":
            assert 0 in {row["start"] for row in rows}

    def test_a_spreadsheet_runs_no_headline(self):
        """A headline that looks like a formula is shown as words."""
        stories = (article('=HYPERLINK("http://evil.example")', "x", "1990-01-01"),)
        made = rendered(site(stories), stories)["data/archive.csv"]
        assert "'=HYPERLINK" in made

    def test_places_are_points_with_longitude_first(self, pages):
        """places.geojson is RFC 7946."""
        features = json.loads(pages["data/places.geojson"])["features"]
        points = {feature["properties"]["name"]: feature["geometry"]["coordinates"] for feature in features}
        assert points["Baghdad"] == [44.4, 33.34]

    def test_entities_name_their_articles(self, pages):
        """entities.json leads from a name to the identifiers of its articles."""
        entities = {entity["name"]: entity for entity in json.loads(pages["data/entities.json"])}
        assert set(entities["Althing"]["articles"]) == {STORIES[1].identifier, STORIES[4].identifier}

    def test_records_are_dublin_core(self, pages):
        """Every article has a record in the file of its year, or of those without."""
        names = [path for path in pages if path.startswith("data/oai/")]
        dc = "{http://purl.org/dc/elements/1.1/}identifier"
        found = [e.text for name in names for e in parsed(pages[name]).iter(dc)]
        assert sorted(found) == sorted(story.identifier for story in STORIES)


class TestDiscovery:
    def test_a_site_map_lists_every_page_that_says_something(self, pages):
        """Addresses in it are absolute and exist, once each; what is empty or gone is not in it."""
        addresses = [e.text for e in parsed(pages["sitemap.xml"]).iter("{*}loc")]
        paths = {address.removeprefix("https://archive.example/") for address in addresses}
        assert len(addresses) == len(paths)
        assert paths <= set(pages)
        assert sum(path.startswith("articles/") for path in paths) == len(STORIES)
        assert paths >= {"index.html", "days/1975/10/25.html", "organisations/althing.html", "map.html"}
        assert paths >= {"places/countries/is.html", "sections/home.html", "on-this-day/10-25.html"}
        assert not paths & {"404.html", "on-this-day/10-26.html", "people/vigdis-finnbogadottir.html"}

    def test_the_app_starts_at_home_from_any_sub_path(self, pages):
        """The web app manifest has a name, icons that exist, and relative addresses alone; pages link it."""
        app = json.loads(pages["app.webmanifest"])
        assert (app["name"], app["start_url"], app["scope"]) == ("Test Archive", "index.html", "./")
        sizes = {
            icon["sizes"]: (THEME / "static" / icon["src"].removeprefix("theme/")) for icon in app["icons"]
        }
        assert sizes.keys() == {"any", "192x192", "512x512"}
        assert all(file.is_file() for file in sizes.values())
        assert '<link rel="manifest" href="../app.webmanifest">' in pages["people/index.html"]

    def test_a_long_site_map_is_an_index_of_short_ones(self):
        """No file lists more than the limit."""
        made = site(base_url="https://archive.example")
        files = list(site_maps([(f"{n}.html", "") for n in range(7)], made._context, longest=3))
        assert [file.path for file in files] == [
            "sitemap.xml",
            "sitemap-1.xml",
            "sitemap-2.xml",
            "sitemap-3.xml",
        ]

    def test_without_an_address_there_is_nothing_absolute(self):
        """A site that does not know where it stands writes no file that needs to."""
        made = site()
        paths = {item.path for item in made.items()}
        assert not paths & {"sitemap.xml", "robots.txt", "opensearch.xml", "app.webmanifest"}
