"""Texts that were compared are not compared again, and what is not asked for is forgotten."""

import json

import pytest

from dateline.build.cache_folder import COMPARISONS
from dateline.build.kept_comparisons import keep_comparisons, read_comparisons
from dateline.ingest.versions import Overlap
from dateline.site.compared_texts import ComparedTexts

HALF = Overlap(0.5, same=False)


def refuse():
    """Fail: the two texts were compared before."""
    raise AssertionError("compared again")


class TestComparedTexts:
    def test_a_pair_is_compared_once_in_either_order(self):
        """Containment is that of the shorter text, whichever is named first."""
        earlier = ComparedTexts()
        assert earlier.comparison("a", "b", lambda: HALF) == HALF
        later = ComparedTexts(json.loads(json.dumps(earlier.asked)))
        assert later.comparison("b", "a", refuse) == HALF
        assert not later.has_new

    def test_a_pair_that_is_gone_is_forgotten(self):
        """What an archive has no longer does not stay in its cache."""
        later = ComparedTexts({"a b": [0.5, False], "a c": [1.0, True]})
        later.comparison("a", "c", refuse)
        assert later.has_new
        assert list(later.asked) == ["a c"]


class TestKeptComparisons:
    def test_they_are_read_as_they_were_kept(self, tmp_path):
        """From one build to the next of the same program."""
        compared = ComparedTexts()
        compared.comparison("a", "b", lambda: HALF)
        keep_comparisons(tmp_path, "1", compared)
        assert read_comparisons(tmp_path, "1").comparison("a", "b", refuse) == HALF

    @pytest.mark.parametrize("harm", ["cut", "another version", "gone"])
    def test_what_cannot_be_relied_on_is_compared_anew(self, tmp_path, harm):
        """A damaged file and that of another program cost time only."""
        compared = ComparedTexts()
        compared.comparison("a", "b", lambda: HALF)
        keep_comparisons(tmp_path, "1", compared)
        file = tmp_path / COMPARISONS
        if harm == "cut":
            file.write_bytes(file.read_bytes()[:-3])
        elif harm == "gone":
            file.unlink()
        other = Overlap(0.75, same=False)
        read = read_comparisons(tmp_path, "2" if harm == "another version" else "1")
        assert read.comparison("a", "b", lambda: other) == other
