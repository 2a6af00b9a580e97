"""Where the parts of a page are; finds none of them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Where a page's headline, body and parts apart are, by element number."""

    anchor: int
    top: int
    apart: Mapping[int, str]
