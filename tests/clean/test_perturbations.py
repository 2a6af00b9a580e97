"""What the rewritings of bench.perturbed promise: the article's words stay, what they name is changed."""

import gzip
import json

import pytest

from benchmarks import perturbed as bench
from benchmarks.perturbations import PERTURBATIONS, perturbed
from benchmarks.saved_page import Donors, body_blocks, flat, page_of, words_of

_PARAGRAPHS = [
    f"The harbour master counted the ships of {day} and wrote that {count} of them had come for rope and tar."
    for day, count in (
        ("Monday", "four"),
        ("Tuesday", "seven"),
        ("Wednesday", "nine"),
        ("Thursday", "three"),
        ("Friday", "eleven"),
        ("Saturday", "two"),
        ("Sunday", "none"),
    )
]
_TEXT = "\n".join(_PARAGRAPHS)
_BODY = "".join(f"<p>{one}</p>" for one in _PARAGRAPHS)
_MARKUP = (
    "<html><head><title>Ships of a week</title><meta name='description' content='Ships'>"
    "<script type='application/ld+json'>{}</script></head><body class='page'>"
    "<nav class='menu'><a href='/'>Home</a></nav><main id='story'><article class='post' itemscope>"
    f"<h1>Ships of a week</h1><div class='text'>{_BODY}</div></article></main>"
    "<footer class='foot'>Quay Press</footer></body></html>"
)
_BOX = "The pilot of the northern pier has retired after thirty years of fog and rain"
_OTHER = (
    "<html><body class='one two'><div class='two'>"
    "<div class='related-posts'><ul>"
    f"<li><a href='/a'>{_BOX}</a></li><li><a href='/b'>{_BOX} again</a></li></ul></div>"
    f"<div class='comments'><p>{_BOX}, said a reader who knew him.</p><p>{_BOX}, said another.</p></div>"
    f"<div class='newsletter'><p>{_BOX}: read of it every week in your mail, and in ours.</p></div>"
    f"<div class='cookie-notice'><p>{_BOX}: we use cookies to remember that you have read of it.</p></div>"
    "</div></body></html>"
)
_STRANGE = "\n".join(
    f"Nobody on the quay remembers the winter of the {year} storms as well as the old rope maker does."
    for year in (1901, 1913, 1927)
)
_INSERTS = [
    name for name in PERTURBATIONS if name.startswith(("related", "comments", "newsletter", "notice", "long"))
]
_SHORTENS = [name for name in PERTURBATIONS if name.startswith("short")]
_CUTS = [name for name in PERTURBATIONS if name.startswith("cut")]


@pytest.fixture(scope="module")
def page():
    """A page of our own with its text."""
    return page_of(_MARKUP, _TEXT)


@pytest.fixture(scope="module")
def donors():
    """What one other page gives."""
    return Donors.of([page_of(_OTHER, _STRANGE)])


@pytest.mark.parametrize("name", [name for name in PERTURBATIONS if name not in {*_SHORTENS, *_CUTS}])
def test_the_article_keeps_its_words_in_their_order(name, page, donors):
    """Whatever is rewritten around it, every paragraph stands on the page as the gold has it."""
    made = perturbed(name, "1", page, donors)
    told = flat(words_of(page_of(made.markup).root.find("body")))
    at = -1
    for paragraph in _PARAGRAPHS:
        assert (at := told.find(flat(paragraph), at + 1)) >= 0, paragraph
    assert made.text == _TEXT


@pytest.mark.parametrize("name", [name for name in PERTURBATIONS if name != "as it is"])
def test_each_changes_the_page_and_not_the_one_it_was_given(name, page, donors):
    """A perturbation that changes nothing measures nothing; the page given serves for the next one."""
    before = page.markup
    assert perturbed(name, "1", page, donors).markup != before
    assert page.markup == before


@pytest.mark.parametrize("name", list(PERTURBATIONS))
def test_the_same_page_is_rewritten_alike_each_time(name, page, donors):
    """Two runs measure the same pages."""
    assert perturbed(name, "7", page, donors).markup == perturbed(name, "7", page, donors).markup


@pytest.mark.parametrize("name", _INSERTS)
def test_what_is_inserted_is_on_the_page_and_not_in_the_article(name, page, donors):
    """Inserted texts are looked for as they stand; without their names no attribute tells them."""
    made = perturbed(name, "1", page, donors)
    told = flat(words_of(made.root))
    assert made.inserted
    assert all(flat(one) in told and flat(one) not in flat(_TEXT) for one in made.inserted)
    names = {"related-posts", "comments", "newsletter", "cookie-notice"}
    used = {one.get("class") for one in made.root.iter()}
    assert bool(names & used) is not name.endswith("no names")


@pytest.mark.parametrize(
    ("name", "where"),
    [("related before", 0), ("related inside", 3), ("related after", 7), ("notice first", 0)],
)
def test_a_box_stands_where_it_is_said_to(name, where, page, donors):
    """As many paragraphs stand before the box as its place asks for."""
    made = perturbed(name, "1", page, donors)
    before = flat(words_of(made.root)).split(flat(made.inserted[0]))[0]
    assert sum(flat(one) in before for one in _PARAGRAPHS) == where


def test_names_are_taken_out_renamed_or_those_of_another_page(page, donors):
    """No name is left; or alike names stay alike; or they are the other page's."""
    assert not perturbed("names removed", "1", page, donors).root.xpath("//@class | //@id | //@role")
    renamed = perturbed("names renamed", "1", page, donors).root
    assert len(set(renamed.xpath("//@class"))) == len(set(page.root.xpath("//@class")))
    assert "menu" not in renamed.xpath("//@class")
    assert "two" in perturbed("names of another page", "1", page, donors).root.xpath("//@class")


def test_what_a_page_states_is_taken_out(page, donors):
    """Meta, JSON-LD and microdata are gone; the title is shown to a reader and stays."""
    made = perturbed("nothing stated", "1", page, donors).root
    assert not made.xpath("//meta[@name] | //script | //@itemscope")
    assert made.findtext(".//title") == "Ships of a week"


@pytest.mark.parametrize("name", _SHORTENS)
def test_a_shortened_article_is_short_on_page_and_in_gold(name, page, donors):
    """Three paragraphs are left in both; a page's script no longer carries the others."""
    made = perturbed(name, "1", page, donors)
    assert [flat(words_of(block)) for block in body_blocks(made)] == [flat(one) for one in _PARAGRAPHS[:3]]
    assert flat(made.text) == flat("".join(_PARAGRAPHS[:3]))
    assert not made.root.xpath("//script")


@pytest.mark.parametrize("name", _CUTS)
def test_an_article_is_cut_behind_one_of_its_blocks(name, page, donors):
    """Page and gold end with the same paragraph, two to six of them are left, and not always as many."""
    lengths = set()
    for key in "12345678":
        made = perturbed(name, key, page, donors)
        left = [flat(words_of(block)) for block in body_blocks(made)]
        assert left == [flat(one) for one in _PARAGRAPHS[: len(left)]]
        assert flat(made.text) == "".join(left)
        lengths.add(len(left))
    assert lengths <= {2, 3, 4, 5, 6}
    assert len(lengths) > 1


def test_an_article_alone_has_nothing_beside_it(page, donors):
    """Neither menu nor footer; its headline and its paragraphs stay."""
    made = perturbed("alone", "1", page, donors)
    assert not made.root.xpath("//nav | //footer")
    assert flat(words_of(made.root.find("body"))).endswith(flat(_TEXT))


def test_what_has_nothing_to_rewrite_is_left_out(donors):
    """A page without names, or whose gold does not tell its text, is not counted as rewritten."""
    bare = page_of("<html><body><p>Rope and tar.</p></body></html>")
    for name in ("names renamed", "no JSON-LD", "short", "related inside", "elements to div"):
        assert perturbed(name, "1", bare, donors) is None


def test_the_benchmark_ends_in_one_line_of_figures(tmp_path, capsys):
    """F1, snippets and what was inserted are told for each perturbation asked for."""
    gold = {"a": {"url": "", "text": _TEXT, "with": [_PARAGRAPHS[0]], "without": ["Quay Press"]}}
    (tmp_path / "gold.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(_MARKUP.encode()))
    figures = bench.run(tmp_path, step=1, only="names removed;short")
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["benchmark"] == "perturbed"
    assert list(figures) == ["as it is", "names removed", "short"]
    assert figures["names removed"]["ours"] == {
        "f1": 1.0,
        "kept": 1.0,
        "unwanted": 0.0,
        "inserted": 0.0,
        "below_half": 0,
    }


def test_pages_lost_by_us_alone_are_named():
    """A page counts that we lose, or lose much of, by a perturbation that the peer withstands."""
    before = {
        "ours": bench.Score({"a": 0.9, "b": 0.9, "c": 0.4}),
        "trafilatura": bench.Score({"a": 0.9, "b": 0.9, "c": 0.4}),
    }
    after = {
        "ours": bench.Score({"a": 0.7, "b": 0.7, "c": 0.4}),
        "trafilatura": bench.Score({"a": 0.9, "b": 0.2, "c": 0.4}),
    }
    assert bench._lost(after, before) == ["a"]
