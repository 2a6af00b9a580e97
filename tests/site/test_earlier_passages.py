"""A link to a paragraph that has changed since leads to its successor, or says that it is gone."""

import hashlib
import random

from dateline.article.blocks import Paragraph, Text
from dateline.article.passages import passages
from dateline.build.earlier_paragraphs import keep_earlier, read_earlier
from dateline.build.html import BodyAnchors, body_html
from dateline.build.manifest import MANIFEST, manifest_bytes
from dateline.build.sanitize import sanitized
from dateline.site.earlier_passages import EarlierPassage, EarlierPassages, successors

WORDS = "lock ferry river mayor bridge toll winter market ice water harbour council road mill train".split()
SEQUENCES = 1_500


def found_in(texts):
    """Return the passages of a body of these paragraphs."""
    return tuple(passages(tuple(Paragraph((Text(text),)) for text in texts)))


def edit(chance, texts):
    """Change, add, remove, move, join or part paragraphs, or put one back."""
    act = chance.choice(["add", "change", "change", "remove", "move", "join", "part"])
    place = chance.randrange(len(texts))
    words = texts[place].split()
    if act == "add":
        texts.insert(place, " ".join(chance.choices(WORDS, k=9)))
    elif act == "change":
        words[chance.randrange(len(words))] = chance.choice(WORDS)
        texts[place] = " ".join(words)
    elif act == "remove" and len(texts) > 1:
        del texts[place]
    elif act == "move":
        texts.insert(chance.randrange(len(texts)), texts.pop(place))
    elif act == "join" and place + 1 < len(texts):
        texts[place : place + 2] = [f"{texts[place]} {texts[place + 1]}"]
    elif act == "part" and len(words) > 6:
        texts[place : place + 1] = [" ".join(words[:5]), " ".join(words[5:])]


def test_no_sequence_of_edits_breaks_a_link():
    """1,500 random sequences: every identifier ever published is a paragraph's, leads to one, or is gone."""
    chance = random.Random(16)
    broken = 0
    for _ in range(SEQUENCES):
        texts = [" ".join(chance.choices(WORDS, k=9)) for _ in range(4)]
        now, known, ever = found_in(texts), (), set()
        for _ in range(3):
            ever |= {passage.identifier for passage in now}
            for _ in range(chance.randint(1, 2)):
                edit(chance, texts)
            before, now = now, found_in(texts)
            live = {passage.identifier for passage in now}
            changed = [(one.identifier, one.text) for one in before if one.identifier not in live]
            known = successors(known, changed, now)
        leads = {one.identifier: one.successor for one in known}
        for name in ever - live:
            broken += name not in leads or (leads[name] != "" and leads[name] not in live)
        broken += bool(live & set(leads))
    assert broken == 0


def test_a_light_edit_leads_to_the_paragraph_it_made():
    """A corrected word, a paragraph joined to the next, and one cut in two all keep their readers."""
    old, second = "The ferry left the harbour at nine with forty people.", "The mayor waved from the bridge."
    others = ["A market was held on the ice.", "Nobody had paid the toll since the winter."]
    (first, *_) = found_in([old, second, *others])
    for texts in (
        [old.replace("nine", "ten"), second],
        [f"{old} {second}"],
        ["The ferry left the harbour at nine", second],
    ):
        now = found_in([*others, *texts])
        (found,) = successors((), [(first.identifier, old)], now)
        assert found.successor == now[2].identifier
    assert successors((), [(first.identifier, old)], found_in(others)) == (
        EarlierPassage(first.identifier, ""),
    )


def test_a_paragraph_that_was_put_back_is_itself_again():
    """Its identifier is no earlier one any longer."""
    (first, second) = found_in(["The ferry left at nine.", "The ferry left at ten."])
    known = successors((), [(first.identifier, first.text)], (second,))
    assert known == (EarlierPassage(first.identifier, second.identifier),)
    assert successors(known, [(second.identifier, second.text)], (first,)) == (
        EarlierPassage(second.identifier, first.identifier),
    )


def test_a_page_shows_where_old_links_lead():
    """An old identifier stands in its successor; of a gone paragraph a line is left that its link shows."""
    body = (Paragraph((Text("The ferry left at ten."),)),)
    (passage,) = passages(body)
    anchors = BodyAnchors((("p-aaaaaaa", passage.identifier), ("p-bbbbbbb", "")))
    html = sanitized(body_html(body, anchors=anchors))
    assert f'<p id="{passage.identifier}"><small id="p-aaaaaaa"></small>The ferry' in html
    assert '<p class="gone" id="p-bbbbbbb">This paragraph is no longer in the article.</p>' in html


def publish(site, paragraphs):
    """Write the paragraphs of articles as a site has them, and its manifest; return their rows."""
    rows = "".join(
        f'{{"article": "{article}", "id": "{one.identifier}", "start": 0, "end": 9, "text": "{one.text}"}}\n'
        for article, own in paragraphs.items()
        for one in own
    )
    (site / "data").mkdir(parents=True)
    (site / "data" / "paragraphs.jsonl").write_text(rows, "utf-8")
    digest = hashlib.sha256(rows.encode()).hexdigest()
    (site / MANIFEST).write_bytes(manifest_bytes({"data/paragraphs.jsonl": digest}))
    return rows


def test_however_many_articles_are_asked_for_each_has_its_own_paragraphs(tmp_path):
    """Those of a few are looked for one by one, those of many found in one pass: the answers are the same."""
    chance = random.Random(5)
    texts = {f"a{number}": [" ".join(chance.choices(WORDS, k=9)) for _ in range(3)] for number in range(120)}
    publish(tmp_path / "last", {article: found_in(own) for article, own in texts.items()})
    asked = [*texts, "none", "a"] * 2
    chance.shuffle(asked)
    earlier = read_earlier(tmp_path, tmp_path / "last")
    for article in asked:
        gone = sorted({one.identifier for one in found_in(texts.get(article, []))})
        assert earlier.of(article, ()) == tuple(EarlierPassage(name, "") for name in gone)
        earlier.record(article, ())


def test_what_was_published_is_read_from_the_last_site_and_recorded(tmp_path):
    """The record in content/ outlives the site; a build that changes nothing writes nothing."""
    content, last = tmp_path / "content", tmp_path / "last"
    content.mkdir()
    (old, kept) = found_in(["The ferry left the harbour at nine.", "The mayor waved."])
    rows = publish(last, {"first": (old, kept), "second": (old, kept)})
    (new, _) = now = found_in(["The ferry left the harbour at ten.", "The mayor waved."])
    earlier = read_earlier(content, last)
    assert earlier.of("second", now) == (EarlierPassage(old.identifier, new.identifier),)
    assert earlier.of("third", now) == ()
    keep_earlier(content, earlier)
    record = content / "earlier_paragraphs.tsv"
    assert record.read_text("utf-8") == f"second\t{old.identifier}\t{new.identifier}\n"
    record.write_bytes(b"spoilt line\n\xff\xfe\n" + record.read_bytes().replace(b"\n", b"\r\n"))
    again = read_earlier(content, None)
    assert again.of("second", now) == (EarlierPassage(old.identifier, new.identifier),)
    assert EarlierPassages({}, lambda _: ()).of("first", now) == ()
    (last / "data" / "paragraphs.jsonl").write_text(rows[:-30], "utf-8")
    assert read_earlier(tmp_path, last).of("second", now) == ()  # damaged: nothing of it is recorded
