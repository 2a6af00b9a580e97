"""What people type finds what they mean: operators, spellings, figures, names and dates, in both readers."""

import json
from pathlib import Path

import pytest

from dateline.search import build_index, open_index
from dateline.search.written_dates import TypedDate, date_in, written_date

from .node import client, run_node

ARCHIVES = json.loads(Path(__file__).with_name("typed_cases.json").read_text("utf-8"))
ASK = """
(async () => {
  const answers = [];
  for (const query of given) {
    const { hits, query: read, complete, empty } = await search(query, { limit: Infinity });
    const codes = [...read.notes, ...empty].map(({ code, detail }) => [code, detail]).sort();
    answers.push([hits.map(({ ref }) => ref), complete, codes]);
  }
  answer(answers);
})();
"""


@pytest.fixture(scope="module", params=ARCHIVES, ids=lambda archive: archive["name"])
def archive(request, tmp_path_factory):
    """Return the folder of an index of one of the archives, and the cases asked of it."""
    folder = tmp_path_factory.mktemp("typed")
    build_index(request.param["articles"], folder)
    return folder, request.param["cases"]


def test_what_is_typed_finds_what_is_meant(archive):
    """Each query finds exactly the articles of its case: of mere words, those that have them all."""
    folder, cases = archive
    index = open_index(folder)
    wrong = []
    for query, expected in cases:
        found = index.find(query)
        refs = [hit.ref for hit in index.hits(found, limit=None)]
        relaxed = any(item.presence == "may" for item in found.query.items)
        whole = refs[: found.complete] if relaxed else refs
        if sorted(whole) != expected:
            wrong.append((query, expected, whole))
    assert wrong == []


def test_the_browser_finds_and_says_the_same(archive, tmp_path):
    """Articles, their order, notes and reasons are equal in both readers."""
    folder, cases = archive
    index = open_index(folder)
    queries = [query for query, _ in cases]
    for query, (refs, complete, codes) in zip(
        queries, run_node(client(folder) + ASK, queries, tmp_path), strict=True
    ):
        found = index.find(query)
        notes = sorted([note.code, note.detail] for note in (*found.query.notes, *found.empty))
        assert [refs, complete, codes] == [
            [hit.ref for hit in index.hits(found, limit=None)],
            found.complete,
            notes,
        ], query


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("1956", "1956"),
        ("1956-11-4", "1956-11-04"),
        ("November 1956", "1956-11"),
        ("4th of November, 1956", "1956-11-04"),
        ("Nov. 4, 1956", "1956-11-04"),
        ("le 1er mars 1987", "1987-03-01"),
        ("4 de noviembre de 1956", "1956-11-04"),
        ("نوفمبر ١٩٥٦", "1956-11"),
        ("4.11.1956", "1956-11-04"),
        ("30/11/1956", "1956-11-30"),
        ("11/30/1956", "1956-11-30"),
        ("11/1956", "1956-11"),
        ("4/11/1956", None),
        ("31.2.1987", None),
        ("jui 1987", None),
        ("yesterday", None),
        ("1956 1957", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, iso):
    """A year, month or day in figures or words; what could be two days is none."""
    assert written_date(typed) == iso


def test_the_browser_reads_dates_alike(tmp_path):
    """Both readers read the same dates."""
    texts = [
        f"{day}{sign}{month}{sign}19{day}"
        for day in (1, 4, 13, 31, 56)
        for month in (0, 2, 4, 12, 13)
        for sign in "./- "
    ]
    texts += ["1er août 1944", "31 Dezember 1999", "Sept 5 1901", "mag 1968", "1999 2000", "x 1999"]
    program = "answer(given.map((text) => writtenDate(text)));"
    assert run_node(client(tmp_path) + program, texts, tmp_path) == [written_date(text) for text in texts]


DATED = {
    "2 March 2020": ("2020-03-02", ""),
    "volcano 2 March 2020 lava": ("2020-03-02", "volcano lava"),
    "volcano March 2, 2020": ("2020-03-02", "volcano"),
    "March 1987": ("1987-03", ""),
    "1956": ("1956", ""),
    "suez (1956)": ("1956", "suez"),
    "suez 1956-11-04": ("1956-11-04", "suez"),
    "suez 4.11.1956": ("1956-11-04", "suez"),
    "suez 30/11/1956": ("1956-11-30", "suez"),
    "suez 4/11/1956": None,
    "le 1er mars 1987": ("1987-03-01", ""),
    "4 de noviembre de 1956": ("1956-11-04", ""),
    "٢ مارس ٢٠٢٠": ("2020-03-02", ""),
    "２０２０ harbour": ("2020", "harbour"),
    "oil 1985 1986": ("1985", "oil 1986"),
    "oil 1985..1986": ("1985..1986", "oil"),
    "wheat 1987-10-19..1987-10-25": ("1987-10-19..1987-10-25", "wheat"),
    "wheat from 1987-3 to 1987-05 corn": ("1987-03..1987-05", "wheat corn"),
    "wheat 1987-10-25..1987-10-19": None,
    "wheat 1987-10-19": ("1987-10-19", "wheat"),
    "oil 1985-1986 gas": ("1985..1986", "oil gas"),
    "oil between 1985 and 1986": ("1985..1986", "oil"),
    "oil from 1985 to 1986 gas": ("1985..1986", "oil gas"),
    "oil in march 1987": ("1987-03", "oil"),
    "on 9 November 1989": ("1989-11-09", ""),
    "oil 1986..1985": None,
    "date:17 march 1987 oil": None,
    "people:lee 1956": ("1956", "people:lee"),
    '"summer of 1956"': None,
    "«été 1956» 1957": ("1957", "«été 1956»"),
    "date:1956": None,
    "9999 bottles": None,
    "0999": None,
    "31 February 1987": ("1987", "31 February"),
    "oil": None,
    "": None,
}


def test_a_date_among_words_is_found():
    """A date that was typed leaves the other words; what stands in quotation marks or fields is none."""
    found = {text: date_in(text) for text in DATED}
    assert found == {text: expected and TypedDate(*expected) for text, expected in DATED.items()}


def test_the_browser_finds_the_same_dates(tmp_path):
    """Both readers offer the same date."""
    program = "answer(given.map((text) => dateIn(text)));"
    found = run_node(client(tmp_path) + program, list(DATED), tmp_path)
    assert [one and (one["iso"], one["rest"]) for one in found] == list(DATED.values())
