"""An index that grew answers as one built anew, and keeps the names of what did not change."""

import random
import shutil

import pytest

from dateline.article.errors import ArticleError
from dateline.search import build_index, open_index
from dateline.search.analyzer import analyzer
from dateline.search.document import document
from dateline.search.late_documents import LateDocuments
from dateline.search.shards import read_rows

from .made_articles import articles, lunr_queries, vocabulary

NUMBER = 400


@pytest.fixture
def made():
    """Made-up articles in order of date, as a first build would number them."""
    return sorted(articles(31, NUMBER), key=lambda article: article["date"] or "")


def files(folder):
    """Return the paths of all files of an index."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*.js")}


def answers(folder, ranking="default"):
    """Return hits and scores for many queries; the order among equals, which numbers decide, is left out."""
    index = open_index(folder, ranking)
    queries = lunr_queries(random.Random(2), vocabulary(random.Random(31), 300), 60)
    return [
        sorted((-round(hit.score, 9), hit.ref) for hit in index.search(query, limit=None))
        for query in [*queries, 'people:"ada brisk"', "from:1980-05"]
    ]


def ordinals(folder):
    """Return the refs of an index in order of ordinals."""
    store = open_index(folder).store
    return [store.shown(ordinal)["ref"] for ordinal in range(store.directory.ordinals)]


def suggested(folder):
    """Return the suggestions of an index: (display, kind) → documents."""
    store = open_index(folder).store
    rows = (row for name in store.suggest_table.shards for row in store.suggest_shard(name))
    return {(display, kind): count for display, kind, count in rows}


def placed(store, term):
    """Return the positions of a term by the article it is in."""
    postings = store.postings(term)
    forms = store.forms(term)
    found = {store.shown(ordinal)["ref"]: ([], []) for ordinal in postings.ordinals.tolist()}
    where = store.placements(term)
    columns = (where.fields.tolist(), where.positions.tolist(), where.numbers.tolist())
    for field, position, number in zip(*columns, strict=True):
        found[store.shown(field >> 1)["ref"]][field & 1].append((position, forms[number]))
    return found


def test_grown_index_answers_as_a_fresh_one(made, tmp_path):
    """Articles added at the end leave no trace of having come later."""
    build_index(made[:-3], tmp_path / "grown")
    for end in (NUMBER - 2, NUMBER):
        build_index(made[:end], tmp_path / "grown")
    build_index(made, tmp_path / "fresh")
    assert answers(tmp_path / "grown") == answers(tmp_path / "fresh")
    assert answers(tmp_path / "grown", "lunr") == answers(tmp_path / "fresh", "lunr")
    fresh = open_index(tmp_path / "fresh")
    grown = open_index(tmp_path / "grown")
    assert grown.store.printed_words == fresh.store.printed_words
    assert grown.store.vocabulary == fresh.store.vocabulary
    for term in fresh.store.vocabulary:
        assert placed(grown.store, term) == placed(fresh.store, term)
    assert grown.facet_counts("from:1980-05", "places") == fresh.facet_counts("from:1980-05", "places")


def groups_without(own, index, renamed):
    """Return the tags of renamed groups of term shards that hold none of these terms."""
    held = {}
    for path in renamed:
        if path.startswith("terms/"):
            terms = held.setdefault(path.rpartition("-")[0], set())
            terms |= set(read_rows(index.store._payload(path.removesuffix(".js"))))
    return [tag for tag, terms in held.items() if not own & terms]


@pytest.mark.parametrize("date", ["1999-01-01", "1980-06-06", None])
def test_only_shards_of_its_terms_change(made, tmp_path, date):
    """A new article, whatever its date, renames only groups of shards that hold a term of it."""
    build_index(made, tmp_path)
    before = files(tmp_path)
    extra = {**made[100], "id": "extra", "title": "Wholly unheardof", "date": date}
    build_index([*made, extra], tmp_path)
    index = open_index(tmp_path)
    entry = document(extra)
    placed, _ = analyzer("en").placed(f"{entry.title} {entry.text}")
    own = {*(term for _, term, _ in placed), *entry.pseudo_terms()}
    assert groups_without(own, index, files(tmp_path) - before) == []
    assert [hit.ref for hit in index.search("unheardof")] == ["extra"]


def test_late_article_is_sorted_by_its_date(made, tmp_path):
    """An article that comes late and is old stands among its contemporaries."""
    build_index(made, tmp_path)
    build_index([*made, {**made[50], "id": "extra", "date": "1980-06-06"}], tmp_path)
    index = open_index(tmp_path)
    days = [hit.date for hit in index.search("from:1980", limit=None, sort="oldest")]
    assert days == sorted(days)
    assert "extra" in [hit.ref for hit in index.search("from:1980-06-06 to:1980-06-06", limit=None)]


def test_nothing_new_changes_nothing(made, tmp_path):
    """The same articles again leave every file as it was, the directory included."""
    build_index(made, tmp_path)
    before = {path: (tmp_path / path).read_bytes() for path in files(tmp_path)}
    build_index(list(reversed(made)), tmp_path)
    assert {path: (tmp_path / path).read_bytes() for path in files(tmp_path)} == before


def changed(made, chance):
    """Return the archive after some edits and additions, in another order."""
    now = [dict(article) for article in made]
    for article in chance.sample(now, 2):
        donor = chance.choice(made)
        article["body"] = f"{donor['body']} Running runners ran."
        article["people"] = donor["people"]
    now.append({**made[chance.randrange(len(made))], "id": f"new-{chance.random()}"})
    chance.shuffle(now)
    return now


@pytest.mark.parametrize("seed", range(2))
def test_edits_leave_no_trace(made, tmp_path, seed):
    """After rounds of edits and additions the index answers as a fresh one, file by file named."""
    chance = random.Random(seed)
    build_index(made, tmp_path / "changed")
    now = made
    for _ in range(2):
        now = changed(now, chance)
        directory = build_index(now, tmp_path / "changed")
        assert directory.ordinals > directory.documents == len(now)  # nothing was indexed anew
    build_index(now, tmp_path / "fresh")
    assert answers(tmp_path / "changed") == answers(tmp_path / "fresh")
    assert answers(tmp_path / "changed", "lunr") == answers(tmp_path / "fresh", "lunr")
    fresh, edited = open_index(tmp_path / "fresh"), open_index(tmp_path / "changed")
    assert edited.store.printed_words == fresh.store.printed_words
    for term in random.Random(seed).sample(fresh.store.vocabulary, 60):
        assert placed(edited.store, term) == placed(fresh.store, term)
    known = suggested(tmp_path / "fresh")
    assert {key: known.get(key) for key in suggested(tmp_path / "changed")} == suggested(tmp_path / "changed")
    for kind in ("people", "places", "month"):
        assert edited.facet_counts("from:1980", kind) == fresh.facet_counts("from:1980", kind)


def test_what_is_withdrawn_is_in_no_byte(made, tmp_path):
    """The index is that of an archive which never had it: no end of a shard, no common string tells of it."""
    secret = {**made[7], "id": "secret", "title": "quetzalcoatl", "body": f"{made[7]['body']} quetzalcoatl"}
    build_index([*made, secret], tmp_path / "changed")
    build_index(made, tmp_path / "changed")
    build_index(made, tmp_path / "fresh")
    assert {path: (tmp_path / "changed" / path).read_bytes() for path in files(tmp_path / "changed")} == {
        path: (tmp_path / "fresh" / path).read_bytes() for path in files(tmp_path / "fresh")
    }


def test_a_small_edit_renames_few_shards(made, tmp_path):
    """One edited article leaves the groups of shards that hold no word of it, old or new, as they were."""
    build_index(made, tmp_path)
    before = files(tmp_path)
    build_index([{**made[0], "title": "unheardof"}, *made[1:]], tmp_path)
    index = open_index(tmp_path)
    own = set()
    for entry in map(document, (made[0], {**made[0], "title": "unheardof"})):
        own |= {term for _, term, _ in analyzer("en").placed(f"{entry.title} {entry.text}")[0]}
        own |= set(entry.pseudo_terms())
    assert groups_without(own, index, files(tmp_path) - before) == []
    assert [hit.ref for hit in index.search("unheardof")] == [made[0]["id"]]


def test_previous_folder_is_left_as_it_is(made, tmp_path):
    """A build beside the old index takes its files over and does not touch them."""
    build_index(made[:-1], tmp_path / "old")
    before = files(tmp_path / "old")
    build_index(made, tmp_path / "new", previous=tmp_path / "old")
    assert files(tmp_path / "old") == before
    shutil.rmtree(tmp_path / "old")
    build_index(made, tmp_path / "fresh")
    assert answers(tmp_path / "new") == answers(tmp_path / "fresh")


def test_ledger_stays_out_of_the_site(made, tmp_path):
    """What only the builder needs stands where it is told; with that of another index, all is done anew."""
    build_index(made[:-1], tmp_path / "index", ledger=tmp_path / "state" / "ledger.json")
    assert not list((tmp_path / "index").rglob("*.json"))
    build_index(made[:-9], tmp_path / "other", ledger=tmp_path / "state" / "ledger.json")
    build_index(iter(made), tmp_path / "index", ledger=tmp_path / "state" / "ledger.json")
    build_index(made, tmp_path / "fresh")
    assert files(tmp_path / "index") == files(tmp_path / "fresh")


def test_suggestions_count_what_came(made, tmp_path):
    """After articles were added, each word and name is suggested with the number of articles it now has."""
    build_index(made[:-8], tmp_path / "grown")
    build_index(iter(made), tmp_path / "grown")
    build_index(made, tmp_path / "fresh")
    assert ordinals(tmp_path / "grown") != ordinals(tmp_path / "fresh")  # it did grow
    fresh, grown = suggested(tmp_path / "fresh"), suggested(tmp_path / "grown")
    known = fresh.keys() & grown.keys()
    assert len(known) > 0.98 * len(fresh)
    assert {key: grown[key] for key in known} == {key: fresh[key] for key in known}


def test_generator_gives_the_same_index(made, tmp_path):
    """Articles that pass by one at a time are indexed as a list of them is."""
    build_index(made, tmp_path / "list")
    build_index(iter(made), tmp_path / "stream")
    assert files(tmp_path / "list") == files(tmp_path / "stream")


def late(made, read):
    """Return articles as documents of which each that is read is put into a list."""
    by_ref = {article["id"]: article for article in made}
    made_of = {ref: repr(article) for ref, article in by_ref.items()}

    def reading(ref):
        read.append(ref)
        return by_ref[ref]

    return LateDocuments(made_of, reading)


@pytest.mark.parametrize("seed", range(2))
def test_only_documents_made_of_something_else_are_read(made, tmp_path, seed):
    """What changed is found by what documents are made of; the index is the same to the byte."""
    chance = random.Random(seed)
    build_index(late(made, []), tmp_path / "late")
    build_index(made, tmp_path / "all")
    now = changed(made, chance)
    read = []
    build_index(late(now, read), tmp_path / "late")
    build_index(now, tmp_path / "all")
    assert {article["id"] for article in now if article not in made} <= set(read)
    assert files(tmp_path / "late") == files(tmp_path / "all")
    for name in files(tmp_path / "all"):
        assert (tmp_path / "late" / name).read_bytes() == (tmp_path / "all" / name).read_bytes(), name


def test_documents_of_which_nothing_changed_are_not_read(made, tmp_path):
    """Neither after a first build nor after an edit is a document read a second time."""
    build_index(late(made, []), tmp_path)
    made[7]["title"] = "Another title"
    read = []
    build_index(late(made, read), tmp_path)
    assert made[7]["id"] in read
    read.clear()
    build_index(late(made, read), tmp_path)
    assert read == []


def test_an_article_that_cannot_be_read_late_is_named(made, tmp_path):
    """What fails while a document is read is that article's error."""

    def broken(ref):
        raise KeyError(ref)

    with pytest.raises(ArticleError) as told:
        build_index(LateDocuments({made[0]["id"]: "1"}, broken), tmp_path)
    assert told.value.where == made[0]["id"]


def test_the_names_of_those_gone_have_no_pages(tmp_path):
    """A name that no article has any more loses its forms and its page; another's page is that told last."""
    told = [("Ada Marsh", "people/ada.html"), ("Lin Qiao", "people/lin.html")]
    articles = [
        {
            "id": f"a{number}",
            "title": f"Harbour {number}",
            "body": "It froze.",
            "people": [name],
            "pages": [("people", name, page)],
        }
        for number, (name, page) in enumerate(told)
    ]
    others = [{"id": f"b{number}", "title": "Fair", "body": "It rained."} for number in range(80)]
    build_index([*articles, *others], tmp_path)
    moved = {**articles[1], "body": "It thawed.", "pages": [("people", "Lin Qiao", "people/qiao.html")]}
    build_index([moved, *others], tmp_path)
    store = open_index(tmp_path).store
    assert sorted(store.aliases) == ["l qiao", "lin", "lin qiao", "qiao"]
    assert store.aliases["lin qiao"] == [("people:page", "people/qiao.html")]
