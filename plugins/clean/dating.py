"""When an article was published and last changed: what the page states, prints and has in its address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..article.moment import Moment
from .head import Head, texts
from .leads import Place, visible
from .printed_dates import printed_dates, stated_moment
from .survey import Survey, words_of

_PUBLISHED_METAS = (
    "article:published_time og:article:published_time og:published_time published_time article.published date"
    " dc.date dc.date.issued dc.date.created dcterms.created dcterms.date dcterms.issued pubdate publishdate"
    " publish-date publish_date publication_date parsely-pub-date sailthru.date citation_publication_date"
    " citation_online_date cxenseparse:recs:publishtime date.release datepublished last-published bt:pubdate"
    " article.created rnews:datepublished shareaholic:article_published_time displaydate"
).split()
_MODIFIED_METAS = (
    "article:modified_time og:updated_time og:article:modified_time dcterms.modified dc.date.modified lastmod"
    " last-modified datemodified article.updated shareaholic:article_modified_time"
).split()
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_DATE_REVERSED = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])[-_.]?(0[1-9]|1[0-2])[-_.]?(20\d\d)(?!\d)")
_UPDATED = re.compile(
    r"updated|modified|last (?:change|edit)|aktualisiert|geändert|zuletzt|mis à jour|modifié|actualizado|modificado"  # noqa: E501
    r"|atualizado|aggiornato|bijgewerkt|zaktualizowano|обновлено|تحديث|uppdaterad|opdateret|oppdatert|päivitetty",
    re.IGNORECASE,
)
_LONGEST = 160  # characters of a line that dates its page
_BEFORE, _AFTER = 45, 60  # elements before and after the headline that may hold the line
_MONTH_FIRST = re.compile(r"en(?:-US)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dates:
    """The two dates of an article, and a stated one that its printed one contradicts."""

    published: Moment | None = None
    modified: Moment | None = None
    contradicted: Moment | None = None  # what the page states, where it prints another day


def dates_of(head: Head, found: Survey, place: Place, url: str, language: str) -> Dates:
    """Return when the article was published and changed, each as precise as its best source."""
    day_first = None if not language or _MONTH_FIRST.fullmatch(language) else True
    stated = _first(_published(head))
    modified = _first(_modified(head))
    printed, printed_update, strong = _printed(found, place, day_first)
    addressed = _addressed(url)
    if stated is None:
        published = printed or addressed or _only(found, place, day_first) or _opening(found, place)
        return Dates(published, modified or printed_update)
    local = printed or addressed
    if local and stated.zone == "Z" and _apart(stated, local) == 1:
        # The page tells the day of its own town, the statement that of Greenwich.
        return Dates(
            Moment(local.value[:10]) if len(local.value) == 10 else local, modified or printed_update
        )
    if printed and _apart(stated, printed) and (strong or (modified and not _apart(printed, modified))):
        # What a page tells its readers is kept up, what it tells machines often is not.
        return Dates(printed, modified or printed_update, contradicted=stated)
    return Dates(stated, modified or printed_update)


def _first(values: Iterator[str]) -> Moment | None:
    return next((moment for text in values if (moment := stated_moment(text))), None)


def _published(head: Head) -> Iterator[str]:
    yield from texts(head.article.get("datePublished"))
    for node in head.nodes:
        yield from texts(node.get("datePublished")) if not head.article else ()
    for name in _PUBLISHED_METAS[:4]:
        yield from head.metas.get(name, ())
    yield from (text for text, _ in head.items.get("datePublished", ()))
    yield from head.metas.get("schema:datepublished", ())
    for name in _PUBLISHED_METAS[4:]:
        yield from head.metas.get(name, ())
    yield from texts(head.article.get("dateCreated"))
    yield from (text for text, _ in head.items.get("dateCreated", ()))
    yield from head.metas.get("schema:datecreated", ())
    yield from (text for node in head.nodes for text in texts(node.get("uploadDate")))


def _modified(head: Head) -> Iterator[str]:
    yield from texts(head.article.get("dateModified"))
    for name in _MODIFIED_METAS:
        yield from head.metas.get(name, ())
    yield from (text for text, _ in head.items.get("dateModified", ()))


def _apart(one: Moment, other: Moment) -> int:
    """Return the days between two moments."""
    return abs((one.date() - other.date()).days)


def _printed(
    found: Survey,
    place: Place,
    day_first: bool | None,  # noqa: FBT001
) -> tuple[Moment | None, Moment | None, bool]:
    """Return (published, modified) of the dated lines nearest to the headline, and whether the first is marked.

    Lines below the headline go before those above it, elements that are made for dates before others.
    """  # noqa: E501
    published: list[tuple[float, Moment, bool]] = []
    updated: list[tuple[float, Moment, bool]] = []
    for number in visible(found, place):
        distance = number - place.anchor if place.anchor >= 0 else number - place.top
        if not -_BEFORE <= distance <= max(_AFTER, place.top - place.anchor + 12):
            continue
        for moment, is_update in _of_element(found, number, day_first):
            cost = distance if distance >= 0 else -1.5 * distance + 5
            marked = found.tags[number] == "time" or found.roles[number] == "dated"
            (updated if is_update else published).append((cost - 20 * marked, moment, marked))
    first = min(published, key=lambda one: one[0], default=(0.0, None, False))
    last = min(updated, key=lambda one: one[0], default=(0.0, None, False))
    return first[1], last[1], first[2]


def _of_element(found: Survey, number: int, day_first: bool | None) -> Iterator[tuple[Moment, bool]]:  # noqa: FBT001
    """Yield the dates that an element is made for: (moment, is of a change)."""
    element = found.elements[number]
    stated = element.get("datetime") or ""
    if found.tags[number] == "time" and (moment := stated_moment(stated)):
        above = found.elements[found.parents[number]] if found.parents[number] >= 0 else element
        around = words_of(above)[:_LONGEST] + (element.get("class") or "") + (element.get("itemprop") or "")
        yield (
            moment,
            bool(_UPDATED.search(around.split(words_of(element))[0] if words_of(element) else around)),
        )
        return
    length = found.own[number] + found.own_links[number]
    dated = found.roles[number] in {"dated", "byline"}
    if not 6 <= length <= _LONGEST:
        return
    text = words_of(element)
    if len(text) > _LONGEST:
        return
    room = 12 if found.inline[number] else 60  # characters that may stand beside the date
    for one in printed_dates(text, day_first=day_first, short_years=dated or len(text) < 20):
        if dated or len(text) - (one.end - one.start) < room:
            yield one.moment, bool(_UPDATED.search(text[: one.start].rsplit("|", 1)[-1][-30:]))


def _only(found: Survey, place: Place, day_first: bool | None) -> Moment | None:  # noqa: FBT001
    """Return the one day that a page's dated lines tell, wherever they stand; None where they tell several."""  # noqa: E501
    moments = [
        moment for number in visible(found, place) for moment, _ in _of_element(found, number, day_first)
    ]
    return moments[0] if len({moment.date() for moment in moments}) == 1 else None


def _opening(found: Survey, place: Place) -> Moment | None:
    """Return the date that the body begins with, as press releases do."""
    for number in range(place.top, found.ends[place.top]):
        if found.own[number] > 40:
            start = words_of(found.elements[number])[:40]
            return next((one.moment for one in printed_dates(start) if one.start <= 3), None)
    return None


def _addressed(url: str) -> Moment | None:
    path = urlsplit(url).path
    try:
        if match := _URL_DATE.search(path):
            return Moment(f"{match[1]}-{match[3]}-{match[4]}")
        if match := _URL_DATE_REVERSED.search(path):
            return Moment(f"{match[3]}-{match[2]}-{match[1]}")
    except ValueError:
        return None
    return None
