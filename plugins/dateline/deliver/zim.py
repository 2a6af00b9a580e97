"""The built site as one ZIM file for Kiwix and other offline readers; holds what the folder holds, no more.

libzim (GPL-3) does the writing where a person has installed it; nothing here needs it otherwise.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from ..article.errors import SettingError
from ..build.media_types import media_type
from ..site.paths import HOME
from .export import site_files
from .whole_file import whole_file

_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
_ILLUSTRATION = "icon-48.png"
_LONGEST_TITLE, _LONGEST_DESCRIPTION = 30, 80  # characters that the openZIM metadata page allows
# ISO 639-3, which ZIM asks for, of the languages that the theme speaks.
_CODES = {"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra"}
_UNKNOWN_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself in a reader's library."""

    title: str
    description: str
    language: str  # BCP 47
    publisher: str
    date: dt.date  # when the file is made
    licence: str = ""
    static: str = "theme"  # folder of the theme's static files, below the site's

    def metadata(self) -> Mapping[str, str]:
        """Return the metadata by the names of the openZIM specification."""
        found = {
            "Name": "dateline_" + "-".join(re.findall(r"[a-z0-9]+", self.title.lower())),
            "Title": self.title[:_LONGEST_TITLE],
            "Description": (self.description or self.title)[:_LONGEST_DESCRIPTION],
            "Language": _CODES.get(self.language.split("-", maxsplit=1)[0], _UNKNOWN_LANGUAGE),
            "Creator": self.publisher or self.title,
            "Publisher": self.publisher or self.title,
            "Date": self.date.isoformat(),
            "License": self.licence,
            "Scraper": "dateline",
            "Tags": "_category:other;_pictures:yes;_videos:no;_details:yes;_ftindex:yes",
        }
        return {name: value for name, value in found.items() if value}


def about_site(settings: Mapping[str, Any], date: dt.date) -> About:
    """Return what the settings of an archive say of it."""
    return About(
        title=settings["SITENAME"],
        description=settings["DATELINE_TAGLINE"],
        language=settings["DEFAULT_LANG"],
        publisher=settings["DATELINE_PUBLISHER"],
        date=date,
        licence=settings["DATELINE_LICENCE"],
        static=settings["THEME_STATIC_DIR"],
    )


def export_zim(output: Path, file: Path, about: About) -> int:
    """Write the site into a ZIM file; return how many files it holds.

    Pages are found by their titles and by their words in the reader's own search.

    Raises:
        SettingError: there is no built site, or libzim is not installed.
    """
    paths = site_files(output)
    try:
        from libzim import writer  # noqa: PLC0415  an optional extra
    except ImportError as error:
        raise SettingError(
            "a ZIM file is wanted, but libzim is not installed",
            where=str(file),
            remedy="Install it: pip install libzim (GPL-3; the extra `zim`), or export a zip.",
        ) from error
    item = _item_maker(writer, output)
    metadata = about.metadata()
    with whole_file(file) as partial:
        creator = writer.Creator(partial).config_indexing(True, metadata["Language"])  # noqa: FBT003
        creator.set_mainpath(HOME)
        with creator:
            creator.add_illustration(48, (output / about.static / _ILLUSTRATION).read_bytes())
            for name, value in metadata.items():
                creator.add_metadata(name, value)
            for path in paths:
                creator.add_item(item(path))
    return len(paths)


def _item_maker(writer: Any, output: Path) -> Callable[[str], Any]:
    """Return what makes libzim's item of a path; its classes exist only where it is installed."""

    class Item(writer.Item):  # type: ignore[misc]  # libzim is optional and has no types here
        """One file of the site."""

        def __init__(self, path: str) -> None:
            super().__init__()
            self._path = path
            self._kind = media_type(path)

        def get_path(self) -> str:
            return self._path

        def get_title(self) -> str:
            found = (
                _TITLE.search((output / self._path).read_bytes()) if self._path.endswith(".html") else None
            )
            return unescape(found[1].decode()) if found else ""

        def get_mimetype(self) -> str:
            return self._kind.partition(";")[0]

        def get_contentprovider(self) -> Any:
            return writer.FileProvider(output / self._path)

        def get_hints(self) -> Mapping[Any, int]:
            page = self._path.endswith(".html")
            packed = not self._kind.startswith("image/") or self._path.endswith(".svg")
            return {writer.Hint.FRONT_ARTICLE: page, writer.Hint.COMPRESS: packed}

    return Item
