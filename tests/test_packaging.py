"""The wheel: what is in it, and that it alone is enough to make an archive."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLUGINS = ROOT / "plugins"
# A setuptools at hand that is new enough saves fetching one.
_NEW_ENOUGH = find_spec("setuptools") and int(version("setuptools").split(".")[0]) >= 77
_OFFLINE = ("--no-build-isolation",) if _NEW_ENOUGH else ()
SOURCES = ("1929-10-30-wall-street-panic.txt", "1969-07-21-apollo-11-landing.html")


def run(*command, cwd):
    """Run a program without what this checkout puts on the path; return what it says, or fail with it."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as a release builds it, from a copy: a build leaves folders behind."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, source / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *_OFFLINE)
    run(*pip, "--wheel-dir", str(target), str(source), cwd=source)
    return next(target.glob("dateline_archive-*.whl"))


class TestWheel:
    def test_it_holds_code_data_and_theme_and_nothing_that_collides(self, wheel):
        """Top level: our package and Pelican's namespace; below: every file that the checkout has there."""
        names = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
        assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"dateline", "pelican"}
        pelican = {name for name in names if name.startswith("pelican/")}
        assert {name.split("/")[2] for name in pelican} == {"dateline_search", "dateline_tags"}
        folders = {
            "dateline": PLUGINS / "dateline",
            "dateline/theme": ROOT / "theme",
            "pelican/plugins": PLUGINS / "pelican_plugins",
        }
        wanted = {
            f"{prefix}/{path.relative_to(folder).as_posix()}"
            for prefix, folder in folders.items()
            for path in folder.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert wanted - names == set()
        assert any(name.endswith("/LICENSE") for name in names)

    def test_alone_it_makes_fills_builds_and_proves_an_archive(self, environment, tmp_path):
        """In an environment of its own: new, ingest, build, verify, by the command that it installs."""
        dateline = str(environment / "bin" / "dateline")
        run(dateline, "new", "archive", cwd=tmp_path)
        archive = tmp_path / "archive"
        with (archive / "pelicanconf.py").open("a") as conf:
            conf.write('\nDATELINE_MODEL = "none"\n')
        run(dateline, "ingest", *(str(ROOT / "demo" / "sources" / name) for name in SOURCES), cwd=archive)
        run(dateline, "build", cwd=archive)
        run(dateline, "verify", cwd=archive)
        assert len(list((archive / "output" / "articles").rglob("*.html"))) == len(SOURCES)
        assert (archive / "output" / "theme" / "css" / "site.css").is_file()

    def test_a_site_that_sets_no_plugins_gets_tags_and_search(self, environment, tmp_path):
        """Pelican finds both namespace plugins by itself, beside a stock theme; the archive's stays out."""
        (tmp_path / "content").mkdir()
        (tmp_path / "content" / "ferry.html").write_text(
            "<html><head><title>Ferry returns</title><meta name='date' content='1931-05-04'></head>"
            "<body><p>The ferry came back to Bergen.</p></body></html>"
        )
        (tmp_path / "pelicanconf.py").write_text(
            'SITENAME, PATH, THEME, TIMEZONE, DEFAULT_LANG = "Harbour", "content", "simple", "UTC", "en"\n'
            'DATELINE_MODEL = "none"\n'
        )
        run(str(environment / "bin" / "python"), "-m", "pelican", "-s", "pelicanconf.py", cwd=tmp_path)
        output = tmp_path / "output"
        assert "Ferry returns" in (output / "ferry-returns.html").read_text()
        assert (output / "search.html").is_file()
        assert not (output / "days").exists()


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """An environment in which the wheel is installed; what it depends on is that of the tests."""
    folder = tmp_path_factory.mktemp("stranger") / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", str(folder), cwd=folder.parent)
    python = str(folder / "bin" / "python")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps")
    run(*pip, str(wheel), cwd=folder.parent)
    # The tests' own Dateline is not seen: an editable install is found by a .pth file, and those of a folder
    # that is named in one are not read.
    site = next((folder / "lib").glob("python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    where = run(
        python, "-c", "import dateline, pelican.plugins.dateline_search as s; print(s.__file__)", cwd=folder
    )
    assert where.startswith(str(folder))
    return folder
