"""Tells whoever listens how far a build is; prints nothing."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from blinker import signal

stage_reached = signal("dateline_stage")  # sent with the stage's name as sender, `done` and `total`

_Item = TypeVar("_Item")
_STEP = 25  # items: a screen is drawn ten times a second at most


def tell_stage(stage: str, done: int = 0, total: int = 0) -> None:
    """Tell that a stage is reached, and how much of it is done.

    Args:
        stage: 'articles', 'names', 'index', 'pages' or 'manifest'.
        done: how many of what the stage counts.
        total: of how many; 0 where that is not known.
    """
    stage_reached.send(stage, done=done, total=total)


def telling(stage: str, items: Iterable[_Item]) -> Iterator[_Item]:
    """Yield items, and tell now and then how many there were."""
    for number, item in enumerate(items):
        if number % _STEP == 0:
            tell_stage(stage, number)
        yield item
