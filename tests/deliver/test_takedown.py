"""Rights over time: what may not be seen is nowhere in the site, and a log says who wanted what."""

import json

import pytest

from benchmarks.quiet_build import build_quietly
from benchmarks.robustness import put_article
from dateline.article.errors import SettingError
from dateline.article.page import read_page
from dateline.deliver.takedown import change_status, takedowns
from dateline.search import codec, open_index

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
