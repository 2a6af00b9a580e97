"""Feeds, and what leads machines to the site."""
