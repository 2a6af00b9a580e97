"""How the time grows with the text: units repeated to two lengths, cleaned, read as metadata, and tagged.

    inv bench.growth

Prints the CPU seconds of each and the exponent (1 is linear, 2 is quadratic) where it takes time worth
speaking of, then one line of JSON. Calls are counted in the tests; what a regular expression does within one
call shows here alone.
"""

import datetime as dt
import json
import math
import time
from collections.abc import Callable
from html import escape

from dateline.article.errors import UnreadableSourceError
from dateline.clean import clean
from dateline.enrich import enrich_text

SHORT, LONG = 25_000, 100_000  # characters
_NOTICED = 0.3  # CPU seconds of the long text; below, its exponent is noise
_MARKS = (
    "  ",
    "\n",
    "\n\n",
    "-",
    "- ",
    "(",
    ") ",
    "’s ",
    "'s A ",
    "_",
    "* ",
    "| ",
    "…",
    "“",
    "« ",
    "\u200f",
    "\u202e",
    "e\u0301",
)
_NUMBERS = ("7", "7 ", "1,", "1.", "1-", "1/", "12:30 ", "$1 ", "10 km ", "1998 ", "XIV ", "١٢ ", "1st ")
_LETTERS = (
    "A",
    "A ",
    "a ",
    "é",
    "漢",
    "ال",
    "A-",
    "A. ",
    "J. ",
    "(A) ",
    "U.S. ",
    "O’",
    "a@b.c ",
    "http://a/ ",
)
_WORDS = (
    "the ",
    "and ",
    "And ",
    "In ",
    "in ",
    "I ",
    "of the ",
    ". ",
    "by ",
    "hundred and ",
    "nineteen ninety-",
)
_NAMES = (
    *(
        "Mr ",
        "Mr. Smith said. ",
        "John ",
        "John Smith ",
        "said John ",
        "President ",
        "King of ",
        "Duke of ",
        "von ",
    ),
    *(
        "de la ",
        "Al ",
        "Mc",
        "Jean-",
        "JOHN SMITH ",
        "SPOKE AT ",
        "Ministry of ",
        "Bank of ",
        "IBM ",
        "NATO ",
    ),
    *("X, Y and ", "University of ", "Smith beat "),
)
_PLACES = (
    *(
        "London ",
        "London, ",
        "London-",
        "Paris, Texas ",
        "near London ",
        "south of ",
        "village of ",
        "New ",
        "St. ",
    ),
    *("Foo, a village of ", "Lake ", "X River ", "Street "),
)
_DATES = (
    *(
        "of March ",
        "March 3 ",
        "Monday ",
        "a week on ",
        "the 8th inst ",
        "two weeks ",
        "Friday week ",
        "last ",
    ),
    *("the last ", "half a ", "every "),
)
_LANGUAGES = (
    *("عبد ", "بن ", "أبو ", "الدكتور ", "مدينة ", "المملكة ", "في لندن "),
    *("Москва ", "в Москве ", "東京、", "der ", "à Paris "),
)
UNITS = (*_MARKS, *_NUMBERS, *_LETTERS, *_WORDS, *_NAMES, *_PLACES, *_DATES, *_LANGUAGES)


def tag(text: str) -> None:
    """Find every kind of name and date in a text."""
    enrich_text(text, published=dt.date(2023, 11, 28), model="none")


def clean_body(text: str) -> None:
    """Clean a page whose body is the text."""
    _cleaned(f"<h1>Words</h1><p>{escape(text)}</p>")


def clean_metadata(text: str) -> None:
    """Clean a page of which every statement about it is the text."""
    said = escape(text)
    names = (
        "author",
        "date",
        "description",
        "keywords",
        "og:title",
        "og:site_name",
        "article:published_time",
    )
    metas = "".join(f'<meta name="{name}" property="{name}" content="{said}">' for name in names)
    told = {"@type": "NewsArticle", "headline": text, "author": {"name": text}, "datePublished": text}
    data = json.dumps(told).replace("<", "\\u003c")
    _cleaned(
        f"<title>{said}</title>{metas}<script type=application/ld+json>{data}</script><h1>{said}</h1>"
        f"<p class=byline>{said}</p><time datetime='{said}'>{said}</time><p>The council met on Monday.</p>"
    )


def _cleaned(source: str) -> None:
    try:
        clean(source)
    except UnreadableSourceError:
        return


ACTS: dict[str, Callable[[str], None]] = {"tag": tag, "body": clean_body, "metadata": clean_metadata}


def run(short: int = SHORT, long: int = LONG) -> None:
    """Print a row for each act and unit that takes time, and the worst exponent of each act.

    Args:
        short: characters of the shorter text.
        long: characters of the longer one.
    """
    worst = dict.fromkeys(ACTS, 0.0)
    slowest = dict.fromkeys(ACTS, 0.0)
    for name, act in ACTS.items():
        act("Warm. ")
        for unit in UNITS:
            few, many = (_seconds(act, (unit * (size // len(unit)))) for size in (short, long))
            slowest[name] = max(slowest[name], many)
            if many < _NOTICED:
                continue
            exponent = math.log(many / max(few, 0.001)) / math.log(long / short)
            worst[name] = max(worst[name], exponent)
            print(f"{name:<9} {unit!r:<20} {few:>8.3f} {many:>8.3f} {exponent:>6.2f}", flush=True)
    figures = {name: {"exponent": round(worst[name], 2), "seconds": round(slowest[name], 1)} for name in ACTS}
    print(json.dumps({"benchmark": "growth", "units": len(UNITS), "worst": figures}))


def _seconds(act: Callable[[str], None], text: str) -> float:
    begun = time.process_time()
    act(text)
    return time.process_time() - begun
