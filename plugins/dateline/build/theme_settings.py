"""Pelican's settings as a theme's templates see them, and a hash that tells when any of them changed."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from . import fingerprint

# Folders and numbers of this machine or of this build: no template shows them, and they may differ each time.
_NOT_SHOWN = frozenset(
    "CACHE_PATH DATELINE_CACHE DATELINE_PREVIOUS DATELINE_PROCESSES DATELINE_SCHEDULER DATELINE_TARGETS"
    " OUTPUT_PATH PATH PELICAN_CLASS PLUGIN_PATHS PLUGINS THEME THEME_TEMPLATES_OVERRIDES".split()
)


def template_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that templates may use by name, as Pelican has it: those in capitals."""
    return {name: value for name, value in settings.items() if name.isupper() and name not in _NOT_SHOWN}


def theme_digest(settings: Mapping[str, Any], theme: Path) -> str:
    """Return a hash over all that a theme's author may change: templates, overrides, filters, settings.

    Args:
        settings: Pelican's, with JINJA_FILTERS, JINJA_GLOBALS and JINJA_TESTS among them.
        theme: the theme's folder.
    """
    folders = [*map(Path, settings["THEME_TEMPLATES_OVERRIDES"]), theme / "templates"]
    templates = [fingerprint.of_files(folder) for folder in folders if folder.is_dir()]
    shown = sorted(template_settings(settings).items())
    return hashlib.blake2b(repr([templates, [stable(pair) for pair in shown]]).encode()).hexdigest()


def stable(value: Any) -> Any:
    """Return a value whose repr is the same in every process: functions by their code, sets in order."""
    if isinstance(value, FunctionType):
        return [value.__qualname__, value.__defaults__, *_code(value.__code__)]
    if isinstance(value, Mapping):
        return [(repr(key), stable(entry)) for key, entry in value.items()]
    if isinstance(value, set | frozenset):
        return sorted(map(repr, value))
    if isinstance(value, list | tuple):
        return [stable(entry) for entry in value]
    if callable(value) or repr(value).startswith("<"):  # shows an address of this process's memory
        return f"{type(value).__module__}.{getattr(value, '__qualname__', type(value).__qualname__)}"
    return value


def _code(code: CodeType) -> Iterator[object]:
    yield from (code.co_code, code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _code(constant)
        else:
            yield constant
