"""Fetching: from public addresses only, politely, what comes kept and accounted for. None goes online."""

import datetime as dt
import gzip
import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from warcio.archiveiterator import ArchiveIterator

from dateline.article.errors import SettingError, UnfetchedError
from dateline.article.page import read_page
from dateline.ingest import ingest
from dateline.ingest.fetch import FETCHED, Fetcher, http
from dateline.ingest.fetch.addresses import Policy, is_public
from dateline.ingest.fetch.politeness import LONGEST_WAIT, PAUSE, Clock, seconds_to_wait
from dateline.ingest.record import Record, Wanted

from .conftest import Here, page, sums_up, tree

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
CONTACT = "archive@example.org"


class Paper:
    """A server on this machine: what it answers, and what it was asked."""

    def __init__(self):
        self.answers = {"/robots.txt": (404, {}, b"")}
        self.asked = []
        paper = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                paper.asked.append((self.path, dict(self.headers)))
                answer = paper.answers.get(self.path, (404, {}, b"no such page"))
                status, headers, body = answer(self) if callable(answer) else answer
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(body))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format, *args):  # noqa: A002  the base class named it
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port

    def url(self, path, host="paper.example"):
        """Return an address of this server."""
        return f"http://{host}:{self.port}{path}"

    def shows(self, path, *, body=None, **headers):
        """Put a page there."""
        told = {"Content-Type": "text/html"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        self.answers[path] = (200, told, body or page(path.strip("/")))

    @property
    def paths(self):
        """Return what was asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def paper():
    """Return a server that runs."""
    paper = Paper()
    thread = threading.Thread(target=paper.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield paper
    paper.server.shutdown()
    paper.server.server_close()
    thread.join()


class Hours:
    """A clock that a test turns; sleeping costs no time."""

    def __init__(self):
        self.seconds = 1000.0
        self.slept = []

    @property
    def clock(self):
        """Return it as the fetcher wants it."""
        return Clock(lambda: self.seconds, self.sleep, lambda: NOON + dt.timedelta(seconds=self.seconds))

    def sleep(self, seconds):
        """Let the time pass at once."""
        self.slept.append(seconds)
        self.seconds += seconds


def here(paper, **more):
    """Return a policy by which every name leads to the server, and it alone may be asked."""
    return Policy(
        **{
            "resolve": lambda _host, _port: ["127.0.0.1"],
            "allows": lambda address, port: (address, port) == ("127.0.0.1", paper.port),
            **more,
        }
    )


def fetcher(folder, paper, hours=None, **more):
    """Return a fetcher that may ask the server."""
    return Fetcher(folder, CONTACT, policy=here(paper, **more), clock=(hours or Hours()).clock)


def fetched(fetch, *urls):
    """Return what came of some addresses: a record or a reason for each."""
    wanted = [Wanted(f"list#{number}", url) for number, url in enumerate(urls)]
    found = {one.url: result for one, result in fetch.fetch(wanted)}
    return [found[url] for url in urls]


class TestAddresses:
    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
            "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "239.1.1.1",
            "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
            "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1",
            "64:ff9b:1::7f00:1", "2002:7f00:1::", "2001:0:1::1",
        ],
    )  # fmt: skip
    def test_what_is_not_public_is_refused(self, address):
        """Private, loopback, link-local, shared, test, multicast and reserved addresses, and IPv4 in IPv6."""
        assert not is_public(address, 80)

    @pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111"])
    def test_public_addresses_are_allowed(self, address):
        """Addresses of the public internet may be asked, at the ports of the web."""
        assert is_public(address, 80)
        assert is_public(address, 443)
        assert not is_public(address, 22)
        assert not is_public(address, 6379)

    @pytest.mark.parametrize(
        "host",
        [
            "127.0.0.1", "127.1", "127.0.0.1.", "localhost", "LOCALHOST", "2130706433", "0x7f.1",
            "0x7f000001", "0177.0.0.1", "0", "[::]", "[::1]",
            "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
            "①②⑦.⓪.⓪.①", "127。0。0。1", "a@127.0.0.1",
        ],
    )  # fmt: skip
    def test_no_spelling_of_this_machine_is_asked(self, paper, tmp_path, host):
        """However loopback is spelt, it is refused before a connection is made."""
        fetch = Fetcher(tmp_path, CONTACT, clock=Hours().clock)
        (reason,) = fetched(fetch, paper.url("/a", host))
        assert isinstance(reason, str)
        assert paper.asked == []

    @pytest.mark.parametrize(
        "host", ["[::1", "::1]", "[127.0.0.1]", "[v1.x]", "a:99999", "a:b", "a:-1", "a..b", "a" * 300, ""]
    )
    def test_what_is_no_address_is_a_reason(self, tmp_path, host):
        """A list of addresses that a person wrote goes on behind it."""
        fetch = Fetcher(tmp_path, CONTACT, clock=Hours().clock)
        (reason,) = fetched(fetch, f"http://{host}/a")
        assert isinstance(reason, str)

    def test_one_private_address_among_public_ones_is_enough(self, paper, tmp_path):
        """A name that leads here and elsewhere is refused as a whole."""
        fetch = fetcher(tmp_path, paper, resolve=lambda *_: ["127.0.0.1", "10.0.0.1"])
        (reason,) = fetched(fetch, paper.url("/a"))
        assert "no public web server" in reason
        assert paper.asked == []

    def test_the_connection_goes_to_the_address_that_was_checked(self, paper, tmp_path, monkeypatch):
        """A name is resolved once a request: what it would resolve to later is never asked."""
        looked_up, connected = [], []
        connect = socket.create_connection

        def resolve(host, _port):
            looked_up.append(host)
            return ["127.0.0.1"]

        def connecting(address, *arguments, **options):
            connected.append(address)
            return connect(address, *arguments, **options)

        monkeypatch.setattr(socket, "create_connection", connecting)
        paper.shows("/a")
        (found,) = fetched(fetcher(tmp_path, paper, resolve=resolve), paper.url("/a"))
        assert isinstance(found, Record)
        assert looked_up == ["paper.example"] * 2  # robots.txt and the page
        assert connected == [("127.0.0.1", paper.port)] * 2

    @pytest.mark.parametrize(
        "target",
        [
            "http://10.0.0.1/",
            "http://inner.example/",
            "ftp://paper.example/a",
            "file:///etc/passwd",
            "http://u@x/",
            "http://[",
            "http://paper.example:99999/",
            "//10.0.0.1/",
            "javascript:alert(1)",
        ],
    )
    def test_every_redirect_is_checked_again(self, paper, tmp_path, target):
        """A redirect to what may not be asked ends there."""
        paper.answers["/a"] = (302, {"Location": target}, b"")

        def resolve(host, _port):
            return ["127.0.0.1"] if host == "paper.example" else ["10.0.0.1"]

        (reason,) = fetched(fetcher(tmp_path, paper, resolve=resolve), paper.url("/a"))
        assert isinstance(reason, str)
        assert paper.paths == ["/a"]

    def test_a_name_without_an_address_is_a_reason(self, paper, tmp_path):
        """A host that does not exist is told as such."""

        def resolve(host, _port):
            raise socket.gaierror(-2, "Name or service not known")

        (reason,) = fetched(fetcher(tmp_path, paper, resolve=resolve), paper.url("/a"))
        assert "has no address" in reason


def _must_not(*_arguments, **_options):
    raise AssertionError("this must not be called")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not on this machine")
class TestEncrypted:
    @pytest.mark.parametrize("host", ["paper.example", "other.example"])
    def test_the_certificate_must_be_the_hosts(self, paper, tmp_path, monkeypatch, host):
        """The connection goes to the checked address; the certificate must be of the name."""
        key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
        command = (
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=x"
        )
        told = ["-addext", "subjectAltName=DNS:paper.example", "-keyout", str(key), "-out", str(certificate)]
        subprocess.run([*command.split(), *told], check=True, capture_output=True)
        trusting = ssl.create_default_context(cafile=certificate)
        monkeypatch.setattr(ssl, "create_default_context", lambda: trusting)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        paper.server.socket = context.wrap_socket(paper.server.socket, server_side=True)
        paper.server.handle_error = lambda *_: None  # the client hangs up on a wrong certificate
        paper.shows("/a")
        url = paper.url("/a", host).replace("http:", "https:")
        (found,) = fetched(fetcher(tmp_path, paper), url)
        assert isinstance(found, Record) if host == "paper.example" else "CERTIFICATE" in found


class TestManners:
    def test_who_asks_is_said(self, paper, tmp_path):
        """Each request names Dateline and how to reach the archive."""
        paper.shows("/a")
        fetched(fetcher(tmp_path, paper), paper.url("/a"))
        assert {headers["User-Agent"] for _, headers in paper.asked} == {f"Dateline (+{CONTACT})"}

    @pytest.mark.parametrize("contact", ["", "  ", "a\r\nHost: b", "é"])
    def test_without_a_contact_nothing_is_fetched(self, tmp_path, contact):
        """An archive that cannot be reached asks nobody."""
        with pytest.raises(SettingError, match="DATELINE_CONTACT"):
            Fetcher(tmp_path, contact)

    def test_robots_are_obeyed(self, paper, tmp_path):
        """What robots.txt forbids is not asked for; the longest rule decides, and ours before all others'."""
        rules = (
            b"User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /private\nAllow: /private/open\n"
        )
        paper.answers["/robots.txt"] = (200, {}, rules)
        for path in ("/a", "/private/b", "/private/open/c"):
            paper.shows(path)
        found = fetched(fetcher(tmp_path, paper), *map(paper.url, ("/a", "/private/b", "/private/open/c")))
        assert [isinstance(one, Record) for one in found] == [True, False, True]
        assert "robots.txt" in found[1]
        assert paper.paths == ["/a", "/private/open/c"]

    def test_a_host_in_trouble_is_left_alone(self, paper, tmp_path):
        """Where robots.txt cannot be had for a server's error, nothing else is asked for."""
        paper.answers["/robots.txt"] = (503, {}, b"")
        paper.shows("/a")
        (reason,) = fetched(fetcher(tmp_path, paper), paper.url("/a"))
        assert "robots.txt" in reason
        assert paper.paths == []

    def test_one_host_is_asked_with_pauses_and_hosts_take_turns(self, paper, tmp_path):
        """Between two requests to one host two seconds pass; another host is asked meanwhile."""
        hours = Hours()
        for path in ("/a", "/b", "/c"):
            paper.shows(path)
        asked = []
        paper.answers["/robots.txt"] = lambda handler: asked.append(handler.headers["Host"]) or (404, {}, b"")
        urls = [paper.url("/a"), paper.url("/b"), paper.url("/c", "other.example")]
        found = fetched(fetcher(tmp_path, paper, hours), *urls)
        assert all(isinstance(one, Record) for one in found)
        assert paper.paths == ["/a", "/c", "/b"]
        assert sum(hours.slept) == pytest.approx(2 * PAUSE, abs=0.1)

    def test_a_crawl_delay_is_kept(self, paper, tmp_path):
        """A host that wants longer pauses gets them."""
        hours = Hours()
        paper.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 11\n")
        paper.shows("/a")
        paper.shows("/b")
        fetched(fetcher(tmp_path, paper, hours), paper.url("/a"), paper.url("/b"))
        assert hours.slept == [11, 11]

    def test_a_busy_host_is_asked_again_when_it_says(self, paper, tmp_path):
        """Retry-After is waited for, once."""
        hours, answers = (
            Hours(),
            [(429, {"Retry-After": "45"}, b""), (200, {"Content-Type": "text/html"}, page("a"))],
        )
        paper.answers["/a"] = lambda _: answers.pop(0)
        (found,) = fetched(fetcher(tmp_path, paper, hours), paper.url("/a"))
        assert isinstance(found, Record)
        assert 45 in hours.slept

    @pytest.mark.parametrize("wish", ["86400", "", "soon", "Tue, 24 Nov 2026 12:00:00 GMT"])
    def test_a_host_that_wants_a_long_rest_gets_it(self, paper, tmp_path, wish):
        """Nothing more is asked of it in this run."""
        hours = Hours()
        paper.answers["/a"] = (503, {"Retry-After": wish}, b"")
        paper.shows("/b")
        found = fetched(fetcher(tmp_path, paper, hours), paper.url("/a"), paper.url("/b"))
        assert all("left alone" in reason for reason in found)
        assert paper.paths == ["/a"]
        assert max(hours.slept) < LONGEST_WAIT

    def test_dates_to_wait_for_are_read(self):
        """Retry-After may be seconds or a date; anything else says nothing."""
        assert seconds_to_wait("7", lambda: NOON) == 7
        assert seconds_to_wait("Sun, 22 Nov 2026 12:01:00 GMT", lambda: NOON) == 60
        assert seconds_to_wait("Sun, 22 Nov 2026 11:00:00 GMT", lambda: NOON) == 0
        assert seconds_to_wait("later", lambda: NOON) is None


class TestAnswers:
    def test_redirects_are_followed_and_kept(self, paper, tmp_path):
        """The page at the end is had under its own address; each step is in the archive."""
        paper.answers["/old"] = (301, {"Location": "/new"}, b"")
        paper.shows("/new")
        (found,) = fetched(fetcher(tmp_path, paper), paper.url("/old"))
        assert found.url == paper.url("/new")
        with next(tmp_path.glob("*.warc.gz")).open("rb") as stream:
            kept = [
                (r.rec_headers.get_header("WARC-Target-URI"), r.http_headers.get_statuscode())
                for r in ArchiveIterator(stream)
            ]
        assert kept == [(paper.url("/old"), "301"), (paper.url("/new"), "200")]

    def test_a_circle_of_redirects_ends(self, paper, tmp_path):
        """After five redirects there is no sixth."""
        paper.answers["/a"] = (302, {"Location": "/a"}, b"")
        (reason,) = fetched(fetcher(tmp_path, paper), paper.url("/a"))
        assert "redirects" in reason
        assert len(paper.paths) == 6

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ((404, {}, b"gone"), "404"),
            ((500, {}, b""), "500"),
            ((200, {"Content-Type": "image/png"}, b"\x89PNG"), "no page"),
            ((200, {"Content-Type": "text/html"}, b""), "empty"),
            ((200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"no gzip"), "unpacked"),
            ((200, {"Content-Type": "text/html", "Content-Length": "900"}, b"<p>cut"), "cut off"),
        ],
    )  # fmt: skip
    def test_what_is_no_page_is_a_reason(self, paper, tmp_path, answer, words):
        """Errors, pictures, empty and broken answers each say what they are."""
        paper.answers["/a"] = answer
        (reason,) = fetched(fetcher(tmp_path, paper), paper.url("/a"))
        assert words in reason

    def test_packed_pages_are_unpacked(self, paper, tmp_path):
        """What is sent packed is kept so, and read as the page that it is."""
        paper.shows("/a", body=gzip.compress(page("a")), Content_Encoding="gzip")
        (found,) = fetched(fetcher(tmp_path, paper), paper.url("/a"))
        assert found.data == page("a")

    def test_an_answer_without_end_is_cut(self, paper, tmp_path, monkeypatch):
        """More than a page may have is not read."""
        monkeypatch.setattr(http, "LARGEST", 10_000)
        paper.shows("/a", body=b"x" * 200_000)
        (reason,) = fetched(fetcher(tmp_path, paper), paper.url("/a"))
        assert "10,000 bytes" in reason

    @pytest.mark.parametrize("part", ["head", "body"])
    def test_a_server_that_drips_does_not_hold_us(self, paper, tmp_path, monkeypatch, part):
        """A byte now and then keeps no connection open for ever, neither before the body nor in it."""
        monkeypatch.setattr(http, "SECONDS", 0.4)
        dripped = []

        def drip(handler):
            if part == "body":
                handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
            for _ in range(40):
                handler.wfile.write(b"x")
                dripped.append(part)
                time.sleep(0.05)
            return 200, {}, b""

        paper.answers["/a"] = drip
        (reason,) = fetched(fetcher(tmp_path, paper), paper.url("/a"))
        assert "in time" in reason
        assert len(dripped) < 40


class TestKept:
    def test_a_day_old_page_is_asked_for_with_a_condition(self, paper, tmp_path):
        """A later run asks whether the page has changed, and uses what it has where it has not."""

        def answer(handler):
            if handler.headers["If-None-Match"] == '"7"':
                return 304, {}, b""
            return (
                200,
                {
                    "Content-Type": "text/html",
                    "ETag": '"7"',
                    "Last-Modified": "Sun, 22 Nov 2026 09:00:00 GMT",
                },
                page("a"),
            )

        paper.answers["/a"] = answer
        hours = Hours()
        (first,) = fetched(fetcher(tmp_path, paper, hours), paper.url("/a"))
        hours.seconds += 2 * 86400
        (again,) = fetched(fetcher(tmp_path, paper, hours), paper.url("/a"))
        assert again == first
        assert paper.asked[-1][1]["If-Modified-Since"] == "Sun, 22 Nov 2026 09:00:00 GMT"
        assert len(paper.paths) == 2

    def test_a_header_that_is_folded_is_sent_back_as_one_line(self, paper, tmp_path):
        """What an old server broke over two lines does not keep its page from being asked for again."""
        paper.shows("/a", ETag='"7\r\n 8"')
        hours = Hours()
        fetched(fetcher(tmp_path, paper, hours), paper.url("/a"))
        hours.seconds += 2 * 86400
        (again,) = fetched(fetcher(tmp_path, paper, hours), paper.url("/a"))
        assert again.data == page("a")
        assert paper.asked[-1][1]["If-None-Match"] == '"7 8"'

    def test_a_killed_run_asks_nobody_twice(self, paper, tmp_path):
        """What was fetched before the run was killed is on the disk, also behind half a line of the log."""
        paper.shows("/a")
        paper.shows("/b")
        hours = Hours()
        stream = fetcher(tmp_path, paper, hours).fetch(
            [Wanted("a", paper.url("/a")), Wanted("b", paper.url("/b"))]
        )
        next(stream)
        stream.close()
        with (tmp_path / "captures.jsonl").open("ab") as log:
            log.write(b'{"url": "http')
        found = fetched(fetcher(tmp_path, paper, hours), paper.url("/a"), paper.url("/b"))
        assert all(isinstance(one, Record) for one in found)
        assert paper.paths == ["/a", "/b"]
        lines = (tmp_path / "captures.jsonl").read_text().splitlines()
        assert [json.loads(line)["url"] for line in lines] == [paper.url("/a"), paper.url("/b")]

    def test_a_lost_archive_is_fetched_anew(self, paper, tmp_path):
        """Where the captured bytes are gone, the log alone does not count."""
        paper.shows("/a", ETag='"7"')
        hours = Hours()
        fetched(fetcher(tmp_path, paper, hours), paper.url("/a"))
        for path in tmp_path.glob("*.warc.gz"):
            path.unlink()
        (found,) = fetched(fetcher(tmp_path, paper, hours), paper.url("/a"))
        assert isinstance(found, Record)
        assert "If-None-Match" not in paper.asked[-1][1]


@contextmanager
def listed(tmp_path, *urls):
    """Give a list of addresses."""
    path = tmp_path / "list.txt"
    path.write_text("".join(f"{url}\n" for url in urls))
    yield path


class TestIngest:
    def test_each_address_is_accounted_for(self, paper, tmp_path):
        """Pages that came are articles; other addresses stay wanted and say why; again, it is the same."""
        content = tmp_path / "content"
        for path in ("/a", "/b"):
            paper.shows(
                path, body=page(path, headline=f"Fog at {path}").replace(b'<link rel="canonical"', b"<link")
            )
        with listed(tmp_path, *map(paper.url, ("/a", "/b", "/c", "/a#again"))) as path:
            report = ingest([path], content, executor=Here, fetch=fetcher(content / FETCHED, paper).fetch)
            assert sums_up(report)
            assert {name: n for name, n in report.counts.items() if n} == {
                "read": 4, "added": 2, "wanted": 1, "duplicate": 1,
            }  # fmt: skip
            (wanted,) = (outcome for outcome in report.outcomes if outcome.state == "wanted")
            assert wanted.reason == f"{paper.url('/c')}: paper.example:{paper.port} answers 404 Not Found"
            kept = tree(content)
            again = ingest([path], content, executor=Here, fetch=fetcher(content / FETCHED, paper).fetch)
        assert again.counts["unchanged"] == 2
        assert tree(content) == kept

    def test_a_page_says_when_it_was_asked_for(self, paper, tmp_path):
        """The day of the request is the day of capture, and the answer is an original like any other."""
        content = tmp_path / "content"
        paper.shows("/a")
        with listed(tmp_path, paper.url("/a")) as path:
            (outcome,) = ingest(
                [path], content, executor=Here, fetch=fetcher(content / FETCHED, paper).fetch
            ).outcomes
        article = read_page((content / outcome.page).read_text("utf-8"))
        assert str(article.provenance.retrieved) == "2026-11-22T12:16:42Z"
        assert article.provenance.kind == "warc"
        archive = next((content / FETCHED).glob("*.warc.gz"))
        assert ingest([archive], content, executor=Here).counts["unchanged"] == 1

    def test_without_fetch_nothing_goes_online(self, tmp_path, monkeypatch):
        """A list of addresses alone opens no connection and looks no name up."""
        monkeypatch.setattr(socket, "create_connection", _must_not)
        monkeypatch.setattr(socket, "getaddrinfo", _must_not)
        monkeypatch.setattr(socket.socket, "connect", _must_not)
        with listed(tmp_path, "https://paper.example/a") as path:
            assert ingest([path], tmp_path / "content", executor=Here).counts["wanted"] == 1


def test_an_unfetched_address_is_an_error_that_says_so():
    """The error of a refused address reads as a sentence."""
    with pytest.raises(UnfetchedError, match="no public web server"):
        Policy(resolve=lambda *_: ["10.0.0.1"]).address_of("inner.example", 80)
