"""The ONE table of an article's fields: page, front matter, index, citations, feeds and data all read it."""

from dataclasses import dataclass
from typing import Literal

FieldType = Literal["line", "lines", "moment", "status", "direction", "number", "warnings"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the record.

    `attribute` is its path from the Article; `name` its key in the front matter and in data files.
    """

    name: str
    attribute: str
    type: FieldType
    meaning: str
    indexed: bool = False  # its words are searched, beside the body
    dublin_core: str | None = None
    schema_org: str | None = None  # property of NewsArticle
    csl: str | None = None  # CSL-JSON variable
    ris: str | None = None  # RIS tag
    bibtex: str | None = None


FIELDS: tuple[Field, ...] = (
    Field("id", "identifier", "line", "Permanent identifier.", dublin_core="identifier", csl="id", ris="ID"),
    Field(
        "headline",
        "headline",
        "line",
        "The headline, without section or site name.",
        indexed=True,
        dublin_core="title",
        schema_org="headline",
        csl="title",
        ris="TI",
        bibtex="title",
    ),
    Field(
        "standfirst",
        "standfirst",
        "line",
        "The sentence below the headline that sums the story up.",
        indexed=True,
        dublin_core="description",
        schema_org="description",
        csl="abstract",
        ris="AB",
        bibtex="abstract",
    ),
    Field("kicker", "kicker", "line", "The words above the headline."),
    Field(
        "authors",
        "authors",
        "lines",
        "Who wrote it, one name each.",
        dublin_core="creator",
        schema_org="author",
        csl="author",
        ris="AU",
        bibtex="author",
    ),
    Field("agency", "agency", "line", "The news agency the text came from.", dublin_core="contributor"),
    Field(
        "publisher",
        "publisher",
        "line",
        "The newspaper or site.",
        dublin_core="publisher",
        schema_org="publisher",
        csl="container-title",
        ris="T2",
        bibtex="journal",
    ),
    Field(
        "url",
        "url",
        "line",
        "Where it was published.",
        dublin_core="source",
        schema_org="url",
        csl="URL",
        ris="UR",
        bibtex="url",
    ),
    Field(
        "published",
        "published",
        "moment",
        "When it was published, as precisely as stated.",
        dublin_core="date",
        schema_org="datePublished",
        csl="issued",
        ris="DA",
        bibtex="date",
    ),
    Field(
        "modified",
        "modified",
        "moment",
        "When it was last changed, as precisely as stated.",
        dublin_core="modified",
        schema_org="dateModified",
    ),
    Field(
        "language",
        "language",
        "line",
        "BCP 47 tag of its language.",
        dublin_core="language",
        schema_org="inLanguage",
        csl="language",
        ris="LA",
        bibtex="langid",
    ),
    Field("direction", "direction", "direction", "ltr or rtl."),
    Field(
        "section", "section", "line", "The publisher's section.", schema_org="articleSection", csl="section"
    ),
    Field("dateline", "dateline", "line", "Place and day line as printed.", schema_org="dateline"),
    Field("people", "given.people", "lines", "People that somebody tagged by hand.", indexed=True),
    Field("places", "given.places", "lines", "Places that somebody tagged by hand.", indexed=True),
    Field("organisations", "given.organisations", "lines", "Organisations tagged by hand.", indexed=True),
    Field(
        "subjects",
        "given.subjects",
        "lines",
        "Subjects that the publisher or a person gave.",
        indexed=True,
        dublin_core="subject",
        schema_org="keywords",
        csl="keyword",
        ris="KW",
        bibtex="keywords",
    ),
    Field("not_tagged", "given.not_tagged", "lines", "Names that must not become tags of this article."),
    Field("status", "status", "status", "published, hidden (kept, not shown) or takedown (a tombstone)."),
    Field("embargo", "embargo", "moment", "The day from which it may be shown; until then it is hidden."),
    Field(
        "rights",
        "rights",
        "line",
        "Who may do what with it, where that is not what the archive's licence says.",
        dublin_core="rights",
        schema_org="copyrightNotice",
    ),
    Field("original", "provenance.original", "line", "SHA-256 of the source."),
    Field("kind", "provenance.kind", "line", "Kind of the source: html, text, …"),
    Field("source", "provenance.source", "line", "Name of the source as received."),
    Field("retrieved", "provenance.retrieved", "moment", "When the source was captured."),
    Field("confidence", "provenance.confidence", "number", "How sure the cleaning was, 0 to 1."),
    Field("doubts", "provenance.warnings", "warnings", "Why it was not surer."),
)
BY_NAME = {field.name: field for field in FIELDS}
# Names that the LaTeX package babel has for languages; `langid` of a reference in BibTeX.
BABEL_NAMES = {"en": "english", "fr": "french", "es": "spanish", "de": "german", "ar": "arabic"}
