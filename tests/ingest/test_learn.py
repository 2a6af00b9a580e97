"""A host's profile from the archive to its pages: shown, decided, applied, taken back; never by itself."""

import pytest
from invoke import Program

import tasks
from dateline.article.errors import IntegrityError, ProfileError
from dateline.cli.site_rules_console import ask, numbers
from dateline.ingest import run
from dateline.ingest.explain import explained
from dateline.ingest.importers.importer import Importer
from dateline.ingest.record import Record
from dateline.ingest.review_site_rules import apply_decisions, decide, hosts, review_site
from dateline.ingest.site_rules_files import profile_path, read_decisions, read_profiles

from .conftest import Here, bring, page, tree

HOST = "holmherald.example"
DAY = "2026-11-22"
STORIES = (
    (
        "Bridge reopens",
        "The bridge at Holm was opened on Tuesday, nine days after the flood took its railings.",
    ),
    ("Library is kept", "The council voted by eleven to four to keep the library in the old granary."),
    (
        "New engine for the ferry",
        "The company will give the Marten, its oldest ship, another engine in spring.",
    ),
    ("Band comes home", "The band of the harbour school came home with the first prize on Sunday night."),
    ("Lamp is sold", "The lamp of the lighthouse on the Skerry went to a museum for nine hundred crowns."),
)
STORY = """<!doctype html><html lang="en"><head><title>{headline}</title>
<link rel="canonical" href="https://www.holmherald.example/{number}">
<meta property="article:published_time" content="2021-03-0{day}"></head><body><article><h1>{headline}</h1>
<p>The Herald belongs to its readers, and {number} of them joined us last week.</p><p>{text}</p>
<p>What {headline} means to the islands, nobody at the town hall would say on that day.</p>
<p>Readers meet the desk every Friday at the old customs house by the water.</p></article></body></html>"""
JOINED, MEET = "The Herald belongs", "Readers meet the desk"


@pytest.fixture(autouse=True)
def _same_rules(monkeypatch):
    """Let no change of our code during a test make the pages anew."""
    monkeypatch.setattr(run, "rules_fingerprint", lambda: "rules")


@pytest.fixture
def sources(tmp_path):
    """Return a folder of five pages of one host and one page of another."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for day, (headline, text) in enumerate(STORIES, 1):
        story = STORY.format(headline=headline, text=text, number=100 + day, day=day)
        (folder / f"story{day}.html").write_text(story)
    (folder / "other.html").write_bytes(page("pier"))
    return folder


@pytest.fixture
def content(tmp_path, sources):
    """Return an archive of those pages."""
    bring(tmp_path / "content", sources)
    return tmp_path / "content"


def articles(content):
    """Return every page and every list of removals: name → bytes."""
    return {name: data for name, data in tree(content).items() if name.endswith((".md", ".removed.json"))}


def learned(content, *, accept=(), refuse=()):
    """Decide, apply, and return the report."""
    decide(content, known := review_site(content, HOST), accept=accept, refuse=refuse, day=DAY)
    return apply_decisions(content, known, executor=Here)


class TestLesson:
    def test_what_recurs_is_offered_and_nothing_is_changed(self, content):
        """Looking changes no byte of the archive."""
        before = tree(content)
        known = review_site(content, f"https://www.{HOST}/some/page")
        assert [offer.block.text[:18] for offer in known.offers] == [MEET[:18], JOINED]
        assert all(len(offer.block.pages) == 5 for offer in known.offers)
        assert known.open == (1, 2)
        assert tree(content) == before

    @pytest.mark.parametrize("host", ["nowhere.example", "", "//["])
    def test_an_unknown_host_is_said_with_those_at_hand(self, content, host):
        """The error names what can be asked for."""
        with pytest.raises(ProfileError, match=rf"{HOST} \(5\), example.org \(1\)"):
            review_site(content, host)
        assert hosts(content) == {HOST: 5, "example.org": 1}

    def test_an_address_in_the_text_is_no_address_of_the_page(self, content):
        """Only the front matter says where a page is from."""
        name = next(path for path in tree(content) if "fog-at-pier" in path)
        text = (content / name).read_text().replace(
            "url: ", "source: "
        ) + f"\nurl: https://{HOST}/elsewhere\n"
        (content / name).write_text(text)
        assert hosts(content) == {HOST: 5}

    def test_a_damaged_list_of_removals_is_said(self, content):
        """Neither learning nor explaining goes on with half of what was removed."""
        damaged = next(content / path for path in tree(content) if path.endswith(".removed.json"))
        for bad in ("[{", '[{"rule": 1, "words": 2}]'):
            damaged.write_text(bad)
            with pytest.raises(IntegrityError, match="what was removed is damaged"):
                [review_site(content, host) for host in hosts(content)]


class TestDecisions:
    def test_an_accepted_block_goes_and_is_explained(self, content):
        """It leaves the page, and stands beside the original with the profile as its rule."""
        report, missing = learned(content, accept=[2])
        assert (report.counts["updated"], missing) == (5, ())
        name = next(path for path in tree(content) if "bridge-reopens" in path and path.endswith(".md"))
        found = explained(content, name)
        assert JOINED not in found.article.text
        assert MEET in found.article.text
        assert [one.text for one in found.removed if one.rule == f"profile: {HOST}"] == [
            "The Herald belongs to its readers, and 101 of them joined us last week."
        ]

    def test_accepted_then_refused_is_as_before(self, content):
        """A decision taken back leaves no trace in any page."""
        before = articles(content)
        learned(content, accept=[1, 2])
        assert articles(content) != before
        learned(content, refuse=[1, 2])
        assert articles(content) == before

    def test_learning_again_changes_nothing(self, content):
        """The same decisions are no decisions, and pages made by them stay as they are."""
        learned(content, accept=[1], refuse=[2])
        before = tree(content)
        report, _ = learned(content, accept=[1], refuse=[2])
        assert tree(content) == before
        assert report.counts["unchanged"] == report.counts["read"] == 5

    def test_a_refused_block_is_not_offered_again(self, content):
        """It keeps its number, and is decided."""
        learned(content, refuse=[1])
        known = review_site(content, HOST)
        assert [offer.verdict for offer in known.offers] == ["keep", None]
        assert known.open == (2,)

    def test_the_next_ingest_obeys_and_touches_no_other_host(self, content, sources):
        """Only the pages whose profile has changed are read again."""
        known = review_site(content, HOST)
        decide(content, known, accept=[1], day=DAY)
        ledger = (content / "originals" / "ledger.jsonl").read_bytes()
        report = bring(content, sources)
        assert {
            outcome.name: outcome.state for outcome in report.outcomes if outcome.state == "unchanged"
        } == {"pages/other.html": "unchanged"}
        assert report.counts["updated"] == 5
        noted = (content / "originals" / "ledger.jsonl").read_bytes()[len(ledger) :]
        assert noted.count(b'"original":') == 5
        assert bring(content, sources).counts["unchanged"] == 6

    def test_a_page_that_a_person_edited_is_left_to_them(self, content):
        """The cleaned version stands beside it."""
        name = next(path for path in tree(content) if "bridge-reopens" in path and path.endswith(".md"))
        text = (content / name).read_text() + "\nA person's words.\n"
        (content / name).write_text(text)
        learned(content, accept=[1])
        assert (content / name).read_text() == text
        assert MEET not in (content / f"{name}.new").read_text()

    def test_an_entry_by_hand_keeps_what_a_rule_takes_out(self, tmp_path, sources):
        """The profile of the host has the last word, and the pages are cleaned again by it."""
        for path in sources.glob("story*.html"):
            text = path.read_text().replace(
                "</article>", "<p>Read more: all the news from Holm</p></article>"
            )
            path.write_text(text)
        content = tmp_path / "content"
        bring(content, sources)
        assert b"Read more" not in b"".join(
            data for name, data in tree(content).items() if name.endswith(".md")
        )
        path = profile_path(content, HOST)
        path.parent.mkdir()
        path.write_text("- {text: 'Read more: all the news from Holm', decision: keep}\n")
        report, _ = apply_decisions(content, review_site(content, HOST), executor=Here)
        assert report.counts["updated"] == 5
        texts = [data for name, data in tree(content).items() if name.endswith(".md")]
        assert sum(b"Read more" in text for text in texts) == 5

    @pytest.mark.parametrize(("accept", "refuse"), [([3], []), ([], [0]), ([1], [1])])
    def test_a_number_that_cannot_be_meant_changes_nothing(self, content, accept, refuse):
        """Out of range, or accepted and refused at once."""
        with pytest.raises(ProfileError, match=r"no number|both accepted and refused"):
            decide(content, review_site(content, HOST), accept=accept, refuse=refuse, day=DAY)
        assert not profile_path(content, HOST).exists()


class TestProfileFile:
    def test_it_says_all_that_a_person_needs(self, content):
        """Text, decision, reason, counts and day; what is written by hand stays."""
        learned(content, accept=[1])
        path = profile_path(content, HOST)
        path.write_text(
            path.read_text() + "# asked the desk\n- {text: Write to the desk, decision: drop, note: ours}\n"
        )
        learned(content, refuse=[1])
        text = path.read_text()
        assert "decision: keep\n  reason: recurs on 5 of 5 pages, below the text\n  pages: 5\n  of: 5" in text
        assert text.endswith("# asked the desk\n- {text: Write to the desk, decision: drop, note: ours}\n")
        assert [one.verdict for one in read_decisions(path)] == ["keep", "drop"]
        assert len(read_profiles(content)[HOST].dropped) == 1

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("- text: [", ":1"),
            ("text: Follow us", "not a list"),
            ("- Follow us", "no entry"),
            ("- text: Follow us\n", "no decision"),
            ("- decision: drop\n", "no text"),
            ("- text: Follow us\n  decision: maybe\n", ":2: 'maybe' is no decision"),
            ("- text: 12\n  decision: drop\n", "no word"),
            ("- text: Follow us\n  decision: drop\n  wheres: x\n", ":3: unknown key 'wheres'"),
            (
                "- text: Page 1\n  decision: drop\n- text: Page 2\n  decision: keep\n",
                ":3: the block of line 1",
            ),
        ],
    )
    def test_what_cannot_be_meant_is_named_by_line(self, content, text, problem):
        """No run goes on with a profile that it does not understand."""
        path = profile_path(content, HOST)
        path.parent.mkdir()
        path.write_text(text)
        with pytest.raises(ProfileError) as caught:
            read_profiles(content)
        assert problem in str(caught.value)
        assert str(path) in str(caught.value)

    def test_bytes_that_are_no_text_are_said(self, content):
        """A file in another encoding is named."""
        path = profile_path(content, HOST)
        path.parent.mkdir()
        path.write_bytes(b"- text: caf\xe9\n")
        with pytest.raises(ProfileError, match="not UTF-8"):
            review_site(content, HOST)

    def test_an_empty_list_is_begun_anew(self, content):
        """A person who deleted every entry can decide again."""
        path = profile_path(content, HOST)
        path.parent.mkdir()
        path.write_text("# mine\n[]\n")
        decide(content, review_site(content, HOST), accept=[1], day=DAY)
        assert len(read_decisions(path)) == 1


class TestAgain:
    def test_a_page_with_its_pictures_needs_its_source(self, tmp_path, sources):
        """What lay beside a page is not in its original: the source is named, the page left alone."""
        (sources / "story1_files").mkdir()
        (sources / "story1_files" / "a.png").write_bytes(b"no picture")
        story = (sources / "story1.html").read_text()
        (sources / "story1.html").write_text(story.replace("</h1>", '</h1><img src="story1_files/a.png">'))
        content = tmp_path / "content"
        bring(content, sources)
        report, missing = learned(content, accept=[1])
        assert missing == ("pages/story1.html",)
        assert report.counts["updated"] == 4

    def test_a_captured_page_keeps_its_address(self, tmp_path, monkeypatch):
        """What a web archive says of a page, its address, is in the ledger."""
        found = [
            Record(
                f"crawl.warc#{day} https://{HOST}/{day}",
                STORY.format(headline=headline, text=text, number=100 + day, day=day)
                .replace('rel="canonical"', 'rel="other"')
                .encode(),
                "warc",
                url=f"http://www.{HOST}/{day}?utm_source=x",
            )
            for day, (headline, text) in enumerate(STORIES, 1)
        ]
        importer = Importer("warc", lambda _: True, lambda _: iter(found))
        monkeypatch.setattr("dateline.ingest.importers.registry.IMPORTERS", (importer,))
        (tmp_path / "crawl.warc").write_bytes(b"WARC/1.0")
        content = tmp_path / "content"
        bring(content, tmp_path / "crawl.warc")
        report, missing = learned(content, accept=[1, 2])
        assert (report.counts["updated"], missing) == (5, ())
        assert bring(content, tmp_path / "crawl.warc").counts["unchanged"] == 5


class TestTask:
    @pytest.fixture
    def inv(self, content, monkeypatch, capsys):
        """Return a function that runs `inv` on the archive and returns (exit status, what it showed)."""
        (content.parent / "pelicanconf.py").write_text('PLUGINS = ["dateline"]\n', "utf-8")
        monkeypatch.chdir(content.parent)
        monkeypatch.setattr(run, "_processes", Here)

        def call(*words):
            code = 0
            try:
                Program(namespace=tasks.namespace).run(["inv", *words])
            except SystemExit as left:
                code = left.code
            shown = capsys.readouterr()
            return code, shown.out + shown.err

        return call

    def test_the_command_shows_decides_and_cleans(self, content, inv):
        """From the list to the pages in two commands; a third has nothing left to do."""
        code, shown = inv("learn", HOST)
        assert code == 0
        for part in (f"{HOST}: 5 pages", MEET, JOINED, "recurs on 5 of 5 pages", "Bridge reopens: art"):
            assert part in shown
        code, shown = inv("learn", HOST, "--accept-all", "--refuse", "1")
        assert code == 0
        assert [one.verdict for one in read_decisions(profile_path(content, HOST))] == ["keep", "drop"]
        before = tree(content)
        assert "Nothing else recurs" in inv("learn", HOST, "--accept-all")[1]
        assert tree(content) == before

    @pytest.mark.parametrize(
        ("words", "problem"),
        [
            (("nowhere.example",), "no page of the archive is from 'nowhere.example'"),
            ((HOST, "--accept", "9"), "there is no number 9. The numbers are 1 to 2."),
            ((HOST, "--accept", "one"), "'one' names no number"),
        ],
    )
    def test_what_cannot_be_meant_ends_with_a_sentence(self, inv, words, problem):
        """Exit status 2, and what to do."""
        code, shown = inv("learn", *words)
        assert code == 2
        assert problem in shown


class TestScreen:
    def test_numbers_are_written_as_people_write_them(self):
        """Commas, blanks and ranges."""
        assert numbers("1,3 5-7, 3") == (1, 3, 5, 6, 7)
        assert numbers("") == ()

    @pytest.mark.parametrize("listed", ["x", "1;2", "3-1", "1-999999999999", "-2", "²"])
    def test_what_is_no_number_is_said(self, listed):
        """No guess at what was meant."""
        with pytest.raises(ProfileError, match="names no number"):
            numbers(listed)

    def test_a_person_is_asked_only_for_what_is_open(self, content):
        """Two questions, or none."""
        answers = iter(["1", "2"])
        assert ask(review_site(content, HOST), lambda _: next(answers)) == ((1,), (2,))
        learned(content, accept=[1], refuse=[2])
        assert ask(review_site(content, HOST), lambda _: pytest.fail("nothing is open")) == ((), ())
