"""Verbs that search the built site, and that write its index."""

import sys
from pathlib import Path
from typing import Any

from invoke.context import Context

from ..verb import CONF, console, output_folder, verb


@verb(
    "words",
    help={
        "words": "What to search, in the language of docs/search-syntax.md.",
        "limit": "How many hits of each query; 0 is all.",
        "json": "Print JSON: how the query was read, the counts, the hits.",
        "csv": "Print a row for each hit.",
        "batch": "A file with a query a line, such as a list of names; WORDS are then added to each.",
    },
)
def search_verb(
    _c: Context, words: str, limit: int = 10, json: bool = False, csv: bool = False, batch: str = ""
) -> None:
    """Search the built site from the terminal.

    Usage: dateline search WORDS [--limit N] [--json | --csv] [--batch FILE]
    Example: dateline search '"oil price" place:iraq from:1987'
    """
    from ...build.theme import theme_folder
    from ...search import open_index
    from ...site.interface_language import read_language
    from .. import search_console

    queries = [words]
    if batch:
        lines = Path(batch).read_text(encoding="utf-8").splitlines()
        queries = [f"{line.strip()} {words}".strip() for line in lines if line.strip()]
    index = open_index(output_folder() / "search")
    found = search_console.answers(index, queries, limit or None)
    if json:
        search_console.write_json(sys.stdout, found)
    elif csv:
        search_console.write_csv(sys.stdout, found)
    else:
        english = read_language(theme_folder() / "translations", "en")
        for answer in found:
            search_console.show_answer(console(), answer, english)


@verb(help={"stock": "Write one lunr-index.json that lunr.js 2.3.9 loads."})
def index_verb(_c: Context, stock: bool = False) -> None:
    """Write the search index alone, into the built site; with --stock one that plain lunr.js loads.

    Usage: dateline index [--stock]
    Example: dateline index --stock
    """
    from ...build.load_archive import read_archive
    from ...build.run import site_settings
    from ...build.search_documents import LEDGER, documents
    from ...search import build_index
    from ...search.lunr_export import write_stock_index

    settings = site_settings(CONF)
    found = documents(read_archive(settings))
    folder = output_folder() / "search"
    if stock:
        console().print(f"{write_stock_index(found, folder)} is for lunr.js 2.3.9.")
    else:
        build_index(found, folder, ledger=Path(settings["DATELINE_CACHE"]) / LEDGER)


VERBS: tuple[Any, ...] = (search_verb, index_verb)
