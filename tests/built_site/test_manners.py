"""How pages behave in a real browser: quiet, closed, readable, reachable by keyboard, whole on paper."""

import io
import json
import re

import pypdf
import pytest

from benchmarks.lighthouse import served
from tests.built_site.archives import EXTREMES
from tests.built_site.kinds import KINDS, html_pages, page_of

pytestmark = pytest.mark.browser

# Contrast of every visible text to what is painted behind it, after WCAG 2.2; the least for each element.
CONTRASTS = """
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("article p, article li, article h1, .cards a, .cards p, .lead")]
    .filter((element) => element.checkVisibility() && element.textContent.trim())
    .map((element) => {
      const [one, other] = [luminance(rgba(getComputedStyle(element).color)), luminance(ground(element))];
      return [element.tagName, (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)];
    });
}
"""


@pytest.fixture
def opened(browser):
    """Return a function that opens a page of a site and fails for any trouble or any request elsewhere."""
    contexts, troubles = [], []

    def told(page, message):
        # The directory of the search is loaded ahead of the first query; where none comes for seconds, as on
        # a busy machine, Chromium says so.
        if "preloaded using link preload" not in message.text:
            troubles.append(f"{page.url}: {message.type}: {message.text}")

    def open_page(site, path, **emulated):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, **emulated)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: error: {error}"))
        page.on("console", lambda message: told(page, message))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(site.as_uri())
                else troubles.append(f"{page.url}: asks {request.url}")
            ),
        )
        page.goto((site / path).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def story(site, name):
    """Return the path of one of the awkward stories."""
    (path,) = [path for path in html_pages(site) if f"/{EXTREMES[name].slug}.html" in path]
    return path


class TestQuiet:
    def test_no_kind_of_page_asks_another_origin_or_complains(self, opened, crowded):
        """From a folder, under the policy: no request elsewhere, no message, no page wider than a phone."""
        site = crowded("en")
        page = opened(site, "index.html", reduced_motion="reduce")
        page.set_viewport_size({"width": 320, "height": 640})
        for kind in KINDS:
            page.goto((site / page_of(site, kind)).as_uri())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind


class TestApp:
    def test_a_published_site_can_be_installed(self, browser, small):
        """Served from a sub-path, the web app manifest is read under the policy, and nothing complains."""
        context = browser.new_context()
        page = context.new_page()
        troubles = []
        page.on("console", lambda message: troubles.append(message.text))
        with served(small("published")) as address:
            page.goto(f"{address}index.html")
            found = context.new_cdp_session(page).send("Page.getAppManifest")
            context.close()
        assert troubles == []
        assert found["errors"] == []
        assert found["url"] == f"{address}app.webmanifest"
        assert json.loads(found["data"])["name"] == "Dateline demo archive"


class TestLook:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_body_text_has_a_contrast_of_seven(self, opened, crowded, scheme):
        """As painted: paragraphs, lists, headlines and summaries reach 7 to 1, by day and by night."""
        site = crowded("en")
        paths = [page_of(site, kind) for kind in ("home", "article", "person", "month", "own")]
        for path in (*paths, story(site, "every-block")):
            page = opened(site, path, color_scheme=scheme, reduced_motion="reduce")
            found = page.evaluate(CONTRASTS)
            assert found, path
            assert [pair for pair in found if pair[1] < 7] == [], path

    def test_what_is_drawn_survives_forced_colours(self, opened, crowded):
        """Bars, calendars and lines keep a colour of the reader's own."""
        site = crowded("en")
        page = opened(site, page_of(site, "year"), forced_colors="active")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        stroke, paper = page.evaluate(
            "[getComputedStyle(document.querySelector('.month a rect')).stroke,"
            " getComputedStyle(document.body).backgroundColor]"
        )
        assert stroke != paper
        home = opened(site, "index.html", forced_colors="active")
        fill = "getComputedStyle(document.querySelector('.bars i')).backgroundColor"
        assert home.evaluate(fill) != home.evaluate("getComputedStyle(document.body).backgroundColor")

    @pytest.mark.parametrize(("choice", "moves"), [("reduce", False), ("no-preference", True)])
    def test_nothing_moves_for_who_wants_no_motion(self, opened, crowded, choice, moves):
        """Transitions exist only where the reader has not asked to be spared."""
        page = opened(crowded("en"), "index.html", reduced_motion=choice)
        duration = page.evaluate("getComputedStyle(document.querySelector('main a')).transitionDuration")
        assert (set(re.findall(r"[\d.]+", duration)) != {"0"}) == moves

    def test_paper_holds_the_article_and_its_reference_alone(self, opened, crowded):
        """Printed, an article has its text and its citation; menus, switches and neighbours stay away."""
        site = crowded("en")
        page = opened(site, story(site, "every-block"))
        words = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(page.pdf())).pages)
        words = " ".join(words.split())
        assert "The mill stands by the river" in words
        assert "“The mill by the river”. 8 January 1990. Dateline demo archive" in words
        for unwanted in ("Search", "Organisations Map", "Earlier", "BibTeX", "Mark names"):
            assert unwanted not in words


class TestKeyboard:
    def test_the_first_key_leads_past_the_menu(self, opened, crowded):
        """Tab shows the way to the content; Enter takes it."""
        page = opened(crowded("en"), "index.html")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.url.endswith("#main")

    @pytest.mark.parametrize("kind", ["article", "year", "years", "map", "person", "home"])
    def test_tab_reaches_everything_that_can_be_used(self, opened, crowded, kind):
        """Links, switches and scrolling tables are all met, and show where one is."""
        site = crowded("en")
        page = opened(site, page_of(site, kind))
        usable = page.evaluate(
            "[...document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]')]"
            ".filter(e => e.checkVisibility()).length"
        )
        met = 0
        for _ in range(min(usable, 60)):
            page.keyboard.press("Tab")
            met += page.evaluate(
                "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
                " const fresh = e !== document.body && !e.dataset.met; e.dataset.met = 'yes';"
                " return fresh && (s.outlineStyle !== 'none' || e.closest('.ask') !== null) ? 1 : 0; })()"
            )
        assert met == min(usable, 60)

    def test_a_slash_begins_a_search(self, opened, crowded):
        """On the search page / leads to the field; from home the field leads to the search page."""
        site = crowded("en")
        page = opened(site, "search.html")
        page.get_by_role("link", name="Map").first.focus()
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "query"
        home = opened(site, "index.html")
        home.get_by_role("searchbox").fill("splashdown Hornet")
        home.keyboard.press("Enter")
        home.wait_for_url("**/search.html?q=splashdown+Hornet")
        home.locator("#results > li").first.wait_for()


class TestMarks:
    def test_the_switch_that_hides_marks_is_remembered(self, opened, crowded):
        """Switched off on one article, marks are off on the next; on again, they are on."""
        site = crowded("en")
        first, second, *_ = (path for path in html_pages(site) if path.startswith("articles/1969/"))
        page = opened(site, first, reduced_motion="reduce")
        marks = page.get_by_label("Marked in the text")
        marks.select_option("none")
        page.goto((site / second).as_uri())
        assert marks.input_value() == "none"
        colour = "getComputedStyle(document.querySelector('.body .mention')).textDecorationColor"
        assert page.evaluate(colour) == "rgba(0, 0, 0, 0)"
        marks.select_option("first")
        page.goto((site / first).as_uri())
        assert marks.input_value() == "first"
        assert page.evaluate(colour) != "rgba(0, 0, 0, 0)"
        again = colour.replace(".mention", ".again")
        assert page.evaluate(again) == "rgba(0, 0, 0, 0)"

    def test_without_javascript_the_switch_still_works(self, opened, crowded):
        """It forgets, but it hides: one rule of the style sheet does it."""
        site = crowded("en")
        path = next(path for path in html_pages(site) if path.startswith("articles/1969/"))
        page = opened(site, path, java_script_enabled=False, reduced_motion="reduce")
        page.get_by_label("Marked in the text").select_option("none")
        assert page.get_by_label("Marked in the text").input_value() == "none"
