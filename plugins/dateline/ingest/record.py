"""What an importer yields: one candidate article as received, or the reason why there is none."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..article.moment import Moment

_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(name: str) -> str:
    r"""Return a name that can be written and shown: no control, no bidi override, no byte that is no UTF-8.

    `caf\xe9.html` in Latin-1 becomes `caf\udce9.html`, an escape that would colour a terminal `\x1b[31m`.
    """
    shown = _UNSHOWN.sub(lambda match: match[0].encode("unicode_escape").decode(), name)
    return shown.encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True, slots=True)
class Record:
    """The bytes of one document as they lay in their source.

    Args:
        name: where it lay: a file's path below the folder given, and the record's place within a container.
        data: kept as the original, unchanged.
        kind: the importer's name.
        url: where it was published.
        retrieved: when it was captured.
        fields: values that the container states and the document itself may not: names of `Article`
            attributes with their final values, which win over what cleaning finds.
        body: the page or text to be cleaned, where that is not `data` itself.
        key: what identifies the article for good where it has no address, e.g. a newsroom's item id.
        images: pictures that came with it: reference as the body writes it → bytes as received.
        warnings: why the article may be worse than it looks; each lowers the confidence.
        is_text: the body, or `data` where there is none, is plain text, whatever markup it quotes; it may
            hold several articles.
    """

    name: str
    data: bytes
    kind: str
    url: str | None = None
    retrieved: Moment | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    body: str | None = None
    key: str = ""
    images: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    is_text: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", printable(self.name))

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the original."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def stated(self) -> str:
        """Return a hash of all that the container adds to the original, empty where that is nothing."""
        added = (self.url, sorted(self.fields.items()), self.body, self.key, sorted(self.images))
        if not any(added):
            return ""
        return hashlib.sha256(repr(added).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def size(self) -> int:
        """Return the bytes it takes while it waits."""
        return len(self.data) + 2 * len(self.body or "") + sum(map(len, self.images.values()))


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that cannot become an article, and why; its bytes are left where they are."""

    name: str
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", printable(self.name))
        object.__setattr__(self, "reason", printable(self.reason))


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address without its page: listed, so that its page may be found; never fetched unasked.

    What is told of it (`published`, `modified`, `headline`, `publisher`) fills what its page does not say.
    """

    name: str
    url: str
    headline: str = ""
    told: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", printable(self.name))


Found = Record | Refused | Wanted
