"""The browser's analyzer against the golden terms of the Python side."""

import gzip

from .node import client, run_node
from .test_analyzer import GOLDEN


def test_golden_analyzedhold_in_the_browser(tmp_path):
    """Each golden surface form has the same terms in JavaScript as in Python."""
    with gzip.open(GOLDEN, "rt", encoding="utf-8", newline="\n") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    program = """
    (async () => {
      const differing = [];
      for (const [code, surface, terms] of given) {
        const analyzed = analyze(surface, await languageFor(code)).map(({ term }) => term);
        const found = analyzed.filter((term) => term[0] !== "=");
        if (found.join(" ") !== terms) differing.push([code, surface, terms, found]);
      }
      answer(differing);
    })();
    """
    assert run_node(client(tmp_path) + program, rows, tmp_path) == []
