"""What the columns of `run_features` are called where a person reads them; measures nothing."""

from .run_features import ABOVE, ROLES, TAGS

_OWN = ("characters", "share of links", "characters without links")
_SAID = (
    "phrase",
    "is a heading",
    "sentences",
    "share of commas",
    "ends a sentence",
    "share of digits",
    "share of capitals",
    "has a question mark",
    "has @ or ©",
    "bars and dots",
    "begins in lower case",
    "words",
    "characters a word",
    "is a credit",
    "words of the title",
    "times on the page",
    "stood above",
    "phrase of the heading above",
    "runs since the heading above",
    "level of the heading above",
    "characters of the heading above",
    "level",
    "tag",
)
_AROUND = (
    "characters",
    "share of links",
    "runs",
    "share of the page's prose",
    "elements of its kind",
    "characters a run",
)
_PLACES = (
    "in the rules' choice",
    "set apart by the rules",
    "runs since the rules' choice began",
    "runs since the rules' choice ended",
    "place on the page",
    "prose above",
    "runs since the headline",
    "steps up to the headline",
    "prose around it and the headline",
    "steps up to the rules' choice",
    "prose around it and the rules' choice",
    "in the stated body",
)
_SHOWN = (*_OWN, *_SAID[:5])
_NEIGHBOURS = ("two runs above", "the run above", "the run below", "two runs below")
_WINDOWS = (
    "long runs in the 4 below",
    "long runs in the 11 below",
    "long runs in the 4 above",
    "long runs in the 11 above",
)
_PAGE = (
    "runs",
    "prose",
    "share of links",
    "share of prose in the rules' choice",
    "headline known",
    "article elements",
    "p elements",
)

FEATURES = (
    *_OWN,
    *_SAID,
    "elements of its kind",
    "characters below it",
    *(f"{name}, {step} above" for step in range(1, ABOVE + 1) for name in _AROUND),
    *_PLACES,
    *(f"prose in {role}" for role in ROLES),
    *(f"prose in <{tag}>" for tag in TAGS),
    "prose in what is named body",
    *(f"{name} of {which}" for which in _NEIGHBOURS for name in _SHOWN),
    *_WINDOWS,
    *(f"{name} of the page" for name in _PAGE),
)
