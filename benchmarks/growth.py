"""How the time grows with the text: units repeated to two lengths, cleaned and searched for dates and places.

    inv bench.growth

Prints the CPU seconds of each and their ratio, where ten is linear, then one line of JSON. Calls are counted
in the tests; what a regular expression does within one call shows here alone.
"""

import datetime as dt
import json
import time
from collections.abc import Callable

from dateline.clean import clean
from dateline.enrich.dates import find_dates
from dateline.enrich.places import find_places

SHORT, LONG = 5_000, 50_000  # characters
UNITS = (
    *("a ", "twenty ", "1 ", "1,", "1-", "the last ", "early on ", "May ", "Monday ", "half a ", "every "),
    *(
        "hundred and ",
        "nineteen ninety-",
        "(",
        "New ",
        "St. ",
        "of the ",
        "A. ",
        "’s ",
        "by ",
        "- ",
        "| ",
        "\n",
    ),
)
ACTS: dict[str, Callable[[str], object]] = {
    "clean": lambda text: clean(f"<h1>Words</h1><p>{text}</p>"),
    "dates": lambda text: find_dates(text, published=dt.date(2023, 11, 28)),
    "places": find_places,
}


def run() -> None:
    """Print a row for each act and unit, the worst ratio of each act last."""
    worst = dict.fromkeys(ACTS, 0.0)
    for name, act in ACTS.items():
        for unit in UNITS:
            few, many = (_seconds(act, f"Words. {(unit * length)[:length]} end.") for length in (SHORT, LONG))
            ratio = many / max(few, 0.001)
            worst[name] = max(worst[name], ratio)
            print(f"{name:<8} {unit!r:<20} {few:>8.3f} {many:>8.3f} {ratio:>7.1f}")
    print(
        json.dumps(
            {"benchmark": "growth", "worst_ratio": {name: round(ratio, 1) for name, ratio in worst.items()}}
        )
    )


def _seconds(act: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    act(text)
    return time.process_time() - begun
