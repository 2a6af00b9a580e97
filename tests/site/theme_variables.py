"""Writes docs/theme-variables.md anew: `python -m tests.site.theme_variables`."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.article.moment import Moment
from dateline.cli.theme_reference import theme_reference
from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.tags import Mention, Person
from dateline.site.earlier_passages import EarlierPassage, EarlierPassages
from dateline.site.interface_language import read_language
from dateline.site.page import Page
from dateline.site.settings import SiteSettings
from dateline.site.site import Site
from tests.built_site.archives import EXTREMES, SHORT
from tests.site.made_archive import STORIES, THEME, article, tags

FILE = Path(__file__).resolve().parents[2] / "docs" / "theme-variables.md"
BEGIN = "<!-- What follows is written by `python -m tests.site.theme_variables`. -->\n\n"

# Ten reports of one flood, so that there are a graph of who is named with whom, and a long list.
FLOOD = tuple(
    article(
        f"The river Elfur, report {number}",
        "Geir Hallgrímsson flew from Reykjavík over farms flooded by the Elfur. "
        f"The Althing, the United Nations and Erbil sent boats on day {number}.",
        f"1981-05-{number:02}",
        modified=Moment.parse("1981-06-01"),
    )
    for number in range(1, 11)
)
FERRY = tuple(
    article(headline, f"{text} Vigdís Finnbogadóttir came to Erbil.", day)
    for headline, text, day in (
        ("Ferry Snorri runs aground", "The Snorri lies on a reef.", "1982-03-01"),
        ("Snorri pulled off the reef", "Tugs pulled the Snorri off the reef.", "1982-03-02"),
        ("Master of the Snorri heard", "He did not see the reef, said the Snorri's master.", "1982-03-04"),
    )
)
# Two articles with one paragraph of a wire, and with much that is their own.
WIRE = tuple(
    article(
        headline,
        f"{' '.join(f'{own} {day}.' for day in range(40))}\n\n"
        "The commission said on Friday that ferries between the two islands would stop for the "
        "winter, because the harbour had not been dredged since the war and nobody could pay for it.",
        "1983-01-01",
    )
    for headline, own in (
        ("Ferries stop", "Ropes lay on quay"),
        ("From the wire", "Snow fell on pass"),
    )
)
# What the made-up tags leave out: who someone is, other names, and a short name that may mean two people.
HALLGRIMSSON = Mention(0, 9, "Mr Geir Hallgrímsson")
PEOPLE = (
    Person("Geir Hallgrímsson", (HALLGRIMSSON,)),
    Person("Jón Hallgrímsson", (HALLGRIMSSON,), roles=("Prime Minister",)),
    Person("Hallgrímsson", (HALLGRIMSSON,), candidates=("Geir Hallgrímsson", "Jón Hallgrímsson")),
)


def full_site():
    """Return a site that has every kind of page and fills every variable."""
    # The month without a day comes twice, so that a page shows articles of no stated day.
    months = tuple(article(f"A month of rain {n}", "It rained in Erbil.", "1981-05") for n in range(6))
    years = tuple(article(f"A year of rain {n}", "It rained in Erbil.", "1981") for n in range(6))
    articles = (*STORIES, *EXTREMES.values(), *FLOOD, *FERRY, *WIRE, *months, *years)
    found = {one.identifier: tags(one) for one in articles if one.status == "published"}
    found |= {
        one.identifier: replace(found[one.identifier], people=(*found[one.identifier].people, person))
        for one, person in zip(EXTREMES.values(), PEOPLE, strict=False)
    }
    return Site(
        {one.identifier: one for one in articles},
        {key: value.dates for key, value in found.items()},
        resolve_archive(found),
        SiteSettings("Test Archive", base_url="https://archive.test-press.eu"),
        read_language(THEME / "translations", "en"),
        EarlierPassages({WIRE[0].identifier: (EarlierPassage("p-aaaaaaa", ""),)}, lambda _article: ()),
    )


def tables():
    """Return the tables as the pages of a made-up archive have them, its lists short as in a large one."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, length in SHORT:
            patch.setattr(module, name, length)
        made = full_site()
        pages = [item for item in made.items() if isinstance(item, Page)]
        return theme_reference(pages, made.globals)


def page():
    """Return the whole page: what a person wrote, then the tables."""
    return FILE.read_text("utf-8").partition(BEGIN)[0] + BEGIN + tables().rstrip() + "\n"


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")
