"""One request and its answer, over a connection to an address that was checked. Follows nothing.

The standard library's client is enough here and can be held to one address by overriding `connect`, which
it documents; requests and httpx resolve names on their own, deep within.
"""

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Timer
from urllib.parse import urlsplit

from ...article.errors import UnfetchedError
from .addresses import Policy

SECONDS = 60  # for one answer, from the first byte sent to the last received
_CONNECT_SECONDS = 20
LARGEST = 16 * 2**20  # bytes of one answer; the largest page of a newspaper has a tenth
_CHUNK = 2**16


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    url: str
    address: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes  # as it was sent, content encodings and all

    def header(self, name: str) -> str:
        """Return a header as one line, empty where it was not sent; old servers fold it over several."""
        value = next((value for key, value in self.headers if key.lower() == name.lower()), "")
        return " ".join(value.split())


class _Plain(http.client.HTTPConnection):
    """A connection to an address that was chosen before."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=_CONNECT_SECONDS)
        self._address = address
        self._opened: socket.socket | None = None  # outlives `sock`, which an answer may take over

    def connect(self) -> None:
        self._opened = self.sock = socket.create_connection((self._address, self.port), self.timeout)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Cut the connection when the block takes longer: a byte now and then resets every other timeout.

        Raises:
            TimeoutError: it did.
        """
        late = Event()

        def cut() -> None:
            late.set()
            if self._opened is not None:
                with suppress(OSError):
                    self._opened.shutdown(socket.SHUT_RDWR)

        timer = Timer(seconds, cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            if late.is_set():
                raise TimeoutError


class _Secure(_Plain):
    """The same, encrypted; the certificate must be the host's."""

    default_port = 443

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
        self._opened = self.sock


def exchange(url: str, headers: Mapping[str, str], policy: Policy) -> Answer:
    """Return the answer to one GET request.

    Raises:
        UnfetchedError: the address may not be asked, or there was no whole answer in time and size.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise UnfetchedError(f"it is no address ({error})") from error
    host = parts.hostname or ""
    address = policy.address_of(host, port)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = (_Secure if parts.scheme == "https" else _Plain)(host, port, address)
    try:
        with connection.within(SECONDS):
            connection.request("GET", target, headers=dict(headers))
            response = connection.getresponse()
            body = _body(response)
    except TimeoutError as error:
        raise UnfetchedError(f"{host} did not answer in time") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnfetchedError(f"{host} gave no answer ({type(error).__name__}: {error})") from error
    finally:
        connection.close()
    return Answer(url, address, response.status, response.reason, tuple(response.getheaders()), body)


def _body(response: http.client.HTTPResponse) -> bytes:
    parts = bytearray()
    while chunk := response.read1(_CHUNK):
        parts += chunk
        if len(parts) > LARGEST:
            raise UnfetchedError(f"the answer has more than {LARGEST:,} bytes, which no article has")
    if response.length:
        raise UnfetchedError(f"the answer was cut off: {response.length:,} bytes are missing")
    return bytes(parts)
