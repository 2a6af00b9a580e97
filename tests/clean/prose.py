"""Sentences that differ, and a page's frame, for tests that ask what of a page is its article."""

from itertools import product

_WHO = ("The harbour council", "Her neighbour", "An engineer from Leeds", "Nobody at the meeting")
_WHAT = (
    "said on Tuesday that the bridge would stay closed until the autumn",
    "never doubted that the bread rose better with less salt",
    "had long suspected that no one had counted the boats since 1987",
    "could not explain why the price of oats had fallen by a third",
)
_AND = ("which came as a relief to the shopkeepers.", "and the rest followed within a month.")
FRAME = (
    "<html><head><title>The valley - Gazette</title></head><body>"
    '<nav><a href="/">Home</a> <a href="/n">News</a></nav>{}<footer><p>© Gazette</p></footer></body></html>'
)
TEASERS = '<section class="more-stories"><h3>More stories</h3>' + "".join(
    f'<div class="card"><a href="/s/{number}"><h4>Another story of the town</h4></a>'
    f"<p>Another story tells how the town hall was painted by {number} painters in blue and white.</p></div>"
    for number in range(3)
) + "</section>"  # fmt: skip


def sentences(count: int) -> tuple[str, ...]:
    """Return so many sentences, no two of them alike."""
    return tuple(f"{who} {what}, {end}" for end, what, who in list(product(_AND, _WHAT, _WHO))[:count])
