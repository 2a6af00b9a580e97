"""What stands around the results, in a real browser: typing, years, months, ways out, paper."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_results_come_while_typing(page, site):
    """A key released shows how many articles are found; a rest shows ten, and is one step of the history."""
    page.goto(f"{site}search.html")
    page.keyboard.type("harbour kir")
    expect(page.locator("#count")).to_have_text(re.compile(r"^\d+ article"))
    page.keyboard.type("kuk")
    expect(page.locator("#results li")).to_have_count(10)
    page.wait_for_url(re.compile(r"q=harbour\+kirkuk$"))
    expect(page.locator("#query")).to_be_focused()
    page.go_back()
    expect(page.locator("#query")).to_have_value("")


def test_a_key_asks_for_one_file_at_most(page, site):
    """Where the shards are there, the release of a key loads at most one file before the reader rests."""
    page.goto(f"{site}search.html?q=harbour")
    expect(page.locator("#results mark").first).to_be_visible()
    page.locator("#query").focus()
    page.keyboard.press("End")
    page.keyboard.type(" kirkuk")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#query").fill("harbour kirku")
    before = -1
    while before != len(asked):  # over file:// nothing else tells that all of it is there
        before = len(asked)
        page.wait_for_timeout(700)
    asked.clear()
    page.keyboard.press("k")
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    assert len(asked) <= 1


def test_results_stay_whole_where_what_answers_typing_comes_late(page, site):
    """Whoever presses Enter before that script is there keeps the ten results that were found."""
    held = []

    def hold(route):
        held.append(route)

    page.route("**/*typing*.js", hold)
    page.goto(f"{site}search.html")
    page.locator("#query").fill("harbour kirkuk")
    page.keyboard.press("Enter")
    expect(page.locator("#results mark").first).to_be_visible()
    with page.expect_request_finished(lambda request: "typing" in request.url):
        held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#results li")).to_have_count(10)
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#results mark").first).to_be_visible()


def test_half_a_word_takes_no_results_away(page, site):
    """Half a word takes no results away until the reader rests; then the zero says why."""
    page.goto(f"{site}search.html?q=harbour")
    expect(page.locator("#results li")).to_have_count(10)
    page.locator("#query").fill("zeb")
    page.keyboard.press("r")
    expect(page.locator("#results li")).to_have_count(10)
    expect(page.locator("#count")).to_have_text("No article was found")
    expect(page.locator("#notes li")).to_have_text("No article has “zebr”.")


def test_a_name_that_is_asked_for_leads_to_its_page(page, site):
    """A person asked for by the last name is read back, and the page of that person is linked."""
    page.goto(f"{site}search.html?q=people%3Amarsh")
    link = page.locator("#pages a")
    expect(link).to_have_text("Ada Marsh")
    expect(link).to_have_attribute("href", re.compile(r"/people/0\.html$"))
    page.goto(f"{site}search.html?q=harbour")
    expect(page.locator("#results mark").first).to_be_visible()
    expect(page.locator("#pages")).to_be_hidden()


def test_a_zero_offers_searches_that_find_something(page, site):
    """A click on a way out finds as many articles as it says."""
    page.goto(f'{site}search.html?q="summer+watched"&people=Ada+Marsh')
    way = page.locator("#ways li").first
    expect(way).to_contain_text("The words separately: +summer +watched · Ada Marsh")
    count = way.locator(".count").inner_text()
    way.locator("a").click()
    expect(page.locator("#count")).to_have_text(f"{count} articles")
    expect(page.locator("#chips a")).to_have_text("Ada Marsh")
    expect(page.locator("#ways")).to_be_hidden()


def test_a_name_spelt_nearly_so_is_offered(page, site):
    """A filter that finds nobody offers the name that is nearest."""
    page.goto(f'{site}search.html?q=people:"Ada+Marhs"')
    way = page.locator("#ways li", has_text="similar name")
    expect(way.locator("a")).to_have_text('people:"Ada Marsh"')
    expect(page.locator("#reading")).to_have_text("Articles naming Ada Marhs")
    way.locator("a").click()
    expect(page.locator("#reading")).to_have_text("Articles naming Ada Marsh")


@pytest.mark.parametrize(
    ("typed", "published"),
    [("harbour 1922", "1922"), ("harbour March 1922", "1922-03"), ("2 March 1922 harbour", "1922-03-02")],
)
def test_a_typed_date_offers_itself_as_a_filter(page, site, typed, published):
    """A date among the words can be taken as the time of publication, or as the time spoken of."""
    page.goto(f"{site}search.html?q={typed.replace(' ', '+')}")
    links = page.locator("#dates a")
    expect(links).to_have_count(2)
    assert links.nth(0).get_attribute("href") == f"?q=harbour&from={published}&to={published}"
    assert links.nth(1).get_attribute("href") == f"?q=harbour+about%3A{published}"


def test_the_bar_of_years_can_be_dragged(page, site):
    """Dragging over bars of years narrows to them, and the bars of the other years stay to be chosen."""
    page.goto(f"{site}search.html?q=council")
    bars = page.locator("#years rect")
    expect(bars).to_have_count(6)
    first, last = bars.nth(1).bounding_box(), bars.nth(3).bounding_box()
    page.mouse.move(first["x"] + 2, first["y"] + 2)
    page.mouse.down()
    page.mouse.move(last["x"] + 2, last["y"] + 2)
    page.mouse.up()
    page.wait_for_url(re.compile("from=1922&to=1924"))
    expect(page.locator("#years output")).to_have_text("1922 – 1924")
    expect(page.locator("#from")).to_have_value("1922")
    expect(bars).to_have_count(6)
    expect(page.locator("#years rect.in")).to_have_count(3)


def test_the_bar_of_years_by_keyboard(page, site):
    """Each end of the period is a handle that the arrows move."""
    page.goto(f"{site}search.html?q=council")
    handle = page.get_by_role("slider", name="from")
    handle.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("from=1922&to=1926"))
    expect(page.get_by_role("slider", name="from")).to_have_attribute("aria-valuetext", "1922")


def test_times_are_grouped_by_year_and_month(page, site):
    """Each year of the results unfolds into its months; both narrow."""
    page.goto(f"{site}search.html?q=council")
    years = page.locator("#facets .periods > li")
    expect(years).to_have_count(6)
    years.nth(1).locator("summary").click()
    month = years.nth(1).locator("ul li", has_text="March 1922")
    count = month.locator(".count").inner_text()
    month.locator("a").click()
    expect(page.locator("#count")).to_have_text(re.compile(f"^{count} article"))
    expect(page.locator("#facets details[open] [aria-current]")).to_have_text("March 1922")


def test_a_month_of_the_results_is_one_step_away(page, site):
    """Choosing a month shows the results from its first on, in order of date."""
    page.goto(f"{site}search.html?q=council&sort=newest")
    page.locator("#month").select_option("1923-05")
    first = page.locator("#results li").first
    expect(first.locator("time")).to_have_attribute("datetime", re.compile("^1923-05"))
    start = int(page.locator("#results").get_attribute("start"))
    assert start > 20
    page.go_back()
    expect(page.locator("#results")).to_have_attribute("start", "1")


def test_a_list_is_printed_with_its_query(page, site):
    """On paper stand the query, its filters and the results, and nothing to click."""
    page.goto(f"{site}search.html?q=council&people=Ada+Marsh")
    expect(page.locator("#results mark").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#asked")).to_be_visible()
    expect(page.locator("#asked")).to_contain_text("council · Ada Marsh")
    expect(page.locator("#count")).to_be_visible()
    for gone in ("#finder", "#narrow", "#more", "#paging"):
        expect(page.locator(gone)).to_be_hidden()


def test_versions_of_a_story_are_one_result(page, site):
    """The best version stands in the list, the others unfold below it, each with a link."""
    page.goto(f"{site}search.html?q=ferry+aground")
    expect(page.locator("#count")).to_have_text("3 articles")
    expect(page.locator("#results > li")).to_have_count(1)
    page.get_by_text("and 2 versions").click()
    links = page.locator("#results .versions a")
    expect(links).to_have_count(2)
    links.first.click()
    page.wait_for_url(re.compile(r"articles/v\d\.html"))


def test_a_stemmer_waits_for_the_first_results(page, site):
    """An English query is answered before the other languages of the archive are loaded."""
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(f"{site}search.html?q=harbour")
    expect(page.locator("#results mark").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    places = [
        asked.index(path) for path in asked if path.startswith(("search/results/", "theme/js/languages/fr"))
    ]
    assert asked[max(places)] == "theme/js/languages/fr.js"
    expect(page.locator("#tongues")).to_be_hidden()


def test_words_of_another_language_are_found(page, site):
    """A word that no English article has is read in the other languages at once."""
    page.goto(f"{site}search.html?q=ouvrier")
    expect(page.locator("#count")).to_have_text("1 article")


def test_more_articles_in_other_languages_are_told(page, site):
    """Where words read in other languages find more, the page says how many; a click shows them."""
    page.goto(f"{site}search.html?q=reservoir+ouvrier")
    expect(page.locator("#count")).to_have_text(re.compile(r"^\d+ article"))
    total = int(page.locator("#count").inner_text().split()[0])
    expect(page.locator("#tongues button")).to_contain_text("1 article more")
    page.locator("#tongues button").click()
    expect(page.locator("#count")).to_have_text(f"{total + 1} articles")
