"""Mentions in Arabic script as whole written words: 'and', 'in' and 'to' are written on to a name.

The name of an entity never has them. Its mentions do, as in the treebanks of Arabic news, since letters join
within a word, and a mark that begins in the middle of one cuts the join.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from ..tags import Mention, Tags

_BEFORE = re.compile(r"(?<![ء-ي])[وفبلك]{1,3}$")
_ARABIC = re.compile(r"[ء-ي]")


def with_proclitics(tags: Tags, text: str) -> Tags:
    """Return the tags with each mention begun where its first word does; in other scripts nothing changes."""
    if not _ARABIC.search(text):
        return tags
    return replace(
        tags,
        people=tuple(replace(each, mentions=_whole(each.mentions, text)) for each in tags.people),
        places=tuple(replace(each, mentions=_whole(each.mentions, text)) for each in tags.places),
        organisations=tuple(
            replace(each, mentions=_whole(each.mentions, text)) for each in tags.organisations
        ),
    )


def without_proclitics(forms: Iterable[str]) -> set[str]:
    """Return the forms of a name, without those that are another of them with a proclitic before it."""
    found = set(forms)
    return {
        form
        for form in found
        if not any(form[count:] in found and _BEFORE.fullmatch(form[:count]) for count in (1, 2, 3))
    }


def _whole(mentions: Iterable[Mention], text: str) -> tuple[Mention, ...]:
    return tuple(_begun(mention, text) for mention in mentions)


def _begun(mention: Mention, text: str) -> Mention:
    before = _BEFORE.search(text, max(0, mention.start - 4), mention.start)
    if before is None or not _ARABIC.match(mention.surface):
        return mention
    return mention._replace(start=before.start(), surface=text[before.start() : mention.end])
