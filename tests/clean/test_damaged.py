"""What the cleaner promises of real pages that were cut short or changed on their way."""

import gzip

import pytest

from benchmarks.damaged import changed, cuts
from plugins.article.errors import UnreadableSourceError
from plugins.clean import clean


@pytest.mark.parametrize("name", ["extraction", "readability"])
def test_damage_breaks_nothing(bench_data, name):
    """A page cut anywhere, or with every hundredth byte changed, is cleaned or refused by name."""
    paths = sorted((bench_data(name) / "dev").glob("*.html.gz"))
    for path in paths[::30]:
        page = gzip.decompress(path.read_bytes())
        for damaged in (*cuts(page, 25), changed(page, 1)):
            assert _headline(damaged)


def _headline(page: bytes) -> str:
    try:
        return clean(page).headline
    except UnreadableSourceError as refusal:
        return str(refusal)


def test_the_same_seed_changes_the_same_bytes():
    """Damage can be repeated, and touches about a hundredth of a page."""
    page = bytes(10_000)
    assert changed(page, 7) == changed(page, 7) != changed(page, 8)
    assert 50 < sum(byte != 0 for byte in changed(page, 7)) <= 100
