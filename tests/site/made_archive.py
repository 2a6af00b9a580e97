"""A small archive made up for the tests of browse and of the theme, and its pages as a reader gets them."""

import datetime as dt
import html
import re
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dateline.article.blocks import Paragraph, Text
from dateline.article.identity import identifier
from dateline.article.moment import Moment
from dateline.article.record import Article
from dateline.build.csp import POLICY
from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.tags import DateMention, Mention, Organisation, Person, Place, Tags
from dateline.site.article_notes import noted, take_notes
from dateline.site.interface_language import read_language
from dateline.site.page import FilePart, Page
from dateline.site.settings import SiteSettings
from dateline.site.site import Site
from dateline.site.timeline import build_timeline

THEME = Path(__file__).resolve().parents[2] / "theme"

PLACES = {
    "Baghdad": {
        "kind": "city",
        "geonames_id": 98182,
        "latitude": 33.34,
        "longitude": 44.4,
        "country": "IQ",
        "admin": ("Baghdad Governorate",),
    },
    "Erbil": {"kind": "city", "geonames_id": 95446, "latitude": 36.19, "longitude": 44.01, "country": "IQ"},
    "Reykjavík": {
        "kind": "city",
        "geonames_id": 3413829,
        "latitude": 64.14,
        "longitude": -21.9,
        "country": "IS",
    },
}
DATES = {
    "24 October 1975": (dt.date(1975, 10, 24), dt.date(1975, 10, 24)),
    "summer of 1976": (dt.date(1976, 6, 1), dt.date(1976, 8, 31)),
    "March 1976": (dt.date(1976, 3, 1), dt.date(1976, 3, 31)),
}
PEOPLE = ("Vigdís Finnbogadóttir", "Geir Hallgrímsson", "فيروز")
BODIES = ("United Nations", "Althing")


def article(headline, text, published=None, **fields):
    """Return an article; its identifier follows from headline and text."""
    blocks = tuple(Paragraph((Text(part),)) for part in text.split("\n\n")) if text else ()
    moment = Moment.parse(published) if published else None
    return Article(identifier(headline + text), headline, blocks, published=moment, **fields)


def timeline(articles, code="en"):
    """Return the timeline of articles, as a site makes it of their notes."""
    take = partial(take_notes, language=read_language(THEME / "translations", code), recase=False)
    notes = list(noted({one.identifier: one for one in articles}, take))
    summaries = [found.notes.summary for found in notes if found.notes]
    return build_timeline(summaries, [found.identifier for found in notes if found.status == "takedown"])


def tags(found):
    """Return the tags of an article: every made-up name that its text holds."""
    text = found.text

    def mentions(name):
        return tuple(Mention(m.start(), m.end(), name) for m in re.finditer(re.escape(name), text))

    def of(kind, names, **more):
        return tuple(
            kind(name, at, salience=min(1.0, len(at) / 4), **more.get(name, {}))
            for name in names
            if (at := mentions(name))
        )

    dates = tuple(
        DateMention(at.start, at.end, at.surface, "DATE", first.isoformat(), first.isoformat(), first, last)
        for surface, (first, last) in DATES.items()
        for at in mentions(surface)
    )
    return Tags(
        people=of(Person, PEOPLE),
        places=of(Place, PLACES, **PLACES),
        organisations=of(Organisation, BODIES),
        dates=dates,
    )


STORIES = (
    article(
        "Women leave work for a day",
        "Most women of Iceland stayed away from work on 24 October 1975.\n\n"
        "In Reykjavík a square filled. Geir Hallgrímsson brought his children to the office.",
        "1975-10-25",
        publisher="Harbour Post",
        authors=("Jóna Ása",),
        section="Home",
    ),
    article(
        "Parliament passes a law on equal pay",
        "The Althing voted in the summer of 1976. Geir Hallgrímsson spoke in Reykjavík.",
        "1976-06-01",
        publisher="Harbour Post",
        standfirst="A first in the north",
        section="Home",
    ),
    article(
        "A teacher becomes president",
        "Vigdís Finnbogadóttir won in Reykjavík. The strike of 24 October 1975 had changed minds.",
        "1980-06-30T09:30",
        publisher="Harbour Post",
    ),
    article("Envoys meet", "The United Nations met in Baghdad and in Erbil in March 1976.", "1976-04"),
    article("Concert in the park", "فيروز sang in Baghdad, and the Althing sent flowers.", None),
    article(
        "حفل في الحديقة",
        "غنت فيروز في المساء.",
        "1976-07-04",
        language="ar",
        direction="rtl",
    ),
)


def site(articles=STORIES, code="en", **settings):
    """Return the site of some articles."""
    by_identifier = {found.identifier: found for found in articles}
    found = {key: tags(value) for key, value in by_identifier.items() if value.status == "published"}
    return Site(
        by_identifier,
        {key: value.dates for key, value in found.items()},
        resolve_archive(found),
        SiteSettings(**{"title": "Test Archive", "language": code, **settings}),
        read_language(THEME / "translations", code),
    )


def rendered(made, articles=STORIES):
    """Return every page and file of a site as text, by path."""
    environment = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(made.globals, policy=POLICY)
    texts = {found.identifier: found.text for found in articles}
    pages = {}
    for item in made.items():
        if isinstance(item, FilePart):
            pages[item.path] = pages.get(item.path, "") + item.text
            continue
        assert item.path not in pages, f"{item.path} is made twice"
        if isinstance(item, Page):
            body = "".join(
                f"<p>{html.escape(part)}</p>" for part in texts.get(item.article, "").split("\n\n")
            )
            shown = {**item.context, **item.derived(), "path": item.path, "root": item.root}
            pages[item.path] = environment.get_template(item.template).render(**shown, body=Markup(body))
            pages |= {path: make() for path, make in item.beside}
        else:
            pages[item.path] = "".join(item.chunks)
    return pages
