"""All names of places: in other spellings and languages, and from other times; knows no article."""

from collections.abc import Collection

from .tables import tables

_LEAST = 3  # characters: shorter names are codes


def other_names(ids: Collection[str]) -> dict[str, list[str]]:
    """Return every name that the gazetteer and the hand-made tables have for places, by GeoNames id.

    Names are folded, as `place_key` does. 'myanmar (birmania)' is two names.
    """
    known = tables()
    found: dict[str, set[str]] = {identity: set() for identity in ids}
    rows = known.gazetteer.rows_of(found)
    for key, row in known.gazetteer.named(set(rows)):
        found[rows[row]] |= {name.strip() for name in key.rstrip(")").split("(")}
    tabled = [(key, entry) for table in (known.countries, known.areas) for key, entry in table.items()]
    tabled += [(key, reading.entry) for key, reading in known.former.items()]
    for key, entry in tabled:
        if str(entry.geonames_id) in found:
            found[str(entry.geonames_id)].add(key)
    return {
        identity: sorted(name for name in names if len(name) >= _LEAST or not name.isascii())
        for identity, names in found.items()
    }
