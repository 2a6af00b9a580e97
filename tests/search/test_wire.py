"""What the index writes it reads back, byte for byte, number for number."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.article.errors import IndexFormatError
from dateline.search import codec, shards, tables
from dateline.search.counting import utf16_order
from dateline.search.front_coding import decode_forms, decode_terms, encode_forms, encode_terms
from dateline.search.postings import (
    Postings,
    Section,
    decode_postings,
    encode_postings,
    length_class,
)
from dateline.search.ranges import separators, split_into_ranges
from dateline.search.shard_table import ShardTable

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
vocabularies = st.lists(words, unique=True, min_size=1, max_size=40).map(
    lambda terms: sorted(terms, key=utf16_order)
)


@st.composite
def postings(draw):
    """Return the postings of a few terms."""
    columns = []
    df = []
    for _ in range(draw(st.integers(1, 5))):
        ordinals = sorted(draw(st.sets(st.integers(0, 300_000), min_size=1, max_size=12)))
        df.append(len(ordinals))
        columns += [
            (ordinal, draw(st.integers(0, 6)), draw(st.integers(0, 200)), draw(st.integers(0, 15)))
            for ordinal in ordinals
        ]
    return Postings(np.array(df), *np.array(columns).T, np.ones(len(columns), dtype=np.int64))


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_radix_91_round_trip(chunks):
    """Every byte string comes back from radix 91, whatever was written beside it."""
    written = codec.radix_91(chunks) if chunks else []
    assert [
        codec.from_radix_91(text, len(chunk)) for text, chunk in zip(written, chunks, strict=True)
    ] == chunks


@given(st.binary(max_size=500), st.sampled_from([b"", b"said the minister of trade"]))
def test_file_round_trip(payload, phrases):
    """The payload of a file comes back, and the file is one line of printable ASCII."""
    for packed in (codec.deflate([payload]), codec.deflate_text(payload, phrases)):
        [(path, content)] = codec.scripts([("terms/abcdef", packed)])
        assert codec.payload(content.decode("ascii"), path, phrases) == payload
        assert content.decode("ascii").rstrip("\n").isprintable()
        assert len(content) == codec.script_size(len(packed))


@pytest.mark.parametrize(
    "content", ["", "dateline", 'dateline.shard("###");\n', 'dateline.shard("");\n', "<html>"]
)
def test_damaged_file(content):
    """A file that is no whole index file is refused by name."""
    with pytest.raises(IndexFormatError, match="some/file"):
        codec.payload(content, "some/file")


@given(st.lists(st.integers(0, 2**28 - 1), max_size=50))
def test_varints_round_trip(values):
    """Numbers written together read back, and each is as the single writer has it."""
    written, offsets = codec.varints(np.array(values, dtype=np.int64))
    assert codec.read_varints(written).tolist() == values
    assert written == b"".join(map(codec.varint, values))
    assert offsets[-1] == len(written)


@given(vocabularies)
def test_terms_round_trip(terms):
    """Front-coded terms come back."""
    assert decode_terms(codec.Reader(encode_terms(terms)), len(terms)) == terms


@given(postings())
def test_postings_round_trip(given_postings):
    """Ordinals, counts and classes come back."""
    sections = encode_postings(given_postings)
    found = decode_postings(given_postings.df, *(section.data for section in sections), given_postings.masks)
    for name in Postings.__slots__:
        assert getattr(found, name).tolist() == getattr(given_postings, name).tolist()


@given(postings())
def test_rows_round_trip(given_postings):
    """The rows of a shard are those it was written from, and read as the same postings."""
    sections = encode_postings(given_postings)
    df = given_postings.df
    rows = {
        f"term{number}": shards.Row(
            int(df[number]),
            *(section.of(number, number + 1) for section in sections),
            masks=codec.varints(np.arange(1, df[number] + 1))[0] if number % 2 else b"",
            forms=(f"term{number}s", "terminal") if number % 2 else (f"term{number}",),
        )
        for number in range(len(df))
    }
    payload = b"".join(shards.row_sections(rows))
    assert shards.read_rows(payload) == rows
    assert shards.read_terms(payload).postings.ordinals.tolist() == given_postings.ordinals.tolist()


def test_rows_grow():
    """Postings appended to a row are those of one that was written whole."""
    columns = np.array([[3, 5, 900, 901], [0, 1, 4, 0], [1, 3, 9, 2], [1, 2, 3, 4]])
    whole = Postings(np.array([4]), *columns, np.ones(4))
    parts = [whole.where(np.arange(4) // 2 == half) for half in (0, 1)]
    first, second, joined = (
        shards.Row(int(part.df[0]), *(section.data for section in encode_postings(part)))
        for part in (*parts, whole)
    )
    assert first.extended(second) == joined


@given(vocabularies, st.integers(4, 60), st.data())
def test_cut_finds_every_term(terms, limit, data):
    """Whatever the cut, the table leads each term to its shard, each prefix to the shards of its terms."""
    terms = sorted({term.lower() for term in terms}, key=utf16_order)
    if any(term != term.lower() for term in terms):
        return
    sizes = np.array([data.draw(st.integers(1, 40)) for _ in terms])
    parted = split_into_ranges(terms, sizes, limit, limit // 2)
    light, heavy = (
        [f"{kind}{number // 35:05}-{number % 35}" for number in range(size)]
        for kind, size in (("l", len(parted.ranges)), ("h", len(parted.heavy)))
    )
    alone = [terms[number] for number in parted.heavy]
    table = ShardTable(separators(terms, parted.ranges), light, alone, heavy)
    names = [*light, *heavy]
    table = ShardTable.from_json(table.to_json())
    for name, group in zip(names, parted.groups(), strict=True):
        for number in group:
            assert table.shard_of(terms[number]) == name
            assert name in table.shards_of_prefix(terms[number][:2])


def test_separators_are_short_and_part():
    """A border is the shortest string between the terms on both sides."""
    assert separators(["iran", "iraq", "israel"], [[0], [1], [2]]) == ["i", "iraq", "is"]


def test_cut_stays_when_terms_grow():
    """Postings that come to some terms move no border but, seldom, one within their own ranges."""
    terms = [f"{number:05}" for number in range(2000)]
    sizes = np.full(2000, 20)
    before = split_into_ranges(terms, sizes, 1000, 500)
    grown = set(range(0, 2000, 40))
    sizes[list(grown)] += 2
    after = split_into_ranges(terms, sizes, 1000, 500)
    moved = [group for group in before.ranges if group not in after.ranges]
    assert len(moved) <= len(before.ranges) // 20


def test_cut_is_even():
    """No shard is a mere crumb: most are more than a third of the limit."""
    terms = [f"{number:05}" for number in range(2000)]
    parted = split_into_ranges(terms, np.full(2000, 20), 1000, 500)
    assert sum(len(group) * 20 > 1000 / 3 for group in parted.ranges) > 0.9 * len(parted.ranges)


@given(st.lists(st.one_of(st.none(), st.dates(dt.date(1890, 1, 1), dt.date(2030, 1, 1))), max_size=30))
def test_days_round_trip(days):
    """The tables of months and days give each ordinal its day, in order of date or not."""
    assert tables.day_of_ordinals(tables.months(days), b"".join(tables.days(days))) == days


def test_length_classes():
    """A class changes where docs/index-format.md says."""
    assert length_class(np.array([0, 7, 8, 11, 12, 2249, 2250, 10**6])).tolist() == [
        0,
        0,
        1,
        1,
        2,
        14,
        15,
        15,
    ]


def test_sections_part_by_term():
    """A section gives the bytes of a run of terms."""
    assert Section(b"abcdef", np.array([0, 2, 3, 6])).of(1, 3) == b"cdef"


@given(words, st.lists(words, min_size=1, max_size=4, unique=True))
def test_forms_round_trip(term, forms):
    """Printed forms come back, and share the bytes they begin with alike with their term."""
    written = encode_forms(term, forms)
    assert decode_forms(codec.Reader(written), term) == tuple(forms)
    assert len(encode_forms("module", ["module", "modules"])) < len("modulemodules")
