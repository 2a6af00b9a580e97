"""The fingerprint of the program that cleans: what it made is made again by another one."""

import hashlib
from pathlib import Path

_ROOMS = ("languages", "article", "clean", "ingest")


def rules_fingerprint() -> str:
    """Return a hash of the code that cleans: other rules may make other pages of the same source."""
    digest = hashlib.sha256()
    room = Path(__file__).resolve().parent.parent
    for folder in _ROOMS:
        for path in sorted((room / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
