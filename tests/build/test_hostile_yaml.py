"""YAML that others wrote or a person broke: a sentence or an article left out, never a traceback."""

import pytest
import yaml

from dateline.article.errors import AuthorityError, FrontMatterError, ProfileError
from dateline.article.page import read_page
from dateline.article.yaml_bounds import refuse_growing
from dateline.build.own_pages import own_pages
from dateline.build.source_rights import read_source_rights
from dateline.enrich.entities.authority import read_authority
from dateline.ingest import ingest
from dateline.ingest.site_rules_files import read_profiles


def _bomb(doublings):
    """Return a value that is larger than any memory once its aliases are put in."""
    value = "&a0 [x, x, x, x, x, x, x, x, x]"
    for number in range(1, doublings):
        value = f"&a{number} [{value}{f', *a{number - 1}' * 8}]"
    return value


BOMB = _bomb(10)
DEEP = "[" * 5000 + "]" * 5000
LISTS = {
    "aliases that grow": f"- name: {BOMB}\n",
    "aliases that grow, as a key": f"- ? {BOMB}\n  : x\n",
    "a list within itself": "&a\n- *a\n",
    "a mapping within itself": "- &a {name: *a}\n",
    "a list as a key": "- ? [a, b]\n  : c\n",
    "a mapping as a key": "- ? {a: b}\n  : c\n",
    "nested deep": f"- name: {DEEP}\n",
    "nested deep and open": "[" * 20_000,
    "nested deep in blocks": "- " * 5000 + "x",
    "keys within keys": "? " * 5000,
    "a tag of Python": "- !!python/object/apply:os.system ['true']\n",
    "a tag of 100,000 signs": "!" * 100_000,
    "another encoding": "- name: A\n".encode("utf-16"),
    "bytes of none": b"- name: \xff\n",
    "a null byte": "- name: a\0b\n",
    "two documents": "---\n- name: A\n---\n- name: B\n",
    "a mapping": "name: A\n",
    "a list of nothing": "- \n- \n",
    "a merged mapping": "- name: A\n- <<: {name: B}\n",
}


def _bytes(text):
    return text if isinstance(text, bytes) else text.encode()


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize(
    ("path", "read", "kind"),
    [
        ("authority/people.yaml", lambda content: read_authority(content / "authority"), AuthorityError),
        ("authority/rights.yaml", read_source_rights, AuthorityError),
        ("profiles/paper.example.yaml", read_profiles, ProfileError),
    ],
    ids=["authority", "rights", "profile"],
)
def test_a_file_that_a_person_keeps_is_refused_by_name(tmp_path, path, read, kind, text):
    """Whatever stands in it, the error is one of its kind, names the file, and is short."""
    (tmp_path / path).parent.mkdir()
    (tmp_path / path).write_bytes(_bytes(text))
    with pytest.raises(kind) as caught:
        read(tmp_path)
    assert path in str(caught.value)
    assert caught.value.remedy
    assert len(str(caught.value)) < 1000


FRONTS = {
    "aliases that grow": f"headline: {BOMB}",
    "aliases that grow in a list": f"headline: A\nauthors: {BOMB}",
    "aliases that grow, as a key": f"? {BOMB}\n: x",
    "a list within itself": "headline: &a [*a]",
    "nested deep": f"headline: {DEEP}",
    "a tag of 100,000 signs": "headline: " + "!" * 100_000,
    "a name of 5,000 signs": f"{'x' * 1000}: 1",
    "a tag of Python": "headline: !!python/object/apply:os.system ['true']",
}


@pytest.mark.parametrize("front", FRONTS.values(), ids=FRONTS)
def test_an_articles_front_matter_is_refused_in_a_sentence(front):
    """The error is the page's, and short, so that a build leaves one article out."""
    with pytest.raises(FrontMatterError) as caught:
        read_page(f"---\nid: abcdefghij01\n{front}\n---\n\nWords.\n", where="a.md")
    assert "a.md" in str(caught.value)
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("front", FRONTS.values(), ids=FRONTS)
def test_a_page_of_ones_own_is_left_out_in_a_sentence(tmp_path, front):
    """Its title must be a title."""
    (tmp_path / "a.md").write_text(f"---\n{front.replace('headline', 'title', 1)}\n---\nWords.\n")
    pages, rejected = own_pages(tmp_path)
    assert pages == ()
    assert [one.name for one in rejected] == ["pages/a.md"]
    assert len(rejected[0].reason) < 1000


def test_front_matter_of_others_costs_one_document(tmp_path):
    """An import of such files goes on; each has an outcome."""
    (tmp_path / "pile").mkdir()
    for number, front in enumerate(FRONTS.values()):
        page = f"---\n{front.replace('headline', 'title', 1)}\n---\n\nThe council met in the town hall.\n"
        (tmp_path / f"pile/{number}.md").write_text(page)
    (tmp_path / "pile/good.md").write_text("---\ntitle: Council meets\n---\n\nThe council met in the hall.\n")
    outcomes = ingest([tmp_path / "pile"], tmp_path / "content").outcomes
    assert len(outcomes) == len(FRONTS) + 1
    assert {outcome.state for outcome in outcomes if "good" in outcome.name} == {"added"}


class TestBounds:
    def test_aliases_of_a_few_values_pass(self):
        """A person may name a value once and use it again."""
        refuse_growing("- &a {name: A, merge: [B, C]}\n- *a\n- [*a, *a]\n")

    @pytest.mark.parametrize("text", [BOMB, "&a [*a]", "[" * 60 + "]" * 60, "a: ["])
    def test_what_grows_is_deep_or_is_no_yaml_is_refused(self, text):
        """Each is the same kind of error, with a place."""
        with pytest.raises(yaml.MarkedYAMLError) as caught:
            refuse_growing(text)
        assert caught.value.problem_mark is not None
