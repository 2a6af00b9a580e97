"""Words of the interface in templates: put in place once, and to the byte what Jinja makes of them."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, UndefinedError

from dateline.build.template_constants import SITE_CONSTANTS, TemplateConstants
from dateline.compat.jinja_escape import speed_up
from dateline.site.page import Page
from tests.site.made_archive import site

_WORDS = {"by": "By <him>", "months": ["<Jan>"], "of": {"sea": "Of & sea"}}
_FOLDED = {
    "base.html": "{{ t['by'] }}{% if site.title %}{{ site.title }}{% endif %}{{ lang }}{{ t.of['sea'] }}"
    "{% block main %}{% endblock %}{{ t['none']|default('-') }}{{ t['months'][0] }}",
    "page.html": "{% extends 'base.html' %}{% block main %}{{ t['by'].format(1) }}{{ value }}"
    "{{ site.title|upper }}{{ shown|default(site.title) }}{{ {'a': t['of']}|tojson }}{% endblock %}",
}


@given(st.text(alphabet="ab<>&'\" {}%"), st.sampled_from(["", "{% set lang = '<x>' %}", "{% set t = {} %}"]))
def test_a_constant_is_what_the_variable_was(value, start):
    """Words in place, escaped as ever; a name that a template gives to something else stays its own."""
    pages = _FOLDED | {"page.html": _FOLDED["page.html"].replace("%}", "%}" + start, 1)}
    quick, plain = (Environment(loader=DictLoader(pages), autoescape=True) for _ in range(2))
    values = {"t": _WORDS, "site": SimpleNamespace(title=value), "lang": "e'n"}
    speed_up(quick, values, TemplateConstants(quick, values).visit)
    plain.globals.update(values)
    shown = {"value": value}
    if "t =" in start:  # nothing has an attribute then, in either of them
        with pytest.raises(UndefinedError):
            quick.get_template("page.html").render(shown)
        with pytest.raises(UndefinedError):
            plain.get_template("page.html").render(shown)
    else:
        assert quick.get_template("page.html").render(shown) == plain.get_template("page.html").render(shown)


def test_a_constant_is_not_asked_for():
    """It is part of the text of the compiled template."""
    environment = Environment(loader=DictLoader(_FOLDED), autoescape=True)
    values = {"t": _WORDS, "site": SimpleNamespace(title="T")}
    speed_up(environment, values | {"lang": "en"}, TemplateConstants(environment, values).visit)
    source = environment.compile(_FOLDED["base.html"], "base.html", "base.html", raw=True)
    assert "By &lt;him&gt;" in source
    assert "resolve('site')" not in source
    assert "resolve('lang')" in source


def test_no_page_has_another_value_for_a_constant():
    """What it says would be shown by a template of before, and not by one with constants."""
    for item in site().items():
        if isinstance(item, Page):
            assert not {*item.context, *item.derived()} & set(SITE_CONSTANTS), item.path
