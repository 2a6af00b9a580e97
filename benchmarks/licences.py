"""The licence of every package that the lock file pins, as the package itself states it."""

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from .sbom import pinned_versions

NOT_STATED = "not stated"
NOT_HERE = "not installed here"
_COPYLEFT = re.compile(r"\b(?:A|L)?GPL|General Public|\bMPL|Mozilla|\bEUPL|Share ?Alike", re.IGNORECASE)
_ALTERNATIVE = re.compile(r" OR ")
_LONGEST = 60  # characters of a licence's name; some packages put its whole text there
_PERMITS = (("MIT", "Permission is hereby granted, free of charge"), ("Apache-2.0", "Apache License"))


@dataclass(frozen=True, slots=True)
class PackageLicence:
    """Under which licence a package comes."""

    name: str
    version: str
    licence: str  # alternatives joined by ' OR '

    @property
    def copyleft(self) -> bool:
        """Return whether each of the alternatives asks that what is built on it is as free."""
        return all(_COPYLEFT.search(one) for one in _ALTERNATIVE.split(self.licence))


def licences(lock: str) -> list[PackageLicence]:
    """Return the licences of the packages that a lock file pins, in its order.

    Args:
        lock: the text of a requirements file with `==`.
    """
    return [PackageLicence(name, version, stated_licence(name)) for name, version in pinned_versions(lock)]


def stated_licence(name: str) -> str:
    """Return the licence that a package states: by expression, classifiers, field or the text beside it."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return NOT_HERE
    told = package.metadata
    if "License-Expression" in told:
        return told["License-Expression"]
    lines = told.get_all("Classifier") or ()
    classified = [line.rpartition(" :: ")[2] for line in lines if line.startswith("License ::")]
    field = told["License"].strip() if "License" in told else ""
    if classified:
        return " OR ".join(classified)  # docutils: each part of it is under one of them
    return field if 0 < len(field) <= _LONGEST else _of_file(package)


def _of_file(package: Distribution) -> str:
    """Return the licence whose text a package has beside its metadata."""
    text = next((text for name in ("LICENSE", "LICENSE.txt") if (text := package.read_text(name))), "")
    return next((licence for licence, words in _PERMITS if words in text), NOT_STATED)
