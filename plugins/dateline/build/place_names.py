"""The names of an archive's places by the gazetteer, kept from build to build: reading it takes a second."""

import hashlib
import json
from collections.abc import Collection
from functools import partial
from pathlib import Path

from ..enrich.gazetteer.lookup import DATA, GAZETTEER_FILE
from ..enrich.gazetteer.other_names import other_names
from ..ingest.store.sealed_file import read_sealed, write_sealed
from .cache_folder import PLACE_NAMES
from .process_copies import ProcessCopy, can_copy

_SOURCES = (GAZETTEER_FILE, DATA / "countries.tsv", DATA / "areas.tsv", DATA / "former_names.tsv")

_MANY = 1000  # places of a large archive: there a copy of the process holds the gazetteer, 70 MB, and ends


def place_names(ids: Collection[str], cache: Path) -> dict[str, list[str]]:
    """Return every name of places, by GeoNames id; the gazetteer is read for places not asked for before.

    Args:
        ids: of the archive's places.
        cache: the folder of what can be made again.
    """
    path = cache / PLACE_NAMES
    version = _version()
    kept = json.loads(read_sealed(path) or b"{}")
    names: dict[str, list[str]] = kept.get("names", {}) if kept.get("version") == version else {}
    missing = set(ids) - names.keys()
    if missing:
        asked = partial(other_names, missing)
        names |= ProcessCopy(asked).result() if len(ids) > _MANY and can_copy() else asked()
        data = json.dumps({"version": version, "names": names}, ensure_ascii=False)
        write_sealed(path, data.encode("utf-8", "surrogatepass"))
    return {identity: names[identity] for identity in ids}


def _version() -> str:
    """Return a digest of the files that the names come from."""
    digest = hashlib.blake2b(digest_size=9)
    for source in _SOURCES:
        digest.update(source.read_bytes())
    return digest.hexdigest()
