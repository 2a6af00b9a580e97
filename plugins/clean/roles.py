"""What each line of a plain-text dump is: headline, byline, caption, body …; builds no article.

Two passes: what a line says of itself, then where it stands between others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .bylines import names
from .credits import is_credit, split_credit
from .datelines import dateline_of
from .lines import Stretch
from .phrases import boilerplate
from .printed_dates import printed_dates, printed_month

_END = re.compile(
    r"[\s(\[<*/#=-]*(?:-?30-?|end|ends|more|fin|ende|fine|fim|mtf|the end|end of (?:text|item|story|article)|story ends|ends? it|konec|koniec|конец|انتهى|النهاية|完|終)[\s)\]>*/#=-]*\.?",
    re.IGNORECASE,
)
_MORE_LATER = re.compile(
    r"\(?(?:more|mehr|suite|sigue|segue|continued|fortsetzung)\b[^.]{0,30}\)?", re.IGNORECASE
)
_RULE = re.compile(r"[-=*_~#+.·•—–\s]{3,}")
_PAGE = re.compile(
    r"(?:-\s*)?(?:(?:page|seite|página|pagina|p\.)\s*)?\d{1,3}(?:\s*(?:of|von|de|sur|/)\s*\d{1,3})?(?:\s*-)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SLUG = re.compile(
    r"(?:[A-Z]{2,}[A-Z0-9]*(?:[-–/_][A-Za-z0-9&]+)+|[a-z]\d{3,5}\s?[a-z]\s?[a-z]?\b.{0,40}|\^?[A-Z0-9]{6,}[A-Z0-9-]*|\S*\d\S*-[A-Z-]+)(?:\s+\d{1,5})?(?:\s*[,;]?\s*(?:URGENT|BULLETIN|\d+(?:st|nd|rd|th)\s+Ld.*))?"
)
_FLASH = re.compile(
    r"\W*(?:urgent|bulletin|flash|breaking(?: news)?|eilmeldung|embargo(?:ed)?\b.*|advisory|for immediate release|press release|special to .{3,60}|from our (?:own )?correspondent|continued (?:on|from) page .{1,10}|fortsetzung auf seite .{1,10}|foto auf seite .{1,10})\W*",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|first published|created|issued|date|released|publié|veröffentlicht|erschienen|publicado|pubblicato|gepubliceerd|opublikowano|опубликовано|نشر|نُشر|تاريخ النشر)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:\b(?:last )?(?:updated|modified|revised|edited)\b|mis à jour|modifié|aktualisiert|geändert|zuletzt|stand:|actualizado|modificado|atualizado|aggiornato|bijgewerkt|zaktualizowano|обновлено|تحديث|آخر تحديث|更新)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?P<name>headline|title|hl|subject|betreff|standfirst|subhead|subtitle|deck|summary|lead|byline|author|authors|by|reporter|autor|from|to|cc|sent|reply-to"
    r"|date|published|pubdate|publication date|datum|fecha|updated|last updated|modified|source|publication|publisher|newspaper|quelle|fuente|section|rubrik|ressort|category|keywords|tags|slug"
    r"|length|word count|words|copyright|url|link|language|edition|page|dateline|caption|photo caption|bildunterschrift|legende|légende|pie de foto|photo|image|picture|credit|photo credit"
    r"|body|text|full text|load-date|document type|id|message-id|priority|status|embargo|content-type|mime-version|x-\S+|titre|titel|titulo|título|auteur|titolo|autore"
    r"|العنوان|الكاتب|التاريخ|المصدر)\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
FIELDS = {
    "headline": "headline title hl subject betreff titre titel titulo título titolo العنوان",
    "standfirst": "standfirst subhead subtitle deck summary lead",
    "byline": "byline author authors by reporter autor auteur autore الكاتب",
    "published": "date published pubdate datum fecha sent التاريخ",
    "updated": "updated modified",
    "publisher": "source publication publisher newspaper quelle fuente المصدر",
    "section": "section rubrik ressort category",
    "subjects": "keywords tags",
    "dateline": "dateline",
    "address": "url link",
    "caption": "caption bildunterschrift legende légende",
    "credit": "credit photo image picture",
}
_FIELD_ROLE = {name: role for role, names_ in FIELDS.items() for name in names_.split()} | {
    "photo caption": "caption",
    "pie de foto": "caption",
    "photo credit": "credit",
    "publication date": "published",
    "last updated": "updated",
}
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|av|af|przez|от|автор:?|بقلم:?|كتب:?|كتبت:?|إعداد:?|story by|words by|text:|reported by|written by)\s+\S.{1,90}",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:\(?(?:reporting|writing|editing|additional reporting|reported|compiled|with reporting|edited|written)\b.{0,12}\bby\b.{2,160}\)?|[—–-]{1,2}\s*(?:with\s+)?[A-Z][^\s]+(?:\s[A-Z]\S+){0,3}|\((?:[A-Z]{2,6}|[a-z]{2,4}/[a-z]{2,4})\))\.?",
    re.IGNORECASE,
)
_STOP = tuple(".!?…。！？؟।۔")
_CLOSERS = "\"”’»“')]」』"
_ITEM = re.compile(r"(?P<mark>[-*•·‣]|\(?\d{1,2}[.)])\s+(?P<text>\S.*)", re.DOTALL)
_LONGEST_HEADLINE = 220
_LONGEST_STANDFIRST = 420
_LONGEST_SUBHEADING = 80
_PROSE = 90  # characters from which a finished sentence counts as body


@dataclass(frozen=True, slots=True)
class Role:
    """A stretch of lines with its role, the value a label gave it, and the rule that said so."""

    stretch: Stretch
    name: str
    value: str
    rule: str = ""


def roles(found: Sequence[Stretch]) -> list[Role]:
    """Return the role of each stretch of one article, in order."""
    told = [_alone(stretch) for stretch in found]
    _head(told)
    _body(told)
    return told


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return text.rstrip(_CLOSERS + " ").endswith(_STOP)


def _alone(stretch: Stretch) -> Role:
    """Return the role that a stretch has by its own words, empty where it has none."""
    text = stretch.text

    def role(name: str, value: str = "", rule: str = "") -> Role:
        return Role(stretch, name, value or text, rule or name)

    if _RULE.fullmatch(text):
        return role("separator")
    if _END.fullmatch(text) or (text.startswith("(") and _MORE_LATER.fullmatch(text)):
        return role("end", rule="end mark")
    if _PAGE.fullmatch(text) and len(text) < 20 and not _is_year(text):
        return role("boilerplate", rule="page number")
    if _ADDRESS.fullmatch(text):
        return role("address")
    if len(text) < 160 and _FLASH.fullmatch(text):
        return role("boilerplate", rule="wire notice")
    if len(text) < 60 and _SLUG.fullmatch(text) and " " not in text.strip()[:12]:
        return role("slug", rule="wire slug")
    if len(text) < 160 and (dated := _date_line(text)):
        return role(dated)
    if (field := _FIELD.fullmatch(text)) and stretch.first < 40:
        name = field["name"].lower()
        if value := field["value"].strip():
            return role(_FIELD_ROLE.get(name, "boilerplate"), value, rule="labelled field")
        if name in {"body", "text", "full text"}:
            return role("boilerplate", rule="labelled field")
    if is_credit(text):
        return role("credit")
    if len(text) < 110 and _BYLINE.fullmatch(text) and not ends_sentence(text) and names(text)[0]:
        return role("byline")
    if len(text) < 240 and _SIGNATURE.fullmatch(text):
        return role("signature")
    if rule := boilerplate(text):
        return role("boilerplate", rule=rule)
    if (
        len(text) < 70
        and (line := dateline_of(text + " — x"))
        and len(line) >= len(text) - 2
        and any(c.isdigit() for c in text)
    ):
        return role("dateline")
    return role("")


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == 4


def _date_line(text: str) -> str:
    """Return `published` or `updated` for a line that does little more than tell a date."""
    dates = list(printed_dates(text, day_first=None))
    month = None if dates else printed_month(text)
    if not dates and not month:
        return ""
    if dates:
        rest = text[: dates[0].start] + text[dates[-1].end :]
        for one in dates[:-1]:
            rest = rest.replace(text[one.start : one.end], "")
    else:
        rest = re.sub(r"\d{4}", "", text)
    if ends_sentence(text) and len(text) > 60:
        return ""
    updated, published = _UPDATED.search(rest), _PUBLISHED.search(rest)
    left = re.sub(r"[^\w\s]", " ", _PUBLISHED.sub("", _UPDATED.sub("", rest))).split()
    if len(left) > 7 or (len(left) > 4 and not (updated or published)) or (month and len(left) > 1):
        return ""
    return "updated" if updated and not published else "published"


def _head(told: list[Role]) -> None:
    """Name the headline, kicker, standfirst and captions before the first prose."""
    open_ = [n for n, one in enumerate(told) if not one.name]
    if not open_:
        return
    labelled = any(one.name == "headline" for one in told[:12])
    start = _first_prose(told)
    head = [n for n in open_ if n < start]
    if not labelled:
        title = _headline_of(told, head, start)
        if title is None:
            return
        for number in head:
            if number < title:
                _name(told, number, "kicker" if len(told[number].stretch.text) < 60 else "boilerplate")
        _name(told, title, "headline")
        head = [n for n in head if n > title]
    for place, number in enumerate(head):
        _name(told, number, _head_role(told, number, place, start))


def _head_role(told: list[Role], number: int, place: int, start: int) -> str:
    text = told[number].stretch.text
    caption, credit = split_credit(text)
    if credit and caption and len(credit) < 60:
        return "caption"
    following = told[number + 1].name if number + 1 < len(told) else ""
    if following == "credit":
        return "caption"
    if any(one.name == "standfirst" for one in told[:number]):
        return (
            "standfirst"
            if place and told[number - 1].name == "standfirst" and text.isupper()
            else "subheading"
        )
    return "standfirst" if len(text) <= _LONGEST_STANDFIRST else "body"


def _first_prose(told: list[Role]) -> int:
    """Return the number of the first stretch of the body."""
    labels = {"byline", "published", "updated", "credit", "dateline", "caption"}
    for number, one in enumerate(told):
        if one.name:
            continue
        text = one.stretch.text
        if not number and len(text) < _LONGEST_HEADLINE:
            continue
        later = [other.name for other in told[number + 1 : number + 4]]
        if dateline_of(text) and len(text) > 60:
            return number
        if (
            len(text) >= _PROSE
            and ends_sentence(text)
            and not (number < 4 and labels.intersection(later[:2]))
        ):
            caption, credit = split_credit(text)
            if not (credit and caption):
                return number
        if len(text) >= 2 * _LONGEST_STANDFIRST:
            return number
    prose = [n for n, one in enumerate(told) if not one.name and n and ends_sentence(one.stretch.text)]
    return prose[0] if prose else len(told)


def _headline_of(told: list[Role], head: list[int], start: int) -> int | None:
    short = [n for n in head if len(told[n].stretch.text) <= _LONGEST_HEADLINE]
    if not short:
        return None
    first = told[short[0]].stretch.text
    if len(short) > 1:
        second = told[short[1]].stretch.text
        # A kicker, section or masthead line is much shorter than the headline right below it.
        if (
            len(first.split()) <= 4
            and len(first) < 40
            and len(second) > len(first)
            and len(second.split()) >= 4
            and not ends_sentence(second)
        ):
            return short[1]
    return short[0]


def _body(told: list[Role]) -> None:
    count = len(told)
    for number, one in enumerate(told):
        if one.name:
            continue
        text = one.stretch.text
        if _is_subheading(told, number):
            _name(told, number, "subheading")
        elif len(text) < 400 and _is_caption(told, number):
            _name(told, number, "caption")
        else:
            _name(told, number, "item" if _ITEM.fullmatch(text) and len(text) < 600 else "body")
    for number in range(count):
        if (
            told[number].name == "byline"
            and number > 0
            and all(o.name in {"body", "item"} for o in told[number - 1 : number])
        ):
            continue


def _is_subheading(told: list[Role], number: int) -> bool:
    text = told[number].stretch.text
    if (
        len(text) > _LONGEST_SUBHEADING
        or ends_sentence(text)
        or text.endswith((",", ";", ":", "”", '"', "»"))
    ):
        return False
    if _ITEM.fullmatch(text) or number + 1 >= len(told):
        return False
    following = told[number + 1]
    return (
        following.name in {"", "body"} and len(following.stretch.text) > len(text) and len(text.split()) <= 12
    )


def _is_caption(told: list[Role], number: int) -> bool:
    text = told[number].stretch.text
    caption, credit = split_credit(text)
    if credit and caption and len(credit) < 60:
        return True
    return number + 1 < len(told) and told[number + 1].name == "credit" and len(text) < 250


def _name(told: list[Role], number: int, name: str) -> None:
    told[number] = replace(told[number], name=name, rule=told[number].rule or name)
