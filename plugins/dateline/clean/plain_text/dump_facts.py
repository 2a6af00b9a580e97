"""Who wrote a dump, who published it and when, by the lines that have such a role."""

import re
from collections.abc import Sequence

from ...article.moment import Moment
from ..authors.names import full_name, names
from ..authors.person_names import is_persons_name
from ..dates.written import printed_dates, printed_month, stated_moment
from .line_patterns import PUBLISHED, SIGNED_BY, UPDATED, is_byline
from .mastheads import is_newspaper
from .role import Role

_MAIL = re.compile(r"\S+@\S+")
_MASTHEAD_TAIL = re.compile(r"(?:\s+[-–—|:]|;)\s.*$")
# A catalogue names the issue behind the newspaper: 'Gazette, The (Northport). 03/11/2009, p3.'
_ISSUE = re.compile(
    r"(?:\s*[.,]|\s+vom)\s+"
    r"(?P<day>\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}|\d{1,2}\. [^\W\d_]+ \d{4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\b.*"
)
_INVERTED_NAME = re.compile(r"(?P<name>[^,]+), (?P<article>The|Die|Der|Das|Le|La|El|Il)(?P<place>\s*\(.*\))?")
# Behind the name of the paper, Chinese and Japanese lines name who reports, and then the day.
_REPORTER = re.compile(r"(?:记者|記者|通讯员)\s*[:：]?\s*(?P<name>[\u3400-\u9fff]{2,4})")
_AND = re.compile(r"\b(?:AND|UND|ET|Y|EN|E)\b")
_SPECIAL = re.compile(r"special to (?:the )?(?P<name>.+)", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:(?:©|\(c\))\s*)?(?:\d{4}\s*)?(?:by\s+)?(?P<name>[^.\d]{3,50}?)(?:\.|,|\s+\d|$)",
    re.IGNORECASE,
)


def dump_bylines(roles: Sequence[Role]) -> list[tuple[tuple[str, ...], str]]:
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


def dump_publisher(roles: Sequence[Role], dateline: str) -> str:
    """Return who published the dump: labelled, in the masthead, beside a date, or as holder of the rights."""
    for role in roles:
        if role.name == "publisher":
            name = _MASTHEAD_TAIL.sub("", _ISSUE.sub("", role.value))
            if inverted := _INVERTED_NAME.fullmatch(name):
                name = f"{inverted['article']} {inverted['name']}{inverted['place'] or ''}"
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


def dump_moments(roles: Sequence[Role]) -> tuple[Moment | None, Moment | None]:
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
    return published or _issue_day(roles), modified


def _issue_day(roles: Sequence[Role]) -> Moment | None:
    """Return the day of the issue that a catalogue names behind the newspaper."""
    for role in roles:
        if role.name == "publisher" and (issue := _ISSUE.search(role.value)):
            # The catalogue that writes slashes is American; German ones write full stops.
            return stated_moment(issue["day"], day_first="/" not in issue["day"])
    return None
