"""The accounting identity, for ten thousand random mixtures: whatever comes in has exactly one fate."""

import random
import tarfile
import zipfile

from dateline.article.blocks import Paragraph, Text
from dateline.article.record import Article
from dateline.ingest import ingest, run
from dateline.ingest.record import Record, Refused, Wanted
from dateline.ingest.report import Report
from dateline.ingest.site_rules_files import Rules
from dateline.ingest.store.archive import Store
from dateline.ingest.worker import Cleaned, Part

from .conftest import Here, sums_up

MIXTURES = 10_000


def mixture(chance):
    """Return a few finds of all sorts, many of them alike."""
    for number in range(chance.randrange(7)):
        which = chance.randrange(12)
        match chance.randrange(4):
            case 0:
                yield Refused(f"{number}", "it is damaged")
            case 1:
                yield Wanted(f"{number}", f"https://example.org/{which}")
            case _:
                yield Record(
                    f"{number}", bytes([which, chance.randrange(3)]), chance.choice(["html", "feed"])
                )


def cleaned(record):
    """Return what some bytes always become: articles, a refusal, wanted addresses, several or none."""
    which, version = record.data
    if which == 11:
        return "it is damaged"
    words = (Paragraph((Text(f"words of version {version}"),)),)
    articles = [Article(f"id{which + place}", "Fog", words) for place in range(which % 3)]
    parts = tuple(Part(record.name, f"#{place}", article, {}) for place, article in enumerate(articles))
    others = (Wanted("w", f"https://example.org/{which}"), Refused("r", "no")) if which % 4 == 3 else ()
    return Cleaned(parts, others)


def test_read_is_the_sum_of_all_fates(tmp_path, monkeypatch):
    """Read = added + unchanged + updated + duplicate + wanted + quarantined, for every mixture."""
    monkeypatch.setattr(run, "articles_of", cleaned)
    chance = random.Random(11)
    store = Store(tmp_path, Rules("rules"))
    for number in range(MIXTURES):
        if number % 200 == 0:
            store = Store(tmp_path / str(number), Rules("rules"))
            monkeypatch.setattr(store, "commit", lambda: None)
        finds = list(mixture(chance))
        report = Report.of(run._outcomes(finds, store, Here))
        assert sums_up(report)
        expected = 0
        for find in finds:
            result = cleaned(find) if isinstance(find, Record) else ""
            expected += 1 if isinstance(result, str) else max(len(result.parts) + len(result.others), 1)
        assert report.counts["read"] == expected


def test_a_container_that_holds_nothing_is_named(tmp_path):
    """An export that is cut off before its first item, a list without entries, an empty archive."""
    pile = tmp_path / "pile"
    pile.mkdir()
    whole = b'<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Harbour Gazette</title>'
    (pile / "cut.xml").write_bytes(whole)
    (pile / "empty.xml").write_bytes(b"<rss version='2.0'><channel><title>News</title></channel></rss>")
    (pile / "empty.json").write_bytes(b'{"db": [{"meta": {"version": "5.0"}, "data": {"posts": []}}]}')
    with zipfile.ZipFile(pile / "empty.zip", "w"):
        pass
    with tarfile.open(pile / "empty.tar", "w"):
        pass
    outcomes = ingest([pile], tmp_path / "content").outcomes
    assert sorted(outcome.name for outcome in outcomes) == sorted(
        f"pile/{path.name}" for path in pile.iterdir()
    )
    assert {outcome.state for outcome in outcomes} == {"quarantined"}
