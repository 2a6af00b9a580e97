"""The built pages in a real Chromium, with the shipped policy and without: what fires, what is fetched."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from .chromium import ARGUMENTS, chromium

_WATCH = """
window.__fired = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
  window[name] = (...all) => { window.__fired.push(name + ':' + String(all[0])); };
addEventListener('securitypolicyviolation', e => window.__fired.push('policy:' + e.violatedDirective));
addEventListener('error', e => { if (e.message) window.__fired.push('error:' + e.message); });
addEventListener('unhandledrejection', e => window.__fired.push('error:' + e.reason));
"""
# Every handler an element might carry is called, as a curious reader's mouse would; links that run are named.
_PROVOKE = """() => {
  for (const element of document.querySelectorAll('*'))
    for (const name of element.getAttributeNames())
      if (name.startsWith('on')) element.dispatchEvent(new Event(name.slice(2)));
  for (const { href } of document.links) if (/^(javascript|vbscript):/.test(href)) window.__fired.push(href);
  return window.__fired;
}"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    policy = True

    def do_GET(self) -> None:
        """Serve a file; without the policy, pages lose their meta tag."""
        path = Path(self.translate_path(self.path))
        if self.policy or path.suffix != ".html" or not path.is_file():
            super().do_GET()
            return
        data = path.read_bytes().replace(b'http-equiv="Content-Security-Policy"', b'name="no-policy"', 1)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def served_site(site: Path, *, policy: bool) -> Iterator[str]:
    """Serve a site on this machine, with its policy or without, and give its address."""
    kind = type("Handler", (_Handler,), {"policy": policy})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(kind, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def open_site(site: Path) -> dict[str, int]:
    """Open all article pages in a Chromium of its own, see `open_pages`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        try:
            return open_pages(site, browser)
        finally:
            browser.close()


def open_pages(site: Path, browser: Any) -> dict[str, int]:
    """Open all article pages; count those, what fired, and what another origin was asked for."""
    pages = sorted(path.relative_to(site).as_posix() for path in (site / "articles").rglob("*.html"))
    return open_paths(site, browser, pages)


def open_paths(site: Path, browser: Any, pages: list[str]) -> dict[str, int]:
    """Open pages of a site; count those, what fired, and what another origin was asked for."""
    fired: list[str] = []
    strangers: list[str] = []
    for policy in (True, False):
        with served_site(site, policy=policy) as origin:
            fired += _visit(browser, origin, pages, strangers)
    for event in fired[:20]:
        print("fired:", event)
    return {"opened": 2 * len(pages), "fired": len(fired), "third_party": len(strangers)}


def _visit(browser: Any, origin: str, pages: list[str], strangers: list[str]) -> list[str]:
    fired: list[str] = []
    page = browser.new_page()
    page.add_init_script(_WATCH)
    page.on("dialog", lambda dialog: (fired.append(f"dialog:{dialog.message}"), dialog.dismiss()))
    page.on("popup", lambda popup: (fired.append("popup"), popup.close()))

    def route(route: Any) -> None:
        if route.request.url.startswith(origin):
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    page.route("**/*", route)
    for path in pages:
        # What a page's scripts show of its address comes after it has loaded.
        page.goto(origin + path, wait_until="networkidle" if set("?#") & set(path) else "load")
        fired += [f"{path}: {event}" for event in page.evaluate(_PROVOKE)]
        if urlsplit(page.url).path != urlsplit(origin + path).path:
            fired.append(f"{path}: navigated to {page.url}")
    page.close()
    return fired
