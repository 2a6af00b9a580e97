"""Entities of the whole archive: linked across articles, settled by the authority files."""
