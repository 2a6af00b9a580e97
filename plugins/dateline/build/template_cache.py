"""Compiled templates, kept in the cache from build to build; one that was damaged is compiled anew."""

from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from ..ingest.store.sealed_file import read_sealed, write_sealed

TEMPLATES = "templates"  # folder in the cache


class TemplateCache(jinja2.BytecodeCache):
    """Keeps what Jinja compiles.

    Args:
        cache: the folder of what can be made again.
        look: digest of the theme, its filters and the settings, which Jinja compiles into templates; what was
            kept under another one, or by another Jinja, is compiled anew.
    """

    def __init__(self, cache: Path, look: str) -> None:
        self._folder = cache / TEMPLATES
        self._version = f"{look} {jinja2.__version__}".encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template, where it is there as it was written."""
        version, _, code = read_sealed(self._folder / bucket.key).partition(b"\n")
        if version == self._version:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; what cannot be kept costs time only."""
        with suppress(OSError):
            write_sealed(self._folder / bucket.key, self._version + b"\n" + bucket.bytecode_to_string())
