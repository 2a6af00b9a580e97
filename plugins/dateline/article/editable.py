"""Data files that people edit: YAML lists, read node by node so that a mistake can name its line."""

from collections.abc import Iterator

import yaml

from .errors import DatelineError
from .text import shorten
from .yaml_bounds import refuse_growing, second_key

_SHOWN = 200  # characters of what is wrong, in an error


def list_nodes(text: str, file: str, kind: type[DatelineError], first_key: str) -> list[yaml.Node]:
    """Return the entries of a YAML list, unread; none of an empty file.

    Args:
        text: the file's.
        file: its name, for the error.
        kind: of error that a mistake in this file is.
        first_key: with which an entry of this file begins, for the advice.

    Raises:
        DatelineError: of that kind, naming file and line, where it is no YAML or no list.
    """
    try:
        refuse_growing(text)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        # What is not closed is missed behind the last line.
        line = f":{min(mark.line, text.rstrip().count(chr(10))) + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise kind(shorten(str(problem), _SHOWN), where=file + line, remedy="Mend the YAML there.") from error
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise kind(
            "the file is not a list",
            where=line_of(root, file),
            remedy=f"Begin each entry with '- {first_key}: …'.",
        )
    for mapping in _mappings(root):
        for key, _ in mapping.value:
            if not isinstance(key, yaml.ScalarNode):
                where, remedy = line_of(key, file), "Write 'key: value' there."
                raise kind("a key is a list or a mapping", where=where, remedy=remedy)
        if twice := second_key(mapping):
            found = f"the key {shorten(twice.value, _SHOWN)!r} stands there twice"
            raise kind(found, where=line_of(twice, file), remedy="Keep one of the two.")
    return list(root.value)


def _mappings(root: yaml.Node) -> Iterator[yaml.MappingNode]:
    """Yield all mappings of a file, once each: an alias is the node that it stands for."""
    waiting, seen = [root], {id(root)}
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            yield node
        value = node.value
        for part in value if isinstance(value, list) else ():
            below = part[1] if isinstance(part, tuple) else part
            if id(below) not in seen:
                seen.add(id(below))
                waiting.append(below)


def line_of(node: yaml.Node, file: str) -> str:
    """Return file and line of a node, as errors name them."""
    return f"{file}:{node.start_mark.line + 1}"
