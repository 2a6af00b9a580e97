"""Bytes of a page or a dump become an Article; reads no file, no clock, no network."""

from .api import clean, clean_all

__all__ = ["clean", "clean_all"]
