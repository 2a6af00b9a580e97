"""The search page in a real browser, over http and from file:// alike, under the site's own policy."""

import queue
import re
import shutil
import threading

import pytest
from playwright.sync_api import expect

from benchmarks.search_browser import serving
from dateline.deliver.serve import serve

pytestmark = pytest.mark.browser


def counted(page):
    """Return how many articles the page says it found."""
    expect(page.locator("#count")).to_have_text(re.compile(r"^\d+ article"))
    return int(page.locator("#count").inner_text().split()[0])


def test_words_find_articles_with_marked_passages(page, site):
    """Typing words and Enter lists articles with date, headline and a passage that marks the words."""
    page.goto(f"{site}search.html")
    page.keyboard.type("harbour kirkuk")
    page.keyboard.press("Enter")
    first = page.locator("#results li").first
    expect(first.locator("p mark").first).to_have_text(re.compile("harbour|kirkuk", re.IGNORECASE))
    expect(first.locator("time")).to_have_attribute("datetime", re.compile(r"^19\d\d-\d\d-\d\d$"))
    assert page.locator("#results li").count() == 10
    assert counted(page) > 10
    expect(page.locator("#status")).to_have_text(re.compile(r"^\d+ articles$"))


def test_a_hit_leads_to_the_passage_in_the_article(page, site):
    """A result's link opens the article at the passage by a text fragment, with no script there."""
    page.goto(f'{site}search.html?q="watched+over"')
    link = page.locator("#results a").first
    expect(link).to_have_attribute("href", re.compile(r"#:~:text="))
    link.click()
    page.wait_for_url(re.compile(r"articles/a\d+\.html"))
    assert page.locator("script").count() == 0


def test_program_interface(page, site):
    """`dateline.search` promises hits and their total, and the page uses the same."""
    page.goto(f"{site}search.html")
    found = page.evaluate("dateline.search('harbour', { limit: 3 })")
    assert len(found["hits"]) == 3
    assert found["total"] > 3
    assert {"ref", "title", "date", "url", "summary", "score"} <= set(found["hits"][0])
    assert found["hits"][0]["score"] >= found["hits"][1]["score"]


def test_facets_narrow_and_back_widens(page, site):
    """Choosing a person narrows the search, the address says so, and the back button undoes it."""
    page.goto(f"{site}search.html?q=harbour")
    total = counted(page)
    person = page.locator("#facets .people li").first
    name, count = person.locator("a").inner_text(), int(person.locator(".count").inner_text())
    person.locator("a").click()
    expect(page.locator("#count")).to_have_text(f"{count} articles")
    assert f"people={name.replace(' ', '+')}" in page.evaluate("decodeURIComponent(location.search)")
    expect(page.locator("#chips a")).to_have_text(name)
    page.go_back()
    expect(page.locator("#count")).to_have_text(f"{total} articles")
    page.go_forward()
    page.locator("#chips a").click()
    expect(page.locator("#count")).to_have_text(f"{total} articles")


def test_an_address_is_a_whole_search(page, site):
    """Words, names, dates and order in an address are searched for as they stand there."""
    page.goto(f"{site}search.html?q=harbour&place=kirkuk&from=1922&to=1923-06&sort=oldest")
    total = counted(page)
    dates = page.locator("#results time").evaluate_all("times => times.map((time) => time.dateTime)")
    assert dates == sorted(dates)
    assert all("1922-01-01" <= date <= "1923-06-30" for date in dates)
    same = page.evaluate("dateline.search('harbour place:kirkuk from:1922 to:1923-06', { limit: 100 })")
    assert same["total"] == total
    assert page.locator("#from").input_value() == "1922"


def test_newest_and_oldest(page, site):
    """The order can be turned to newest or oldest first."""
    page.goto(f"{site}search.html?q=reservoir")
    page.get_by_role("link", name="Newest").click()
    expect(page.locator("#order [aria-current]")).to_have_text("Newest")
    expect(page.locator("#results:not([aria-busy]) li")).to_have_count(10)
    dates = page.locator("#results time").evaluate_all("times => times.map((time) => time.dateTime)")
    assert dates == sorted(dates, reverse=True)


def test_more_results(page, site):
    """The button appends the next ten and takes the focus to the first of them."""
    page.goto(f"{site}search.html?q=harbour")
    page.get_by_role("button", name="More results").click()
    expect(page.locator("#results li")).to_have_count(20)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('#results li')].indexOf(document.activeElement.closest('li'))"
        )
        == 10
    )


def test_suggestions_by_keyboard(page, site):
    """Typing offers words and names; arrows and Enter take one; a name becomes a filter."""
    page.goto(f"{site}search.html")
    page.keyboard.type("ada m")
    option = page.get_by_role("option", name="Ada Marsh")
    expect(option).to_be_visible()
    field = page.get_by_role("combobox", name="Search the archive")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.locator("#chips a")).to_have_text("Ada Marsh")
    assert counted(page) > 0
    expect(field).to_have_value("")


def test_escape_closes_suggestions(page, site):
    """Escape closes the list and keeps what was typed."""
    page.goto(f"{site}search.html")
    page.keyboard.type("harb")
    expect(page.locator("#suggestions")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.get_by_role("combobox", name="Search the archive")).to_have_value("harb")


def test_did_you_mean(page, site):
    """A word that no article has brings its nearest neighbour, one click away."""
    page.goto(f"{site}search.html?q=lighthuose")
    expect(page.locator("#correction a")).to_have_text("lighthouse")
    page.locator("#correction a").click()
    assert counted(page) > 0
    expect(page.locator("#correction")).to_be_hidden()


def test_malformed_query_is_said(page, site):
    """What cannot be read as the query language is read as words, and the page says so."""
    page.goto(f"{site}search.html?q=colour:harbour+~")
    expect(page.locator("#notes li").first).to_contain_text("colour")
    assert counted(page) > 0


def test_markup_in_a_query_stays_text(page, site):
    """Nothing that is typed or stored becomes markup."""
    page.goto(f"{site}search.html?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&people=%3Cb%3Ebold")
    expect(page.locator("#chips a")).to_have_text("<b>bold")
    assert page.locator("main img, main b").count() == 0


def test_slash_focuses_the_field(page, site):
    """The slash key leads to the search field from anywhere on the page."""
    page.goto(f"{site}search.html?q=harbour")
    page.locator("#results a").first.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search the archive")).to_be_focused()
    expect(page.get_by_role("combobox", name="Search the archive")).to_have_value("harbour")


def test_only_own_files_are_loaded(page, site):
    """A search asks nothing of another origin."""
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(f"{site}search.html?q=harbour+person:lin")
    page.locator("#notes, #results li").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    assert [address for address in addresses if not address.startswith(site)] == []


def test_without_scripts_the_page_says_so(browser, site):
    """Without JavaScript there is no dead form, but a word on how to reach every article."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}search.html")
    expect(page.locator("noscript, main")).not_to_have_count(0)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    assert "JavaScript" in page.inner_text("main")
    context.close()


def test_a_lost_file_is_said_and_the_next_search_tries_again(page, search_folder, browser):
    """When a file of the index cannot be loaded, the page says so; nothing hangs."""
    context = browser.new_context()
    lost = context.new_page()
    lost.route("**/search/directory.js", lambda route: route.abort())
    lost.goto(f"{search_folder.as_uri()}/search.html?q=harbour")
    expect(lost.locator("#notes li")).to_contain_text("could not be loaded")
    lost.unroute("**/search/directory.js")
    lost.get_by_role("button", name="Search").click()
    expect(lost.locator("#results li").first).to_be_visible()
    context.close()


def test_offline_after_keeping(browser, search_folder):
    """Over http the archive can be kept, its size said first; search and articles then need no server."""
    context = browser.new_context()
    page = context.new_page()
    with serving(search_folder) as (address, _):
        page.goto(f"{address}/search.html?q=harbour")
        expect(page.locator("#offline [role=status]")).to_contain_text("MB")
        page.get_by_role("button", name="Keep this archive offline").click()
        expect(page.locator("#offline [role=status]")).to_have_text(re.compile("now opens"), timeout=60_000)
    page.goto(f"{address}/search.html?q=lighthouse+kirkuk")
    expect(page.locator("#results mark").first).to_be_visible()
    page.locator("#results a").first.click()
    expect(page.locator("h1")).to_contain_text("Kirkuk")
    context.close()


def test_nothing_is_offered_from_a_file(page, search_folder):
    """From file:// the archive is on the machine already: no worker, no offer."""
    page.goto(f"{search_folder.as_uri()}/search.html?q=harbour")
    expect(page.locator("#results mark").first).to_be_visible()
    expect(page.locator("#offline")).to_be_hidden()


def test_operators_are_obeyed_and_read_back(page, site):
    """AND, NOT and fields shut articles out, and the page says how it understood them."""
    page.goto(f"{site}search.html?q=council+AND+harbour+NOT+kirkuk")
    assert counted(page) > 0
    expect(page.locator("#reading")).to_have_text("Articles with council, with harbour, without kirkuk")
    assert not [
        title for title in page.locator("#results > li > div > a").all_inner_texts() if "Kirkuk" in title
    ]


def test_nothing_found_says_why(page, site):
    """Above an empty list stands the part of the query that finds nothing."""
    page.goto(f'{site}search.html?q=harbour+"summer+watched"')
    expect(page.locator("#count")).to_have_text("No article was found")
    expect(page.locator("#notes li")).to_have_text("No article has the words “summer watched” side by side.")


def test_all_words_and_some_are_counted_apart(page, site):
    """The page says how many articles have all words; a click leaves only those."""
    page.goto(f"{site}search.html?q=harbour+kirkuk")
    expect(page.locator("#share a")).to_have_text(re.compile(r"^\d+ have all words · \d+ have some$"))
    all_words = int(page.locator("#share a").inner_text().split()[0])
    page.locator("#share a").click()
    expect(page.locator("#count")).to_have_text(f"{all_words} articles")


def test_back_leads_to_the_result_that_was_left(page, site):
    """After More results, an article and Back, the same results are there and the same one is in view."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site}search.html?q=council")
    for shown in range(20, 60, 10):
        page.locator("#more").click()
        expect(page.locator("#results > li")).to_have_count(shown)
    page.wait_for_load_state("networkidle")
    page.locator("#results > li").nth(36).scroll_into_view_if_needed()
    link = page.locator("#results > li").nth(36).locator("a").first
    title = link.inner_text()
    link.click()
    page.wait_for_url(re.compile(r"articles/a\d+\.html"))
    page.go_back()
    expect(page.locator("#results > li")).to_have_count(50)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#results > li").nth(36).locator("a").first).to_have_text(title)
    expect(page.locator("#results > li").nth(36)).to_be_in_viewport()


def test_a_far_result_is_one_step_away(page, site):
    """The number of a result, typed, shows the list from there on."""
    page.goto(f"{site}search.html?q=council")
    page.locator("#jump").fill("101")
    page.keyboard.press("Tab")
    expect(page.locator("#results")).to_have_attribute("start", "101")
    page.go_back()
    expect(page.locator("#results")).to_have_attribute("start", "1")


_KEPT = "async () => (await (await caches.open('dateline')).keys()).map(({ url }) => new URL(url).pathname)"


@pytest.fixture
def preview():
    """Return a function that serves a folder as `dateline serve` does; the browser keeps nothing unasked."""
    found = queue.SimpleQueue()

    def start(folder):
        threading.Thread(target=serve, args=(folder, 0), kwargs={"announce": found.put}, daemon=True).start()
        return found.get(timeout=10)

    return start


def test_what_was_taken_down_stays_on_no_readers_disk(browser, search_folder, tmp_path, preview):
    """What the server no longer has is dropped when it is asked for, or when the archive is kept anew."""
    folder = tmp_path / "site"
    shutil.copytree(search_folder, folder)
    (folder / "index.html").write_text("home")
    address = preview(folder)
    context = browser.new_context()
    page = context.new_page()
    status = page.locator("#offline [role=status]")
    page.goto(f"{address}search.html?q=harbour")
    page.get_by_role("button", name="Keep this archive offline").click()
    expect(status).to_have_text(re.compile("now opens"), timeout=60_000)
    first, second = sorted(path.name for path in (folder / "articles").iterdir())[:2]
    assert {f"/articles/{first}", f"/articles/{second}"} <= set(page.evaluate(_KEPT))
    manifest = folder / "manifest.sha256"
    lines = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join(line for line in lines if first not in line and second not in line))
    for name in (first, second):
        (folder / "articles" / name).unlink()
    page.goto(f"{address}articles/{first}")
    page.goto(f"{address}search.html?q=harbour")
    kept = set(page.evaluate(_KEPT))
    assert f"/articles/{first}" not in kept
    assert f"/articles/{second}" in kept
    page.get_by_role("button", name="Keep this archive offline").click()
    expect(status).to_have_text(re.compile("now opens"), timeout=60_000)
    assert f"/articles/{second}" not in set(page.evaluate(_KEPT))
    context.close()
