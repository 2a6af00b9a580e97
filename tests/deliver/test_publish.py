"""Publishing, whatever the kind of place: a dry run is what then happens, and nothing foreign is touched."""

import os
import shutil
import subprocess
from contextlib import ExitStack, suppress

import pytest

from dateline.article.errors import DatelineError, IntegrityError, SettingError
from dateline.build.manifest import MANIFEST
from dateline.build.output import Output
from dateline.deliver.changes import FileChange
from dateline.deliver.publish import check_address, check_apart, open_target, publish, target_named
from tests.deliver.bucket_server import bucket_server, point_to

KINDS = ("folder", "rsync", "git", "s3")


class Folder:
    """A folder as a place to publish to, and a look at what stands there."""

    kind = "folder"

    def __init__(self, base):
        self.folder = base / "www"
        self.target = {"kind": self.kind, "to": str(self.folder)}

    def files(self):
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def put(self, path, data):
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(data)


class Rsync(Folder):
    """The same folder, by rsync."""

    kind = "rsync"


class Branch:
    """A branch of a repository of its own."""

    def __init__(self, base):
        self.repository = base / "repository"
        self.git("init", "-q", str(self.repository), where=base)
        for key, value in (("user.name", "A"), ("user.email", "a@example.org"), ("core.autocrlf", "true")):
            self.git("config", key, value)
        self.target = {"kind": "git", "to": "pages"}

    def git(self, *words, where=None, **options):
        return subprocess.run(
            ["git", *words], cwd=where or self.repository, capture_output=True, check=True, **options
        ).stdout

    def files(self):
        if not (self.repository / ".git/refs/heads/pages").exists():
            return {}
        names = self.git("ls-tree", "-r", "-z", "--name-only", "pages").decode().split("\0")
        return {
            name: self.git("cat-file", "blob", f"pages:{name}")
            for name in names
            if name not in ("", ".nojekyll")
        }

    def put(self, path, data):
        files = {**self.files(), path: data}
        listed = b""
        for name, content in files.items():
            blob = self.git("hash-object", "-w", "--stdin", input=content).decode().strip()
            listed += f"100644 {blob}\t{name}\0".encode()
        (self.repository / ".git/index").unlink(missing_ok=True)
        self.git("update-index", "-z", "--index-info", input=listed)
        tree = self.git("write-tree").decode().strip()
        (self.repository / ".git/index").unlink()
        self.git("update-ref", "refs/heads/pages", self.git("commit-tree", tree, "-m", "x").decode().strip())


class S3:
    """A bucket on this machine."""

    def __init__(self, bucket):
        self.bucket = bucket
        self.target = {"kind": "s3", "to": "s3://archive/site"}

    def files(self):
        return {key.removeprefix("site/"): data for key, (data, _) in self.bucket.objects.items()}

    def put(self, path, data):
        self.bucket.objects[f"site/{path}"] = (data, {})


@pytest.fixture(params=KINDS)
def place(request, tmp_path, monkeypatch):
    """A place of each kind."""
    kind = request.param
    with ExitStack() as stack:
        if kind == "s3":
            pytest.importorskip("boto3", reason="the extra `s3` is not installed")
            bucket, address = stack.enter_context(bucket_server())
            point_to(address, monkeypatch)
            yield S3(bucket)
        elif kind == "git":
            branch = Branch(tmp_path)
            monkeypatch.chdir(branch.repository)
            yield branch
        elif kind == "rsync" and not shutil.which("rsync"):
            pytest.skip("rsync is not installed")
        else:
            yield (Rsync if kind == "rsync" else Folder)(tmp_path)


@pytest.fixture
def site(tmp_path):
    """Return a function that builds a site of given files."""

    def make(name="output", **files):
        output = Output(tmp_path / name, tmp_path / "none", tmp_path / f"{name}.json")
        for path, words in files.items():
            output.file(path.replace("__", "/").replace("_", "."), [words])
        output.finish()
        return tmp_path / name

    return make


def go(output, place, *, dry_run=False):
    """Publish, the target opened first."""
    return publish(output, open_target(place.target), dry_run=dry_run)


class TestEveryPlace:
    def test_a_dry_run_is_what_then_happens(self, place, site):
        """Added, changed and removed files are named; nothing is written before it is meant."""
        go(site("one", a_html="1", b_html="1", css__x_css="1\r\n"), place)
        assert place.files()["css/x.css"] == b"1\r\n"
        before = place.files()
        second = site("two", a_html="2", c_html="1", css__x_css="1\r\n")
        wanted = {FileChange("change", "a.html"), FileChange("add", "c.html"), FileChange("remove", "b.html")}
        assert set(go(second, place, dry_run=True)) == wanted
        assert place.files() == before
        assert set(go(second, place)) == wanted
        there = {path.relative_to(second).as_posix() for path in second.rglob("*") if path.is_file()}
        assert place.files() == {path: (second / path).read_bytes() for path in there}
        assert go(second, place) == []

    def test_a_place_of_somebody_else_is_left_alone(self, place):
        """Files without a manifest of ours are a reason to stop, before anything is built."""
        place.put("letter.txt", b"mine")
        with pytest.raises(SettingError, match=r"no manifest\.sha256 of ours"):
            open_target(place.target)
        assert place.files() == {"letter.txt": b"mine"}

    def test_foreign_files_stay(self, place, site):
        """What somebody put beside the site survives every publication."""
        go(site("one", a_html="1", b_html="1"), place)
        place.put("CNAME", b"archive.example.org")
        place.put("deep/er/letter.txt", b"mine")
        go(site("two", a_html="2"), place)
        assert place.files()["CNAME"] == b"archive.example.org"
        assert place.files()["deep/er/letter.txt"] == b"mine"
        assert "b.html" not in place.files()

    def test_a_foreign_file_is_never_overwritten(self, place, site):
        """Where one stands in the way, it is named and nothing is done."""
        go(site("one", a_html="1"), place)
        place.put("b.html", b"mine")
        before = place.files()
        with pytest.raises(SettingError, match=r"b\.html"):
            go(site("two", a_html="2", b_html="2"), place)
        assert place.files() == before

    def test_an_archive_may_lie_in_a_folder_of_any_name(self, place, site):
        """Line ends, quotes and bytes of no UTF-8 are none of the paths of the site."""
        one = site(os.fsdecode(b"a \n'\xff<b>"), a_html="1", css__x_css="1")
        assert len(go(one, place)) == 2
        assert place.files()["css/x.css"] == b"1"

    def test_a_foreign_file_gives_no_room_to_a_folder(self, place, site):
        """A file of somebody else where a folder of ours would go stays; a bucket can have both."""
        go(site("one", a_html="1"), place)
        place.put("css", b"mine")
        with suppress(SettingError):
            go(site("two", a_html="2", css__x_css="2"), place)
        assert place.files()["css"] == b"mine"
        assert place.files()["a.html"] == (b"2" if "css/x.css" in place.files() else b"1")

    @pytest.mark.parametrize("path", ["../precious.txt", "/etc/hostname", "a\\..\\x"])
    def test_a_manifest_that_names_what_is_outside_is_refused(self, path, place, site, tmp_path):
        """Whoever wrote there cannot have us remove a file of somebody else."""
        (tmp_path / "precious.txt").write_text("mine")
        go(site("one", a_html="1"), place)
        place.put(MANIFEST, f"{'0' * 64}  {path}\n".encode())
        with pytest.raises(IntegrityError, match="outside of its folder"):
            open_target(place.target)
        assert (tmp_path / "precious.txt").read_text() == "mine"

    def test_what_was_cut_short_is_made_up(self, place, site, monkeypatch):
        """A publication that ended in its middle is gone on with by the next."""
        go(site("one", a_html="1", old_html="1"), place)
        second = site("two", a_html="2", b_html="2", c_css="2")
        target = open_target(place.target)
        real, calls = target.target.send, []

        def failing(output, paths):
            calls.append(paths)
            if len(calls) == 2:
                raise SettingError("the line broke")
            real(output, paths)

        monkeypatch.setattr(target.target, "send", failing)
        with pytest.raises(SettingError, match="the line broke"):
            publish(second, target, dry_run=False)
        go(second, place)
        assert place.files()["b.html"] == b"2"
        assert "old.html" not in place.files()


@pytest.fixture(params=[Folder, Rsync])
def folder(request, tmp_path):
    """A place that is a folder, by each way."""
    if request.param is Rsync and not shutil.which("rsync"):
        pytest.skip("rsync is not installed")
    return request.param(tmp_path)


class TestLinks:
    """Nothing is written or removed through a link, and a link is a foreign file like any other."""

    def test_nothing_is_sent_through_a_link(self, folder, site, tmp_path):
        """A folder of the site that is a link elsewhere stops the run."""
        go(site("one", a_html="1"), folder)
        (tmp_path / "elsewhere").mkdir()
        (folder.folder / "css").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(SettingError, match="css"):
            go(site("two", a_html="1", css__x_css="2"), folder)
        assert not list((tmp_path / "elsewhere").iterdir())
        assert (folder.folder / "css").is_symlink()

    def test_nothing_is_changed_or_removed_through_a_link(self, folder, site, tmp_path):
        """Whoever put a link in the place of a folder of ours cannot have us work elsewhere."""
        go(site("one", a_html="1", css__x_css="1", css__y_css="1"), folder)
        (folder.folder / "css").rename(tmp_path / "elsewhere")
        (folder.folder / "css").symlink_to(tmp_path / "elsewhere")
        for name, files in (("two", {"css__y_css": "1"}), ("three", {"css__x_css": "2", "css__y_css": "1"})):
            with pytest.raises(SettingError, match="a link leads out of the folder"):
                go(site(name, a_html="1", **files), folder)
        assert {path.name: path.read_bytes() for path in (tmp_path / "elsewhere").iterdir()} == {
            "x.css": b"1",
            "y.css": b"1",
        }

    def test_a_link_of_somebody_else_stays(self, folder, site, tmp_path):
        """Where a page of ours would go, it is named as a foreign file."""
        go(site("one", a_html="1"), folder)
        (folder.folder / "b.html").symlink_to(tmp_path / "nowhere -> there")
        with pytest.raises(SettingError, match=r"b\.html"):
            go(site("two", a_html="2", b_html="2"), folder)
        assert (folder.folder / "b.html").is_symlink()


class TestFolder:
    def test_a_full_disk_is_said_in_a_sentence(self, site, tmp_path, monkeypatch):
        """The old site stays readable, and no half file is left."""
        place = Folder(tmp_path)
        go(site("one", a_html="1"), place)

        def full(*_):
            raise OSError(28, "No space left on device")

        target = open_target(place.target)
        monkeypatch.setattr(shutil, "copyfile", full)
        with pytest.raises(SettingError, match="No space left on device"):
            publish(site("two", a_html="2"), target, dry_run=False)
        assert place.files()["a.html"] == b"1"
        assert not [path for path in place.files() if path.endswith(".part")]


class TestBranch:
    def test_it_pushes_or_says_what_to_type(self, site, tmp_path, monkeypatch):
        """A branch that only we have serves nobody: it is pushed, or the command is named."""
        branch = Branch(tmp_path)
        monkeypatch.chdir(branch.repository)
        target = open_target(branch.target)
        publish(site("one", a_html="1"), target, dry_run=False)
        assert "git push origin pages" in target.note
        subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "far")], check=True)
        branch.git("remote", "add", "origin", str(tmp_path / "far"))
        target = open_target({**branch.target, "remote": "origin"})
        publish(site("two", a_html="2"), target, dry_run=False)
        assert not target.note
        shown = branch.git("--git-dir", str(tmp_path / "far"), "show", "pages:a.html")
        assert shown == b"2"
        assert branch.git("status", "--porcelain") == b""


class TestBeforeAnyWork:
    def test_a_target_that_is_not_understood_is_named(self):
        """A misspelt kind is answered by those there are."""
        with pytest.raises(SettingError, match="folder, rsync, git, s3"):
            open_target({"kind": "ftp", "to": "x"})
        with pytest.raises(SettingError, match="has no 'to'"):
            open_target({"kind": "folder"})
        with pytest.raises(SettingError, match="has no branch"):
            open_target({"kind": "folder", "to": "x", "branch": "y"})
        with pytest.raises(SettingError, match="There are: web"):
            target_named({"DATELINE_TARGETS": {"web": {}}}, "wbe")

    @pytest.mark.parametrize("kind", ["folder", "rsync"])
    @pytest.mark.parametrize("to", ["output", "output/x", "content/site", ".", "..", ".cache"])
    def test_a_place_in_the_archive_or_about_it_is_refused(self, kind, to, tmp_path, monkeypatch):
        """A site that held itself would grow, and one in content/ would be a stray for ever."""
        (tmp_path / "archive").mkdir()
        monkeypatch.chdir(tmp_path / "archive")
        settings = {"OUTPUT_PATH": "output", "PATH": "content", "DATELINE_CACHE": ".cache"}
        with pytest.raises(SettingError, match="lie in one another"):
            check_apart({"kind": kind, "to": to}, settings)
        for other in ({"kind": kind, "to": "../www"}, {"kind": kind}, {"kind": "git", "to": "output"}):
            check_apart(other, settings)
        check_apart({"kind": "rsync", "to": "host:output"}, settings)

    def test_a_place_here_may_begin_with_two_dots_or_the_home(self, tmp_path, monkeypatch):
        """Rsync makes no folder behind `..`; `~` is nobody's folder of that name."""
        output = Output(tmp_path / "output", tmp_path / "none", tmp_path / "record")
        output.file("a.html", ("1",))
        output.finish()
        (tmp_path / "work").mkdir()
        monkeypatch.chdir(tmp_path / "work")
        monkeypatch.setenv("HOME", str(tmp_path / "home"))
        for kind, to, folder in (
            ("rsync", "../www", "www"),
            ("folder", "~/www", "home/www"),
            ("rsync", "~/two", "home/two"),
        ):
            publish(tmp_path / "output", open_target({"kind": kind, "to": to}), dry_run=False)
            assert (tmp_path / folder / "a.html").read_text() == "1"

    @pytest.mark.parametrize("kind", ["rsync", "git", "s3"])
    def test_an_impossible_place_is_refused(self, kind, tmp_path, monkeypatch):
        """An address that cannot be one is noticed at once."""
        monkeypatch.chdir(tmp_path)
        with pytest.raises(DatelineError):
            open_target({"kind": kind, "to": "--delete"})

    @pytest.mark.parametrize(
        "address", ["https://archive.example.org", "http://example.com/a", "https://x.invalid"]
    )
    def test_a_placeholder_is_no_address(self, address):
        """A site whose feeds and site map name nobody's host is not published."""
        with pytest.raises(SettingError, match="placeholder"):
            check_address(address)

    @pytest.mark.parametrize("address", ["archive.paper.net", "ftp://paper.net", "https:///x"])
    def test_what_is_no_address_is_refused(self, address):
        """The remedy says how it is written."""
        with pytest.raises(SettingError, match="https://host/folder"):
            check_address(address)

    @pytest.mark.parametrize("address", ["", "https://archive.paper.net/old", "http://192.0.2.7"])
    def test_an_address_of_ones_own_is_taken(self, address):
        """So is none at all: such a site works from any folder."""
        check_address(address)
