"""The docs cannot lie: tables come from the code, and every task, setting, field and error is explained."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dateline.cli.reference import (
    errors_table,
    fields_table,
    languages_table,
    private_parts_table,
    settings_table,
)

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
TOPS = ("plugins", "tests", "benchmarks", "tools", "docs")


class TestTables:
    @pytest.mark.parametrize(
        ("page", "table"),
        [
            ("settings.md", settings_table),
            ("front-matter.md", fields_table),
            ("errors.md", errors_table),
            ("languages.md", languages_table),
            ("dependencies.md", private_parts_table),
        ],
    )
    def test_a_reference_page_is_what_the_code_says(self, page, table):
        """A setting, field or error that changed has changed in the docs."""
        assert table() in (DOCS / page).read_text("utf-8")


class TestTasks:
    def test_every_task_has_one_line_and_is_in_the_readme_or_the_docs(self):
        """`inv --list` explains each verb, and docs/tasks.md names it."""
        listed = subprocess.run(
            [sys.executable, "-m", "invoke", "--list"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        tasks = re.findall(r"^  ([\w.-]+)(?: \([^)]*\))?   *(\S.*)$", listed, re.MULTILINE)
        explained = (DOCS / "tasks.md").read_text("utf-8")
        assert len(tasks) >= 14
        assert [name for name, _ in tasks if f"`inv {name}" not in explained] == []
        assert [name for name, _ in re.findall(r"^  ([\w.-]+)( *)$", listed, re.MULTILINE)] == []


class TestRelease:
    def test_the_version_is_the_same_wherever_it_stands(self):
        """Who cites a version cites the one that is built."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        assert f"version: {project['version']}\n" in (ROOT / "CITATION.cff").read_text("utf-8")

    def test_every_page_of_the_docs_is_in_their_index(self):
        """A page that no list names is not found."""
        listed = (DOCS / "index.md").read_text("utf-8").split()
        assert [page.stem for page in DOCS.glob("*.md") if page.stem not in {*listed, "index"}] == []


class TestFiles:
    @pytest.mark.parametrize("page", ["design.md", "cleaning.md"])
    def test_every_file_that_a_page_walks_through_is_there(self, page):
        """The walks and the steps of cleaning name files that exist, by their path below the package."""
        package = ROOT / "plugins" / "dateline"
        parts = ("", "clean", "clean/html", "clean/boilerplate", "clean/metadata", "clean/plain_text")
        bases = (ROOT, *(package / part for part in parts))
        named = re.findall(r"`([\w./-]+\.(?:py|js))`", (DOCS / page).read_text("utf-8"))
        assert named
        assert [name for name in named if not any((base / name).is_file() for base in bases)] == []

    def test_every_program_that_a_page_or_a_docstring_names_is_there(self):
        """A module that was renamed is renamed in what is said of it."""
        files = [f"/{path.relative_to(ROOT)}" for top in TOPS for path in (ROOT / top).rglob("*.py")]
        files += [f"/{path.name}" for path in ROOT.glob("*.py")]
        texts = [*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "plugins").rglob("*.py")]
        gone = [
            f"{path.relative_to(ROOT)}: {name}"
            for path in texts
            for name in re.findall(r"`([\w./-]+\.py)`", path.read_text("utf-8"))
            if not any(file.endswith(f"/{name}") for file in files)
        ]
        assert gone == []


class TestLinks:
    @pytest.mark.parametrize("page", sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")]), ids=lambda p: p.name)
    def test_every_link_within_the_project_leads_somewhere(self, page):
        """No page points at a file that is not there."""
        text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
        links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
        local = [link for link in links if not re.match(r"[a-z]+:", link)]
        assert [link for link in local if not (page.parent / link).exists()] == []
