"""Private parts of other libraries: what we use is there, in versions that it was tried with."""

import importlib
import inspect
import pkgutil
import re
from importlib.metadata import requires

import pytest
from bs4 import BeautifulSoup, Tag
from invoke.parser.parser import ParseMachine, Parser
from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from lunr.index import Index
from pelican import log
from pelican.contents import Article

import dateline.compat
from dateline.compat.bs4_bare_tag import BareTag
from dateline.compat.invoke_words import many
from dateline.compat.lunr_expansions import GivenExpansions
from dateline.compat.pelican_source import source_html
from dateline.compat.private_part import PrivatePart
from dateline.compat.snowball_source import stemmer_source
from dateline.search.analyzer import STEMMER_NAMES

MODULES = [
    importlib.import_module(f"dateline.compat.{module.name}")
    for module in pkgutil.iter_modules(dateline.compat.__path__)
    if module.name != "private_part"
]


class TestEveryPart:
    @pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
    def test_the_installed_version_is_one_that_it_was_tried_with(self, module):
        """A new version of a library is tried by hand before the range takes it in."""
        assert module.PART.is_known()

    @pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
    def test_it_says_what_happens_without(self, module):
        """Who meets a change knows what it costs."""
        part = module.PART
        assert all(text.strip() for text in (part.used, part.why, part.without))

    def test_a_version_out_of_range_is_not_known(self):
        """The first version that was not tried, and all after it."""
        assert not PrivatePart("pelican", (1, 0), (4, 0), "", "", "").is_known()
        assert PrivatePart("pelican", (4, 0), (99,), "", "", "").is_known()


class TestCanaries:
    def test_invoke_hands_each_word_to_a_machine_that_knows_its_context(self):
        """`handle(token)`, `context`, `contexts`, `waiting_for_flag_value`."""
        assert list(inspect.signature(ParseMachine.handle).parameters)[-1] == "token"
        source = inspect.getsource(ParseMachine)
        assert all(f"self.{name}" in source for name in ("context", "contexts"))
        assert hasattr(ParseMachine, "waiting_for_flag_value")
        assert many("a\0b c") == [*map(type(many("a")[0]), ("a", "b c"))]

    def test_invoke_reads_all_arguments_in_one_method(self):
        """`Parser.parse_argv(argv)` is where wrong use ends."""
        assert hasattr(Parser, "parse_argv")

    def test_jinja_compiles_an_escaped_value_where_we_step_in(self):
        """The two methods of the compiler, and the call that makes an environment's globals."""
        assert {"write_commons", "_output_child_pre"} <= set(vars(CodeGenerator))
        assert list(inspect.signature(Environment.make_globals).parameters) == ["self", "d"]
        assert "escape(" in Environment(autoescape=True).compile("{{ a }}", raw=True)

    def test_pelican_has_a_switch_for_its_counts(self):
        """`pelican.log.console.quiet`."""
        assert isinstance(log.console.quiet, bool)

    def test_pelican_keeps_what_its_reader_made(self):
        """`_content` is the HTML that was handed in."""
        settings = {**importlib.import_module("pelican.settings").DEFAULT_CONFIG}
        article = Article("<p>Words.</p>", {"title": "t"}, settings=settings, source_path="a.md")
        assert source_html(article) == "<p>Words.</p>"

    def test_a_bare_tag_has_every_attribute_of_a_real_one(self):
        """A new attribute of Beautiful Soup's constructor would be missing here."""
        real = set(vars(BeautifulSoup("<p>a</p>", "lxml").p))
        # For selecting by namespace and for reading attributes from a file: we do neither.
        assert real - set(dir(BareTag("p", {}))) == {"_namespaces", "attribute_value_list_class"}
        assert issubclass(BareTag, Tag)

    @pytest.mark.parametrize("name", STEMMER_NAMES.values())
    def test_a_stemmer_is_one_class_of_methods_and_tables(self, name):
        """What is retold is there to be read."""
        methods = [node.name for node in stemmer_source(name).body if hasattr(node, "name")]
        assert "_stem" in methods

    def test_lunr_asks_its_token_set_once_a_term(self):
        """`intersect` on what it was given, then `to_list`."""
        assert "self.token_set.intersect(" in inspect.getsource(Index)
        assert GivenExpansions([["a"], ["b"]]).intersect(None).to_list() == ["a"]


def test_a_range_is_no_wider_than_what_may_be_installed():
    """Libraries whose next version breaks us are held below it by our own requirements."""
    held = {re.split(r"[<>=;!~ \[]", line)[0]: line for line in requires("dateline-archive") or []}
    assert "<" in held["pelican"]
    assert "<" in held["lunr"]
