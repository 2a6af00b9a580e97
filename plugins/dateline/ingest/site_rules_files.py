"""The folder content/profiles/: one file a host, in which a person's decisions stand; read and written here.

Each file is a YAML list. `text` and `decision` (`drop` or `keep`) say all that counts; `reason`, `pages`,
`of` and `learned` tell what was known when it was decided, and `note` is the person's own. A remark or
an entry written by hand stays as it was written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from ..article.editable import line_of, list_nodes
from ..article.errors import ProfileError
from ..clean.boilerplate.fingerprints import fingerprint
from ..clean.boilerplate.site_rules import Profile
from .store.atomic_batches import write

Verdict = Literal["drop", "keep"]
_KEYS = ("text", "decision", "reason", "pages", "of", "learned", "note")
_HEADER = """\
# What recurs on the pages of {host}, and what a person decided about it (docs/profiles.md).
# drop: left out of the articles, and listed by `inv explain`. keep: part of the articles.
# Delete an entry, and the block is offered again.
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one block of a host's pages.

    What stands below `verdict` is written for the person alone, and is not read back.
    """

    text: str
    verdict: Verdict
    reason: str = ""
    pages: int = 0  # on which it stood, when it was decided
    of: int = 0  # pages of the host, then
    learned: str = ""  # the day, as ISO 8601 has it

    @property
    def fingerprint(self) -> str:
        """Return what the block is known by."""
        return fingerprint(self.text)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the cleaning of a page depends on beside its source: our code, and the profile of its host."""

    code: str
    profiles: Mapping[str, Profile] = field(default_factory=dict)

    def of(self, host: str) -> str:
        """Return the fingerprint of the rules for the pages of a host."""
        profile = self.profiles.get(host)
        return f"{self.code}+{profile.digest}" if profile and profile.digest else self.code


def profiles_folder(content: Path) -> Path:
    """Return where the profiles of an archive stand."""
    return content / "profiles"


def profile_path(content: Path, host: str) -> Path:
    """Return the file of a host's profile."""
    return profiles_folder(content) / f"{host}.yaml"


def read_profiles(content: Path) -> dict[str, Profile]:
    """Return the profile of every host that has decisions.

    Raises:
        ProfileError: naming file and line, when one says what cannot be meant.
    """
    found: dict[str, Profile] = {}
    for path in sorted(profiles_folder(content).glob("*.yaml")):
        marks: dict[str, set[str]] = {"drop": set(), "keep": set()}
        for decision in read_decisions(path):
            marks[decision.verdict].add(decision.fingerprint)
        found[path.stem] = Profile(path.stem, frozenset(marks["drop"]), frozenset(marks["keep"]))
    return found


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file in its order, none where there is no file.

    Raises:
        ProfileError: naming file and line.
    """
    if not path.is_file():
        return ()
    nodes = _nodes(_text(path), str(path))
    decisions = tuple(_decision(node, str(path)) for node in nodes)
    lines: dict[str, int] = {}
    for node, decision in zip(nodes, decisions, strict=True):
        line = node.start_mark.line + 1
        before = lines.setdefault(decision.fingerprint, line)
        if before != line:
            problem = f"the block of line {before} is decided about again"
            raise ProfileError(problem, where=f"{path}:{line}", remedy="Keep one of the two entries.")
    return decisions


def write_decisions(path: Path, host: str, decisions: Sequence[Decision]) -> None:
    """Add decisions to a file, or change those about the same blocks; all else stays as it is written.

    Raises:
        ProfileError: the file as it stands cannot be read.
        OSError: it cannot be written.
    """
    text = _text(path) if path.is_file() else _HEADER.format(host=host)
    nodes = _nodes(text, str(path))
    known = {_decision(node, str(path)).fingerprint: node for node in nodes}
    changes: list[tuple[int, int, str]] = []
    added: list[Decision] = []
    for decision in decisions:
        node = known.get(decision.fingerprint)
        if node is None:
            added.append(decision)
        else:
            values, new = _values(node), {"decision": decision.verdict, "learned": f"'{decision.learned}'"}
            marks = [(values[key], words) for key, words in new.items() if key in values]
            changes += ((value.start_mark.index, value.end_mark.index, words) for value, words in marks)
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    if added and not nodes:  # an empty list `[]` cannot be gone on with
        text = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    text = text if text.endswith("\n") or not text else f"{text}\n"
    write(path, (text + "".join(map(_entry, added))).encode())


def _entry(decision: Decision) -> str:
    values = {
        "text": decision.text,
        "decision": decision.verdict,
        "reason": decision.reason,
        "pages": decision.pages,
        "of": decision.of,
        "learned": decision.learned,
    }
    return yaml.safe_dump([values], allow_unicode=True, sort_keys=False, width=100)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ProfileError(
            f"byte {error.start} is not UTF-8", where=str(path), remedy="Save the file as UTF-8."
        ) from error


def _nodes(text: str, file: str) -> list[yaml.MappingNode]:
    nodes = list_nodes(text, file, ProfileError, "text")
    for node in nodes:
        if not isinstance(node, yaml.MappingNode):
            raise _error(file, node, "this is no entry", "Write '- text: …' and below it 'decision: drop'.")
    return [node for node in nodes if isinstance(node, yaml.MappingNode)]


def _values(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {str(key.value): value for key, value in node.value}


def _decision(node: yaml.MappingNode, file: str) -> Decision:
    values = _values(node)
    for key, _ in node.value:
        if key.value not in _KEYS:
            raise _error(file, key, f"unknown key {key.value!r}", f"The keys are: {', '.join(_KEYS)}.")
    for name in ("text", "decision"):
        if not isinstance(values.get(name), yaml.ScalarNode):
            raise _error(file, node, f"the entry has no {name}", f"Add '{name}: …'.")
    verdict: Any = values["decision"].value
    if verdict not in get_args(Verdict):
        raise _error(file, values["decision"], f"{verdict!r} is no decision", "Write drop or keep.")
    text = str(values["text"].value)
    if not fingerprint(text):
        raise _error(file, values["text"], "the text has no word to know it by", "Copy it from the page.")
    return Decision(text, verdict)


def _error(file: str, node: yaml.Node, found: str, remedy: str) -> ProfileError:
    return ProfileError(found, where=line_of(node, file), remedy=remedy)
