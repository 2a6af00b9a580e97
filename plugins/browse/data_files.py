"""The archive as data: articles, entities, places, Dublin Core records, and what describes them."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from ..article.fields import FIELDS, Field
from ..article.moment import Moment
from ..article.record import Article
from ..enrich.archive import Entity
from .frame import Frame
from .names import Name
from .page import File, Page
from .paths import DATA

# What is the archive's own business, or is not told from the outside.
_PRIVATE = {"not_tagged", "status", "doubts", "source", "confidence"}
_COLUMNS = tuple(field for field in FIELDS if field.name not in _PRIVATE)


def data_files(frame: Frame, articles: Mapping[str, Article]) -> Iterator[Page | File]:
    """Yield the page of the data files, then the files, each made while it is written."""
    yield _index(frame)
    yield File("data/archive.jsonl", _json_lines(frame, articles))
    yield File("data/archive.csv", _csv(frame, articles))
    yield File("data/entities.json", _entities(frame))
    yield File("data/places.geojson", _places(frame))
    yield from _records(frame, articles)
    yield File("datapackage.json", (_package(frame),))


def _index(frame: Frame) -> Page:
    say = frame.language.say
    files = [
        ("data/archive.jsonl", say("data_jsonl")),
        ("data/archive.csv", say("data_csv")),
        ("data/entities.json", say("data_entities")),
        ("data/places.geojson", say("data_places")),
        *((f"data/oai/{year}.xml", say("data_oai")) for year in frame.shelf.counted(4)),
        ("datapackage.json", say("data_package")),
        *((f"feed.{ending}", say("data_feed")) for ending in ("atom", "rss", "json")),
    ]
    return Page(DATA, "data.html", {"title": say("data"), "files": files})


def _values(article: Article) -> Iterator[tuple[Field, Any]]:
    for field in _COLUMNS:
        value: Any = article
        for part in field.attribute.split("."):
            value = getattr(value, part)
        yield field, str(value) if isinstance(value, Moment) else value


def _json_lines(frame: Frame, articles: Mapping[str, Article]) -> Iterator[str]:
    for card in frame.shelf.cards:
        article = articles[card.identifier]
        row = {field.name: value for field, value in _values(article) if value}
        row["path"] = card.path
        for kind in frame.names.of_kind:
            row[f"named_{kind}"] = [
                name.name for _, name in frame.names.in_article(card.identifier) if name.kind == kind
            ]
        row["text"] = article.text
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _csv(frame: Frame, articles: Mapping[str, Article]) -> Iterator[str]:
    yield _row([field.name for field in _COLUMNS] + ["path"])
    for card in frame.shelf.cards:
        cells = [
            "; ".join(value) if isinstance(value, tuple) else str(value or "")
            for _, value in _values(articles[card.identifier])
        ]
        yield _row([*map(_harmless, cells), card.path])


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _row(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()


def _entities(frame: Frame) -> Iterator[str]:
    yield "[\n"
    first = True
    for entity, name in _named(frame):
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
                found.article for found in entity.articles if found.article in frame.shelf.by_identifier
            ],
        }
        kept = {key: value for key, value in row.items() if value}
        yield ("" if first else ",\n") + json.dumps(kept, ensure_ascii=False)
        first = False
    yield "\n]\n"


def _named(frame: Frame) -> Iterator[tuple[Entity, Name]]:
    for kind, entities in frame.names.entities.items():
        for entity in entities:
            yield entity, frame.names.by_slug[kind, entity.slug]


def _places(frame: Frame) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": [\n'
    first = True
    for entity, name in _named(frame):
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
            },
        }
        yield ("" if first else ",\n") + json.dumps(feature, ensure_ascii=False)
        first = False
    yield "\n]}\n"


def _records(frame: Frame, articles: Mapping[str, Article]) -> Iterator[File]:
    """Yield the Dublin Core records of each year, in the schema that OAI-PMH harvesters know."""
    for year in frame.shelf.counted(4):
        yield File(f"data/oai/{year}.xml", _year_of_records(frame, articles, year))
    if frame.shelf.undated():
        yield File("data/oai/undated.xml", _year_of_records(frame, articles, ""))


def _year_of_records(frame: Frame, articles: Mapping[str, Article], year: str) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<records xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
    )
    for card in frame.shelf.within(year) if year else frame.shelf.undated():
        article = articles[card.identifier]
        yield "<oai_dc:dc><dc:type>Text</dc:type>"
        for field, value in _values(article):
            # 'modified' is a qualified term, which the simple set of fifteen elements lacks.
            if value and field.dublin_core and field.dublin_core != "modified":
                for one in value if isinstance(value, tuple) else (value,):
                    yield f"<dc:{field.dublin_core}>{escape(str(one), quote=False)}</dc:{field.dublin_core}>"
        yield "</oai_dc:dc>\n"
    yield "</records>\n"


def _package(frame: Frame) -> str:
    """Return the description of the data files after the Data Package specification (Frictionless)."""
    types = {"number": "number"}
    columns = [
        {"name": field.name, "type": types.get(field.type, "string"), "description": field.meaning}
        for field in _COLUMNS
    ]
    columns.append({"name": "path", "type": "string", "description": "Its page, below the site's folder."})
    package: dict[str, Any] = {
        "name": "archive",
        "title": frame.settings.title,
        "profile": "data-package",
        "resources": [
            {
                "name": "articles-table",
                "path": "data/archive.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": columns, "primaryKey": "id"},
            },
            _resource("articles", "data/archive.jsonl", "application/x-ndjson"),
            _resource("entities", "data/entities.json", "application/json"),
            _resource("places", "data/places.geojson", "application/geo+json"),
        ],
    }
    if frame.settings.base_url:
        package["homepage"] = frame.settings.base_url
    if frame.settings.licence_url:
        licence = {"path": frame.settings.licence_url, "title": frame.settings.licence}
        package["licenses"] = [licence]
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, path: str, mediatype: str) -> Mapping[str, str]:
    ending = path.rpartition(".")[2]
    return {"name": name, "path": path, "format": ending, "mediatype": mediatype, "encoding": "utf-8"}
