"""Plain sentences of news in other languages than English, each with every name it holds, by rules alone."""

import re
from pathlib import Path

import pytest

from dateline.enrich import Tags, enrich_texts

FOLDER = Path(__file__).parent / "plain_sentences"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.txt"))

# '[P Angela Merkel] besuchte [L Rom].': P, L, O are a person, a place, an organisation.
_MARK = re.compile(r"\[([PLO]) ([^\]]+)\]")

Span = tuple[int, int, str]


def _unmarked(line: str) -> tuple[str, set[Span]]:
    """Return a sentence without its marks, and the names that they tell of."""
    text, names, at = "", set(), 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        names.add((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        at = mark.end()
    return text + line[at:], names


def _found(tags: Tags) -> set[Span]:
    places = [place for place in tags.places if not place.demonym_only]
    return {
        (mention.start, mention.end, kind)
        for kind, entities in (("P", tags.people), ("L", places), ("O", tags.organisations))
        for entity in entities
        for mention in entity.mentions
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_sentences_have_just_their_names(language: str) -> None:
    """Every name of a plain sentence is found whole, as what it is, and nothing else is."""
    rows = [_unmarked(line) for line in (FOLDER / f"{language}.txt").read_text("utf-8").splitlines()]
    read = enrich_texts([text for text, _ in rows], language=language, model="none")
    wrong = [
        (text, sorted(names ^ found))
        for (text, names), tags in zip(rows, read, strict=True)
        if (found := _found(tags)) != names
    ]
    assert wrong == []
