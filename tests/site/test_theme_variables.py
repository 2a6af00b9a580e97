"""What a theme's author is told of the templates' variables is what they get."""

import re

from tests.site.theme_variables import FILE, page

# Data with keys of their own: words of the interface, schema.org, the words of each article.
MAPPINGS = {"t", "ld", "words"}


def test_the_page_of_variables_is_what_the_templates_get():
    """A change of them is one of the docs: `python -m tests.site.theme_variables` writes the page anew."""
    assert FILE.read_text("utf-8") == page()


def test_every_value_is_named():
    """No template takes a value by its position in a list, or one that the docs say nothing about."""
    rows = re.findall(
        r"^\| `(\w+)` \| (.*) \|$", FILE.read_text("utf-8").partition("## Values")[0], re.MULTILINE
    )
    assert {
        (name, kind) for name, kind in rows if re.fullmatch(r"|.*list of list.*|.*\blist|nothing", kind)
    } == set()
    assert {name for name, kind in rows if kind.startswith("mapping")} == MAPPINGS
