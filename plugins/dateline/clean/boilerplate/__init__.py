"""Blocks that are not the article's own text: found, and on record with their rule."""
