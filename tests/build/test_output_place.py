"""A build replaces a folder as a whole: none that holds the archive, its settings, or what is not ours."""

import pytest

from benchmarks.integrity import snapshot
from benchmarks.quiet_build import build_quietly
from benchmarks.robustness import many_builds, put_article
from dateline.article.errors import SettingError


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
