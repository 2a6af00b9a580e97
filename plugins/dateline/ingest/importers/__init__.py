"""All kinds of sources, one module each; `registry` lists them."""

from .registry import IMPORTERS, SEVERAL, records_of

__all__ = ["IMPORTERS", "SEVERAL", "records_of"]
