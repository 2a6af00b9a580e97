"""Verbs that search the built site, and that write its index."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.context import Context

from ..verb import CONF, console, output_folder, shown_path, status_console, verb

if TYPE_CHECKING:
    from ...search.joint import JointIndex
    from ..verb_summary import VerbSummary


@verb(
    "words",
    help={
        "words": "What to search, in the language of docs/search-syntax.md.",
        "limit": "How many hits of each query; 0 is all.",
        "json": "Print JSON: how the query was read, the counts, the hits.",
        "csv": "Print a row for each hit.",
        "batch": "A file with a query a line, such as a list of names; WORDS are then added to each.",
        "archives": "Search the sites of DATELINE_ARCHIVES that are folders here together with this one.",
    },
)
def search_verb(  # noqa: PLR0913, PLR0917  each is an option of the verb
    _c: Context,
    words: str = "",
    limit: int = 10,
    json: bool = False,
    csv: bool = False,
    batch: str = "",
    archives: bool = False,
) -> None:
    """Search the built site from the terminal.

    Usage: dateline search WORDS [--limit N] [--json | --csv] [--archives]
           dateline search --batch FILE [WORDS] …
    Example: dateline search '"oil price" place:iraq from:1987'
    """
    from ...build.theme import theme_folder
    from ...search import open_index
    from ...site.interface_language import read_language
    from .. import search_console
    from ..options import at_least, at_most_one, needed, utf8_lines

    at_most_one(json=json, csv=csv)
    at_least("limit", limit, 0)
    if batch:
        queries = [f"{line} {words}".strip() for line in utf8_lines(Path(batch))]
    else:
        queries = [needed("query", words, "Name what to search, or a list of queries: --batch FILE.")]
    index = _joint_index() if archives else open_index(output_folder() / "search")
    found = search_console.answers(index, queries, limit or None, offers=not csv)
    if json:
        search_console.write_json(sys.stdout, found)
    elif csv:
        search_console.write_csv(sys.stdout, found)
    else:
        english = read_language(theme_folder() / "translations", "en")
        for answer in found:
            search_console.show_answer(console(), answer, english)


def _joint_index() -> "JointIndex":
    """Open the indexes of this site and of those beside it; those that are not there are named."""
    from ...build.run import site_settings
    from ...search.joint import JointIndex, NamedIndex

    settings, output = site_settings(CONF), output_folder()
    addresses = ((settings["SITENAME"], ""), *settings["DATELINE_ARCHIVES"])
    named = [NamedIndex(name, output / address / "search") for name, address in addresses]
    for one in named:
        if not one.folder.is_dir():
            status_console().print(
                f"{one.name}: there is no {one.folder}; it is not searched.",
                markup=False, highlight=False, soft_wrap=True,
            )  # fmt: skip
    return JointIndex([one for one in named if one.folder.is_dir()])


@verb(
    "words",
    help={
        "words": "Queries separated by commas, each in the language of docs/search-syntax.md.",
        "view": "trends (over time), lines (each occurrence in its line), or near (words beside it).",
        "by": "Trends: month or year, unless told months if they are few. Lines: date, left or right.",
        "json": "Print the rows as JSON.",
        "csv": "Print the rows as CSV.",
    },
)
def explore_verb(
    _c: Context, words: str, view: str = "trends", by: str = "", json: bool = False, csv: bool = False
) -> None:
    """Count words in the built site: over time, in their lines, beside others, compared (docs/explore.md).

    Usage: dateline explore WORDS [--view trends|lines|near|compare] [--by UNIT] [--json | --csv]
    Example: dateline explore 'harbour, "oil price"' --by year
    """
    from ...search import open_index
    from .. import explore_console as explore
    from ..options import at_most_one

    at_most_one(json=json, csv=csv)
    rows = explore.counted_rows(open_index(output_folder() / "search"), words, view, by)
    if json:
        explore.write_rows_json(sys.stdout, rows)
    elif csv:
        explore.write_rows_csv(sys.stdout, rows)
    else:
        explore.show_rows(console(), rows)


@verb(summary=True, help={"stock": "Write one lunr-index.json that lunr.js 2.3.9 loads."})
def index_verb(_c: Context, stock: bool = False) -> "VerbSummary":
    """Write the search index alone, into the built site; with --stock one that plain lunr.js loads.

    Usage: dateline index [--stock] [--quiet | --json]
    Example: dateline index --stock
    """
    from ...build.index_alone import write_index_alone
    from ...build.run import site_settings
    from ..build_console import build_progress
    from ..verb_summary import VerbSummary

    with build_progress(status_console()):
        written = write_index_alone(site_settings(CONF), CONF, stock=stock)
    use = "the index, for lunr.js 2.3.9" if stock else "the index"
    return VerbSummary("The search index is written.", where={str(shown_path(written)): use})


VERBS: tuple[Any, ...] = (search_verb, explore_verb, index_verb)
