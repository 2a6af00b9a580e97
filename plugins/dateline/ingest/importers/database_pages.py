"""Pages that press databases make of a search's articles: Nexis, Factiva, Europresse; many a file."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from ...clean.authors.names import names
from ...clean.dates.written import printed_dates
from ...clean.plain_text.split import is_cover_sheet, sections
from ..record import Found, Record, Refused
from .compose import page_of
from .fields import stated, stated_line, stated_lines
from .html import is_page
from .html_lines import lines_of_element, page_root
from .importer import Importer, whole

_NEXIS = re.compile(
    rb"name=[\"']?DOC_ID_\d|>\s*\d+ of \d+ DOCUMENTS?\s*<|<!-- Hide XML section from browser", re.IGNORECASE
)
_FACTIVA = re.compile(
    rb"<div[^>]+class=[\"']?[^\"'>]*\barticle\b[^>]*>(?:\s*<[^>]+>)*\s*(?:HD|SE|CLM|BY)\s*<"
    rb"|class=[\"']?[^\"'>]*\b(?:en|fr|de|es)Article\b"
    rb"|Document [A-Z]{4,}\d{8,}\w*\s*<"
)
_EUROPRESSE = re.compile(rb"titreArticleVisu|DocPublicationName|docOcurrContainer|rdp__")
_CODE = re.compile(r"[A-Z]{2,3}")
_DOCUMENT = re.compile(r"\s*\d+ (?:of|sur|von|de) \d+ (?:DOCUMENT|DOKUMENT|ARTICLE)S?\s*", re.IGNORECASE)


def _read_lines(record: Record) -> Iterator[Found]:
    """Yield the articles of a Nexis page, each as the lines that it prints."""
    lines = lines_of_element(page_root(record.data))
    yield from _of_sections(record, sections(lines))


def _of_sections(record: Record, found: Sequence[Sequence[str]]) -> Iterator[Found]:
    number = 0
    for section in found:
        if is_cover_sheet(section) or not any(any(map(str.isalpha, line)) for line in section):
            continue
        number += 1
        yield Record(
            f"{record.name}#{number}", record.data, record.kind, body="\n".join(section), is_text=True
        )
    if not number:
        yield Refused(record.name, "the page holds no articles")


def _read_factiva(record: Record) -> Iterator[Found]:
    root = page_root(record.data)
    articles = [one for one in root.iter("div") if "article" in _classes(one) or _is_article(one)]
    articles = [one for one in articles if not any(above in articles for above in one.iterancestors())]
    if not articles:
        yield from _read_lines(record)
        return
    for number, article in enumerate(articles, 1):
        lines = _coded_lines(article) or lines_of_element(article)
        yield Record(f"{record.name}#{number}", record.data, record.kind, body="\n".join(lines), is_text=True)


def _is_article(element: etree._Element) -> bool:
    return any(re.fullmatch(r"[a-z]{2}Article", name) for name in _classes(element))


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def _coded_lines(article: etree._Element) -> list[str]:
    """Return an article of codes and values as the same export in text has it: `HD   Headline`."""
    lines: list[str] = []
    for row in article.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        code = " ".join(cells[0].itertext()).strip() if len(cells) == 2 else ""
        if _CODE.fullmatch(code):
            values = [line for line in lines_of_element(cells[1]) if line]
            if code in {"LP", "TD"}:
                lines += [code, *values, ""]
            else:
                lines.append(f"{code}   {' '.join(values)}")
    return lines


def _read_europresse(record: Record) -> Iterator[Found]:
    root = page_root(record.data)
    articles = list(root.iter("article")) or [root]
    for number, article in enumerate(articles, 1):
        name = f"{record.name}#{number}"
        headline = _words(article, "titreArticleVisu", "titreArticle", "rdp__articletitle")
        body = _named(article, "docOcurrContainer", "DocText")
        text = (
            etree.tostring(body, encoding="unicode", method="html", with_tail=False)
            if body is not None
            else ""
        )
        if not headline and not text:
            yield Refused(name, "it has neither a headline nor a text")
            continue
        published = next(iter(_dates(_words(article, "DocHeader", "rdp__DocHeader"))), None)
        yield Record(
            name,
            record.data,
            record.kind,
            fields=stated(
                headline=headline,
                standfirst=_words(article, "rdp__subtitle", "sousTitreArticle"),
                authors=_authors(_words(article, "sm-margin-bottomNews", "docAuthors")),
                publisher=_words(article, "DocPublicationName").split(",")[0].strip(),
                published=published,
            ),
            body=page_of(headline, text, language=article.get("lang") or ""),
            key=stated_line(_words(article, "publiC-lblNodoc"))
            and f"europresse:{_words(article, 'publiC-lblNodoc')}",
        )


def _authors(text: str) -> tuple[str, ...]:
    return names(text)[0] or stated_lines(text, split=";,")


def _dates(text: str) -> Iterator[object]:
    for found in printed_dates(text, day_first=True):
        yield found.moment


def _named(element: etree._Element, *names: str) -> etree._Element | None:
    """Return the first element of one of some classes, the classes tried in order."""
    for name in names:
        for one in element.iter():
            if isinstance(one.tag, str) and name in _classes(one):
                return one
    return None


def _words(element: etree._Element, *names: str) -> str:
    found = _named(element, *names)
    return stated_line(" ".join("".join(found.itertext()).split())) if found is not None else ""


NEXIS = Importer(
    "nexis",
    lambda source: bool(_NEXIS.search(source.head)) and is_page(source),
    whole("nexis"),
    _read_lines,
    several=True,
)
FACTIVA = Importer(
    "factiva",
    lambda source: bool(_FACTIVA.search(source.head)) and is_page(source),
    whole("factiva"),
    _read_factiva,
    several=True,
)
EUROPRESSE = Importer(
    "europresse",
    lambda source: bool(_EUROPRESSE.search(source.head)) and is_page(source),
    whole("europresse"),
    _read_europresse,
    several=True,
)
