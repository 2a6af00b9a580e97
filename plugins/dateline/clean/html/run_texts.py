"""Numbers that describe the words of each run of text of a page: what they say, not where they stand."""

import math
import re
import string
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from ..boilerplate.phrases import boilerplate
from .credits import is_credit

Column = npt.NDArray[np.float64]

# By their numbers in the model's tables: the order is a part of the trained model.
_SELF = ("p", "li", "div", "td", "blockquote", "figcaption", "dt", "dd", "pre", "span", "section", "label")
_PHRASES = ("read more", "share", "newsletter", "comments", "advertisement", "tags", "contact")
_ANOTHER_PHRASE = 8.0
_SENTENCE = re.compile(r"[.!?…。！？](?=[\s\"'”’»)\]]|$)|[。！？]")
_ENDS = frozenset('.!?…。！？"”’)')
_STOPS = frozenset(".!?…。！？")
_CAPITALS = string.ascii_uppercase.encode()
_WORD = re.compile(r"\w+")
_OTHER = re.compile(r"[\W_]+")
_FAR = 60.0  # runs; what is further away is simply far
_LONGEST_READ = 600  # characters of a run whose letters are looked at
_LONGEST_CREDIT = 200  # characters
_LEAST_STATED = 300  # letters; a shorter body is a summary
_SHORTEST_KEY, _LONGEST_KEY = 3, 60  # letters, characters of a run that are looked up in it
SHOWN = 5  # the first columns, which are shown to the neighbours too


def text_columns(tags: Sequence[str], texts: Sequence[str], title: str) -> list[Column]:
    """Return the columns of what each run says.

    Args:
        tags: of the elements.
        texts: their words.
        title: of the page.
    """
    times = Counter(texts)
    earlier: set[str] = set()
    wanted = set(_WORD.findall(title.casefold()))
    section = [0.0, _FAR, 0.0, 0.0]  # of the heading above: its phrase, how far it is, its level, its size
    rows: list[list[float]] = []
    for tag, text in zip(tags, texts, strict=True):
        phrase = _phrase(text)
        level = float(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0.0
        if level:
            section = [phrase, 0.0, level, math.log1p(len(text))]
        row = _said(text, phrase, level, wanted)
        row += [float(times[text]), float(text in earlier)]
        row += [section[0], min(section[1], _FAR), section[2], section[3]]
        row += [level, float(_SELF.index(tag)) if tag in _SELF else -1.0]
        rows.append(row)
        earlier.add(text)
        section[1] += 1
    return list(np.array(rows, float).reshape(len(rows), -1).T)


def _phrase(text: str) -> float:
    phrase = boilerplate(text)
    if not phrase:
        return 0.0
    return 1.0 + _PHRASES.index(phrase) if phrase in _PHRASES else _ANOTHER_PHRASE


def _said(text: str, phrase: float, level: float, wanted: set[str]) -> list[float]:
    sample = text[:_LONGEST_READ]
    length = max(1, len(sample))
    words = _WORD.findall(sample.casefold())
    return [
        phrase,
        float(level > 0),
        float(len(_SENTENCE.findall(sample))) if not _STOPS.isdisjoint(sample) else 0.0,
        sample.count(",") / length,
        float(sample[-1:] in _ENDS),
        _count(sample, b"0123456789", str.isdigit) / length,
        _count(sample, _CAPITALS, str.isupper) / length,
        float("?" in sample),
        float("@" in sample or "©" in sample),
        float(sample.count("|") + sample.count("·") + sample.count("•")),
        float(sample[:1].islower()),
        float(len(words)),
        sum(map(len, words)) / max(1, len(words)),
        float(is_credit(text)) if len(text) < _LONGEST_CREDIT else 0.0,
        len(wanted.intersection(words)) / max(1, len(wanted)),
    ]


def _count(sample: str, plain: bytes, every: Callable[[str], bool]) -> int:
    """Return how many characters are of a kind, by its letters where the text is ASCII: it is much faster."""
    if sample.isascii():
        return len(sample) - len(sample.encode("ascii").translate(None, plain))
    return sum(map(every, sample))


def stated_column(texts: Sequence[str], stated: str) -> Column:
    """Return 1 for each run whose words the stated body has, 0 for the others; -1 without a stated body."""
    said = _OTHER.sub("", stated.casefold())
    if len(said) < _LEAST_STATED:
        return np.full(len(texts), -1.0)
    keys = [_OTHER.sub("", text[:_LONGEST_KEY].casefold()) for text in texts]
    return np.array([float(len(key) > _SHORTEST_KEY and key in said) for key in keys])
