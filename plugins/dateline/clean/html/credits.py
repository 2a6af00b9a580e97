"""Tells the credit of a picture from its caption; knows how newsrooms write credits, not who they are."""

import re

from ...languages.read import pattern

_LABEL = f"(?:{pattern('credits', 'label')})"
_LABELLED = re.compile(
    rf"^(?P<caption>.*?)[\s(\[|/–—-]*(?P<credit>\b{_LABEL}\s*(?:by\b|[:：©])\s*(?P<name>[^()\[\]]{{2,90}}))[)\]]?\.?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_SIGNED = re.compile(
    r"^(?P<caption>.*?)[\s(\[|/]*(?P<credit>(?:©|\(c\)|copyright\b)\s*[^()\[\]]{2,90})[)\]]?\s*$",
    re.DOTALL | re.IGNORECASE,
)
_AGENCY = (
    r"(?:AFP|AP|AP Photo|Reuters|REUTERS|EPA|EPA-EFE|EFE|ANSA|dpa|DPA|APA|Getty(?:\s+Images)?"
    r"|AFP via Getty Images"
    r"|Shutterstock|Alamy|iStock|PA|PA Wire|Press Association|TASS|Xinhua|Kyodo|WAM"
    r"|Anadolu(?:\s+Agency)?|Bloomberg"
    r"|UPI|SPA|PTI|ANI|NASA|ESA|Magnum|Corbis|Keystone|Imago|IMAGO|picture alliance|Belga|Lusa"
    r"|Handout|Wikimedia Commons)"
)
_SLASHED = rf"(?:[^\W\d_][\w.'’ -]{{1,40}}\s*[/|]\s*)*{_AGENCY}(?:\s*[/|,]\s*[\w.'’ -]{{2,40}})*"
# What a text must hold for the patterns to be tried: each of them looks for its end at every character.
# Letters stand in both cases there, since a search that ignores case cannot skip to a first letter.
_HINT_OF_LABEL = re.compile(r"[:：©]|[bB][yY]\b")
_HINT_OF_SIGN = re.compile(r"©|\([cC]\)|[cC][oO][pP][yY]")
_LABEL_ALONE = re.compile(rf"\b{_LABEL}\s*(?:by\b|[:：©])", re.IGNORECASE)
_HINT_OF_AGENCY = re.compile(_AGENCY)
_TRAILING = re.compile(
    rf"^(?P<caption>.*?[.!?\"”’»…]?)(?:[\s|/–—-]+|\s*[(\[]\s*)(?P<credit>{_SLASHED})\s*[)\]]?\.?\s*$",
    re.DOTALL,
)
_WORD = r"(?:[^\W\d_a-zà-ÿ][\w.'’&-]*|via|for|of|de|von|du|and|the|handout|[/|,·-])"
_NAMED_AFTER_STOP = re.compile(
    rf"^(?P<caption>.{{15,}}?[.!?][”\"’»]?)\s+(?:\|\s*)?(?P<credit>[^\W\d_a-zà-ÿ][\w.'’&-]*(?:\s+{_WORD}|/{_WORD}){{0,6}})$",
    re.DOTALL,
)
_LONGEST = 1000  # characters of a caption with its credit
_JOINING = frozenset("via for of de von van du and the handout".split())
_TIME_WORDS = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August)\b"
)
_SENTENCE_END = tuple('.!?"”’»…)؟。')
_ONLY = re.compile(rf"{_SLASHED}|{_LABEL}\s*(?:by\b|[:：©])\s*.{{2,80}}|©.{{2,80}}", re.IGNORECASE)


def split_credit(text: str) -> tuple[str, str]:
    """Return (caption, credit) of the words under a picture; the credit as printed, without brackets."""
    if len(text) > _LONGEST:
        return text.strip(), ""
    if _HINT_OF_SIGN.search(text) and (match := _SIGNED.match(text)):
        return _parts(text, match)
    if _HINT_OF_LABEL.search(text) and _LABEL_ALONE.search(text) and (match := _LABELLED.match(text)):
        return _parts(text, match)
    if _HINT_OF_AGENCY.search(text) and (match := _TRAILING.match(text)):
        caption = match["caption"].rstrip()
        # Without a full stop before it, an agency's name may be the end of the sentence.
        if not caption or caption.endswith(_SENTENCE_END) or text[match.start("credit") - 1] in "(/[|":
            return _parts(text, match)
    return text.strip(), ""


def split_printed_credit(text: str) -> tuple[str, str]:
    """Return (caption, credit) of a line that may be a caption; the credit is empty where it is none.

    Beside the forms of `split_credit`, any name behind the last full stop is one: body text ends with a stop.
    """
    if len(text) > _LONGEST:
        return text, ""
    caption, credit = split_credit(text)
    if credit and caption and len(credit) < 70:
        return caption, credit
    match = _NAMED_AFTER_STOP.match(text)
    if match and _is_named(match["credit"]) and not _TIME_WORDS.search(match["credit"]):
        return match["caption"].rstrip(" |"), bare_credit(match["credit"])
    return text, ""


def _parts(text: str, match: re.Match[str]) -> tuple[str, str]:
    caption = text[: match.start("credit")].rstrip(" \t\n([|/–—-")
    return caption, bare_credit(match["credit"])


def _is_named(credit: str) -> bool:
    """Return whether every word of a credit is a name's, or one that joins names."""
    words = [word for word in re.split(r"[\s/|]+", credit) if any(map(str.isalpha, word))]
    return bool(words) and all(word[0].isupper() or word in _JOINING for word in words)


def bare_credit(credit: str) -> str:
    """Return a credit as printed, without the brackets around it."""
    return credit.strip(" .()[]|")


def is_credit(text: str) -> bool:
    """Return whether a short line is nothing but a credit."""
    words = text.strip(" ().[]")
    slashed = len(words) < 60 and 0 < words.count("/") < 3 and "//" not in words and len(words.split()) < 8
    return len(text) < 100 and (_ONLY.fullmatch(words) is not None or (slashed and _is_named(words)))
