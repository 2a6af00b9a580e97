"""Counts of articles on a grid: an article more seldom changes what is weighed by them."""

_BITS = 4  # significant ones: the step is an eighth of a count at most


def rounded(count: int) -> int:
    """Return a count rounded down to four significant bits; one below sixteen as it is."""
    shift = max(0, count.bit_length() - _BITS)
    return count >> shift << shift
