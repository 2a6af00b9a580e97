"""What may be a name and is none by anything that its article says, kept for the archive to judge."""

from collections.abc import Iterator

from ..people.spans import is_title
from ..tags import Mention
from .capitals import Capitals
from .evidence import EvidenceTable
from .truecase import shouted_words

MOST_UNSURE = 60  # mentions of one article
LONGEST_UNSURE = 4  # words


def unsure_names(capitals: Capitals, table: EvidenceTable) -> tuple[Mention, ...]:
    """Return what a model read and nothing supports, and the runs of capitals that nobody read, in order.

    None overlaps another. Names that were found may overlap them; the caller leaves those out.
    """
    read = [
        (start, start + len(name))
        for name, evidence in table.names.items()
        if evidence.decided == "other" and name not in table.things
        if evidence.weights["person"] or evidence.weights["organisation"]
        for start in evidence.starts
    ]
    spans = sorted({*read, *_runs(capitals, table)}, key=lambda span: (span[0], -span[1]))
    found: list[Mention] = []
    for start, end in spans:
        if len(found) == MOST_UNSURE:
            break
        if not found or start >= found[-1].end:
            found.append(Mention(start, end, capitals.text[start:end], "model", 0.0))
    return tuple(found)


def _runs(capitals: Capitals, table: EvidenceTable) -> Iterator[tuple[int, int]]:
    """Yield the runs of two to four capitalised words that no evidence speaks of, without titles."""
    for run in capitals.runs:
        first = 0
        while first < len(run.words) and is_title(run.words[first].text):
            first += 1
        words = run.words[first : first + LONGEST_UNSURE + 1]
        if 1 < len(words) <= LONGEST_UNSURE and not words[0].text.isupper():
            start, end = words[0].start, words[-1].end
            if capitals.text[start:end] not in table.names:
                yield start, end


def unsure_words(text: str) -> tuple[Mention, ...]:
    """Return the words of shouted lines that may be names, too: 'BUSH' in 'BUSH FLIES TO TOKYO'."""
    words = zip(shouted_words(text), range(MOST_UNSURE), strict=False)
    return tuple(Mention(start, end, text[start:end], "model", 0.0) for (start, end), _ in words)
