"""What kind of file each file of a site is, and how long a copy stays good; the one place that says so."""

import re

_TEXT = "; charset=utf-8"
_TYPES = {
    "atom": "application/atom+xml",
    "bib": f"application/x-bibtex{_TEXT}",
    "css": f"text/css{_TEXT}",
    "csv": f"text/csv{_TEXT}",
    "geojson": "application/geo+json",
    "gif": "image/gif",
    "html": f"text/html{_TEXT}",
    "jpg": "image/jpeg",
    "js": f"text/javascript{_TEXT}",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "png": "image/png",
    "ris": f"application/x-research-info-systems{_TEXT}",
    "rss": "application/rss+xml",
    "sha256": f"text/plain{_TEXT}",
    "svg": "image/svg+xml",
    "txt": f"text/plain{_TEXT}",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "xml": "application/xml",
}
UNKNOWN = "application/octet-stream"
# Shards of the index and pictures are named by their content: under one name they never change.
_NAMED_BY_CONTENT = re.compile(r"search/(?:terms|positions|results|text|tables)/|images/")


def media_type(path: str) -> str:
    """Return the media type of a file by the end of its name, with the encoding of texts."""
    if path.endswith(".csl.json"):
        return "application/vnd.citationstyles.csl+json"
    if path.endswith("feed.json"):
        return "application/feed+json"
    return _TYPES.get(path.rpartition(".")[2].lower(), UNKNOWN)


def cache_rule(path: str) -> str:
    """Return the Cache-Control of a file: for good where its name is its content, else asked for anew."""
    return "public, max-age=31536000, immutable" if _NAMED_BY_CONTENT.match(path) else "no-cache"
