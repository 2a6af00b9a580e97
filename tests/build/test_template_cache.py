"""Templates are compiled once for all builds of a look, and never taken from a damaged file."""

import pytest
from jinja2 import DictLoader, Environment

from dateline.build.template_cache import TEMPLATES, TemplateCache

SOURCE = "{{ 'ferry'|upper }} {{ number }}"


def shown(folder, look="one", source=SOURCE, upper=str.upper):
    """Return what a template shows, and whether it was compiled."""
    environment = Environment(loader=DictLoader({"a.html": source}), autoescape=True)
    environment.filters["upper"] = upper
    environment.bytecode_cache = TemplateCache(folder, look)
    compiled = []
    real = environment.compile
    environment.compile = lambda *given, **named: compiled.append(1) or real(*given, **named)
    return environment.get_template("a.html").render(number=3), bool(compiled)


def test_a_template_is_compiled_once(tmp_path):
    """The next build takes what the last one compiled."""
    assert shown(tmp_path) == ("FERRY 3", True)
    assert shown(tmp_path) == ("FERRY 3", False)


def test_another_template_or_filter_is_compiled_anew(tmp_path):
    """Jinja works filters out while it compiles: the look of a site tells that one has changed."""
    shown(tmp_path)
    assert shown(tmp_path, "two", upper=str.title) == ("Ferry 3", True)
    assert shown(tmp_path, "two", source="{{ number }}") == ("3", True)


@pytest.mark.parametrize("damage", [lambda data: data[:-1] + b"?", lambda data: data[:9], lambda _: b""])
def test_what_was_damaged_is_compiled_anew(tmp_path, damage):
    """No byte of a damaged file is run."""
    shown(tmp_path)
    (file,) = (tmp_path / TEMPLATES).iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert shown(tmp_path) == ("FERRY 3", True)


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path):
    """A file stands where its folder goes."""
    (tmp_path / TEMPLATES).write_text("")
    assert shown(tmp_path) == ("FERRY 3", True)
