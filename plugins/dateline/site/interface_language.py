"""The interface in one language: its words, plurals, numbers and dates. Knows no page."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..article.errors import SettingError
from ..article.moment import Moment
from ..article.text import shorten
from ..languages.read import direction_of, plurals_of
from .translation_check import translation_faults

_FAULTS_SHOWN = 5


def _arabic(number: int) -> str:
    if number < 3:
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def _english(number: int) -> str:
    return "one" if number == 1 else "other"


def _french(number: int) -> str:
    return "one" if number < 2 else "other"


# Unicode CLDR 46, cardinal plurals of whole numbers, by the names that languages/*.toml give as `plurals`.
_PLURALS: Mapping[str, Callable[[int], str]] = {"english": _english, "french": _french, "arabic": _arabic}


@dataclass(frozen=True, slots=True)
class Language:
    """The words of theme/translations/<code>.json, and how they are put together."""

    code: str
    words: Mapping[str, Any]

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Return ltr or rtl."""
        return direction_of(self.code)

    def say(self, key: str, **values: object) -> str:
        """Return the words of a key with the values put in."""
        return str(self.words[key]).format_map(values) if values else str(self.words[key])

    def count(self, key: str, number: int) -> str:
        """Return the words for that many things, such as '3 articles'."""
        forms = self.words[key]
        plural = _PLURALS[plurals_of(self.code)](number)
        return str(forms.get(plural) or forms["other"]).format(number=self.number(number))

    def number(self, number: int) -> str:
        """Return a whole number with its thousands parted."""
        return f"{number:,}".replace(",", self.words["thousands"])

    def list(self, things: tuple[str, ...]) -> str:
        """Return things in a row, the last after 'and'."""
        if len(things) < 2:
            return "".join(things)
        return self.say("list_last", first=self.words["list_comma"].join(things[:-1]), last=things[-1])

    def month_name(self, month: int) -> str:
        """Return the name of a month, 1 to 12."""
        return str(self.words["months"][month - 1])

    def month_short(self, month: int) -> str:
        """Return the short name of a month, 1 to 12."""
        return str(self.words["months_short"][month - 1])

    def month(self, year: int, month: int) -> str:
        """Return a month and its year."""
        return self.say("month_year", month=self.month_name(month), year=year)

    def day_month(self, month: int, day: int) -> str:
        """Return a day of any year."""
        return self.say("day_month", day=self._ordinal(day), month=self.month_name(month))

    def day(self, year: int, month: int, day: int) -> str:
        """Return a day of one year."""
        return self.say("day_month_year", day=self._ordinal(day), month=self.month_name(month), year=year)

    def weekday(self, year: int, month: int, day: int) -> str:
        """Return the name of the day of the week."""
        return str(self.words["weekdays"][dt.date(year, month, day).weekday()])

    def moment(self, moment: Moment, *, time: bool = False) -> str:
        """Return a moment as precisely as it was stated; its time and zone only where asked for."""
        if moment.month is None:
            return f"{moment.year:04}"
        if moment.day is None:
            return self.month(moment.year, moment.month)
        day = self.day(moment.year, moment.month, moment.day)
        if not time or len(moment.value) <= 10:
            return day
        zone = {None: self.words["zone_unstated"], "Z": "UTC"}.get(moment.zone, f"UTC{moment.zone}")
        return self.say("day_time", day=day, time=moment.value[11:16], zone=zone)

    def _ordinal(self, day: int) -> str:
        return str(self.words["first_of_month"]) if day == 1 else str(day)


def read_language(folder: Path, code: str) -> Language:
    """Read the words of a language from the theme's translations.

    Raises:
        SettingError: the theme does not speak it, or its words cannot stand for the English ones.
    """
    path = folder / f"{code}.json"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.json")))
        raise SettingError(
            f"the theme has no translation {code!r}",
            where=str(folder),
            remedy=f"Set DEFAULT_LANG to one of {known}, or add {path.name} beside them."
            if known
            else "Set THEME to a copy of Dateline's own theme (docs/theme.md), or leave it out.",
        )
    words, english = _words(path), _words(folder / "en.json")
    if faults := list(translation_faults(words, english)):
        raise SettingError(
            "; ".join(faults[:_FAULTS_SHOWN]) + ("; …" if len(faults) > _FAULTS_SHOWN else ""),
            where=str(path),
            remedy="Write it as en.json beside it has it, in the words of the language.",
        )
    return Language(code, words)


def _words(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise SettingError(
            f"the words of a language cannot be read ({shorten(str(error), 200)})",
            where=str(path),
            remedy="Mend it there, or take the file of the theme that comes with Dateline.",
        ) from error
