"""In which order documents are numbered: by month, and in a month by what their headlines are about."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

SHORTEST = 3  # letters of a word that says what an article is about
LEAST = 10  # headlines a word must be in to gather articles: fewer cannot fill a block


def numbered(headings: Sequence[tuple[dt.date | None, str, str]]) -> list[int]:
    """Return the places of documents, given as (day, date, headline), in the order in which to number them.

    Undated ones come first. In a month, documents go by the rarest word of their headlines that is in LEAST
    headlines, then by the next rarest: those that answer the same queries get to stand in the same blocks, of
    which ten hits then touch a seventh fewer. (By the heaviest word of the whole text: as many fewer again,
    for ten times the work. Without regard to months: too, but a date range would be no range of ordinals.)
    """
    frequencies = Counter(word for _, _, headline in headings for word in _words(headline))

    def key(place: int) -> tuple[str, list[tuple[int, str]], str]:
        day, date, headline = headings[place]
        known = ((frequencies[word], word) for word in _words(headline))
        about = sorted(pair for pair in known if pair[0] >= LEAST)[:2]
        return (day.isoformat()[:7] if day else "", about, date)

    return sorted(range(len(headings)), key=key)


def _words(headline: str) -> set[str]:
    return {word for word in headline.lower().split() if len(word) >= SHORTEST}
