"""Article in, tags out: people, places, organisations and dates. Never edits content."""

from .enrichment import enrich, enrich_all, enrich_text, enrich_texts
from .tags import DateMention, Mention, Organisation, Person, Place, Tags

__all__ = [
    "DateMention",
    "Mention",
    "Organisation",
    "Person",
    "Place",
    "Tags",
    "enrich",
    "enrich_all",
    "enrich_text",
    "enrich_texts",
]
