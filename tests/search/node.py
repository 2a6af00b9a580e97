"""Runs parts of the browser client in node, over files; holds no test."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dateline.search.analyzer import STEMMER_NAMES, word_lists
from dateline.search.client import (
    EVIDENCE_FILES,
    EXPLORE_FILES,
    EXTRA_FILES,
    FILTER_FILES,
    PASSAGE_FILES,
    QUERY_FILES,
    SEARCH_FILES,
    SOURCES,
    SPELLING_FILES,
    language_script,
)

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


def client(index: Path) -> str:
    """Return the client without its page, over the index in a folder, for a program to stand on."""
    languages = {language: language_script(language) for language in STEMMER_NAMES}
    stand_ins = f"""
const ENGLISH = {json.dumps(word_lists()["en"])};
const languageScripts = {json.dumps(languages)};
const indexFolder = {json.dumps(str(index))};
let running;
const arrivingPath = () => running;
const requestShard = async (path) => {{
  running = path;
  (0, eval)(fs.readFileSync(`${{indexFolder}}/${{path}}.js`, "utf-8"));
}};
const requestLanguage = async (language) => (0, eval)(languageScripts[language]);
const extras = async () => {{}};
const clientPart = extras;
"""
    asked_for = (QUERY_FILES, EVIDENCE_FILES, SPELLING_FILES, FILTER_FILES, EXTRA_FILES)
    names = (name for part in (SEARCH_FILES, PASSAGE_FILES, *asked_for) for name in part)
    return stand_ins + sources(*(name for name in names if not name.startswith(("page", "script-loader"))))


def reading_room(index: Path) -> str:
    """Return the client and what the reading room counts with, over the index in a folder."""
    names = (name for name in EXPLORE_FILES if not name.startswith("explore-page"))
    return client(index) + sources(*names)
