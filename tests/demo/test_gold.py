"""The demo archive's gold records agree with its sources; reads no code of the project."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

DEMO = Path(__file__).resolve().parents[2] / "demo"
GOLD = json.loads((DEMO / "gold.json").read_text("utf-8"))
WINDOWS_1252 = {"1989-11-10-mauer-offen.txt"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def visible(name: str) -> str:
    """Return the text of a source with runs of white space made one space."""
    source = (DEMO / "sources" / name).read_bytes()
    if name.endswith(".txt"):
        return " ".join(source.decode("cp1252" if name in WINDOWS_1252 else "utf-8").split())
    page = BeautifulSoup(source, "lxml")
    for mark in page.select("sup.fnref"):
        mark.decompose()
    return " ".join(page.get_text().split())


def test_every_source_has_a_gold_record() -> None:
    """No source is without its gold record, and no record without its source."""
    assert {path.name for path in (DEMO / "sources").iterdir() if path.is_file()} == set(GOLD)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_the_gold_record_quotes_its_source(name: str) -> None:
    """What a gold record says stands in the file it speaks of, word for word."""
    record, text = GOLD[name], visible(name)
    quoted = [record["headline"], record["standfirst"], record["first_words"], record["last_words"]]
    quoted += record["authors"] + record["people"] + record["places"] + record["organisations"]
    quoted += [date["surface"] for date in record["dates"]]
    quoted += [part for caption in record["captions"] for part in caption.values()]
    assert [words for words in quoted + record["boilerplate"] if words not in text] == []


@pytest.mark.parametrize("name", sorted(GOLD))
def test_a_weekday_falls_on_the_day_it_is_given(name: str) -> None:
    """A date whose words name a weekday has a value that is that day of the week."""
    for date in GOLD[name]["dates"]:
        day = re.match(r"\d{4}-\d\d-\d\d", date["value"])
        named = [weekday for weekday in WEEKDAYS if weekday in date["surface"]]
        if day and named:
            # Midnight ending a Tuesday may be written as Tuesday, 24:00.
            assert WEEKDAYS[dt.date.fromisoformat(day[0]).weekday()] == named[0], date


def test_images_of_pages_are_small_and_used() -> None:
    """Each image beside a page is shown by that page and weighs at most 30 KB."""
    for image in (DEMO / "sources").glob("*_files/*"):
        page = DEMO / "sources" / (image.parent.name.removesuffix("_files") + ".html")
        assert f"{image.parent.name}/{image.name}" in page.read_text("latin-1")
        assert image.stat().st_size <= 30_000
