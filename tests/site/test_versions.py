"""Versions of one story on the site: linked both ways, told apart, their differences shown and escaped."""

import re

import pytest
from lxml import html

from .made_archive import article, rendered, site

PARAGRAPHS = (
    "The ferry Aurora ran aground off the northern cape on Tuesday night with eighty people on board.",
    "All of them were taken ashore in boats before morning, the harbour master said, and none was hurt.",
    "A tug from the town will try to pull the ship free at the next high water, which is at four o'clock.",
    "It was the third time in two years that a ferry of the line has touched bottom in those waters.",
    "The line said that its captains had asked for a second light on the cape since the spring of last year.",
)
TEXT = "\n\n".join(PARAGRAPHS)
WRONG = TEXT.replace("eighty", "ninety")
ATTACKS = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }}", '"><b>', "&lt;i&gt;")
LINKS = "//section[h2='Other versions of this story']//li"


def made(*stories):
    """Return the pages of an archive of some stories."""
    return rendered(site(stories), stories)


def listed(pages, headline):
    """Return what the page of a headline lists as versions: (headline, what it is)."""
    page = next(text for path, text in pages.items() if re.search(rf"<h1>{headline}</h1>", text))
    found = html.fromstring(page).xpath(LINKS)
    return [
        (one.xpath("string(div/a)"), " ".join(one.xpath("string(p)").split()), one.xpath("string(p/a/@href)"))
        for one in found
    ]


def ferry(headline, text=TEXT, day="1990-01-02", **fields):
    """Return an article about the ferry."""
    return article(headline, text, day, **{"publisher": "The Cape Post", **fields})


class TestLinks:
    def test_versions_are_linked_both_ways(self):
        """Each of two versions names the other, its source and what it is."""
        pages = made(ferry("Ferry aground", WRONG), ferry("Ferry is aground", day="1990-01-03"))
        ((headline, words, path),) = listed(pages, "Ferry aground")
        assert headline == "Ferry is aground"
        assert words.startswith("The Cape Post · Later version · ")
        ((headline, words, back),) = listed(pages, "Ferry is aground")
        assert "Earlier version" in words
        assert path == back

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            ({"publisher": "The Inland Gazette"}, "Published elsewhere"),
            ({"text": TEXT}, "The same text"),
            ({"url": "https://cape.example/ferry-aground/print"}, "Another view of the page"),
            ({"day": "1990-01-05"}, "Later version"),
            ({}, "Another version"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_what_a_version_is(self, fields, kind):
        """Source, words, address and date tell what another version is."""
        first = ferry("Ferry aground", url="https://cape.example/ferry-aground")
        pages = made(
            first, ferry("Another one", **{"text": WRONG, "url": "https://cape.example/7", **fields})
        )
        ((_, words, _),) = listed(pages, "Ferry aground")
        assert f" · {kind} · " in words

    def test_a_version_is_not_among_related_articles(self):
        """What is listed as a version is not listed once more."""
        both = "Geir Hallgrímsson met the Althing. " + TEXT
        pages = made(ferry("Ferry aground", both), ferry("Ferry is aground", both, "1990-01-03"))
        page = next(text for text in pages.values() if "<h1>Ferry aground</h1>" in text)
        assert page.count(">Ferry is aground</a>") == 1

    @pytest.mark.parametrize("status", ["hidden", "takedown"])
    def test_what_is_not_published_is_nowhere(self, status):
        """Hidden articles and those taken down are no version of anything, and have no differences."""
        pages = made(ferry("Ferry aground"), ferry("Ferry is aground", WRONG, status=status))
        assert listed(pages, "Ferry aground") == []
        assert not [path for path in pages if path.startswith("versions/")]
        assert not any("ninety" in text for text in pages.values())

    def test_one_headline_within_two_days_is_one_story(self):
        """A text that was written anew under the headline is listed too, whatever its capitals."""
        pages = made(
            article("Storm closes all four harbours", "One text.", "1990-01-02"),
            article("STORM CLOSES ALL FOUR HARBOURS", "Another text.", "1990-01-03"),
            article("Storm closes all four harbours", "A year on.", "1991-01-03"),
        )
        found = listed(pages, "STORM CLOSES ALL FOUR HARBOURS")
        assert found == [("Storm closes all four harbours", "Under the same headline", "")]

    def test_other_articles_have_no_versions(self):
        """Articles that share a subject and no words are not linked."""
        other = "Ferries of the line were full on Tuesday. " * 3
        assert listed(made(ferry("Ferry aground"), ferry("Ferries full", other)), "Ferry aground") == []


def page_of_differences(one, other):
    """Return the page that compares two texts."""
    pages = made(ferry("Ferry aground", one), ferry("Ferry is aground", other, "1990-01-03"))
    return next(text for path, text in pages.items() if path.startswith("versions/"))


class TestDifferences:
    def test_words_are_marked(self):
        """The word that was removed and the one that was added are marked as such, and no other."""
        page = html.fromstring(page_of_differences(WRONG, TEXT)).xpath("//div[@class='body differences']")[0]
        assert [one.text for one in page.iter("del")] == ["ninety"]
        assert [one.text for one in page.iter("ins")] == ["eighty"]

    def test_what_is_the_same_is_folded(self):
        """Many paragraphs without a change are there, folded away under their number."""
        page = html.fromstring(page_of_differences(WRONG, TEXT))
        assert page.xpath("string(//details/summary)") == "4 paragraphs are the same"
        assert len(page.xpath("//details/p")) == 4

    def test_the_same_words_are_said_to_be(self):
        """Two versions without a difference say so."""
        page = html.fromstring(page_of_differences(TEXT, TEXT.replace("The ferry", "The  ferry")))
        assert "Both have the same words." in page.text_content()

    @pytest.mark.parametrize("attack", ATTACKS)
    def test_what_looks_like_markup_stays_text(self, attack):
        """Neither side of a difference, nor what both share, can put an element into the page."""
        calm = html.fromstring(page_of_differences(f"calm {TEXT} calm", f"word {TEXT} word"))
        page = html.fromstring(page_of_differences(f"{attack} {TEXT} calm", f"word {TEXT} {attack}"))
        assert [one.tag for one in page.iter()] == [one.tag for one in calm.iter()]
        assert page.text_content().count(attack) == 2

    def test_a_change_of_a_text_changes_the_page(self):
        """The page of the differences is made anew when one of the texts is put right."""
        pages = []
        for text in (WRONG, WRONG.replace("Tuesday", "Monday")):
            items = site((ferry("A", text), ferry("B", TEXT, "1990-01-03"))).items()
            pages += [item for item in items if item.path.startswith("versions/")]
        assert pages[0].context["texts"] != pages[1].context["texts"]
