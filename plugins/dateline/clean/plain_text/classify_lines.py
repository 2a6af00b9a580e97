"""What each line of a plain-text dump is: headline, byline, caption, body …; builds no article.

First what a line claims by its own words (`line_patterns`), then where it stands between others: above
the first prose (`head_lines`) or from there on (`body_lines`).
"""

import re
from collections.abc import Sequence

from ...article.text import count_words
from .body_lines import name_body
from .head_lines import first_prose, name_head
from .join_lines import Stretch
from .line_patterns import LineClaim, mark_of
from .mastheads import issue_line
from .role import Role, rename
from .sign_offs import name_sign_offs

_HEAD = 5  # stretches in which a newspaper prints its name, number and price
_EARLY = 25  # lines in which a dump keeps its labels
_BARE_LABELS = frozenset(("Body", "Text", "Full Text", "Full text", "Classification", "Graphic"))
# Whom to ask about a press release; the names and numbers stand on the line or below it.
_CONTACT = re.compile(r"(?:(?:media|press|news|for more information,?)\s+)?contacts?\b.{0,60}", re.IGNORECASE)
_MOST_CONTACTS = 10  # lines
_CATALOGUE = re.compile(
    r"(?:proquest )?document (?:id|url)\s*:|gale document number"
    r"|accession number\s*:|record(?: number)?\s*:\s*\w*\d\w*\s*$|dokumentnummer\s*:",
    re.IGNORECASE,
)
_FROM = re.compile(r"from\s*:\s*[^@<>]+$", re.IGNORECASE)
_FIRM = re.compile(r"publisher\s*:", re.IGNORECASE)
_SUBJECT = re.compile(r"subjects?\s*:", re.IGNORECASE)
_EXPORTED = 5  # labelled lines, from which they may stand below the text too
_MOST_BELOW_TEXT = 600  # characters of notices and citations among the labels there
_CATALOGUED = 3  # such lines, where one of them is a catalogue's own number of the article
# Notices that open as sentences do: 'More about the dispute is expected on Friday.'
_NOTICES = frozenset(("read more", "share", "comments", "notice", "advertisement", "correction"))
_STOP = re.compile(r"[.!?…。！？؟।]['\"”’»)]*(?:\s|$)")  # an agency may sign behind the last one
_WORDS_OF_SENTENCE = 8  # from which a finished line is a sentence rather than a notice


def classify(stretches: Sequence[Stretch]) -> list[Role]:
    """Return the role of each stretch of one article, in order."""
    labelled = sum(bool(mark_of(one.text, early=True)) for one in stretches if ":" in one.text[:30])
    catalogued = any(_CATALOGUE.match(one.text) for one in stretches)
    exported = labelled >= (_CATALOGUED if catalogued else _EXPORTED)
    roles: list[Role] = []
    for number, stretch in enumerate(stretches):
        mark = mark_of(stretch.text, early=exported or stretch.first < _EARLY)
        below_label = bool(roles) and roles[-1].rule == "labelled field"
        if mark is None and (exported or below_label) and stretch.text in _BARE_LABELS:
            mark = LineClaim("boilerplate", stretch.text, "labelled field")
        if mark is None and len(roles) < _HEAD and (issue := issue_line(stretch.text)):
            mark = LineClaim(issue, stretch.text, "issue line")
        goes_on = number + 1 < len(stretches) and stretches[number + 1].text[:1].islower()
        roles.append(_claimed(stretch, mark, goes_on=goes_on))
    if exported:
        _name_catalogued(roles, catalogued=catalogued)
    _keep_one_headline(roles)
    _name_below_end(roles)
    _name_contacts(roles)
    name_sign_offs(roles)
    start = first_prose(roles)
    start = name_head(roles, start)
    if catalogued:
        _name_below_text(roles, start)
    name_body(roles, start, exported=exported)
    return roles


def _claimed(stretch: Stretch, mark: LineClaim | None, *, goes_on: bool) -> Role:
    if mark is None or (mark.rule in _NOTICES and _is_sentence(stretch.text, goes_on=goes_on)):
        return Role(stretch, "", stretch.text)
    if mark.role == "body":  # its label is no part of it
        return Role(stretch.with_text(mark.value), "body", mark.value, mark.rule)
    return Role(stretch, mark.role, mark.value, mark.rule)


def _is_sentence(text: str, *, goes_on: bool) -> bool:
    """Return whether a line is a sentence, or the beginning of one that the next line goes on."""
    return (goes_on or bool(_STOP.search(text))) and count_words(text) >= _WORDS_OF_SENTENCE


def _keep_one_headline(roles: list[Role]) -> None:
    """Keep one of a headline and its labelled copy; what other labels call a title are subjects."""
    titles = [number for number, role in enumerate(roles) if role.name == "headline"]
    printed = {
        role.stretch.text.casefold(): number
        for number, role in reversed([*enumerate(roles)])
        if not role.name
    }
    kept = next(
        (number for number in titles if roles[number].value.casefold() in printed),
        titles[0] if titles else -1,
    )
    for number in titles:
        if number != kept:
            repeats = roles[number].value.casefold() == roles[kept].value.casefold()
            rename(roles, number, "boilerplate" if repeats else "subjects")
    again = printed.get(roles[kept].value.casefold(), -1) if titles else -1
    if again >= 0:  # printed above the text, and named in a label: the line is the headline
        rename(roles, max(again, kept), "boilerplate", "repeated headline")
        rename(roles, min(again, kept), "headline")


def _name_catalogued(roles: list[Role], *, catalogued: bool) -> None:
    """Name what an export labels: subjects below the text; a catalogue's newspaper, and its own changes.

    Args:
        roles: of one article's lines.
        catalogued: whether a catalogue's number of the article is among them.
    """
    above = any(not role.name for role in roles[:_HEAD])
    for number, role in enumerate(roles):
        if role.rule != "labelled field":
            continue
        if role.name == "headline" and above and _SUBJECT.match(role.stretch.text):
            rename(roles, number, "subjects")
        elif role.name == "headline" and catalogued and role.value.count(".") == 1:
            roles[number] = Role(role.stretch, "headline", role.value.removesuffix("."), role.rule)
        elif role.name == "updated" and catalogued:
            rename(roles, number, "boilerplate")
        elif catalogued and _FROM.match(role.stretch.text):
            _name_newspaper(roles, number)


def _name_newspaper(roles: list[Role], number: int) -> None:
    """Name a catalogue's `From:` as the newspaper; its `Publisher:` is who prints it."""
    for other, firm in enumerate(roles):
        if firm.name == "publisher" and _FIRM.match(firm.stretch.text):
            rename(roles, other, "boilerplate")
    role = roles[number]
    roles[number] = Role(role.stretch, "publisher", role.stretch.text.partition(":")[2].strip(), role.rule)


def _name_below_text(roles: list[Role], start: int) -> None:
    """Name the citation and the notices among and behind the labels below a catalogue's text.

    They begin with a label that is no part of a text, above the catalogue's number of the article, from which
    on no more than a few lines are left that claim nothing.
    """
    last = max(number for number, role in enumerate(roles) if _CATALOGUE.match(role.stretch.text))
    for first in range(start + 1, last + 1):
        if roles[first].rule != "labelled field" or roles[first].name != "boilerplate":
            continue
        unnamed = [number for number in range(first, len(roles)) if not roles[number].name]
        if sum(len(roles[number].stretch.text) for number in unnamed) <= _MOST_BELOW_TEXT:
            for number in unnamed:
                rename(roles, number, "boilerplate", "labelled field")
            return


def _name_contacts(roles: list[Role]) -> None:
    """Name the lines above a press release that say whom to ask, up to the blank line below them."""
    begins = next(
        (number for number, role in enumerate(roles[:_HEAD]) if _CONTACT.fullmatch(role.stretch.text)), -1
    )
    if begins < 0:
        return
    end = begins + 1
    while end < min(len(roles), begins + _MOST_CONTACTS) and not roles[end].stretch.after_blank:
        end += 1
    for number in range(begins, end if end < len(roles) else begins):
        rename(roles, number, "boilerplate", "contact")


def _name_below_end(roles: list[Role]) -> None:
    """Name what an agency writes below its end mark."""
    ends = [
        number
        for number, role in enumerate(roles)
        if role.name == "end" or (role.name == "separator" and role.value.replace(" ", "") in {"--", "###"})
    ]
    total = sum(len(role.stretch.text) for role in roles) or 1
    for number in ends[:1]:
        below = sum(len(role.stretch.text) for role in roles[number + 1 :])
        if below * 5 < total:
            for later in range(number + 1, len(roles)):
                if roles[later].name not in {"published", "updated", "agency"}:
                    rename(roles, later, "boilerplate", "below the end mark")
