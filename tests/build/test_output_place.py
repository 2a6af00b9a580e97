"""A build replaces a folder as a whole: none that holds the archive, its settings, or what is not ours."""

import pytest

from benchmarks.integrity import snapshot
from benchmarks.quiet_build import build_quietly
from benchmarks.robustness import many_builds, put_article
from dateline.article.errors import IntegrityError, SettingError
from dateline.build.start_anew import forget_builds, remove_site
from dateline.ingest.store.lock import locked


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a small archive that was not built yet."""
    put_article(tmp_path / "content", 0)
    return tmp_path


@pytest.mark.parametrize(
    "places",
    [
        {"output": "content"},
        {"output": "."},
        {"output": ".."},
        {"output": "content/articles"},
        {"output": "content/site"},
        {"output": "site/../content"},
        {"output": "link"},
        {"cache": "content"},
        {"cache": "content/cache"},
        {"cache": "."},
        {"output": "cache/site"},
        {"cache": "output/cache"},
        {"output": "same", "cache": "same"},
    ],
    ids=str,
)
def test_the_site_and_the_cache_have_folders_of_their_own(folder, places):
    """Whatever is set, nothing of the archive is touched, and the setting is named."""
    (folder / "link").symlink_to(folder / "content")
    before = snapshot(folder)
    with pytest.raises(SettingError, match=r"(OUTPUT_PATH|DATELINE_CACHE) \("):
        build_quietly(folder, **places)
    assert snapshot(folder) == before


def test_a_folder_of_others_is_not_replaced(folder):
    """The first build goes to no folder in which something else lies."""
    (folder / "output").mkdir()
    (folder / "output/thesis.odt").write_text("mine")
    with pytest.raises(SettingError, match="no build wrote"):
        build_quietly(folder)
    assert (folder / "output/thesis.odt").read_text() == "mine"


def test_a_folder_of_others_is_not_replaced_when_the_setting_changes(folder):
    """Nor does a later build, which knows where the last one put its site."""
    with many_builds():
        build_quietly(folder)
        (folder / "theses").mkdir()
        (folder / "theses/thesis.odt").write_text("mine")
        with pytest.raises(SettingError, match="no build wrote"):
            build_quietly(folder, output="theses")
        assert (folder / "theses/thesis.odt").read_text() == "mine"
        assert build_quietly(folder, output="new").articles == 1


def test_a_folder_of_others_is_no_cache(folder):
    """What a cache keeps has plain names, such as `site`: those of others would be replaced."""
    (folder / "home/site").mkdir(parents=True)
    (folder / "home/site/index.html").write_text("mine")
    with pytest.raises(SettingError, match=r"DATELINE_CACHE .*no build wrote"):
        build_quietly(folder, cache="home")
    assert (folder / "home/site/index.html").read_text() == "mine"


def test_a_backup_beside_the_site_stays(folder):
    """`output.old` is what people call a copy of their own."""
    (folder / "output.old").mkdir()
    (folder / "output.old/index.html").write_text("mine")
    build_quietly(folder)
    assert (folder / "output.old/index.html").read_text() == "mine"


class TestStartAnew:
    @pytest.mark.parametrize(
        "places",
        [
            ("content", ".cache"),
            (".", ".cache"),
            ("theses", ".cache"),
            ("output", "content"),
            ("output", "."),
        ],
        ids=str,
    )
    def test_removing_the_site_or_the_cache_never_takes_what_is_not_theirs(self, folder, places):
        """`clean` and `rebuild` hold to what a build holds to."""
        (folder / "pelicanconf.py").write_text("")
        (folder / "theses").mkdir()
        (folder / "theses/thesis.odt").write_text("mine")
        before = snapshot(folder)
        settings = {
            "PATH": str(folder / "content"),
            "THEME": str(folder / "no-theme"),
            "OUTPUT_PATH": str(folder / places[0]),
            "DATELINE_CACHE": str(folder / places[1]),
        }
        for remove in (remove_site, forget_builds):
            with pytest.raises(SettingError, match=r"(OUTPUT_PATH|DATELINE_CACHE) \("):
                remove(settings, folder / "pelicanconf.py")
        assert snapshot(folder) == before

    def test_a_build_at_work_keeps_its_cache(self, folder):
        """Nothing is removed below the hands of another process."""
        settings = {
            "PATH": str(folder / "content"),
            "THEME": str(folder / "no-theme"),
            "OUTPUT_PATH": str(folder / "output"),
            "DATELINE_CACHE": str(folder / "cache"),
        }
        with locked(folder / "cache"):
            (folder / "cache/articles.sqlite3").write_bytes(b"x")
            for remove in (remove_site, forget_builds):
                with pytest.raises(IntegrityError, match="another run"):
                    remove(settings, folder / "pelicanconf.py")
        forget_builds(settings, folder / "pelicanconf.py")
        assert [path.name for path in (folder / "cache").iterdir()] == [".lock"]


def test_a_site_without_its_manifest_is_still_ours(folder):
    """What an earlier build wrote is known by the cache, or else by the manifest."""
    with many_builds():
        build_quietly(folder)
        (folder / "output/manifest.sha256").unlink()
        put_article(folder / "content", 1)
        assert build_quietly(folder).articles == 2


@pytest.mark.parametrize(
    "wrong", [{"SITENAME": 5}, {"DEFAULT_LANG": "../../etc"}, {"DEFAULT_LANG": None}], ids=str
)
def test_a_name_that_is_none_is_a_sentence(folder, wrong):
    """Pelican would end in a traceback far from the setting."""
    with pytest.raises(SettingError, match=f"{next(iter(wrong))} is"):
        build_quietly(folder, **wrong)
