"""What stands beside a name that only firms do, have or are called; knows no firm by its name."""

import re

from ...languages.given_names import fold_name, given_names
from ..gazetteer.tables import tables
from ..organisations.words import FUNCTION_WORDS
from ..people.spans import bare_word, is_people_or_no_name, is_title
from .capitals import CapitalisedRun
from .context import is_country, is_known_place
from .name_words import ordinary_list

# What firms alone are called: no word that is also somebody's trade in the singular.
_KINDS = (
    "company|firm|bank|retailer|insurer|airline|carmaker|automaker|drugmaker|chipmaker|steelmaker|planemaker|"
    "shipbuilder|housebuilder|manufacturer|brokerage|conglomerate|newspaper|broadcaster|union|charity|lender|"
    "supermarket|utility|subsidiary|think tank|law firm|record label|pressure group|trade body|start-up|"
    "startup|[a-z]+[ -]maker|miner|shipping group"
)
# What only a firm does or has: 'Acme Smith said its profit …', 'shares of …'.
_AFTER = re.compile(
    r"(?:,? said (?:its |it (?:would|had|will|has|plans|expects|agreed|signed|"
    r"completed|acquired|sold|received|filed|intends|declared) |(?:net |first-|second-|third-|fourth-)?"
    r"(?:profits?|sales|earnings|revenue)\b)|(?:['’]s)? (?:shares?|stock|subsidiary|unit|stores|dealers) \w|"
    r" (?:raised|cut|lowered|lifted|reported|posted|trimmed|slashed) "
    r"(?:its|a (?:net )?(?:profit|loss)|"
    r"(?:profits?|earnings|prices|fees|fares|dividends?|output|forecasts?))\b|"
    r" and Co\b|,? and (?:Sons|Brothers|Partners|Company)\b|"
    r" closed (?:shops|stores|plants|branches|factories|mills)\b|"
    r" (?:hired|employs) [A-Z]| won (?:new |large )?(?:orders?|contracts?)\b|"
    r" (?:has |had |will )?(?:\w{2,12}ed|sold|sells|bought|cut|built|took|made|spun off|put|owns|makes)"
    r" its\b|"
    r" (?:has |had )?(?:dropped|scrapped|shelved|abandoned) (?:its |a )?(?:plans?|bid|offer)\b|"
    r" (?:rates|upgraded|downgraded) (?:the |its )?(?:shares|stock)\b|"
    r" (?:fell|rose|slid|slipped|climbed|dropped|gained|jumped|lost|added) (?:by |to )?"
    r"(?:\d[\d./-]* (?:cents?|points?|pence|per ?cent|pct|percent|p|to \d)\b|\d[\d.]*%)|"
    r" said (?:(?:share|stock)holders|each share|it is \w+ing (?:its|a|the)|[\d.]+ mln (?:shares|of)|"
    r"the (?:merger|acquisition|pact))\b|"
    r" (?:designs|manufactures|markets|distributes|repairs|supplies|refines) (?:and \w+ )?[a-z]|"
    r"['’]s (?:earnings|shareholders|stockholders|voting rights|common stock|dividend|quarterly)\b)"
)
_APPOSITION = re.compile(
    rf", (?:(?:a|an|the) (?:[\w’'.-]+ ){{0,3}}?(?:{_KINDS}|publisher|brewer)|"
    r"(?:his|her|its|their) (?:publisher|employer|label|record company|sponsor|insurer|club|union))\b"
)
_BEFORE = re.compile(
    rf"\b(?:[Ss]hares (?:of|in)|stake in|subsidiary of|unit of|voting rights in|merger (?:with|into)|"
    rf"merge with|takeover of|acquisition of|tender offer for|spokes(?:man|woman|person) for|"
    rf"(?:the|an?|[A-Za-z]+) (?:{_KINDS}|brewer)) $"
)
# 'the aircraft maker Grob': what no village is called.
_MAKER_BEFORE = re.compile(
    r"\b(?:[a-z]+[ -]maker|[a-z]+maker|(?:law|software|engineering|accounting) firm|retailer|insurer|"
    r"airline|lender|brokerage|[Ss]tart-?up|broadcaster) $"
)
_BASED = re.compile(r",? (?:is |was |are )?(?:based|headquartered) in\b")
# 'Lead manager Société Générale said': who leads an issue of bonds.
_LEAD_MANAGER = re.compile(r"\b(?:[Ll]ead|[Ss]ole|[Jj]oint|[Cc]o-lead|[Bb]ookrunning) managers? $")
_SHARES = frozenset(("class", "series", "common", "preferred"))  # 'Class A shares'


def acts_as_firm(text: str, run: CapitalisedRun) -> bool:
    """Return whether what stands beside a name of one or two words is said of firms alone."""
    if len(run.words) > 2 or is_country(text[run.start : run.end]):
        return False
    first, small = run.words[0].text, bare_word(run.words[0].text)
    if len(small) < 2 or small in _SHARES or small in FUNCTION_WORDS or is_title(first):
        return False
    unlike = fold_name(first) not in given_names() and not is_known_place(text[run.start : run.end])
    if any(is_people_or_no_name(bare_word(word.text)) for word in run.words):
        return False
    if len(run.words) == 1 and not unlike:
        return False
    if len(run.words) == 1 and tables().known(first):  # a village's name, too
        return _MAKER_BEFORE.search(text, max(0, run.start - 40), run.start) is not None
    if len(run.words) == 1 and run.opens and first.lower() in ordinary_list("en"):
        return False
    return (
        _AFTER.match(text, run.end) is not None
        or _APPOSITION.match(text, run.end) is not None
        or _BEFORE.search(text, max(0, run.start - 40), run.start) is not None
        or _LEAD_MANAGER.search(text, max(0, run.start - 24), run.start) is not None
        or (unlike and _BASED.match(text, run.end) is not None)
    )
