"""The quick template engine: what it writes is what Jinja writes."""

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from dateline.compat.jinja_escape import escaped, speed_up

_TEMPLATES = {
    "page.html": "{% from 'part.html' import shown %}{% set twice = value ~ value %}"
    "<p title='{{ value }}'>{{ shown(value) }}{{ twice }}{{ safe }}"
    "{{ number }}{{ value|upper }}{{ where }}</p>"
    "{{ {'b': value, 'a': [value, 1]}|tojson }}",
    "part.html": "{% macro shown(value) %}<b>{{ value }}</b>{{ where }}{% endmacro %}",
}


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.lists(st.text(), max_size=2)))
def test_a_value_is_escaped_as_ever(value):
    """Whatever a template shows, not a character comes through that Jinja would have escaped."""
    assert escaped(value) == str(escape(value))


@given(st.text(alphabet="ab<>&'\" "))
def test_a_page_is_what_plain_jinja_makes_of_it(value):
    """Macros, filters, joined and safe values come out as with an environment left as it is."""
    quick, plain = (Environment(loader=DictLoader(_TEMPLATES), autoescape=True) for _ in range(2))
    speed_up(quick, {"where": "<here>"})
    plain.globals["where"] = "<here>"
    shown = {"value": value, "safe": Markup("<i>"), "number": 3}
    assert quick.get_template("page.html").render(shown) == plain.get_template("page.html").render(shown)
