"""Runs parts of the browser client in node, over files; holds no test."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from plugins.search.client import SOURCES

REPOSITORY = Path(__file__).resolve().parents[2]


def run_node(program: str, given: Any, folder: Path) -> Any:
    """Run a program whose `given` is the input; return what it passes to `answer(value)`.

    Skips the test where node is missing: a site needs none, only these tests do.
    """
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not on this machine; it runs the browser's code in these tests")
    (folder / "given.json").write_text(json.dumps(given), "utf-8")
    frame = (
        'const fs = require("fs");\n'
        'const given = JSON.parse(fs.readFileSync("given.json", "utf-8"));\n'
        'const answer = (value) => fs.writeFileSync("answer.json", JSON.stringify(value));\n'
    )
    (folder / "program.js").write_text(frame + program, "utf-8")
    done = subprocess.run(
        [node, "program.js"], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads((folder / "answer.json").read_text("utf-8"))


def sources(*names: str) -> str:
    """Return source files of the client as one text, for a program to stand on."""
    return "\n".join((SOURCES / name).read_text("utf-8") for name in names)


def require_lunr() -> str:
    """Return the statement that loads lunr.js, the oracle; skips where npm has not installed it."""
    package = REPOSITORY / "node_modules" / "lunr" / "lunr.js"
    if not package.is_file():
        pytest.skip("lunr.js is not installed here (run `npm ci`); it is the oracle of these tests")
    return f"const lunr = require({json.dumps(str(package))});\n"
