"""What the article's fields are: JSON-LD, Open Graph, meta, microdata, visible text and address vote."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from ..article.identity import canonical_url
from ..article.links import vetted
from ..article.moment import Moment
from ..article.normal import line
from .authors import authors_of
from .bylines import merged
from .dating import dates_of
from .head import Head, texts
from .languages import language_tag
from .leads import Place, standfirst_of
from .survey import Survey, words_of
from .titles import Candidate, elected, without_site

if TYPE_CHECKING:
    from collections.abc import Sequence

_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?!\d)")
_KICKER_LIMIT = 60  # characters


@dataclass(frozen=True, slots=True)
class Statements:
    """The fields of an article as the page states them, and how far its statements agree."""

    headline: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    agency: str = ""
    publisher: str = ""
    url: str = ""
    published: Moment | None = None
    modified: Moment | None = None
    language: str = ""
    section: str = ""
    subjects: tuple[str, ...] = ()
    description: str = ""  # the page's summary of itself
    body: str = ""  # the whole text, where the page states it
    doubts: tuple[str, ...] = ()


def read_statements(head: Head, found: Survey, place: Place, url: str | None) -> Statements:
    """Weigh what the page states.

    Args:
        head: the page's statements apart from its visible text.
        found: the survey of its elements, for the visible ones.
        place: where the headline and the chosen region are.
        url: the address it was fetched from, where known.
    """
    address = _url(head, url)
    top = place.top
    description = head.meta("og:description", "description", "twitter:description") or head.stated(
        "description"
    )
    publisher = _publisher(head, address)
    headline, agreement = _headline(head, found, top, publisher, address)
    authors, wire = authors_of(head, found, place, publisher)
    language = _language(head)
    dates = dates_of(head, found, place, address, language)
    doubts = [] if agreement >= 0.5 or not headline else ["the page states different headlines"]
    if dates.published is None:
        doubts.append("no date of publication was found")
    elif dates.contradicted:
        doubts.append(f"the page prints the date {dates.published} and states {dates.contradicted}")
    return Statements(
        headline=headline,
        standfirst=standfirst_of(found, place, headline, description),
        authors=authors,
        agency=wire,
        publisher=publisher,
        url=address,
        published=dates.published,
        modified=dates.modified,
        language=language,
        section=line(head.stated("articleSection") or head.meta("article:section", "og:section", "section")),
        subjects=_subjects(head),
        description=head.meta("og:description", "description", "twitter:description")
        or head.stated("description"),
        body=next((text for text in texts(head.article.get("articleBody")) if text), ""),
        doubts=tuple(doubts),
    )


def _url(head: Head, url: str | None) -> str:
    base = url or ""
    stated = [*head.links.get("canonical", ()), head.meta("og:url")]
    for candidate in (*stated, base):
        try:
            absolute = vetted(urljoin(base, candidate)) if candidate else None
            parts = urlsplit(absolute or "")
        except ValueError:
            continue
        # A canonical address that names the front page is a mistake of the site's template.
        if absolute and (len(parts.path) > 1 or parts.query or candidate == base):
            return canonical_url(absolute)
    return ""


def _publisher(head: Head, url: str) -> str:
    stated = texts(head.article.get("publisher"))
    named = [
        *stated,
        head.meta("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher"),
    ]
    organisations = [
        text
        for node in head.nodes
        if str(node.get("@type")) in {"Organization", "NewsMediaOrganization", "WebSite"}
        for text in texts(node.get("name"))
    ]
    return next((name for name in (*named, *organisations) if 1 < len(name) < 80 and "//" not in name), "")


def _headline(head: Head, found: Survey, top: int, publisher: str, url: str) -> tuple[str, float]:
    host = (urlsplit(url).hostname or "").rsplit(".", 1)[0]
    sites = [publisher, head.meta("og:site_name"), host, host.rsplit(".", 1)[-1]]
    visible = _visible_titles(found, top)
    stated = [
        ("json-ld", head.stated("headline", "name"), 1.0),
        ("og", head.meta("og:title"), 1.0),
        ("twitter", head.meta("twitter:title"), 0.5),
        (
            "meta",
            head.meta("dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title"),
            0.5,
        ),
        ("microdata", next((text for text, _ in head.items.get("headline", ()) if text), ""), 1.0),
        ("title", head.title, 0.8),
    ]
    others = [text for text, _ in visible]
    candidates = [Candidate(text, "visible", weight) for text, weight in visible if 3 < len(text) < 300]
    for source, text, weight in stated:
        if text:
            candidates.append(Candidate(without_site(text, sites, others), source, weight))
    return elected(candidates)


def _visible_titles(found: Survey, top: int) -> list[tuple[str, float]]:
    """Return the h1 headings, the one nearest to the region first, each with its weight."""
    numbers = [n for n, tag in enumerate(found.tags) if tag == "h1"]
    titles = [(number, words_of(found.elements[number])) for number in numbers]
    titles = [(number, text) for number, text in titles if text]
    ordered = sorted(titles, key=lambda one: abs(one[0] - top))
    return [(text, 1.6 if not place else 0.4) for place, (_, text) in enumerate(ordered[:4])]


def _language(head: Head) -> str:
    stated = [
        head.language,
        head.stated("inLanguage"),
        head.meta("og:locale", "content-language", "dc.language", "language"),
    ]
    return next((tag for one in stated if (tag := language_tag(one))), "")


def _subjects(head: Head) -> tuple[str, ...]:
    stated: Sequence[str] = (
        texts(head.article.get("keywords"))
        or head.metas.get("article:tag", [])
        or (head.metas.get("news_keywords", []) or head.metas.get("keywords", []))
    )
    parts = [part.strip() for text in stated for part in re.split(r"[,;]", text)]
    return merged(part for part in parts if 1 < len(part) < 60)[:30]
