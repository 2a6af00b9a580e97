"""What a page's front matter settles about its own tags; it wins over the model and the rules."""

import re
from dataclasses import replace

from ...article.record import Given
from ..tags import EntityKind, Mention, Organisation, Person, Place, Tags
from .apply_authority import entity_key

Entity = Person | Place | Organisation


def corrected(tags: Tags, given: Given, text: str) -> Tags:
    """Return tags without those that nobody wants here, and with every one that was given.

    A given name that we found as another kind moves with its mentions; one that we did not find gets
    the mentions that the text has of it, which may be none.
    """
    unwanted = {key for name in given.not_tagged for key in _keys(name)}
    people = [each for each in tags.people if not _keys(each.name) & unwanted]
    places = [each for each in tags.places if not _keys(each.name) & unwanted]
    organisations = [each for each in tags.organisations if not _keys(each.name) & unwanted]
    lists: dict[EntityKind, list[Entity]] = {
        "people": [*people],
        "places": [*places],
        "organisations": [*organisations],
    }
    wanted: dict[EntityKind, tuple[str, ...]] = {
        "people": given.people,
        "places": given.places,
        "organisations": given.organisations,
    }
    for kind, names in wanted.items():
        for name in names:
            _give(lists, kind, name, text)
    return replace(
        tags,
        people=tuple(each for each in lists["people"] if isinstance(each, Person)),
        places=tuple(each for each in lists["places"] if isinstance(each, Place)),
        organisations=tuple(each for each in lists["organisations"] if isinstance(each, Organisation)),
    )


def _keys(name: str) -> set[str]:
    return {entity_key("people", name), entity_key("organisations", name)}


def _give(lists: dict[EntityKind, list[Entity]], kind: EntityKind, name: str, text: str) -> None:
    key = entity_key(kind, name)
    for number, entity in enumerate(lists[kind]):
        if entity_key(kind, entity.name) == key:
            lists[kind][number] = replace(entity, name=name)
            return
    mentions = _mentions(name, text)
    for other, entities in lists.items():
        for entity in entities:
            if other != kind and entity_key(kind, entity.name) == key:
                entities.remove(entity)
                mentions = [found._replace(source="authority", confidence=1.0) for found in entity.mentions]
                break
    made = {"people": Person, "places": Place, "organisations": Organisation}[kind]
    lists[kind].append(made(name, tuple(mentions)))


def _mentions(name: str, text: str) -> list[Mention]:
    """Return where the text has a name as whole words."""
    return [
        Mention(*match.span(), match[0], source="authority")
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]
