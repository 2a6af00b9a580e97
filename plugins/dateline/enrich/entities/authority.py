"""What a person has settled about names, read from content/authority; it always wins, and never guesses."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ...article.editable import line_of, list_nodes
from ...article.errors import AuthorityError
from ..tags import EntityKind

KINDS: tuple[EntityKind, ...] = ("people", "places", "organisations")

# The identifiers that an entry may state, and what each looks like.
IDENTIFIERS = {
    "wikidata": re.compile(r"Q[1-9]\d*"),
    "viaf": re.compile(r"[1-9]\d*"),
    "geonames": re.compile(r"[1-9]\d*"),
    "isni": re.compile(r"\d{15}[\dX]"),
    "gnd": re.compile(r"[\dX-]+"),
    "loc": re.compile(r"[a-z]{1,3}\d+"),
}


@dataclass(frozen=True, slots=True)
class Split:
    """One of the persons, places or bodies that a shared name means, and the articles it means them in."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """What one entry of an authority file settles about one name."""

    kind: EntityKind
    name: str  # the preferred form
    where: str  # file and line, for messages
    merge: tuple[str, ...] = ()  # other forms of the name that mean the same
    split: tuple[Split, ...] = ()
    retype: EntityKind | None = None
    drop: bool = False  # no page and no link, whatever the article
    never_extract: bool = False  # this surface form is no name at all
    ids: tuple[tuple[str, str], ...] = ()
    coordinates: tuple[float, float] | None = None  # latitude, longitude; degrees, WGS 84
    note: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """All entries of the authority files; `digest` changes when anything they settle changes."""

    entries: tuple[AuthorityEntry, ...] = ()
    digest: str = ""

    def of_kind(self, kind: EntityKind) -> tuple[AuthorityEntry, ...]:
        """Return the entries of one file, in its order."""
        return tuple(entry for entry in self.entries if entry.kind == kind)


def read_authority(folder: Path) -> Authority:
    """Read people.yaml, places.yaml and organisations.yaml where they exist.

    Raises:
        AuthorityError: naming file and line, when an entry cannot be meant.
    """
    entries: list[AuthorityEntry] = []
    digest = hashlib.sha256()
    for kind in KINDS:
        path = folder / f"{kind}.yaml"
        if not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise AuthorityError(
                f"byte {error.start} is not UTF-8", where=str(path), remedy="Save the file as UTF-8."
            ) from error
        digest.update(f"{kind}\n{text}\n".encode())
        entries += parse_authority(kind, text, str(path))
    return Authority(tuple(entries), digest.hexdigest()[:16] if entries else "")


def parse_authority(kind: EntityKind, text: str, file: str) -> tuple[AuthorityEntry, ...]:
    """Return the entries of one file: a YAML list of mappings, each with a `name`.

    Raises:
        AuthorityError: naming file and line.
    """
    entries = tuple(_entry(kind, node, file) for node in list_nodes(text, file, AuthorityError, "name"))
    _refuse_contradictions(entries)
    return entries


def _error(file: str, node: yaml.Node, found: str, remedy: str) -> AuthorityError:
    return AuthorityError(found, where=line_of(node, file), remedy=remedy)


def _entry(kind: EntityKind, node: yaml.Node, file: str) -> AuthorityEntry:
    fields: dict[str, Any] = {}
    for key, value in _pairs(node, file):
        read = _FIELDS.get(key.value)
        if read is None:
            known = ", ".join(["name", *(name for name in _FIELDS if name != "name")])
            raise _error(file, key, f"unknown key {key.value!r}", f"The keys are: {known}.")
        fields[key.value] = read(value, file)
    if not fields.get("name"):
        raise _error(file, node, "the entry has no name", "Add 'name: …'.")
    acts = [act for act in ("split", "retype", "drop", "never_extract") if fields.get(act)]
    if len(acts) > 1:
        raise _error(file, node, f"{fields['name']!r} has {' and '.join(acts)}", "Keep one of them.")
    if fields.get("coordinates") and kind != "places" and fields.get("retype") != "places":
        raise _error(file, node, "coordinates of what is not a place", "Move the entry to places.yaml.")
    return AuthorityEntry(kind=kind, where=line_of(node, file), **fields)


def _pairs(node: yaml.Node, file: str) -> Iterable[tuple[yaml.Node, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise _error(file, node, "not a mapping", "Write keys and values, such as 'name: Jane Doe'.")
    seen = set()
    for key, value in node.value:
        if key.value in seen:
            raise _error(file, key, f"{key.value!r} stands twice in one entry", "Keep one.")
        seen.add(key.value)
        yield key, value


def _text(node: yaml.Node, file: str) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise _error(file, node, "a text was expected", "Write the words, in quotes where in doubt.")
    return str(node.value).strip()


def _texts(node: yaml.Node, file: str) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise _error(file, node, "a list was expected", "Write it as [one, two].")
    return tuple(_text(item, file) for item in node.value)


def _flag(node: yaml.Node, file: str) -> bool:
    if not isinstance(node, yaml.ScalarNode) or node.value.lower() not in ("true", "false"):
        raise _error(file, node, "true or false was expected", "Write true, or leave the key out.")
    return bool(node.value.lower() == "true")


def _kind(node: yaml.Node, file: str) -> EntityKind:
    for kind in KINDS:
        if _text(node, file) == kind:
            return kind
    raise _error(file, node, f"unknown kind {node.value!r}", f"The kinds are: {', '.join(KINDS)}.")


def _splits(node: yaml.Node, file: str) -> tuple[Split, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise _error(file, node, "a list was expected", "Write '- name: …' and 'articles: [...]' under it.")
    splits = []
    for item in node.value:
        fields = {key.value: value for key, value in _pairs(item, file)}
        if set(fields) != {"name", "articles"}:
            raise _error(file, item, f"a part has {sorted(fields)}", "Each needs 'name' and 'articles'.")
        splits.append(Split(_text(fields["name"], file), _texts(fields["articles"], file)))
    return tuple(splits)


def _ids(node: yaml.Node, file: str) -> tuple[tuple[str, str], ...]:
    ids = []
    for key, value in _pairs(node, file):
        shape, text = IDENTIFIERS.get(key.value), _text(value, file)
        if shape is None:
            raise _error(file, key, f"unknown identifier {key.value!r}", f"Known: {', '.join(IDENTIFIERS)}.")
        if not shape.fullmatch(text):
            raise _error(file, value, f"{text!r} is no {key.value} identifier", f"Expected {shape.pattern}.")
        ids.append((str(key.value), text))
    return tuple(sorted(ids))


def _coordinates(node: yaml.Node, file: str) -> tuple[float, float]:
    try:
        latitude, longitude = (float(text) for text in _texts(node, file))
    except ValueError:
        latitude = longitude = 999.0
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise _error(file, node, "no latitude and longitude", "Write [33.8, 42.4]: degrees, latitude first.")
    return latitude, longitude


_FIELDS: Mapping[str, Callable[[yaml.Node, str], Any]] = {
    "name": _text,
    "merge": _texts,
    "split": _splits,
    "retype": _kind,
    "drop": _flag,
    "never_extract": _flag,
    "ids": _ids,
    "coordinates": _coordinates,
    "note": _text,
}


def _refuse_contradictions(entries: Iterable[AuthorityEntry]) -> None:
    claimed: dict[str, AuthorityEntry] = {}
    for entry in entries:
        for name in (entry.name, *entry.merge):
            if other := claimed.get(name.casefold()):
                raise AuthorityError(
                    f"{name!r} is already settled at {other.where}",
                    where=entry.where,
                    remedy="Keep it in one entry.",
                )
            claimed[name.casefold()] = entry
