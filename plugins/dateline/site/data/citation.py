"""An article as a reference: plain words, BibTeX, RIS and CSL-JSON, all from the one table of fields."""

import base64
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, NamedTuple

from ...article.fields import BABEL_NAMES, FIELDS, Field
from ...article.moment import Moment
from ...article.record import Article
from ..interface_language import Language
from ..paths import article_path
from ..settings import SiteSettings

_json = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make an encoder for each value
_ATTRIBUTES = attrgetter(*(field.attribute for field in FIELDS))
# Characters that TeX would act on; the backslash and braces first, as others' commands contain them.
_TEX = re.compile(r"[\\{}$&#%_^~]")
_TEX_SPELLED = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference in its four forms; `csl` is a JSON array of one item, as reference managers import it."""

    plain: str
    bibtex: str
    ris: str
    csl: str

    @property
    def downloads(self) -> tuple["ReferenceDownload", ...]:
        """Return the three forms for programs, each as a link that holds its data."""
        return (
            ReferenceDownload("BibTeX", ".bib", self.bibtex, _held("application/x-bibtex", self.bibtex)),
            ReferenceDownload(
                "RIS", ".ris", self.ris, _held("application/x-research-info-systems", self.ris)
            ),
            ReferenceDownload(
                "CSL-JSON", ".csl.json", self.csl, _held("application/vnd.citationstyles.csl+json", self.csl)
            ),
        )


class ReferenceDownload(NamedTuple):
    """A reference in one form: its name, how the name of its file ends, its text, and a `data:` address."""

    label: str
    ending: str
    text: str
    address: str


def _held(kind: str, text: str) -> str:
    """Return an address that holds its data (RFC 2397)."""
    return f"data:{kind};charset=utf-8;base64,{base64.b64encode(text.encode()).decode()}"


def citation(article: Article, settings: SiteSettings, language: Language) -> Citation:
    """Return the reference of an article; one that states no publication is dated by its last change."""
    article = dated(article)
    return Citation(
        plain_reference(article, settings, language),
        bibtex(article),
        ris(article, settings),
        _one_field_a_line(csl(article)),
    )


def dated(article: Article) -> Article:
    """Return an article as it is cited: one that states no publication by its last change."""
    return article if article.published else replace(article, published=article.modified)


def _one_field_a_line(item: Mapping[str, Any]) -> str:
    """Return a JSON array of one object that a person can read, too."""
    rows = (f" {json.dumps(key)}: {_json(value)}" for key, value in item.items())
    return "[{\n" + ",\n".join(rows) + "\n}]\n"


def page_address(article: Article, settings: SiteSettings) -> str:
    """Return the address of its page, empty where the site does not know its own."""
    return f"{settings.base_url}/{article_path(article)}" if settings.base_url else ""


def values(article: Article) -> Iterator[tuple[Field, Any]]:
    """Yield each field of the table that the article has a value for."""
    return ((field, value) for field, value in zip(FIELDS, _ATTRIBUTES(article), strict=True) if value)


def plain_reference(article: Article, settings: SiteSettings, language: Language) -> str:
    """Return the reference as a sentence."""
    parts = [", ".join(article.authors) or article.agency]
    parts.append(language.say("cited_title", title=article.headline or language.say("untitled")))
    issued = language.moment(article.published) if article.published else language.say("undated")
    parts.append(", ".join(filter(None, (article.publisher, issued))))
    parts.append(article.url)
    kept = page_address(article, settings) or article.identifier
    parts.append(language.say("cited_archive", archive=settings.title, address=kept))
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def bibtex(article: Article) -> str:
    """Return the reference as BibTeX; `date` and `langid` are read by biblatex, `year` by both."""
    rows = []
    for field, value in values(article):
        if field.bibtex == "langid":
            value = BABEL_NAMES.get(str(value).split("-")[0], "")  # noqa: PLW2901  the row's own spelling
        if field.bibtex and value:
            joined = {"authors": " and ", "subjects": ", "}.get(field.name, "")
            text = (
                joined.join(_tex_name(one) if field.name == "authors" else _tex(one) for one in value)
                if isinstance(value, tuple)
                else _tex(_day(value) if isinstance(value, Moment) else str(value))
            )
            rows.append(f"  {field.bibtex} = {{{text}}}")
    if article.published:
        rows.append(f"  year = {{{article.published.year:04}}}")
    body = ",\n".join(rows)
    return f"@article{{{article.identifier},\n{body}\n}}\n"


def _tex(text: str) -> str:
    return _TEX.sub(lambda found: _TEX_SPELLED.get(found[0], f"\\{found[0]}"), text)


def _tex_name(name: str) -> str:
    """Keep a name in one piece where BibTeX would read 'and' or a comma in it."""
    return f"{{{_tex(name)}}}" if "," in name or " and " in name else _tex(name)


def _day(moment: Moment) -> str:
    return moment.value[:10]


def ris(article: Article, settings: SiteSettings) -> str:
    """Return the reference as RIS, lines ended as its specification wants them."""
    lines = ["TY  - NEWS"]
    for field, value in values(article):
        if field.ris == "DA":
            lines += [f"PY  - {value.year:04}", f"DA  - {_day(value).replace('-', '/')}"]
        elif field.ris:
            lines += [f"{field.ris}  - {one}" for one in (value if isinstance(value, tuple) else (value,))]
    lines.append(f"DP  - {settings.title}")
    if kept := page_address(article, settings):
        lines.append(f"L2  - {kept}")
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(article: Article) -> dict[str, Any]:
    """Return the reference as a CSL-JSON item of type article-newspaper."""
    item: dict[str, Any] = {"type": "article-newspaper"}
    for field, value in values(article):
        if field.csl == "author":
            item["author"] = [{"literal": name} for name in value]
        elif field.csl == "issued":
            numbers = [number for number in (value.year, value.month, value.day) if number]
            item["issued"] = {"date-parts": [numbers]}
        elif field.csl:
            item[field.csl] = ", ".join(value) if isinstance(value, tuple) else str(value)
    return item
