"""A place is found by every name that the gazetteer has for it, whichever the article prints."""

import json
from pathlib import Path

import pytest

from dateline.article.blocks import Paragraph, Text
from dateline.article.page import write_page
from dateline.article.record import Article
from dateline.build import place_names as kept
from dateline.build.run import build_site
from dateline.enrich.gazetteer.other_names import other_names
from dateline.search import open_index

ROOT = Path(__file__).resolve().parents[2]
MYANMAR, HANOI = "1327865", "1581130"  # GeoNames ids


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """Return the index of a site of two articles that print old names of places."""
    folder = tmp_path_factory.mktemp("archive")
    texts = {
        "abcdefghijkl": "The port of Rangoon in Burma was closed. Rangoon is the largest city of Burma.",
        "bcdefghijklm": "Officials in Hà Nội said that the river had risen. Hà Nội lies on the Red River.",
    }
    for identifier, text in texts.items():
        page = folder / f"content/articles/{identifier}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(write_page(Article(identifier, "News", (Paragraph((Text(text),)),))), "utf-8")
    build_site(
        ROOT / "pelicanconf.py",
        PATH=str(folder / "content"),
        OUTPUT_PATH=str(folder / "site"),
        DATELINE_CACHE=str(folder / "cache"),
        DATELINE_MODEL="none",
    )
    return open_index(folder / "site" / "search")


@pytest.mark.parametrize("name", ["Burma", "Myanmar", "Birma", "Birmania", "Rangoon", "Yangon", "Rangun"])
def test_a_place_is_found_by_its_other_names(index, name):
    """Old names, new names and names in other languages find the article that prints one of them."""
    assert index.find(f'place:"{name}"').total == 1


@pytest.mark.parametrize("name", ["hanoi", "Hà Nội", "Ha Noi"])
def test_a_place_is_found_by_its_other_spellings(index, name):
    """Spellings with and without accents and blanks are one place."""
    assert index.find(f'place:"{name}"').total == 1


def test_names_are_read_once(tmp_path, monkeypatch):
    """The gazetteer is asked only for places that no build has asked for yet."""
    asked = []
    monkeypatch.setattr(kept, "other_names", lambda ids: asked.append(set(ids)) or other_names(ids))
    first = kept.place_names([MYANMAR], tmp_path)
    assert {"burma", "myanmar", "birmania"} <= set(first[MYANMAR])
    assert kept.place_names([HANOI, MYANMAR], tmp_path)[MYANMAR] == first[MYANMAR]
    kept.place_names([HANOI], tmp_path)
    assert asked == [{MYANMAR}, {HANOI}]


def test_names_of_another_gazetteer_are_read_anew(tmp_path):
    """What was kept of other tables, or is damaged, is not believed."""
    (tmp_path / "place-names").write_text(json.dumps({"version": "x", "names": {HANOI: ["x"]}}), "utf-8")
    assert "hanoi" in kept.place_names([HANOI], tmp_path)[HANOI]
    (tmp_path / "place-names").write_text("{", "utf-8")
    assert "hanoi" in kept.place_names([HANOI], tmp_path)[HANOI]
