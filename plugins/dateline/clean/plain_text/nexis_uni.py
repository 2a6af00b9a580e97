"""Articles as Nexis Uni prints them: headline, newspaper, day, labels, `Body`, text, labels."""

import re
from collections.abc import Sequence

from .body_lines import name_body
from .join_lines import Stretch
from .line_patterns import date_line, mark_of
from .role import Role, rename

_BODY = "Body"
_ABOVE = re.compile(r"(?:Section|Length|Byline|Dateline|Highlight|Series|Column|Distribution):.*", re.DOTALL)
_BELOW = re.compile(
    r"(?:Classification|End of Document|Notes|Graphic|Correction)"
    r"|(?:Graphic|Language|Publication-Type|Journal Code|Subject|Load-Date|Document-Type|Correction-Date):.*",
    re.DOTALL,
)
_MOST_ABOVE_DATE = 5  # stretches: the headline's lines, the newspaper
_LABELLED = frozenset(("byline", "section", "standfirst", "dateline"))


def nexis_uni_roles(found: Sequence[Stretch]) -> list[Role]:
    """Return the role of each stretch of such an article, none where they are no such article."""
    body = next((number for number, one in enumerate(found) if one.text == _BODY), -1)
    head = range(1, min(body, _MOST_ABOVE_DATE + 1))
    dated = next((number for number in head if date_line(found[number].text)), -1)
    if dated < 1 or not any(_ABOVE.fullmatch(one.text) for one in found[dated + 1 : body]):
        return []
    roles = [Role(one, "", one.text) for one in found]
    for number in range(dated):
        rename(roles, number, "publisher" if 0 < number == dated - 1 else "headline")
    rename(roles, dated, "published")
    for number in range(dated + 1, body + 1):
        _name_label(roles, number)
    end = next(
        (n for n in range(body + 1, len(roles)) if _BELOW.fullmatch(roles[n].stretch.text)), len(roles)
    )
    for number in range(end, len(roles)):
        rename(roles, number, "boilerplate", "labelled field")
    name_body(roles, body + 1, exported=True)
    return roles


def _name_label(roles: list[Role], number: int) -> None:
    stretch = roles[number].stretch
    mark = mark_of(stretch.text, early=True) if _ABOVE.fullmatch(stretch.text) else None
    if mark and mark.role in _LABELLED:
        roles[number] = Role(stretch, mark.role, mark.value, "labelled field")
    else:
        rename(roles, number, "boilerplate", "labelled field")
