"""Addresses and stored lists that a stranger may hand a reader: a payload in each part that is read."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

SEED = "seed.html"  # a page of the same host that is none of ours: opened first, it fills the storage
_VIEWS = ("trends", "lines", "near", "compare")


def hostile_addresses(payloads: list[str]) -> Iterator[str]:
    """Yield addresses of the pages that read their own: the search, the reading room, the reading list."""
    for number, text in enumerate(payloads):
        said = quote(text, safe="")
        yield f"search.html?q={said}&person={said}&from={said}&sort={said}&start={said}"
        view = _VIEWS[number % len(_VIEWS)]
        yield f"explore.html?q={said}%2Ccouncil&view={view}&by={said}&measure={said}&word={said}"
        yield f"explore.html?q=council%2C{said}&view={said}&order={said}"
        yield f"archives.html?q={said}"
        entry = quote(json.dumps([[text, text, text, text, text]]), safe="")
        yield f"reading-list.html#list={entry}"
        yield f"reading-list.html#add={said}"
        yield f"map.html#{said}"


def write_seed(site: Path, payloads: list[str]) -> None:
    """Write the page that fills the storage of the site's host with a list whose values are payloads."""
    file = next((site / "data/references").glob("*.js"))
    first = next(line for line in file.read_text("utf-8").splitlines() if line.startswith("{"))
    reference = json.loads(first.removesuffix(","))
    entries: list[object] = list(payloads)
    for text in payloads:
        entries += [
            {"item": {"id": text, "path": text, "title": text}},
            {"item": {"id": "x", "path": f"articles/{text}", "title": text, "container-title": text}},
            {"item": {**reference, "title": text, "author": [{"literal": text}]}, "note": text},
            {"item": {**reference, "issued": {"date-parts": [[text]]}}, "passage": text, "text": text},
        ]
    kept = json.dumps(json.dumps(entries)).replace("<", "\\u003c")
    script = f"for (const key of ['reading-list /', 'marks']) localStorage.setItem(key, {kept});"
    (site / SEED).write_text(f"<!doctype html><title>Seed</title><script>{script}</script>", "utf-8")
