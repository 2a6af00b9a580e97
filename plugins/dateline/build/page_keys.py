"""The key of each page by its bytes, kept by its stamp: a page that stands as it did is not read again."""

import hashlib
from typing import TYPE_CHECKING, TypeAlias

from .cache import Cache

if TYPE_CHECKING:
    import os

PAGE_KEYS = "page-keys"  # key in the cache
_SETTLED = 2 * 10**9  # nanoseconds; what changed later before a build may change again within one tick

_Stamp: TypeAlias = tuple[int, int, int, int]  # bytes, changed by its writer and for the system, number


class PageKeys:
    """The keys of an archive's pages.

    Args:
        cache: keeps them from build to build.
        rules: what the keys depend on beside the bytes; those of other rules are not believed.
        begun: when this build began, in nanoseconds since 1970.
    """

    def __init__(self, cache: Cache, rules: str, begun: int) -> None:
        self._cache = cache
        self._rules = rules
        self._begun = begun
        try:
            of_rules, known = cache.get(PAGE_KEYS)
        except KeyError:
            of_rules, known = "", {}
        self._known: dict[str, tuple[_Stamp, str]] = known if of_rules == rules else {}
        self._now: dict[str, tuple[_Stamp, str]] = {}

    def key(self, name: str, entry: "os.DirEntry[str]") -> str:
        """Return a hash over the rules and the bytes of a page.

        Raises:
            OSError: it cannot be read.
        """
        status = entry.stat()
        stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        known, key = self._known.get(name, (None, ""))
        if known != stamp:
            with open(entry.path, "rb") as stream:  # noqa: PTH123  half the time of Path.read_bytes
                key = hashlib.blake2b(self._rules.encode() + stream.read(), digest_size=16).hexdigest()
        if max(status.st_mtime_ns, status.st_ctime_ns) < self._begun - _SETTLED:
            self._now[name] = stamp, key
        return key

    def keep(self) -> None:
        """Keep the keys of the pages that were asked for."""
        if self._now != self._known:
            self._cache.put({PAGE_KEYS: (self._rules, self._now)})
