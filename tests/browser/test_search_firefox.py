"""The search page in Firefox: what tests/browser/test_search.py asks of Chromium, over http and from file://."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HERE = Path(__file__).resolve().parent
PUPPETEER = HERE.parents[1] / "node_modules" / "puppeteer-core"


@pytest.fixture(scope="module")
def seen(site):
    """What Firefox showed in each of the behaviours; a skip where a program for it is missing."""
    firefox = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    node = shutil.which("node")
    if not (firefox and node and PUPPETEER.is_dir()):
        pytest.skip("Firefox (Debian's firefox-esr), node or npm's puppeteer-core is not on this machine")
    done = subprocess.run(
        [node, str(HERE / "firefox.js"), firefox, site],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_words_find_articles_with_marked_passages(seen):
    """Typing words and Enter lists ten articles with dates and marked passages, and says how many."""
    words = seen["words"]
    assert len(words["titles"]) == len(words["dates"]) == 10
    assert {mark.lower() for mark in words["marks"]} == {"harbour", "kirkuk"}
    assert words["status"] == words["count"]


def test_phrases_and_links_to_passages(seen):
    """A phrase is found, and each result leads to its passage by a text fragment."""
    assert seen["phrase"]["titles"]
    assert all("#:~:text=" in link for link in seen["phrase"]["links"])


def test_an_address_is_a_whole_search(seen):
    """Names, dates and order in an address are searched for."""
    dates = seen["filtered"]["dates"]
    assert dates == sorted(dates) != []
    assert all("1922-01-01" <= date <= "1923-06-30" for date in dates)


def test_facets_narrow_and_back_widens(seen):
    """Choosing a person narrows the search to the count beside the name; back undoes it."""
    facets = seen["facets"]
    assert facets["narrowed"]["count"] == f"{facets['count']} articles"
    assert facets["narrowed"]["chips"] == [facets["name"]]
    assert facets["widened"]["chips"] == []
    assert facets["widened"]["count"] != facets["narrowed"]["count"]


def test_suggestions_by_keyboard(seen):
    """Arrow and Enter take a suggested name, which becomes a filter."""
    assert seen["suggestions"]["chosen"] == "Ada Marsh"
    assert seen["suggestions"]["chips"] == ["Ada Marsh"]


def test_corrections_and_notes(seen):
    """A misspelt word brings its neighbour; what cannot be read is said."""
    assert seen["correction"] == "lighthouse"
    assert "colour" in seen["malformed"]["notes"][0]


def test_no_trouble_and_no_other_host(seen, site):
    """No script error, no refusal by the policy, no request to another host."""
    assert seen["troubles"] == []
    assert all(host in site for host in seen["hosts"])
