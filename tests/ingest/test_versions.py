"""Near-duplicates: versions of one article are found, and different articles are left apart."""

import datetime as dt
import random
from itertools import combinations
from pathlib import Path

import pytest

from dateline.article.blocks import Paragraph
from dateline.article.moment import Moment
from dateline.article.text import plain
from dateline.clean import clean
from dateline.ingest.versions import Versions, versions

SOURCES = Path(__file__).resolve().parents[2] / "demo" / "sources"
BACKGROUND = (
    "Readers who follow these reports will find the earlier ones in the bound volumes of the library, "
    "where each year has its index of names and places and where the maps are kept in a drawer of their own."
)


@pytest.fixture(scope="module")
def articles():
    """Return the demo articles: name → paragraphs."""
    found = {}
    for path in sorted(SOURCES.iterdir()):
        if path.is_file():
            blocks = clean(path.read_bytes()).blocks
            paragraphs = [plain(block.content) for block in blocks if isinstance(block, Paragraph)]
            if len(" ".join(paragraphs).split()) >= 120:
                found[path.name] = paragraphs
    return found


def cut(paragraphs, chance):
    """Return the first two thirds, as a paper short of room prints them."""
    return paragraphs[: max(1, len(paragraphs) * 2 // 3)]


def corrected(paragraphs, chance):
    """Return the article with one paragraph put right and a note of it."""
    changed = list(paragraphs)
    changed[chance.randrange(len(changed))] = (
        "The figure that was given here was wrong and has been put right."
    )
    return [*changed, "This report has been corrected."]


def reprinted(paragraphs, chance):
    """Return the print view: another line above, a notice below, paragraphs run together."""
    joined = [" ".join(paragraphs[place : place + 2]) for place in range(0, len(paragraphs), 2)]
    return ["From our correspondent, by cable.", *joined, BACKGROUND]


def edited(paragraphs, chance):
    """Return the article with one word in fourteen replaced by an editor."""
    words = [word for paragraph in paragraphs for word in [*paragraph.split(), "\n"]]
    return " ".join("much" if not chance.randrange(14) else word for word in words).split("\n")


def shuffled(paragraphs, chance):
    """Return the article with two paragraphs changed in place, led by a local one."""
    changed = list(paragraphs)
    first, second = chance.randrange(len(changed)), chance.randrange(len(changed))
    changed[first], changed[second] = changed[second], changed[first]
    return ["In this town the news was read aloud in the square before noon.", *changed]


def capitals(paragraphs, chance):
    """Return the article as a teleprinter wrote it: capitals, straight quotes, dashes of two hyphens."""
    marks = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "—": "--"})
    return [paragraph.upper().translate(marks) for paragraph in paragraphs]


def test_versions_are_found_and_nothing_else(articles):
    """On more than 300 pairs of versions: precision at least .99, recall at least .95."""
    chance = random.Random(3)
    texts = {(name, "first"): BACKGROUND + "\n\n" + "\n\n".join(text) for name, text in articles.items()}
    for make in (cut, corrected, reprinted, edited, shuffled, capitals):
        for name, paragraphs in articles.items():
            texts[name, make.__name__] = "\n\n".join(make(paragraphs, chance))
    found = versions(("|".join(key), text) for key, text in texts.items())
    pairs = {(one.one, one.other) for one in found}
    keys = sorted("|".join(key) for key in texts)
    wanted = {
        (one, other) for one, other in combinations(keys, 2) if one.split("|")[0] == other.split("|")[0]
    }
    with_first = {pair for pair in wanted if any(name.endswith("|first") for name in pair)}
    assert len(with_first) >= 300
    assert len(pairs & wanted) / len(pairs) >= 0.99
    assert len(pairs & with_first) / len(with_first) >= 0.95
    assert len(pairs & wanted) / len(wanted) >= 0.95


def notices(number, weeks):
    """Return notices of as many companies, each with a formula of the trade and a few words of its own."""
    found = []
    for place in range(number):
        words = " ".join(f"name{place}x{one}" for one in range(30))
        day = dt.date(1987, 1, 5) + dt.timedelta(weeks=place % weeks)
        found.append((f"{place:03}", f"{BACKGROUND} {words}", Moment(day.isoformat())))
    return found


def test_a_formula_of_the_trade_makes_no_versions():
    """What is printed week after week about other things is no version of one article."""
    found = Versions()
    for name, text, moment in notices(40, 20):
        found.add(name, text, moment)
    assert found.found(dict(notice[:2] for notice in notices(40, 20)).__getitem__) == []


def test_a_story_that_many_papers_print_in_a_week_keeps_its_weight():
    """As many texts with as much in common are versions where they are of one week."""
    found = Versions()
    for name, text, moment in notices(40, 1):
        found.add(name, text, moment)
    pairs = found.found(dict(notice[:2] for notice in notices(40, 1)).__getitem__)
    assert {name for pair in pairs for name in (pair.one, pair.other)} == {f"{n:03}" for n in range(40)}


@pytest.mark.parametrize(("days", "share", "linked"), [(20, 0.6, True), (60, 0.6, False), (60, 0.9, True)])
def test_after_a_month_only_a_reprint_is_a_version(days, share, linked):
    """A notice that says half of it again two months later is another notice; a reprint is a version."""
    words = [f"word{number}" for number in range(200)]
    later = words[: int(200 * share)] + [f"other{number}" for number in range(200 - int(200 * share))]
    texts = {"first": " ".join(words), "later": " ".join(later)}
    found = Versions()
    day = dt.date(1987, 1, 5)
    found.add("first", texts["first"], Moment(day.isoformat()))
    found.add("later", texts["later"], Moment((day + dt.timedelta(days)).isoformat()))
    assert bool(found.found(texts.__getitem__)) == linked


def test_word_for_word_the_same_is_said_so():
    """Capitals and marks make no difference to the words."""
    (pair,) = versions([("a", BACKGROUND), ("b", BACKGROUND.upper().replace(",", " --"))])
    assert pair.same
    assert pair.containment == 1


@pytest.mark.parametrize("texts", [[], [("a", "")], [("a", "word"), ("b", "word")], [("a", "…"), ("b", "…")]])
def test_little_or_nothing_is_no_error(texts):
    """Empty and tiny texts have no versions, and raise nothing."""
    assert versions(texts) == []
