"""Acronyms that no name of the article spells out and that do what bodies do: 'INEC said', 'the ESB'."""

import re
from collections.abc import Iterator

from ..gazetteer.tables import tables
from ..organisations.words import NO_NAMES
from ..people.spans import bare_word
from ..people.titles import POSTNOMINALS, ROLES

Span = tuple[int, int]

# Capitals that name formats, measures, conditions, offices, and people by their initials.
NOT_BODIES = frozenset(
    "CD DVD VHS LP PC DS BI TV USB GPS IVA PIB GMT UTC AM PM SMS ADN SIDA VIH DNA RNA HIV AIDS GDP GNP "
    "CPI PPI RPI VAT GST IPO CEO CFO COO SUV ATM LNG LPG MRI LED LCD PVC TNT LSD DDT PCB PCBS CFC UFO ICBM "
    "SDI WTI ECU SDR SDRS PSBR MLR LIBOR EST CST PST EDT BST CET JFK FDR LBJ MLK RFK HRH HMS USS RMS USA "
    "UAE USSR UK MBA TBA FAQ DIY ISBN ISSN IQ EQ PIN MOT GCSE SAT SATS XI XV VIP SOS OK ABC BSE SARS "
    "EE UU COVID MRSA FOB CIF LDC LDCS OTC LBO MBO ADR ADRS NYC NSW".split()
)
_ACRONYM = re.compile(r"(?<![\w.&’'/-])[A-ZÉÈÀÓ]{3,6}(?![\w&/]|\.\w|-[A-Z\d]| [A-Z]{3})")
_NO_ACRONYMS = NO_NAMES | POSTNOMINALS | ROLES
_ROMAN = re.compile(r"[IVXLC]+")
_AFTER = re.compile(
    r"(?:(?:['’]s)? (?:workers?|officials?|members?|supporters?|leaders?|chief|chairman|chairwoman|"
    r"spokes(?:man|woman|person)|president|governor|headquarters|executives?|candidates?|commissioner|"
    r"engineers?|scientists?|study|report|statement|guidelines)\b|"
    r",? (?:which|said|says|announced|reported|agreed|refused|denied|declined|accused|warned|wants?|plans|"
    r"hopes|insists|insisted|argued|believes|estimates|(?:will|would|has|had) (?:not )?\w{3,}))"
)
_BEFORE = re.compile(
    r"(?:\b(?:told|asked|joined|founded|accused|by|thanked|urged|sued) (?:the )?"
    r"|\b(?:[A-Z]\w+|member|head|chairman|leader|director|employee|part) of (?:the )?|\b[Tt]he )$"
)


def acting_acronyms(text: str) -> Iterator[Span]:
    """Return the acronyms that act as bodies do, that members belong to, or that are called 'the' one."""
    for match in _ACRONYM.finditer(text):
        word = match[0]
        if word in NOT_BODIES or _ROMAN.fullmatch(word) or bare_word(word) in _NO_ACRONYMS:
            continue
        if word.lower() in tables().acronyms or tables().known(word) or _is_shouted(text, *match.span()):
            continue
        start, end = match.span()
        if _AFTER.match(text, end) or _BEFORE.search(text, max(0, start - 30), start):
            yield start, end


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Return whether another word in capitals stands beside, as in a headline."""
    return re.search(r"[A-Z]{3,}\W+$", text[max(0, start - 24) : start]) is not None or (
        re.match(r"\W+[A-Z]{3,}\b", text[end : end + 24]) is not None
    )
