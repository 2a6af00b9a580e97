"""Pelican made fast and safe: pages read, tagged, rendered, written, and swapped in whole."""
