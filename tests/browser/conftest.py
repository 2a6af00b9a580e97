"""A browser for the tests, and a small site over http and from file://."""

import pytest

from benchmarks.search_browser import serving

from .search_site import article_in_french, made_up_articles, versions_of_a_story, write_search_site


@pytest.fixture(scope="session")
def search_folder(tmp_path_factory):
    """The folder of a small site that can be searched."""
    folder = tmp_path_factory.mktemp("site")
    write_search_site(folder, [*made_up_articles(), *versions_of_a_story(), article_in_french()])
    return folder


@pytest.fixture(scope="session", params=["http", "file"])
def site(request, search_folder):
    """The address of the small site, with a slash at its end, over http and from file://."""
    if request.param == "file":
        yield search_folder.as_uri() + "/"
    else:
        with serving(search_folder) as (address, _):
            yield address + "/"


@pytest.fixture
def page(browser):
    """A page of its own context; a script error, a console error or a refused load fails the test."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    troubles = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda message: message.type == "error" and troubles.append(message.text))
    yield opened
    context.close()
    assert troubles == []
