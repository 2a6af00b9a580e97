"""Dates in an article's text: found, and resolved against its publication date."""

from .find import find_dates

__all__ = ["find_dates"]
