"""A plain-text dump becomes articles: cut, joined, each stretch given its role, then assembled."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...article.blocks import Block, Break, Figure, Heading, ListBlock, Paragraph, Text
from ...article.identity import canonical_url
from ...article.moment import Moment
from ...article.normal_form import normal_form
from ...article.normal_inlines import clean_line
from ...article.record import Article, Given, Provenance, Removed
from ...article.text import shorten, text_of
from ...article.warnings import confidence, warning
from ..authors.names import full_name, merged, names
from ..authors.person_names import is_persons_name
from ..dates.written import printed_dates, printed_month
from ..html.credits import split_printed_credit
from ..metadata.dateline import dateline_of
from ..metadata.language import direction, settled
from .classify_lines import classify
from .database_exports import database_roles
from .head_lines import bracketed_credit, is_newspaper
from .join_lines import Stretch, stretches
from .line_patterns import ITEM, PUBLISHED, SIGNED_BY, UPDATED, ends_sentence, is_byline
from .nexis import nexis_roles
from .nexis_uni import nexis_uni_roles
from .notation import unmarked
from .role import Role
from .run_in_headline import part_headline
from .split import is_cover_sheet, sections

_NEWLINE = re.compile(r"\r\n?|[\x0b\x85\u2028]")
_MAIL = re.compile(r"\S+@\S+")
_MASTHEAD_TAIL = re.compile(r"(?:\s+[-–—|:]|;)\s.*$")
# Behind the name of the paper, Chinese and Japanese lines name who reports, and then the day.
_REPORTER = re.compile(r"(?:记者|記者|通讯员)\s*[:：]?\s*(?P<name>[\u3400-\u9fff]{2,4})")
_AND = re.compile(r"\b(?:AND|UND|ET|Y|EN|E)\b")
_SPECIAL = re.compile(r"special to (?:the )?(?P<name>.+)", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:(?:©|\(c\))\s*)?(?:\d{4}\s*)?(?:by\s+)?(?P<name>[^.\d]{3,50}?)(?:\.|,|\s+\d|$)",
    re.IGNORECASE,
)
_PAGE_OF_SECTION = re.compile(r"\s*;.*$")  # a database names the page, too: 'NEWS; Pg. 3'
_OF_TEXT = frozenset(("body", "item", "caption"))
_NOT_REMOVED = frozenset(
    ("headline", "standfirst", "kicker", "body", "item", "subheading", "caption", "credit", "agency")
)


def read_dumps(text: str, url: str | None = None) -> list[Article]:
    """Return the articles of a dump in its order, empty where it has no words."""
    found: list[Article] = []
    cover: tuple[Removed, ...] = ()
    for section in _sections(text):
        if is_cover_sheet(section):
            cover = (Removed("cover sheet", clean_line(" ".join(section))),)
        elif article := read_section(section, url if not found else None):
            removed = (*cover, *article.provenance.removed)
            found.append(replace(article, provenance=replace(article.provenance, removed=removed)))
            cover = ()
    return found


def _sections(text: str) -> list[list[str]]:
    lines = _NEWLINE.sub("\n", text.lstrip("\ufeff")).split("\n")
    return [part_headline(section) for section in sections(lines)]


def line_roles(text: str) -> list[tuple[str, str]]:
    """Return (role, line) for each line of a dump that is not blank."""
    named: list[tuple[str, str]] = []
    for section in _sections(text):
        for role in _roles(section):
            for number in range(role.stretch.first, role.stretch.last + 1):
                if section[number].strip():
                    named.append((role.name, section[number].strip()))  # noqa: PERF401
    return named


def read_section(lines: Sequence[str], url: str | None = None) -> Article | None:
    """Return the article of the lines, None where they hold no words."""
    roles = _roles(lines)
    if not any(character.isalnum() for role in roles for character in role.stretch.text):
        return None
    blocks = normal_form(_blocks(roles))
    body = text_of(blocks)
    # In capitals, two lines may be one headline.
    headline = " ".join(role.value for role in roles if role.name == "headline")
    # A database's abstract is often the beginning of the text once more.
    standfirst = clean_line(" ".join(role.value for role in roles if role.name == "standfirst"))
    byline = _bylines(roles)
    published, modified = _moments(roles)
    dateline = clean_line(_first(roles, "dateline")) or dateline_of(body)
    if published is None:  # agencies tell the day in the dateline
        published = next((one.moment for one in printed_dates(dateline)), None)
    language = settled("", f"{headline} {body}")
    warnings = [] if published or modified else [warning("date-missing")]
    if not headline:
        warnings.append(warning("headline-missing"))
    return Article(
        identifier="",
        headline=clean_line(headline) or _first_words(body or roles[0].stretch.text),
        blocks=blocks,
        standfirst="" if body.startswith(standfirst) else standfirst,
        kicker=clean_line(_first(roles, "kicker")),
        authors=merged(name for people, _ in byline for name in people),
        agency=next((wire for _, wire in byline if wire), "") or _first(roles, "agency"),
        publisher=clean_line(_publisher(roles, dateline)),
        url=canonical_url(url) if url else "",
        published=published,
        modified=modified,
        language=language,
        direction=direction(language, body),  # type: ignore[arg-type]
        section=_PAGE_OF_SECTION.sub("", clean_line(_first(roles, "section"))),
        dateline=dateline,
        given=Given(
            subjects=merged(
                part.strip() for part in re.split(r"[,;]", _first(roles, "subjects")) if part.strip()
            )
        ),
        provenance=Provenance(
            confidence=confidence(warnings),
            warnings=tuple(warnings),
            removed=tuple(
                Removed(r.rule, clean_line(r.stretch.text)) for r in roles if r.name not in _NOT_REMOVED
            ),
        ),
    )


def _roles(lines: Sequence[str]) -> list[Role]:
    if coded := database_roles(lines):
        return _with_text(coded)
    found = stretches(lines)
    plain = unmarked(lines)
    exported = nexis_roles(found) or nexis_uni_roles(found)
    return _with_text(exported or classify(found if plain == lines else stretches(plain)))


def _with_text(roles: list[Role]) -> list[Role]:
    """Return the roles with a text among them: a note of one sentence has no headline, but that sentence."""
    if any(role.name in _OF_TEXT for role in roles):
        return roles
    for name in ("standfirst", "headline"):
        lines = [role for role in roles if role.name == name and role.rule != "labelled field"]
        if lines and (name == "standfirst" or any(ends_sentence(role.value) for role in lines)):
            return [replace(role, name="body") if role in lines else role for role in roles]
    return roles


def _bylines(roles: Sequence[Role]) -> list[tuple[tuple[str, ...], str]]:
    """Return (people, agency) of each byline, one with the day too; else of who signs below the text."""
    bylines = [
        role.value
        for role in roles
        if role.name == "byline" or (role.name == "published" and is_byline(role.value))
    ]
    dated = (role for role in roles if role.name == "published")
    bylines = bylines or [name for role in dated for name in (*_between_bars(role), *_beside_day(role))]
    if not bylines:
        signed = (SIGNED_BY.fullmatch(role.value) for role in roles if role.name == "signature")
        bylines = [match["name"] for match in signed if match]
    # Names are told by their capitals; what joins names in capitals has none.
    return [
        names(_AND.sub(lambda joint: joint[0].lower(), line) if line.isupper() else line) for line in bylines
    ]


def _between_bars(role: Role) -> list[str]:
    """Return the people in a line of person, newspaper and day with bars between."""
    parts = _parts(role.value)
    papers = [part for part in parts if is_newspaper(part)]
    return [part for part in parts if papers and part not in papers and full_name(part)]


def _beside_day(role: Role) -> list[str]:
    """Return the person in a line of a name and the day, whichever stands first."""
    day = next(printed_dates(role.value), None)
    around = (role.value[: day.start], role.value[day.end :]) if day else ()
    found = [_MAIL.sub("", part).strip(" ,|-–—") for part in around]
    reported = [match["name"] for part in found if (match := _REPORTER.search(part))]
    return reported or [name for name in found if is_persons_name(name)][:1]


def _parts(line: str) -> list[str]:
    return [part.strip() for part in re.split(r"\s[|•·]\s", line)]


def _first(roles: Sequence[Role], name: str) -> str:
    return next((role.value for role in roles if role.name == name), "")


def _publisher(roles: Sequence[Role], dateline: str) -> str:
    """Return who published the dump: labelled, in the masthead, beside a date, or as holder of the rights."""
    for role in roles:
        if role.name == "publisher":
            name = _MASTHEAD_TAIL.sub("", role.value)
            name = name.rstrip(".") if name.count(".") == 1 else name
            return name.title() if name.isupper() else name
        if role.rule == "wire notice" and (match := _SPECIAL.fullmatch(role.value)):
            return match["name"].title() if match["name"].isupper() else match["name"]
        if role.name == "published" and (name := _paper_between_bars(role.value) or _beside_date(role.value)):
            return name
    for role in roles:
        if role.rule == "rights" and (match := _HOLDER.match(role.value)):
            return match["name"].strip()
    agency = re.search(r"\(([^()\d]+ [^()\d]+)\)", dateline)
    return agency[1] if agency else ""


def _paper_between_bars(line: str) -> str:
    parts = _parts(line)
    return next(filter(is_newspaper, parts), "") if len(parts) > 1 else ""


def _beside_date(text: str) -> str:
    """Return the name that stands on a date line with the date."""
    dates = list(printed_dates(text))
    if len(dates) != 1:
        return ""
    opening = text[: dates[0].start].partition(",")[0].strip(" |-–—·")
    if is_newspaper(opening):  # its name, the day of the week, the day
        return opening.title() if opening.isupper() else opening
    rest = (text[: dates[0].start] + "|" + text[dates[0].end :]).strip(" ,|-–—·")
    rest = PUBLISHED.sub("", UPDATED.sub("", rest)).strip(" ,:|-–—·")
    words = rest.split()
    named = (
        1 < len(words) < 6
        and not is_persons_name(rest)
        and not _REPORTER.search(rest)
        and not any(c.isdigit() for c in rest)
        and "|" not in rest
    )
    return rest if named and all(w[0].isupper() or not w.isascii() for w in words) else ""


_SHORT_HEADLINE = 90  # characters


def _first_words(body: str) -> str:
    return shorten(clean_line(body.split("\n", 1)[0]), _SHORT_HEADLINE)


def _blocks(roles: Sequence[Role]) -> list[Block]:
    blocks: list[Block] = []
    for number, role in enumerate(roles):
        text = role.stretch.text
        match role.name:
            case "body":
                blocks.append(_paragraph(role.stretch))
            case "subheading":
                blocks.append(Heading((Text(text),)))
            case "item":
                _add_item(blocks, text)
            case "caption":
                caption, credit = bracketed_credit(role.value)
                caption, credit = (caption, credit) if credit else split_printed_credit(role.value)
                blocks.append(Figure(None, "", (Text(caption),), credit))
            case "credit":
                _add_credit(
                    blocks, role.value, after_caption=number > 0 and roles[number - 1].name == "caption"
                )
            case _:
                pass
    return blocks


def _paragraph(stretch: Stretch) -> Paragraph:
    """Return a stretch as a paragraph, verses with a break between them."""
    verses = stretch.verses or (stretch.text,)
    return Paragraph(tuple(part for verse in verses for part in (Break(), Text(verse)))[1:])


def _add_item(blocks: list[Block], text: str) -> None:
    match = ITEM.fullmatch(text)
    assert match is not None
    item = (Paragraph((Text(match["text"]),)),)
    start = int(match["number"]) if match["number"] else None
    last = blocks[-1] if blocks else None
    if isinstance(last, ListBlock) and (last.start is None) == (start is None):
        blocks[-1] = ListBlock((*last.items, item), last.start)
    else:
        blocks.append(ListBlock((item,), start))


def _add_credit(blocks: list[Block], credit: str, *, after_caption: bool) -> None:
    last = blocks[-1] if blocks else None
    if after_caption and isinstance(last, Figure) and not last.credit:
        blocks[-1] = Figure(last.image, last.alt, last.caption, credit)
    else:
        blocks.append(Figure(None, "", (), credit))


def _moments(roles: Sequence[Role]) -> tuple[Moment | None, Moment | None]:
    """Return when the dump says it was published and last updated; each as precise as printed."""
    published: Moment | None = None
    modified: Moment | None = None
    for role in roles:
        if role.name not in {"published", "updated"}:
            continue
        dates = [one.moment for one in printed_dates(role.value)]
        month = printed_month(role.value)
        moments = dates or ([month] if month else [])
        if role.name == "updated":
            modified = modified or (moments[-1] if moments else None)
        elif moments:
            published = published or moments[0]
            if len(moments) > 1:
                modified = modified or moments[1]
    return published, modified
