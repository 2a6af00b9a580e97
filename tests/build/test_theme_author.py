"""A theme of one's own by overrides alone: Pelican's context, filters, static files and signals are there."""

from pathlib import Path

import pytest
from pelican import signals

from benchmarks.quiet_build import build_quietly

from .small_archive import one_article

ARTICLE = """{% extends "!theme/article.html" %}
{% block main %}
<p class="own">{{ SITENAME }} · {{ title|shout }} · {{ motto }} · {{ EDITION }}</p>
{{ super() }}
{% endblock %}
"""


def shouted(text):
    """Return a text in capitals."""
    return text.upper()


def whispered(text):
    """Return a text in small letters."""
    return text.lower()


@pytest.fixture
def own_theme(tmp_path):
    """Return a function that builds an archive of one article with a theme of its own made of overrides."""
    one_article(tmp_path, "Fog over the lock")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/article.html").write_text(ARTICLE, "utf-8")
    (tmp_path / "content/extra").mkdir()
    (tmp_path / "content/extra/own.css").write_text("body { color: teal; }\n", "utf-8")

    def build(**settings):
        return build_quietly(
            tmp_path,
            "site",
            THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "templates")],
            STATIC_PATHS=["images", "extra"],
            EXTRA_PATH_METADATA={"extra/own.css": {"path": "assets/css/site.css"}},
            THEME_STATIC_DIR="assets",
            JINJA_GLOBALS={"motto": "Ever on"},
            **{"EDITION": "Late", "JINJA_FILTERS": {"shout": shouted}, **settings},
        )

    return build


def article_page(folder):
    """Return the HTML of the archive's one article."""
    return next((folder / "site/articles").rglob("*.html")).read_text("utf-8")


class TestOverrides:
    def test_a_template_uses_settings_filters_and_globals(self, own_theme, tmp_path):
        """An overriding template extends ours and sees what Pelican gives every template."""
        own_theme()
        assert "Dateline demo archive · FOG OVER THE LOCK · Ever on · Late" in article_page(tmp_path)

    def test_a_style_sheet_is_replaced_where_the_theme_has_it(self, own_theme, tmp_path):
        """The pages link the static folder that THEME_STATIC_DIR names, and the owner's file wins there."""
        own_theme()
        assert "assets/css/site.css" in article_page(tmp_path)
        assert (tmp_path / "site/assets/css/site.css").read_text("utf-8") == "body { color: teal; }\n"
        assert not (tmp_path / "site/theme").exists()

    @pytest.mark.parametrize(
        ("change", "seen"),
        [
            ({"JINJA_FILTERS": {"shout": whispered}}, "fog over the lock"),
            ({"EDITION": "Early"}, "Early"),
            ({"SITENAME": "The Lock-Keeper"}, "The Lock-Keeper"),
        ],
        ids=["filter", "own setting", "name"],
    )
    def test_the_next_build_sees_a_change(self, own_theme, tmp_path, change, seen):
        """A filter or a setting that changed is on the page after the next build."""
        own_theme()
        own_theme(**change)
        assert seen in article_page(tmp_path)

    def test_an_unchanged_theme_renders_nothing(self, own_theme):
        """Filters and settings that are the same are known to be the same."""
        own_theme()
        assert own_theme().rendered == 0


class TestSignals:
    def test_each_page_is_announced_as_it_is_written(self, own_theme):
        """A plugin that listens to `content_written` is told of every page."""
        told = []

        def listen(path, context):
            told.append((Path(path).suffix, context["path"]))

        with signals.content_written.connected_to(listen):
            report = own_theme()
        assert len(told) == report.rendered
        assert {suffix for suffix, _ in told} == {".html"}
