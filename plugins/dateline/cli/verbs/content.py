"""Verbs that bring articles in and look after them."""

import datetime as dt
import json
import sys
from dataclasses import asdict
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
    output_folder,
    print_json,
    program_name,
    shown_path,
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
        "paths": "Files and folders to bring in.",
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
    from ...compat.invoke_many_paths import many
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
    if deposit := deposit_among(found):
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
    summary=True,
    help={
        "for": "Stop after so long (90s, 10m, 2h); what was not read for longest goes first.",
        "accept": "Take note of what a person edited, removed or added, as it stands now.",
    },
)
def verify_verb(_c: Context, for_: str = "", accept: bool = False) -> "VerbSummary":
    """Prove that every file of the archive is what its ledger says, and check the built site.

    Usage: dateline verify [--for TIME] [--accept] [--quiet | --json]
    Example: dateline verify --for 10m
    """
    from ...build.run import site_settings
    from ...deliver.accept import accept_changes
    from ...deliver.verify import verify_content, verify_site
    from ..integrity_console import seconds_of, verify_summary
    from ..stage_bar import stage_bar

    seconds = seconds_of(for_)
    accepted = accept_changes(CONTENT) if accept else ()
    record = Path(site_settings(CONF)["DATELINE_CACHE"]) / "verified.json"
    with stage_bar(status_console()) as bar:
        advance = partial(bar.tell, "files")
        verification = verify_content(CONTENT, seconds=seconds, record=record, progress=advance)
    output = output_folder()
    return verify_summary(verification, verify_site(output), CONTENT, shown_path(output), accepted)


@verb(
    iterable=["from_"],
    summary=True,
    help={
        "from": "A second copy: an archive, its content folder, or a deposit. May be given several times.",
        "take-back": "Also take back what a person may have edited, removed or added.",
        "aside": "Folder in which everything that is replaced is kept.",
    },
)
def repair_verb(
    _c: Context, from_: list[str], take_back: bool = False, aside: str = "repaired"
) -> "VerbSummary":
    """Heal what verify finds: from a second copy, or from what can be made again.

    Usage: dateline repair [--from FOLDER …] [--take-back] [--aside FOLDER] [--quiet | --json]
    Example: dateline repair --from /media/backup/archive
    """
    from ...deliver.repair import repair
    from ..integrity_console import repair_summary
    from ..options import second_copies

    report = repair(CONTENT, second_copies(from_), aside=Path(aside), take_back=take_back)
    return repair_summary(report, CONTENT, Path(aside))


@verb(
    "article",
    summary=True,
    help={
        "article": "Its id, its page's name, or a path to it; none for the log.",
        "reason": "Why, for the log in content/takedowns.jsonl.",
        "hide": "Hide it without leaving a tombstone at its address.",
        "until": "Only until this day (2031-01-01), from which it is shown.",
        "restore": "Show it again.",
    },
)
def takedown_verb(
    _c: Context,
    article: str = "",
    reason: str = "",
    hide: bool = False,
    until: str = "",
    restore: bool = False,
) -> "VerbSummary":
    """Withdraw an article from the public, or give it back; without an article, list what was withdrawn.

    The original and the page stay.

    Usage: dateline takedown [ARTICLE --reason TEXT [--hide | --until DAY | --restore]] [--quiet | --json]
    Example: dateline takedown 2uxozt7psxfv --reason "Asked for by the publisher"
    """
    from ...deliver.takedown import LOG, change_status, takedowns
    from ..verb_summary import VerbSummary, amount

    if not article:
        log = takedowns(CONTENT)
        for one in log:
            line = f"{one.day}  {one.status} {one.embargo}".rstrip() + f"  {one.page}  {one.reason}"
            console().print(line, markup=False, highlight=False, soft_wrap=True)
        return VerbSummary(
            f"{amount(len(log), 'change')} noted.",
            where={str(CONTENT / LOG): "the log"} if log else {},
            details={"log": [asdict(one) for one in log]},
        )
    status: Any = "published" if restore or until else "hidden" if hide else "takedown"
    today = dt.datetime.now(dt.UTC).date().isoformat()
    done = change_status(CONTENT, article, status, reason=reason, day=today, embargo=until)
    return VerbSummary(
        f"{done.page}: {done.status} {done.embargo}".rstrip() + ".",
        next={"dateline build": "has it take effect in the site, and `dateline publish` where it is read"},
        details={"page": str(done.page), "status": done.status, "embargo": done.embargo},
    )


@verb(
    summary=True,
    help={
        "to": "The folder to make.",
        "public": "Leave out what the public may not see, its originals and the ledger.",
    },
)
def deposit_verb(_c: Context, to: str = "deposit", public: bool = False) -> "VerbSummary":
    """Pack the archive for a repository: a BagIt bag with RO-Crate metadata and PREMIS provenance.

    Usage: dateline deposit [--to FOLDER] [--public] [--quiet | --json]
    Example: dateline deposit --to /media/disk/harbour-papers
    """
    from ...build.build_day import build_day
    from ...build.run import site_settings
    from ...deliver.deposit.ro_crate import Collection
    from ...deliver.deposit.write import write_deposit
    from ..verb_summary import VerbSummary, amount

    settings, today = site_settings(CONF), build_day()
    about = Collection(
        title=settings["SITENAME"],
        description=settings["DATELINE_TAGLINE"],
        publisher=settings["DATELINE_PUBLISHER"],
        licence=settings["DATELINE_LICENCE"],
        licence_url=settings["DATELINE_LICENCE_URL"],
        day=today,
    )
    program = program_name()
    files = write_deposit(CONTENT, Path(to), about, today=today, program=program, public=public)
    return VerbSummary(
        f"The archive is packed: {amount(files, 'file')}.",
        counts={"files": files},
        where={to: "the deposit, a BagIt bag"},
        next={f"dateline ingest {to}": "makes it an archive again, in the folder of a new one"},
    )


@verb(
    help={
        "most": "How many of each list.",
        "propose": "Folder for proposed authority files, to be edited into content/authority/.",
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
    verify_verb,
    repair_verb,
    deposit_verb,
    takedown_verb,
    entities_verb,
    explain_verb,
    learn_verb,
)
