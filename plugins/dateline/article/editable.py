"""Data files that people edit: YAML lists, read node by node so that a mistake can name its line."""

import yaml

from .errors import DatelineError


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
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise kind(str(problem), where=file + line, remedy="Mend the YAML there.") from error
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise kind(
            "the file is not a list",
            where=line_of(root, file),
            remedy=f"Begin each entry with '- {first_key}: …'.",
        )
    return list(root.value)


def line_of(node: yaml.Node, file: str) -> str:
    """Return file and line of a node, as errors name them."""
    return f"{file}:{node.start_mark.line + 1}"
