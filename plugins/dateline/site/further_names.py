"""What else an entity is called in the archive, in which years, and which of it is a short form."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..enrich.entities.archive import Entity

_SHORT = re.compile(r"(?:[^\W\d_]\.?){2,7}")  # letters of an abbreviation, with or without stops
_MOST = 12


class FurtherName(NamedTuple):
    """A further name of an entity."""

    name: str
    years: str  # '1903–1914', those of the articles that use it; empty where none is dated
    is_short: bool  # an abbreviation of a body's name


def further_names(entity: Entity, years: Mapping[str, int]) -> Sequence[FurtherName]:
    """Return the further names of an entity, as the archive orders them.

    Args:
        entity: of the archive.
        years: the year of each article that has one, by its identifier.
    """
    used: dict[str, list[int]] = {}
    for found in entity.articles:
        if year := years.get(found.article):
            for surface in {mention.surface for mention in found.mentions}:
                used.setdefault(surface.casefold(), []).append(year)
    return [
        FurtherName(
            name, _span(used.get(name.casefold(), ())), entity.kind == "organisations" and _is_short(name)
        )
        for name in entity.names[1 : 1 + _MOST]
        if name.casefold() != entity.name.casefold()  # the same in capitals
    ]


def _is_short(name: str) -> bool:
    return name.upper() == name and bool(_SHORT.fullmatch(name))


def _span(years: Sequence[int]) -> str:
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"
