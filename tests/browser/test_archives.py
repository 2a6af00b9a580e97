"""Several archives searched from one page, over http and from a folder."""

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed; it drives the browser")
from playwright.sync_api import expect

from benchmarks.search_browser import serving
from tests.built_site.archives import built, put
from tests.site.made_archive import STORIES

pytestmark = pytest.mark.browser
OTHERS = (("County news", "../../county/output"), ("Lost news", "../../lost/output/"))


@pytest.fixture(scope="module")
def beside(tmp_path_factory):
    """The folder of two sites; the first has a page that searches both, and a third that is not there."""
    folder = tmp_path_factory.mktemp("beside")
    for name, stories, others in (("harbour", STORIES[::2], OTHERS), ("county", STORIES[1::2], ())):
        put(folder / name / "content", stories)
        built(folder / name, folder / name / "content", SITENAME=f"{name} news", DATELINE_ARCHIVES=others)
    return folder


@pytest.fixture(scope="module", params=["http", "file"])
def harbour(request, beside):
    """The address of the first site, with a slash at its end."""
    if request.param == "file":
        yield (beside / "harbour" / "output").as_uri() + "/"
    else:
        with serving(beside) as (address, _):
            yield f"{address}/harbour/output/"


def test_articles_of_both_archives_stand_in_one_list(browser, harbour):
    """Each names its archive and leads there; an archive that is not there is named and does no harm."""
    page = browser.new_context().new_page()
    page.set_default_timeout(15_000)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{harbour}index.html")
    page.get_by_role("link", name="Search several archives").click()
    page.get_by_role("searchbox").fill("Reykjavík Baghdad")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("articles")
    expect(page.locator("#notes")).to_contain_text("Lost news could not be opened")
    rows = page.locator("#results li")
    assert set(page.locator("#results .archive").all_inner_texts()) == {"harbour news", "County news"}
    other = rows.filter(has_text="County news").first.locator("a")
    headline = other.inner_text()
    other.click()
    expect(page.locator("h1")).to_have_text(headline)
    assert "/county/output/articles/" in page.url
    assert errors == []
    page.context.close()
