"""The deadline is an article's: one that hangs costs itself, however many lie in the same document."""

import time

from dateline.ingest import worker
from dateline.ingest.record import Record

TEXT = "The lock keeper shut the upper gate at noon, and eleven barges waited in the basin. " * 14
FEED = "<rss version='2.0'><channel><title>The Canal Post</title>{}</channel></rss>"
ITEM = "<item><title>Report {0}</title><link>https://canal.example/{0}</link><description>{1}</description></item>"


def busy():
    """Use the processor until a deadline ends it."""
    while True:
        pass


def test_an_entry_that_hangs_costs_itself(monkeypatch):
    """The entries before and behind it are there, and it is named."""
    clean_all = worker.clean_all

    def slow(page, **options):
        if "Report 2" in page:
            busy()
        return clean_all(page, **options)

    monkeypatch.setattr(worker, "clean_all", slow)
    monkeypatch.setattr(worker, "SECONDS", 0.8)
    feed = FEED.format("".join(ITEM.format(number, TEXT) for number in (1, 2, 3)))
    found = worker.articles_of(Record("feed.xml", feed.encode(), "feed"))
    assert [part.name for part in found.parts] == ["feed.xml#1", "feed.xml#3"]
    (other,) = found.others
    assert other.name == "feed.xml#2"
    assert "took longer" in other.reason


def test_what_waits_and_uses_no_processor_ends_too(monkeypatch):
    """The clock counts as well, twenty times as long: a busy machine takes in what an idle one takes in."""
    monkeypatch.setattr(worker, "SECONDS", 0.02)
    monkeypatch.setattr(worker, "clean_all", lambda *_args, **_options: time.sleep(60))
    (refused,) = worker.articles_of(Record("wait.txt", TEXT.encode(), "text")).others
    assert "took longer" in refused.reason


def test_a_document_of_endless_articles_ends(monkeypatch):
    """A document has a deadline too; what came before it stays."""
    monkeypatch.setattr(worker, "_ALL_SECONDS", -1)
    feed = FEED.format("".join(ITEM.format(number, TEXT) for number in range(3)))
    assert "took longer" in worker.articles_of(Record("feed.xml", feed.encode(), "feed"))
