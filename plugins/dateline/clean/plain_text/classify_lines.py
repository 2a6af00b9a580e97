"""What each line of a plain-text dump is: headline, byline, caption, body …; builds no article.

First what a line claims by its own words (`line_patterns`), then where it stands between others: above
the first prose (`head_lines`) or from there on (`body_lines`).
"""

from collections.abc import Sequence

from ...article.text import count_words
from .body_lines import name_body
from .head_lines import first_prose, name_head
from .join_lines import Stretch
from .line_patterns import LineClaim, ends_sentence, issue_line, mark_of
from .role import Role, rename

_HEAD = 5  # stretches in which a newspaper prints its name, number and price
_EARLY = 25  # lines in which a dump keeps its labels
_BARE_LABELS = frozenset(("Body", "Text", "Full Text", "Full text", "Classification", "Graphic"))
_EXPORTED = 5  # labelled lines, from which they may stand below the text too
# Notices that open as sentences do: 'More about the dispute is expected on Friday.'
_NOTICES = frozenset(("read more", "share", "comments", "notice", "advertisement", "correction"))
_WORDS_OF_SENTENCE = 8  # from which a finished line is a sentence rather than a notice


def classify(stretches: Sequence[Stretch]) -> list[Role]:
    """Return the role of each stretch of one article, in order."""
    labelled = sum(bool(mark_of(one.text, early=True)) for one in stretches if ":" in one.text[:30])
    exported = labelled >= _EXPORTED
    roles: list[Role] = []
    for stretch in stretches:
        mark = mark_of(stretch.text, early=exported or stretch.first < _EARLY)
        below_label = bool(roles) and roles[-1].rule == "labelled field"
        if mark is None and (exported or below_label) and stretch.text in _BARE_LABELS:
            mark = LineClaim("boilerplate", stretch.text, "labelled field")
        if mark is None and len(roles) < _HEAD and (issue := issue_line(stretch.text)):
            mark = LineClaim(issue, stretch.text, "issue line")
        roles.append(_claimed(stretch, mark))
    _keep_one_headline(roles)
    _name_below_end(roles)
    start = first_prose(roles)
    start = name_head(roles, start)
    name_body(roles, start, exported=exported)
    return roles


def _claimed(stretch: Stretch, mark: LineClaim | None) -> Role:
    if mark is None or (mark.rule in _NOTICES and _is_sentence(stretch.text)):
        return Role(stretch, "", stretch.text)
    if mark.role == "body":  # its label is no part of it
        return Role(stretch.with_text(mark.value), "body", mark.value, mark.rule)
    return Role(stretch, mark.role, mark.value, mark.rule)


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and count_words(text) >= _WORDS_OF_SENTENCE


def _keep_one_headline(roles: list[Role]) -> None:
    """Take a database's `Subject:` below its `Title:` for what it is."""
    titles = [number for number, role in enumerate(roles) if role.name == "headline"]
    for number in titles[1:]:
        rename(roles, number, "subjects")


def _name_below_end(roles: list[Role]) -> None:
    """Name what an agency writes below its end mark."""
    ends = [
        number
        for number, role in enumerate(roles)
        if role.name == "end" or (role.name == "separator" and role.value == "--")
    ]
    total = sum(len(role.stretch.text) for role in roles) or 1
    for number in ends[:1]:
        below = sum(len(role.stretch.text) for role in roles[number + 1 :])
        if below * 5 < total:
            for later in range(number + 1, len(roles)):
                if roles[later].name not in {"published", "updated", "agency"}:
                    rename(roles, later, "boilerplate", "below the end mark")
