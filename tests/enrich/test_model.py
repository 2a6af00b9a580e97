"""Model loading: the best that is here, pinned by hash, and work without any."""

import importlib.util
import json

import pytest

from dateline.article.errors import IntegrityError, SettingError
from dateline.enrich import enrich_text
from dateline.enrich.ner import model
from dateline.enrich.ner.model import Model, load_model, load_models
from dateline.enrich.ner.model_files import tree_digest


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """Let each test see the machine anew."""
    load_model.cache_clear()
    yield
    load_model.cache_clear()


def test_none_is_rules_alone():
    """'none' loads nothing and says so."""
    chosen = load_model("en", "none")
    assert (chosen.id, chosen.pipeline) == ("none", None)
    assert "rules and gazetteers alone" in chosen.description
    assert chosen.spans(["Any text at all."]) == [()]


def test_unknown_model_names_the_setting():
    """A model that is not here is an error that says which setting to mend."""
    with pytest.raises(SettingError, match="not installed") as caught:
        load_model("en", "no_such_model")
    assert caught.value.where == "DATELINE_MODEL"


def test_machine_without_models_still_tags(monkeypatch):
    """With every model hidden, the rules find people, bodies, places and dates."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert load_model("en").id == "none"
    tags = enrich_text("Prime Minister Jane Miller met NATO officials in Paris on 3 May 1990.")
    assert [person.name for person in tags.people] == ["Jane Miller"]
    assert [body.name for body in tags.organisations] == ["NATO"]
    assert [place.name for place in tags.places] == ["Paris"]
    assert [date.value for date in tags.dates] == ["1990-05-03"]


def test_language_without_model_is_said():
    """The description names the language that has none."""
    assert "'tlh'" in load_model("tlh").description


def test_models_of_other_languages_are_told_beside_ones_own(monkeypatch, tmp_path):
    """An article is read by the model of its own language: a new one among them is another way of tagging."""
    for name in ("fr_core_news_md", "es_core_news_sm"):
        (tmp_path / name).mkdir()
        meta = {"lang": name[:2], "name": name[3:], "version": "3.8.0"}
        (tmp_path / name / "meta.json").write_text(json.dumps(meta))
    here = {"fr_core_news_md": tmp_path / "fr_core_news_md"}
    monkeypatch.setattr(model, "model_folder", here.get)
    assert [found.id for found in load_models("en")] == ["none", "fr_core_news_md-3.8.0"]
    here["es_core_news_sm"] = tmp_path / "es_core_news_sm"
    load_model.cache_clear()
    assert [found.language for found in load_models("es")] == ["es", "fr"]
    assert [found.id for found in load_models("es", "none")] == ["none"]


def test_changed_upload_is_refused(monkeypatch):
    """An upload whose files are not the pinned ones never loads."""
    package = next((name for name in model.PINNED if importlib.util.find_spec(name)), None)
    if package is None:
        pytest.skip("no pinned upload is installed")
    monkeypatch.setitem(model.PINNED, package, "0" * 64)
    with pytest.raises(IntegrityError, match="pinned"):
        load_model("en", package)


def test_digest_of_a_folder_follows_names_and_contents(tmp_path):
    """Renaming or changing a file changes the digest; compiled files do not count."""
    (tmp_path / "a").write_text("x", encoding="utf-8")
    first = tree_digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("y", encoding="utf-8")
    assert tree_digest(tmp_path) == first
    (tmp_path / "a").rename(tmp_path / "b")
    assert tree_digest(tmp_path) != first


def test_best_english_model_is_found_and_reads_each_line_alone():
    """The installed model is named in the build log, and no name runs over a line break."""
    found: Model = load_model("en")
    if found.pipeline is None:
        pytest.skip("no English model is installed")
    assert found.id in found.description
    text = "Sandra Miller\nLondon is calm, said Angela Merkel."
    (spans,) = found.spans([text])
    assert ("Angela Merkel", "PERSON") in {(text[s.start : s.end], s.label) for s in spans}
    assert all("\n" not in text[span.start : span.end] for span in spans)
    assert found.spans([text, "x", text])[2] == spans
