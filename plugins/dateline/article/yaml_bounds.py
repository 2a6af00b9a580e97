"""Bounds for YAML that others wrote: a few aliases may stand for more values than any memory holds."""

from typing import Any

import yaml

_MOST_VALUES = 1_000_000  # of a file, each alias counted as what it stands for
_DEEPEST = 50  # lists and mappings, one within another


def load_bounded(text: str, loader: type[yaml.CSafeLoader] = yaml.CSafeLoader) -> Any:
    """Return what a YAML text says; nothing is built of one that is out of bounds.

    Args:
        text: of a file or a page's front matter.
        loader: a safe one.

    Raises:
        yaml.YAMLError: see `refuse_growing`.
        ValueError: a value is not what its form says, such as the 31st of February.
    """
    refuse_growing(text)
    return yaml.load(text, Loader=loader)  # noqa: S506  all are safe loaders


def refuse_growing(text: str) -> None:
    """Let a text pass that is not larger once its aliases are put in, nor deeper, than a person's would be.

    Reads the events of the parser alone, and builds nothing.

    Raises:
        yaml.YAMLError: it is, or an alias stands within what it names, or it is no YAML.
    """
    sizes: dict[str | None, int] = {}  # values below each anchor; 0 while it is open
    opened: list[tuple[str | None, int]] = []  # anchor, and number of values before it
    values = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            if sizes.get(event.anchor) == 0:
                raise _error("an alias stands within what it names", event)
            values += sizes.get(event.anchor, 1)
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = opened.pop()
            if anchor:
                sizes[anchor] = values - before
        elif isinstance(event, yaml.NodeEvent):
            values += 1
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append((event.anchor, values - 1))
            if event.anchor:
                sizes[event.anchor] = int(isinstance(event, yaml.ScalarEvent))
        if values > _MOST_VALUES:
            raise _error(f"it holds more than {_MOST_VALUES:,} values", event)
        if len(opened) > _DEEPEST:
            raise _error(f"it is nested more than {_DEEPEST} deep", event)


def second_key(node: yaml.MappingNode) -> yaml.ScalarNode | None:
    """Return the first key of a mapping that stands in it a second time; None where all stand there once."""
    seen = set()
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                return key
            seen.add(key.value)
    return None


def _error(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    mark: Any = event.start_mark
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
