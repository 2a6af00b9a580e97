"""A local server for the built site; with `reload`, pages refresh themselves when the site was built anew."""

import functools
import http.server
import socketserver
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import watch

from ..article.errors import SettingError

_SCRIPT = "/dateline-reload.js"
_STATE = "/dateline-reload.txt"
_POLL = b"""let seen=null;setInterval(async()=>{
try{const now=await(await fetch('%s',{cache:'no-store'})).text();
if(seen!==null&&now!==seen)location.reload();seen=now}catch{}},700);""" % _STATE.encode()


class _Handler(http.server.SimpleHTTPRequestHandler):
    builds: "list[int] | None" = None  # one number, counted up by each build; None without reloading

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if self.builds is None:
            super().do_GET()
        elif path == _SCRIPT:
            self._send(_POLL, "text/javascript")
        elif path == _STATE:
            self._send(str(self.builds[0]).encode(), "text/plain")
        else:
            self._page(path)

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() and path.endswith("/") else file
        if file.suffix != ".html" or not file.is_file():
            super().do_GET()
            return
        # Only the served copy gets the script; the site's own policy allows scripts of its own origin.
        tag = f'<script src="{_SCRIPT}" defer></script></head>'.encode()
        self._send(file.read_bytes().replace(b"</head>", tag, 1), "text/html; charset=utf-8")

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Stay silent: a reader's every file is no news."""


class _Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    allow_reuse_address = True


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
        raise SettingError("there is no built site", where=str(output), remedy="Run `inv build` first.")
    builds = [0] if rebuild else None
    kind = type("Handler", (_Handler,), {"builds": builds})
    try:
        server = _Server(("127.0.0.1", port), functools.partial(kind, directory=str(output)))
    except OSError as error:
        raise SettingError(
            f"port {port} cannot be used ({error.strerror})", remedy="Take another: `inv serve --port 8001`."
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
