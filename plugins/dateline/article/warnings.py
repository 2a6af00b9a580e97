"""What a person should check in a cleaned article: code, field and words of every warning in one table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LEFT = 0.85  # of the confidence, by each warning
# Code → the field of the article that it is about (`text` is the body), and its words; {} is what was found.
_TABLE = {
    "headlines-differ": ("headline", "the page states different headlines, such as {}"),
    "headline-missing": ("headline", "no headline was found; the first words stand in for it"),
    "date-missing": ("published", "no date of publication was found"),
    "dates-differ": ("published", "the page prints the date {} and states {}"),
    "date-of-first-entry": ("published", "only the first of its entries is dated"),
    "date-not-at-article": ("published", "a date stands on the page, but not at the article"),
    "date-of-change": ("published", "the page tells only when it last changed"),
    "prose-left-out": ("text", "more than a tenth of the prose was left out: {}"),
    "stated-body-longer": ("text", "the page's own JSON-LD body disagrees: {} of it is not in the text"),
    "stated-body-shorter": ("text", "the page's own JSON-LD body disagrees: {} of the text is not in it"),
    "stated-body-used": ("text", "the page shows less than its JSON-LD body, which stands in"),
    "unshown-text-used": (
        "text",
        "the page shows less than a text that it holds for a program, which stands in",
    ),
    "text-missing": ("text", "no text was found below the headline"),
    "encoding-guessed": ("text", "the encoding is not stated and was recognised by its look"),
    "encoding-mended": ("text", "characters that had been encoded twice were mended"),
    "site-rules-not-applied": ("text", "the profile of {} would leave no text"),
}
_FORMS = {
    code: re.compile(".*".join(map(re.escape, words.split("{}"))), re.DOTALL)
    for code, (_, words) in _TABLE.items()
}
_OF_SOURCE = "source"  # code of what an importer says of its file, or a person wrote into the page


@dataclass(frozen=True, slots=True)
class CleaningWarning:
    """Something that may be wrong in an article, for a person to judge."""

    code: str
    field: str  # of the article, `text` for its body; empty for the source as a whole
    text: str


def warning(code: str, *found: object) -> CleaningWarning:
    """Return the warning of a code, with what was found put into its words."""
    field, words = _TABLE[code]
    return CleaningWarning(code, field, words.format(*found))


def read_warning(text: str) -> CleaningWarning:
    """Return the warning that some words are, as they stand in a page or as an importer gives them."""
    code = next((code for code, form in _FORMS.items() if form.fullmatch(text)), _OF_SOURCE)
    return CleaningWarning(code, _TABLE[code][0] if code in _TABLE else "", text)


def confidence(warnings: Sequence[CleaningWarning]) -> float:
    """Return how sure the cleaning of an article is (0 … 1) that has these warnings."""
    return round(_LEFT ** len(warnings), 2)
