"""Built sites and open pages for the tests of the site; each site is built once for the whole run."""

import pytest

from tests.built_site import archives
from tests.site_fixtures import once


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory, worker_id):
    """Return the folder that all processes of a run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def crowded(site_folder, demo_archive):
    """Return a function from an interface language to a site that has every kind of page."""

    def site(language):
        folder = site_folder / f"crowded-{language}"
        with once(folder) as first:
            if first:
                archives.crowded(folder, demo_archive, language)
        return folder / "output"

    return site


@pytest.fixture(scope="session")
def small(site_folder):
    """Return a function from 'empty', 'single' or 'published' (single, with an address) to such a site."""

    def site(name):
        folder = site_folder / name
        with once(folder) as first:
            if first:
                (folder / "content").mkdir()
                archives.put(folder / "content", [archives.EXTREMES["arabic-name"]][: name != "empty"])
                address = "https://archive.example/news" if name == "published" else ""
                archives.built(folder, folder / "content", SITEURL=address)
        return folder / "output"

    return site
