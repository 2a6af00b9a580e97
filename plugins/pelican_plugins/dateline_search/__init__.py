"""Adds a search over the articles and pages of a Pelican site, in the reader's browser alone."""

from .plugin import register

__all__ = ["register"]
