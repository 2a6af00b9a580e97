"""Values that are the same on every page, put into templates when these are compiled."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from jinja2 import Environment, TemplateError, nodes
from jinja2.visitor import NodeTransformer

# Of what every template may use, what no page says otherwise: settings and words of the interface.
SITE_CONSTANTS = ("dir", "lang", "policy", "site", "static", "t")
_PLAIN = (str, int, bool, type(None))  # exactly these: a constant's `repr` is what is compiled
_VARIES = object()


class TemplateConstants(NodeTransformer):
    """Replaces what a template asks of values that never change: `t['search']` by the word itself.

    Args:
        environment: of the templates.
        values: by name. One whose name any template gives to something else stays a variable in all of them,
            as what a page sets is also seen by those that it extends.
    """

    def __init__(self, environment: Environment, values: Mapping[str, Any]) -> None:
        self._environment = environment
        self._given = values

    @cached_property
    def _values(self) -> Mapping[str, Any]:
        taken = set(self._names_given())
        return {name: value for name, value in self._given.items() if name not in taken}

    def _names_given(self) -> Iterable[str]:
        """Yield the names that templates give to values of their own; a broken one is told of elsewhere."""
        loader = self._environment.loader
        for template in self._environment.list_templates() if loader else ():
            try:
                tree = self._environment.parse(loader.get_source(self._environment, template)[0])  # type: ignore[union-attr]
            except (TemplateError, UnicodeDecodeError):
                continue
            yield from (name.name for name in tree.find_all(nodes.Name) if name.ctx != "load")
            yield from (one.target for one in tree.find_all(nodes.Import))
            yield from (one.name for one in tree.find_all(nodes.Macro))
            for one in tree.find_all(nodes.FromImport):
                yield from (name if isinstance(name, str) else name[1] for name in one.names)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802  Jinja's way to spell a visitor
        """Return the value of a name, where it is a constant."""
        return self._folded(node)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        """Return an attribute of a constant, where it is plain."""
        return self._folded(node)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """Return an item of a constant, where it is plain."""
        return self._folded(node)

    def _folded(self, node: nodes.Expr) -> nodes.Node:
        value = self._value(node)
        if type(value) in _PLAIN:
            return nodes.Const(value, lineno=node.lineno)
        return self.generic_visit(node)

    def _value(self, node: nodes.Expr) -> Any:
        """Return what an expression is on every page; `_VARIES` where nobody can tell yet."""
        match node:
            case nodes.Name(ctx="load"):
                return self._values.get(node.name, _VARIES)
            case nodes.Getattr():
                owner = self._value(node.node)
                return owner if owner is _VARIES else self._environment.getattr(owner, node.attr)
            case nodes.Getitem(arg=nodes.Const(value=key)):
                owner = self._value(node.node)
                return owner if owner is _VARIES else self._environment.getitem(owner, key)
        return _VARIES
