"""What a built site says to machines: schema.org in its pages, and the data package, held to their rules."""

import csv
import json
import re

import pytest
from lxml import html

from tests.built_site.kinds import html_pages

# schema.org 29: the properties that we use, each with the types that its page there names.
_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TEXT = re.compile(r"(?s).+")
THING = {"name": _TEXT, "alternateName": [_TEXT], "sameAs": [_ADDRESS], "url": _ADDRESS}
TYPES = {
    "Person": {**THING, "jobTitle": [_TEXT]},
    "Organization": THING,
    "Place": {**THING, "geo": {"GeoCoordinates"}},
    "GeoCoordinates": {"latitude": 90, "longitude": 180},
    "NewsArticle": {
        "headline": _TEXT,
        "description": _TEXT,
        "author": [{"Person"}],
        "publisher": {"Organization"},
        "url": _ADDRESS,
        "datePublished": _MOMENT,
        "dateModified": _MOMENT,
        "inLanguage": _LANGUAGE,
        "articleSection": _TEXT,
        "dateline": _TEXT,
        "keywords": [_TEXT],
        "identifier": _TEXT,
        "license": _ADDRESS,
        "mainEntityOfPage": _ADDRESS,
        "mentions": [{"Person", "Place", "Organization"}],
    },
}
DEMANDED = {"NewsArticle": {"headline", "identifier", "inLanguage"}}


def wrong(value, wanted, where):
    """Yield what in a value is not as schema.org wants it."""
    if isinstance(wanted, list):
        if not isinstance(value, list) or not value:
            yield f"{where}: {value!r} is no list of things"
        else:
            for one in value:
                yield from wrong(one, wanted[0], where)
    elif isinstance(wanted, set):
        yield from wrong_item(value, wanted, where)
    elif isinstance(wanted, int):
        if not isinstance(value, int | float) or abs(value) > wanted:
            yield f"{where}: {value!r} is no angle"
    elif not isinstance(value, str) or not wanted.fullmatch(value):
        yield f"{where}: {value!r}"


def wrong_item(item, kinds, where):
    """Yield what in an item of one of some types is wrong."""
    kind = item.get("@type")
    if kind not in kinds:
        yield f"{where}: {kind} is none of {kinds}"
        return
    for missing in DEMANDED.get(kind, {"name"} & TYPES[kind].keys()) - item.keys():
        yield f"{where}: {kind} lacks {missing}"
    for key, value in item.items():
        if not key.startswith("@"):
            if key in TYPES[kind]:
                yield from wrong(value, TYPES[kind][key], f"{where}: {kind}.{key}")
            else:
                yield f"{where}: {kind} has no property {key}"


def test_every_item_of_schema_org_is_one(crowded):
    """Articles, people, places and organisations have the properties of their types, and values that fit."""
    site, found, count = crowded("en"), [], 0
    for path in html_pages(site):
        for text in html.fromstring((site / path).read_bytes()).xpath(
            "//script[@type='application/ld+json']/text()"
        ):
            item = json.loads(text)
            count += 1
            found += wrong_item(item, {"NewsArticle", "Person", "Place", "Organization"}, path)
            found += [] if item["@context"] == "https://schema.org" else [path]
    assert count > 900
    assert found == []


@pytest.fixture(scope="module")
def package(crowded):
    """The site and the description of its data."""
    site = crowded("en")
    return site, json.loads((site / "datapackage.json").read_text("utf-8"))


class TestPackage:
    def test_it_is_described_as_the_specification_asks(self, package):
        """Data Package 1: names by its pattern, relative paths that exist, licences with an address."""
        site, described = package
        assert described["profile"] == "data-package"
        names = [resource["name"] for resource in described["resources"]]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[-a-z0-9._/]+", name) for name in (described["name"], *names))
        for resource in described["resources"]:
            assert not resource["path"].startswith(("/", ".", "http"))
            assert (site / resource["path"]).is_file()
            assert resource.get("encoding", "utf-8") == "utf-8"
            assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", resource["mediatype"])
        assert all(licence.keys() & {"name", "path"} for licence in described["licenses"])

    def test_the_table_keeps_its_schema(self, package):
        """Columns are those described, in order; every value is of its type; the key is there and unique."""
        site, described = package
        resource = next(one for one in described["resources"] if "schema" in one)
        fields = resource["schema"]["fields"]
        with (site / resource["path"]).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert list(rows[0]) == [field["name"] for field in fields]
        assert len({field["name"] for field in fields}) == len(fields)
        for field in fields:
            assert field["type"] in {"string", "number"}
            if field["type"] == "number":
                assert all(float(row[field["name"]] or 0) >= 0 for row in rows)
        keys = [row[resource["schema"]["primaryKey"]] for row in rows]
        assert all(keys)
        assert len(set(keys)) == len(keys)

    def test_lines_entities_and_places_are_json(self, package):
        """Each line is an object, entities are a list of them, places a FeatureCollection of points."""
        site, _ = package
        lines = (site / "data/archive.jsonl").read_text("utf-8").splitlines()
        assert all(json.loads(line)["id"] for line in lines)
        assert all(entity["name"] for entity in json.loads((site / "data/entities.json").read_text("utf-8")))
        places = json.loads((site / "data/places.geojson").read_text("utf-8"))
        assert places["type"] == "FeatureCollection"
        assert {feature["geometry"]["type"] for feature in places["features"]} == {"Point"}
