"""How the review of a site looks on a terminal: what recurs, how often, where, and what was decided."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Console

from ..article.errors import ProfileError
from ..ingest.review_site_rules import Offer, SiteReview
from .verb_summary import amount

_EXAMPLES = 3  # articles that are named of each block
_LONGEST = 300  # characters of a block; the profile has all of them
_NUMBERS = re.compile(r"(?P<first>[0-9]{1,4})(?:-(?P<last>[0-9]{1,4}))?")
_STATES = {None: "", "drop": "dropped", "keep": "kept"}


def numbers(listed: str) -> tuple[int, ...]:
    """Return the numbers of a list such as `1,3` or `2-5, 8`.

    Raises:
        ProfileError: it is no such list.
    """
    found: list[int] = []
    for part in listed.replace(",", " ").split():
        match = _NUMBERS.fullmatch(part)
        between = range(int(match["first"]), int(match["last"] or match["first"]) + 1) if match else ()
        if not between:
            remedy = "Write numbers of the list, such as 1,3 or 2-5."
            raise ProfileError(f"{part!r} names no number", remedy=remedy)
        found.extend(between)
    return tuple(dict.fromkeys(found))


def show_site_review(console: Console, known: SiteReview) -> None:
    """Print what recurs on the host's pages, numbered: first what is open, then what is decided."""
    console.print(f"{known.host}: {amount(len(known.articles), 'page')}", style="bold", highlight=False)
    every = list(enumerate(known.offers, 1))
    undecided = [(number, offer) for number, offer in every if offer.verdict is None]
    decided = [(number, offer) for number, offer in every if offer.verdict is not None]
    for title, listed in (("Would be dropped, if you accept", undecided), ("Decided", decided)):
        if listed:
            console.print(f"\n{title}", style="bold")
        for number, offer in listed:
            _show(console, number, offer)
    if not known.open:
        console.print(f"Nothing {'else ' if known.offers else ''}recurs on these pages.")


def _show(console: Console, number: int, offer: Offer) -> None:
    block = offer.block
    share = f"{len(block.pages) / block.of:.0%}"
    state = f"{_STATES[offer.verdict]}; " if offer.verdict else ""
    text = block.text if len(block.text) <= _LONGEST else f"{block.text[:_LONGEST]} …"
    console.print(f"{number:>4}  {text}", markup=False, highlight=False, soft_wrap=True)
    console.print(f"      {state}{block.reason} ({share})", style="dim", markup=False, highlight=False)
    for page in block.pages[: 0 if offer.verdict else _EXAMPLES]:
        console.print(
            f"      {page.headline}: {page.name}", style="dim", markup=False, highlight=False, soft_wrap=True
        )


def site_review_as_json(known: SiteReview) -> dict[str, Any]:
    """Return what recurs on the host's pages as plain data, numbered as the options of the verb count."""
    return {
        "host": known.host,
        "pages": len(known.articles),
        "recurring": [
            {
                "number": number,
                "verdict": offer.verdict,
                "text": offer.block.text,
                "reason": offer.block.reason,
                "pages": [page.name for page in offer.block.pages],
            }
            for number, offer in enumerate(known.offers, 1)
        ],
    }


def ask(known: SiteReview, answer: Callable[[str], str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the numbers that a person at the terminal accepts and refuses.

    Args:
        known: the list that was shown.
        answer: asks a question and returns the line that was typed.

    Raises:
        ProfileError: the answer is no list of numbers.
    """
    if not known.open:
        return (), ()
    accepted = numbers(answer("Drop which (such as 1,3; Enter for none)? "))
    return accepted, numbers(answer("Keep which for good (Enter for none)? "))


def show_missing(console: Console, sources: Sequence[str]) -> None:
    """Print which sources have to be ingested again before the decisions reach their pages."""
    if sources:
        console.print("\nIngest these again, their originals alone do not make their pages", style="bold")
    for source in sources:
        console.print(f"  {source}", markup=False, highlight=False, soft_wrap=True)
