"""The kinds of pages that a site has, each by the shape of its address; finds one page of each."""

import re
from pathlib import Path

KINDS = {
    "home": r"index\.html",
    "search": r"search\.html",
    "explore": r"explore\.html",
    "reading-list": r"reading-list\.html",
    "not-found": r"404\.html",
    "own": r"how-to-search\.html",
    "credits": r"credits\.html",
    "article": r"articles/\d.*\.html",
    "undated-article": r"articles/undated/.*\.html",
    "tombstone": r"articles/1990/02/withdrawn-.*\.html",
    "years": r"days/index\.html",
    "year": r"days/\d{4}/index\.html",
    "month": r"days/\d{4}/\d\d/index\.html",
    "day": r"days/\d{4}/\d\d/\d\d\.html",
    "undated": r"days/undated\.html",
    "on-this-day": r"on-this-day/index\.html",
    "day-of-years": r"on-this-day/\d\d-\d\d\.html",
    "mentioned": r"mentioned/index\.html",
    "mentioned-year": r"mentioned/\d{4}/index\.html",
    "mentioned-month": r"mentioned/\d{4}/\d\d\.html",
    "mentioned-day": r"mentioned/\d{4}/\d\d-\d\d\.html",
    "people": r"people/index\.html",
    "places": r"places/index\.html",
    "letter": r"people/letters/[a-z]\.html",
    "most-named": r"people/most-named\.html",
    "person": r"people/(?!index|most-named)[^/]*\.html",
    "place": r"places/(?!index|most-named)[^/]*\.html",
    "organisation": r"organisations/(?!index|most-named)[^/]*\.html",
    "year-of-an-entity": r"(?:people|places|organisations)/[^/]*/\d{4}\.html",
    "map": r"map\.html",
    "country": r"places/countries/.*\.html",
    "countries": r"map/by-name\.html",
    "sections": r"sections/index\.html",
    "section": r"sections/(?!index)[^/]*\.html",
    "year-of-a-section": r"sections/[^/]*/\d{4}\.html",
    "stories": r"stories/index\.html",
    "story": r"stories/(?!index)[^/]*\.html",
    "data": r"data/index\.html",
    "versions": r"versions/[^/]*/[^/]*\.html",
}


def html_pages(site: Path) -> list[str]:
    """Return the paths of all pages of a site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def page_of(site: Path, kind: str) -> str:
    """Return the path of the largest page of a kind: what is wrong shows there first."""
    found = [path for path in html_pages(site) if re.fullmatch(KINDS[kind], path)]
    assert found, f"the archive has no page of the kind {kind}"
    return max(found, key=lambda path: ((site / path).stat().st_size, path))
