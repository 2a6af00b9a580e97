"""Verbs that prove the archive whole, heal it, hand it over, and withdraw articles."""

import datetime as dt
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.context import Context

from ..verb import (
    CONF,
    CONTENT,
    console,
    output_folder,
    program_name,
    shown_path,
    status_console,
    verb,
)

if TYPE_CHECKING:
    from ..verb_summary import VerbSummary


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
    from ...deliver.verify import verify_content
    from ...deliver.verify_site import verify_site
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
    from ..options import at_most_one, needed
    from ..verb_summary import VerbSummary, amount

    at_most_one(hide=hide, until=bool(until), restore=restore)
    if reason or hide or until or restore:
        needed("article", article, "Name one: its id, its page's name, or a path to it.")
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


VERBS: tuple[Any, ...] = (verify_verb, repair_verb, deposit_verb, takedown_verb)
