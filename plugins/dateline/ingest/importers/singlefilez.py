"""SingleFileZ: a page that unpacks itself, with its pictures beside it in the archive that it is."""

import re
from collections.abc import Iterator
from functools import partial

from ...article.links import vetted
from ..images import references
from ..record import Found, Record, Refused
from ..source import Source
from . import zip as zips
from .importer import Importer
from .zip import ArchivePictures

_PAGE = re.compile(rb"\s*(?:<!doctype html|<html)", re.IGNORECASE)
_SIGN = re.compile(rb"SingleFile ?Z|sfz|zip\.js|PK\x03\x04", re.IGNORECASE)
_URL = re.compile(
    rb"(?:url:\s*|saved from url=\(\d+\)|<link[^>]+rel=[\"']?canonical[\"']?[^>]+href=[\"']?)(?P<url>https?://[^\s\"'<>]+)"
)
_INDEX = "index.html"
_MOST_PICTURES = 40


def _records(source: Source) -> Iterator[Found]:
    with zips.open_archive(source) as archive:
        info = archive.getinfo(_INDEX)
        page = zips.member(archive, info, source)
        if isinstance(page, Refused):
            yield page
            return
        with page.stream:
            data = page.read()
        beside = partial(ArchivePictures(archive).beside, info)
        found = {
            one: picture for one in references(data)[:_MOST_PICTURES] if (picture := beside(one)) is not None
        }
        match = _URL.search(source.head) or _URL.search(data)
        url = vetted(match["url"].decode("ascii", "ignore")) if match else None
        yield Record(source.name, data, IMPORTER.kind, url=url, images=found)


def _detects(source: Source) -> bool:
    return bool(_PAGE.match(source.head) and _SIGN.search(source.head)) and _INDEX in source.members_behind


IMPORTER = Importer("singlefilez", _detects, _records)
