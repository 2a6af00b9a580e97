"""Verbs that search the built site, and that write its index."""

import dataclasses
import json as json_module
from pathlib import Path
from typing import Any

from invoke.context import Context

from ..verb import CONF, console, need_archive, output_folder, verb


@verb(
    "words",
    help={
        "words": "What to search, in the language of docs/search-syntax.md.",
        "limit": "How many hits.",
        "json": "Print the hits as JSON.",
    },
)
def search_verb(_c: Context, words: str, limit: int = 10, json: bool = False) -> None:
    """Search the built site from the terminal.

    Usage: dateline search WORDS [--limit N] [--json]
    Example: dateline search '"oil price" places:iraq from:1987'
    """
    from ...search import open_index
    from ..build_console import show_hits

    need_archive()
    hits = open_index(output_folder() / "search").search(words, limit=limit)
    if json:
        plain = [dataclasses.asdict(hit) for hit in hits]
        print(json_module.dumps(plain, ensure_ascii=False, indent=1))  # noqa: T201  for another program
    else:
        show_hits(console(), hits)


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

    need_archive()
    settings = site_settings(CONF)
    found = documents(read_archive(settings))
    folder = output_folder() / "search"
    if stock:
        console().print(f"{write_stock_index(found, folder)} is for lunr.js 2.3.9.")
    else:
        build_index(found, folder, ledger=Path(settings["DATELINE_CACHE"]) / LEDGER)


VERBS: tuple[Any, ...] = (search_verb, index_verb)
