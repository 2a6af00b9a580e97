"""The bill of materials: every package of the lock, with its hashes, and nothing else."""

import re
from pathlib import Path

from benchmarks.sbom import bill_of_materials

ROOT = Path(__file__).resolve().parent.parent


def test_every_pinned_package_is_named_with_its_hashes():
    """What an auditor reads is what is installed."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    bill = bill_of_materials(lock, "1.0", {"pelican": "AGPL-3.0"})
    pinned = re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)
    assert len(bill["components"]) == len(pinned) > 30
    assert all(component["hashes"] for component in bill["components"])
    stated = [component.get("licenses") for component in bill["components"] if component["name"] == "pelican"]
    assert stated == [[{"license": {"name": "AGPL-3.0"}}]]
    references = [component["bom-ref"] for component in bill["components"]]
    assert len(set(references)) == len(references)
    assert sum(len(component["hashes"]) for component in bill["components"]) == lock.count("--hash=sha256:")
