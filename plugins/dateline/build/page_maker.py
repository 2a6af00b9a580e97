"""Pages of the site as text: templates rendered, articles' bodies with their names marked; writes nothing."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from ..enrich.entities.apply_authority import EntityMention
from ..ingest.store.ledger import original_path
from ..site.page import Bundle, Item, Page
from ..site.saved_pages import saved_page_path
from ..site.site import Site
from .annotations import marks_of
from .figure_html import BodyWords
from .html import BodyAnchors, body_html
from .load_archive import LoadedArchive
from .making import Made, MadePage
from .own_pages import OwnPage
from .rejected import Rejected
from .sanitize import sanitized
from .saved_page import saved_page

NAMED = "#named"  # the list of names beside an article: where a name without a page of its own leads


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Turns what the site has into pages with what makes their text."""

    environment: Environment
    look: str  # digest of templates, settings and program
    site: Site
    loaded: LoadedArchive
    words: BodyWords
    content: Path
    saved_pages: bool  # whether the pages that articles were taken from are shown

    def bundled(self, bundle: Bundle, made_of: str) -> Iterator[Made]:
        """Yield the pages and files of a bundle; `made_of` is its digest."""
        return (self.begun(item, made_of) for item in bundle.make())

    def begun(self, item: Item, made_of: str = "") -> Made:
        """Return a page with what makes its text; what is no page, as it is.

        Args:
            item: of the site.
            made_of: digest of the bundle that it is in; the page of an article follows from nothing less.
        """
        if not isinstance(item, Page):
            return item
        return self._article(item, made_of) if item.article else self._page(item, "", str)

    def own_page(self, page: OwnPage) -> MadePage:
        """Return a page that the owner wrote."""
        return self._page(
            Page(page.path, "page.html", {"title": page.title}), page.html, partial(str, page.html)
        )

    def _page(self, page: Page, made_of: str, body: Callable[[], str]) -> MadePage:
        digest = hashlib.blake2b(f"{self.look}{page.digest()}{made_of}".encode(), digest_size=12)
        return MadePage(page, digest.hexdigest(), partial(self._rendered, page, body), ())

    def _article(self, page: Page, made_of: str) -> MadePage:
        """Return the page of an article; its body is only made when the page is."""
        rejected: list[Rejected] = []

        def body() -> str:
            try:
                return self._body(page)
            except Exception as error:  # noqa: BLE001  one bad article never stops a build
                reason = f"its text could not be shown ({type(error).__name__}: {error})"
                rejected.append(Rejected(page.path, reason))
                return ""

        whole = replace(page, beside=(*page.beside, *self._saved_page(page)))
        return MadePage(whole, made_of, partial(self._rendered, whole, body), rejected)

    def _body(self, page: Page) -> str:
        paths, root = self.site.entity_pages(page.article), page.root

        def address(found: EntityMention) -> str:
            path = paths.get((found.kind, found.slug))
            if path is None:  # of a kind that the owner does not want
                return ""
            return root + path if path else NAMED

        marks = marks_of(
            self.loaded.archive.by_article.get(page.article, ()),
            self.loaded.dates.get(page.article, ()),
            address,
        )
        reused = frozenset(row.paragraph for row in page.context["reused"])
        anchors = BodyAnchors(page.context["earlier_passages"], reused)
        article = self.loaded.articles[page.article]
        return sanitized(body_html(article.blocks, marks, root=root, words=self.words, anchors=anchors))

    def _saved_page(self, page: Page) -> Iterator[tuple[str, Callable[[], str]]]:
        """Yield the path and the maker of the saved page of an article, where it is shown."""
        if not self.saved_pages:
            return
        article = self.loaded.articles[page.article]
        if path := saved_page_path(article):

            def make() -> str:
                origin = article.provenance
                file = self.content / original_path(origin.original)
                data = file.read_bytes() if file.is_file() else b""  # `verify` names what is gone
                return saved_page(data, origin.kind, title=article.headline, language=article.language)

            yield path, make

    def _rendered(self, page: Page, body: Callable[[], str]) -> str:
        html = Markup(body())  # noqa: S704  sanitized where it was made
        shown = {**page.context, **page.derived()}
        context = {**shown, "path": page.path, "root": page.root, "body": html}
        return str(self.environment.get_template(page.template).render(context))
