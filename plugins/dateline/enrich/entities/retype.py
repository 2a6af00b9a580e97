"""A mention as one of another kind."""

from ..tags import EntityKind
from .apply_authority import EntityMention, entity_key


def retyped(kind: EntityKind, found: EntityMention, model: EntityMention) -> EntityMention:
    """Return a mention as one of another kind; a place is the one that the name means in another article.

    Args:
        kind: the new one.
        found: the mention.
        model: a mention of the same name that has this kind.
    """
    place = model.place if kind == "places" else None
    key = model.key if kind == "places" else entity_key(kind, found.name)
    return found._replace(kind=kind, key=key, place=place)
