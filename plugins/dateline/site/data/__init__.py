"""The archive as data: citations, metadata and files for machines."""
