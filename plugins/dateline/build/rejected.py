"""A page that a build goes on without."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page that is not in the site, and why; it stays in content/ as it is."""

    name: str
    reason: str
