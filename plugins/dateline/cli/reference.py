"""The reference tables of docs/, made from the code they describe; a test holds the pages to them."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator

from .. import compat
from ..article import errors
from ..article.fields import FIELDS
from ..build.settings import SETTINGS
from ..languages.keys import KEYS as LANGUAGE_KEYS


def settings_table() -> str:
    """Return the table of docs/settings.md."""
    rows = ((f"`{s.name}`", f"`{s.default!r}`", s.meaning) for s in SETTINGS)
    return _table(("setting", "default", "what it does"), rows)


def fields_table() -> str:
    """Return the table of docs/front-matter.md."""
    rows = (
        (f"`{f.name}`", f.type, f.meaning, f.dublin_core or "", f.schema_org or "", f.csl or "", f.ris or "")
        for f in FIELDS
    )
    return _table(("field", "type", "meaning", "Dublin Core", "schema.org", "CSL", "RIS"), rows)


def errors_table() -> str:
    """Return the table of docs/errors.md."""
    kinds = (kind for _, kind in inspect.getmembers(errors, inspect.isclass))
    return _table(("error", "when"), ((f"`{kind.__name__}`", _first_line(kind)) for kind in kinds))


def private_parts_table() -> str:
    """Return the table of docs/dependencies.md on private parts of libraries."""
    names = sorted(module.name for module in pkgutil.iter_modules(compat.__path__))
    modules = [importlib.import_module(f"{compat.__name__}.{name}") for name in names]
    parts = [module.PART for module in modules if hasattr(module, "PART")]
    rows = (
        (f"{p.library} {_dotted(p.lowest)} to below {_dotted(p.below)}", p.used, p.why, p.without)
        for p in parts
    )
    return _table(("library", "private part", "why", "what happens without"), rows)


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


def _first_line(kind: type) -> str:
    return (inspect.getdoc(kind) or "").splitlines()[0]


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines: Iterator[tuple[str, ...]] = iter((head, ("---",) * len(head), *rows))
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in lines)


def languages_table() -> str:
    """Return the table of docs/languages.md."""
    rows = (
        (f"`{key.path}`", key.kind, "yes" if key.everywhere else "", key.meaning) for key in LANGUAGE_KEYS
    )
    return _table(("key", "kind", "interface", "what it is for"), rows)
