"""What every page of the site is made from: settings, words, cards, names, and what days are spoken of."""

from dataclasses import dataclass
from typing import NamedTuple

from .article_digests import ArticleDigests
from .earlier_passages import EarlierPassages
from .entities import NameIndex
from .interface_language import Language
from .mentioned_dates import MentionedDates
from .paths import mentioned_year_path
from .reuse import ReuseIndex
from .settings import SiteSettings
from .stories import StoryIndex
from .timeline import Timeline
from .versions import VersionIndex


class NavLink(NamedTuple):
    """A link to another page of the site."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class SiteContext:
    """The archive as the page makers see it."""

    settings: SiteSettings
    language: Language
    timeline: Timeline
    names: NameIndex
    mentioned: MentionedDates
    versions: VersionIndex
    stories: StoryIndex
    reuse: ReuseIndex
    earlier: EarlierPassages
    digests: ArticleDigests

    def mentioned_year(self, year: int) -> NavLink | None:
        """Return the way to the articles that speak about a year, if there are any."""
        count = len(self.mentioned.years.get(year, ()))
        label = self.language.say("articles_about_year", year=year)
        return NavLink(mentioned_year_path(year), label) if count else None
