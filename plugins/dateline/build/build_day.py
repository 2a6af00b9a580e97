"""The day of a build, which decides what is still under embargo; SOURCE_DATE_EPOCH makes it any day."""

import datetime as dt
import os
import re

from ..article.errors import SettingError

_VARIABLE = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/

_LAST = 253_402_300_799  # the last second of the year 9999


def build_day() -> str:
    """Return the day as ISO 8601, in UTC.

    Raises:
        SettingError: SOURCE_DATE_EPOCH is set to what is no number of seconds, or to one past the year 9999:
            today in its place could show what is still under embargo.
    """
    epoch = os.environ.get(_VARIABLE, "")
    if not epoch:
        return dt.datetime.now(dt.UTC).date().isoformat()
    if not re.fullmatch("[0-9]{1,12}", epoch) or int(epoch) > _LAST:
        raise SettingError(
            f"{epoch[:40]!r} is no time",
            where=_VARIABLE,
            remedy="Give it the seconds since 1970, as `date +%s` prints them, or leave it unset.",
        )
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date().isoformat()
