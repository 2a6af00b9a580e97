"""Article in, tags out: people, places, organisations and dates. Never edits content."""
