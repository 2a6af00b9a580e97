"""Where the search meets Pelican: a generator writes the index, the client and the search page."""

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader
from pelican import signals
from pelican.generators import Generator

from dateline.build.host_articles import host_articles, published_contents
from dateline.build.host_search import host_documents, write_search
from dateline.build.theme import nearest_language, theme_folder

SAVE_AS = "DATELINE_SEARCH_SAVE_AS"  # setting: the search page; search.html
FOLDER = "DATELINE_SEARCH_FOLDER"  # setting: the folder of index and scripts; search
HERE = Path(__file__).parent


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Indexes what Pelican's own generators have read; runs after them."""

    def generate_context(self) -> None:
        """Give every template what the partials `dateline/search_*.html` need."""
        self.folder = self.settings.get(FOLDER, "search").strip("/")
        words = nearest_language(self.settings["DEFAULT_LANG"]).words
        self.context["dateline_search"] = {"t": words, "folder": self.folder}

    def generate_output(self, writer: Any) -> None:
        """Write the index, the scripts and the search page."""
        contents = published_contents(self.context, ("articles", "pages"))
        write_search(
            list(host_documents(contents, host_articles(contents))),
            Path(self.output_path) / self.folder,
            theme=theme_folder(),
            styles=[HERE / "static/host.css"],
        )
        page = self.settings.get(SAVE_AS, "search.html")
        template = self.env.get_template("dateline/search_page.html")
        writer.write_file(page, template, self.context, self.settings["RELATIVE_URLS"], url=page)


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_add_templates)
    signals.get_generators.connect(_generators)


def _generators(_pelican: object) -> type[Generator]:
    return SearchGenerator


def _add_templates(generator: Generator) -> None:
    """Let every template include `dateline/…`; what the theme has under that name comes first."""
    ours = ChoiceLoader(
        [
            FileSystemLoader(HERE / "templates"),
            PrefixLoader({"theme": FileSystemLoader(theme_folder() / "templates")}),
        ]
    )
    generator.env.loader = ChoiceLoader([generator.env.loader, PrefixLoader({"dateline": ours})])
