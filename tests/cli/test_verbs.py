"""The verbs as a person types them: what they do, what they say, and how they end."""

import csv
import inspect
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.article.errors import SettingError
from dateline.cli.namespace import GROUPS, namespace
from dateline.cli.proposals import write_proposals
from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.entities.authority import read_authority
from dateline.enrich.tags import Mention, Person, Tags

ROOT = Path(__file__).resolve().parent.parent.parent
# The program as it is here, whatever is installed.
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}"}
PAGE = """<!doctype html><html lang="en"><head><title>Ferry {name} returns</title>
<meta property="article:published_time" content="1931-05-0{day}"></head><body><article>
<h1>Ferry {name} returns</h1>
<p>The ferry {name} came back to the harbour of Bergen on Monday after nine days at sea, her captain said.</p>
<p>Nobody on board was hurt, and the mail she carried was dry, the harbour master told the crowd.</p>
</article></body></html>"""


def run(folder, *command):
    """Run a program of this Python in a folder."""
    return subprocess.run(
        [sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False, env=ENVIRONMENT
    )


def inv(folder, *words):
    """Run a verb in an archive by its tasks.py."""
    return run(folder, "-m", "invoke", *words)


def dateline(folder, *words):
    """Run the command `dateline` in a folder."""
    return run(folder, "-m", "dateline", *words)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A new archive with two articles, built without a model."""
    base = tmp_path_factory.mktemp("tasks")
    made = dateline(base, "new", "mine")
    assert made.returncode == 0, made.stderr
    folder = base / "mine"
    with (folder / "pelicanconf.py").open("a") as conf:
        conf.write('\nDATELINE_MODEL = "none"\n')
    pile = base / "pile"
    pile.mkdir()
    for day, name in enumerate(("Brage", "Idun"), 1):
        (pile / f"{name}.html").write_text(PAGE.format(name=name, day=day))
    (base / "extra").mkdir()
    (base / "extra" / "Embla.html").write_text(PAGE.format(name="Embla", day=3))
    ingested = inv(folder, "ingest", str(pile), str(base / "extra"))
    assert ingested.returncode == 0, ingested.stdout + ingested.stderr
    built = inv(folder, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture(scope="module")
def options_without_help(tmp_path_factory):
    """Verb → its options that no sentence explains.

    Asked of a Python of its own: invoke takes the sentences out of a task when it first reads its options.
    """
    listing = """
import json
from dateline.cli.namespace import namespace
print(json.dumps({
    name: [option.name for option in task.get_arguments() if not option.help]
    for name, task in namespace.tasks.items()
}))
"""
    listed = run(tmp_path_factory.mktemp("help"), "-c", listing)
    assert listed.returncode == 0, listed.stderr
    return json.loads(listed.stdout)


class TestTasks:
    def test_ingest_takes_several_paths_and_writes_a_report(self, archive):
        """All paths of one command are read, and the report accounts for each record."""
        report = json.loads((archive / ".cache/ingest-report.json").read_text())
        assert report["counts"]["read"] == report["counts"]["added"] == 3

    def test_a_new_archive_explains_its_authority_files_and_settles_nothing(self, archive):
        """The comments come along, the demo's own entries do not."""
        authority = read_authority(archive / "content/authority")
        assert authority.entries == ()
        assert "preferred form" in (archive / "content/authority/people.yaml").read_text()

    def test_search_prints_json(self, archive):
        """Hits come as JSON for other programs."""
        found = inv(archive, "search", "idun", "--json")
        assert [hit["title"] for hit in json.loads(found.stdout)["hits"]] == ["Ferry Idun returns"]

    def test_words_are_counted_over_time_in_lines_and_beside_others(self, archive):
        """Each view comes as JSON or CSV, a row for each period, occurrence or collocate."""
        periods = json.loads(inv(archive, "explore", "idun, ferry", "--json").stdout)
        assert {row["query"] for row in periods} == {"idun", "ferry"}
        total = sum(row["occurrences"] for row in periods if row["query"] == "idun")
        lines = inv(archive, "explore", "idun", "--view", "lines", "--csv").stdout
        rows = list(csv.DictReader(io.StringIO(lines)))
        assert len(rows) == total > 0
        assert {row["word"] for row in rows} == {"Idun"}
        assert inv(archive, "explore", "idun", "--view", "near").returncode == 0
        assert "Choose one of trends, lines, near" in inv(archive, "explore", "idun", "--view", "x").stderr

    def test_several_archives_are_searched_as_one(self, archive, tmp_path):
        """Hits of this site and of one beside it, each named; a site that is not there is told of."""
        both = tmp_path / "both"
        for name in ("one", "two"):
            shutil.copytree(archive, both / name)
        with (both / "one/pelicanconf.py").open("a") as conf:
            conf.write('DATELINE_ARCHIVES = (("Two", "../../two/output/"), ("Lost", "../../lost/output/"))\n')
        found = dateline(both / "one", "search", "idun", "--archives", "--csv")
        rows = list(csv.DictReader(io.StringIO(found.stdout)))
        assert [row["archive"] for row in rows] == ["Two", "My archive"]
        assert len({row["score"] for row in rows}) == 1
        assert "Lost: there is no " in found.stderr
        assert "[Two]" in dateline(both / "one", "search", "idun", "--archives").stdout

    def test_search_without_hits_says_so(self, archive):
        """No hit is no error."""
        found = inv(archive, "search", "zeppelin")
        assert found.returncode == 0
        assert "No article has “zeppelin”." in found.stdout

    def test_a_list_of_names_is_searched_line_by_line(self, archive, tmp_path):
        """Each line of a file is a query; a row says what each found, also when it found nothing."""
        (tmp_path / "names.txt").write_text("idun\n\nzeppelin\n", "utf-8")
        found = inv(archive, "search", "", "--batch", str(tmp_path / "names.txt"), "--csv")
        rows = list(csv.DictReader(io.StringIO(found.stdout)))
        assert [(row["query"], row["title"]) for row in rows] == [
            ("idun", "Ferry Idun returns"),
            ("zeppelin", ""),
        ]

    def test_verify_passes_a_whole_archive_and_names_a_damaged_original(self, archive, tmp_path):
        """One flipped byte in an original is found by name and ends in status 1."""
        assert inv(archive, "verify").returncode == 0
        copy = tmp_path / "copy"
        shutil.copytree(archive, copy)
        original = next(p for p in sorted((copy / "content/originals").rglob("*")) if len(p.name) == 64)
        original.write_bytes(original.read_bytes()[:-1] + b"!")
        checked = inv(copy, "verify")
        assert checked.returncode == 1
        assert original.name in checked.stdout

    def test_quiet_says_nothing_and_json_says_all(self, archive, tmp_path):
        """`--quiet` is silent when all went well; `--json` is one object, whatever else happens."""
        copy = tmp_path / "copy"
        shutil.copytree(archive, copy)
        quiet = dateline(copy, "verify", "--quiet")
        assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
        (tmp_path / "bad.html").write_text("<title>Only a headline</title>")
        told = dateline(copy, "ingest", str(tmp_path / "bad.html"), "--json")
        said = json.loads(told.stdout)
        assert told.returncode == 1
        assert not said["ok"]
        assert said["counts"]["quarantined"] == 1
        assert [one["count"] for one in said["attention"]] == [1]

    def test_what_lists_comes_as_json_too(self, archive):
        """Versions, entities, doubtful ones, an article's fields, and what recurs on a host's pages."""
        pairs = json.loads(inv(archive, "versions", "--json").stdout)
        assert [change["sign"] for change in pairs[0]["changes"]] == ["-", "+"]
        listed = json.loads(inv(archive, "entities", "--most=1", "--json").stdout)
        assert [(one["name"], one["articles"]) for one in listed["places"]] == [("Bergen", 3)]
        assert listed["least_certain"][0].keys() >= {"kind", "name", "article", "confidence"}
        assert json.loads(inv(archive, "entities", "--doubtful", "--json").stdout)["proposed"] == []
        page = next((archive / "content/articles").rglob("ferry-idun*.md"))
        told = json.loads(inv(archive, "explain", page.name, "--json").stdout)
        assert told["headline"] == "Ferry Idun returns"
        assert {"field": "headline", "value": "Ferry Idun returns"}.items() <= told["fields"][0].items()

    def test_what_recurs_on_a_host_comes_as_json_and_decisions_are_reported(self, tmp_path):
        """`learn --json` numbers what recurs; with `--accept` it says how many pages were cleaned again."""
        assert dateline(tmp_path, "new", "mine").returncode == 0
        pile = tmp_path / "pile"
        pile.mkdir()
        for day, name in enumerate(("Brage", "Idun", "Embla"), 1):
            page = PAGE.format(name=name, day=day).replace(
                "</title>", f"</title><link rel='canonical' href='https://example.org/{name}'>"
            )
            again = "<p>Our dispatches from the harbour are gathered every evening in the reading hall.</p>"
            (pile / f"{name}.html").write_text(page.replace("</article>", f"{again}</article>"))
        archive = tmp_path / "mine"
        assert dateline(archive, "ingest", str(pile)).returncode == 0
        known = json.loads(dateline(archive, "learn", "example.org", "--json").stdout)
        assert (known["pages"], known["decided"], known["cleaned"]) == (3, 0, None)
        number = next(one["number"] for one in known["recurring"] if "reading hall" in one["text"])
        done = json.loads(dateline(archive, "learn", "example.org", f"--accept={number}", "--json").stdout)
        assert (done["decided"], done["cleaned"]["counts"]["read"]) == (1, 3)

    def test_a_build_says_where_the_site_is(self, archive):
        """The page to open, as a path from here, and the verb that serves it."""
        said = dateline(archive, "build").stdout
        assert "  output/index.html  " in said
        assert "  dateline serve  " in said

    def test_the_index_is_written_alone_and_for_plain_lunr(self, archive, tmp_path):
        """The words are found in the index that was written alone; --stock writes the one of lunr.js."""
        copy = tmp_path / "copy"
        shutil.copytree(archive, copy)
        shutil.rmtree(copy / "output" / "search")
        assert dateline(copy, "index").returncode == 0
        assert json.loads(dateline(copy, "search", "idun", "--json").stdout)["total"] == 1
        assert dateline(copy, "index", "--stock").returncode == 0
        assert "lunr-index.json" in {path.name for path in (copy / "output").rglob("*.json")}

    def test_an_article_is_withdrawn_by_its_word(self, archive, tmp_path):
        """`takedown ARTICLE` as its help says; a verb that follows is a verb; alone it lists the log."""
        copy = tmp_path / "copy"
        shutil.copytree(archive, copy)
        (page,) = (copy / "content/articles").rglob("*idun*.md")
        withdrawn = dateline(copy, "takedown", page.stem, "--reason", "Asked for", "verify")
        assert withdrawn.returncode == 0
        assert "All good" in withdrawn.stdout
        assert "\nstatus: takedown\n" in page.read_text()
        assert "Asked for" in inv(copy, "takedown").stdout

    def test_a_list_of_queries_needs_no_word_beside_it(self, archive):
        """`search --batch FILE`, with the words of the command added to each where there are some."""
        (archive.parent / "names.txt").write_text("\ufeffidun\n\nbrage\n", "utf-8")
        found = json.loads(dateline(archive, "search", "--batch", "../names.txt", "--json").stdout)
        assert [answer["total"] for answer in found] == [1, 1]
        narrowed = json.loads(
            dateline(archive, "search", "embla", "--batch", "../names.txt", "--json").stdout
        )
        assert [answer["query"] for answer in narrowed] == ["idun embla", "brage embla"]

    def test_proposals_replace_no_file(self, tmp_path):
        """What a person has settled in a file of that name stays as it is."""
        people = [
            Person(name, (Mention(0, len(name), name),)) for name in ("Muammar Gaddafi", "Moammar Gadhafi")
        ]
        found = resolve_archive({str(number): Tags(people=(one,)) for number, one in enumerate(people)})
        (tmp_path / "people.yaml").write_text("- name: Mine\n")
        with pytest.raises(SettingError, match=r"people\.yaml: the file is there already"):
            list(write_proposals(found, tmp_path))
        assert (tmp_path / "people.yaml").read_text() == "- name: Mine\n"

    def test_clean_removes_the_site_only(self, archive, tmp_path):
        """The archive itself stays."""
        copy = tmp_path / "copy"
        shutil.copytree(archive, copy)
        assert inv(copy, "clean").returncode == 0
        assert not (copy / "output").exists()
        assert len(list((copy / "content/articles").rglob("*.md"))) == 3

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (("ingest", "no-such-file"), "there is no such file or folder"),
            (("new", "."), "the folder is not empty"),
            (("search", "x", "--limit", "many"), "'many' is no number"),
            (("search", "x", "--limit=-1"), "--limit: -1 is too small"),
            (("search", "x", "--json", "--csv"), "--json --csv: they exclude one another"),
            (("explore", "x", "--json", "--csv"), "--json --csv: they exclude one another"),
            (("entities", "--most=0"), "--most: 0 is too small"),
            (("serve", "--port", "99999"), "--port: 99999 is no TCP port"),
            (("livereload", "--port", "0"), "--port: 0 is no TCP port"),
            (("export", "--to", "."), "it is there and is no file"),
            (("repair", "--from", "content/pages"), "there is no copy of an archive"),
            (("new", "pelicanconf.py"), "it is a file"),
            (("nonsense",), "No idea what 'nonsense' is"),
            (("search",), "no query is given"),
            (("search", "--batch", "no-such-file"), "no-such-file: no such file"),
            (("search", "--batch", "../latin.txt"), "latin.txt: it is no text in UTF-8"),
            (("explore",), "did not receive"),
            (("takedown", "--until", "2031-01-01"), "no article is given"),
            (("takedown", "x", "--hide", "--restore"), "--hide --restore: they exclude one another"),
            (("takedown", "nobody-knows-it", "--reason", "Asked for"), "no page is named 'nobody-knows-it'"),
        ],
    )
    def test_bad_input_ends_in_a_sentence(self, archive, words, sentence):
        """A mistake is answered by what is wrong and by status 2, never by a traceback."""
        (archive.parent / "latin.txt").write_bytes(b"caf\xe9\n")
        for failed in (inv(archive, *words), dateline(archive, *words)):
            assert failed.returncode == 2
            assert sentence in failed.stdout + failed.stderr
            assert "Traceback" not in failed.stderr

    @pytest.mark.parametrize(
        "encoding",
        [
            {"PYTHONIOENCODING": "latin-1"},
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
        ],
    )
    def test_a_terminal_that_lacks_a_character_shows_its_number(self, archive, encoding):
        """Results and help are printed whatever the terminal's encoding is."""
        for words in (("search", "idun OR brage"), ("--help",)):
            done = subprocess.run(
                [sys.executable, "-m", "dateline", *words],
                cwd=archive, capture_output=True, check=False, env={**ENVIRONMENT, **encoding},
            )  # fmt: skip
            assert (done.returncode, done.stderr) == (0, b"")
            assert done.stdout

    def test_what_the_disk_refuses_is_a_sentence(self, archive):
        """A report into a folder that is a file: the system's word, and what to do."""
        failed = dateline(archive, "export", "--to", "/proc/nowhere/site.zip")
        assert failed.returncode == 2
        assert "/proc/nowhere" in failed.stderr
        assert "Traceback" not in failed.stderr

    def test_an_empty_archive_is_in_order_and_builds(self, tmp_path):
        """What a new archive holds is in its ledger; the first build, before any article, is a site."""
        assert dateline(tmp_path, "new", "empty").returncode == 0
        verified = dateline(tmp_path / "empty", "verify")
        assert verified.returncode == 0
        assert "All good: " in verified.stdout
        assert verified.stderr == ""
        built = inv(tmp_path / "empty", "build")
        assert built.returncode == 0, built.stdout + built.stderr
        assert (tmp_path / "empty/output/index.html").is_file()

    def test_an_archive_holds_data_and_settings_alone(self, archive):
        """No program code is in it: what there is fits on one screen, and `inv` is three lines."""
        names = {path.name for path in archive.iterdir()}
        assert names == {
            *("content", "output", ".cache", "pelicanconf.py", "publishconf.py", "tasks.py", "README.md"),
            *("archive.json", ".gitignore", ".gitattributes"),
        } - {"__pycache__"} | (names & {"__pycache__"})
        assert len((archive / "tasks.py").read_text().splitlines()) == 3

    def test_plain_pelican_builds_the_same_site(self, archive, tmp_path):
        """`pelican -s publishconf.py` alone makes the pages that `dateline publish` makes."""
        copy = tmp_path / "copy"
        shutil.copytree(archive, copy, ignore=shutil.ignore_patterns("output", ".cache"))
        published = (copy / "publishconf.py").read_text()
        (copy / "publishconf.py").write_text(published.replace("archive.example.org", "ferry.test-press.eu"))
        plain = run(copy, "-m", "pelican", "-s", "publishconf.py")
        assert plain.returncode == 0, plain.stdout + plain.stderr
        shutil.move(copy / "output", tmp_path / "plain")
        assert dateline(copy, "publish").returncode == 0
        pages = sorted(path.relative_to(copy / "output") for path in (copy / "output").rglob("*.html"))
        assert (
            sorted(path.relative_to(tmp_path / "plain") for path in (tmp_path / "plain").rglob("*.html"))
            == pages
        )
        assert all(
            (tmp_path / "plain" / page).read_bytes() == (copy / "output" / page).read_bytes()
            for page in pages
        )


class TestHelp:
    def test_outside_an_archive_the_command_says_what_to_do(self, tmp_path):
        """A folder that is no archive: how to make one, and status 2."""
        alone = dateline(tmp_path)
        assert alone.returncode == 2
        assert "dateline new" in alone.stderr
        assert "dateline new FOLDER" in dateline(tmp_path, "build").stderr

    def test_a_reader_that_stops_reading_is_no_error(self, tmp_path):
        """`dateline --help | head`: no traceback when nobody reads on."""
        command = f"{sys.executable} -m dateline --help | true"
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False, env=ENVIRONMENT
        )
        assert done.stderr == ""

    @pytest.mark.parametrize("asked", [["ingest", "--help"], ["ingest", "-h"], ["ingest", "pile", "--help"]])
    def test_help_is_asked_for_behind_a_verb_too(self, tmp_path, asked):
        """It is neither a path nor a word to search for."""
        assert dateline(tmp_path, *asked).stdout == dateline(tmp_path, "--help", "ingest").stdout

    def test_help_for_a_verb_that_is_not_there_is_wrong_use(self, tmp_path):
        """The status is 2, and the verbs are not far."""
        failed = dateline(tmp_path, "--help", "frobnicate")
        assert failed.returncode == 2
        assert "No idea what 'frobnicate' is! `dateline --help` lists all verbs." in failed.stderr

    def test_in_an_archive_the_command_lists_its_verbs(self, archive):
        """The owner's verbs, and none of the developers'."""
        listed = dateline(archive)
        assert listed.returncode == 0
        assert "ingest" in listed.stdout
        assert "bench" not in listed.stdout + inv(archive, "--list").stdout

    @pytest.mark.parametrize("verb", [verb.name for verbs in GROUPS.values() for verb in verbs])
    def test_a_verb_says_how_it_is_called_and_gives_an_example(self, verb, options_without_help):
        """Usage, an example that begins with the command, and a sentence for each option."""
        text = inspect.getdoc(namespace.tasks[verb])
        assert re.search(rf"^Usage: dateline {verb}\b", text, re.MULTILINE)
        assert re.search(r"^Example: .*\bdateline ", text, re.MULTILINE)
        assert options_without_help[verb] == []

    def test_help_names_paths_and_defaults(self, archive):
        """`PATH…` for many paths, and the default of an option."""
        shown = dateline(archive, "--help", "ingest").stdout
        assert "PATH…" in shown
        assert "Default: .cache/ingest-report.json." in " ".join(shown.split())

    def test_listing_the_verbs_imports_none_of_their_bodies(self):
        """Help is there at once: neither Pelican nor numpy, lxml, rich or spaCy is loaded for it."""
        code = "import sys, dateline.cli.program; print(*sys.modules)"
        loaded = set(run(ROOT, "-c", code).stdout.split())
        assert (
            loaded & {"pelican", "numpy", "lxml", "rich", "spacy", "bs4", "dateline.clean", "dateline.ingest"}
            == set()
        )
