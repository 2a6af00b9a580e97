"""What a build withstands: one bad article costs one article, damage to what can be made again costs time."""

import os
import random
import shutil
import signal
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import pytest

from benchmarks.integrity import snapshot
from benchmarks.quiet_build import build_quietly
from benchmarks.robustness import DAMAGES, copy_linked, many_builds, put_article
from dateline.article.errors import ArticleError, IntegrityError
from dateline.build import left_out, page_maker, page_tagging, search_documents
from dateline.build.article_store import read_articles
from dateline.build.cache import Cache
from dateline.build.generator import ArchiveGenerator
from dateline.build.last_index import _payload as payload
from dateline.build.manifest import read_manifest
from dateline.build.own_pages import own_pages
from dateline.build.page_tagging import Tagging
from dateline.build.tagging_limits import TaggingTimeError, processor_time, seconds_for
from dateline.deliver.verify_site import verify_site
from dateline.ingest.record import printable
from dateline.search import blocks, counting
from dateline.site import article_notes
from dateline.site.data import files as data_files
from dateline.site.pages import articles as article_pages
from dateline.site.pages import versions as version_pages


@pytest.fixture
def folder(tmp_path):
    """An archive of three pages, not built yet."""
    for number in range(3):
        put_article(tmp_path / "content", number)
    return tmp_path


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A built archive, which no test changes."""
    folder = tmp_path_factory.mktemp("whole")
    for number in range(3):
        put_article(folder / "content", number)
    build_quietly(folder)
    return folder


class TestOneArticle:
    @pytest.mark.parametrize(
        "words",
        [
            "> " * 500 + "a",
            "> " * 3000 + "a",
            "- " * 2000 + "deep",
            "*" * 5000 + "a",
            "[" * 20000,
            "\0",
        ],
        ids=["500 quotes", "3,000 quotes", "lists", "stars", "brackets", "zero"],
    )
    def test_a_page_that_breaks_the_reader_costs_itself(self, words, folder):
        """Whatever a page holds, the others are in the site, and it is named or shown."""
        page = put_article(folder / "content", 7)
        page.write_text(page.read_text() + "\n" + words + "\n")
        report = build_quietly(folder)
        assert report.articles >= 3
        assert report.articles + len(report.rejected) == 4
        assert all(rejected.name == "7.md" for rejected in report.rejected)
        assert all("Error" not in rejected.reason for rejected in report.rejected)

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("index.md", "---\ntitle: Mine\n---\n"),
            ("search.md", "---\ntitle: Mine\n---\n"),
            ("bad.md", "---\ntitle: [\n---\n"),
            ("none.md", "no front matter"),
            ("bytes.md", b"\xff\xfe"),
            ("caf\udce9.md", "---\ntitle: Mine\n---\n"),
        ],
    )
    def test_an_own_page_that_cannot_be_costs_itself(self, name, text, folder):
        """A page of the owner's that takes a name of the site, or cannot be read, is named."""
        (folder / "content/pages").mkdir()
        (folder / "content/pages" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        (folder / "content/pages/about.md").write_text("---\ntitle: About\n---\nUs.\n")
        report = build_quietly(folder)
        assert report.articles == 3
        assert (folder / "output/about.html").is_file()
        named = [rejected.name for rejected in report.rejected]
        if "caf" in name:
            assert all(each.encode() for each in named)
        else:
            assert named == [f"pages/{name}"]

    def test_an_article_that_cannot_be_shown_keeps_its_page(self, folder, monkeypatch):
        """Links to it lead somewhere, the report names it, and the next build tries again."""
        real = page_maker.body_html

        def failing(blocks, *given, **named):
            if any("They go" in getattr(block.content[0], "text", "") for block in blocks) and failing.on:
                failing.on = False
                raise RecursionError("maximum recursion depth exceeded")
            return real(blocks, *given, **named)

        failing.on = True
        monkeypatch.setattr(page_maker, "body_html", failing)
        (rejected,) = build_quietly(folder).rejected
        assert "could not be shown" in rejected.reason
        assert (folder / "output" / rejected.name).is_file()
        put_article(folder / "content", 5)
        assert build_quietly(folder).rejected == ()
        assert "They go on" in (folder / "output" / rejected.name).read_text()


def _raising(real, needle, error):
    """Return a function that fails where one of the values that it is given speaks of `needle`."""

    def failing(*given, **named):
        if any(needle in repr(value) for value in given):
            raise error
        return real(*given, **named)

    return failing


def full_disk(*_):
    """Fail as a disk without room does."""
    raise OSError(28, "No space left on device", "page.html")


class UnsentError(Exception):
    """An error that cannot be handed from process to process."""

    def __init__(self, one, other):
        super().__init__(one, other, lambda: None)


_STEPS = {
    "summary": (article_notes, "summarize"),
    "sketch": (article_notes, "dated_sketch"),
    "reference": (article_pages, "citation"),
    "rows of data": (data_files, "_record"),
    "text to search": (search_documents, "_searched"),
    "terms": (counting, "_number_fields"),
    "block of results": (blocks, "text_block"),
    "page": (ArchiveGenerator, "_write_item"),
}


_NEEDLES = dict.fromkeys(("sketch", "text to search", "terms", "block of results"), "xylograph") | {
    "rows of data": "Talks number 5",
    "page": "article.html', context={'title': 'Talks number 5",
}


class TestLeftOut:
    @pytest.mark.parametrize(
        ("step", "error"),
        [
            *((step, RecursionError()) for step in _STEPS),
            ("page", MemoryError()),
            ("terms", UnsentError(1, 2)),
        ],
        ids=lambda value: value if isinstance(value, str) else type(value).__name__,
    )
    def test_an_article_that_a_step_cannot_bear_is_left_out(self, step, error, folder, whole, monkeypatch):
        """The site is the one that there would be without it, and it is named with the reason."""
        put_article(folder / "content", 5, "The word is xylograph.")
        owner, name = _STEPS[step]
        needle = _NEEDLES.get(step, "abcdefghij05")
        monkeypatch.setattr(owner, name, _raising(getattr(owner, name), needle, error))
        with many_builds():
            (rejected,) = build_quietly(folder).rejected
        assert rejected.name == "5.md"
        assert "could not be worked into the site" in rejected.reason
        assert snapshot(folder / "output") == snapshot(whole / "output")

    def test_a_pair_of_versions_that_cannot_be_compared_costs_one(self, folder, monkeypatch):
        """The earlier one stays."""
        words = " ".join(f"word{number}" for number in range(300))
        for number in (4, 5):
            put_article(folder / "content", number, words)
        monkeypatch.setattr(version_pages, "sentence_differences", _raising(str, "word", RecursionError()))
        with many_builds():
            report = build_quietly(folder)
        assert [rejected.name for rejected in report.rejected] == ["5.md"]
        assert report.articles == 4

    def test_where_everything_fails_it_is_not_the_articles(self, folder, monkeypatch):
        """A fault of the program ends the build with an error that says so, and soon."""
        monkeypatch.setattr(left_out, "_MOST", 1)
        monkeypatch.setattr(article_notes, "summarize", _raising(str, "", ValueError("broken")))
        with many_builds(), pytest.raises(ArticleError, match="broken"):
            build_quietly(folder)


def _dies(files, *, model):
    if any(name == "1.md" for _, name in files):
        os.kill(os.getpid(), signal.SIGKILL)
    return [
        page_tagging._joined(page_tagging._read(content, name), page_tagging.Tags())
        for content, name in files
    ]


class TestWorkers:
    def read(self, folder):
        pool = partial(ProcessPoolExecutor, 1, mp_context=get_context("fork"))
        cache = Cache(folder / "cache.sqlite3")
        return read_articles(folder / "content/articles", cache, Tagging("rules", pool, "none"))[0]

    def test_a_worker_that_dies_costs_one_article(self, folder, monkeypatch):
        """A process that ends takes the article that ended it, and no other."""
        monkeypatch.setattr(page_tagging, "prepared", _dies)
        articles = self.read(folder)
        assert len(articles) == 2
        (rejected,) = articles.rejected
        assert rejected.name == "1.md"
        assert "crashed" in rejected.reason

    def test_workers_that_all_die_are_no_articles_fault(self, folder, monkeypatch):
        """Where no worker lives, the build stops and says so: a site without articles helps nobody."""
        for number in range(3, 12):
            put_article(folder / "content", number)
        monkeypatch.setattr(page_tagging, "prepared", lambda *_, **__: os._exit(1))
        with pytest.raises(IntegrityError, match="one after another"):
            self.read(folder)

    def test_time_is_bounded(self):
        """What computes for too long is stopped, by processor time: a busy machine stops nothing."""

        def endless():
            while True:
                pass

        with pytest.raises(TaggingTimeError), processor_time(0.05):
            endless()

    def test_a_long_article_may_take_longer(self):
        """A book of 10 MB is no attack; what 10 kB need minutes for is."""
        assert seconds_for(10_000) < 31
        assert seconds_for(10_000_000) > 300

    def test_an_article_that_takes_too_long_costs_itself(self, folder, monkeypatch):
        """Tagged together they fail, alone only the one at fault does."""
        real = page_tagging.enrich_all

        def slow(articles, *, model):
            if any("number 1 " in article.headline for article in articles):
                raise TaggingTimeError("it took more than 30 seconds")
            return real(articles, model=model)

        monkeypatch.setattr(page_tagging, "enrich_all", slow)
        monkeypatch.setattr(page_tagging, "enrich", lambda article, *, model: slow([article], model=model)[0])
        files = [(path.read_bytes(), path.name) for path in sorted((folder / "content/articles").iterdir())]
        found = page_tagging.prepared(files, model="none")
        assert [isinstance(one, str) for one in found] == [False, True, False]
        assert "took more than" in found[1]


class TestDamage:
    @pytest.mark.parametrize("kind", DAMAGES)
    def test_what_can_be_made_again_is_made_again(self, kind, whole, tmp_path):
        """Damage to the cache or to the last site ends no build, and the site is as fresh."""
        for seed in range(2):
            hurt = tmp_path / str(seed)
            copy_linked(whole, hurt)
            DAMAGES[kind](random.Random(f"{kind} {seed}"), hurt)
            build_quietly(hurt)
            assert snapshot(hurt / "output") == snapshot(whole / "output")

    def test_folders_in_the_place_of_all_files_of_the_cache(self, whole, tmp_path):
        """A build goes on where nothing in the cache can be written over."""
        copy_linked(whole, tmp_path / "hurt")
        for file in list((tmp_path / "hurt/cache").iterdir()):
            if not file.is_file():
                continue
            file.unlink()
            (file / "full").mkdir(parents=True)
            (file.with_name(f"{file.name}.part") / "full").mkdir(parents=True)
        put_article(tmp_path / "hurt/content", 2, "They end on 3 June 1987.")
        with many_builds():
            assert build_quietly(tmp_path / "hurt").rejected == ()
            assert build_quietly(tmp_path / "hurt").rendered == 0

    def test_a_flipped_bit_in_any_value_counts_as_missing(self, tmp_path):
        """No value comes back other than it was put."""
        path = tmp_path / "cache.sqlite3"
        values = {f"key{number}": f"value {number}" * 50 for number in range(40)}
        with Cache(path) as cache:
            cache.put(values)
        whole = path.read_bytes()
        for seed in range(60):
            chance = random.Random(seed)
            data = bytearray(whole)
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
            with Cache(path) as cache:
                assert dict(cache.items(values)).items() <= values.items()
                cache.put({"key1": "new"})
                assert cache.get("key1") == "new"


class TestOddNames:
    def test_a_picture_with_an_odd_name_costs_that_picture(self, folder, caplog):
        """What no manifest can name is named and left out: it ended every build, or every publication."""
        images = folder / "content/images"
        (images / "a\nb").mkdir(parents=True)
        odd = ["\udcff.png", "x\\y.png", "a\nb/z.png", "\u202eq.png", "\x1b[31m.png"]
        for name in (*odd, "good <b>'é.png"):
            (images / name).write_bytes(b"picture")
        build_quietly(folder)
        refused = [record.getMessage() for record in caplog.records if "not copied" in record.getMessage()]
        assert len(refused) == len(odd)
        assert all(printable(message) == message for message in refused)
        named = [path for path in read_manifest(folder / "output") if path.startswith("images/")]
        assert named == ["images/good <b>'é.png"]
        assert verify_site(folder / "output") == []

    def test_a_page_of_ones_own_with_an_odd_name_says_what_is_wrong_with_it(self, tmp_path):
        """Not that the site had such a page."""
        (tmp_path / "a\x1bb.md").write_text("---\ntitle: A\n---\nWords.\n")
        pages, rejected = own_pages(tmp_path)
        assert pages == ()
        assert "letters, digits" in rejected[0].reason


class TestLinks:
    def test_nothing_is_copied_through_a_link(self, folder, caplog):
        """It may point at any file of the machine; what it leads to stays there; it is named once."""
        (folder / "secret").mkdir()
        (folder / "secret/key.png").write_bytes(b"secret")
        (folder / "content/images").mkdir()
        (folder / "content/images/good.png").write_bytes(b"good")
        (folder / "content/images/etc").symlink_to(folder / "secret")
        (folder / "content/images/one.png").symlink_to(folder / "secret/key.png")
        (folder / "secret/more.png").write_bytes(b"secret")
        build_quietly(folder)
        refused = [record.getMessage() for record in caplog.records if "not copied" in record.getMessage()]
        assert [message.partition(" ")[0].rpartition("/")[2] for message in refused] == ["etc", "one.png"]
        found = {
            path: data for path, data in snapshot(folder / "output").items() if path.startswith("images/")
        }
        assert found == {"images/good.png": b"good"}

    def test_what_a_linked_folder_leads_to_is_not_even_looked_at(self, folder, caplog):
        """A link to the top of the disk would have Pelican walk all of the machine."""
        (folder / "secret").mkdir()
        (folder / "secret/gone.png").symlink_to(folder / "nowhere")
        (folder / "content/images/deep").mkdir(parents=True)
        (folder / "content/images/deep/top").symlink_to(folder / "secret")
        (folder / "content/media").symlink_to(folder / "secret")
        build_quietly(folder, STATIC_PATHS=["images", "media"])
        told = [record.getMessage() for record in caplog.records]
        assert [words.partition(" ")[0].rpartition("/")[2] for words in told] == ["top", "media"]

    def test_a_folder_of_pages_that_is_a_link_is_refused(self, folder):
        """A link to pages elsewhere is no part of the archive."""
        (folder / "elsewhere").mkdir()
        put_article(folder / "elsewhere", 8).rename(folder / "elsewhere/8.md")
        (folder / "content/articles/more").symlink_to(folder / "elsewhere")
        assert build_quietly(folder).articles == 3


class TestDisk:
    def test_a_full_disk_is_said_in_a_sentence(self, folder, monkeypatch):
        """The message names what to do; the old site stays as it was; nothing is left behind."""
        build_quietly(folder)
        before = snapshot(folder / "output")
        put_article(folder / "content", 5)

        def full(*_, **__):
            raise OSError(28, "No space left on device", "page.html")

        with monkeypatch.context() as patch:
            patch.setattr("dateline.build.output.Output._write", full)
            with pytest.raises(IntegrityError, match=r"page\.html: .*No space left on device.*Make room"):
                build_quietly(folder)
        assert snapshot(folder / "output") == before
        assert sorted(path.name for path in folder.iterdir()) == ["cache", "content", "output"]
        assert build_quietly(folder).articles == 4

    def test_the_index_goes_on_after_a_build_that_failed_at_its_last_step(self, folder, monkeypatch):
        """The record tells of the site that never came; the one that is there is known by its manifest."""
        build_quietly(folder)
        put_article(folder / "content", 5)
        with monkeypatch.context() as patch:
            patch.setattr("dateline.build.swap._bring_to_disk", full_disk)
            with pytest.raises(IntegrityError, match="Make room"):
                build_quietly(folder)
        whole = []
        monkeypatch.setattr(
            "dateline.build.last_index._payload", lambda slot: whole.append(slot) or payload(slot)
        )
        build_quietly(folder)
        assert whole

    def test_a_file_that_pelican_could_not_copy_ends_the_build(self, folder, monkeypatch):
        """Pelican only warns; a site without its style sheet would have taken the place of a whole one."""
        real = shutil.copyfile

        def failing(source, *given, **named):
            if str(source).endswith(".css"):
                raise OSError(28, "No space left on device", str(source))
            return real(source, *given, **named)

        monkeypatch.setattr(shutil, "copyfile", failing)
        with pytest.raises(IntegrityError, match=r"\.css: .*No space left on device.*Make room"):
            build_quietly(folder)
        assert sorted(path.name for path in folder.iterdir()) == ["cache", "content"]
