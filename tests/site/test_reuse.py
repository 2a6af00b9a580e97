"""Reused passages: found through edits and misread letters, told from stock phrases, whatever the order."""

import random

from benchmarks.reuse import found_pairs, planted
from dateline.article.record import Article
from dateline.site.reuse import ReuseCollector, excerpt, paragraph_hashes

from .made_archive import article, rendered, site

WIRE = (
    "The commission said on Friday that the ferries between the two islands would stop for the winter, "
    "because the harbour had not been dredged since the war and nobody could be found to pay for it."
)


def collected(articles):
    """Return all that is found in some articles."""
    collector = ReuseCollector()
    for one in articles:
        collector.note(one.identifier, paragraph_hashes(one))
    return list(collector.reused())


def test_planted_passages_are_found_and_nothing_else():
    """Of copies with edits and misread letters nine in ten are found; of the finds hardly any is none."""
    articles, truth = planted(4, articles=300, copies=120)
    found = found_pairs(articles)
    assert len(found & truth) >= 0.9 * len(truth) > 0
    assert len(found & truth) >= 0.95 * len(found)


def test_the_order_of_the_articles_does_not_count():
    """A shuffled archive, and one that came in two parts, have the same passages."""
    articles, _ = planted(5, articles=150, copies=60)
    shuffled = random.Random(5).sample(articles, len(articles))
    assert collected(articles) == collected(shuffled)


def test_a_passage_is_told_from_both_sides():
    """Each side names its own paragraph, the first word of the passage, and how long it is there."""
    one = article("Ferries stop", f"An island waits.\n\n{WIRE}", "1990-01-01")
    other = article("From the wire", f"Elsewhere, it was said: {WIRE} Nobody answered.", "1990-01-02")
    found = {passage.article: passage for passage in collected([one, other])}
    ours, theirs = found[one.identifier], found[other.identifier]
    assert (ours.paragraph, theirs.paragraph) == (theirs.other_paragraph, ours.other_paragraph)
    assert (ours.length, theirs.length) == (len(WIRE.split()),) * 2
    assert excerpt(f"Elsewhere, it was said: {WIRE}", theirs.begin, 4) == "The commission said on"


def test_a_formula_with_other_figures_is_no_passage():
    """The same sentence about another sum is how a trade writes; with the same figures it was copied."""
    terms = (
        "The notes are available in denominations of {} and will be listed in the capital, with fees "
        "of a quarter for the managers and of a half for those who place them, the lead manager said."
    )
    one, other, copy = (
        article(f"Notes {number}", terms.format(sum_), f"1990-01-0{number}")
        for number, sum_ in ((1, "1,000 crowns"), (2, "50,000 marks"), (3, "1,000 crowns"))
    )
    assert collected([one, other]) == []
    assert {passage.article for passage in collected([one, other, copy])} == {one.identifier, copy.identifier}


def test_an_article_that_says_a_thing_twice_has_no_reused_passage():
    """What recurs within one article is nobody else's."""
    twice = article("Twice", f"{WIRE}\n\n{WIRE}", "1990-01-01")
    assert collected([twice, Article("b" * 12, "Empty", ())]) == []


def test_a_page_leads_to_the_paragraph_elsewhere():
    """The passage is linked in both articles, from its own paragraph to the other."""
    filler = (
        "Something else altogether was told here about the weather of the north and its old lighthouses. "
    )
    one = article("Ferries stop", f"{filler * 4}\n\n{WIRE}", "1990-01-01")
    other = article(
        "From the wire", f"{WIRE}\n\n{'A harbour master spoke of ropes and nets. ' * 9}", "1991-01-02"
    )
    pages = rendered(site((one, other)), (one, other))
    page = next(text for path, text in pages.items() if path.endswith(f"{one.slug}.html"))
    section = page.split('id="reused"')[1]
    assert "The commission said on Friday" in section
    assert f"{other.slug}.html#p-" in section
