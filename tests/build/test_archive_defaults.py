"""Settings that an archive need not set, and a site that is no archive."""

from pelican.settings import DEFAULT_CONFIG

from dateline.build.archive_defaults import articles_elsewhere, with_archive_defaults
from dateline.build.theme import theme_folder


class TestDefaults:
    def test_what_the_owner_does_not_set_is_set(self, tmp_path):
        """Theme, content folder, and nothing for Pelican's own generators to do."""
        settings = with_archive_defaults(DEFAULT_CONFIG, tmp_path)
        assert (settings["THEME"], settings["PATH"]) == (str(theme_folder()), str(tmp_path / "content"))
        assert settings["ARTICLE_PATHS"] == settings["DIRECT_TEMPLATES"] == []
        assert settings["FEED_ALL_ATOM"] is None

    def test_what_the_owner_sets_stays(self, tmp_path):
        """A theme, a feed, templates of their own."""
        own = {"THEME": "/mine", "FEED_ALL_ATOM": "all.xml", "DIRECT_TEMPLATES": ["index"], "PATH": "/papers"}
        settings = with_archive_defaults({**DEFAULT_CONFIG, **own}, tmp_path)
        assert {name: settings[name] for name in own} == own

    def test_templates_escape_whatever_the_settings_say(self, tmp_path):
        """Titles and names come from anywhere."""
        own = {"JINJA_ENVIRONMENT": {"autoescape": False, "trim_blocks": True}}
        settings = with_archive_defaults({**DEFAULT_CONFIG, **own}, tmp_path)
        assert settings["JINJA_ENVIRONMENT"] == {"autoescape": True, "trim_blocks": True}


class TestArticlesElsewhere:
    def test_a_blog_is_told_from_an_archive(self, tmp_path):
        """Articles that stand where Pelican's do count; an archive's own pages do not."""
        for name in ("ferry.md", "news/storm.rst", "pages/about.md"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("words")
        assert articles_elsewhere(tmp_path) == 2
        (tmp_path / "articles/1931").mkdir(parents=True)
        (tmp_path / "articles/1931/fog.md").write_text("words")
        assert articles_elsewhere(tmp_path) == 0
