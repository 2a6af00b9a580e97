"""What Pelican calls to make the archive: reads the articles, asks site what to show, writes it out."""

import hashlib
import json
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from jinja2 import TemplateError
from pelican import signals
from pelican.generators import Generator

from ..article.blame import blaming
from ..compat.jinja_escape import speed_up
from ..site.article_digests import digest_of, text_digest
from ..site.article_notes import Noted, NotedArticle, Take
from ..site.data.columns import TABLES, parquet_path
from ..site.interface_language import read_language
from ..site.page import Bundle, File, FilePart, Item
from ..site.site import Site
from . import fingerprint
from .cache_folder import WRITTEN
from .csp import headers_file, policy
from .earlier_paragraphs import keep_earlier, read_earlier
from .figure_html import BodyWords
from .freed_memory import give_back_freed_memory
from .kept_comparisons import keep_comparisons, read_comparisons
from .load_archive import load_archive
from .making import Job, Made, MadeElsewhere, made_by_copies
from .output import Output
from .own_pages import own_pages
from .page_maker import PageMaker
from .parquet import ParquetMaker
from .picture_size import picture_size
from .report import built, report_of
from .search_scripts import search_scripts
from .settings import checked
from .site_choices import read_site_settings
from .site_index import SEARCH, SiteIndex, forget_runs
from .site_record import UNLISTED
from .stages import tell_stage, telling
from .static_files import check_copies, copies
from .template_cache import TemplateCache
from .template_constants import SITE_CONSTANTS, TemplateConstants
from .theme_settings import template_settings, theme_digest
from .withheld_pictures import withheld_pictures


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
        self._loaded = load_archive({**self.settings, "PATH": self.path})
        give_back_freed_memory()

    def generate_output(self, _writer: object) -> None:
        """Write every page and file, the search index, and last the manifest."""
        folder = Path(self.output_path)
        cache, previous = Path(self._own["DATELINE_CACHE"]), self._own["DATELINE_PREVIOUS"]
        self._is_watched = bool(signals.content_written.receivers)
        output = Output(folder, Path(previous) if previous else None, cache / WRITTEN, (SEARCH,))
        tell_stage("index")
        index = SiteIndex(self._loaded, self._own, folder)
        with index.written(is_whole=output.is_as_written(SEARCH)):
            self._write_pages(output)
        self._report = report_of(self._loaded, output.rendered, output.unchanged, self._failed)
        logo = str(self._own["DATELINE_LOGO"])
        withheld = withheld_pictures(self._content, self._loaded.articles.withheld(), logo)
        # The manifest takes much memory, and may take theirs.
        del self._loaded, self._maker
        give_back_freed_memory()
        static = [
            one for one in self.context.get("staticfiles", ()) if one.relative_source_path not in withheld
        ]
        self._copies = copies(self.settings, Path(self.theme), static)
        kept = output.expect_copies(self._copies, self._static)
        self.context["staticfiles"] = [one for one in static if Path(one.save_as).as_posix() not in kept]
        self._output = output
        signals.finalized.connect(self._finish)

    def _write_pages(self, output: Output) -> None:
        """Write every page and file but the search index and what Pelican copies."""
        cache = Path(self._own["DATELINE_CACHE"])
        own, self._failed = own_pages(self._content / "pages")
        site = self._site(tuple((page.path, page.title) for page in own))
        give_back_freed_memory()
        frames = self._own["DATELINE_SAVED_PAGES"] == "frame"
        values = {**template_settings(self.settings), **site.globals, "policy": policy(frames=frames)}
        constants = TemplateConstants(self.env, {name: values[name] for name in SITE_CONSTANTS})
        speed_up(self.env, values, constants.visit)
        output.file("_headers", [headers_file(frames=frames)])
        look = (
            theme_digest(self.settings, Path(self.theme)),
            fingerprint.of_rooms(
                "languages", "site", "build", "ingest/differences.py", "compat/jinja_escape.py"
            ),
        )
        shown = hashlib.blake2b(repr((look, site.globals)).encode(), digest_size=12).hexdigest()
        self.env.bytecode_cache = TemplateCache(cache, shown)
        is_saved = bool(self._own["DATELINE_SAVED_PAGES"])
        self._maker = PageMaker(self.env, shown, site, self._loaded, self._words, self._content, is_saved)
        for one in own:
            self._write_item(output, self._maker.own_page(one))
        try:
            self._write_site(output, site)
        except BaseException:
            output.abandon()
            raise
        scripts = search_scripts(self._static)
        self._write_bundle(output, scripts, Job(scripts, digest_of(scripts.made_of)), None)

    def _write_site(self, output: Output, site: Site) -> None:
        """Write every page and file that the site has."""
        jobs = (self._job(item, output) for item in telling("pages", site.bundles()))
        processes = 1 if self._is_watched else self._own["DATELINE_PROCESSES"]
        make = partial(self._make, output=output)
        prepare = self._compile_templates
        for job, made in made_by_copies(
            jobs, lambda: output.rendered, output.is_likely_kept, make, prepare, processes
        ):
            if isinstance(job.item, Bundle):
                self._write_bundle(output, job.item, job, made)
            elif made:
                self._adopt(output, made)
            else:
                self._write_item(output, job.item)
        for file in site.discovery(output.listed()):
            output.file(file.path, file.chunks)
        output.close()  # before Pelican copies files: where it cannot, nothing is left open

    def _compile_templates(self) -> None:
        for name in self.env.list_templates(filter_func=lambda name: "/" not in name):
            with suppress(TemplateError):  # told where a page is made of it
                self.env.get_template(name)

    def _job(self, item: Item | Bundle, output: Output) -> Job:
        if not isinstance(item, Bundle):
            return Job(self._maker.begun(item))
        look = self._maker.look
        basis = text_digest(look + item.basis) if item.basis else ""
        made_of = output.made_of_before(item.name, basis)
        with blaming(item.article) if item.article and not made_of else nullcontext():
            return Job(item, made_of or digest_of((look, item.values())), basis)

    def _make(self, job: Job, output: Output) -> MadeElsewhere:
        """Make a page or a bundle, most often in a copy of this process, and write all but what grows."""
        item, parts = job.item, []
        article = item.article if isinstance(item, Bundle) else ""

        def write() -> None:
            for made in self._maker.bundled(item, job.made_of) if isinstance(item, Bundle) else (item,):
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

    def _write_bundle(self, output: Output, bundle: Bundle, job: Job, made: MadeElsewhere | None) -> None:
        """Take over what was made of the same in the last build, and else make it."""
        made_of, basis = job.made_of, job.basis
        if made:
            self._earlier.record(bundle.article, made.earlier)
            with output.bundle(bundle.name, made_of, basis):
                self._adopt(output, made)
            return
        if not self._is_watched and output.take_over(bundle.name, made_of, basis):
            return
        blamed = blaming(bundle.article) if bundle.article else nullcontext()
        with blamed, output.bundle(bundle.name, made_of, basis):
            for item in self._maker.bundled(bundle, made_of):
                self._write_item(output, item)

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

    def _finish(self, _pelican: object) -> None:
        """Close the manifest once Pelican has copied the theme and the pictures, too."""
        signals.finalized.disconnect(self._finish)
        tell_stage("manifest")
        maker = fingerprint.of_rooms("build/parquet.py", "site/data/columns.py")
        with ParquetMaker() as tables:
            for path, columns in TABLES.items() if self._has_parquet else ():
                self._output.derived(parquet_path(path), path, maker, partial(tables.parquet_of, columns))
        check_copies(self._copies, Path(self.output_path))
        self._output.file("offline.json", [json.dumps({"bytes": self._output.size()})])
        self._output.finish()
        keep_earlier(self._content, self._earlier)
        forget_runs(Path(self._own["DATELINE_CACHE"]))
        built.send(self, report=replace(self._report, files=self._output.files))

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
        settings = read_site_settings(self.settings, self._own, self._static, own)
        self._has_parquet = settings.parquet
        code = fingerprint.of_rooms("languages", "site", "ingest/shingles.py", "ingest/versions.py")
        said = repr((code, language.code, language.words, settings.sentence_case))
        version = hashlib.blake2b(said.encode(), digest_size=12).hexdigest()
        loaded = self._loaded

        def kept(take: Take) -> Noted:
            return map(NotedArticle._make, loaded.articles.kept("notes", version, take))

        compares = fingerprint.of_rooms("ingest/shingles.py", "ingest/versions.py", "site/versions.py")
        cache = Path(self._own["DATELINE_CACHE"])
        compared = read_comparisons(cache, compares)
        read = loaded.articles, loaded.dates, loaded.archive
        site = Site(*read, settings, language, self._earlier, kept, compared)
        keep_comparisons(cache, compares, compared)
        return site
