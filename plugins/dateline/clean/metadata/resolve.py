"""What the article's fields are: JSON-LD, Open Graph, meta, microdata, visible text and address vote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from ...article.identity import canonical_url
from ...article.links import vetted
from ...article.moment import Moment
from ...article.normal_inlines import clean_line
from ...article.warnings import CleaningWarning, warning
from ..authors.names import merged
from ..authors.resolve import authors_of
from ..dates.resolve import dates_of
from ..html.dom_stats import DomStats, words_of
from ..html.page_layout import PageLayout
from .head import Head, texts
from .headline import Headline, headline_of, names_site, visible_headline
from .language import language_tag
from .standfirst import standfirst_of
from .titles import Candidate, elected, is_site_name, spelled_as_stated, title_key, without_site

_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:(?:©|\(c\))\s*)?(?:\d{4}\s*(?:[-–]\s*\d{4}\s*)?)(?:by\s+)?(?P<name>[^.,"
    r"|·\d]{3,50}?)\s*(?:[.,|·]|all rights|$)",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"^www\d?\.|(?:\.(?:com?|org|net|ac|gov|edu|or|ne|gob|gouv))?\.[^.]+$")
# What programs call a page without a title.
_UNTITLED = frozenset(
    ("unknown", "untitled", "untitled document", "untitled page", "no title", "new page 1", "document")
)
_MOST = 10_000  # elements at the end of a page that may hold its line of rights
_SHOWN = 4.0  # the weight of the visible headline: what readers saw
_UNRELATED = 0.7  # the same, of one that shares no word with a stated title
_LESSER = 1.0  # the same, of a lesser heading, where all titles agree on other words
# Of the votes; of the headlines with fewer, four in ten are wrong, of all others one in thirteen.
_AGREED = 0.6


@dataclass(frozen=True, slots=True)
class Statements:
    """The fields of an article as the page states them, and how far its statements agree."""

    headline: str = ""
    kicker: str = ""
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
    warnings: tuple[CleaningWarning, ...] = ()


def read_statements(head: Head, found: DomStats, layout: PageLayout, url: str | None) -> Statements:
    """Weigh what the page states.

    Args:
        head: the page's statements apart from its visible text.
        found: the statistics of its elements, for the visible ones.
        layout: where the headline and the chosen region are.
        url: the address it was fetched from, where known.
    """
    address = _url(head, url)
    description = head.meta("og:description", "description", "twitter:description") or head.stated(
        "description"
    )
    publisher = _publisher(head) or _rights_holder(found)
    shown, unsure = _headline(head, found, layout, site_names(head, publisher, address))
    headline = shown.text
    authors, wire = authors_of(head, found, layout, publisher)
    language = _language(head)
    dates = dates_of(head, found, layout, address, language)
    return Statements(
        headline=headline,
        kicker=shown.kicker,
        standfirst=standfirst_of(found, layout, headline, description),
        authors=authors,
        agency=wire,
        publisher=publisher,
        url=address,
        published=dates.published,
        modified=dates.modified,
        language=language,
        section=clean_line(
            head.stated("articleSection")
            or head.meta("article:section", "og:section", "section")
            or next((text for text, _ in head.items.get("articleSection", ()) if text), "")
        ),
        subjects=_subjects(head),
        description=head.meta("og:description", "description", "twitter:description")
        or head.stated("description"),
        warnings=(*unsure, *dates.warnings),
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


def _publisher(head: Head) -> str:
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


def _rights_holder(found: DomStats) -> str:
    """Return whom the last line of rights on the page names."""
    last = len(found.elements) - 1
    for number in range(last, max(last - _MOST, -1), -1):
        if not 5 < found.own[number] < 200 or found.text[number] + found.links[number] > 1000:
            continue
        parent = found.parents[number]
        if found.inline[number] and parent >= 0 and found.inline[parent]:
            continue  # its words are those of the one around it
        if match := _HOLDER.search(words_of(found.elements[number])):
            return match["name"].strip()
    return ""


def site_names(head: Head, publisher: str, url: str) -> list[str]:
    """Return the names by which a page's site may stand in its title."""
    host = _DOMAIN.sub("", urlsplit(url).hostname or "")
    return [
        publisher,
        head.meta("og:site_name"),
        head.meta("application-name"),
        host,
        host.rsplit(".", 1)[-1],
        urlsplit(url).hostname or "",
    ]


def find_headline(head: Head, found: DomStats, url: str | None) -> int:
    """Return the number of the heading that is the page's headline, -1 where there is none.

    Args:
        head: the page's statements.
        found: the statistics of its elements.
        url: the address it was fetched from, where known.
    """
    titles = [title for _, title, _ in stated_titles(head)]
    return visible_headline(found, titles, site_names(head, _publisher(head), _url(head, url)))


def stated_titles(head: Head) -> list[tuple[str, str, float]]:
    """Return (source, title, weight) of each title that the page states."""
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
    return [one for one in stated if one[1] and title_key(one[1]) not in _UNTITLED]


def _headline(
    head: Head, found: DomStats, layout: PageLayout, sites: Sequence[str]
) -> tuple[Headline, tuple[CleaningWarning, ...]]:
    """Return the headline, and a warning where the page's titles do not agree on it."""
    headings = [found.elements[n] for n, tag in enumerate(found.tags) if tag in {"h1", "h2", "h3"}][:30]
    headings = [found.elements[layout.anchor], *headings] if layout.anchor >= 0 else headings
    near = [words_of(heading) for heading in headings if not names_site(heading)]
    stated = stated_titles(head)
    agreed = {title_key(text) for _, text, _ in stated}
    is_agreed = len(stated) > 1 and len(agreed) == 1 and agreed <= {title_key(text) for text in near}
    candidates = [
        Candidate(clean_line(text) if is_agreed else without_site(text, sites, near), source, weight)
        for source, text, weight in stated
    ]
    titles = [candidate.text for candidate in candidates]
    shown = Headline("")
    if layout.anchor >= 0:
        shown = headline_of(found, layout.anchor, titles)
        shown = Headline(spelled_as_stated(shown.text, titles), shown.kicker)
        if 1 < len(shown.text) < 300:
            weight = _visible_weight(found.tags[layout.anchor], shown.text, titles)
            if found.tags[layout.anchor] == "h1" and not is_site_name(shown.text, sites):
                candidates = [one for one in candidates if not is_site_name(one.text, sites)]
            candidates.insert(0, Candidate(shown.text, "visible", weight))
    text, agreement = elected(candidates)
    other = next((one.text for one in candidates if title_key(one.text) != title_key(text)), "")
    unsure = (warning("headlines-differ", repr(other)),) if text and agreement < _AGREED else ()
    return Headline(text, shown.kicker if text == shown.text else ""), unsure


def _visible_weight(tag: str, shown: str, titles: Sequence[str]) -> float:
    """Return how much the visible headline counts: little where the titles agree on quite another."""
    key, keys = title_key(shown), {title_key(title) for title in titles}
    if titles and not any(set(key.split()) & set(stated.split()) for stated in keys):
        return _UNRELATED
    is_lesser = tag == "h2" and len(keys) == 1 and not any(stated.startswith(key) for stated in keys)
    return _LESSER if is_lesser else _SHOWN


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
        or [text for text, _ in head.items.get("keywords", ())]
    )
    parts = [part.strip() for text in stated for part in re.split(r"[,;]", text)]
    return merged(part for part in parts if 1 < len(part) < 60)[:30]
