"""All kinds of sources, told by content; adding one is a module here and a line in the table."""

from collections.abc import Iterator
from dataclasses import replace

from ...article.errors import DatelineError
from ..record import Found, Record, Refused
from ..source import Source
from . import (
    abbyy,
    alto,
    blogger,
    compressed,
    database_pages,
    docx,
    enex,
    epub,
    factiva_xml,
    feeds,
    ghost,
    html,
    iptc7901,
    jats,
    jsons,
    links,
    mail,
    markdown,
    mediawiki,
    mets,
    mhtml,
    msg,
    news_apis,
    newsbank,
    newsletters,
    newsml,
    ninjs,
    nitf,
    odt,
    omnivore,
    pdf,
    reuters,
    rtf,
    singlefilez,
    sitemaps,
    starred,
    tables,
    tar,
    tei,
    text,
    warc,
    wordpress,
    xml_records,
    zip,  # noqa: A004  modules are named for what they read
)
from .importer import Importer
from .refusals import refusal_of

# The order matters where one kind looks like another: what is more special comes first.
IMPORTERS: tuple[Importer, ...] = (
    warc.IMPORTER,
    warc.WACZ,
    epub.IMPORTER,
    omnivore.IMPORTER,
    docx.IMPORTER,
    odt.IMPORTER,
    newsletters.SUBSTACK,
    newsletters.MEDIUM,
    zip.IMPORTER,
    compressed.GZIPPED,
    compressed.BZIPPED,
    compressed.XZIPPED,
    tar.IMPORTER,
    pdf.IMPORTER,
    msg.IMPORTER,
    rtf.IMPORTER,
    iptc7901.IMPORTER,
    singlefilez.IMPORTER,
    mhtml.IMPORTER,
    mail.MBOX,
    mail.IMPORTER,
    links.BOOKMARKS,
    reuters.IMPORTER,
    newsml.G2,
    newsml.IMPORTER,
    nitf.IMPORTER,
    wordpress.IMPORTER,
    blogger.IMPORTER,
    sitemaps.IMPORTER,
    feeds.IMPORTER,
    jats.IMPORTER,
    enex.IMPORTER,
    factiva_xml.IMPORTER,
    newsbank.XML,
    tei.IMPORTER,
    alto.IMPORTER,
    abbyy.IMPORTER,
    mets.IMPORTER,
    mediawiki.IMPORTER,
    ninjs.IMPORTER,
    starred.IMPORTER,
    news_apis.GUARDIAN,
    news_apis.TIMES,
    ghost.IMPORTER,
    links.BOOKMARKS_JSON,
    jsons.IMPORTER,
    links.LIST,
    markdown.IMPORTER,
    tables.IMPORTER,
    database_pages.NEXIS,
    database_pages.FACTIVA,
    database_pages.EUROPRESSE,
    newsbank.PAGE,
    html.IMPORTER,
    xml_records.IMPORTER,
    text.IMPORTER,
)
SEVERAL = frozenset(importer.kind for importer in IMPORTERS if importer.several)
_DEEPEST = 4  # containers within containers


def records_of(source: Source) -> Iterator[Found]:
    """Yield what a source holds, containers in it opened; never raises.

    What breaks a source in its middle costs the rest of it: one `Refused` says where and why.
    """
    if not source.head:
        yield Refused(source.name, "it is empty")
        return
    importer = _importer_of(source)
    if reason := refusal_of(source, importer.kind if importer else ""):
        yield Refused(source.name, reason)
        return
    if importer is None:
        yield Refused(source.name, "its content is of no kind that is known; docs/importing.md lists them")
        return
    seen = 0
    try:
        if importer.is_part and importer.is_part(source):
            return
        for found in importer.records(source):
            seen += 1
            if not isinstance(found, Source):
                yield found
                continue
            with found.stream:
                if found.depth > _DEEPEST:
                    yield Refused(found.name, f"it lies in more than {_DEEPEST} archives, one in another")
                else:
                    yield from _end_missing(records_of(found)) if found.cut_off else records_of(found)
        if not seen:
            yield Refused(source.name, f"it is of the kind {importer.kind}, and holds no article")
    except DatelineError as error:
        yield Refused(source.name, error.found)
    except RecursionError:
        yield Refused(source.name, f"its elements are nested too deeply, after {seen} records")
    except Exception as error:  # noqa: BLE001  a damaged container must not stop the others
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        yield Refused(source.name, f"it is damaged as {importer.kind}, after {seen} records ({reason})")


def _end_missing(records: Iterator[Found]) -> Iterator[Found]:
    """Yield the records of a source that is cut off; the last one says so."""
    held: Found | None = None
    for found in records:
        if held is not None:
            yield held
        held = found
    if isinstance(held, Record):
        held = replace(held, warnings=(*held.warnings, "the file is cut off; its end may be missing"))
    if held is not None:
        yield held


def _importer_of(source: Source) -> Importer | None:
    """Return the first importer that knows a source's kind; one that a damaged source breaks does not."""
    for importer in IMPORTERS:
        try:
            if importer.detects(source):
                return importer
        except Exception:  # noqa: BLE001, S112  a hostile file must not stop the others
            continue
    return None
