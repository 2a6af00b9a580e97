"""Comparisons of texts, kept from build to build: reading the texts again takes most of finding versions."""

import json
from pathlib import Path

from ..ingest.store.sealed_file import read_sealed, write_sealed
from ..site.compared_texts import ComparedTexts
from .cache_folder import COMPARISONS


def read_comparisons(cache: Path, version: str) -> ComparedTexts:
    """Return what is known; nothing of another version of the program.

    Args:
        cache: the folder of what can be made again.
        version: of the program that compares.
    """
    kept = json.loads(read_sealed(cache / COMPARISONS) or b"{}")
    return ComparedTexts(kept["pairs"] if kept.get("version") == version else None)


def keep_comparisons(cache: Path, version: str, compared: ComparedTexts) -> None:
    """Keep what is known, if that is something else than before.

    Raises:
        OSError: the cache cannot be written.
    """
    if compared.has_new:
        write_sealed(cache / COMPARISONS, json.dumps({"version": version, "pairs": compared.asked}).encode())
