"""The archive's verbs: `inv --list` names them, `inv --help VERB` explains one."""

import dataclasses
import datetime as dt
import functools
import importlib
import json
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from invoke import Collection, Context, Exit, Task, task
from rich.console import Console
from watchfiles import watch

from dateline.article.errors import DatelineError, UnreadableSourceError
from dateline.build.load_archive import read_archive
from dateline.build.run import build as build_site
from dateline.build.run import site_settings
from dateline.build.search_documents import LEDGER, documents
from dateline.cli.arguments import accept_many, many
from dateline.cli.build_console import show_build, show_entities, show_hits
from dateline.cli.explain_console import show_explanation
from dateline.cli.ingest_console import progress_bar, show_report, show_versions
from dateline.cli.integrity_console import seconds_of, show_findings, show_repair, show_verification
from dateline.cli.new import new_archive
from dateline.cli.proposals import write_proposals
from dateline.cli.site_rules_console import ask, numbers, show_lesson, show_missing
from dateline.deliver.accept import accept_changes
from dateline.deliver.export import export_zip
from dateline.deliver.publish import check_address, open_target, target_named
from dateline.deliver.publish import publish as publish_site
from dateline.deliver.repair import repair as repair_content
from dateline.deliver.serve import serve as serve_site
from dateline.deliver.verify import verify_content, verify_site
from dateline.deliver.zim import about_site, export_zim
from dateline.ingest import ingest as ingest_paths
from dateline.ingest.explain import explained
from dateline.ingest.fetch import FETCHED, Fetcher
from dateline.ingest.importers.columns import read_map
from dateline.ingest.review_site_rules import Lesson, decide, lesson
from dateline.ingest.review_site_rules import obey as obey_profile
from dateline.ingest.sources import count
from dateline.ingest.store.pages import page_versions
from dateline.search import build_index, open_index
from dateline.search.lunr_export import write_stock_index

HERE = Path(__file__).resolve().parent
CONTENT = Path("content")
CONF = Path("pelicanconf.py")
PUBLISH = Path("publishconf.py")
WATCHED = (CONTENT, Path("theme"), Path("plugins"), CONF)
CHECKS = (
    "{python} -m ruff check .",
    "{python} -m ruff format --check .",
    "{python} -m mypy",
    "{python} -m pytest -q tests/test_arrows.py tests/test_docs.py",
    "npx --no-install tsc -p .",
)
BENCHMARKS = {
    "extraction": "Article bodies from real pages: F1, precision, recall, accuracy, CPU beside trafilatura.",
    "metadata": "Title, author, date and text segments of real pages, beside trafilatura.",
    "readability": "Agreement with Readability.js on its own test pages.",
    "round_trip": "Blocks through Markdown to the page; words of the chosen part that are lost.",
    "damaged": "Pages cut short or with bytes changed: exceptions, and what takes over two seconds.",
    "people": "People and organisations in news text, beside spaCy.",
    "places": "Places: recognised, resolved, and both.",
    "dates": "Temporal expressions and their values.",
    "integrity": "Injected damage: named with the right file, healed from a second copy.",
    "ingest": "Importing: pages a second beside trafilatura, memory over a large WARC, hostile containers.",
    "search_browser": "Bytes and latency of the search page in Chromium, beside Pagefind.",
    "search": "The index: CPU, memory, size, bytes of a query, beside lunr.py and Pagefind.",
}
console = Console()


def verb(function: Callable[..., Any]) -> Any:
    """Make a task whose errors are sentences for a person, with exit status 2."""

    @functools.wraps(function)
    def run(*args: Any, **options: Any) -> Any:
        try:
            return function(*args, **options)
        except DatelineError as error:
            raise Exit(str(error), code=2) from None
        except KeyboardInterrupt:
            raise Exit("Stopped.", code=130) from None

    return run


def output_folder() -> Path:
    """Return where the site is built."""
    return Path(site_settings(CONF)["OUTPUT_PATH"])


def print_json(hits: Iterable[Any]) -> None:
    """Print hits as one JSON array."""
    json.dump([dataclasses.asdict(hit) for hit in hits], sys.stdout, ensure_ascii=False, indent=1)
    print()


def _build(conf: Path = CONF, *, fresh: bool = False) -> None:
    """Build and say what came of it; a page that could not be shown makes the exit status 1."""
    if fresh:
        shutil.rmtree(site_settings(conf)["DATELINE_CACHE"], ignore_errors=True)
    report = build_site(conf)
    show_build(console, report)
    if report.rejected:
        raise Exit(f"{len(report.rejected)} pages are not in the site; the reasons stand above.", code=1)


def _build_again() -> None:
    """Build, and stay alive when that fails: the person at the keyboard is about to mend it."""
    try:
        show_build(console, build_site(CONF))
    except DatelineError as error:
        console.print(str(error), style="red", markup=False)


@task(
    positional=["paths"],
    help={
        "paths": "Files and folders to bring in.",
        "report": "Where to write the report for machines, as JSON.",
        "columns": "Which column of a table or JSON is what: 'headline=Title,text=Body'.",
        "fetch": "Fetch the pages of wanted addresses, politely; without it nothing goes online.",
    },
)
@verb
def ingest(
    _c: Context, paths: str, report: str = ".cache/ingest-report.json", columns: str = "", fetch: bool = False
) -> None:
    """Bring in pages, dumps, web archives, feeds, exports, wires, mail, books (docs/importing.md)."""
    found = many(paths)
    fetcher = Fetcher(CONTENT / FETCHED, site_settings(CONF)["DATELINE_CONTACT"]) if fetch else None
    with progress_bar(console, "Reading", count(found)) as advance:
        fetch_pages = fetcher.fetch if fetcher else None
        outcome = ingest_paths(found, CONTENT, progress=advance, fetch=fetch_pages, columns=read_map(columns))
    show_report(console, outcome)
    Path(report).parent.mkdir(parents=True, exist_ok=True)
    Path(report).write_text(json.dumps(outcome.as_json(), ensure_ascii=False, indent=1), "utf-8")
    if outcome.quarantined:
        raise Exit(f"{len(outcome.quarantined)} sources were quarantined; the reasons stand above.", code=1)


@task
@verb
def versions(_c: Context) -> None:
    """List the articles that are versions of one another, and what differs between them."""
    show_versions(console, *page_versions(CONTENT))


@task
@verb
def clean(_c: Context) -> None:
    """Remove the built site (the archive itself is content/, and stays)."""
    shutil.rmtree(output_folder(), ignore_errors=True)


@task
@verb
def build(_c: Context) -> None:
    """Build the site into output/; only what changed is made anew."""
    _build()


@task
@verb
def rebuild(_c: Context) -> None:
    """Build the site from nothing, as if there had been no build before."""
    _build(fresh=True)


@task
@verb
def regenerate(_c: Context) -> None:
    """Build the site, and again whenever content, theme, plugins or settings change."""
    _build_again()
    for _ in watch(*WATCHED):
        _build_again()


@task(help={"port": "TCP port on this machine."})
@verb
def serve(_c: Context, port: int = 8000) -> None:
    """Serve the built site on this machine."""
    serve_site(output_folder(), port, announce=console.print)


@task(help={"port": "TCP port on this machine."})
@verb
def livereload(_c: Context, port: int = 8000) -> None:
    """Build, serve, and reload the open pages whenever something changes."""
    _build_again()
    serve_site(output_folder(), port, rebuild=_build_again, watched=WATCHED, announce=console.print)


@task(
    help={
        "to": "Name of a target in DATELINE_TARGETS; without it the site is only built.",
        "dry-run": "List what would change there, and change nothing.",
    }
)
@verb
def publish(_c: Context, to: str = "", dry_run: bool = False) -> None:
    """Build the site with publishconf.py and put it where it is read."""
    settings = site_settings(PUBLISH)
    check_address(settings["SITEURL"])
    target = open_target(target_named(settings, to)) if to else None
    _build(PUBLISH)
    if target:
        changes = publish_site(output_folder(), target, dry_run=dry_run)
        for change in changes:
            console.print(f"{change.act:<7} {change.path}", markup=False, highlight=False)
        console.print(f"{len(changes):,} files {'would change' if dry_run else 'changed'}.")
        if target.note:
            console.print(target.note)


@task(
    help={
        "to": "The file to write; archive.zip or archive.zim when not given.",
        "zim": "Write a ZIM file for Kiwix instead of a zip (needs libzim).",
    }
)
@verb
def export(_c: Context, to: str = "", zim: bool = False) -> None:
    """Put the built site into one zip that opens by double-click, or with --zim into one file for Kiwix."""
    if zim:
        file = Path(to or "archive.zim")
        files = export_zim(
            output_folder(), file, about_site(site_settings(CONF), dt.datetime.now(dt.UTC).date())
        )
        console.print(f"{file} holds {files:,} files; open it with Kiwix.")
    else:
        file = Path(to or "archive.zip")
        files = export_zip(output_folder(), file)
        console.print(f"{file} holds {files:,} files; unpack it and open index.html.")


@task(
    positional=["words"],
    help={
        "words": "What to search, in the language of docs/search-syntax.md.",
        "limit": "How many hits.",
        "json": "Print the hits as JSON.",
    },
)
@verb
def search(_c: Context, words: str, limit: int = 10, json: bool = False) -> None:
    """Search the built site from the terminal."""
    hits = open_index(output_folder() / "search").search(words, limit=limit)
    if json:
        print_json(hits)
    else:
        show_hits(console, hits)


@task(help={"stock": "Write one lunr-index.json that lunr.js 2.3.9 loads."})
@verb
def index(_c: Context, stock: bool = False) -> None:
    """Write the search index alone, into the built site; with --stock one that plain lunr.js loads."""
    settings = site_settings(CONF)
    found = documents(read_archive(settings))
    folder = output_folder() / "search"
    if stock:
        console.print(f"{write_stock_index(found, folder)} is for lunr.js 2.3.9.")
    else:
        build_index(found, folder, ledger=Path(settings["DATELINE_CACHE"]) / LEDGER)


@task(
    help={
        "for": "Stop after so long (90s, 10m, 2h); what was not read for longest goes first.",
        "accept": "Take note of what a person edited, removed or added, as it stands now.",
    }
)
@verb
def verify(_c: Context, for_: str = "", accept: bool = False) -> None:
    """Prove that every file of the archive is what its ledger says, and check the built site."""
    if accept:
        show_findings(console, accept_changes(CONTENT), CONTENT)
    record = Path(site_settings(CONF)["DATELINE_CACHE"]) / "verified.json"
    verification = verify_content(CONTENT, seconds=seconds_of(for_), record=record)
    output = output_folder()
    if not show_verification(console, verification, verify_site(output), CONTENT, output):
        raise Exit("Something is lost; what it is stands above.", code=1)


@task(
    iterable=["from_"],
    help={
        "from": "A second copy: an archive, its content folder, or a deposit. May be given several times.",
        "take-back": "Also take back what a person may have edited, removed or added.",
        "aside": "Folder in which everything that is replaced is kept.",
    },
)
@verb
def repair(_c: Context, from_: list[str], take_back: bool = False, aside: str = "repaired") -> None:
    """Heal what verify finds: from a second copy, or from what can be made again."""
    report = repair_content(CONTENT, [Path(copy) for copy in from_], aside=Path(aside), take_back=take_back)
    if not show_repair(console, report, CONTENT):
        raise Exit("Not all could be healed; what could not stands above.", code=1)


@task(
    help={
        "most": "How many of each list.",
        "propose": "Folder for proposed authority files, to be edited into content/authority/.",
    }
)
@verb
def entities(_c: Context, most: int = 20, propose: str = "") -> None:
    """List the entities, those that are likely one, and the tags that are least certain."""
    archive = read_archive(site_settings(CONF)).archive
    show_entities(console, archive, most)
    if propose:
        for file in write_proposals(archive, Path(propose)):
            console.print(f"Proposed: {file}")


@task(positional=["article"], help={"article": "Its id, its page's name, or a path to it."})
@verb
def explain(_c: Context, article: str) -> None:
    """Say where an article came from, who says what of its fields, and what was removed by which rule."""
    show_explanation(console, explained(CONTENT, article))


def _obey(known: Lesson) -> None:
    """Clean a host's pages again, and say what came of it."""
    with progress_bar(console, "Cleaning", len(known.articles)) as advance:
        outcome, missing = obey_profile(CONTENT, known, progress=advance)
    show_report(console, outcome)
    show_missing(console, missing)
    if outcome.quarantined:
        raise Exit(f"{len(outcome.quarantined)} sources were quarantined; the reasons stand above.", code=1)


@task(
    positional=["host"],
    help={
        "host": "Whose pages, such as example.org.",
        "accept": "Numbers of the list to drop, such as 1,3 or 2-5.",
        "refuse": "Numbers of the list to keep for good.",
        "accept-all": "Drop all that nobody has decided about.",
        "obey": "Clean the host's pages again by its profile as it stands, edited by hand or not.",
    },
)
@verb
def learn(
    _c: Context,
    host: str,
    accept: str = "",
    refuse: str = "",
    accept_all: bool = False,
    obey: bool = False,
) -> None:
    """Show what recurs on a host's pages and would be dropped; keep your decisions (docs/profiles.md)."""
    known = lesson(CONTENT, host)
    show_lesson(console, known)
    accepted, refused = numbers(accept), numbers(refuse)
    if accept_all:
        accepted += tuple(number for number in known.open if number not in refused)
    elif not (accepted or refused or obey) and sys.stdin.isatty() and console.is_terminal:
        accepted, refused = ask(known, console.input)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    if decide(CONTENT, known, accept=accepted, refuse=refused, day=today) or obey:
        _obey(known)


@task(positional=["folder"], help={"folder": "A new or empty folder."})
@verb
def new(_c: Context, folder: str) -> None:
    """Make an empty archive of one's own from this one."""
    new_archive(HERE, Path(folder))
    console.print(f"An empty archive is in {folder}. There: inv ingest PATH…, inv build, inv serve.")


@task(help={"only": "Which tests, as pytest takes them."})
def test(c: Context, only: str = "") -> None:  # noqa: PT028  a task, not a test
    """Run the tests, those in the browser included."""
    c.run(f"{sys.executable} -m pytest -n auto {only}", pty=sys.stdout.isatty())


@task
def check(c: Context) -> None:
    """Check style, types, import arrows and JavaScript."""
    for command in CHECKS:
        c.run(command.format(python=sys.executable), pty=sys.stdout.isatty())


VERBS = [value for value in list(globals().values()) if isinstance(value, Task)]


def _measure(name: str, data: str, **options: Any) -> None:
    """Run benchmarks/<name>.py on a folder of evaluation data."""
    if not Path(data).exists():
        raise UnreadableSourceError(
            "there is no such evaluation data", where=data, remedy="Name its folder: --data DIR."
        )
    importlib.import_module(f"benchmarks.{name}").run(Path(data), **options)


def _bench(name: str, meaning: str) -> Any:
    """Make a task of benchmarks/<name>.py."""

    def run(_c: Context, data: str) -> None:
        _measure(name, data)

    run.__doc__ = meaning
    return task(verb(run), name=name, help={"data": "Folder (or file) of the evaluation data."})


@task(help={"data": "Folder of the judged collections.", "name": "Which of them, such as time."})
@verb
def relevance(_c: Context, data: str, name: str = "time") -> None:
    """MAP and nDCG@10 on judged queries."""
    _measure("relevance", data, name=name)


@task
@verb
def structure(_c: Context) -> None:
    """Headings, lists, tables, figures and the rest of what an article is built of."""
    importlib.import_module("benchmarks.structure").run()


@task(help={"data": "Folder of the payloads.", "sample": "How many payloads; 0 for all."})
@verb
def hostile(_c: Context, data: str, sample: int = 0) -> None:
    """Attack payloads through the whole path: nothing active, nothing lost."""
    _measure("hostile", data, sample=sample)


@task(help={"data": "Folder of Reuters-21578.", "articles": "How many articles."})
@verb
def scale(_c: Context, data: str, articles: int = 21578) -> None:
    """The build of a large archive by its parts, beside Hugo."""
    _measure("scale", data, articles=articles)


@task(help={"site": "Folder of a built site; output/ when not given."})
@verb
def lighthouse(_c: Context, site: str = "") -> None:
    """Eight kinds of pages of a built site before Lighthouse: a phone on a slow network."""
    _measure("lighthouse", site or str(output_folder()))


@task(help={"data": "Folder of Reuters-21578.", "articles": "How many articles."})
@verb
def crawl(_c: Context, data: str, articles: int = 5000) -> None:
    """Every link of a large site followed from home, over file://."""
    _measure("crawl", data, articles=articles)


@task(name="build", help={"data": "Folder of Reuters-21578.", "articles": "How many articles."})
@verb
def bench_build(_c: Context, data: str, articles: int = 5000) -> None:
    """Ingest and build of many articles: time, CPU, memory."""
    _measure("build", data, articles=articles)


MEASURES = (relevance, structure, hostile, scale, crawl, lighthouse, bench_build)
accept_many("ingest", "paths")
namespace = Collection(
    *VERBS,
    Collection("bench", *(_bench(name, meaning) for name, meaning in BENCHMARKS.items()), *MEASURES),
)
