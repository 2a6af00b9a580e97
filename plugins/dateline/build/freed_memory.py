"""Memory that the C library keeps after large passing values, given back to the system."""

import ctypes
import sys
from contextlib import suppress


def give_back_freed_memory() -> None:
    """Give back what is free of this process's memory, where the system's library can do that.

    A build holds much for a moment, and then for long what is small: without this, the gaps between that
    count as the process's, and copies of it begin with them. See malloc_trim(3).
    """
    if sys.platform == "linux":
        with suppress(AttributeError):  # a library that is not GNU's
            ctypes.CDLL(None).malloc_trim(0)
