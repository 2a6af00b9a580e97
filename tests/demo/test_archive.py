"""The checkout is an archive like any other: as `new` makes one, and whole."""

from pathlib import Path

import pytest

from dateline.cli.new import FORMAT, SKELETON, archive_format, skeleton_name
from dateline.deliver.verify import verify_content

ROOT = Path(__file__).resolve().parents[2]


def test_it_has_the_newest_format():
    """There is nothing for `upgrade` to do."""
    assert archive_format(ROOT) == FORMAT


SAME = ("publishconf.py.txt", *(f"content/pages/{name}.md" for name in ("about", "credits", "how-to-search")))


@pytest.mark.parametrize("name", SAME)
def test_what_its_owner_did_not_change_is_as_new_writes_it(name):
    """The pages about the archive are written in the skeleton of a new one; these are its copies."""
    assert (ROOT / skeleton_name(Path(name))).read_bytes() == (SKELETON / name).read_bytes()


def test_nothing_in_it_is_lost_or_changed():
    """`dateline verify` finds every file as its sealed ledger says."""
    checked = verify_content(ROOT / "content")
    assert checked.findings == ()
    assert checked.checked > 150
