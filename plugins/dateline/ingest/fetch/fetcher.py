"""Fetches the pages of wanted addresses, one request at a time, and keeps each before it is used."""

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from ...article.errors import SettingError, UnfetchedError
from ...article.links import vetted
from ..record import Record, Refused, Wanted
from .addresses import Policy
from .captures import Capture, Captures
from .http import Answer, exchange
from .politeness import AGENT, LONGEST_WAIT, Clock, Host, rules_of, seconds_to_wait

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 503))
_OK, _NOT_MODIFIED = 200, 304
_FRESH = dt.timedelta(days=1)  # a capture of a younger day is used as it is: a killed run asks nobody twice


class Fetcher:
    """Fetches pages within one run.

    Args:
        folder: where captures are kept.
        contact: an address by which those who are asked can complain.
        policy: where names lead and who may be asked.
        clock: the time.

    Raises:
        SettingError: there is no contact.
    """

    def __init__(
        self,
        folder: Path,
        contact: str,
        *,
        policy: Policy | None = None,
        clock: Clock | None = None,
    ) -> None:
        if not contact.strip() or not contact.isascii() or not contact.isprintable():
            raise SettingError(
                "those who are asked for their pages must be able to reach you",
                where="DATELINE_CONTACT",
                remedy="Set it to an e-mail or web address of yours in pelicanconf.py.",
            )
        self._headers = {
            "User-Agent": f"{AGENT} (+{contact.strip()})",
            "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        self._captures = Captures(folder)
        self._policy = policy or Policy()
        self._clock = clock or Clock()
        self._hosts: dict[str, Host] = {}

    def fetch(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, Record | str]]:
        """Yield each address with its page, or with the reason why there is none; hosts take turns."""
        queues: dict[str, deque[Wanted]] = {}
        for one in wanted:
            queues.setdefault(_host_of(one.url), deque()).append(one)
        while queues:
            host = min(queues, key=lambda name: self._hosts[name].ready if name in self._hosts else 0.0)
            one = queues[host].popleft()
            if not queues[host]:
                del queues[host]
            try:
                yield one, self._page(one)
            except UnfetchedError as error:
                yield one, error.found

    def _page(self, wanted: Wanted) -> Record | str:
        capture = self._captures.of(wanted.url)
        if capture is None or self._clock.now() - dt.datetime.fromisoformat(capture.moment) > _FRESH:
            hops = self._hops(wanted.url, capture)
            if hops:
                capture = self._captures.keep(wanted.url, hops, self._clock.now())
        found = self._captures.read(capture, wanted.name) if capture else None
        if isinstance(found, Record):
            return found
        return found.reason if isinstance(found, Refused) else "what came is no page"

    def _hops(self, url: str, capture: Capture | None) -> list[Answer]:
        """Return the answers that lead to a page, its own last; none where it is as it was captured.

        Raises:
            UnfetchedError: they lead to none.
        """
        hops: list[Answer] = []
        while len(hops) <= _MOST_REDIRECTS:
            answer = self._asked(url, capture)
            if answer.status == _NOT_MODIFIED and capture:
                return []
            hops.append(answer)
            if answer.status == _OK:
                return hops
            if answer.status not in _REDIRECTS or not answer.header("Location"):
                raise UnfetchedError(f"{_host_of(url)} answers {answer.status} {answer.reason}".strip())
            url = _next(url, answer)
        raise UnfetchedError(f"it leads on and on: more than {_MOST_REDIRECTS} redirects")

    def _asked(self, url: str, capture: Capture | None) -> Answer:
        """Return the answer of a host that may be asked; one that is busy is asked once more when it says."""
        host = self._host(url)
        if not host.allows(url):
            raise UnfetchedError(f"the robots.txt of {_host_of(url)} does not allow it")
        headers = dict(self._headers)
        if capture and capture.etag:
            headers["If-None-Match"] = capture.etag
        if capture and capture.modified:
            headers["If-Modified-Since"] = capture.modified
        answer = self._exchanged(url, host, headers)
        if answer.status in _BUSY:
            seconds = seconds_to_wait(answer.header("Retry-After"), self._clock.now)
            if seconds is None or seconds > LONGEST_WAIT:
                host.resting = f"{_host_of(url)} asks to be left alone ({answer.status}); try again later"
                raise UnfetchedError(host.resting)
            host.ready = self._clock.seconds() + seconds
            answer = self._exchanged(url, host, headers)
        return answer

    def _exchanged(self, url: str, host: Host, headers: dict[str, str]) -> Answer:
        self._clock.sleep(max(0.0, host.ready - self._clock.seconds()))
        try:
            return exchange(url, headers, self._policy)
        finally:
            host.ready = self._clock.seconds() + host.pause

    def _host(self, url: str) -> Host:
        """Return what is known of an address's host, its rules read.

        Raises:
            UnfetchedError: it cannot be asked, or wants to be left alone.
        """
        host = self._hosts.setdefault(_host_of(url), Host())
        if host.rules is None and not host.resting:
            try:
                robots = self._robots(urljoin(url, "/robots.txt"))
            except (UnfetchedError, ValueError) as error:
                host.resting = str(error)
            else:
                host.rules = rules_of(robots.status, robots.body)
                host.ready = self._clock.seconds() + host.pause
        if host.resting:
            raise UnfetchedError(host.resting)
        return host

    def _robots(self, url: str) -> Answer:
        for _ in range(_MOST_REDIRECTS + 1):
            answer = exchange(url, self._headers | {"Accept-Encoding": "identity"}, self._policy)
            if answer.status not in _REDIRECTS or not answer.header("Location"):
                break
            url = _next(url, answer)
        return answer


def _host_of(url: str) -> str:
    """Return the host and port of an address, what robots.txt holds for; empty where it names none."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _next(url: str, answer: Answer) -> str:
    """Return where a redirect leads.

    Raises:
        UnfetchedError: to no address of the web.
    """
    stated = answer.header("Location")
    try:
        target = vetted(urljoin(url, stated))
    except ValueError:  # '[' begins an address of IPv6
        target = None
    if target is None or not target.startswith(("http://", "https://")):
        raise UnfetchedError(f"it leads to {stated[:80]!r}, which is no address of the web")
    return target
