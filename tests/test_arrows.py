"""The rooms import only rooms before them, and Pelican only where it is met."""

import ast
import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

ROOMS = (
    "compat",
    "languages",
    "article",
    "clean",
    "ingest",
    "enrich",
    "search",
    "site",
    "build",
    "deliver",
    "cli",
)
MEETS_PELICAN = frozenset({"build", "compat", "deliver", "cli"})
PACKAGE = Path(__file__).resolve().parent.parent / "plugins" / "dateline"
PRESENT = [room for room in ROOMS if (PACKAGE / room).is_dir()]


def modules(room):
    """Yield the modules of a room with their parsed source."""
    for path in sorted((PACKAGE / room).rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def imports(path, tree):
    """Yield (imported module as a dotted path, is it inside a function)."""
    package = ("dateline", *path.relative_to(PACKAGE).parent.parts)
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
            base = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join((*base, *filter(None, [node.module]))), node in inside


def test_every_folder_of_the_package_is_a_room():
    """A folder that is not in the list above has no place in the order of the work."""
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= {*ROOMS, "data"}


def test_every_package_of_the_tree_is_in_the_wheel():
    """A folder of code that pyproject.toml's list of packages forgets would be missing from the wheel."""
    settings = tomllib.loads((PACKAGE.parent.parent / "pyproject.toml").read_text("utf-8"))
    found = {
        ".".join(("dateline", *path.parent.relative_to(PACKAGE).parts))
        for path in PACKAGE.rglob("__init__.py")
    }
    listed = {name for name in settings["tool"]["setuptools"]["packages"] if name.startswith("dateline")}
    assert found == listed - {"dateline.theme"}


@pytest.mark.parametrize("room", PRESENT)
class TestRoom:
    def test_no_arrow_points_back(self, room):
        """A room knows nothing of the rooms after it."""
        allowed = ROOMS[: ROOMS.index(room) + 1]
        back = [
            f"{path.relative_to(PACKAGE)}: {name}"
            for path, tree in modules(room)
            for name, _ in imports(path, tree)
            if name.startswith("dateline.") and name.split(".")[1] not in allowed
        ]
        assert back == []

    def test_pelican_is_met_at_the_edge_only(self, room):
        """What an article is and what a site shows does not depend on Pelican."""
        met = [
            str(path.relative_to(PACKAGE))
            for path, tree in modules(room)
            for name, _ in imports(path, tree)
            if name.split(".")[0] == "pelican"
        ]
        assert room in MEETS_PELICAN or met == []

    def test_own_rooms_are_imported_at_the_top(self, room):
        """An import within a function hides an arrow; only cli, whose verbs start fast, and extras may."""
        hidden = [
            f"{path.relative_to(PACKAGE)}: {name}"
            for path, tree in modules(room)
            for name, hidden in imports(path, tree)
            if hidden and name.startswith("dateline.")
        ]
        assert room == "cli" or hidden == []

    def test_a_file_says_what_it_holds(self, room):
        """The first line of every file says what it holds."""
        assert [str(path) for path, tree in modules(room) if not ast.get_docstring(tree)] == []

    def test_an_init_holds_imports_and_names_only(self, room):
        """Nothing is worked out in an `__init__`: a reader of the folder's listing misses no code.

        What is imported late is named for the type checker, and imported by `__getattr__` (PEP 562).
        """
        allowed = ast.Expr | ast.ImportFrom | ast.Import | ast.Assign
        work = [
            f"{path.relative_to(PACKAGE)}:{node.lineno}"
            for path, tree in modules(room)
            if path.name == "__init__.py"
            for node in tree.body
            if not isinstance(node, allowed) and not _imports_late(node)
        ]
        assert work == []


def _imports_late(node):
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    return isinstance(node, ast.FunctionDef) and node.name == "__getattr__"


def test_one_public_name_stands_for_one_thing():
    """A public class or function has a name that nothing else in the package has."""
    places = defaultdict(list)
    for room in PRESENT:
        for path, tree in modules(room):
            for node in tree.body:
                if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not re.match(
                    "_", node.name
                ):
                    places[node.name].append(str(path.relative_to(PACKAGE)))
    doubles = {name: found for name, found in sorted(places.items()) if len(found) > 1}
    assert doubles == {}
