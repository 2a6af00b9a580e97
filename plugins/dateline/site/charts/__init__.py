"""Charts and maps as geometry."""
