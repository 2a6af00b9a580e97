"""Dateline's plugins, one room each, in the order in which an article flows."""
