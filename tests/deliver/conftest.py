"""What the tests of verifying and repairing share: an archive in order, and a copy to be damaged."""

import shutil

import pytest

from benchmarks.integrity import make_archive


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """An archive in order, which no test changes."""
    return make_archive(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def hurt(whole, tmp_path):
    """A copy of it to be damaged."""
    shutil.copytree(whole, tmp_path / "content")
    return tmp_path / "content"
