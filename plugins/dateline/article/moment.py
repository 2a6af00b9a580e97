"""A point in time exactly as precise as its source stated it; never guesses a missing part."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A date or time with stated precision and zone.

    Args:
        value: ISO 8601 cut at the stated precision: `2023`, `2023-11`, `2023-11-28`,
            `2023-11-28T09:08` or `2023-11-28T09:08:30`.
        zone: `Z`, `+04:00`, or None where the source states none.

    Raises:
        ValueError: the value is no such date or the zone no offset.
    """

    value: str
    zone: str | None = None

    def __post_init__(self) -> None:
        match = _FORM.fullmatch(self.value)
        if not match or match["zone"] or " " in self.value or "." in self.value:
            raise ValueError(f"{self.value!r} is no ISO 8601 date such as 2023-11 or 2023-11-28T09:08")
        dt.date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
        if match["time"]:
            dt.time.fromisoformat(match["time"])
        if self.zone is not None and not (match["time"] and re.fullmatch(r"Z|[+-]\d\d:\d\d", self.zone)):
            raise ValueError(f"{self.zone!r} is no zone of {self.value!r}: expected Z or +HH:MM")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 date or time, fractions of a second dropped.

        Raises:
            ValueError: the text is no such date.
        """
        match = _FORM.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is no ISO 8601 date such as 2023-11 or 2023-11-28T09:08+04:00")
        day = "-".join(part for part in match.group("year", "month", "day") if part)
        zone = match["zone"]
        if zone and len(zone) == 5:  # +0400, as RFC 822 writers leave it
            zone = f"{zone[:3]}:{zone[3:]}"
        if zone in {"+00:00", "-00:00"}:
            zone = "Z"
        return cls(f"{day}T{match['time']}" if match["time"] else day, zone)

    def __str__(self) -> str:
        return self.value + (self.zone or "")

    @property
    def precision(self) -> str:
        """Say how precise it is: year, month, day, minute or second."""
        return {4: "year", 7: "month", 10: "day", 16: "minute", 19: "second"}[len(self.value)]

    @property
    def year(self) -> int:
        """Return the year, as written in the source's own zone."""
        return int(self.value[:4])

    @property
    def month(self) -> int | None:
        """Return the month, or None where only the year is known."""
        return int(self.value[5:7]) if len(self.value) >= 7 else None

    @property
    def day(self) -> int | None:
        """Return the day of the month, or None where it is unknown."""
        return int(self.value[8:10]) if len(self.value) >= 10 else None

    def date(self) -> dt.date:
        """Return the first day it can mean, as written in the source's own zone."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def isoformat(self) -> str:
        """Return the ISO 8601 form, zone included where stated."""
        return str(self)
