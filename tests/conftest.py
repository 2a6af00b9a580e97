"""What every test may ask for: the evaluation data beside the checkout, or a skip that says why."""

import os
from pathlib import Path

import hypothesis
import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """Return the folder `shared/` beside the checkout, or the one DATELINE_SHARED names."""
    return Path(os.environ.get("DATELINE_SHARED", REPOSITORY.parent / "shared"))


@pytest.fixture
def bench_data():
    """Return a function from a bench name to its folder; skips where the data is not on this machine."""

    def folder(name: str) -> Path:
        path = shared_folder() / "bench" / name
        if not path.is_dir():
            pytest.skip(f"evaluation data {name!r} is not beside this checkout (set DATELINE_SHARED)")
        return path

    return folder


@pytest.fixture
def seed_file() -> Path:
    """Return the first document the archive was asked for; skips where it is not on this machine."""
    found = sorted((shared_folder() / "seed").glob("*.txt"))
    if not found:
        pytest.skip("the seed document is not beside this checkout (set DATELINE_SHARED)")
    return found[0]


# Machines differ, and are shared: no example has to be done in time. A run tries the same examples as
# the one before, so that what fails is what was changed; `--hypothesis-profile=explore` tries new ones.
hypothesis.settings.register_profile("explore", deadline=None)
hypothesis.settings.register_profile("dateline", deadline=None, derandomize=True)
hypothesis.settings.load_profile("dateline")

pytest_plugins = ["tests.site_fixtures"]
