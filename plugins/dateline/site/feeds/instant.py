"""A moment as a point in time for formats that know nothing less precise: feeds and site maps."""

import datetime as dt

_PARTS = "0001-01-01T00:00:00"


def instant(moment: str) -> dt.datetime:
    """Return the first instant that an ISO 8601 moment can mean; UTC where it states no zone."""
    value, zone = moment[:19], ""
    if len(moment) > 16 and not moment[16:].startswith(":"):
        value, zone = moment[:16], moment[16:]
    elif len(moment) > 19:
        zone = moment[19:]
    return dt.datetime.fromisoformat(value + _PARTS[len(value) :] + (zone or "Z"))
