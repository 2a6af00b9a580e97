"""Dateline's plugins: article, clean, ingest, enrich, browse, search, render, in the order an article flows."""
