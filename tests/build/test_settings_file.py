"""Whatever an owner writes into the settings, the error names the file or the setting, and what to do."""

import pytest

from benchmarks.quiet_build import build_quietly
from benchmarks.robustness import many_builds, put_article
from dateline.article.errors import SettingError
from dateline.build.run import build_site, site_settings

_WHOLE = 'SITENAME = "An archive"\nPATH = "content"\nPLUGINS = ["dateline"]\n'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return the folder of a small archive with settings of its own, which is the working one."""
    put_article(tmp_path / "content", 0)
    (tmp_path / "pelicanconf.py").write_text(_WHOLE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("def (", "SyntaxError"),
        ("  X = 1", "IndentationError"),
        ("import there_is_no_such_package", "ModuleNotFoundError"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("import sys; sys.exit(3)", "SystemExit"),
        ("X = '\udcff'", "SyntaxError"),
        ("X = int('a')", "ValueError"),
        ("def f():\n    f()\nf()", "RecursionError"),
    ],
)
def test_a_settings_file_that_cannot_be_run_is_named_with_its_line(folder, line, reason):
    """A slip of the keyboard is found where it was made."""
    conf = folder / "pelicanconf.py"
    conf.write_bytes((_WHOLE + line + "\n").encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingError, match=rf"pelicanconf\.py:[45]: it cannot be run \({reason}.*Correct it"):
        site_settings(conf)


def test_a_settings_file_with_a_zero_byte_is_named(folder):
    """Python tells no line there."""
    conf = folder / "pelicanconf.py"
    conf.write_bytes(_WHOLE.encode() + b"X = '\0'\n")
    with pytest.raises(SettingError, match=r"pelicanconf\.py.*null bytes"):
        site_settings(conf)


def test_what_a_settings_file_imports_is_named(folder):
    """The settings for publishing take over the others: the file at fault is named."""
    (folder / "more_settings.py").write_text("X = 1\nY = nothing\n")
    conf = folder / "pelicanconf.py"
    conf.write_text("import sys\nsys.path.append('.')\nfrom more_settings import *\n")
    with pytest.raises(SettingError, match=r"more_settings\.py:2: .*NameError"):
        site_settings(conf)


@pytest.mark.parametrize(
    "wrong",
    [
        *({"THEME": value} for value in ("nowhere", "a-file", "a-loop", 3, None, "a\0b")),
        *({"TIMEZONE": value} for value in ("Mars/Olympus", "../../etc/passwd", 5, None, "", "a\0b")),
        *({"PATH": value} for value in ("nowhere", "a-file", 3, None)),
        *({"OUTPUT_PATH": value} for value in (3, None, "a\0b")),
        *({"DATELINE_CACHE": value} for value in (3, None, "a\0b")),
        *({"SITEURL": value} for value in (3, None, "javascript:alert(1)", "example.org", "http://", "http://[")),
        *({"PLUGINS": value} for value in ("dateline", 3, None)),
        *({"THEME_TEMPLATES_OVERRIDES": value} for value in ("a", ["nowhere"], 3)),
        *({"STATIC_PATHS": value} for value in ("images", ["../.."], ["/etc"], 3)),
        *({name: 3} for name in ("JINJA_FILTERS", "JINJA_ENVIRONMENT", "EXTRA_PATH_METADATA")),
        {"SITENAME": "a\udcffb"},
    ],
    ids=str,
)  # fmt: skip
def test_a_setting_of_pelicans_that_cannot_be_meant_is_named(folder, wrong):
    """Pelican would end in a traceback, or go on with something else."""
    (folder / "a-file").write_text("")
    (folder / "a-loop").symlink_to("a-loop")
    (name,) = wrong
    with pytest.raises(SettingError, match=rf"pelicanconf\.py: {name} is .*\. [A-Z]"):
        site_settings(folder / "pelicanconf.py", **wrong)


def test_what_pelican_alone_finds_wrong_is_a_sentence_too(folder):
    """A setting of Pelican's that is not in our table is not known to be wrong before Pelican says so."""
    with pytest.raises(SettingError, match=r"Pelican cannot use the settings \(\w+: .*getpelican"):
        site_settings(folder / "pelicanconf.py", FEED_DOMAIN=3, SLUG_SUBSTITUTIONS=3)


def test_settings_without_the_plugin_say_that_it_is_missing(folder):
    """Such a folder is a common Pelican site."""
    with pytest.raises(SettingError, match=r"PLUGINS is \[\], .*Write PLUGINS = \['dateline'\]"):
        build_site(folder / "pelicanconf.py", PLUGINS=[])


def test_a_theme_that_is_not_ours_is_told_what_it_lacks(folder):
    """A folder without translations can be no theme of an archive."""
    (folder / "theme").mkdir()
    with pytest.raises(SettingError, match=r"theme.translations: .*Set THEME to a copy"):
        build_quietly(folder, THEME=str(folder / "theme"))


@pytest.mark.parametrize(
    "logo", ["images/none.png", "../pelicanconf.py", "/etc/hostname", "link.png", "images"]
)
def test_a_logo_that_is_no_file_of_the_archive_is_named(folder, logo):
    """Every page would show that a picture is missing."""
    (folder / "content/images").mkdir()
    (folder / "content/link.png").symlink_to("/etc/hostname")
    with pytest.raises(SettingError, match=r"DATELINE_LOGO is .*Copy the picture"):
        build_site(folder / "pelicanconf.py", DATELINE_LOGO=logo)


def test_what_can_be_meant_passes(folder):
    """The check is in nobody's way."""
    given = {
        "SITEURL": "/archive",
        "TIMEZONE": "Europe/Oslo",
        "LOCALE": "C",
        "STATIC_PATHS": ("images", "extra/robots.txt"),
        "EXTRA_PATH_METADATA": {"extra/robots.txt": {"path": "robots.txt"}},
    }
    with many_builds():
        assert build_quietly(folder, **given).articles == 1
