"""What newsroom standards share: which states are shown, how given tags are told; reads no format."""

from collections.abc import Iterable

from ...article.record import Given
from .fields import stated_lines

# IPTC pubstatus and the words that NITF and NewsML 1.2 use: kept, and shown to nobody.
_HIDDEN = frozenset("canceled cancelled withheld withhold embargoed killed kill hold".split())
# IPTC concept types (NewsML-G2, ninjs).
_KINDS = {
    "person": "people",
    "geoarea": "places",
    "place": "places",
    "poi": "places",
    "organisation": "organisations",
    "organization": "organisations",
}


def status_of(*stated: str) -> str:
    """Return `hidden` where a word says that the item must not be shown, else nothing."""
    words = {word.rpartition(":")[2].strip().lower() for word in stated}
    return "hidden" if words & _HIDDEN else ""


def given_of(tags: Iterable[tuple[str, str]]) -> Given:
    """Return the tags of (concept type, name) pairs; what has another type is a subject."""
    groups: dict[str, list[str]] = {"people": [], "places": [], "organisations": [], "subjects": []}
    for kind, name in tags:
        groups[_KINDS.get(kind.rpartition(":")[2].lower(), "subjects")].append(name)
    return Given(**{group: stated_lines(names) for group, names in groups.items()})
