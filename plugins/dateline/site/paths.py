"""Where each page stands below output/; the one place that spells an address. Every path is explicit."""

from typing import NamedTuple

from ..article.moment import Moment
from ..article.record import Article
from ..enrich.tags import EntityKind

HOME = "index.html"
SEARCH = "search.html"
EXPLORE = "explore.html"
READING_LIST = "reading-list.html"
ARCHIVES = "archives.html"
MAP = "map.html"
LAND = "land.svg"
ACCENT = "accent.css"
NOT_FOUND = "404.html"
APP = "app.webmanifest"
STATIC = "theme/"  # where the theme's static folder stands unless THEME_STATIC_DIR says otherwise
DAYS = "days/index.html"
UNDATED = "days/undated.html"
MENTIONED = "mentioned/index.html"
THIS_DAY = "on-this-day/index.html"
SECTIONS = "sections/index.html"
STORIES = "stories/index.html"
DATA = "data/index.html"


class MapOrders(NamedTuple):
    """Where the table of countries stands in each of its orders."""

    articles: str = MAP
    name: str = "map/by-name.html"
    places: str = "map/by-places.html"


# Files that share a folder with pages named by a slug; a slug never ends in a hyphen.
_RESERVED = {"index", "most-named"}


def root(path: str) -> str:
    """Return what leads from a page to the folder of the site: '' or '../' as often as needed."""
    return "../" * path.count("/")


def article_path(article: Article) -> str:
    """Return the page of an article: filed by its month, as content/ is."""
    # A page keeps its address when its headline or date is put right: that of its file in content/.
    return f"articles/{article.address or _folder(filed_under(article)) + article.slug}.html"


def filed_under(article: Article) -> Moment | None:
    """Return the moment by which an article stands in the archive: published, else last changed."""
    return article.published or article.modified


def _folder(published: Moment | None) -> str:
    if published is None:
        return "undated/"
    month = "" if published.month is None else f"{published.month:02}/"
    return f"{published.year:04}/{month}"


def year_path(year: int) -> str:
    """Return the page of a year of publication."""
    return f"days/{year:04}/index.html"


def month_path(year: int, month: int) -> str:
    """Return the page of a month of publication."""
    return f"days/{year:04}/{month:02}/index.html"


def day_path(year: int, month: int, day: int) -> str:
    """Return the page of a day of publication."""
    return f"days/{year:04}/{month:02}/{day:02}.html"


def mentioned_year_path(year: int) -> str:
    """Return the page of the articles that speak about a year."""
    return f"mentioned/{year:04}/index.html"


def mentioned_month_path(year: int, month: int) -> str:
    """Return the page of the articles that speak about days of a month."""
    return f"mentioned/{year:04}/{month:02}.html"


def mentioned_day_path(year: int, month: int, day: int) -> str:
    """Return the page of the articles that speak about a day."""
    return f"mentioned/{year:04}/{month:02}-{day:02}.html"


def this_day_path(month: int, day: int) -> str:
    """Return the page of what was published on a day of any year."""
    return f"on-this-day/{month:02}-{day:02}.html"


def entity_path(kind: EntityKind, slug: str) -> str:
    """Return the page of an entity."""
    return f"{kind}/{slug}{'-' if slug in _RESERVED else ''}.html"


def entity_part_path(kind: EntityKind, slug: str, key: str) -> str:
    """Return the page of a part of an entity's articles: a year, a month and so on, by its key."""
    return f"{kind}/{slug}/{key}.html"


def entity_feed_path(kind: EntityKind, slug: str) -> str:
    """Return the feeds of an entity, without their endings."""
    return f"{kind}/{slug}/feed"


def kind_path(kind: EntityKind) -> str:
    """Return the index of a kind of entities."""
    return f"{kind}/index.html"


def letter_path(kind: EntityKind, letter: str) -> str:
    """Return the page of a kind's entities that begin with a letter."""
    return f"{kind}/letters/{letter}.html"


def most_named_path(kind: EntityKind) -> str:
    """Return the page of a kind's entities by the number of their articles."""
    return f"{kind}/most-named.html"


def country_path(code: str) -> str:
    """Return the page of a country, by its ISO 3166-1 alpha-2 code."""
    return f"places/countries/{code.lower()}.html"


def versions_path(one: str, other: str) -> str:
    """Return the page that shows how two versions of a story differ, by their articles' identifiers."""
    return f"versions/{one}/{other}.html"


def section_path(slug: str) -> str:
    """Return the page of a publisher's section."""
    return f"sections/{slug}{'-' if slug in _RESERVED else ''}.html"


def section_part_path(slug: str, key: str) -> str:
    """Return the page of a part of a section's articles: a year, a month and so on, by its key."""
    return f"sections/{slug}/{key}.html"


def section_feed_path(slug: str) -> str:
    """Return the feeds of a section, without their endings."""
    return f"sections/{slug}/feed"


def story_path(identifier: str) -> str:
    """Return the page of a story, by the identifier of its first article."""
    return f"stories/{identifier}.html"


def story_part_path(identifier: str, key: str) -> str:
    """Return the page of a part of a long story's articles."""
    return f"stories/{identifier}/{key}.html"
