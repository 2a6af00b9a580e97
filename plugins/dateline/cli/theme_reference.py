"""The variables that each template gets, for docs/theme-variables.md: read off the pages of a site."""

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from ..site.page import Page

_SCALARS: Mapping[type, str] = {
    str: "text",
    bool: "yes or no",
    int: "number",
    float: "number",
    type(None): "nothing",
}
_FIELD = re.compile(
    r"^    (?P<name>[a-z]\w*): (?P<kind>[^=#]+?)(?: = [^#]+?)?(?:  # (?P<note>.*))?$", re.MULTILINE
)
_MOST_KEYS = 14  # a mapping with more is not spelled out


@dataclass(slots=True)
class _Shape:
    """What the values of one variable are, over all pages."""

    kinds: set[str] = field(default_factory=set)
    items: "_Shape | None" = None  # of a list
    keys: set[str] | None = None  # of a mapping

    def __str__(self) -> str:
        said = sorted(self.kinds - {"nothing"})
        if self.items is not None:
            said.append(f"list of {self.items}" if self.items.kinds or self.items.items else "list")
        if self.keys is not None:
            named = ", ".join(f"`{key}`" for key in sorted(self.keys))
            said.append(f"mapping: {named}" if 0 < len(self.keys) <= _MOST_KEYS else "mapping")
        return " or ".join(said + ["nothing"] * ("nothing" in self.kinds))


class ThemeReference:
    """Gathers what templates are given, page by page."""

    def __init__(self, values: dict[str, type] | None = None) -> None:
        self._templates: dict[str, dict[str, _Shape]] = {}
        self.values = {} if values is None else values  # the classes of values met, by name

    def add(self, page: Page) -> None:
        """Take what the template of a page is given."""
        self.add_values(page.template, {**page.context, **page.derived()})

    def add_values(self, template: str, values: Mapping[str, Any]) -> None:
        """Take variables of a template, or under another heading."""
        known = self._templates.setdefault(template, {})
        for name, value in values.items():
            self._look(value, known.setdefault(name, _Shape()))

    def templates(self) -> Iterator[str]:
        """Yield a heading and a table for each template, in the order of their names."""
        for template, shapes in sorted(self._templates.items()):
            yield f"### `{template}`\n\n| variable | value |\n| --- | --- |\n"
            yield from (f"| `{name}` | {shape} |\n" for name, shape in sorted(shapes.items()))
            yield "\n"

    def classes(self) -> Iterator[str]:
        """Yield a heading, a sentence and a table for each class of values, in the order of their names."""
        for name, kind in sorted(self.values.items()):
            first = (inspect.getdoc(kind) or "").splitlines()[0]
            yield f"### {name}\n\n{first}\n\n| field | type | |\n| --- | --- | --- |\n"
            yield from (f"| `{a}` | `{b}` | {c} |\n" for a, b, c in _fields(kind))
            yield "\n"

    def _look(self, value: Any, shape: _Shape) -> None:
        kind = type(value)
        if kind in _SCALARS:
            shape.kinds.add(_SCALARS[kind])
        elif is_dataclass(kind) or hasattr(kind, "_fields"):
            shape.kinds.add(f"[{kind.__name__}](#{kind.__name__.lower()})")
            self.values[kind.__name__] = kind
            names: Iterable[str] = (one.name for one in fields(kind)) if is_dataclass(kind) else kind._fields
            for name in names:
                self._look(getattr(value, name), _Shape())
        elif isinstance(value, Mapping):
            shape.keys = (shape.keys or set()) | set(map(str, value))
        elif isinstance(value, list | tuple):
            shape.items = shape.items or _Shape()
            for item in value:
                self._look(item, shape.items)
        else:
            shape.kinds.add(f"`{kind.__name__}`")


def _fields(kind: type) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and remark of each field of a class of values, then its properties."""
    body = inspect.getsource(kind)
    for match in _FIELD.finditer(body):
        yield match["name"], match["kind"].replace("|", "\\|"), match["note"] or ""
    for name, member in inspect.getmembers(kind, lambda member: isinstance(member, property)):
        yield name, "property", (inspect.getdoc(member) or "").splitlines()[0]


def theme_reference(pages: Iterable[Page], everywhere: Mapping[str, Any]) -> str:
    """Return the tables of docs/theme-variables.md.

    Args:
        pages: of a site that has every kind of page.
        everywhere: what every template may use.
    """
    reference = ThemeReference()
    general = ThemeReference(reference.values)
    general.add_values("every template", everywhere)
    for page in pages:
        reference.add(page)
    first = "".join(general.templates()).replace("### `every template`", "## In every template")
    return "".join(
        (first, "## By template\n\n", *reference.templates(), "## Values\n\n", *reference.classes())
    )
