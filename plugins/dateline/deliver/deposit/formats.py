"""Which format each file of a deposit is in, as a media type; an original's by the name it came under."""

from collections.abc import Iterable
from mimetypes import MimeTypes

from ...build.media_types import UNKNOWN, media_type
from ...ingest.store.ledger import Entry, original_path

_STANDARD = MimeTypes()  # Python's own table alone: the same on every machine
for _ending, _kind in {
    ".md": "text/markdown",
    ".yaml": "application/yaml",
    ".warc": "application/warc",
}.items():
    _STANDARD.add_type(_kind, _ending)


def original_names(entries: Iterable[Entry]) -> dict[str, str]:
    """Return of each original its path below content/ → the name that its source was received under."""
    return {original_path(entry.original): entry.name for entry in entries if entry.name}


def format_of(name: str) -> str:
    """Return the media type (RFC 6838) of a file by its name, without parameters."""
    if name.endswith("SUMS"):
        return "text/plain"
    known = media_type(name).partition(";")[0]
    return known if known != UNKNOWN else _STANDARD.guess_type(name, strict=False)[0] or UNKNOWN
