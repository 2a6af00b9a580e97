"""The local server: what a good host would send, and nothing of the machine beside the site."""

import http.client
import socket
import threading
from pathlib import Path

import pytest

from dateline.build.csp import headers_of
from dateline.deliver import serve as module


@pytest.fixture
def ask(tmp_path):
    """Return a function that asks a running server for a path: status, headers, body."""
    site = tmp_path / "site"
    (site / "days").mkdir(parents=True)
    (site / "empty").mkdir()
    (site / "index.html").write_text("<head></head>home")
    (site / "days/index.html").write_text("days")
    (site / "404.html").write_text("nothing here")
    (site / "feed.atom").write_text("feed")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "linked").symlink_to(tmp_path)
    kind = type("Handler", (module._Handler,), {"builds": None})
    server = module._Server(("127.0.0.1", 0), lambda *given: kind(*given, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]

    def request(path, method="GET", host=f"127.0.0.1:{port}"):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.putrequest(method, path, skip_host=True)
        if host is not None:
            connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read()
        connection.close()
        return found

    request.port = port
    yield request
    server.shutdown()
    server.server_close()


class TestFiles:
    def test_a_page_comes_with_the_headers_of_the_site(self, ask):
        """A preview is what a host serves: the same policy, the same types."""
        status, headers, body = ask("/")
        assert (status, body) == (200, b"<head></head>home")
        assert headers.items() >= headers_of("").items()
        assert ask("/feed.atom?x=1")[1]["Content-Type"] == "application/atom+xml"

    def test_a_folder_leads_to_its_page(self, ask):
        """As hosts do it, by an address that ends in a slash."""
        assert ask("/days")[:1] == (301,)
        assert ask("/days")[1]["Location"] == "/days/"
        assert ask("/days/")[2] == b"days"

    def test_head_has_no_body(self, ask):
        """The headers alone."""
        status, headers, body = ask("/", "HEAD")
        assert (status, headers["Content-Length"], body) == (200, "17", b"")

    @pytest.mark.parametrize(
        "path",
        [
            "/link.txt", "/linked/secret.txt", "/linked/", "/empty", "/empty/", "/../secret.txt",
            "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/x%00", "/%00", "/days/..%5c..%5csecret.txt",
            "/" + "a" * 5000, "/%ff%fe",
            "//etc/passwd", "/./index.html", "/index.html/",
        ],
    )  # fmt: skip
    def test_what_is_no_file_of_the_site_is_not_found(self, path, ask):
        """Links, folders without a page, ways out, zero bytes: the site's own page says so."""
        status, headers, body = ask(path)
        assert (status, body) == (404, b"nothing here")
        assert headers.items() >= headers_of("").items()

    @pytest.mark.parametrize("request_line", [b"\0\xff", b"GET / HTTP/9.9", b"GET", b"GET /"])
    def test_what_is_no_request_is_no_traceback(self, request_line, ask, capsys):
        """The owner's terminal stays quiet, whatever knocks."""
        with socket.create_connection(("127.0.0.1", ask.port), timeout=10) as connection:
            connection.sendall(request_line + b"\r\nHost: localhost\r\n\r\n")
            while connection.recv(4096):
                pass
        assert capsys.readouterr().err == ""

    def test_nothing_can_be_written(self, ask):
        """Other methods are refused."""
        assert ask("/", "PUT")[0] == 501
        assert ask("/", "POST")[0] == 501


class TestHost:
    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil", "", None])
    def test_another_name_is_refused(self, host, ask):
        """A page elsewhere cannot read the site by a name that it made lead here."""
        status, _, body = ask("/", host=host)
        assert status == 421
        assert b"home" not in body

    @pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "[::1]:8000", "127.0.0.1"])
    def test_names_of_this_machine_are_answered(self, host, ask):
        """With a port or without."""
        assert ask("/", host=host)[0] == 200


class TestReload:
    def test_only_the_served_copy_has_the_script(self, tmp_path):
        """Pages refresh themselves while somebody edits; the files of the site stay as they are."""
        (tmp_path / "index.html").write_text("<head></head>home")
        kind = type("Handler", (module._Handler,), {"builds": [7]})
        handler = kind.__new__(kind)
        handler.directory = str(tmp_path)
        assert b"dateline-reload.js" in handler._shown(Path(tmp_path / "index.html"))
        assert (tmp_path / "index.html").read_text() == "<head></head>home"
