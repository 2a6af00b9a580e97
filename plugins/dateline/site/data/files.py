"""The archive as data: articles, tags, paragraphs, months, entities, places, Dublin Core records."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from operator import attrgetter
from typing import Any, NamedTuple

from ...article.csv_cell import harmless_cell
from ...article.fields import Field
from ...article.moment import Moment
from ...article.passages import Passage
from ...article.record import Article
from ...enrich.entities.archive import Entity
from ...enrich.tags import DateMention
from ..article_summary import ArticleSummary
from ..entities import Name
from ..page import File, FilePart, Page
from ..paths import DATA
from ..site_context import NavLink, SiteContext
from .columns import (
    ARTICLE_COLUMNS,
    ARTICLE_FIELDS,
    ENTITY_COLUMNS,
    PARAGRAPH_COLUMNS,
    TABLES,
    TAG_COLUMNS,
    Column,
    parquet_path,
)
from .package import data_package
from .references import ReferenceFiles, reference

_json = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make an encoder for each value
_ATTRIBUTES = attrgetter(*(field.attribute for field in ARTICLE_FIELDS))
_JSONL, _CSV = "data/archive.jsonl", "data/archive.csv"
_TAGS, _PARAGRAPHS, _MONTHS = "data/tags.jsonl", "data/paragraphs.jsonl", "data/months.csv"
_RECORDS_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<records xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
)

Values = Sequence[tuple[Field, Any]]  # of the columns, in their order


class DataFile(NamedTuple):
    """A file of the archive as data."""

    path: str
    meaning: str  # what it holds, in words


def data_files(site: SiteContext) -> Iterator[Page | File]:
    """Yield the page of the data files, and those that are not made with the articles' pages."""
    yield _index(site)
    yield File("data/entities.json", _entities(site))
    yield File("data/places.geojson", _places(site))
    yield File("datapackage.json", (data_package(site),))


class Rows:
    """The files that hold rows of each article, made in one pass: JSON Lines, CSV, Dublin Core records.

    Args:
        site: what every page is made from.
        dates: what the articles' texts say of days, by identifier.
        words: of each article's text, by identifier.
    """

    def __init__(
        self, site: SiteContext, dates: Mapping[str, Sequence[DateMention]], words: Mapping[str, int]
    ) -> None:
        self._context = site
        self._dates = dates
        self._words = words
        self._months: dict[str, list[int]] = {}  # articles and words of each month of publication
        self._records = ""  # the file of records that is begun and not ended
        self._references = ReferenceFiles()

    def head(self) -> Iterator[FilePart]:
        """Yield what stands before all rows."""
        yield FilePart(_JSONL, "")
        yield FilePart(_CSV, _row([*(field.name for field in ARTICLE_FIELDS), "path"]))
        yield FilePart(_TAGS, "")
        yield FilePart(_PARAGRAPHS, "")
        yield FilePart(_MONTHS, _row(["month", "articles", "words"]))

    def before(self, card: ArticleSummary) -> Iterator[FilePart]:
        """Count an article, and yield what ends files and begins others before its rows.

        Articles come in order of publication.
        """
        month = self._months.setdefault(card.moment[:7], [0, 0])
        month[0] += 1
        month[1] += self._words[card.identifier]
        path = _records_path(card.moment[:4])
        if path != self._records:
            yield from self._end_records()
            yield FilePart(path, _RECORDS_HEAD)
            self._records = path
        yield from self._references.before(card)

    def of(self, article: Article, card: ArticleSummary, paragraphs: Sequence[Passage]) -> Iterator[FilePart]:
        """Yield an article's rows."""
        values = _values(article)
        yield FilePart(_JSONL, _json_line(self._context, article, card, values))
        yield FilePart(_CSV, _csv_row(card, values))
        yield FilePart(_TAGS, "".join(self._tags(card)))
        yield FilePart(_PARAGRAPHS, "".join(_paragraph_lines(article.identifier, paragraphs)))
        yield FilePart(_records_path(card.moment[:4]), _record(values))
        yield reference(article, card)

    def foot(self) -> Iterator[FilePart]:
        """Yield what stands after all rows."""
        yield from self._end_records()
        yield from self._references.foot()
        for month, counts in self._months.items():
            yield FilePart(_MONTHS, _row([month, *map(str, counts)]))

    def _end_records(self) -> Iterator[FilePart]:
        if self._records:
            yield FilePart(self._records, "</records>\n")

    def _tags(self, card: ArticleSummary) -> Iterator[str]:
        """Yield a line for each mention of a name and of a date; offsets are code points into the text."""
        for found, name in self._context.names.in_article(card.identifier):
            for mention in found.mentions:
                row: dict[str, Any] = {"article": card.identifier, "kind": name.kind, "name": name.name}
                row |= {"slug": name.slug, "start": mention.start, "end": mention.end}
                yield _line(row | {"words": mention.surface, "confidence": mention.confidence}, TAG_COLUMNS)
        for date in self._dates.get(card.identifier, ()):
            row = {"article": card.identifier, "kind": "dates", "value": date.value, "edtf": date.edtf}
            row |= {"first": date.first and str(date.first), "last": date.last and str(date.last)}
            yield _line(row | {"start": date.start, "end": date.end, "words": date.surface}, TAG_COLUMNS)


def _index(site: SiteContext) -> Page:
    say = site.language.say
    parquet = TABLES if site.settings.parquet else ()
    files = [
        DataFile(_JSONL, say("data_jsonl")),
        DataFile(_CSV, say("data_csv")),
        DataFile(_TAGS, say("data_tags")),
        DataFile(_PARAGRAPHS, say("data_paragraphs")),
        DataFile(_MONTHS, say("data_months")),
        DataFile("data/entities.json", say("data_entities")),
        DataFile("data/places.geojson", say("data_places")),
        *(
            DataFile(parquet_path(path), say("data_parquet", file=path.removeprefix("data/")))
            for path in parquet
        ),
        DataFile("datapackage.json", say("data_package")),
        *(DataFile(f"feed.{ending}", say("data_feed")) for ending in ("atom", "rss", "json")),
    ]
    records = [NavLink(_records_path(year), year) for year in site.timeline.counted(4)]
    if site.timeline.undated():
        records.append(NavLink(_records_path(""), say("undated")))
    return Page(DATA, "data.html", {"title": say("data"), "files": files, "records": records})


def _values(article: Article) -> Values:
    found = []
    for field, value in zip(ARTICLE_FIELDS, _ATTRIBUTES(article), strict=True):
        found.append((field, str(value) if isinstance(value, Moment) else value))
    return found


def _json_line(site: SiteContext, article: Article, card: ArticleSummary, values: Values) -> str:
    row: dict[str, Any] = {field.name: value for field, value in values}
    row["path"] = card.path
    named = [name for _, name in site.names.in_article(card.identifier)]
    for kind in site.names.of_kind:
        row[f"named_{kind}"] = [name.name for name in named if name.kind == kind]
    row["text"] = article.text
    return _line(row, ARTICLE_COLUMNS)


def _paragraph_lines(article: str, paragraphs: Sequence[Passage]) -> Iterator[str]:
    for found in paragraphs:
        row = {"article": article, "id": found.identifier, "start": found.start}
        yield _line(row | {"end": found.end, "text": found.text}, PARAGRAPH_COLUMNS)


def _csv_row(card: ArticleSummary, values: Values) -> str:
    cells = ["; ".join(value) if isinstance(value, tuple) else str(value or "") for _, value in values]
    return _row([*map(harmless_cell, cells), card.path])


def _record(values: Values) -> str:
    """Return an article in Dublin Core, in the schema that OAI-PMH harvesters know."""
    parts = ["<oai_dc:dc><dc:type>Text</dc:type>"]
    for field, value in values:
        # 'modified' is a qualified term, which the simple set of fifteen elements lacks.
        if value and field.dublin_core and field.dublin_core != "modified":
            parts += (
                f"<dc:{field.dublin_core}>{escape(str(one), quote=False)}</dc:{field.dublin_core}>"
                for one in (value if isinstance(value, tuple) else (value,))
            )
    return "".join([*parts, "</oai_dc:dc>\n"])


def _records_path(year: str) -> str:
    return f"data/oai/{year or 'undated'}.xml"


def _line(row: Mapping[str, Any], columns: Sequence[Column]) -> str:
    return _object(row, columns) + "\n"


def _object(row: Mapping[str, Any], columns: Sequence[Column]) -> str:
    """Return a row as JSON: every object of a file has all keys in one order, so that it reads as a table."""
    values = {column.name: row.get(column.name) for column in columns}
    return _json({name: None if value == "" else value for name, value in values.items()})


def _row(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()


def _entities(site: SiteContext) -> Iterator[str]:
    yield "[\n"
    first = True
    for entity, name in _named(site):
        row = {
            "kind": entity.kind,
            "slug": entity.slug,
            "name": entity.name,
            "names": entity.names[1:],
            "identifiers": dict(entity.ids),
            "coordinates": entity.coordinates,
            "first": name.first,
            "last": name.last,
            "path": name.path,
            "articles": [
                found.article for found in entity.articles if found.article in site.timeline.by_identifier
            ],
        }
        yield ("" if first else ",\n") + _object(row, ENTITY_COLUMNS)
        first = False
    yield "\n]\n"


def _named(site: SiteContext) -> Iterator[tuple[Entity, Name]]:
    for kind, entities in site.names.entities.items():
        for entity in entities:
            yield entity, site.names.by_slug[kind, entity.slug]


def _places(site: SiteContext) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": [\n'
    first = True
    for entity, name in _named(site):
        if entity.coordinates is None:
            continue
        latitude, longitude = entity.coordinates
        feature = {
            "type": "Feature",
            "id": entity.slug,
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": {
                "name": entity.name,
                "articles": name.total,
                "identifiers": dict(entity.ids),
                "path": name.path,
                **({"uncertainty_km": entity.uncertainty} if entity.uncertainty is not None else {}),
            },
        }
        yield ("" if first else ",\n") + _json(feature)
        first = False
    yield "\n]}\n"
