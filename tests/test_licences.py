"""Licences of what we depend on: none unknown, none that is copyleft without its reason in the docs."""

from pathlib import Path

import pytest

from benchmarks.licences import NOT_STATED, PackageLicence, licences

ROOT = Path(__file__).resolve().parent.parent


def test_every_copyleft_package_has_its_reason_in_the_docs():
    """Who looks for one finds it, and why it is there."""
    found = licences((ROOT / "requirements.lock").read_text("utf-8"))
    reasons = (ROOT / "docs/dependencies.md").read_text("utf-8").lower()
    assert [package.name for package in found if package.licence == NOT_STATED] == []
    assert [package.name for package in found if package.copyleft and package.name not in reasons] == []
    assert any(package.copyleft for package in found)  # Pelican is


@pytest.mark.parametrize(
    ("licence", "copyleft"),
    [
        ("MIT", False),
        ("GPL-3.0-or-later", True),
        ("GNU Affero General Public License v3 or later (AGPLv3+)", True),
        ("Mozilla Public License 2.0 (MPL 2.0)", True),
        ("BSD License OR GNU General Public License (GPL)", False),
        ("MPL-2.0 AND MIT", True),
    ],
)
def test_alternatives_are_free_to_choose(licence, copyleft):
    """What may be had under another licence, too, binds nobody."""
    assert PackageLicence("a", "1", licence).copyleft is copyleft
