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
    frequencies: Counter[str] = Counter()
    for _, _, headline in headings:
        frequencies.update(set(headline.lower().split()))
    telling = [
        (count, word) for word, count in frequencies.items() if count >= LEAST and len(word) >= SHORTEST
    ]
    ranks = {word: rank for rank, (_, word) in enumerate(sorted(telling))}
    months: dict[dt.date | None, str] = {None: ""}
    keys = []
    for place, (day, date, headline) in enumerate(headings):
        if day not in months:
            months[day] = day.isoformat()[:7] if day else ""
        about = sorted({ranks[word] for word in headline.lower().split() if word in ranks})[:2]
        keys.append((months[day], about, date, place))
    return [place for *_, place in sorted(keys)]
