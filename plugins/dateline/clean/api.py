"""A source's bytes or text become an article: tells HTML from plain text and puts the stations in order."""

import hashlib
import re
from dataclasses import replace

from lxml.html import defs

from ..article.errors import UnreadableSourceError
from ..article.identity import identifier
from ..article.record import Article
from ..article.warnings import CleaningWarning, confidence, warning
from .boilerplate.site_rules import Profile, Profiles
from .decode import Decoded, decode
from .html.preformatted import preformatted_text
from .html.webpage import read_webpage
from .mojibake import mend_mojibake
from .plain_text.article import read_dumps

_OPENING = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]++|-(?!->))*+-->\s*+)*+<(?P<name>!doctype|[a-z][a-z0-9-]*)[\s/>]",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(r"</(?:p|div|h[1-6]|article|body|table|ul|section)\s*>", re.IGNORECASE)
_ENOUGH_STRUCTURE = 3  # closing tags; an article about HTML may show one or two
_SAMPLE = 200_000


def clean(source: bytes | str, *, url: str | None = None, profile: Profile | None = None) -> Article:
    """Return the article that a saved page or a plain-text dump holds; the first where a dump holds several.

    Args:
        source: the file's bytes, or its text.
        url: the address it was fetched from, where known.
        profile: what a person has decided about the blocks that recur on its host's pages.

    Raises:
        UnreadableSourceError: there are no words in it.
    """
    article = clean_all(source, url=url, profile_of=lambda _: profile)[0]
    return profile.applied(article) if profile else article


def clean_all(
    source: bytes | str,
    *,
    url: str | None = None,
    profile_of: Profiles = lambda _: None,
    is_text: bool = False,
) -> list[Article]:
    """Return every article of a source, in its order: a plain-text dump may hold several.

    Args:
        source: the file's bytes, or its text.
        url: the address it was fetched from, where known.
        profile_of: host → its profile, of which what is to be kept is kept; what is to be dropped is
            dropped by `Profile.applied`, once all is known that the container says.
        is_text: it is plain text, whatever markup it quotes.

    Raises:
        UnreadableSourceError: there are no words in it.
    """
    decoded = Decoded(source, "") if isinstance(source, str) else decode(source)
    data = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    text = mend_mojibake(decoded.text)
    kind = "html" if not is_text and is_html(text) else "text"
    if kind == "text":
        found: list[Article | None] = [*read_dumps(text, url)]
    elif preformatted := preformatted_text(text):
        found = [*read_dumps(preformatted, url)]
    else:
        found = [read_webpage(text, url, profile_of)]
    articles = [article for article in found if article is not None]
    if not articles:
        raise UnreadableSourceError(
            "the source holds no words that a reader would see",
            remedy="Check that the file is a page or a text.",
        )
    original = hashlib.sha256(data).hexdigest()
    unsure = () if decoded.certain else (warning("encoding-guessed"),)
    if text is not decoded.text:
        unsure = (*unsure, warning("encoding-mended"))
    return [_identified(article, original, kind, number, unsure) for number, article in enumerate(articles)]


def is_html(text: str) -> bool:
    """Return whether a text is a page, rather than a text that may speak of tags."""
    sample = text[:_SAMPLE].lstrip("\ufeff")
    opening = _OPENING.match(sample)
    # Wire copy sets companies in brackets, '<ACME INC>': only an element of HTML opens a page.
    if opening and opening["name"].lower() in {"!doctype", *defs.tags}:
        return True
    return len(_STRUCTURE.findall(sample)) >= _ENOUGH_STRUCTURE


def _identified(
    article: Article, original: str, kind: str, number: int, unsure: tuple[CleaningWarning, ...]
) -> Article:
    key = article.url or f"{original}#{number}"
    provenance = replace(article.provenance, original=original, kind=kind)
    if unsure:
        warnings = (*provenance.warnings, *unsure)
        provenance = replace(provenance, confidence=confidence(warnings), warnings=warnings)
    return replace(article, identifier=identifier(key), provenance=provenance)
