"""What the gazetteer answered about an archive's names, kept from build to build: reading it takes 80 MB."""

import json
from pathlib import Path

from ..enrich.gazetteer.answers import GazetteerAnswers
from ..ingest.store.sealed_file import read_sealed, write_sealed
from .cache_folder import GAZETTEER_ANSWERS


def read_answers(cache: Path, version: str) -> GazetteerAnswers:
    """Return the answers that are known; none of another version of the program.

    Args:
        cache: the folder of what can be made again.
        version: of the gazetteer and of the program that asks it.
    """
    kept = json.loads(read_sealed(cache / GAZETTEER_ANSWERS) or b"{}")
    if kept.get("version") != version:
        return GazetteerAnswers()
    return GazetteerAnswers(kept["places"], kept["labels"])


def keep_answers(cache: Path, version: str, answers: GazetteerAnswers) -> None:
    """Keep the answers, if there are new ones.

    Raises:
        OSError: the cache cannot be written.
    """
    if answers.has_new:
        kept = {"version": version, "places": answers.places, "labels": answers.labels}
        write_sealed(cache / GAZETTEER_ANSWERS, json.dumps(kept).encode())
