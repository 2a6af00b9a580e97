"""Articles as Nexis prints them: newspaper, day and edition, headline, labels, text, labels.

The layout is that of its "Download documents" as text; its older and newer ones differ in the order.
"""

import re
from collections.abc import Sequence

from .body_lines import name_body
from .join_lines import Stretch
from .line_patterns import date_line, mark_of
from .role import Role, rename
from .split import numbers_document

_LENGTH = re.compile(r"(?:LENGTH|LÄNGE|LONGUEUR): *[\d,.]+ *\w+")
_CAPITAL = "[A-ZÄÖÜÀÂÉÈÊÎÔÛÇÑÁÍÓÚ-]"
_LABEL = re.compile(
    rf"(?P<label>{_CAPITAL}{{3,25}}(?: {_CAPITAL}{{2,20}})?):(?:\s+(?P<value>\S.*))?", re.DOTALL
)
_ABOVE = frozenset(
    (
        *(
            "BYLINE",
            "SECTION",
            "LENGTH",
            "DATELINE",
            "HIGHLIGHT",
            "ABSTRACT",
            "TYPE",
            "SERIES",
            "COLUMN",
            "HEADLINE",
        ),
        *(
            "AUTOR",
            "RUBRIK",
            "LÄNGE",
            "ORT",
            "AUTEUR",
            "RUBRIQUE",
            "LONGUEUR",
            "AUTORE",
            "SEZIONE",
            "SECCIÓN",
        ),
    )
)
_BELOW = re.compile(
    r"(?:LOAD-DATE|LANGUAGE|SPRACHE|LANGUE|IDIOMA|GRAPHIC|PUBLICATION-TYPE|SUBJECT|COMPANY|ORGANIZATION|PERSON|COUNTRY|STATE|CITY"
    r"|INDUSTRY|TICKER|NOTES|DOCUMENT-TYPE|CORRECTION-DATE|CORRECTION|JOURNAL-CODE|ACC-NO|URL|UPDATE|PUB-TYPE)\b.*:"
)
_RIGHTS = re.compile(
    r"Copyright (?:©\s*)?\d{4}\b.*|All Rights Reserved\.?|Alle Rechte vorbehalten\.?|Tous droits réservés\.?",
    re.IGNORECASE | re.DOTALL,
)
_EDITION = re.compile(r".*;|.*\b(?:edition|ausgabe|édition|edición)\b.*", re.IGNORECASE)
_CENTRED = 12  # blanks before a line that stands in the middle
_MOST_ABOVE_DATE = 3  # stretches


def nexis_roles(found: Sequence[Stretch]) -> list[Role]:
    """Return the role of each stretch of such an article, none where they are no such article."""
    first = next((number for number, one in enumerate(found) if not numbers_document(one.text)), 0)
    length = next((number for number, one in enumerate(found) if _LENGTH.fullmatch(one.text)), -1)
    head = range(first, min(first + _MOST_ABOVE_DATE + 1, len(found)))
    dated = next((number for number in head if date_line(found[number].text)), -1)
    if not first < dated < length or any(_LABEL.fullmatch(one.text) for one in found[first : dated + 1]):
        return []
    roles = [Role(one, "", one.text) for one in found]
    for number in range(dated):
        rename(roles, number, "boilerplate", "database export")
    rename(roles, first, "publisher")
    rename(roles, dated, "published")
    start = _name_above(roles, dated + 1)
    end = next((n for n in range(start, len(roles)) if _is_below(roles[n].stretch)), len(roles))
    while end - 1 > start and _LABEL.fullmatch(roles[end - 1].stretch.text):
        end -= 1  # labels of other languages, right above those that are known
    for number in range(end, len(roles)):
        rename(roles, number, "boilerplate", "labelled field")
    name_body(roles, start, exported=True)
    return roles


def _name_above(roles: list[Role], number: int) -> int:
    """Name what stands above the text; return the number of its first stretch."""
    titled = False
    while number < len(roles):
        text = roles[number].stretch.text
        label = _LABEL.fullmatch(text)
        if label and label["label"].split()[0] in _ABOVE:
            _name_label(roles, number)
            titled = titled or roles[number].name == "headline"
        elif label and titled:
            break
        elif not titled and (_EDITION.fullmatch(text) or _is_centred(roles, number)):
            rename(roles, number, "boilerplate", "edition")
        elif not titled:
            rename(roles, number, "headline")
            titled = True
        elif any(
            _LABEL.fullmatch(later.stretch.text) for later in roles[number + 1 : number + 4]
        ) and not any(
            role.value.isdigit() or _LENGTH.fullmatch(role.stretch.text) for role in roles[:number]
        ):
            rename(roles, number, "standfirst")
        else:
            break
        number += 1
    return number


def _is_centred(roles: Sequence[Role], number: int) -> bool:
    """Return whether a line stands in the middle while a line below, before the labels, does not."""
    if roles[number].stretch.indent < _CENTRED:
        return False
    for later in roles[number + 1 :]:
        if _LABEL.fullmatch(later.stretch.text):
            return False
        if later.stretch.indent < _CENTRED:
            return True
    return False


def _name_label(roles: list[Role], number: int) -> None:
    mark = mark_of(roles[number].stretch.text, early=True)
    name = mark.role if mark else "boilerplate"
    value = mark.value if mark else roles[number].value
    roles[number] = Role(roles[number].stretch, name, value, "labelled field")


def _is_below(stretch: Stretch) -> bool:
    return bool(_BELOW.match(stretch.text) or _RIGHTS.fullmatch(stretch.text))
