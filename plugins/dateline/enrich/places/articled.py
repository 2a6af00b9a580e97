"""Names that mean a river only behind their article: 'across the Don', 'beyond the Main'."""

import re

from ..gazetteer.lookup import place_key
from ..gazetteer.tables import tables

ARTICLES = ("the ", "The ")
# No 'the Darling family', 'the Hudson deal', 'the Murray Report': a river's name ends the phrase.
_ENDS = re.compile(
    r"(?!\w)(?:['’]s?(?!\w)|$|[.,;:!?)\n—–]| (?:and|or|on|in|at|to|from|by|for|with|into|near|where|which|"
    r"when|after|before|as|that|but|while|below|above|between|since|until|during|through|is|was|were|are|had|has|"
    r"rose|rises|flows|flowed|flooded|froze|burst|runs|fell|met|meets|valley|estuary|delta|basin|bridges?|"
    r"banks?|riverbank|crossings?)(?!\w))"
)


def articled_name(text: str, start: int, end: int) -> str:
    """Return what a name means with the article before it, 'the Don', or '' where that is no river's."""
    if text[start - 4 : start] not in ARTICLES or start < 4:
        return ""
    name = f"the {text[start:end]}"
    known = place_key(name) in tables().areas and _ENDS.match(text, end) is not None
    return name if known else ""


def place_name(text: str, start: int, end: int) -> str:
    """Return the name at a stretch as the gazetteer's tables hold it: with its article where that counts."""
    return articled_name(text, start, end) or " ".join(text[start:end].split())
