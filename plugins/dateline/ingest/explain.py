"""What is known about one article's cleaning: its source, who says what of it, and what was removed why."""

import json
from dataclasses import dataclass
from pathlib import Path

from ..article.errors import IntegrityError, UnreadableSourceError
from ..article.page import read_page
from ..article.record import Article, Removed
from ..clean.api import is_html
from ..clean.decode import decode
from ..clean.html.body_runs import RunEvidence
from ..clean.html.webpage import body_evidence
from ..clean.metadata.evidence import FieldEvidence, field_evidence
from ..clean.mojibake import mend_mojibake
from .store.ledger import original_path

PAGES = frozenset(("html", "text", "warc"))  # kinds of which an original is the page or text itself


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article, where its page stands, who says what of it, and what cleaning took out of its source."""

    article: Article
    page: Path
    original: Path
    removed_file: Path  # where what was removed is kept
    removed: tuple[Removed, ...]
    field_evidence: tuple[
        FieldEvidence, ...
    ]  # of its fields; only the words speak, where the source is no page or text
    blocks: tuple[RunEvidence, ...] = ()  # of a page's runs of text, where they are asked for


def removed_file(content: Path, article: Article) -> Path:
    """Return where what was removed from an article is kept: beside its original."""
    original = content / original_path(article.provenance.original)
    return original.with_name(f"{original.name}.{article.identifier}.removed.json")


def removed_from(content: Path, article: Article) -> tuple[Removed, ...]:
    """Return what was removed from an article, nothing where there is no list of it.

    Raises:
        IntegrityError: the list is damaged.
    """
    path = removed_file(content, article)
    if not path.is_file():
        return ()
    try:
        return tuple(Removed(**one) for one in json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as error:
        problem = f"the list of what was removed is damaged ({error})"
        remedy = "Delete it and ingest the article's source again."
        raise IntegrityError(problem, where=str(path), remedy=remedy) from error


def find_page(content: Path, name: str) -> tuple[Path, Article]:
    """Return the page of an article, as its file and as what it holds.

    Args:
        content: the archive's folder.
        name: the article's id, its page's name with or without `.md`, or a path that ends in it.

    Raises:
        UnreadableSourceError: no page or several have that name, or it is no text in UTF-8.
        FrontMatterError: it cannot be read.
    """
    wanted = Path(name).name.removesuffix(".md").removesuffix(".html")
    pages = sorted((content / "articles").rglob("*.md")) if wanted else []
    exact = [page for page in pages if page.stem == wanted or page.stem.endswith(f"-{wanted}")]
    if len(exact) != 1:
        found = f"{len(exact)} pages are" if exact else "no page is"
        raise UnreadableSourceError(
            f"{found} named {name!r}",
            where=str(content),
            remedy="Name its id, or its file below content/articles.",
        )
    try:
        text = exact[0].read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableSourceError(
            f"byte {error.start} is not UTF-8", where=str(exact[0]), remedy="See `dateline verify`."
        ) from error
    return exact[0], read_page(text, where=str(exact[0]))


def explained(content: Path, name: str, *, blocks: bool = False) -> Explanation:
    """Return what is known about an article.

    Args:
        content: the archive's folder.
        name: the article's id, its page's name with or without `.md`, or a path that ends in it.
        blocks: also tell of each run of text of its page how probably it is a part of the body, and why.

    Raises:
        UnreadableSourceError: no page or several have that name.
        FrontMatterError: its page cannot be read.
        IntegrityError: the list of what was removed is damaged.
    """
    page, article = find_page(content, name)
    original = content / original_path(article.provenance.original)
    source = _page(original, article.provenance.kind)
    heard, removed = field_evidence(article, source), removed_from(content, article)
    runs = _runs(source, article.url) if blocks else ()
    return Explanation(article, page, original, removed_file(content, article), removed, heard, runs)


def _runs(source: bytes, url: str) -> tuple[RunEvidence, ...]:
    """Return what is said of each run of a page, nothing of a source that is none."""
    text = mend_mojibake(decode(source).text)
    return body_evidence(text, url or None) if is_html(text) else ()


def _page(original: Path, kind: str) -> bytes:
    """Return the page or text that an article was cleaned from, nothing where its original is a container."""
    return original.read_bytes() if kind in PAGES and original.is_file() else b""
