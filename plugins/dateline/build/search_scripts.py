"""The scripts of the search as a bundle: taken over from the last build where nothing of them changed."""

from collections.abc import Iterator
from importlib import metadata

from ..search.client import client_files, service_worker
from ..site.article_digests import digest_of
from ..site.page import Bundle, File
from . import fingerprint


def search_scripts(static: str) -> Bundle:
    """Return what makes the scripts; `static` is the folder of the theme's files, with a slash at its end."""
    rooms = fingerprint.of_rooms("search", "languages", "article/fields.py")

    def make() -> Iterator[File]:
        for name, script in client_files():
            yield File(f"{static}js/{name}", (script,))
        yield File("sw.js", (service_worker(),))

    return Bundle("search scripts", digest_of((rooms, metadata.version("snowballstemmer"), static)), make)
