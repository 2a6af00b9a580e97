"""A local server for the built site; with `reload`, pages refresh themselves when the site was built anew."""

import functools
import http.server
import re
import socketserver
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from watchfiles import watch

from ..article.errors import SettingError
from ..build.csp import headers_of
from ..build.media_types import media_type
from ..site.paths import NOT_FOUND

_SCRIPT = "/dateline-reload.js"
_STATE = "/dateline-reload.txt"
_LOCAL = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?", re.IGNORECASE)
_POLL = b"""let seen=null;setInterval(async()=>{
try{const now=await(await fetch('%s',{cache:'no-store'})).text();
if(seen!==null&&now!==seen)location.reload();seen=now}catch{}},700);""" % _STATE.encode()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Sends the files of one folder as a good host would: no links, no lists, the headers of the site."""

    path = ""  # until a request is understood
    builds: "list[int] | None" = None  # one number, counted up by each build; None without reloading

    def end_headers(self) -> None:
        for name, value in headers_of(self.path.lstrip("/")).items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        path = self.path.partition("?")[0].partition("#")[0]
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not _LOCAL.fullmatch(hosts[0]):
            # A page elsewhere whose name was made to lead here may not read what is built here.
            self._send(b"This server answers to localhost alone.\n", "text/plain", 421, with_body=with_body)
        elif self.builds is not None and path == _SCRIPT:
            self._send(_POLL, "text/javascript", with_body=with_body)
        elif self.builds is not None and path == _STATE:
            self._send(str(self.builds[0]).encode(), "text/plain", with_body=with_body)
        elif (file := self._file(path)) is None:
            missing = Path(self.directory) / NOT_FOUND
            page = missing.read_bytes() if missing.is_file() else b"There is no such page.\n"
            self._send(page, media_type(NOT_FOUND), 404, with_body=with_body)
        elif file.is_dir():
            self.send_response(301)
            self.send_header("Location", f"/{path.strip('/')}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._send(self._shown(file), media_type(file.name), with_body=with_body)

    def _file(self, path: str) -> Path | None:
        """Return the file at a path, a folder that lacks its last slash, or None where there is neither."""
        root = Path(self.directory).resolve()
        below = unquote(path, errors="surrogateescape").lstrip("/")
        if "\0" in below or "\\" in below or set(below.split("/")) & {".", ".."}:
            return None
        file = root / below
        if path.endswith("/"):
            file /= "index.html"
        try:
            if file.resolve(strict=True) != file:  # a link somewhere on the way, wherever it leads
                return None
        except (OSError, RuntimeError, ValueError):
            return None
        if file.is_dir():
            return file if (file / "index.html").is_file() else None
        return file if file.is_file() else None

    def _shown(self, file: Path) -> bytes:
        data = file.read_bytes()
        if self.builds is None or file.suffix != ".html":
            return data
        # Only the served copy gets the script; the site's own policy allows scripts of its own origin.
        return data.replace(b"</head>", f'<script src="{_SCRIPT}" defer></script></head>'.encode(), 1)

    def _send(self, data: bytes, kind: str, status: int = 200, *, with_body: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if with_body:
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Stay silent: a reader's every file is no news."""


class _Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, unless the reader merely went away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def serve(
    output: Path,
    port: int,
    *,
    rebuild: Callable[[], None] | None = None,
    watched: Iterable[Path] = (),
    announce: Callable[[str], None] = print,
) -> None:
    """Serve the site on this machine until interrupted.

    Args:
        output: the built site.
        port: TCP port on the loopback address; 0 takes a free one.
        rebuild: called when something watched changed, where the pages should then reload.
        watched: files and folders whose changes call `rebuild`.
        announce: told the address once the server listens.

    Raises:
        SettingError: there is no built site, or the port is taken.
    """
    if not (output / "index.html").is_file():
        raise SettingError("there is no built site", where=str(output), remedy="Run `dateline build` first.")
    builds = [0] if rebuild else None
    kind = type("Handler", (_Handler,), {"builds": builds})
    try:
        server = _Server(("127.0.0.1", port), functools.partial(kind, directory=str(output)))
    except OSError as error:
        raise SettingError(
            f"port {port} cannot be used ({error.strerror})",
            remedy="Take another: `dateline serve --port 8001`.",
        ) from error
    with server:
        announce(f"http://127.0.0.1:{server.server_address[1]}/")
        if rebuild is None or builds is None:
            server.serve_forever()
            return
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for _ in watch(*(path for path in watched if path.exists())):
            rebuild()
            builds[0] += 1
