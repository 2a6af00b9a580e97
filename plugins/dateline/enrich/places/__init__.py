"""Places of an article: where they are named, and which are meant."""

from .find import countries_of, find_places, resolve_mentions

__all__ = ["countries_of", "find_places", "resolve_mentions"]
