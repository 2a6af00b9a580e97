"""A headline in capitals that runs into the text: 'RATES RISE AGAIN LONDON, March 4 - Banks said …'.

Exports that drop line ends leave a dump so. Capitals end where the dateline begins, which is in capitals
itself: its day tells where it ends, and names of towns are one word unless they open as some do.
"""

import re
from collections.abc import Sequence

from ...languages.read import pattern
from ..metadata.dateline import dateline_of

_SHORTEST = 20  # characters of such a headline
_TOWN = rf"(?:(?:{pattern('plain_text', 'place_opening')})\s+)?[^\W\d_][\w.'’-]*"
_DAY = r"[^\W\d_]{3,9}\.?\s+\d{1,2}"
_DATELINE = rf"{_TOWN}(?:,\s+[^\W\d_][\w.]*)?,\s+{_DAY}(?:\s+\([^()]{{2,40}}\))?\s+[-–—]{{1,2}}\s"
# The headline is the shortest that can be: a town has all the words that its name may have.
_RUN_IN = re.compile(
    rf"(?P<headline>.{{{_SHORTEST},200}}?)\s+(?P<text>{_DATELINE}.{{40,}})", re.IGNORECASE | re.DOTALL
)
_FEWEST_WORDS = 4  # of such a headline


def part_headline(lines: Sequence[str]) -> list[str]:
    """Return the lines of a dump, the first with a headline and the text behind it as two."""
    for number, line in enumerate(lines):
        said = line.strip()
        if said[:_SHORTEST] != said[:_SHORTEST].upper():
            continue  # prose, as most lines are: the pattern need not be tried
        if match := _RUN_IN.fullmatch(said):
            headline, text = match["headline"], match["text"]
            shouted = headline.upper() == headline and len(headline.split()) >= _FEWEST_WORDS
            if shouted and dateline_of(text).split(",")[0].isupper():
                return [*lines[:number], headline, "", text, *lines[number + 1 :]]
    return list(lines)
