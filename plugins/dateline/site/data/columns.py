"""The columns of the archive's data files: the description of the files and the Parquet copies read them."""

from typing import Literal, NamedTuple, TypeAlias

from ...article.fields import FIELDS, Field
from ...enrich.entities.authority import KINDS

ColumnType: TypeAlias = Literal[
    "string", "integer", "number", "array", "object"
]  # as JSON and Frictionless say

# What is the archive's own business, or is not told from the outside.
_PRIVATE = {"not_tagged", "status", "doubts", "source", "confidence"}
ARTICLE_FIELDS: tuple[Field, ...] = tuple(field for field in FIELDS if field.name not in _PRIVATE)
_TYPES: dict[str, ColumnType] = {"number": "number", "lines": "array"}


class Column(NamedTuple):
    """A column of a table, or a key of the objects of a list; an array holds strings."""

    name: str
    type: ColumnType
    meaning: str


def _article_columns(*, arrays: bool) -> tuple[Column, ...]:
    """Return the columns of articles; lists of names are arrays in JSON, and one string in CSV."""
    columns = []
    for field in ARTICLE_FIELDS:
        kind = _TYPES.get(field.type, "string")
        columns.append(
            Column(field.name, "string" if kind == "array" and not arrays else kind, field.meaning)
        )
    return (*columns, Column("path", "string", "Its page, below the site's folder."))


TABLE_COLUMNS = _article_columns(arrays=False)
ARTICLE_COLUMNS = (
    *_article_columns(arrays=True),
    *(Column(f"named_{kind}", "array", f"The {kind} that its text names.") for kind in KINDS),
    Column("text", "string", "Its text, paragraphs parted by a blank line."),
)
TAG_COLUMNS = (
    Column("article", "string", "Identifier of the article."),
    Column("kind", "string", "people, places, organisations or dates."),
    Column("name", "string", "Of a name: what the archive calls whom or what is named."),
    Column("slug", "string", "Of a name: its identifier among those of its kind."),
    Column("start", "integer", "First code point of the words in the article's text."),
    Column("end", "integer", "Code point after the words."),
    Column("words", "string", "As printed."),
    Column("confidence", "number", "Of a name: how sure it is, 0 to 1."),
    Column("value", "string", "Of a date: as TIMEX3 has it."),
    Column("edtf", "string", "Of a date: as EDTF (ISO 8601-2) has it."),
    Column("first", "string", "Of a date: its first day, where it has one."),
    Column("last", "string", "Of a date: its last day, where it has one."),
)
PARAGRAPH_COLUMNS = (
    Column("article", "string", "Identifier of the article."),
    Column("id", "string", "Anchor on the article's page; outlives edits of other paragraphs."),
    Column("start", "integer", "First code point in the article's text."),
    Column("end", "integer", "Code point after the last."),
    Column("text", "string", "Its words."),
)
MONTH_COLUMNS = (
    Column("month", "string", "As precise as is known."),
    Column("articles", "integer", "Published in it."),
    Column("words", "integer", "Of their texts."),
)
ENTITY_COLUMNS = (
    Column("kind", "string", "people, places or organisations."),
    Column("slug", "string", "Identifier among those of its kind."),
    Column("name", "string", "What the archive calls it."),
    Column("names", "array", "What articles call it, too."),
    Column("identifiers", "object", "Scheme and identifier in the authority files of others."),
    Column("coordinates", "array", "Latitude and longitude, in degrees."),
    Column("first", "string", "When the first article that names it was published."),
    Column("last", "string", "When the last one was."),
    Column("path", "string", "Its page, below the site's folder."),
    Column("articles", "array", "Identifiers of the articles that name it, those most about it first."),
)
# JSON Lines with a copy as Parquet.
TABLES = {
    "data/archive.jsonl": ARTICLE_COLUMNS,
    "data/tags.jsonl": TAG_COLUMNS,
    "data/paragraphs.jsonl": PARAGRAPH_COLUMNS,
}


def parquet_path(path: str) -> str:
    """Return where the Parquet copy of a file of JSON Lines stands."""
    return path.removesuffix("jsonl") + "parquet"
