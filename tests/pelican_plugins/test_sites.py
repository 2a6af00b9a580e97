"""Tags and search beside a site's own theme and articles: right, and the site's own output untouched."""

import re

import pytest

from benchmarks.search_browser import serving


def files(folder):
    """Return every file below a folder by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def added(sites):
    """Return what the plugins added, after making sure that they changed nothing."""
    plain, ours = files(sites.plain), files(sites.ours)
    assert {path: ours.get(path) for path in plain} == plain
    return ours.keys() - plain.keys()


class TestOutput:
    def test_the_sample_content_is_unchanged_byte_for_byte(self, sample):
        """The plugins add a search page, its folder and pages for names, and touch no other file."""
        folders = {path.split("/")[0] for path in added(sample)}
        assert folders == {"search.html", "search", "people", "places", "organisations"}

    def test_a_site_with_translations_is_unchanged_byte_for_byte(self, letters):
        """Articles in folders and in other languages are left as they are, too."""
        assert "people/ingrid-solberg.html" in added(letters)


class TestTags:
    def test_templates_see_names_places_and_dates(self, gazette):
        """An article's template lists the people, the places and the dates that it names."""
        page = (gazette.ours / "canal-bridge-opens-at-lisbon.html").read_text("utf-8")
        assert '<b class="person">Henrique Alvão</b>' in page
        assert '<b class="place">Lisbon</b>' in page
        assert re.search(r'<time datetime="1932-08-12">12 August 1932</time>', page)

    def test_what_a_person_wrote_by_hand_counts(self, gazette):
        """`people:` in an article's metadata is a tag, though its text does not name her."""
        page = (gazette.ours / "ferry-returns-to-porto.html").read_text("utf-8")
        assert '<b class="person">Beatriz Lume</b>' in page

    def test_a_person_has_one_page_for_all_articles(self, gazette):
        """The page of a name leads to each article that names them, whichever format it was written in."""
        page = (gazette.ours / "people" / "henrique-alvao.html").read_text("utf-8")
        assert "canal-bridge-opens-at-lisbon.html" in page
        assert "ferry-returns-to-porto.html" in page

    def test_scripts_are_no_text(self, gazette):
        """What a reader does not see is neither tagged nor found."""
        index = b"".join(
            data for path, data in files(gazette.ours / "search").items() if path.startswith("text/")
        )
        assert b"unseen" not in index


SEARCHES = [
    ("gazette", "search.html", "ferry", "Ferry returns to Porto"),
    ("gazette", "search.html", "readers", "About the gazette"),
    ("gazette", "index.html", 'people:"Henrique Alvão" canal', "Canal bridge opens at Lisbon"),
    ("letters", "search.html", "shovels", "Letter 2 from Bergen"),
    ("letters", "search.html", "eisenbahn", "Ein Brief aus Bergen"),
]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["http", "file"])
@pytest.mark.parametrize("case", SEARCHES, ids=lambda case: f"{case[0]}-{case[2]}")
def test_a_reader_searches_the_site(request, browser, scheme, case):
    """In a stock theme's own page or by the partial, over http and from a folder, a query finds it."""
    site, *steps = case
    folder = request.getfixturevalue(site).ours
    if scheme == "file":
        search(browser, folder.as_uri(), *steps)
    else:
        with serving(folder) as (address, _):
            search(browser, address, *steps)


def search(browser, address, page, query, headline):
    """Type a query, and follow the first hit to its article."""
    context = browser.new_context()
    opened = context.new_page()
    troubles = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.goto(f"{address}/{page}")
    opened.fill("#query", query)
    opened.press("#query", "Enter")
    link = opened.locator("#results a").first
    link.wait_for()
    assert headline in link.inner_text()
    link.click()
    opened.wait_for_load_state()
    assert headline in opened.title() or headline in opened.locator("body").inner_text()
    context.close()
    assert troubles == []
