"""Files made by the tools that people use, from our own demo pages, imported back to the same text."""

import json
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from benchmarks.chromium import ARGUMENTS, NoBrowserError, chromium
from dateline.article.blocks import Figure
from dateline.article.identity import canonical_url
from dateline.article.page import read_page
from dateline.clean import clean

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
    """`wget --warc-file` captures pages that come back to the same text, with their pictures."""
    addresses = [f"{site}/{name}" for name in PAGES]
    command = ["wget", "-q", "-p", "--warc-file", str(tmp_path / "capture"), "-P", str(tmp_path / "pages")]
    subprocess.run([*command, *addresses], check=True, env={"PATH": "/usr/bin:/bin", "no_proxy": "*"})
    report = bring(tmp_path / "content", tmp_path / "capture.warc.gz")
    assert report.counts["added"] == len(PAGES)
    assert texts(tmp_path / "content") == same_text()
    assert list((tmp_path / "content" / "images").iterdir())


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


CAPTURE = """
import sys
from warcio.capture_http import capture_http
from http.client import HTTPConnection
with capture_http(sys.argv[1]):
    for name in sys.argv[3:]:
        connection = HTTPConnection("127.0.0.1", int(sys.argv[2]))
        connection.request("GET", "/" + name)
        connection.getresponse().read()
        connection.close()
"""


def test_a_capture_by_warcio(site, tmp_path):
    """What warcio captures of a program's own requests comes back to the same text."""
    port, target = site.rpartition(":")[2], str(tmp_path / "capture.warc.gz")
    command = [sys.executable, "-c", CAPTURE, target, port, *PAGES]
    subprocess.run(command, check=True, capture_output=True)
    assert bring(tmp_path / "content", tmp_path / "capture.warc.gz").counts["added"] == len(PAGES)
    assert texts(tmp_path / "content") == same_text()


def body_of(article):
    """Return an article's text as the paragraphs that a generator puts into a feed."""
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in article.text.split("\n\n"))


def test_feeds_by_pelican(tmp_path):
    """RSS and Atom of a site that Pelican built give its articles back with their text."""
    articles = [clean((SOURCES / name).read_bytes()) for name in PAGES]
    (tmp_path / "content").mkdir()
    for number, article in enumerate(articles):
        head = (
            f"<title>{escape(article.headline)}</title>"
            f'<meta name="date" content="2024-01-0{number + 1} 10:00">'
        )
        page = f"<html><head>{head}</head><body>{body_of(article)}</body></html>"
        (tmp_path / "content" / f"{number}.html").write_text(page, "utf-8")
    (tmp_path / "conf.py").write_text(
        "SITENAME = 'Demo'\nSITEURL = 'https://example.org'\nTIMEZONE = 'UTC'\n"
        "RSS_FEED_SUMMARY_ONLY = False\nFEED_ALL_ATOM = 'all.atom'\nFEED_ALL_RSS = 'all.rss'\n"
        "PATH = 'content'\nPLUGINS = []\n"
    )
    command = [sys.executable, "-m", "pelican", "-q", "-s", "conf.py", "-o", "output"]
    subprocess.run(command, check=True, cwd=tmp_path, capture_output=True)
    for name in ("all.atom", "all.rss"):
        content = tmp_path / f"archive-{name}"
        assert bring(content, tmp_path / "output" / name).counts["added"] == len(PAGES)
        assert texts(content) == same_text()


HUGO_FULL = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{{ site.Title }}</title><link>{{ site.Home.Permalink }}</link>{{ range site.RegularPages }}
<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
<content:encoded>{{ .Content | transform.XMLEscape | safeHTML }}</content:encoded></item>{{ end }}
</channel></rss>"""


@pytest.mark.parametrize("full", [True, False], ids=["full", "summaries"])
def test_a_feed_by_hugo(tmp_path, full):
    """Hugo's feeds give the text where they hold it; its own template's summaries are wanted addresses."""
    hugo = Path(sys.executable).with_name("hugo")
    if not hugo.exists():
        pytest.skip("hugo is not in this environment")
    (tmp_path / "content" / "posts").mkdir(parents=True)
    (tmp_path / "layouts").mkdir()
    for name in PAGES:
        article = clean((SOURCES / name).read_bytes())
        article = replace(article, blocks=tuple(b for b in article.blocks if not isinstance(b, Figure)))
        head = json.dumps({"title": article.headline, "date": "2024-01-02T10:00:00Z"})
        (tmp_path / "content" / "posts" / f"{name}.md").write_text(f"{head}\n\n{article.markdown()}", "utf-8")
    if full:
        (tmp_path / "layouts" / "home.rss.xml").write_text(HUGO_FULL)
    (tmp_path / "layouts" / "home.html").write_text("{{ .Title }}")
    (tmp_path / "hugo.toml").write_text(
        'baseURL = "https://example.org/"\ntitle = "Demo"\ndisableKinds = ["taxonomy", "term", "section"]\n'
        "[markup.goldmark.extensions.typographer]\ndisable = true\n"
    )
    subprocess.run([str(hugo), "--quiet"], check=True, cwd=tmp_path, capture_output=True)
    report = bring(tmp_path / "archive", tmp_path / "public" / "index.xml")
    assert report.counts["added" if full else "wanted"] == report.counts["read"] == len(PAGES)
    assert texts(tmp_path / "archive") == (same_text() if full else set())


WORDPRESS_FEED = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>Demo</title><link>https://example.org</link><language>en-GB</language>
<generator>https://wordpress.org/?v=6.4.2</generator>{items}
</channel></rss>"""
WORDPRESS_ITEM = """
\t<item><title>{title}</title><link>https://example.org/?p={number}</link>
\t<dc:creator><![CDATA[editor]]></dc:creator><pubDate>Tue, 02 Jan 2024 10:00:00 +0000</pubDate>
\t<category><![CDATA[News]]></category><guid isPermaLink="false">https://example.org/?p={number}</guid>
\t<description><![CDATA[{start} [&#8230;]]]></description>
\t<content:encoded><![CDATA[{body}
<p>The post <a rel="nofollow" href="https://example.org/?p={number}">{title}</a> appeared first on
<a rel="nofollow" href="https://example.org">Demo</a>.</p>]]></content:encoded>
\t<slash:comments>0</slash:comments></item>"""


def test_a_feed_as_wordpress_writes_it(tmp_path):
    """The full text of a WordPress feed comes back, without the line that WordPress adds below it."""
    items = ""
    for number, name in enumerate(PAGES, 1):
        article = clean((SOURCES / name).read_bytes())
        start = escape(" ".join(article.text.split()[:55]), quote=False)
        items += WORDPRESS_ITEM.format(
            title=escape(article.headline), number=number, start=start, body=body_of(article)
        )
    (tmp_path / "feed.xml").write_text(WORDPRESS_FEED.format(items=items), "utf-8")
    assert bring(tmp_path / "content", tmp_path / "feed.xml").counts["added"] == len(PAGES)
    assert texts(tmp_path / "content") == same_text()


@pytest.mark.browser
def test_a_page_by_singlefile(site, tmp_path):
    """What SingleFile's command saves comes back to the same text, its address and its picture kept."""
    command = Path(__file__).resolve().parents[2] / "node_modules" / ".bin" / "single-file"
    if not command.exists():
        pytest.skip("single-file-cli is not installed; `npm ci` does that")
    try:
        browser = chromium()
    except NoBrowserError as error:
        pytest.skip(str(error))
    options = [f"--browser-executable-path={browser}", "--browser-args", json.dumps(ARGUMENTS)]
    saved = tmp_path / "saved.html"
    # On a busy machine it may lose the page ("Execution context not found"), and ends as if all were well.
    for _ in range(3):
        address = f"{site}/{PAGES[0]}"
        subprocess.run([str(command), *options, address, str(saved)], check=True, capture_output=True)
        if saved.exists():
            break
    (outcome,) = bring(tmp_path / "content", saved).outcomes
    assert outcome.state == "added"
    assert texts(tmp_path / "content") == {clean((SOURCES / PAGES[0]).read_bytes()).text}
    article = read_page((tmp_path / "content" / outcome.page).read_text("utf-8"))
    assert article.url == canonical_url(address)
    assert article.provenance.retrieved
    assert list((tmp_path / "content" / "images").iterdir())


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


def test_an_epub_by_calibre(tmp_path):
    """The book that Calibre's `Fetch news` made of our pages comes back to the same text.

    Calibre is too large to install for a test; docs/importing.md says how the file was made.
    """
    book = Path(__file__).parent / "conformance" / "epub" / "good-by-calibre.epub"
    assert bring(tmp_path / "content", book).counts["added"] == len(PAGES)
    found = texts(tmp_path / "content")
    for name in PAGES:
        article = clean((SOURCES / name).read_bytes())
        # Calibre drops the class by which a page tells its standfirst from its first paragraph.
        assert found & {article.text, f"{article.standfirst}\n\n{article.text}"}
    assert list((tmp_path / "content" / "images").iterdir())
