"""Adds the people, places, organisations and dates that each article of a Pelican site names."""

from .plugin import register

__all__ = ["register"]
