"""The reading list and passages in a browser: kept, ordered, noted, saved in five forms, handed on."""

import csv
import io
import json
import re

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed; it drives the browser")
from playwright.sync_api import expect

from benchmarks.search_browser import serving

from .reading_site import write_reading_site

pytestmark = pytest.mark.browser
NO_STORAGE = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('no', 'SecurityError'); } });"""


@pytest.fixture(scope="module")
def reading_folder(tmp_path_factory):
    """The folder of the built site."""
    return write_reading_site(tmp_path_factory.mktemp("reading"))


@pytest.fixture(scope="module", params=["http", "file"])
def archive(request, reading_folder):
    """The address of the site, over http and from file://."""
    if request.param == "file":
        yield reading_folder.as_uri() + "/"
    else:
        with serving(reading_folder) as (address, _):
            yield address + "/"


def article_of(folder, words):
    """Return the path of the article whose page has these words in its headline."""
    return next(
        path.relative_to(folder).as_posix()
        for path in (folder / "articles").rglob("*.html")
        if words in path.read_text("utf-8").split("</h1>")[0]
    )


def saved(page, label):
    """Return the text of the file that a button hands over."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    return download.value.path().read_text("utf-8")


def test_an_article_is_kept_by_a_link_alone(page, archive, reading_folder):
    """A plain link leads to the list; what is kept is there the next time, in the order asked for."""
    for words in ("Women leave work", "A teacher becomes"):
        page.goto(archive + article_of(reading_folder, words))
        assert page.locator("script[src*='passage']").count() == 0
        page.get_by_role("link", name="Keep this article").click()
        expect(page.locator("#status")).to_have_text("It is on the list.")
    page.goto(f"{archive}reading-list.html")
    links = page.locator("#reading-list li > a")
    expect(links).to_have_text(["Women leave work for a day", "A teacher becomes president"])
    page.get_by_role("button", name="Down").first.click()
    page.get_by_label("Note").first.fill("=1+1, see the strike")
    page.get_by_label("Note").first.blur()
    page.reload()
    expect(links).to_have_text(["A teacher becomes president", "Women leave work for a day"])
    rows = list(csv.DictReader(io.StringIO(saved(page, "CSV").removeprefix("\ufeff"))))
    assert [row["note"] for row in rows] == ["'=1+1, see the strike", ""]
    assert rows[1]["authors"] == "Jóna Ása"
    assert rows[1]["address"].startswith("https://archive.example/news/articles/1975/10/")
    assert [item["title"] for item in json.loads(saved(page, "CSL-JSON"))] == [
        row["headline"] for row in rows
    ]
    assert saved(page, "RIS").count("TY  - NEWS") == 2
    assert saved(page, "BibTeX").count("@article{") == 2
    assert "“Women leave work for a day”. Harbour Post, 25 October 1975." in saved(page, "Markdown")
    page.get_by_role("button", name="Remove").first.click()
    expect(links).to_have_count(1)


def test_a_passage_is_cited_where_it_stands(page, archive, reading_folder):
    """The mark of a paragraph opens its citations and keeps it with its words; the script comes only then."""
    page.goto(archive + article_of(reading_folder, "Women leave work"))
    second = page.locator(".body p").nth(1)
    anchor = second.get_attribute("id")
    second.locator("a.here").click()
    panel = page.locator("#passage")
    expect(panel).to_be_visible()
    panel.locator("summary").click()
    cited = [
        panel.locator(f"pre[data-format={name}]").inner_text()
        for name in ("plain", "bibtex", "ris", "csl", "markdown")
    ]
    assert all(f"#{anchor}" in text for text in cited)
    assert f"-{anchor}," in cited[1]
    panel.get_by_role("link", name="Keep on the reading list").click()
    expect(page.locator("#reading-list blockquote")).to_contain_text("In Reykjavík a square filled.")
    page.locator("#reading-list li > a").click()
    page.wait_for_url(re.compile(rf"#{anchor}$"))
    expect(panel).to_be_visible()


def test_a_list_is_handed_on_as_a_link(page, archive, reading_folder, browser):
    """Another reader sees the list with its notes, keeps it or not; their own stays as it was."""
    page.goto(archive + article_of(reading_folder, "Envoys meet"))
    page.get_by_role("link", name="Keep this article").click()
    page.get_by_label("Note").fill("for Íris")
    page.get_by_label("Note").blur()
    address = page.locator("#link").evaluate("link => link.href")
    other = browser.new_context().new_page()
    other.goto(address)
    expect(other.locator("#other")).to_be_visible()
    expect(other.locator("#reading-list li")).to_contain_text("for Íris")
    other.get_by_role("button", name="Add it to my list").click()
    expect(other.locator("#other")).to_be_hidden()
    expect(other.get_by_label("Note")).to_have_value("for Íris")
    other.goto(address.replace("%22", "%5B", 1))
    expect(other.locator("#empty")).to_be_visible()
    other.context.close()


def test_where_storage_is_refused_the_page_says_so(browser, archive, reading_folder):
    """The list works for the page, and its link still hands it on."""
    context = browser.new_context()
    context.add_init_script(NO_STORAGE)
    page = context.new_page()
    page.goto(archive + article_of(reading_folder, "Envoys meet"))
    page.get_by_role("link", name="Keep this article").click()
    expect(page.locator("#refused")).to_be_visible()
    expect(page.locator("#reading-list li > a")).to_have_text("Envoys meet")
    assert "Envoys meet" in saved(page, "BibTeX")
    context.close()


def test_what_another_page_of_the_host_put_into_the_storage_is_no_entry(page, archive, reading_folder):
    """Addresses that lead elsewhere and values of other kinds are left out; a title is one line in RIS."""
    page.goto(f"{archive}reading-list.html")
    path = article_of(reading_folder, "A teacher becomes")
    item = {"type": "article-newspaper", "id": "a", "path": path, "title": "Told\nUR  - javascript:alert(1)"}
    kept = [
        {"item": item},
        *(
            {"item": {**item, "path": path}}
            for path in ("javascript:alert(2)", "//stranger.example/x", "\\\\stranger.example")
        ),
        {"item": {**item, "author": "nobody"}},
        {"item": {**item, "issued": {"date-parts": [["<b>"]]}}},
        {"item": {**item, "title": {"a": 1}}},
        {"item": item, "passage": "p-a},\n@comment{"},
        *("<img src=x onerror=alert(3)>", None, 5, {"item": None}, []),
    ]
    page.evaluate(
        """kept => localStorage.setItem(
            `reading-list ${new URL('.', location.href).pathname}`, JSON.stringify(kept))""",
        kept,
    )
    page.reload()
    links = page.locator("#reading-list li > a")
    expect(links).to_have_count(1)
    assert links.get_attribute("href") == archive + path
    written = saved(page, "RIS").splitlines()
    assert [line[:6] for line in written].count("UR  - ") == 0
    page.evaluate("localStorage.clear()")


def test_a_link_that_names_nothing_leaves_the_list_as_it_is(page, archive):
    """`#list=[[]]` and the like are answered by the page, not by an error in the console."""
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for fragment in ("#list=[[]]", '#list=[["2020"]]', "#add=", "#list=%", "#list=[[1,2]]"):
        page.goto("about:blank")
        page.goto(f"{archive}reading-list.html{fragment}")
        expect(page.locator("#empty")).to_be_visible()
    assert wrong == []


def test_an_empty_list_says_what_goes_there_and_nothing_else(page, archive):
    """No link was followed, so that nothing of one can be missing."""
    page.goto(f"{archive}reading-list.html")
    expect(page.locator("#empty")).to_be_visible()
    expect(page.locator("#status")).to_have_text("")


def test_a_hit_is_kept_and_cited_from_the_results(page, archive):
    """Links below each hit: one to the reading list, one to the references of its article, which open."""
    page.goto(f"{archive}search.html?q=Reykjav%C3%ADk&sort=oldest")
    hit = page.locator("#results > li").first
    title = hit.locator("a").first.text_content()
    hit.get_by_role("link", name=f"Cite this article: {title}").click()
    expect(page.locator("#cite")).to_be_visible()
    page.go_back()
    hit.get_by_role("link", name=f"Keep on the reading list: {title}").click()
    expect(page.locator("#reading-list > li a").first).to_have_text(title)


def test_all_results_of_a_search_are_saved(page, archive):
    """The file has every result with its full reference, and says what was asked and when."""
    page.goto(f"{archive}search.html?q=Reykjav%C3%ADk&from=1975&to=1980")
    page.locator("#save").get_by_text("Save all results").wait_for()
    rows = list(csv.DictReader(io.StringIO(saved(page, "CSV").removeprefix("\ufeff"))))
    assert {row["headline"] for row in rows} >= {"Women leave work for a day", "A teacher becomes president"}
    assert {row["query"] for row in rows} == {"Reykjavík from:1975 to:1980"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row["searched"]) for row in rows)
    assert saved(page, "RIS").count("N1  - Reykjavík from:1975 to:1980 (") == len(rows)
