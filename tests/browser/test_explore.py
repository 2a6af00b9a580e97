"""The reading room in a real browser, over http and from file:// alike, under the site's own policy."""

import csv
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def saved(page):
    """Return the rows of the file that the page's button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_trends_are_a_chart_and_the_same_numbers(page, site):
    """Words over time are lines and a table; a number leads to the articles of its period."""
    page.goto(f"{site}explore.html")
    page.get_by_label("Words, separated by commas").fill('harbour, "watched over", people:"Ada Marsh"')
    page.keyboard.press("Enter")
    table = page.locator("table.numbers")
    expect(table.locator("tbody tr")).to_have_count(6)
    expect(page.locator("svg.trends .series")).to_have_count(3)
    expect(page.locator("svg.trends circle")).to_have_count(18)
    page.get_by_role("link", name="Articles", exact=True).click()
    cell = table.locator("tbody tr").nth(1).locator("td a").first
    expect(page.locator("table.numbers caption")).to_have_text("Articles")
    shown = int(cell.inner_text())
    rows = [row for row in saved(page) if row["period"] == "1922"]
    assert [row["query"] for row in rows] == ["harbour", '"watched over"', 'people:"Ada Marsh"']
    assert int(rows[0]["articles"]) == shown
    cell.click()
    page.wait_for_url(re.compile(r"search\.html\?q=harbour&from=1922&to=1922"))
    expect(page.locator("#count")).to_have_text(f"{shown} articles")


def test_lines_show_each_occurrence_and_lead_to_it(page, site):
    """A concordance shows fifty lines, then more, in the order asked for; its file has them all."""
    page.goto(f"{site}explore.html?q=harbour&view=lines")
    rows = page.locator("table.lines tbody tr")
    expect(rows).to_have_count(50)
    expect(rows.first.locator("mark")).to_have_text(re.compile("harbour", re.IGNORECASE))
    page.get_by_role("button", name="More lines").click()
    expect(rows).to_have_count(100)
    page.get_by_role("link", name="Words after").click()
    expect(page.locator("[aria-label='Sort by'] [aria-current]")).to_have_text("Words after")
    everything = saved(page)
    assert len(everything) > 100
    after = [re.sub(r"[^\w ]", "", row["right"]).lower().split()[:1] for row in everything]
    assert after == sorted(after)
    rows.last.locator("a").click()
    page.wait_for_url(re.compile(r"articles/a\d+\.html"))


def test_collocates_stand_beside_the_word(page, site):
    """Words beside a word are listed with their counts, stop words apart."""
    page.goto(f"{site}explore.html?q=fund&view=near")
    first = page.locator("table.numbers").first
    expect(first.locator("tbody th").first).to_be_visible()
    rows = saved(page)
    near = {row["word"] for row in rows if row["stop_word"] == "false"}
    assert {"council", "summer"} & near
    assert "the" in {row["word"] for row in rows if row["stop_word"] == "true"}
    likelihoods = [float(row["log_likelihood"]) for row in rows if row["stop_word"] == "false"]
    assert likelihoods == sorted(likelihoods, reverse=True)


def test_two_queries_are_compared(page, site):
    """Articles of both and of each, the words and names of each side, and a file of them."""
    page.goto(f"{site}explore.html?q=harbour,orchard&view=compare")
    heads = page.locator(".compared h2")
    expect(heads).to_have_text(["harbour", "Both", "orchard"])
    rows = saved(page)
    assert {row["side"] for row in rows} >= {"harbour", "orchard"}
    strongest = next(row for row in rows if row["side"] == "harbour" and row["kind"] == "words")
    assert strongest["name"] == "harbour"
    assert any(row["kind"] == "organisations" and row["name"] == "Harbour Board" for row in rows)
    page.goto(f"{site}explore.html?q=harbour&view=compare")
    expect(page.locator("#shown")).to_contain_text("Name two queries")
