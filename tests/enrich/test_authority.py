"""The authority files: what they may say, and what is said back when they err."""

import pytest

from dateline.article.errors import AuthorityError
from dateline.enrich.entities.authority import Split, parse_authority, read_authority


def test_entry_with_every_key():
    """All keys of an entry are read, with the line it begins on."""
    (entry,) = parse_authority(
        "places",
        "# settled in May\n- name: Erbil\n  merge: [Arbil, Hewler]\n"
        "  ids: {geonames: '95446', wikidata: Q80056}\n"
        "  coordinates: [36.19, 44.01]\n  note: the citadel\n",
        "places.yaml",
    )
    assert entry.where == "places.yaml:2"
    assert entry.merge == ("Arbil", "Hewler")
    assert entry.ids == (("geonames", "95446"), ("wikidata", "Q80056"))
    assert entry.coordinates == (36.19, 44.01)
    assert entry.note == "the citadel"


def test_split_names_its_articles():
    """A split says which articles mean whom."""
    (entry,) = parse_authority(
        "people", "- name: John Smith\n  split:\n    - {name: John Smith (miner), articles: [a, b]}\n", "f"
    )
    assert entry.split == (Split("John Smith (miner)", ("a", "b")),)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("name: no list", 1, "not a list"),
        ("- just a text", 1, "not a mapping"),
        ("- merge: [A]", 1, "no name"),
        ("- name: A\n  marge: [B]", 2, "unknown key 'marge'"),
        ("- name: A\n  name: B", 2, "twice"),
        ("- name: A\n  merge: B", 2, "a list was expected"),
        ("- name: A\n  drop: perhaps", 2, "true or false"),
        ("- name: A\n  retype: things", 2, "unknown kind"),
        ("- name: A\n  drop: true\n  retype: places", 1, "retype and drop"),
        ("- name: A\n  ids: {wikidata: 42}", 2, "no wikidata identifier"),
        ("- name: A\n  ids: {imdb: nm1}", 2, "unknown identifier"),
        ("- name: A\n  coordinates: [1, 2]", 1, "not a place"),
        ("- name: A\n  split: [{name: B}]", 2, "a part has"),
        ("- name: A\n- name: B\n  merge: [a]", 2, "already settled at people.yaml:1"),
        ("- name: [A", 1, "expected"),
    ],
)
def test_error_names_file_and_line(text, line, said):
    """Whatever is wrong, the message says where, what and how to mend it."""
    with pytest.raises(AuthorityError, match=said.replace("[", r"\[")) as caught:
        parse_authority("people", text, "people.yaml")
    assert caught.value.where == f"people.yaml:{line}"
    assert caught.value.remedy


def test_coordinates_must_lie_on_the_globe():
    """A latitude beyond the poles is refused."""
    with pytest.raises(AuthorityError, match="latitude"):
        parse_authority("places", "- name: A\n  coordinates: [133, 2]", "places.yaml")


def test_folder_is_read_whole_and_its_digest_follows_it(tmp_path):
    """Missing files are empty; the digest changes with the content."""
    assert read_authority(tmp_path).entries == ()
    (tmp_path / "people.yaml").write_text("- name: Jane Doe\n", encoding="utf-8")
    first = read_authority(tmp_path)
    assert [entry.name for entry in first.of_kind("people")] == ["Jane Doe"]
    (tmp_path / "people.yaml").write_text("- name: Jane Q. Doe\n", encoding="utf-8")
    assert read_authority(tmp_path).digest != first.digest


def test_file_of_another_encoding_is_named(tmp_path):
    """Bytes that are not UTF-8 are refused with the file's name."""
    (tmp_path / "people.yaml").write_bytes(b"- name: Jos\xe9\n")
    with pytest.raises(AuthorityError, match="UTF-8"):
        read_authority(tmp_path)
