"""Who says what of an article's fields: statements of a source beside the values chosen; weighs none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...article.identity import canonical_url
from ...article.moment import Moment
from ...article.record import Article
from ..api import is_html
from ..dates.written import printed_dates, stated_moment
from ..decode import decode
from ..html.dom_stats import DomStats, dom_stats, words_of
from ..html.parse import Element, parse
from ..plain_text.article import line_roles
from .head import Head, read_head, texts
from .headline import headline_of
from .language import language_tag
from .resolve import find_headline, stated_titles
from .titles import title_key

# Field → what JSON-LD, meta and microdata call it. The first word of a meta's name tells whose it is.
_LINKED = {
    "standfirst": ("description",),
    "authors": ("author", "creator"),
    "publisher": ("publisher",),
    "url": ("url", "mainEntityOfPage"),
    "published": ("datePublished",),
    "modified": ("dateModified",),
    "language": ("inLanguage",),
    "section": ("articleSection",),
    "subjects": ("keywords",),
}
_METAS = {
    "standfirst": ("og:description", "description", "twitter:description"),
    "authors": ("author", "article:author", "dc.creator", "parsely-author"),
    "publisher": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url",),
    "published": (
        "article:published_time",
        "date",
        "dc.date",
        "dcterms.created",
        "pubdate",
        "parsely-pub-date",
    ),
    "modified": ("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified"),
    "language": ("og:locale", "content-language", "dc.language"),
    "section": ("article:section", "og:section", "section"),
    "subjects": ("article:tag", "news_keywords", "keywords"),
}
_ITEMS = {
    "headline": "headline",
    "authors": "author",
    "published": "datePublished",
    "modified": "dateModified",
    "publisher": "publisher",
    "section": "articleSection",
    "subjects": "keywords",
}
_PRINTED = frozenset(("kicker", "standfirst", "authors", "agency", "publisher", "dateline"))
_DATE = "date"  # field of a printed date of which nobody says what happened then
_NEAR = 60  # elements around the headline among which its dates are printed
_LONGEST = 160  # characters of a line that dates its page
_LINES = {  # roles of a dump's lines
    "headline": "headline", "standfirst": "standfirst", "byline": "authors", "publisher": "publisher",
    "published": "published", "updated": "modified", "dateline": "dateline", "section": "section",
    "subjects": "subjects", "address": "url", "kicker": "kicker",
}  # fmt: skip
_TITLES = {
    "json-ld": "JSON-LD",
    "og": "og:title",
    "twitter": "twitter:title",
    "meta": "meta title",
    "title": "title",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """What one place of a source says of one field."""

    field: str
    place: str  # JSON-LD, og:title, microdata, page, …
    value: str


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """A field's value, the places that say the same, and what others say."""

    field: str
    value: str
    agreeing: tuple[str, ...]
    others: tuple[Statement, ...]

    @property
    def confidence(self) -> float:
        """Return the share of the places that agree; a value that none states, only the text, has a half."""
        places = {*self.agreeing, *(one.place for one in self.others)}
        return round(len(self.agreeing) / len(places), 2) if places else 0.5


def field_evidence(article: Article, source: bytes | str) -> tuple[FieldEvidence, ...]:
    """Return every field of an article that has a value, with who says so and who says otherwise.

    Args:
        article: as it was cleaned, or as a person has edited it since.
        source: the page or the dump that it was cleaned from.
    """
    text = source if isinstance(source, str) else decode(source).text
    root = parse(text) if is_html(text) else None
    statements, words = _of_page(root, article.url) if root is not None else _of_dump(text)
    return tuple(_evidence_of(article, field, value, statements, words) for field, value in _values(article))


def _of_dump(text: str) -> tuple[list[Statement], str]:
    found: list[Statement] = []
    for role, line in line_roles(text):
        if role in _LINES:
            found.append(Statement(_LINES[role], "its line", line))
        if any(True for _ in printed_dates(line)):
            found.append(Statement(_DATE, "its line", line))
    return found, title_key(text)


def _of_page(root: Element, url: str) -> tuple[list[Statement], str]:
    """Return all that a page states, and its visible words."""
    head = read_head(root)
    found = [*_titles(head), *_stated(head)]
    shown = dom_stats(root)
    titles = [title for _, title, _ in stated_titles(head)]
    anchor = find_headline(head, shown, url) if shown.elements else -1
    if anchor >= 0:
        found.append(Statement("headline", "page", headline_of(shown, anchor, titles).text))
        found += _dated(shown, anchor)
    return list(dict.fromkeys(filter(_says_something, found))), title_key(words_of(root))


def _says_something(one: Statement) -> bool:
    """Return whether a statement is one: many a stated date is none, many an author an address."""
    if one.field in {"published", "modified"}:
        return bool(_moments(one.value))
    return bool(one.value) and not (one.field == "authors" and "//" in one.value)


def _dated(shown: DomStats, anchor: int) -> Iterator[Statement]:
    """Yield the dates that are printed near the headline."""
    for number in range(max(0, anchor - _NEAR), min(len(shown.elements), anchor + _NEAR)):
        element = shown.elements[number]
        marked = shown.tags[number] == "time" or shown.roles[number] in {"dated", "byline"}
        if not marked and not 6 <= shown.own[number] <= _LONGEST:
            continue
        words = (element.get("datetime") if marked else "") or words_of(element)
        if len(words) <= _LONGEST and (stated_moment(words) or any(True for _ in printed_dates(words))):
            fields = ("published", "modified") if marked else (_DATE,)
            yield from (Statement(field, "page", words) for field in fields)


def _evidence_of(
    article: Article, field: str, value: str, statements: list[Statement], words: str
) -> FieldEvidence:
    said = [one for one in statements if one.field == field]
    agreeing = [one for one in said if _agrees(field, value, one.value)]
    places = [one.place for one in agreeing]
    others = [one for one in said if one not in agreeing]
    if field in {"published", "modified"}:
        places += (one.place for one in statements if one.field == _DATE and _agrees(field, value, one.value))
        # A page that prints this date prints others too; and a line may tell the other of the two.
        dates = [moment for moment in (article.published, article.modified) if moment]
        quiet = {"page", "its line"}
        others = [
            one
            for one in others
            if one.place not in quiet or not (one.place in places or _tells_any(one.value, dates))
        ]
    if field in _PRINTED and all(f" {title_key(one)} " in f" {words} " for one in value.split(", ")):
        places.append("its line" if "its line" in places else "page")
    return FieldEvidence(field, value, tuple(dict.fromkeys(places)), tuple(others))


def _titles(head: Head) -> Iterator[Statement]:
    for place, title, _ in stated_titles(head):
        yield Statement("headline", _TITLES.get(place, place), title)


def _stated(head: Head) -> Iterator[Statement]:
    for field, names in _LINKED.items():
        values = [value for name in names for value in texts(head.article.get(name))]
        if values:
            yield Statement(field, "JSON-LD", ", ".join(dict.fromkeys(values)))
    for field, names in _METAS.items():
        for name in names:
            if values := head.metas.get(name, []):
                yield Statement(field, name, ", ".join(dict.fromkeys(values)))
    for field, name in _ITEMS.items():
        for value, _ in head.items.get(name, ())[:3]:
            yield Statement(field, "microdata", value)
    for address in head.links.get("canonical", ()):
        yield Statement("url", "canonical link", address)
    yield Statement("language", "html lang", head.language)


def _values(article: Article) -> Iterator[tuple[str, str]]:
    yield "headline", article.headline
    for field in ("kicker", "standfirst"):
        if value := getattr(article, field):
            yield field, value
    if article.authors:
        yield "authors", ", ".join(article.authors)
    for field in ("agency", "publisher", "url"):
        if value := getattr(article, field):
            yield field, value
    for field in ("published", "modified"):
        if moment := getattr(article, field):
            yield field, str(moment)
    yield "language", article.language
    for field in ("section", "dateline"):
        if value := getattr(article, field):
            yield field, value
    if article.given.subjects:
        yield "subjects", ", ".join(article.given.subjects)


def _agrees(field: str, value: str, said: str) -> bool:
    match field:
        case "published" | "modified":
            return _tells_any(said, [Moment.parse(value)])
        case "language":
            return (language_tag(said) or said).split("-")[0].lower() == value.partition("-")[0].lower()
        case "url":
            return _same_address(value, said)
        case "authors" | "subjects":
            told, named = title_key(said), [title_key(one) for one in value.split(", ")]
            return any(one in told or (told and told in one) for one in named)
    one, other = title_key(value), title_key(said)
    return bool(other) and (one in other or other in one)


def _moments(said: str) -> list[Moment]:
    stated = stated_moment(said)
    return [*([stated] if stated else []), *(one.moment for one in printed_dates(said))]


def _tells_any(said: str, dates: Iterable[Moment]) -> bool:
    return any(_same_day(moment, date) for moment in _moments(said) for date in dates)


def _same_day(said: Moment, date: Moment) -> bool:
    """Return whether a statement tells a date, be it by the day of another zone."""
    apart = abs((said.date() - date.date()).days)
    return said.value.startswith(date.value) or apart <= (said.zone is not None)


def _same_address(one: str, other: str) -> bool:
    try:
        return canonical_url(one) == canonical_url(other)
    except ValueError:
        return False
