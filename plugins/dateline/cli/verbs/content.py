"""Verbs that bring articles in and look after them."""

import datetime as dt
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.context import Context
from invoke.exceptions import Exit

from ..verb import (
    CONF,
    CONTENT,
    UNFINISHED,
    console,
    print_json,
    status_console,
    verb,
)

if TYPE_CHECKING:
    from ...ingest.review_site_rules import SiteReview
    from ..verb_summary import VerbSummary


@verb(
    "paths",
    summary=True,
    help={
        "paths": "Files and folders to bring in; also addresses such as s3://bucket/folder.",
        "report": "Where to write the report for machines, as JSON.",
        "columns": "Which column of a table or JSON is what: 'headline=Title,text=Body'.",
        "fetch": "Fetch the pages of wanted addresses, politely; without it nothing goes online.",
    },
)
def ingest_verb(
    _c: Context, paths: str, report: str = ".cache/ingest-report.json", columns: str = "", fetch: bool = False
) -> "VerbSummary":
    """Bring in pages, dumps, web archives, feeds, exports, wires, mail, books (docs/importing.md).

    Usage: dateline ingest PATH… [--fetch] [--columns MAP] [--report FILE] [--quiet | --json]
    Example: dateline ingest ~/saved-pages dump.txt
    """
    from ...build.run import site_settings
    from ...compat.invoke_words import many
    from ...deliver.deposit.restore import deposit_among, restore_deposit
    from ...ingest import ingest
    from ...ingest.executor import make_executor
    from ...ingest.fetch import FETCHED, Fetcher
    from ...ingest.importers.columns import read_map
    from ...ingest.sources import count
    from ...ingest.worker import confine
    from ..ingest_console import ingest_summary
    from ..stage_bar import stage_bar
    from ..verb_summary import VerbSummary, amount

    found = many(paths)
    if deposit := deposit_among([path for path in found if isinstance(path, Path)]):
        files = restore_deposit(deposit, CONTENT, aside=Path("repaired"))
        did = f"The deposit is the archive now: {amount(files, 'file')}."
        return VerbSummary(did, counts={"files": files}, next={"dateline verify": "proves it"})
    fetcher = Fetcher(CONTENT / FETCHED, site_settings(CONF)["DATELINE_CONTACT"]) if fetch else None
    scheduler = site_settings(CONF)["DATELINE_SCHEDULER"] if CONF.is_file() else ""
    executor = partial(make_executor, scheduler, confine) if scheduler else None
    with stage_bar(status_console()) as bar:
        bar.tell("sources")
        fetch_pages = fetcher.fetch if fetcher else None
        advance = bar.counter("sources", count(found))
        named = read_map(columns)
        outcome = ingest(
            found, CONTENT, executor=executor, progress=advance, fetch=fetch_pages, columns=named
        )
    file = Path(report)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(outcome.as_json(), ensure_ascii=False, indent=1), "utf-8")
    return ingest_summary(outcome, CONTENT, file)


@verb(help={"json": "Print a JSON array: of each pair both pages, how far they agree, what changed."})
def versions_verb(_c: Context, json: bool = False) -> None:
    """List the articles that are versions of one another, and what differs between them.

    Usage: dateline versions [--json]
    Example: dateline versions
    """
    from ...ingest.store.pages import page_versions
    from ..ingest_console import show_versions, versions_as_json

    texts, found = page_versions(CONTENT)
    if json:
        print_json(versions_as_json(texts, found))
    else:
        show_versions(console(), texts, found)


@verb(
    help={
        "most": "How many of each list.",
        "propose": "A new folder for proposed authority files, to be edited into content/authority/.",
        "doubtful": "List what looks wrong instead, worst first; in a terminal, one key settles each.",
        "json": "Print JSON, and ask nothing.",
    }
)
def entities_verb(
    _c: Context, most: int = 20, propose: str = "", *, doubtful: bool = False, json: bool = False
) -> None:
    """List the entities, those that are likely one, and the tags that are least certain.

    Usage: dateline entities [--most N] [--propose FOLDER] [--doubtful] [--json]
    Example: dateline entities --propose proposals
    """
    from ...build.load_archive import load_archive
    from ...build.run import site_settings
    from ...enrich.entities.doubtful import doubtful_entities
    from ..doubtful import doubtful_as_json, settle_doubtful, show_doubtful
    from ..entities_console import entities_as_json, show_entities
    from ..options import at_least
    from ..proposals import write_proposals

    at_least("most", most, 1)
    archive = load_archive(site_settings(CONF)).archive
    proposed = [str(file) for file in write_proposals(archive, Path(propose))] if propose else []
    found = doubtful_entities(archive, most) if doubtful else []
    if json:
        listed = {"doubtful": doubtful_as_json(found)} if doubtful else entities_as_json(archive, most)
        print_json({**listed, "proposed": proposed})
        return
    if doubtful:
        show_doubtful(console(), found)
        if sys.stdin.isatty():
            count = settle_doubtful(found, CONTENT / "authority", input)
            console().print(f"{count} settled in {CONTENT / 'authority'}.")
    else:
        show_entities(console(), archive, most)
    for file in proposed:
        console().print(f"Proposed: {file}")


@verb(
    "article",
    help={
        "article": "Its id, its page's name, or a path to it.",
        "blocks": "Also tell of each block of its page how probably it is body, and why.",
        "json": "Print one JSON object with all that was removed in full.",
    },
)
def explain_verb(_c: Context, article: str, blocks: bool = False, json: bool = False) -> None:
    """Say where an article came from, who says what of its fields, and what was removed by which rule.

    Usage: dateline explain ARTICLE [--blocks] [--json]
    Example: dateline explain content/articles/1969/07/men-walk-on-the-moon-2uxozt7psxfv.md
    """
    from ...ingest.explain import explained
    from ..explain_console import explanation_as_json, show_explanation

    found = explained(CONTENT, article, blocks=blocks)
    if json:
        print_json(explanation_as_json(found))
    else:
        show_explanation(console(), found)


@verb(
    "host",
    help={
        "host": "Whose pages, such as example.org.",
        "accept": "Numbers of the list to drop, such as 1,3 or 2-5.",
        "refuse": "Numbers of the list to keep for good.",
        "accept-all": "Drop all that nobody has decided about.",
        "apply": "Clean the host's pages again by its profile as it stands, edited by hand or not.",
        "json": "Print one JSON object, and ask nothing.",
    },
)
def learn_verb(  # noqa: PLR0913, PLR0917  each is an option of the verb
    _c: Context,
    host: str,
    accept: str = "",
    refuse: str = "",
    accept_all: bool = False,
    apply: bool = False,
    json: bool = False,
) -> None:
    """Show what recurs on a host's pages and would be dropped; keep your decisions (docs/profiles.md).

    Usage: dateline learn HOST [--accept NUMBERS] [--refuse NUMBERS] [--accept-all] [--apply] [--json]
    Example: dateline learn example.org --accept 1,3
    """
    from ...ingest.review_site_rules import decide, review_site
    from ..site_rules_console import ask, numbers, show_missing, show_site_review, site_review_as_json
    from ..summary_console import show_summary

    known = review_site(CONTENT, host)
    if not json:
        show_site_review(console(), known)
    accepted, refused = numbers(accept), numbers(refuse)
    if accept_all:
        accepted += tuple(number for number in known.open if number not in refused)
    elif not (accepted or refused or apply or json) and sys.stdin.isatty() and console().is_terminal:
        accepted, refused = ask(known, console().input)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    decided = decide(CONTENT, known, accept=accepted, refuse=refused, day=today)
    cleaned, missing = _clean_again(known) if decided or apply else (None, ())
    if json:
        done = {"cleaned": cleaned.as_json() if cleaned else None, "ingest_again": missing}
        print_json({**site_review_as_json(known), "decided": decided, **done})
    elif cleaned:
        show_summary(console(), cleaned)
        show_missing(console(), missing)
    if cleaned and cleaned.failed:
        raise Exit(cleaned.failed, code=UNFINISHED)


def _clean_again(known: "SiteReview") -> tuple["VerbSummary", tuple[str, ...]]:
    """Clean a host's pages again; return what came of it, and the sources that must be ingested again."""
    from ...ingest.review_site_rules import apply_decisions
    from ..ingest_console import ingest_summary
    from ..stage_bar import stage_bar

    with stage_bar(status_console()) as bar:
        outcome, missing = apply_decisions(
            CONTENT, known, progress=bar.counter("cleaning", len(known.articles))
        )
    return ingest_summary(outcome, CONTENT, None, did="Cleaned"), missing


VERBS: tuple[Any, ...] = (
    ingest_verb,
    versions_verb,
    entities_verb,
    explain_verb,
    learn_verb,
)
