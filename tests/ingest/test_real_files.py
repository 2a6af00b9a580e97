"""Files made by the tools that people use, from our own demo pages, imported back to the same text."""

import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.article.page import read_page
from plugins.clean import clean

from .conftest import bring

SOURCES = Path(__file__).resolve().parents[2] / "demo" / "sources"
PAGES = ("1906-04-22-san-francisco-fires-out.html", "1990-02-12-mandela-released.html")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):  # noqa: A002  the base class named it
        """Say nothing."""


@pytest.fixture
def site(tmp_path):
    """Serve the demo pages on this machine; return the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SOURCES)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def texts(content):
    """Return the texts of the archive's pages."""
    return {read_page(path.read_text("utf-8")).text for path in sorted((content / "articles").rglob("*.md"))}


def same_text():
    """Return the texts that the pages have when they are read as files."""
    return {clean((SOURCES / name).read_bytes()).text for name in PAGES}


@pytest.mark.skipif(shutil.which("wget") is None, reason="wget is not on this machine")
def test_a_warc_by_wget(site, tmp_path):
    """`wget --warc-file` captures pages that come back to the same text."""
    addresses = [f"{site}/{name}" for name in PAGES]
    command = ["wget", "-q", "--warc-file", str(tmp_path / "capture"), "-P", str(tmp_path / "pages")]
    subprocess.run([*command, *addresses], check=True, env={"PATH": "/usr/bin:/bin", "no_proxy": "*"})
    report = bring(tmp_path / "content", tmp_path / "capture.warc.gz")
    assert report.counts["added"] == len(PAGES)
    assert texts(tmp_path / "content") == same_text()


# warcio leaves its own temporary files to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_warc_by_warcio(tmp_path):
    """What warcio writes comes back to the same text, packed or not."""
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    for packed in (True, False):
        with (tmp_path / f"capture-{packed}.warc").open("wb") as stream:
            writer = WARCWriter(stream, gzip=packed)
            for name in PAGES:
                http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
                url, payload = f"https://example.org/{name}", BytesIO((SOURCES / name).read_bytes())
                writer.write_record(
                    writer.create_warc_record(url, "response", payload=payload, http_headers=http)
                )
        content = tmp_path / f"content-{packed}"
        report = bring(content, tmp_path / f"capture-{packed}.warc")
        assert report.counts["added"] == len(PAGES)
        assert texts(content) == same_text()


def test_a_feed_by_the_library_that_pelican_writes_with(tmp_path):
    """RSS and Atom with full content, as Pelican writes them, give articles with their text."""
    from feedgenerator import Atom1Feed, Rss201rev2Feed

    article = clean((SOURCES / PAGES[1]).read_bytes())
    body = "".join(f"<p>{part}</p>" for part in article.text.split("\n\n"))
    for kind in (Atom1Feed, Rss201rev2Feed):
        feed = kind("Demo", "https://example.org/", "All")
        told = {"description": "Short.", "content": body} if kind is Atom1Feed else {"description": body}
        feed.add_item(article.headline, "https://example.org/mandela", **told)
        (tmp_path / f"{kind.__name__}.xml").write_text(feed.writeString("utf-8"), "utf-8")
        content = tmp_path / kind.__name__
        report = bring(content, tmp_path / f"{kind.__name__}.xml")
        assert report.counts["added"] == 1
        (text,) = texts(content)
        assert text.split()[:40] == article.text.split()[:40]


@pytest.mark.browser
def test_mhtml_by_chromium(site, tmp_path, browser):
    """What Chromium saves as a single file comes back to the same text, its picture kept."""
    page = browser.new_page()
    page.goto(f"{site}/{PAGES[0]}")
    session = page.context.new_cdp_session(page)
    saved = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    page.close()
    (tmp_path / "saved.mhtml").write_bytes(saved.encode())
    (outcome,) = bring(tmp_path / "content", tmp_path / "saved.mhtml").outcomes
    assert outcome.state == "added"
    assert texts(tmp_path / "content") == {clean((SOURCES / PAGES[0]).read_bytes()).text}
    assert list((tmp_path / "content" / "images").iterdir())
