"""The client as it is published: small, whole, and without what the site's policy forbids."""

import gzip
import json
import re

import pytest

from dateline.search.client import SOURCES, client_files, joined_script, service_worker, without_comments
from dateline.search.script_names import names_to_shorten, shortened

from .node import REPOSITORY, run_node

FILES = {**dict(client_files()), "sw.js": service_worker()}


@pytest.mark.parametrize("name", sorted(FILES))
def test_published_scripts_parse(name, tmp_path):
    """Taking comments out leaves a script that JavaScript can read."""
    program = 'const { Script } = require("vm"); new Script(given); answer("read");'
    assert run_node(program, FILES[name], tmp_path) == "read"


def test_taking_comments_out_takes_nothing_else():
    """Strings that look like comments, casts before code and code after casts all stay."""
    source = """
/** What it
 * is. */
const a = "// kept /* kept */";
  // gone
  /** @type {A} */ (b).c = /x/;
"""
    assert without_comments(source) == 'const a="// kept /* kept */";\n(b).c= /x/;\n'


def test_publishing_changes_no_token(tmp_path):
    """A parser reads the same names, strings and signs in a published script as in its source."""
    parser = REPOSITORY / "node_modules" / "acorn" / "dist" / "acorn.js"
    if not parser.is_file():
        pytest.skip("acorn is not installed here (run `npm ci`); it reads both scripts")
    program = (
        f"const acorn = require({json.dumps(str(parser))});\n"
        """
    const tokens = (text) => [...acorn.tokenizer(text, { ecmaVersion: 2022 })].map(({ type, value }) =>
      [type.label, typeof value === "object" ? String(value && value.pattern) : value]);
    const same = ([one, other]) => JSON.stringify(tokens(one)) === JSON.stringify(tokens(other));
    answer(given.filter((pair) => !same(pair)).map(([source]) => source.slice(0, 80)));
    """
    )
    texts = [path.read_text("utf-8") for path in sorted(SOURCES.glob("*.js"))]
    assert run_node(program, [[text, without_comments(text)] for text in texts], tmp_path) == []


def test_no_comment_is_published():
    """Readers pay for no comment but the notice that a licence asks for."""
    for text in FILES.values():
        assert not re.search(r"^\s*(?:/\*(?!!)|//)|/\*\*", text, re.MULTILINE)


def test_a_plain_query_costs_a_small_client():
    """As servers send them: 14.5 KB before the first result, 25 for the reading room, 9 for each other.

    The reading list is 4 KB beyond what the reading room has; results and articles load less.
    """
    sizes = {name: len(gzip.compress(text.encode(), 9)) for name, text in FILES.items()}
    assert sizes.pop("search.js") <= 14_500
    assert sizes.pop("explore.js") <= 25_000
    shared = len(gzip.compress(joined_script(("csv.js",)).encode(), 9))
    assert sizes.pop("reading-list.js") <= 4_096 + shared
    assert max(sizes.pop(name) for name in ("passage.js", "search-results.js")) <= 4_096
    assert max(sizes.values()) <= 9_000


def test_names_are_shortened_alike_in_all_scripts():
    """A declared name is short wherever it stands; properties, keys, methods, strings and patterns stay."""
    scripts = {
        "a.js": "const margin=1;function widen(node){return{margin,node:widen,length:`${margin+widen}`}}",
        "b.js": 'class Reader{wide(size){const ratio=size/2;return /ratio/.test("ratio")&&widen(ratio)}}',
        "c.js": "const wide=1;const size=2;const rest=[...size];plain(rest.margin)",
    }
    short = names_to_shorten(scripts)
    assert short.keys() == {"widen", "Reader", "ratio", "size", "rest"}
    widen, reader, ratio, size, rest = (short[name] for name in "widen Reader ratio size rest".split())
    made = shortened(scripts)
    assert made == {
        "a.js": f"const margin=1;function {widen}(node)"
        f"{{return{{margin,node:{widen},length:`${{margin+{widen}}}`}}}}",
        "b.js": f"class {reader}{{wide({size}){{const {ratio}={size}/2;"
        f'return /ratio/.test("ratio")&&{widen}({ratio})}}}}',
        "c.js": f"const wide=1;const {size}=2;const {rest}=[...{size}];plain({rest}.margin)",
    }


def test_no_name_of_the_platform_is_shortened():
    """What the browser brings keeps its name, though a script declares one that is alike."""
    libraries = sorted((REPOSITORY / "node_modules").glob("*typescript*/**/lib/lib.*.d.ts"))
    if not libraries:
        pytest.skip("TypeScript is not installed here (run `npm ci`); it lists what a browser brings")
    declared = re.compile(r"^declare (?:var|function|let|const) (\w+)", re.MULTILINE)
    platform = {name for path in libraries for name in declared.findall(path.read_text("utf-8"))}
    assert "document" in platform
    sources = {path.name: without_comments(path.read_text("utf-8")) for path in SOURCES.glob("*.js")}
    assert platform & names_to_shorten(sources).keys() == set()


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.js")), ids=lambda path: path.name)
def test_nothing_writes_markup_or_runs_text(path):
    """Text nodes only: no sink of markup, no evaluated text, no style or handler in an attribute."""
    code = path.read_text("utf-8")
    forbidden = (
        r"(?:inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|\.style\b"
    )
    assert not re.search(forbidden, code)
