"""The article: one frozen value that every room hands on; reads no file and knows no site."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from .blocks import Blocks
from .identity import article_slug
from .markdown_writer import to_markdown
from .moment import Moment
from .text import text_of
from .warnings import CleaningWarning, confidence

Status = Literal["published", "hidden", "takedown"]


@dataclass(frozen=True, slots=True)
class Removed:
    """Words of the source that are not in the body, and the rule that took them out."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article came from and how sure its cleaning was."""

    original: str = ""  # SHA-256 of the source's bytes, hexadecimal
    kind: str = ""  # html, text, …: the importer's name for the kind of source
    source: str = ""  # the source's name as received, without folders of the machine
    retrieved: Moment | None = None  # when the source was captured, where it says so
    confidence: float = 1.0  # 0 … 1
    warnings: tuple[CleaningWarning, ...] = ()  # why the confidence is lower
    removed: tuple[Removed, ...] = ()  # kept beside the original, not in the page

    def with_stated(self, fields: Collection[str]) -> "Provenance":
        """Return it without the warnings about fields that a container or a sitemap states."""
        left = tuple(one for one in self.warnings if one.field not in fields)
        return replace(self, warnings=left, confidence=confidence(left))


@dataclass(frozen=True, slots=True)
class Given:
    """Tags that the publisher or a person gave; enrichment adds to them and never drops one."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_tagged: tuple[str, ...] = ()  # names that a person does not want as tags of this article


@dataclass(frozen=True, slots=True)
class Article:
    """A news article, cleaned.

    `blocks` are in normal form (`normal_form.normal_form`); every string is one clean line
    (`normal_form.clean_line`). `identifier` is permanent: a later version of the article keeps it.
    """

    identifier: str
    headline: str
    blocks: Blocks
    standfirst: str = ""
    kicker: str = ""
    authors: tuple[str, ...] = ()
    agency: str = ""
    publisher: str = ""
    url: str = ""
    published: Moment | None = None
    modified: Moment | None = None
    language: str = "en"  # BCP 47
    direction: Literal["ltr", "rtl"] = "ltr"
    section: str = ""
    dateline: str = ""  # as printed, e.g. 'GENEVA, Nov 3 (Agency)'; the words stay in the body
    status: Status = "published"
    embargo: Moment | None = None  # the day from which it may be shown
    rights: str = ""  # who may do what with it, as stated
    given: Given = Given()
    provenance: Provenance = Provenance()
    address: str = ""  # where its page lies below articles/, without an ending; known to who read it there

    @property
    def text(self) -> str:
        """Return the plain body text, paragraphs parted by a blank line, captions left out."""
        return text_of(self.blocks)

    @property
    def slug(self) -> str:
        """Return the name of a new page: at most 80 bytes of ASCII, never reserved, never taken."""
        return article_slug(self.headline, self.identifier)

    def shown_on(self, day: str) -> bool:
        """Return whether everybody may see it on a day (ISO 8601)."""
        return self.status == "published" and (self.embargo is None or str(self.embargo) <= day)

    def markdown(self) -> str:
        """Return the body as Markdown."""
        return to_markdown(self.blocks)
