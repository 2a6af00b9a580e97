"""Cleaned documents that are no articles after all: a headline alone, a login form, a list of links."""

import html
import re
from collections.abc import Set as AbstractSet

from ..article.blocks import (
    Block,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)
from ..article.record import Article
from ..article.text import count_words, plain, text_of
from .record import Record, Refused, Wanted

_PASSWORD = re.compile(rb"<input\b[^>]*\btype\s*=\s*[\"']?password", re.IGNORECASE)
_WORDS_OF_FORM = 60  # that stand around a login form; an article has more
_LEAST_LINKS = 8
_FEW_WORDS = 30  # that are left where the links are no part of an article
_MOST_LINKED = 0.85  # of the characters of an article that are links
_LONGEST_LINK = 120  # characters in the mean; longer ones are teasers with words of their own
_PAGES = frozenset(("html", "mhtml", "singlefilez", "warc"))
_WORDS_OF_NOTICE = 90  # of an error or a gate; an article under such a title has more
_LEAST_TEASERS = 5
_WORDS_OF_TEASER = 6
_HEAD = 20_000  # bytes in which a page states its title
_TITLE = re.compile(rb"<title\b[^>]*>([^<]{1,300})", re.IGNORECASE)
_ANCHOR = re.compile(rb"<a\b[^>]{0,400}\bhref\b[^>]{0,400}>((?:(?!</a)[^\x00]){1,600}?)</a", re.IGNORECASE)
_TAG = re.compile(rb"<[^>]*>")
_MISSING = re.compile(
    r"^\W*(?:error )?404\b|\b(?:page|seite|página|pagina|site) (?:(?:could |was )?not |nicht |no |non )"
    r"(?:be )?(?:found|gefunden|encontrada|trovata)|\bpage (?:introuvable|non trouvée)",
    re.IGNORECASE,
)
_GATE = re.compile(
    r"^\W*(?:just a moment|attention required|access (?:to this page has been )?denied"
    r"|are you (?:a robot|human)|checking your browser|please wait\b|security check"
    r"|verify(?:ing)? you are (?:a )?human)",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"^\W*(?:log ?in|sign ?in|anmelden|einloggen|(?:se )?connecter|connexion|identifiez-vous|iniciar sesión"
    r"|accedi|create an account|register)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"^\W*(?:before you continue|bevor (?:sie|du) (?:fortfahren|zu)|avant (?:d['’]accéder|de continuer)"
    r"|antes de (?:continuar|ir a)|(?:we|and our partners) value your privacy"
    r"|your privacy(?: choices| matters)?\W*$"
    r"|(?:manage )?cookie (?:consent|settings|preferences)|privacy (?:settings|preferences|choices)"
    r"|datenschutz-?einstellungen|cookie-einstellungen|(?:we|this site) uses? cookies)",
    re.IGNORECASE,
)
_COOKIES = re.compile(rb"\bcookies?\b", re.IGNORECASE)
_LEAST_COOKIES = 2
_FRAMES = re.compile(rb"<frameset\b", re.IGNORECASE)
_DIRECTORY = re.compile(r"\W*(?:index of|directory listing (?:for|of)|verzeichnis von) /", re.IGNORECASE)
HEADLINE_ALONE = "it has no text below its headline"  # begins the reason of such a refusal


def without_text(article: Article) -> bool:
    """Return whether an article has neither words nor pictures below its headline."""
    return not article.text.strip() and not any(isinstance(block, Figure) for block in article.blocks)


def _repeats_headline(article: Article) -> bool:
    return " ".join(article.text.split()).casefold() == article.headline.casefold()


def judged(article: Article, found: Record) -> Refused | Wanted | None:
    """Return why a cleaned document is no article, None where it is one.

    Args:
        article: what cleaning made of it.
        found: the document.
    """
    words = count_words(article.text)
    if words < _WORDS_OF_FORM and _PASSWORD.search(found.data):
        return Refused(found.name, "it is a login form; sign in, and save the page behind it")
    # A container's text without a headline is an article, although its first words stand in for one.
    headed = found.kind in _PAGES or bool(found.fields.get("headline"))
    if without_text(article) or (headed and not found.is_text and _repeats_headline(article)):
        if article.url:
            return Wanted(found.name, article.url, article.headline)
        return Refused(found.name, f"{HEADLINE_ALONE} ({article.headline[:80]!r})")
    if found.kind in _PAGES and (reason := _no_article_of_page(article, found.data, words)):
        return Refused(found.name, reason)
    return None


def _no_article_of_page(article: Article, page: bytes, words: int) -> str:
    """Return why a page is no article: an error, a gate, a list; empty where nothing speaks against it."""
    stated_title = _TITLE.search(page[:_HEAD])
    titles = (article.headline, stated_title[1].decode("utf-8", "replace") if stated_title else "")
    if words < _WORDS_OF_NOTICE:
        if _FRAMES.search(page):
            return "it is a set of frames; save the page within the largest of them"
        if any(map(_MISSING.search, titles)):
            return "it says that a page was not found; save the page from where it is now"
        if any(map(_GATE.search, titles)):
            return "it is a check for robots, not the page behind it; save that from your browser"
        if any(map(_CONSENT.search, titles)) and len(_COOKIES.findall(page)) >= _LEAST_COOKIES:
            return "it asks for consent to cookies; answer it, and save the page behind it"
        if any(map(_SIGN_IN.search, titles)) and b"<form" in page.lower():
            return "it is a login form; sign in, and save the page behind it"
    if any(map(_DIRECTORY.match, titles)):
        return "it is a list of files, not an article; ingest the files themselves"
    if _lists_links(article) or (_may_list(article) and _is_list(article, _anchors(page))):
        return "it is a list of links, not an article; save the pages it leads to, or ingest a list of them"
    return ""


def _may_list(article: Article) -> bool:
    """Return whether lines are short, as those of a list, or headings many, as those of a front page."""
    lines = article.text.count("\n") + 1
    headings = sum(isinstance(block, Heading) for block in article.blocks)
    return (
        lines >= _LEAST_LINKS and len(article.text) <= lines * _LONGEST_LINK
    ) or headings >= _LEAST_TEASERS


def _anchors(page: bytes) -> frozenset[str]:
    """Return the words of a page's links."""
    found = (_TAG.sub(b" ", text).decode("utf-8", "replace") for text in _ANCHOR.findall(page))
    return frozenset(" ".join(html.unescape(text).split()) for text in found)


def _is_list(article: Article, anchors: AbstractSet[str]) -> bool:
    return _is_of_anchors(article, anchors) or _is_front(article, anchors)


def _is_of_anchors(article: Article, anchors: AbstractSet[str]) -> bool:
    """Return whether nearly all lines are links; where a page's address is not known, they lead nowhere."""
    lines = [" ".join(line.split()) for line in article.text.split("\n") if line.strip()]
    others = [line for line in lines if line not in anchors and line != article.headline]
    enough = len(lines) - len(others) >= _LEAST_LINKS
    return enough and count_words(" ".join(others)) < min(_FEW_WORDS, count_words(article.text) // 5)


def _is_front(article: Article, anchors: AbstractSet[str]) -> bool:
    """Return whether a page without a day or an author is linked headings, each with a teaser."""
    headings = [text_of((block,)) for block in article.blocks if isinstance(block, Heading)]
    linked = sum(" ".join(text.split()) in anchors for text in headings)
    others = sum(_is_teaser(block) for block in article.blocks)
    dated = article.published or article.modified or article.authors
    return (
        not dated
        and linked >= _LEAST_TEASERS
        and linked * 10 >= len(headings) * 9
        and linked * 3 >= others * 2
    )


def _is_teaser(block: Block) -> bool:
    """Return whether a block says something below a heading; a day or a section does not."""
    return not isinstance(block, Heading) and count_words(text_of((block,))) >= _WORDS_OF_TEASER


def _lists_links(article: Article) -> bool:
    # Where nothing else is on a page, the cleaner keeps as text what it has told to be links.
    left_out = {one.text for one in article.provenance.removed if one.rule in {"links", "related"}}
    others = [line for line in article.text.split("\n") if line and line not in left_out]
    if len(left_out) >= _LEAST_LINKS and count_words(" ".join(others)) < _FEW_WORDS:
        return True
    links = [link for block in article.blocks for link in _links(block)]
    linked = sum(map(len, links))
    return (
        len(links) >= _LEAST_LINKS
        and linked >= _MOST_LINKED * len(article.text)
        and linked <= _LONGEST_LINK * len(links)
    )


def _links(block: Block) -> list[str]:
    match block:
        case Paragraph(content) | Heading(content):
            return _linked(content)
        case ListBlock(items):
            return [link for item in items for inner in item for link in _links(inner)]
        case Quote(blocks):
            return [link for inner in blocks for link in _links(inner)]
        case Table(header, rows):
            return [link for row in (header, *rows) for cell in row for link in _linked(cell)]
        case DefinitionList(items):
            return [link for term, bodies in items for run in (term, *bodies) for link in _linked(run)]
    return []


def _linked(content: Inlines) -> list[str]:
    found: list[str] = []
    for inline in content:
        if isinstance(inline, Link):
            found.append(plain(inline.content))
        elif inner := getattr(inline, "content", None):
            found += _linked(inner)
    return found
