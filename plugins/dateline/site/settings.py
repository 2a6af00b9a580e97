"""What an owner may say about the site; the values and their defaults, read by every page."""

from dataclasses import dataclass

from ..enrich.entities.authority import KINDS
from ..enrich.tags import EntityKind
from .paths import STATIC


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The owner's choices. `base_url` is needed for absolute addresses only: feeds, sitemap, citations."""

    title: str = "Dateline"
    tagline: str = ""
    language: str = "en"  # of the interface: a name in theme/translations
    base_url: str = ""  # 'https://example.org/archive', without a slash at the end; empty when unknown
    accent: str = ""  # '#rrggbb'; empty for the theme's own
    logo: str = ""  # path below output/, shown beside the title
    licence: str = ""  # one line about the rights in the texts
    licence_url: str = ""
    publisher: str = ""  # who keeps the archive; the title where empty
    kinds: tuple[EntityKind, ...] = KINDS  # the kinds of entities that get pages
    sentence_case: bool = False  # show headlines in capitals in sentence case; data keep them as received
    saved_pages: str = ""  # 'frame' or 'link': how an article shows the page it was saved from; empty: not
    entity_pages_from: int = 1  # an entity named in fewer articles stands in its index only
    reference_files: bool = False  # references as files beside each article, not inside its page alone
    parquet: bool = False  # whether the build writes the data files as Parquet, too
    static: str = STATIC  # where the theme's static files stand below output/, with a slash at the end
    archives: tuple[tuple[str, str], ...] = ()  # name and address of other sites that are searched with it
    own_pages: tuple[tuple[str, str], ...] = ()  # path and title of what the owner wrote, for the foot
