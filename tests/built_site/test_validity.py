"""Every kind of page before html-validate: what the HTML standard and good practice ask of markup."""

import json
import shutil
import subprocess

import pytest

from tests.built_site.archives import EXTREMES
from tests.built_site.kinds import KINDS, html_pages, page_of
from tests.site_fixtures import ROOT

VALIDATE = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
CONFIGURATION = {
    "root": True,
    "extends": ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
    "rules": {
        # Every file comes from the site itself; a hash in each page would rewrite all pages with each sheet.
        "require-sri": ["error", {"target": "crossorigin"}],
        # Suggestions under a search field are the combobox of ARIA 1.2, which no native element is.
        "prefer-native-element": ["error", {"exclude": ["listbox"]}],
    },
}


def complaints(site, paths, folder):
    """Return what html-validate says of some pages: path, line, rule, message."""
    node = shutil.which("node")
    if node is None or not VALIDATE.is_file():
        pytest.skip("html-validate is not installed here (run `npm ci`)")
    (folder / "rules.json").write_text(json.dumps(CONFIGURATION), "utf-8")
    done = subprocess.run(
        [node, VALIDATE, "--config", folder / "rules.json", "--formatter", "json", *paths],
        cwd=site,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout, done.stderr[-2000:]
    return [
        (report["filePath"].removeprefix(f"{site}/"), one["line"], one["ruleId"], one["message"])
        for report in json.loads(done.stdout)
        for one in report["messages"]
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_kind_of_page_is_valid(crowded, language, tmp_path):
    """No kind of page has an error, nor has any awkward story."""
    site = crowded(language)
    slugs = {story.slug for story in EXTREMES.values()}
    awkward = [path for path in html_pages(site) if path.rpartition("/")[2].removesuffix(".html") in slugs]
    assert len(awkward) == len(EXTREMES)
    paths = sorted({page_of(site, kind) for kind in KINDS} | set(awkward))
    assert complaints(site, paths, tmp_path) == []


@pytest.mark.parametrize("name", ["empty", "single"])
def test_small_archives_are_valid(small, name, tmp_path):
    """An archive without articles, or with one, has valid pages."""
    site = small(name)
    paths = [path for path in html_pages(site) if not path.startswith("on-this-day/")]
    assert complaints(site, [*paths, "on-this-day/index.html"], tmp_path) == []
