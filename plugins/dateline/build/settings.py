"""The ONE table of settings that pelicanconf.py may hold beside Pelican's own, and their check."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..article.errors import SettingError
from ..article.text import shorten
from .setting_values import value_faults


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, what it is when not given, and what it does."""

    name: str
    default: Any
    meaning: str
    choices: tuple[str, ...] = ()  # the values, or members, it may have; empty where any of its type will do


SETTINGS: tuple[Setting, ...] = (
    Setting("DATELINE_TAGLINE", "", "One line below the archive's title."),
    Setting("DATELINE_ACCENT", "", "Accent colour as '#rrggbb'; the theme's own when empty."),
    Setting("DATELINE_LOGO", "", "Path of a picture below content/, shown beside the title."),
    Setting("DATELINE_LICENCE", "", "One line about the rights in the texts, shown on every page."),
    Setting("DATELINE_LICENCE_URL", "", "Where that licence can be read."),
    Setting("DATELINE_PUBLISHER", "", "Who keeps the archive; the title when empty."),
    Setting(
        "DATELINE_CONTACT", "", "E-mail or web address that `inv ingest --fetch` names to those it asks."
    ),
    Setting(
        "DATELINE_KINDS",
        ("people", "places", "organisations"),
        "Which kinds of entities get pages of their own.",
        ("people", "places", "organisations"),
    ),
    Setting(
        "DATELINE_SENTENCE_CASE",
        default=False,
        meaning="Show a wire's headlines in capitals in sentence case; data and references keep them.",
    ),
    Setting(
        "DATELINE_SAVED_PAGES",
        "",
        "Show the page that an article was saved from, without scripts: 'frame' beside the text, or 'link'; "
        "empty: not at all. Mind whose rights it has.",
        ("", "frame", "link"),
    ),
    Setting(
        "DATELINE_ENTITY_PAGES_FROM",
        1,
        "In how many articles an entity must be named to get a page; lists lead from others to the article. "
        "`new` writes 2, as a page for a name in one article says what that article says, and a fifth of all "
        "files are such pages. Raise it only before others link to them.",
    ),
    Setting(
        "DATELINE_REFERENCE_FILES",
        default=False,
        meaning="Write an article's references as files beside its page, too, where the page holds them.",
    ),
    Setting(
        "DATELINE_ARCHIVES",
        (),
        "Other archives that a page of this site searches, too, nine at most: name and address of each, such "
        "as `('County news', '../county/')`, on the same origin or in a folder beside this site.",
    ),
    Setting("DATELINE_CACHE", ".cache", "Folder of what was computed once; deleting it loses only time."),
    Setting("DATELINE_PREVIOUS", "", "Folder of the last build, whose unchanged files are taken over."),
    Setting(
        "DATELINE_PROCESSES", 0, "How many processes tag and index articles and make pages; 0 for one a core."
    ),
    Setting(
        "DATELINE_SCHEDULER",
        "",
        "Address of a Dask scheduler whose workers clean, tag and index instead; empty for none.",
    ),
    Setting(
        "DATELINE_MODEL",
        "",
        "The spaCy model that finds names: a package, a folder or a wheel; 'none' for rules alone, empty for "
        "the best installed.",
    ),
    Setting(
        "DATELINE_TARGETS",
        {},
        "Where `inv publish --to NAME` puts the site: name → {kind: folder, rsync, git or s3; to; remote}.",
    ),
)


def checked(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the value of every setting of the table.

    Raises:
        SettingError: a value is of another type than the default or cannot be meant, or a DATELINE_ name is
            not in the table.
    """
    known = {setting.name: setting for setting in SETTINGS}
    for name in settings:
        if name.startswith("DATELINE_") and name not in known:
            raise SettingError(
                f"there is no setting {name}",
                where="pelicanconf.py",
                remedy=f"There are: {', '.join(known)}.",
            )
    values = {name: settings.get(name, setting.default) for name, setting in known.items()}
    for name, value in values.items():
        if isinstance(known[name].default, tuple) and isinstance(value, list):
            values[name] = tuple(value)
        elif not _is_of(known[name], value):
            raise _error(known[name], value, f"which is no {_expected(known[name])}")
        if isinstance(values[name], tuple) and not _are_choices(known[name], values[name]):
            raise _error(known[name], value, f"and may hold {_expected(known[name])}")
    for name, fault in value_faults(values):
        raise _error(known[name], values[name], f"which is {fault}")
    return values


def _is_of(setting: Setting, value: Any) -> bool:
    kind = type(setting.default)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return False
    return kind is tuple or _are_choices(setting, (value,))


def _are_choices(setting: Setting, values: tuple[Any, ...]) -> bool:
    return not setting.choices or all(value in setting.choices for value in values)


def _error(setting: Setting, value: Any, found: str) -> SettingError:
    return SettingError(
        f"{setting.name} is {shorten(repr(value), 200)}, {found}",
        where="pelicanconf.py",
        remedy=setting.meaning,
    )


def _expected(setting: Setting) -> str:
    """Return what a setting may be, in words."""
    if setting.choices:
        return f"choice of {', '.join(map(repr, setting.choices))}"
    return type(setting.default).__name__
