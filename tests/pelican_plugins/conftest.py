"""Pelican sites that are not Dateline archives, built without and with the two plugins."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pelican
import pytest

ROOT = Path(__file__).resolve().parents[2]
SITES = Path(__file__).parent / "sites"
PELICAN_CONTENT = Path(pelican.__file__).parent / "tests" / "content"
PLUGINS = """
PLUGIN_PATHS = [{folder!r}]
PLUGINS = ["dateline_tags", "dateline_search"]
DATELINE_TAGS_PAGES = True
DATELINE_MODEL = "none"
"""
SAMPLE = """
SITENAME = "Pelican's sample content"
SITEURL = ""
RELATIVE_URLS = True
PATH = "content"
THEME = {theme!r}
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_DATE = (2012, 3, 2)
SLUGIFY_SOURCE = "basename"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
PLUGINS = []
"""


class Sites:
    """The folders of one site's output without and with the plugins."""

    def __init__(self, folder):
        self.plain, self.ours = folder / "plain", folder / "ours"


def build(folder, settings, output):
    """Run Pelican's own command, with a fixed hash seed: the order of its feeds hangs on it."""
    conf = folder / f"conf_{output}.py"
    conf.write_text(settings, "utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT / "plugins")}
    command = [sys.executable, "-m", "pelican", "-s", str(conf), "-o", str(folder / output), "-q"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def built(folder, settings):
    """Build a site without and with the plugins."""
    build(folder, settings, "plain")
    build(folder, settings + PLUGINS.format(folder=str(ROOT / "plugins" / "pelican_plugins")), "ours")
    return Sites(folder)


def own_site(name, folder):
    """Copy one of the sites beside this file and build it."""
    shutil.copytree(SITES / name, folder, dirs_exist_ok=True)
    settings = (folder / "pelicanconf.py").read_text("utf-8")
    if (folder / "templates").is_dir():
        settings += 'THEME_TEMPLATES_OVERRIDES = ["templates"]\n'
    return built(folder, settings)


@pytest.fixture(scope="session")
def gazette(tmp_path_factory):
    """Our gazette: theme `simple`, with templates that use what the plugins give."""
    return own_site("gazette", tmp_path_factory.mktemp("gazette"))


@pytest.fixture(scope="session")
def letters(tmp_path_factory):
    """Our letters: theme `notmyidea`, a translation, articles in folders by year."""
    return own_site("letters", tmp_path_factory.mktemp("letters"))


@pytest.fixture(scope="session", params=["simple", "notmyidea"])
def sample(request, tmp_path_factory):
    """Pelican's own sample content with a stock theme; one file for each address, as Pelican demands."""
    folder = tmp_path_factory.mktemp(f"sample-{request.param}")
    (folder / "content").mkdir()
    taken = {"article_with_template"}  # names a template that no stock theme has
    for path in sorted(PELICAN_CONTENT.iterdir()):
        if path.is_file() and path.stem not in taken:
            taken.add(path.stem)
            shutil.copyfile(path, folder / "content" / path.name)
    return built(folder, SAMPLE.format(theme=request.param))
