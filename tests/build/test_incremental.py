"""A site that was brought up to date is the site that a fresh build makes, whatever changed in between."""

import pytest

from benchmarks.incremental import sequence
from benchmarks.robustness import many_builds


@pytest.fixture(scope="module", autouse=True)
def cheap_builds():
    """Compile templates once, and tag in this process."""
    with many_builds():
        yield


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_after_any_changes_the_site_is_that_of_a_fresh_build(seed, tmp_path):
    """Additions, edits, deletions, names, statuses, merges, settings, templates: not a byte is another."""
    assert sequence(seed, tmp_path, articles=6, steps=3) == []
