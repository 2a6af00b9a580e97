"""Words of a country that name what is quoted, spoken or built, and nowhere: 'Spanish 12, Greek 16'."""

import re

from ..gazetteer.tables import tables

_FIGURE = r"£?\d|[Nn]omin|par\b|[Nn]one|[Dd]itto|½|¼"
_KINDS = "new|old|active|passive|deferred|red|white|yellow|mixed|fine"
_GOODS = (
    "bonds?|stocks?|scrip|securities|consols|fives|fours|threes|loan|annuities|certificates|debentures|debt|"
    "wheat|flour|corn|maize|oats|barley|rye|beans|peas|seed|clover|hops|malt|tallow|hides|cotton|wool|sugar|"
    "tea|coffee|butter|cheese|beef|pork|bacon|lard|iron|timber|deals"
)
_SAID = "are|is|were|was|at|from|quoted|left off|closed|done|to|per cents?|five|three|four"
# What exchanges and corn markets quote: 'Mexican bonds, 34 to 34½', 'American flour 30s.', 'Russian 90'.
_QUOTED = re.compile(
    rf",? {{0,2}}(?i:(?:(?:{_KINDS}) )?(?:(?:{_GOODS})[.,]? {{0,2}}(?:(?:{_SAID}) ){{0,3}})?) ?(?:{_FIGURE})"
)
# Securities are those of a market wherever they are spoken of, and a language or a style is no land.
_NO_LAND = re.compile(
    r" (?:[Bb]onds|[Ss]crip|[Ss]ecurities|[Cc]onsols|[Ff]unds|"
    r"languages?|tongue|grammar|dictionary|alphabet|accent|style|dialect)\b"
)


def is_priced(text: str, start: int, end: int) -> bool:
    """Return whether a demonym is that of a quotation, a security, a language or a style."""
    readings = tables().known(text[start:end])
    if not readings or readings[0].manner != "demonym":
        return False
    return _NO_LAND.match(text, end) is not None or _QUOTED.match(text, end) is not None
