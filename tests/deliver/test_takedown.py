"""Rights over time: what may not be seen is nowhere in the site, and a log says who wanted what."""

import html
import json
import re

import pytest

from benchmarks.integrity import snapshot
from benchmarks.quiet_build import build_quietly
from benchmarks.robustness import many_builds, put_article
from dateline.article.errors import AuthorityError, IntegrityError, SettingError
from dateline.article.page import read_page
from dateline.build.manifest import read_manifest
from dateline.build.source_rights import read_source_rights
from dateline.deliver.takedown import change_status, takedowns
from dateline.search import codec, open_index

STORY = (
    "Ferry Matilda sank off Hargrave Point. Captain Elias Thornbury steered her onto the Saltmere reef.",
    "The ferry Matilda lies on the Saltmere reef. Captain Elias Thornbury was heard in Bergen on Monday.",
    "Divers reached the ferry Matilda on the Saltmere reef, said Captain Elias Thornbury in Bergen.",
)
QUOTED = (
    "The harbour board said that no vessel of that draught should ever have been allowed to leave the inner "
    "basin at low water, that two pilots had warned of it, and that their letters had lain unread for weeks."
)
ALONE = (
    "Bertram Wolframite of Wolframite Lines spoke in Ouagadougou; his father sailed there on 3 March 1871."
)
EVERYTHING = {"DATELINE_REFERENCE_FILES": True, "DATELINE_SAVED_PAGES": "link"}
SECRETS = {"hidden": "zebrafinch", "takedown": "quetzalcoatl", "embargo": "wolframite"}


@pytest.fixture
def folder(tmp_path):
    """An archive in which one article is public and three are not, each with a word and a name of its own."""
    content = tmp_path / "content"
    put_article(content, 0, "The word is amberjack. Amelia Openly spoke.")
    for number, (status, word) in enumerate(SECRETS.items(), 1):
        path = put_article(content, number, f"The word is {word}. Bertram {word.title()} spoke in Bergen.")
        text = path.read_text().replace("Talks number", f"{word.title()} number")
        field = "embargo: 2031-01-01" if status == "embargo" else f"status: {status}"
        path.write_text(text.replace("---\n", f"---\n{field}\n", 1))
    return tmp_path


def everything(site):
    """Return all bytes of a site in lower case, names and packed payloads of the index included."""
    parts = []
    for path in site.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            parts += [path.relative_to(site).as_posix().encode(), data]
            if "search" in path.parts and path.suffix == ".js" and data.startswith(b"dateline.shard("):
                parts.append(codec.payload(data.decode("ascii"), str(path)))
    return b"\n".join(parts).lower()


class TestSite:
    def test_no_byte_of_the_site_tells_of_what_is_not_public(self, folder):
        """Pages, search, suggestions, data, feeds and manifest: the article's words are nowhere."""
        build_quietly(folder)
        found = everything(folder / "output")
        assert b"amberjack" in found
        assert [word for word in SECRETS.values() if word.encode() in found] == []
        index = open_index(folder / "output/search")
        assert [word for word in SECRETS.values() if index.search(word)] == []

    @pytest.mark.parametrize("field", ["status: hidden", "embargo: 2031-01-01"])
    def test_a_site_is_the_same_as_if_the_article_had_never_come(self, field, tmp_path):
        """A version of another, quoted by it, of one story with it, alone with a place and a day."""
        for number, words in enumerate(STORY):
            put_article(tmp_path / "content", number, f"{words} {QUOTED}")
        with many_builds():
            build_quietly(tmp_path, "before", "before-cache", **EVERYTHING)
            path = put_article(tmp_path / "content", 9, f"{STORY[0]} {QUOTED} {ALONE}")
            link = "url: https://wolframite.example/9\nsubjects: [Wolframite]\nauthors: [Bertram Wolframite]"
            path.write_text(path.read_text().replace("---\n", f"---\n{field}\n{link}\n", 1))
            build_quietly(tmp_path, **EVERYTHING)
        assert snapshot(tmp_path / "output") == snapshot(tmp_path / "before")

    def test_a_site_forgets_an_article_that_was_in_the_last_one(self, tmp_path):
        """What the last build kept of it is in no file of the next: pages, stories, maps, index, data."""
        for number, words in enumerate(STORY):
            put_article(tmp_path / "content", number, f"{words} {QUOTED}")
        with many_builds():
            build_quietly(tmp_path, "before", "before-cache", **EVERYTHING)
            path = put_article(tmp_path / "content", 9, f"{STORY[0]} {QUOTED} {ALONE}")
            build_quietly(tmp_path, **EVERYTHING)
            assert b"wolframite" in everything(tmp_path / "output")
            path.write_text(path.read_text().replace("---\n", "---\nembargo: 2031-01-01\n", 1))
            build_quietly(tmp_path, **EVERYTHING)
        assert snapshot(tmp_path / "output") == snapshot(tmp_path / "before")

    @pytest.mark.parametrize(
        "field",
        ["status: hidden", "status: takedown", "embargo: 2031-01-01", "status: hiden", "embargo: soon"],
    )
    def test_pictures_of_what_is_not_public_are_not_either(self, field, tmp_path):
        """They were published as files of the archive; one that a public page shows as well stays."""
        images = tmp_path / "content/images"
        images.mkdir(parents=True)
        for name in ("closed", "sp ace", "both", "page", "nobody"):
            (images / f"{name}.png").write_bytes(b"picture")
        shown, closed = (put_article(tmp_path / "content", number) for number in range(2))
        shown.write_text(shown.read_text() + "\n![Both](images/both.png)\n")
        own = tmp_path / "content/pages/about.md"
        own.parent.mkdir()
        own.write_text("---\ntitle: About\n---\n![Page](images/page.png)\n")
        pictures = "![A](images/closed.png)\n\n![B](<images/sp ace.png>)\n\n![C](images/both.png)\n\n"
        public = f"{closed.read_text()}\n{pictures}![D](images/page.png)\n"
        closed.write_text(public)
        with many_builds():
            build_quietly(tmp_path)
            assert len(list((tmp_path / "output/images").iterdir())) == 5
            closed.write_text(public.replace("---\n", f"---\n{field}\n", 1))
            build_quietly(tmp_path)
            left = {path.name for path in (tmp_path / "output/images").iterdir()}
            assert left == {"both.png", "page.png", "nobody.png"}
            named = [path for path in read_manifest(tmp_path / "output") if path.startswith("images/")]
            assert len(named) == len(left)
            closed.write_text(public)
            build_quietly(tmp_path)
        assert len(list((tmp_path / "output/images").iterdir())) == 5

    def test_an_embargo_ends_on_its_day(self, folder, monkeypatch):
        """The first build on that day shows the article."""
        build_quietly(folder)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1924991999")  # 2030-12-31 23:59:59 UTC
        build_quietly(folder)
        assert b"wolframite" not in everything(folder / "output")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1924992000")
        build_quietly(folder)
        found = everything(folder / "output")
        assert b"wolframite" in found
        assert b"zebrafinch" not in found

    def test_a_rights_statement_is_on_the_page(self, folder):
        """As text, and in the metadata that others read."""
        path = put_article(folder / "content", 5)
        path.write_text(path.read_text().replace("---\n", "---\nrights: © The <b>Example</b> Paper\n", 1))
        build_quietly(folder)
        page = next((folder / "output/articles").rglob("5.html")).read_text()
        assert page.count("© The &lt;b&gt;Example&lt;/b&gt; Paper") >= 1
        assert "<b>Example" not in page


class TestSourceRights:
    """content/authority/rights.yaml: one statement for all of a source."""

    def state(self, folder, text):
        """Write the file."""
        (folder / "content/authority").mkdir(parents=True, exist_ok=True)
        (folder / "content/authority/rights.yaml").write_text(text, "utf-8")

    def put(self, folder, number, fields):
        """Write an article with further fields in its front matter, and return the path of its page."""
        path = put_article(folder / "content", number)
        path.write_text(path.read_text().replace("---\n", f"---\n{fields}\n", 1))
        return folder / f"output/articles/{number}.html"

    def test_the_narrowest_statement_holds(self, tmp_path):
        """An article's own before its file's, that before its host's, and that before its publisher's."""
        self.state(
            tmp_path,
            "- publisher: The Paper\n  rights: by publisher\n"
            "- host: paper.example\n  rights: by <host>\n"
            "- source: gift\n  rights: by source\n",
        )
        fields = "publisher: the paper"
        wanted = {"by publisher": fields, "by <host>": f"{fields}\nurl: https://www.paper.example/1"}
        wanted["by source"] = wanted["by <host>"] + "\nsource: gift/a.zip#2"
        wanted["its own"] = wanted["by source"] + "\nrights: its own"
        wanted[""] = "publisher: Another\nurl: https://otherpaper.example/\nsource: gifts/a"
        pages = {
            words: self.put(tmp_path, number, text) for number, (words, text) in enumerate(wanted.items())
        }
        build_quietly(tmp_path)
        for words, page in pages.items():
            shown = re.findall(r'<p class="rights"><bdi>(.*?)</bdi>', page.read_text())
            assert shown == ([html.escape(words)] if words else [])
            assert ("copyrightNotice" in page.read_text()) is bool(words)

    def test_a_changed_statement_is_shown_by_the_next_build(self, tmp_path):
        """No page keeps the old one."""
        page = self.put(tmp_path, 0, "publisher: The Paper")
        build_quietly(tmp_path)
        for words in ("first words", "second words"):
            self.state(tmp_path, f"- publisher: The Paper\n  rights: {words}\n")
            build_quietly(tmp_path)
            assert words in page.read_text()
        (tmp_path / "content/authority/rights.yaml").unlink()
        build_quietly(tmp_path)
        assert "second words" not in page.read_text()

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("- publisher: A\n", 1),
            ("- rights: R\n- publisher: A\n  rights: R\n", 1),
            ("- publisher: A\n  host: b.example\n  rights: R\n", 1),
            ("- publisher: A\n  rights: R\n- publisher: A\n  right: R\n", 4),
            ("- publisher: [A]\n  rights: R\n", 1),
            ("- just words\n", 1),
            ("publisher: A\n", 1),
        ],
    )
    def test_a_mistake_is_named_with_its_line(self, text, line, tmp_path):
        """Nobody's rights are guessed."""
        self.state(tmp_path, text)
        with pytest.raises(AuthorityError, match=rf"rights\.yaml:{line}:"):
            read_source_rights(tmp_path / "content")


class TestLog:
    def test_every_change_is_noted(self, folder):
        """Who looks later finds day, article, what and why; the page holds the state."""
        content = folder / "content"
        first = change_status(content, "0", "takedown", reason="Asked for", day="2026-11-28")
        until = "2027-01-01"
        second = change_status(content, "0", "published", reason="Cleared", day="2026-11-29", embargo=until)
        assert takedowns(content) == [first, second]
        article = read_page((content / first.page).read_text())
        assert (article.status, str(article.embargo)) == ("published", "2027-01-01")
        assert json.loads((content / "takedowns.jsonl").read_text().splitlines()[0])["reason"] == "Asked for"

    def test_a_reason_is_needed(self, folder):
        """A log without reasons is none."""
        with pytest.raises(SettingError, match="reason"):
            change_status(folder / "content", "0", "hidden", reason=" ", day="2026-11-28")

    def test_a_damaged_log_names_its_line(self, folder):
        """What was noted before and after stays to be read."""
        change_status(folder / "content", "0", "hidden", reason="Asked for", day="2026-11-28")
        with (folder / "content/takedowns.jsonl").open("ab") as log:
            log.write(b'{"day": "2026-\n')
        with pytest.raises(IntegrityError, match=r"takedowns\.jsonl:2"):
            takedowns(folder / "content")
