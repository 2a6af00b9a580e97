"""The day of a build, which decides what is still under embargo; SOURCE_DATE_EPOCH makes it any day."""

import datetime as dt
import os


def build_day() -> str:
    """Return the day as ISO 8601, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdigit() else dt.datetime.now(dt.UTC)
    return moment.date().isoformat()
