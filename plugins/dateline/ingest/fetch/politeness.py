"""When a host may be asked, and for what: its robots.txt, a pause between requests, and its wish to wait."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from protego import Protego

AGENT = "Dateline"  # the name that robots.txt rules are matched with
PAUSE = 2.0  # seconds between two requests to one host
_LONGEST_PAUSE = 30.0  # seconds; a longer Crawl-delay is meant for crawlers of whole sites
LONGEST_WAIT = 120.0  # seconds; a host that wants a longer rest gets it, in a later run
_LARGEST_ROBOTS = 500 * 2**10  # bytes (RFC 9309, 2.5)
_LEAST_UNAVAILABLE, _LEAST_UNREACHABLE = 400, 500


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the fetcher sees it; tests put their own in."""

    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class Host:
    """What is known of one host in this run."""

    rules: Protego | None = None  # None: not asked for yet
    ready: float = 0.0  # when it may be asked again, on the clock of the fetcher
    resting: str = ""  # why it is asked no more in this run

    def allows(self, url: str) -> bool:
        """Return whether its rules let us have an address."""
        return self.rules is None or bool(self.rules.can_fetch(url, AGENT))

    @property
    def pause(self) -> float:
        """Return the seconds that it wants between requests, at least ours."""
        asked = self.rules.crawl_delay(AGENT) if self.rules is not None else None
        return min(_LONGEST_PAUSE, max(PAUSE, asked or 0.0))


def rules_of(status: int, body: bytes) -> Protego:
    """Return the rules of a host by its answer for /robots.txt, as RFC 9309, 2.3.1 has them.

    No such file allows all; a server in trouble allows nothing until it is well.
    """
    if status >= _LEAST_UNREACHABLE:
        return Protego.parse("User-agent: *\nDisallow: /")
    if status >= _LEAST_UNAVAILABLE:
        return Protego.parse("")
    return Protego.parse(body[:_LARGEST_ROBOTS].decode("utf-8", "replace"))


def seconds_to_wait(retry_after: str, now: Callable[[], dt.datetime]) -> float | None:
    """Return the seconds that a Retry-After header asks for, None where it says nothing (RFC 9110)."""
    text = retry_after.strip()
    if text.isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now()).total_seconds())
