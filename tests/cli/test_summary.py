"""What a verb says when it ends: one screen, reasons counted by kind, the same as JSON."""

import errno
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from dateline.cli.stage_bar import STAGES, stage_bar
from dateline.cli.summary_console import show_summary
from dateline.cli.verb import sentence
from dateline.cli.verb_summary import VerbSummary, amount, count_reasons, reason_kind

SCREEN = 24  # lines of the smallest terminal in use


def shown(summary, **options):
    """Return what is printed of a summary."""
    console = Console(file=io.StringIO(), width=80, **options)
    show_summary(console, summary)
    return console.file.getvalue()


def test_an_amount_agrees_with_its_word():
    """One article, two people, and thousands parted."""
    assert [amount(1, "article"), amount(2, "person", "people"), amount(21578, "page")] == [
        "1 article",
        "2 people",
        "21,578 pages",
    ]


class TestReasons:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("other headlines are stated, such as 'A'", "other headlines are stated, such as 'B b'"),
            ("it is damaged as zip, after 3 records (bad)", "it is damaged as zip, after 12 records (cut)"),
            ("still wanted: https://a.example/x", "still wanted: http://b.example/y?z"),
        ],
    )  # fmt: skip
    def test_reasons_that_differ_in_what_they_quote_are_of_one_kind(self, one, other):
        """Quotations, figures, addresses and asides make no other reason."""
        assert reason_kind(one) == reason_kind(other)

    def test_a_reason_given_once_is_told_in_full(self):
        """What is common to all is only asked of many."""
        (once,) = count_reasons([("a.html", "no date before 1990 (see 'x')")])
        assert once.reason == "no date before 1990 (see 'x')"

    @settings(deadline=None)
    @given(st.lists(st.tuples(st.sampled_from("abc"), st.text("ab'1( ", max_size=9))))
    def test_every_case_is_counted_once(self, reasons):
        """The counts sum up to the cases; the most frequent reason comes first."""
        counts = [one.count for one in count_reasons(reasons)]
        assert sum(counts) == len(reasons)
        assert counts == sorted(counts, reverse=True)


class TestScreen:
    def test_many_reasons_stay_on_one_screen(self):
        """Whatever went wrong how often, it fits a terminal of 24 lines."""
        letters = "abcdefghijklmnop"
        reasons = count_reasons((f"{a}/{b}", f"why {a}") for a in letters for b in letters)
        summary = VerbSummary("Done.", attention=reasons, where={"a": "b", "c": "d"}, next={"e": "f"})
        text = shown(summary)
        assert len(text.splitlines()) <= SCREEN
        assert "and 160 for 10 other reasons" in text

    def test_it_says_what_where_and_what_next(self):
        """In this order, each with its meaning."""
        summary = VerbSummary("Built.", where={"out/index.html": "the site"}, next={"serve": "shows it"})
        assert shown(summary).split() == "Built. Where out/index.html the site Next serve shows it".split()

    def test_colours_are_for_terminals(self, monkeypatch):
        """None in a file; none on a terminal whose owner wants none."""
        summary = VerbSummary("Built.", attention=count_reasons([("a", "b")]), where={"c": "d"})
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert "\x1b" not in shown(summary)
        assert "\x1b[36m" in shown(summary, force_terminal=True, color_system="standard")
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[36m" not in shown(summary, force_terminal=True, color_system="standard")

    def test_json_has_the_counts_and_an_example_of_each_reason(self):
        """`ok` tells a script what the exit status does."""
        summary = VerbSummary("Read.", attention=count_reasons([("a", "x 1"), ("b", "x 2")]), failed="No.")
        plain = summary.as_json()
        assert plain["ok"] is False
        assert plain["attention"] == [{"reason": "x …", "count": 2, "example": "a: x 1"}]


class TestBar:
    def test_nothing_is_drawn_into_a_file(self):
        """A log holds no bars."""
        console = Console(file=io.StringIO())
        with stage_bar(console) as bar:
            bar.tell("pages", 3, 9)
        assert console.file.getvalue() == ""

    def test_each_stage_is_named_and_none_is_full_before_the_end(self):
        """What is all done is no full bar as long as work goes on."""
        console = Console(file=io.StringIO(), force_terminal=True, width=100)
        with stage_bar(console) as bar:
            for stage in STAGES:
                for done in range(4):
                    bar.tell(stage, done, 3)
                assert bar.shown == (stage, 0)
        text = console.file.getvalue()
        assert STAGES["manifest"] in text or "Putting" in text
        assert text.rstrip().endswith("\x1b[2K")


def test_a_copy_that_finds_no_room_names_what_is_written():
    """And one that cannot be read, what is read."""
    full = OSError(errno.ENOSPC, "No space left on device", "kept.md", None, "copy.md")
    assert sentence(full).startswith("copy.md: no space left on device. Make room")
    assert sentence(OSError(errno.EACCES, "Permission denied", "kept.md", None, "copy.md")).startswith(
        "kept.md:"
    )
