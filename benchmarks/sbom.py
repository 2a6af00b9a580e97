"""A software bill of materials, CycloneDX 1.6, of what the lock file names: for releases and audits."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:(?P<digest>[0-9a-f]{64})")


def pinned_versions(lock: str) -> Iterator[tuple[str, str]]:
    """Yield name and version of each package that a lock file pins."""
    for line in lock.splitlines():
        if pinned := _PINNED.match(line):
            yield re.sub(r"[-_.]+", "-", pinned["name"]).lower(), pinned["version"]


def bill_of_materials(lock: str, version: str, licences: Mapping[str, str]) -> dict[str, Any]:
    """Return the bill of the packages that a lock file pins, each with the hashes that may be installed.

    Args:
        lock: the text of a requirements file with `==` and `--hash`.
        version: of Dateline.
        licences: package → its licence as stated, where that is known.
    """
    components: list[dict[str, Any]] = []
    for line in lock.splitlines():
        for name, pinned in pinned_versions(line):
            address = f"pkg:pypi/{name}@{pinned}"
            part = {"type": "library", "name": name, "version": pinned, "purl": address}
            components.append(part | {"bom-ref": address, "hashes": []})
            if name in licences:
                components[-1]["licenses"] = [{"license": {"name": licences[name]}}]
        if components and (found := _HASH.search(line)):
            components[-1]["hashes"].append({"alg": "SHA-256", "content": found["digest"]})
    about = {"type": "application", "name": "dateline-archive", "version": version, "bom-ref": "dateline"}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": about},
        "components": components,
        "dependencies": [
            {"ref": "dateline", "dependsOn": [component["bom-ref"] for component in components]},
            *({"ref": component["bom-ref"]} for component in components),
        ],
    }


def write_bill(lock: Path, file: Path, version: str, licences: Mapping[str, str]) -> int:
    """Write the bill of a lock file; return how many packages it names."""
    bill = bill_of_materials(lock.read_text("utf-8"), version, licences)
    file.write_text(json.dumps(bill, indent=1) + "\n", "utf-8")
    return len(bill["components"])
