"""How a module of this room says what it relies on; tests/compat holds each to what is installed."""

from dataclasses import dataclass
from importlib.metadata import version


@dataclass(frozen=True, slots=True)
class PrivatePart:
    """A part of a library that its makers have promised to nobody."""

    library: str  # as PyPI names it
    lowest: tuple[int, ...]  # the first version that it was tried with
    below: tuple[int, ...]  # the first version that it was not
    used: str  # which part
    why: str
    without: str  # what happens where it changes

    def is_known(self) -> bool:
        """Return whether the installed version is one of those that it was tried with."""
        numbers = version(self.library).split("+")[0].split(".")
        installed = tuple(int(number) for number in numbers if number.isdigit())
        return self.lowest <= installed < self.below
