"""How much work something is: functions called, which is the same on any machine, however busy."""

import sys
from collections.abc import Callable


def calls(act: Callable[[], object]) -> int:
    """Return how many functions are called while something is done; its errors go through."""
    count = 0

    def counted(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count
