"""What a line of a plain-text dump says of itself: labels, dates, slugs, end marks; knows no neighbours."""

import re
from dataclasses import dataclass

from ...languages.read import pattern
from ..authors.names import agency, names
from ..boilerplate.phrases import boilerplate
from ..dates.written import printed_dates, printed_month
from ..html.credits import is_credit
from ..metadata.dateline import dateline_of
from .split import numbers_document


def _words(key: str) -> str:
    return pattern("plain_text", key)


_WRAP = r"[\s(\[<*/#=_（【-]*"
_END = re.compile(rf"{_WRAP}(?:{_words('end_mark')})[\s)\]>*/#=_）】-]*\.?", re.IGNORECASE)
_SIGNED_OFF = re.compile(r"\((?:END|ENDS|ENDE|FIN)\)\s.{0,40}")
_MORE = re.compile(rf"[(\[-]*\s*(?:{_words('continued')})\b[^.]{{0,30}}[)\]-]*", re.IGNORECASE)
_RULE = re.compile(r"[-=*_~#+.·•—–\s]{3,}")
_PAGE = re.compile(
    rf"(?:-\s*)?(?:(?:{_words('page')})\s*)?\d{{1,3}}(?:\s*(?:{_words('page_of')}|/)\s*\d{{1,3}})?(?:\s*-)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S+@\S+")
_AT_PAGE = re.compile(
    r"[\s,;–—-]+(?:page|pg\.?|p\.)\s*[A-Z]?\d{1,3}[A-Z]?\s*$", re.IGNORECASE
)  # behind the day
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# Wire copy sets a company's code in brackets, '<ACME>': a sign between blanks alone parts a path.
_CRUMBS = re.compile(
    r"[^.!?<«‹]{2,30}(?:\s[>»›]\s[^.!?<>»›«‹]{2,40}){1,6}|[^.!?<>»›«‹]{2,30}(?:\s?[»›]\s?[^.!?<>»›«‹]{2,40}){2,6}"
)
_FLASH = re.compile(rf"\W*(?:{_words('notice')})\W*", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:\(c\)|©|copyright)\s*(?:(?:©|\(c\))\s*)?(?:19|20)\d\d\b[^.!?]*\.?", re.IGNORECASE)
_INVERTED = re.compile(r"[^\W\d_][\w'’-]+,\s*[^\W\d_][\w.'’-]+(?:\s[\w.'’-]+)?")
PUBLISHED = re.compile(rf"\b(?:first\s+)?(?:{_words('published')})\b", re.IGNORECASE)
UPDATED = re.compile(f"(?:{_words('updated')})", re.IGNORECASE)
# What a label in front of a colon may give.
_ROLES = (
    *("headline", "standfirst", "byline", "published", "updated", "publisher", "section", "subjects"),
    *("dateline", "address", "caption", "credit", "boilerplate", "body"),
)
_FIELD = re.compile(
    "(?:"
    + "|".join(f"(?P<{role}>{pattern('line_labels', role)})" for role in _ROLES)
    + r")\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
# How reStructuredText and Org open such a line: ':author: Mara Bell', '#+AUTHOR: Mara Bell'.
_FIELD_SIGN = re.compile(r"(?::|#\+)(?=[A-Za-z][\w ]{1,20}:\s)")
_BYLINE = re.compile(rf"(?:{_words('byline')})\s+\S.{{1,90}}", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_NAME = rf"{_CAPITAL}\S+(?:\s(?:van|von|de|der|den|la|le|al|bin|{_CAPITAL}\S+)){{0,4}}"
SIGNED_BY = re.compile(rf"[—–-]{{1,2}}\s*(?P<name>{_NAME})(?:,\s.{{2,40}})?")
_SIGNATURE = re.compile(
    r"(?i:\(?(?:(?:additional |with )?(?:reporting|writing|editing)|compiled|edited|written"
    r"|produced)\b.{0,12}\bby\b.{2,200}\)?\.?"
    r"|.{3,80}\bcontributed (?:to this|reporting)\b.{0,60})"
    rf"|[—–-]{{1,2}}\s*(?:with\s+)?{_NAME}(?:,\s.{{2,40}})?|\((?:[A-Z]{{2,6}}|[a-z]{{2,4}}/[a-z]{{2,4}})\)",
)
_EDITION = re.compile(
    r"(?:\S+\s+){0,4}?\S*(?:edition|ausgabe|édition|edición|edizione)(?:\s+\d+)?", re.IGNORECASE
)
_FORWARDED = re.compile(rf"\W*(?:{_words('forwarded')})\W*", re.IGNORECASE)
_NOTHING_STATED = re.compile(r"(?:none(?: available)?|n/?a|not available|null|-)\.?", re.IGNORECASE)
# How long a text takes, as programs for readers print it: '3-4 minutes', '5 min read'.
_READING_TIME = re.compile(r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s?min(?:ute)?s?(?:\s?read)?", re.IGNORECASE)
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+(?!html?|txt|pdf|docx?|jpe?g|png|gif|xml|md)[a-z]{2,}")
_LONGEST_FIELD = 600  # characters
_LONGEST_SIGN = 400  # characters
_LONGEST_EDITION = 50  # characters
_LONGEST_PLACE = 4  # words before the comma of a dateline, and behind it
_LONGEST_NAME = 3  # words of a photographer's or an agency's name
_STOP = tuple(".!?…。！？؟।۔")
_CLOSERS = "\"”’»“')]」』"
ITEM = re.compile(r"(?:[-*•·‣–]|\(?(?P<number>\d{1,2})[.)])\s+(?P<text>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LineClaim:
    """The role a line claims by its own words, the value of its label, and the rule that told so."""

    role: str
    value: str
    rule: str


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does."""
    return text.rstrip(_CLOSERS + " ").endswith(_STOP)


def mark_of(text: str, *, early: bool) -> LineClaim | None:
    """Return what a line says of itself, None where it says nothing.

    Args:
        text: the line, or the lines of a paragraph joined.
        early: it stands where a dump keeps its labels, before the body.
    """
    if plain := _sign(text):
        return LineClaim(plain[0], text, plain[1])
    if early and len(text) < _LONGEST_FIELD and (field := _FIELD.fullmatch(_FIELD_SIGN.sub("", text))):
        role = next(name for name in _ROLES if field[name])
        if role == "byline":
            return LineClaim(role, _in_order(field["value"].strip()) or text, "labelled field")
        if role == "body":
            value = field["value"].strip()
            return LineClaim("body" if value else "boilerplate", value or text, "labelled field")
        if field["value"].strip() or role == "boilerplate":
            value = text if role == "credit" else field["value"].strip()  # credits are kept as printed
            # A catalogue's 'United Kingdom--UK' is a place that the text is about.
            if _NOTHING_STATED.fullmatch(value) or (role == "dateline" and "--" in value):
                return LineClaim("boilerplate", text, "labelled field")
            return LineClaim(role, value or text, "labelled field")
    if early and len(text) < _LONGEST_EDITION and _EDITION.fullmatch(text):
        return LineClaim("boilerplate", text, "edition")
    if len(text) < 200 and (dated := date_line(text)):
        return LineClaim(dated, text, dated)
    if len(text) < 110 and is_byline(text):
        return LineClaim("byline", text, "byline")
    if name := bare_agency(text):
        return LineClaim("agency", name, "agency")
    if len(text) < 260 and _SIGNATURE.fullmatch(text):
        return LineClaim("signature", text, "signature")
    if rule := boilerplate(text):
        return LineClaim("boilerplate", text, rule)
    if is_credit(text) and not _is_slashed_title(text):
        return LineClaim("credit", text, "credit")
    if len(text) < 70 and _lone_dateline(text):
        return LineClaim("dateline", text, "dateline")
    return None


def bare_agency(text: str) -> str:
    """Return the agency whose name a line is, in brackets or between dashes; empty where it is none."""
    name = text.strip(" ()[]-–—/*.")
    return "Reuters" if name.casefold() == "reuter" else agency(name)  # as it signed until 1995


def is_byline(text: str) -> bool:
    """Return whether a line opens with such a word as `by` and then names people."""
    return (
        _BYLINE.fullmatch(text) is not None
        and "<" not in text
        and not ends_sentence(text)
        and bool(names(text)[0])
    )


def _is_slashed_title(text: str) -> bool:
    """Return whether a line with a slash, as credits have it, is a title: a name has up to three words."""
    parts = [part.split() for part in text.split("/")]
    return len(parts) > 1 and (
        any(character.isdigit() for character in text)
        or max(map(len, parts)) > _LONGEST_NAME
        or (text.isupper() and sum(map(len, parts)) > _LONGEST_NAME)
    )


def stands_alone(line: str) -> bool:
    """Return whether a line is a byline, a date or a label: it neither ends nor goes on a sentence."""
    text = line.strip()
    if len(text) >= _LONGEST_SIGN or not text:
        return False
    if _FIELD.fullmatch(text) or is_byline(text):
        return True
    return bool(date_line(text)) or _RULE.fullmatch(text) is not None


def _in_order(value: str) -> str:
    """Return names as they are spoken, where a catalogue has written `Holm, Anna; Lund, Per`."""
    parts = [part.strip() for part in value.split(";")]
    if not all(_INVERTED.fullmatch(part) for part in parts):
        return value
    return "; ".join(" ".join(reversed(re.split(r",\s*", part))) for part in parts)


def _sign(text: str) -> tuple[str, str] | None:
    """Return (role, rule) of a line that is a sign rather than a sentence."""
    if len(text) > _LONGEST_SIGN:
        return None
    if _RULE.fullmatch(text) or text == "--":  # the latter opens the signature of a mail
        return "separator", "separator"
    if _END.fullmatch(text) or _SIGNED_OFF.fullmatch(text):
        return "end", "end mark"
    if text[:1] in "([-" and _MORE.fullmatch(text):
        return "boilerplate", "more to come"
    if is_page_number(text):
        return "boilerplate", "page number"
    if _READING_TIME.fullmatch(text):
        return "boilerplate", "reading time"
    if PUBLISHED.fullmatch(text.rstrip(": ")) or UPDATED.fullmatch(text.rstrip(": ")):
        return "boilerplate", "label alone"
    if _SITE.fullmatch(text):
        return "publisher", "site"
    if _ADDRESS.fullmatch(text):
        return "address", "address"
    if len(text) < 120 and _CRUMBS.fullmatch(text):
        return "boilerplate", "navigation"
    if len(text) < 100 and _RIGHTS.fullmatch(text):
        return "boilerplate", "rights"
    if len(text) < 60 and numbers_document(text):
        return "boilerplate", "document number"
    if len(text) < 160 and _FLASH.fullmatch(text):
        return "boilerplate", "wire notice"
    if len(text) < 80 and _FORWARDED.fullmatch(text):
        return "boilerplate", "mail"
    return None


def is_rule(text: str) -> bool:
    """Return whether a line is drawn of signs alone."""
    return _RULE.fullmatch(text.strip()) is not None


def is_page_number(text: str) -> bool:
    """Return whether a line is the number of a page: `- 2 -`, `Page 4 of 9`."""
    return len(text) < 20 and _PAGE.fullmatch(text) is not None and not (text.isdigit() and len(text) == 4)


def _lone_dateline(text: str) -> bool:
    line = dateline_of(text + " — x")
    place, sign, rest = re.split(r"([,(])", text, maxsplit=1) if re.search(r"[,(]", text) else (text, "", "")
    if not sign or len(line) < len(text) - 2 or not place.isupper():
        return False
    # 'CHICAGO, Ill.' and 'GENEVA, Nov 3 (Agency)' are datelines, 'JAPAN, U.S. AGREE ON RICE' is none.
    if len(place.split()) > _LONGEST_PLACE or len(rest.split()) > _LONGEST_PLACE:
        return False
    if sign == "(":
        return len(place.split()) <= 2
    told = any(character.isdigit() for character in rest)
    return told or len(rest.split()) <= (1 if rest.isupper() else 2)


def date_line(text: str) -> str:
    """Return `published` or `updated` for a line that does little more than tell a date."""
    dates = list(printed_dates(text, short_years=len(text) < 40))
    month = None if dates else printed_month(text)
    if (not dates and not month) or (ends_sentence(text) and len(text) > 60):
        return ""
    rest = text
    for one in reversed(dates):
        rest = rest[: one.start] + " " + rest[one.end :]
    rest = _AT_PAGE.sub("", _MAIL.sub("", rest))
    rest = rest if dates else re.sub(r"\d{4}", "", text)
    updated, published = UPDATED.search(rest), PUBLISHED.search(rest)
    left = re.sub(r"[^\w\s]", " ", PUBLISHED.sub("", UPDATED.sub("", rest))).split()
    # As a newspaper and its town beside the day, or a name with a small word between bars.
    named = all(not word[0].islower() for word in left) or " | " in text
    if len(left) > 7 or (len(left) > 4 and not (updated or published or named)) or (month and len(left) > 1):
        return ""
    return "updated" if updated and not published and len(dates) < 2 else "published"
