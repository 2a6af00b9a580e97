"""Every kind of page before axe-core: WCAG 2.2 AA and best practice, by day and by night, both directions."""

import pytest

from tests.built_site.archives import EXTREMES
from tests.built_site.kinds import KINDS, html_pages, page_of
from tests.site_fixtures import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 720}


@pytest.fixture
def judged(browser):
    """Return a function from a site and a page to the violations that axe-core finds in every mode."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed here (run `npm ci`)")
    context = browser.new_context()
    context.add_init_script(path=AXE)
    page = context.new_page()

    def violations(site, path):
        page.goto((site / path).as_uri())
        found = []
        for scheme, size in (("light", WIDE), ("light", NARROW), ("dark", NARROW)):
            page.emulate_media(
                color_scheme=scheme, reduced_motion="reduce"
            )  # else colours are judged half-way
            page.set_viewport_size(size)
            result = page.evaluate(
                "tags => axe.run({runOnly: tags, resultTypes: ['violations']})"
                ".then(({violations}) => violations.flatMap(({id, nodes}) => nodes.slice(0, 3)"
                ".map(({target, failureSummary}) => [id, target.join(' '), failureSummary])))",
                TAGS,
            )
            found += [(path, scheme, size["width"], *one) for one in result]
        return found

    yield violations
    context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_passes(judged, crowded, language, kind):
    """No page has a violation, in light and dark, from the left and from the right, at 320 pixels."""
    site = crowded(language)
    assert judged(site, page_of(site, kind)) == []


@pytest.mark.parametrize("name", sorted(EXTREMES.keys() - {"withdrawn", "no-date"}))
def test_awkward_stories_pass(judged, crowded, name):
    """Neither a headline of three hundred letters nor forty figures make a page that some cannot use."""
    site = crowded("en")
    (path,) = [path for path in html_pages(site) if f"/{EXTREMES[name].slug}.html" in path]
    assert judged(site, path) == []


@pytest.mark.parametrize("name", ["empty", "single"])
@pytest.mark.parametrize("kind", ["home", "years", "mentioned", "people", "map", "on-this-day", "data"])
def test_small_archives_pass(judged, small, name, kind):
    """An archive with nothing in it is as usable as a full one."""
    site = small(name)
    assert judged(site, page_of(site, kind)) == []
