"""The verbs as a person types them: what they do, what they say, and how they end."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.enrich.entities.authority import read_authority

ROOT = Path(__file__).resolve().parent.parent
PAGE = """<!doctype html><html lang="en"><head><title>Ferry {name} returns</title>
<meta property="article:published_time" content="1931-05-0{day}"></head><body><article>
<h1>Ferry {name} returns</h1>
<p>The ferry {name} came back to the harbour of Bergen on Monday after nine days at sea, her captain said.</p>
<p>Nobody on board was hurt, and the mail she carried was dry, the harbour master told the crowd.</p>
</article></body></html>"""


def inv(folder, *words):
    """Run a verb in an archive."""
    command = [sys.executable, "-m", "invoke", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A new archive with two articles, built without a model."""
    base = tmp_path_factory.mktemp("tasks")
    made = inv(ROOT, "new", str(base / "mine"))
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
        assert (archive / "setup.sh").stat().st_mode & 0o100

    def test_search_prints_json(self, archive):
        """Hits come as JSON for other programs."""
        found = inv(archive, "search", "idun", "--json")
        assert [hit["title"] for hit in json.loads(found.stdout)] == ["Ferry Idun returns"]

    def test_search_without_hits_says_so(self, archive):
        """No hit is no error."""
        found = inv(archive, "search", "zeppelin")
        assert found.returncode == 0
        assert "No article" in found.stdout

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
            (("search", "x", "--limit", "many"), "many"),
            (("bench.dates", "--data", "no-such-folder"), "no-such-folder"),
        ],
    )
    def test_bad_input_ends_in_a_sentence(self, archive, words, sentence):
        """A mistake is answered by what is wrong and a status other than 0, never by a traceback."""
        failed = inv(archive, *words)
        assert failed.returncode != 0
        assert sentence in failed.stdout + failed.stderr
        assert "Traceback" not in failed.stderr

    def test_an_empty_archive_builds(self, tmp_path):
        """The first build of a new archive, before any article, is a site."""
        assert inv(ROOT, "new", str(tmp_path / "empty")).returncode == 0
        built = inv(tmp_path / "empty", "build")
        assert built.returncode == 0, built.stdout + built.stderr
        assert (tmp_path / "empty/output/index.html").is_file()
