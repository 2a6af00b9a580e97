"""What an importer yields: one candidate article as received, or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..article.moment import Moment


@dataclass(frozen=True, slots=True)
class Record:
    """The bytes of one document as they lay in their source.

    `name` says where it lay (a file's path below the folder given, and the record's place within a
    container); `fields` are values that the container states and the document itself may not: names
    of `Article` attributes with their final values, which win over what cleaning finds.
    """

    name: str
    data: bytes
    kind: str
    url: str | None = None
    retrieved: Moment | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that cannot become an article, and why; its bytes are left where they are."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address without its page: listed, so that its page may be found; never fetched unasked."""

    name: str
    url: str
    headline: str = ""


Found = Record | Refused | Wanted
