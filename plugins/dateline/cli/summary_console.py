"""How the summary of a verb looks on a terminal: one screen, coloured on a terminal alone."""

from collections.abc import Mapping

from rich.console import Console
from rich.text import Text

from .verb_summary import ReasonCount, VerbSummary

_REASONS = 6  # kinds of reasons that are listed: with all else, fewer lines than a terminal has


def show_summary(console: Console, summary: VerbSummary) -> None:
    """Print what was done, what to look at, where everything is, and what to do next."""
    _say(console, Text(summary.did, "bold"))
    if summary.note:
        _say(console, Text(summary.note, "dim"))
    _show_reasons(console, summary.attention, summary.listed)
    _show_pairs(console, "Where", summary.where)
    _show_pairs(console, "Next", summary.next)


def _show_reasons(console: Console, reasons: tuple[ReasonCount, ...], listed: int) -> None:
    if not reasons:
        return
    _say(console, Text("\nLook at", "bold"))
    width = max(len(f"{one.count:,}") for one in reasons[:_REASONS])
    for one in reasons[:_REASONS]:
        count = f"{one.count:>{width},}"
        _say(console, Text.assemble("  ", (count, "yellow"), f"  {one.reason}"))
        for line in _case_lines(one, listed):
            _say(console, Text(f"  {'':{width}}  {line}", "dim"))
    if len(reasons) > _REASONS:
        left = sum(one.count for one in reasons[_REASONS:])
        _say(console, Text(f"  and {left:,} for {len(reasons) - _REASONS:,} other reasons"))


def _case_lines(one: ReasonCount, listed: int) -> list[str]:
    """Return the first cases of a reason, each on a line."""
    if listed == 1:
        said = f": {one.example}" if one.example != one.reason else ""
        return [f"{'such as ' if one.count > 1 else ''}{one.cases[0]}{said}"]
    more = [f"and {one.count - listed:,} more; --json names them all"] if one.count > listed else []
    return [*one.cases[:listed], *more]


def _show_pairs(console: Console, title: str, pairs: Mapping[str, str]) -> None:
    if not pairs:
        return
    _say(console, Text(f"\n{title}", "bold"))
    width = max(map(len, pairs))
    for name, meaning in pairs.items():
        _say(console, Text.assemble("  ", (f"{name:{width}}", "cyan"), f"  {meaning}"))


def _say(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)
