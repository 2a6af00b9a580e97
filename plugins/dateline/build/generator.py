"""What Pelican calls to make the archive: reads the articles, asks site what to show, writes it out."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from importlib import metadata
from pathlib import Path

from jinja2 import TemplateError
from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from ..article.blame import blaming
from ..compat.jinja_escape import speed_up
from ..ingest.store.ledger import original_path
from ..search import build_index
from ..search.client import client_files, service_worker
from ..site.article_digests import digest_of
from ..site.article_notes import Noted, NotedArticle, Take
from ..site.data.columns import TABLES, parquet_path
from ..site.interface_language import read_language
from ..site.page import Bundle, File, FilePart, Item, Page
from ..site.saved_pages import saved_page_path
from ..site.settings import SiteSettings
from ..site.site import Site
from . import fingerprint
from .annotations import marks_of
from .cache_folder import WRITTEN
from .csp import headers_file, policy
from .earlier_paragraphs import keep_earlier, read_earlier
from .html import BodyAnchors, BodyWords, body_html
from .last_index import keep_index_ledger, open_index_ledger
from .linked_copy import remove_folder
from .load_archive import load_archive
from .making import Job, Made, MadeElsewhere, MadePage, made_by_copies
from .output import Output
from .own_pages import own_pages
from .parquet import ParquetMaker, has_pyarrow
from .picture_size import picture_size
from .rejected import Rejected
from .report import BuildReport, built
from .sanitize import sanitized
from .saved_page import saved_page
from .search_documents import documents
from .settings import checked
from .site_record import UNLISTED
from .stages import tell_stage, telling
from .static_files import check_copies, copies
from .template_cache import TemplateCache
from .template_constants import TemplateConstants
from .theme_settings import template_settings, theme_digest
from .workers import index_workers

SEARCH = "search"  # folder of the index below output/
# Of what every template may use, what no page says otherwise: settings and words of the interface.
CONSTANTS = ("dir", "lang", "policy", "site", "static", "t")
INDEX_RUNS = "index-runs"  # folder in the cache: what was counted for the index of a site that is being made


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Makes every page of the archive. Pelican's own article generator has nothing to do beside it.

    The stock generator parses each article, builds its object graph, and looks articles up in lists for
    every tag and day: at 21,578 articles that is most of the build. Here an article is read and tagged once,
    kept by its bytes, and each page is rendered from plain values.
    """

    def generate_context(self) -> None:
        """Read the articles, tag those that the cache does not know, and make one entity of each name."""
        self._own = checked(self.settings)
        self._content = Path(self.path)
        self._static = f"{self.settings['THEME_STATIC_DIR'].strip('/')}/"
        self._loaded = loaded = load_archive({**self.settings, "PATH": self.path})
        self._articles, self._archive, self._dates = loaded.articles, loaded.archive, loaded.dates
        self._tagger = loaded.tagger

    def generate_output(self, _writer: object) -> None:
        """Write every page and file, the search index, and last the manifest."""
        folder = Path(self.output_path)
        cache, previous = Path(self._own["DATELINE_CACHE"]), self._own["DATELINE_PREVIOUS"]
        self._is_watched = bool(signals.content_written.receivers)
        output = Output(folder, Path(previous) if previous else None, cache / WRITTEN, (SEARCH,))
        tell_stage("index")
        # Before the pages, whose makers then use the memory that it needed.
        self._index(folder / SEARCH, is_whole=output.is_as_written(SEARCH))
        own, self._failed = own_pages(self._content / "pages")
        site = self._site(tuple((page.path, page.title) for page in own))
        frames = self._own["DATELINE_SAVED_PAGES"] == "frame"
        values = {**template_settings(self.settings), **site.globals, "policy": policy(frames=frames)}
        constants = TemplateConstants(self.env, {name: values[name] for name in CONSTANTS})
        speed_up(self.env, values, constants.visit)
        output.file("_headers", [headers_file(frames=frames)])
        look = (
            theme_digest(self.settings, Path(self.theme)),
            fingerprint.of_rooms(
                "languages", "site", "build", "ingest/differences.py", "compat/jinja_escape.py"
            ),
        )
        self._look = hashlib.blake2b(repr((look, site.globals)).encode(), digest_size=12).hexdigest()
        self.env.bytecode_cache = TemplateCache(cache, self._look)
        for one in own:
            page = Page(one.path, "page.html", {"title": one.title})
            self._write_item(output, self._page(page, one.html, partial(str, one.html)))
        try:
            self._write_site(output, site)
        except BaseException:
            output.abandon()
            raise
        self._write_bundle(output, *self._scripts(), None, site)
        static = self.context.get("staticfiles", ())
        self._copies = copies(self.settings, Path(self.theme), static)
        kept = output.expect_copies(self._copies, self._static)
        self.context["staticfiles"] = [one for one in static if Path(one.save_as).as_posix() not in kept]
        self._output = output
        signals.finalized.connect(self._finish)

    def _write_site(self, output: Output, site: Site) -> None:
        """Write every page and file that the site has."""
        jobs = (self._job(item, site) for item in telling("pages", site.bundles()))
        processes = 1 if self._is_watched else self._own["DATELINE_PROCESSES"]
        make = partial(self._make, output=output, site=site)
        prepare = self._compile_templates
        for job, made in made_by_copies(jobs, output.is_likely_kept, make, prepare, processes):
            if isinstance(job.item, Bundle):
                self._write_bundle(output, job.item, job.made_of, made, site)
            elif made:
                self._adopt(output, made)
            else:
                self._write_item(output, job.item)
        for file in site.discovery(output.listed()):
            output.file(file.path, file.chunks)
        output.close()  # before Pelican copies files: where it cannot, nothing is left open

    def _scripts(self) -> tuple[Bundle, str]:
        """Return the scripts of the search as a bundle, and what they are made of."""
        rooms = fingerprint.of_rooms("search", "languages", "article/fields.py")
        made_of = digest_of((rooms, metadata.version("snowballstemmer"), self._static))

        def make() -> Iterator[File]:
            for name, script in client_files():
                yield File(f"{self._static}js/{name}", (script,))
            yield File("sw.js", (service_worker(),))

        return Bundle("search scripts", made_of, make), made_of

    def _compile_templates(self) -> None:
        for name in self.env.list_templates(filter_func=lambda name: "/" not in name):
            with suppress(TemplateError):  # told where a page is made of it
                self.env.get_template(name)

    def _job(self, item: Item | Bundle, site: Site) -> Job:
        if isinstance(item, Bundle):
            return Job(item, digest_of((self._look, item.made_of)))
        return Job(self._begun(item, site))

    def _make(self, job: Job, output: Output, site: Site) -> MadeElsewhere:
        """Make a page or a bundle, most often in a copy of this process, and write all but what grows."""
        item, parts = job.item, []
        article = item.article if isinstance(item, Bundle) else ""

        def write() -> None:
            for made in self._made(item, job.made_of, site) if isinstance(item, Bundle) else (item,):
                if isinstance(made, FilePart):
                    parts.append(made)
                else:
                    self._write_item(output, made)

        failed, self._failed = self._failed, []
        try:
            with blaming(article) if article else nullcontext():
                written = output.written_apart(write)
            return MadeElsewhere(written, parts, self._failed, self._earlier.recorded.get(article, ()))
        finally:
            self._failed = failed

    def _adopt(self, output: Output, made: MadeElsewhere) -> None:
        """Take what a copy of this process made as written here."""
        output.adopt(made.files)
        for part in made.parts:
            output.append(part.path, part.text)
        for rejected in made.rejected:
            output.forget(rejected.name)
        self._failed += made.rejected

    def _write_bundle(
        self, output: Output, bundle: Bundle, made_of: str, made: MadeElsewhere | None, site: Site
    ) -> None:
        """Take over what was made of the same in the last build, and else make it."""
        if made:
            self._earlier.record(bundle.article, made.earlier)
            with output.bundle(bundle.name, made_of):
                self._adopt(output, made)
            return
        if not self._is_watched and output.take_over(bundle.name, made_of):
            return
        blamed = blaming(bundle.article) if bundle.article else nullcontext()
        with blamed, output.bundle(bundle.name, made_of):
            for item in self._made(bundle, made_of, site):
                self._write_item(output, item)

    def _made(self, bundle: Bundle, made_of: str, site: Site) -> Iterator[Made]:
        return (self._begun(item, site, made_of) for item in bundle.make())

    def _begun(self, item: Item, site: Site, made_of: str = "") -> Made:
        """Return a page with what makes its text; what is no page, as it is.

        Args:
            item: of the site.
            site: all of it.
            made_of: digest of the bundle that it is in; the page of an article follows from nothing less.
        """
        if not isinstance(item, Page):
            return item
        return self._article(item, site, made_of) if item.article else self._page(item, "", str)

    def _write_item(self, output: Output, item: Made) -> None:
        if isinstance(item, FilePart):
            output.append(item.path, item.text)
        elif isinstance(item, File):
            output.file(item.path, item.chunks)
        else:
            page = item.page
            listed = page.day if page.listed else UNLISTED
            output.page(page.path, item.made_of, item.html, page.beside, listed=listed)
            if item.rejected:
                output.forget(page.path)
                self._failed += item.rejected
            if self._is_watched:
                written = {**page.context, "path": page.path, "root": page.root}
                signals.content_written.send(str(Path(self.output_path, page.path)), context=written)

    def _index(self, folder: Path, *, is_whole: bool) -> None:
        """Write the search index; where the last build left one, only what is new in it."""
        cache = Path(self._own["DATELINE_CACHE"])
        previous = Path(self._own["DATELINE_PREVIOUS"] or cache / "none")
        ledger = open_index_ledger(cache, previous, SEARCH, is_whole=is_whole)
        if not ledger.exists():  # the last index may be damaged, and its files stand here by hard links
            remove_folder(folder)
        given = documents(self._loaded, cache, self._own)
        build_index(
            given,
            folder,
            previous=previous / SEARCH,
            ledger=ledger,
            workers=index_workers(self._own, len(given)),
            runs=cache / INDEX_RUNS / fingerprint.of_rooms("languages", "article", "search"),
            progress=partial(tell_stage, "index"),
        )
        keep_index_ledger(cache, previous, folder.parent, SEARCH)

    def _finish(self, _pelican: object) -> None:
        """Close the manifest once Pelican has copied the theme and the pictures, too."""
        signals.finalized.disconnect(self._finish)
        tell_stage("manifest")
        maker = fingerprint.of_rooms("build/parquet.py", "site/data/columns.py")
        with ParquetMaker() as tables:
            for path, columns in TABLES.items() if has_pyarrow() else ():
                self._output.derived(parquet_path(path), path, maker, partial(tables.parquet_of, columns))
        check_copies(self._copies, Path(self.output_path))
        self._output.file("offline.json", [json.dumps({"bytes": self._output.size()})])
        self._output.finish()
        keep_earlier(self._content, self._earlier)
        remove_folder(Path(self._own["DATELINE_CACHE"]) / INDEX_RUNS)
        built.send(self, report=self._report(self._output))

    def _site(self, own: tuple[tuple[str, str], ...]) -> Site:
        language = read_language(Path(self.theme) / "translations", self.settings["DEFAULT_LANG"])
        self._words = BodyWords(
            language.say("picture_not_kept"),
            language.say("table"),
            lambda path: picture_size(self._content / path),
            *(language.words["passage"][key] for key in ("link", "gone", "also")),
        )
        previous = self._own["DATELINE_PREVIOUS"]
        self._earlier = read_earlier(self._content, Path(previous) if previous else None)
        settings = self._site_settings(own)
        code = fingerprint.of_rooms("languages", "site", "ingest/shingles.py", "ingest/versions.py")
        said = repr((code, language.code, language.words, settings.sentence_case))
        version = hashlib.blake2b(said.encode(), digest_size=12).hexdigest()

        def kept(take: Take) -> Noted:
            return map(NotedArticle._make, self._articles.kept("notes", version, take))

        return Site(self._articles, self._dates, self._archive, settings, language, self._earlier, kept)

    def _site_settings(self, own: tuple[tuple[str, str], ...]) -> SiteSettings:
        return SiteSettings(
            title=self.settings["SITENAME"],
            tagline=self._own["DATELINE_TAGLINE"],
            language=self.settings["DEFAULT_LANG"],
            base_url=self.settings["SITEURL"].rstrip("/"),
            accent=self._own["DATELINE_ACCENT"],
            logo=self._own["DATELINE_LOGO"],
            licence=self._own["DATELINE_LICENCE"],
            licence_url=self._own["DATELINE_LICENCE_URL"],
            publisher=self._own["DATELINE_PUBLISHER"],
            kinds=self._own["DATELINE_KINDS"],
            sentence_case=self._own["DATELINE_SENTENCE_CASE"],
            saved_pages=self._own["DATELINE_SAVED_PAGES"],
            entity_pages_from=self._own["DATELINE_ENTITY_PAGES_FROM"],
            reference_files=self._own["DATELINE_REFERENCE_FILES"],
            parquet=has_pyarrow(),
            static=self._static,
            archives=tuple((name, address) for name, address in self._own["DATELINE_ARCHIVES"]),
            own_pages=own,
        )

    def _article(self, page: Page, site: Site, made_of: str) -> MadePage:
        """Return the page of an article; its body is only made when the page is."""
        rejected: list[Rejected] = []

        def body() -> str:
            try:
                return self._body(page, site)
            except Exception as error:  # noqa: BLE001  one bad article never stops a build
                reason = f"its text could not be shown ({type(error).__name__}: {error})"
                rejected.append(Rejected(page.path, reason))
                return ""

        whole = replace(page, beside=(*page.beside, *self._saved_page(page)))
        return MadePage(whole, made_of, partial(self._rendered, whole, body), rejected)

    def _body(self, page: Page, site: Site) -> str:
        paths, root = site.entity_pages(page.article), page.root
        marks = marks_of(
            self._archive.by_article.get(page.article, ()),
            self._dates.get(page.article, ()),
            lambda found: root + paths[key] if (key := (found.kind, found.slug)) in paths else "",
        )
        reused = frozenset(row.paragraph for row in page.context["reused"])
        anchors = BodyAnchors(page.context["earlier_passages"], reused)
        article = self._articles[page.article]
        return sanitized(body_html(article.blocks, marks, root=root, words=self._words, anchors=anchors))

    def _saved_page(self, page: Page) -> Iterator[tuple[str, Callable[[], str]]]:
        """Yield the path and the maker of the saved page of an article, where it is shown."""
        if not self._own["DATELINE_SAVED_PAGES"]:
            return
        article = self._articles[page.article]
        if path := saved_page_path(article):

            def make() -> str:
                origin = article.provenance
                file = self._content / original_path(origin.original)
                data = file.read_bytes() if file.is_file() else b""  # `verify` names what is gone
                return saved_page(data, origin.kind, title=article.headline, language=article.language)

            yield path, make

    def _page(self, page: Page, made_of: str, body: Callable[[], str]) -> MadePage:
        digest = hashlib.blake2b(f"{self._look}{page.digest()}{made_of}".encode(), digest_size=12)
        return MadePage(page, digest.hexdigest(), partial(self._rendered, page, body), ())

    def _rendered(self, page: Page, body: Callable[[], str]) -> str:
        html = Markup(body())  # noqa: S704  sanitized where it was made
        shown = {**page.context, **page.derived()}
        context = {**shown, "path": page.path, "root": page.root, "body": html}
        return str(self.env.get_template(page.template).render(context))

    def _report(self, output: Output) -> BuildReport:
        return BuildReport(
            articles=len(self._articles),
            rendered=output.rendered,
            unchanged=output.unchanged,
            files=output.files,
            people=len(self._archive.people),
            places=len(self._archive.places),
            organisations=len(self._archive.organisations),
            tagger=self._tagger,
            rejected=(*self._articles.rejected, *self._failed),
            unused_authority=tuple(f"{entry.name} in content/authority/" for entry in self._archive.unused),
        )
