"""A real browser on the built demo archive, over http and from file://; trouble in a page is a failure."""

import functools
import http.server
import threading

import pytest


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Stay silent."""


@pytest.fixture(scope="session")
def served(demo_archive):
    """The address of the demo site over http, below a sub-path as many hosts have it."""
    handler = functools.partial(_Quiet, directory=str(demo_archive.output.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/output/"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["http", "file"])
def address(request, demo_archive):
    """The demo site's address, over http and from a folder opened by double-click."""
    return (
        demo_archive.output.as_uri() + "/" if request.param == "file" else request.getfixturevalue("served")
    )


@pytest.fixture
def page(browser, address):
    """A page that fails the test for a script error, a console message, or a request to another origin."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    troubles = []
    opened.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    opened.on("console", lambda m: m.type in {"error", "warning"} and troubles.append(f"console: {m.text}"))
    opened.on(
        "request",
        lambda r: r.url.startswith((address, "blob:", "data:")) or troubles.append(f"request: {r.url}"),
    )
    yield opened
    context.close()
    assert troubles == []
