"""A reader's way: home, an article, a person, search, a result; without JavaScript by links alone."""

import pytest

pytestmark = pytest.mark.browser


class TestReader:
    def test_from_home_to_an_article_to_a_person_and_back(self, page, address):
        """Home leads to articles, an article to the people it names, a person's page to their articles."""
        page.goto(f"{address}index.html")
        page.get_by_role("link", name="Iraq's premier tells London").first.click()
        assert page.locator("h1").inner_text().startswith("Iraq's premier tells London")
        page.get_by_role("complementary").get_by_role("link", name="David Cameron").click()
        assert page.locator("h1").inner_text() == "David Cameron"
        page.get_by_role("main").get_by_role("link", name="Iraq's premier tells London").first.click()
        assert "/articles/2023/11/" in page.url

    def test_search_finds_and_leads_to_the_article(self, page, address):
        """Words typed on the search page give ranked hits with title, date and highlighted passage."""
        page.goto(f"{address}search.html")
        page.get_by_role("combobox").fill("splashdown Pacific Hornet")
        page.get_by_role("combobox").press("Enter")
        first = page.locator("#results > li").first
        first.locator("mark").first.wait_for()
        assert "1969" in first.inner_text()
        first.get_by_role("link").first.click()
        page.wait_for_url("**/articles/1969/07/**")
        assert page.locator("h1").count() == 1

    def test_a_day_shows_its_articles(self, page, address):
        """The day in an article's trail leads to all that was published then."""
        page.goto(f"{address}days/1969/07/index.html")
        assert page.get_by_role("main").get_by_role("link").count() >= 3


class TestWithoutJavaScript:
    def test_every_page_kind_reads_without_scripts(self, browser, address):
        """With JavaScript off an article is five clicks from home, and search says what to do instead."""
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}index.html")
        page.get_by_role("navigation").get_by_role("link", name="People").first.click()
        page.get_by_role("navigation").get_by_role("link", name="M", exact=True).first.click()
        page.get_by_role("main").get_by_role("link", name="Nelson Mandela").first.click()
        page.get_by_role("main").locator("a[href*='articles/']").first.click()
        assert page.locator("h1").count() == 1
        page.goto(f"{address}search.html")
        assert page.locator("main noscript p").first.is_visible()
        context.close()
