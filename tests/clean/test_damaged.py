"""What the cleaner promises of real pages that were cut short or changed on their way."""

import gzip
from pathlib import Path

import pytest

from benchmarks.damaged import changed, cuts
from benchmarks.pages import saved_pages
from dateline.article.errors import UnreadableSourceError
from dateline.clean import clean


def test_a_folder_without_pages_is_no_measure(tmp_path):
    """Figures of no page would pass every floor, so none are given."""
    (tmp_path / "a.expected.html.gz").touch()
    with pytest.raises(UnreadableSourceError, match="no saved pages"):
        saved_pages(tmp_path)
    (tmp_path / "a.html.gz").touch()
    assert [path.name for path in saved_pages(tmp_path)] == ["a.html.gz"]


DEMO = Path(__file__).resolve().parents[2] / "demo" / "sources"


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.html"))[::3], ids=lambda path: path.stem)
def test_damage_breaks_nothing(path):
    """A page cut anywhere, or with every hundredth byte changed, is cleaned or refused by name."""
    page = path.read_bytes()
    for damaged in (*cuts(page, 25), changed(page, 1)):
        assert _headline(damaged)


@pytest.mark.parametrize("name", ["extraction", "readability"])
def test_damage_breaks_nothing_of_the_press(bench_data, name):
    """The same for pages of many makers, where the evaluation data is at hand."""
    for path in saved_pages(bench_data(name))[::60]:
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
