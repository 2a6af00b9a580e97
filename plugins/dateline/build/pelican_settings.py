"""Pelican's own settings, checked first: Pelican would end in a traceback far from the one at fault."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican.settings import DEFAULT_CONFIG

from ..article.errors import SettingError

_FOLDERS = frozenset(("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH", "DATELINE_CACHE"))
_TEXTS = _FOLDERS | {"SITENAME", "SITEURL", "DEFAULT_LANG", "TIMEZONE"}  # None is no value of theirs
_PLUGIN = "dateline"
_LISTS = frozenset(("PLUGINS", "THEME_TEMPLATES_OVERRIDES", "STATIC_PATHS"))
_LANGUAGE = re.compile(r"[A-Za-z0-9_-]+")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")  # in no page
_THEMES = Path(DEFAULT_CONFIG["THEME"]).parent  # whose names Pelican takes for their folders


def check_pelican_settings(given: Mapping[str, Any], conf: Path) -> None:
    """Check those of Pelican's settings that an archive's owner may have written.

    Args:
        given: the settings of the file and what overrules them, without Pelican's defaults.
        conf: the settings file; folders are looked for beside it.

    Raises:
        SettingError: one is of another kind than Pelican needs, or names a folder, time zone or address that
            there is not.
    """
    for name, value in given.items():
        if remedy := _wrong_kind(name, value):
            raise SettingError(f"{name} is {value!r}", where=str(conf), remedy=remedy)
    for name, found, remedy in _faults(given, conf.resolve().parent):
        raise SettingError(f"{name} is {given[name]!r}, {found}", where=str(conf), remedy=remedy)


def _wrong_kind(name: str, value: Any) -> str:
    """Return what to write where a value is of another kind than Pelican's default; empty where it is not."""
    default = DEFAULT_CONFIG.get(name, "" if name in _TEXTS else None)
    if name in _FOLDERS:  # whose names may hold any bytes but a zero
        if not isinstance(value, str | Path):
            return "Write a folder in quotation marks."
        return "Take out the zero byte." if "\0" in str(value) else ""
    if isinstance(value, str) and _UNWRITABLE.search(value):
        return "Take out what is no character."
    if name in _TEXTS:
        return "" if isinstance(value, str) else "Write text in quotation marks."
    if name in _LISTS or (isinstance(default, list) and name != "LOCALE"):
        return "" if isinstance(value, list | tuple | set) else "Write a list, as ['one', 'another']."
    if isinstance(default, Mapping):
        return "" if isinstance(value, Mapping) else "Write a table, as {'name': value}."
    return ""


def _faults(given: Mapping[str, Any], folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield setting, what is wrong with its value, and what to do."""
    if "DEFAULT_LANG" in given and not _LANGUAGE.fullmatch(given["DEFAULT_LANG"]):
        yield "DEFAULT_LANG", "which is no language", "Write the code of a language as 'en'."
    if "TIMEZONE" in given and not _is_zone(given["TIMEZONE"]):
        yield "TIMEZONE", "which is no time zone", "Write 'UTC', or continent and city as 'Europe/Oslo'."
    if given.get("SITEURL") and not _is_address(given["SITEURL"]):
        yield "SITEURL", "which is no address", "Write it as https://host/folder, or leave it empty."
    if "PATH" in given and not (folder / given["PATH"]).is_dir():
        yield "PATH", "which is no folder", "Write the folder of the archive, 'content'."
    if "THEME" in given and not _is_folder(folder / given["THEME"], _THEMES / given["THEME"]):
        yield "THEME", "which is no folder", "Write the folder of a theme, or take the line out."
    for path in map(str, given.get("THEME_TEMPLATES_OVERRIDES", ())):
        if not _is_folder(folder / path):
            yield "THEME_TEMPLATES_OVERRIDES", f"and {path} is no folder", "Make it, or take its name out."
    for path in map(str, given.get("STATIC_PATHS", ())):
        if Path(path).is_absolute() or ".." in Path(path).parts:
            yield "STATIC_PATHS", f"and {path} is not below content/", "Copy the files there."


def check_plugins(settings: Mapping[str, Any], conf: Path) -> None:
    """Let the settings of an archive pass: without our plugin, Pelican makes a common site of the folder.

    Args:
        settings: Pelican's.
        conf: the settings file.

    Raises:
        SettingError: PLUGINS does not name our plugin.
    """
    names = [getattr(plugin, "__name__", str(plugin)) for plugin in settings["PLUGINS"] or ()]
    if not any(name.split(".")[0] == _PLUGIN for name in names):
        raise SettingError(
            f"PLUGINS is {settings['PLUGINS']!r}, which does not make this folder an archive",
            where=str(conf),
            remedy=f"Write PLUGINS = [{_PLUGIN!r}], and further ones behind it.",
        )


def check_logo(settings: Mapping[str, Any], conf: Path) -> None:
    """Let a logo pass that pages can show.

    Args:
        settings: Pelican's, with ours.
        conf: the settings file.

    Raises:
        SettingError: it is no file below content/, or reached through a link.
    """
    content, given = Path(settings["PATH"]).resolve(), Path(settings["DATELINE_LOGO"])
    logo = content / given
    is_own = not given.is_absolute() and logo.is_file() and logo.resolve() == logo
    if settings["DATELINE_LOGO"] and not is_own:
        raise SettingError(
            f"DATELINE_LOGO is {settings['DATELINE_LOGO']!r}, which is no file in {content}",
            where=str(conf),
            remedy="Copy the picture into content/images/, and write its path from content/ on.",
        )


def _is_folder(*places: Path) -> bool:
    return any(place.is_dir() for place in places)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # ZoneInfoNotFoundError is a LookupError
        return False
    return True


def _is_address(address: str) -> bool:
    """Return whether an address is one of a site; a path alone is one on the same host."""
    if address.startswith("/"):
        return True
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
