"""What texts had in common when they were compared, by their hashes: kept from build to build."""

from collections.abc import Callable, Mapping, Sequence

from ..ingest.versions import Overlap


class ComparedTexts:
    """Comparisons of pairs of texts; only those of texts that are still there are kept.

    Args:
        known: by the hashes of both texts, what an earlier build found.
    """

    def __init__(self, known: Mapping[str, Sequence[float]] | None = None) -> None:
        self._known = known or {}
        self.asked: dict[str, Overlap] = {}

    @property
    def has_new(self) -> bool:
        """Return whether what was asked is not what was known."""
        return self.asked.keys() != self._known.keys()

    def comparison(self, one: str, other: str, compare: Callable[[], Overlap]) -> Overlap:
        """Return the comparison of two texts.

        Args:
            one: hash of a text.
            other: that of another.
            compare: compares them, where nothing is known.
        """
        key = " ".join(sorted((one, other)))
        if known := self._known.get(key):
            containment, same = known
            self.asked[key] = Overlap(containment, bool(same))
        else:
            self.asked[key] = compare()
        return self.asked[key]
