"""The part of a page's address that an entity's name gives; of those that share one, each its own."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping

from ...article.identity import ascii_words
from ..tags import EntityKind

MAX_SLUG = 80  # bytes, as for articles


def entity_slug(name: str) -> str:
    """Return a name as part of a URL: ASCII, at most 80 bytes, never empty."""
    words = ascii_words(name, MAX_SLUG)
    return words if any(map(str.isalpha, words)) else f"n-{_short_hash(name)}"


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def plain_slug(kind: EntityKind, root: str, name: str) -> str:
    """Return a slug as if nobody shared it; a GeoNames place keeps its number in it, so it never shifts."""
    base = entity_slug(name)
    if kind == "places" and root.startswith("geonames:"):
        return f"{base[: MAX_SLUG - 12].strip('-')}-{root.removeprefix('geonames:')}"
    return base


def slugs_of(kind: EntityKind, names: Mapping[str, str]) -> dict[str, str]:
    """Return a slug of its own for each name; both by the key of the entity."""
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for root in sorted(names):
        wanted[plain_slug(kind, root, names[root])].append(root)
    slugs = {}
    for base, roots in wanted.items():
        slugs[roots[0]] = base
        for root in roots[1:]:
            slugs[root] = f"{base[: MAX_SLUG - 9].strip('-')}-{_short_hash(root)}"
    return slugs
