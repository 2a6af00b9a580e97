"""What leads machines to the site: site map, robots file, OpenSearch, web app; all need its own address."""

import json
from collections.abc import Iterator, Sequence
from html import escape

from ..accent import PAPER
from ..page import File
from ..paths import APP, HOME, SEARCH
from ..site_context import SiteContext

LONGEST = 50_000  # addresses in one site map (sitemaps.org)
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def discovery_files(site: SiteContext, listed: Sequence[tuple[str, str]]) -> Iterator[File]:
    """Yield the files that only a site with an address of its own can have.

    Args:
        site: for the address.
        listed: path and last change (ISO day, or empty) of each page that search engines are told of.
    """
    if not site.settings.base_url:
        return
    yield from site_maps(listed, site)
    yield File("robots.txt", (f"User-agent: *\nAllow: /\nSitemap: {site.settings.base_url}/sitemap.xml\n",))
    yield File("opensearch.xml", (_opensearch(site),))
    yield File(APP, (_app(site),))


def site_maps(pages: Sequence[tuple[str, str]], site: SiteContext, longest: int = LONGEST) -> Iterator[File]:
    """Yield one site map, or an index and its parts.

    Args:
        pages: path and last change (ISO day, or empty) of each.
        site: for the address.
        longest: addresses in one file.
    """
    if len(pages) <= longest:
        yield File("sitemap.xml", _site_map(pages, site))
        return
    parts = [pages[start : start + longest] for start in range(0, len(pages), longest)]
    entries = "".join(
        f"<sitemap><loc>{escape(site.settings.base_url)}/sitemap-{number}.xml</loc></sitemap>\n"
        for number, _ in enumerate(parts, 1)
    )
    yield File("sitemap.xml", (f'{_XML}<sitemapindex xmlns="{_SCHEMA}">\n{entries}</sitemapindex>\n',))
    for number, part in enumerate(parts, 1):
        yield File(f"sitemap-{number}.xml", _site_map(part, site))


def _site_map(pages: Sequence[tuple[str, str]], site: SiteContext) -> Iterator[str]:
    yield f'{_XML}<urlset xmlns="{_SCHEMA}">\n'
    for path, changed in pages:
        stamp = f"<lastmod>{changed}</lastmod>" if changed else ""
        yield f"<url><loc>{escape(f'{site.settings.base_url}/{path}')}</loc>{stamp}</url>\n"
    yield "</urlset>\n"


def _opensearch(site: SiteContext) -> str:
    address = escape(f"{site.settings.base_url}/search.html?q={{searchTerms}}")
    return (
        f'{_XML}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(site.settings.title[:16], quote=False)}</ShortName>\n"
        f"<Description>{escape(site.settings.title, quote=False)}</Description>\n"
        f'<Url type="text/html" template="{address}"/>\n</OpenSearchDescription>\n'
    )


def _app(site: SiteContext) -> str:
    """Return the web app manifest (W3C): an archive that a reader puts beside other apps.

    Only a site with an address has one: from a folder a browser refuses to read it, and says so.
    """
    settings, language = site.settings, site.language
    app = {
        "name": settings.title,
        "short_name": settings.title[:12].rstrip(),
        "description": settings.tagline or settings.title,
        "lang": language.code,
        "dir": language.direction,
        "id": HOME,
        "start_url": HOME,
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": f"{settings.static}icon.svg", "sizes": "any", "type": "image/svg+xml"},
            *(
                {"src": f"{settings.static}icon-{side}.png", "sizes": f"{side}x{side}", "type": "image/png"}
                for side in (192, 512)
            ),
        ],
        "shortcuts": [{"name": language.say("search"), "url": SEARCH}],
    }
    return json.dumps(app, ensure_ascii=False, indent=1) + "\n"
