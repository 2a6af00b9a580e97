"""Articles and pages of any Pelican site as Dateline's values, whatever reader and theme the site has."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from ..article.blocks import Paragraph, Text
from ..article.identity import identifier
from ..article.moment import Moment
from ..article.normal_form import normal_form
from ..article.normal_inlines import clean_line
from ..article.record import Article, Given
from ..compat.pelican_source import source_html
from ..languages.read import direction_of

_SILENT = frozenset({"script", "style", "template", "svg", "math", "noscript", "iframe", "object"})
_GIVEN = ("people", "places", "organisations", "not_tagged")  # metadata that a person may write
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp"
    " small span strike strong sub sup time tt u var wbr".split()
)


def published_contents(context: Mapping[str, Any], groups: Iterable[str]) -> list[Any]:
    """Return Pelican's published contents with their translations.

    Args:
        context: what Pelican hands its templates.
        groups: names of lists in it: 'articles', 'pages'.
    """
    contents = [
        one
        for group in groups
        for content in context.get(group, ())
        for one in (content, *content.translations)
    ]
    return [content for content in contents if content.status == "published"]


def host_articles(contents: Iterable[Any]) -> list[Article]:
    """Return an Article for each of Pelican's contents, in the same order.

    Args:
        contents: Pelican's Article or Page objects, their source read but links not yet resolved.
    """
    return [_article(content) for content in contents]


def visible_paragraphs(html: str) -> list[str]:
    """Return the visible text of rendered HTML, one string for each stretch between block elements."""
    lines: list[str] = []
    words: list[str] = []
    for part in _parts(BeautifulSoup(html, "lxml")):
        if part is not None:
            words.append(part)
        elif words:
            lines.append(clean_line("".join(words)))
            words = []
    lines.append(clean_line("".join(words)))
    return [text for text in lines if text]


def _article(content: Any) -> Article:
    language = str(getattr(content, "lang", "") or "en")
    source = source_html(content)
    date = getattr(content, "date", None)
    modified = getattr(content, "modified", None)
    return Article(
        identifier=identifier(content.save_as),
        headline=clean_line(BeautifulSoup(str(content.title), "lxml").get_text()),
        blocks=normal_form(tuple(Paragraph((Text(text),)) for text in visible_paragraphs(source))),
        authors=tuple(clean_line(str(author.name)) for author in getattr(content, "authors", ())),
        published=_moment(date),
        modified=_moment(modified),
        language=language,
        direction=direction_of(language),
        section=clean_line(str(getattr(content, "category", "") or "")),
        given=Given(**{kind: _listed(content.metadata.get(kind)) for kind in _GIVEN}),
    )


def _listed(value: Any) -> tuple[str, ...]:
    """Return the names that a person wrote into an article's metadata, as a list or parted by commas."""
    names = value.split(",") if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
    return tuple(filter(None, (clean_line(str(name)) for name in names)))


def _moment(date: Any) -> Moment | None:
    return Moment(date.date().isoformat()) if date else None


def _parts(tree: Tag) -> Iterator[str | None]:
    """Yield the visible strings of a tree in order, None where a block begins or ends.

    A stack in place of recursion: a page may be nested more deeply than Python allows calls.
    """
    stack: list[Any] = [tree]
    while stack:
        node = stack.pop()
        if node is None:
            yield None
        elif isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):  # comments, doctypes and the like
                yield str(node)
        elif node.name not in _SILENT:
            inline = node.name in _INLINE
            if not inline:
                yield None
                stack.append(None)
            stack.extend(reversed(node.contents))
