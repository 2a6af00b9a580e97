"""A histogram by year as geometry: bars with their heights and labels. Draws nothing."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ..interface_language import Language

WIDTH, HEIGHT = 720, 96  # units of the drawing
_WIDEST_BAR = 16


class Bar(NamedTuple):
    """One year, or one run of years where there are too many for bars of their own."""

    x: float
    y: float
    width: float
    height: float
    label: str


class Histogram(NamedTuple):
    """The bars, the years at both ends, and the same as rows of a table."""

    bars: tuple[Bar, ...]
    first: str
    last: str
    most: str
    rows: tuple[tuple[str, str, str], ...]  # year, its page (may be empty), count


def histogram(
    counts: Mapping[int, int], language: Language, path: Callable[[int], str] | None = None
) -> Histogram | None:
    """Return the histogram of counts by year, or None for fewer than two years."""
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    step = WIDTH / (last - first + 1)
    most = max(counts.values())
    bars = []
    for year, count in sorted(counts.items()):
        height = max(2.0, round(count / most * HEIGHT, 1))
        # A bar is never thinner than two units: lone years in a long span must stay visible.
        width = round(min(_WIDEST_BAR, max(2.0, step * 0.8)), 2)
        x = round((year - first) * step + (step - width) / 2, 2)
        bars.append(Bar(x, HEIGHT - height, width, height, f"{year}: {language.count('articles', count)}"))
    rows = tuple(
        (str(year), path(year) if path else "", language.number(count))
        for year, count in sorted(counts.items())
    )
    return Histogram(tuple(bars), str(first), str(last), language.number(most), rows)
