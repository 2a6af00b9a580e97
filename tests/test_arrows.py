"""The rooms import only rooms to their left, and Pelican only where it is met."""

import ast
from pathlib import Path

import pytest

ROOMS = ("article", "clean", "ingest", "enrich", "browse", "search", "render")
PLUGINS = Path(__file__).resolve().parent.parent / "plugins"
MODULES = sorted(PLUGINS.glob("*/**/*.py"))


def imports(path):
    """Yield (imported module as dotted path from plugins or outside, is it inside a function)."""
    tree = ast.parse(path.read_text("utf-8"))
    package = path.relative_to(PLUGINS).parent.parts
    inside = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node in inside
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                base = package[: len(package) - node.level + 1]
                yield ".".join(("plugins", *base, node.module or "")).rstrip("."), node in inside
            else:
                yield node.module, node in inside


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PLUGINS).as_posix())
class TestArrows:
    def test_no_arrow_points_back(self, path):
        """A room knows nothing of the rooms to its right."""
        room = path.relative_to(PLUGINS).parts[0]
        allowed = ROOMS[: ROOMS.index(room) + 1]
        for name, _ in imports(path):
            if name.startswith("plugins."):
                assert name.split(".")[1] in allowed, f"{room} imports {name}"

    def test_pelican_is_met_at_the_edge_only(self, path):
        """Only render, and a room's plugin.py, know Pelican."""
        if path.relative_to(PLUGINS).parts[0] != "render" and path.name != "plugin.py":
            assert not any(name.split(".")[0] == "pelican" for name, _ in imports(path))

    def test_own_rooms_are_imported_at_the_top(self, path):
        """An import within a function hides an arrow; only optional extras may."""
        assert not any(hidden and name.startswith("plugins.") for name, hidden in imports(path))

    def test_a_file_says_what_it_holds(self, path):
        """The first line of every file says what it holds."""
        assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
