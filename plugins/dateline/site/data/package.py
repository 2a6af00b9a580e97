"""The description of the data files after the Data Package specification (Frictionless)."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ..site_context import SiteContext
from .columns import (
    ENTITY_COLUMNS,
    MONTH_COLUMNS,
    TABLE_COLUMNS,
    TABLES,
    Column,
    parquet_path,
)

_MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "json": "application/json",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
}
_KEYS = {"articles": "id", "articles-table": "id", "months": "month"}


def data_package(site: SiteContext) -> str:
    """Return `datapackage.json` of a site."""
    package: dict[str, Any] = {
        "name": "archive",
        "title": site.settings.title,
        "profile": "data-package",
        "resources": list(_resources(site)),
    }
    if site.settings.base_url:
        package["homepage"] = site.settings.base_url
    if site.settings.licence_url:
        licence = {"path": site.settings.licence_url, "title": site.settings.licence}
        package["licenses"] = [licence]
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resources(site: SiteContext) -> Iterator[dict[str, Any]]:
    yield _resource("articles-table", "data/archive.csv", TABLE_COLUMNS)
    yield _resource("months", "data/months.csv", MONTH_COLUMNS)
    names = {"data/archive.jsonl": "articles"}
    for path, columns in TABLES.items():
        name = names.get(path, path.removeprefix("data/").removesuffix(".jsonl"))
        yield _resource(name, path, columns)
        if site.settings.parquet:
            yield _resource(f"{name}-parquet", parquet_path(path), columns)
    yield _resource("entities", "data/entities.json", ENTITY_COLUMNS)
    yield _resource("places", "data/places.geojson", ())


def _resource(name: str, path: str, columns: Sequence[Column]) -> dict[str, Any]:
    """Return the description of a file; one without columns is no table."""
    ending = path.rpartition(".")[2]
    described: dict[str, Any] = {
        "name": name,
        "path": path,
        "format": ending,
        "mediatype": _MEDIA_TYPES[ending],
    }
    if ending != "parquet":
        described["encoding"] = "utf-8"
    if columns:
        fields = [
            {"name": column.name, "type": _type(column, ending), "description": column.meaning}
            for column in columns
        ]
        described |= {"profile": "tabular-data-resource", "schema": {"fields": fields}}
        if key := _KEYS.get(name.removesuffix("-parquet")):
            described["schema"]["primaryKey"] = key
    return described


def _type(column: Column, ending: str) -> str:
    """Return the type of a column; lists in Parquet are what frictionless has no name for."""
    return "any" if ending == "parquet" and column.type == "array" else column.type
