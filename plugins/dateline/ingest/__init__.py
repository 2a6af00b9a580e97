"""Files and containers in, pages under content/ out. The only room that writes there."""

from .run import ingest

__all__ = ["ingest"]
