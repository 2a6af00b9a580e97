"""The dates that a page states to machines: JSON-LD, meta, microdata, scripts and address; weighs nothing."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from ...article.moment import Moment
from ..html.parse import Element
from ..metadata.head import Head, is_mere_page, texts
from .written import stated_moment

# Names of statements about dates. Those of publication, creation and change are endings without signs:
# dc.date.issued is read as dcdateissued; those that only say `date` are whole names.
_NAMES: dict[str, tuple[str, ...]] = {
    "published": (
        "publishedtime",
        "publisheddate",
        "publishedat",
        "publishedon",
        "datepublished",
        "publishdate",
        "publishtime",
        "publishedtimestamp",
        "publicationdate",
        "publicationtime",
        "articlepublished",
        "lastpublished",
        "firstpublished",
        "pubdate",
        "pubtime",
        "dateissued",
        "dctermsissued",
        "citationdate",
        "citationonlinedate",
        "sailthrudate",
        "daterelease",
        "displaydate",
        "dateposted",
        "postdate",
        "published",
    ),
    "dated": (
        "date",
        "dc.date",
        "dc:date",
        "dcterms.date",
        "dcterms:date",
        "timestamp",
    ),
    "created": (
        "datecreated",
        "created",
        "createdat",
        "creationdate",
    ),
    "modified": (
        "modifiedtime",
        "modifieddate",
        "datemodified",
        "updatedtime",
        "updatedat",
        "dateupdated",
        "dateupdate",
        "lastmod",
        "lastmodified",
        "modified",
        "articleupdated",
        "modificationdate",
        "moddate",
    ),
}
_SIGNS = re.compile(r"[^a-z]")
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_DATE_REVERSED = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])[-_.]?(0[1-9]|1[0-2])[-_.]?(20\d\d)(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")
_IN_SCRIPT = re.compile(
    r'"\w{0,20}(?:publish|publication|pubdate)\w{0,20}\\?"\s*:\s*\\?"(\d{4}-\d\d-\d\d[^"\\]{0,20})',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A moment and which statement tells it.

    It is of the kind `published`, or only `page` (a page of a site says when it was made, and need be no
    article), `dated`, `created` or `uploaded`.
    """

    moment: Moment
    kind: str
    source: str


def stated_dates(head: Head) -> list[StatedDate]:
    """Return what the page states of its publication, the most telling statement first."""
    nodes = [head.article] if head.article else head.nodes
    items = {
        name: [text for text, _ in head.items.get(name, ())] for name in ("datePublished", "dateCreated")
    }
    kind = "page" if is_mere_page(head.article) else "published"
    told = [
        (kind, "json-ld", [text for node in nodes for text in texts(node.get("datePublished"))]),
        ("published", "meta", _metas(head, "published")),
        ("published", "microdata", [*items["datePublished"], *head.metas.get("schema:datepublished", ())]),
        ("dated", "meta", [text for name in _NAMES["dated"] for text in head.metas.get(name, ())]),
        ("uploaded", "json-ld", [text for node in head.nodes for text in texts(node.get("uploadDate"))]),
        ("created", "json-ld", texts(head.article.get("dateCreated"))),
        ("created", "meta", _metas(head, "created")),
        ("created", "microdata", items["dateCreated"]),
    ]
    return [
        StatedDate(moment, kind, source)
        for kind, source, values in told
        if (moment := first_moment(values)) is not None
    ]


def stated_change(head: Head) -> Moment | None:
    """Return when the page says that it last changed."""
    items = (text for text, _ in head.items.get("dateModified", ()))
    return first_moment([*texts(head.article.get("dateModified")), *_metas(head, "modified"), *items])


def first_moment(values: list[str]) -> Moment | None:
    """Return the first of these texts that is a date."""
    return next((moment for text in values if (moment := stated_moment(text))), None)


def addressed_date(url: str) -> Moment | None:
    """Return the day that the path of an address names."""
    path = urlsplit(url).path
    try:
        if match := _URL_DATE.search(path):
            return Moment(f"{match[1]}-{match[3]}-{match[4]}")
        if match := _URL_DATE_REVERSED.search(path):
            return Moment(f"{match[3]}-{match[2]}-{match[1]}")
    except ValueError:
        return None
    return None


def addressed_month(url: str) -> Moment | None:
    """Return the month that the path of an address names."""
    match = _URL_MONTH.search(urlsplit(url).path)
    return Moment(f"{match[1]}-{match[2]}") if match else None


def scripted_date(root: Element) -> Moment | None:
    """Return the one day that the page's scripts name as a publication; None where they name several."""
    moments = [
        moment
        for script in root.iter("script")
        if "ld+json" not in (script.get("type") or "")
        for match in _IN_SCRIPT.finditer(script.text or "")
        if (moment := stated_moment(match[1]))
    ]
    return moments[0] if len({moment.date() for moment in moments}) == 1 else None


def _metas(head: Head, kind: str) -> list[str]:
    """Return the contents of the metas of a kind, in the order of its names in the list."""
    told = [(rank, name) for name in head.metas if (rank := _rank(name, kind)) is not None]
    return [text for _, name in sorted(told) for text in head.metas[name]]


@lru_cache(maxsize=4096)
def _rank(name: str, kind: str) -> int | None:
    """Return the place of a meta's name among the endings of a kind."""
    bare = _SIGNS.sub("", name.lower())
    return next((rank for rank, ending in enumerate(_NAMES[kind]) if bare.endswith(ending)), None)
