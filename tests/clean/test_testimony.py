"""Who says what of a field: places that agree, places that do not, and how sure that leaves it."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean import clean
from dateline.clean.metadata.evidence import field_evidence

NODE = {
    "@type": "NewsArticle",
    "headline": "Bridge at Holm reopens",
    "datePublished": "2021-03-02T08:00:00+01:00",
    "dateModified": "2021-03-03T09:30:00+01:00",
    "author": {"@type": "Person", "name": "Anna Holm"},
    "publisher": {"@type": "Organization", "name": "Holm Herald"},
    "articleSection": "Islands",
    "keywords": ["bridges", "storms"],
    "description": "Nine days after the flood the town is one again.",
}
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Bridge at Holm reopens | Holm Herald</title>
<link rel="canonical" href="https://www.holmherald.example/bridge/">
<meta property="og:title" content="Flood: what we know">
<meta property="og:url" content="https://holmherald.example/bridge?utm_source=mail">
<meta property="article:published_time" content="2021-03-05">
<script type="application/ld+json">{json.dumps(NODE)}</script></head><body><article>
<h1>Bridge at Holm reopens</h1><p class="byline">By Anna Holm, islands correspondent</p>
<p class="date">2 March 2021, updated 3 March 2021</p>
<p>The bridge at Holm was opened again on Tuesday, nine days after the flood that took its railings.</p>
<p>Children were the first to cross it, and the mayor came last, on a bicycle, to the sound of the band.</p>
</article></body></html>"""
DUMP = """Bridge at Holm reopens

By Anna Holm
Published: 2 March 2021

The bridge at Holm was opened again on Tuesday, nine days after the flood that took its railings.

Children were the first to cross it, and the mayor came last, on a bicycle, to the sound of the band.
"""


def heard(source):
    """Return the verdict on each field of a source's article."""
    return {one.field: one for one in field_evidence(clean(source), source)}


class TestPage:
    def test_every_field_names_the_places_that_say_so(self):
        """JSON-LD, meta, links and what the page shows."""
        found = heard(PAGE)
        assert found["headline"].agreeing == ("JSON-LD", "title", "page")
        assert found["authors"].agreeing == ("JSON-LD", "page")
        assert found["url"].agreeing == ("og:url", "canonical link")
        assert found["modified"].agreeing == ("JSON-LD", "page")
        assert found["language"].agreeing == ("html lang",)
        assert found["section"].agreeing == ("JSON-LD",)
        assert found["subjects"].value == "bridges, storms"
        assert "JSON-LD" in found["publisher"].agreeing

    def test_who_says_otherwise_is_named_and_costs_confidence(self):
        """One of four titles, one of three dates."""
        found = heard(PAGE)
        assert [(one.place, one.value) for one in found["headline"].others] == [
            ("og:title", "Flood: what we know")
        ]
        assert found["headline"].confidence == 0.75
        assert [(one.place, one.value) for one in found["published"].others] == [
            ("article:published_time", "2021-03-05")
        ]
        assert found["published"].confidence == 0.67
        assert found["section"].confidence == 1


class TestDump:
    def test_its_lines_speak(self):
        """Headline, byline and date line; the language is told from the words, and half sure."""
        found = heard(DUMP)
        for field in ("headline", "authors", "published"):
            assert found[field].agreeing == ("its line",)
        assert found["language"].agreeing == ()
        assert found["language"].confidence == 0.5


@given(st.text(max_size=300), st.booleans())
@settings(max_examples=40, deadline=None)
def test_any_source_can_be_heard(noise, as_page):
    """Whatever the bytes, there is an answer for each field of the article."""
    source = f"<html><body><p>{noise}</p></body></html>" if as_page else noise
    article = clean(PAGE)
    assert {one.field for one in field_evidence(article, source.encode("utf-8", "surrogatepass"))} == {
        one.field for one in field_evidence(article, PAGE)
    }
