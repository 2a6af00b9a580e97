"""What an owner chose for the site, read from Pelican's settings and ours."""

from collections.abc import Mapping
from typing import Any

from ..site.settings import SiteSettings
from .parquet import has_pyarrow


def read_site_settings(
    pelican: Mapping[str, Any], own: Mapping[str, Any], static: str, own_pages: tuple[tuple[str, str], ...]
) -> SiteSettings:
    """Return the settings of a site.

    Args:
        pelican: all settings, as Pelican has read them.
        own: those that begin with DATELINE_, checked.
        static: the folder of the theme's files below output/, with a slash at its end.
        own_pages: path and title of each page that the owner wrote.
    """
    return SiteSettings(
        title=pelican["SITENAME"],
        tagline=own["DATELINE_TAGLINE"],
        language=pelican["DEFAULT_LANG"],
        base_url=pelican["SITEURL"].rstrip("/"),
        accent=own["DATELINE_ACCENT"],
        logo=own["DATELINE_LOGO"],
        licence=own["DATELINE_LICENCE"],
        licence_url=own["DATELINE_LICENCE_URL"],
        publisher=own["DATELINE_PUBLISHER"],
        kinds=own["DATELINE_KINDS"],
        sentence_case=own["DATELINE_SENTENCE_CASE"],
        saved_pages=own["DATELINE_SAVED_PAGES"],
        entity_pages_from=own["DATELINE_ENTITY_PAGES_FROM"],
        reference_files=own["DATELINE_REFERENCE_FILES"],
        parquet=has_pyarrow(),
        static=static,
        archives=tuple((name, address) for name, address in own["DATELINE_ARCHIVES"]),
        own_pages=own_pages,
    )
