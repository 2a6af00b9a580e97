"""Where the tags meet Pelican: a generator gives them to articles and, where asked, writes entity pages."""

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader
from pelican import signals
from pelican.generators import Generator

from dateline.build.host_articles import host_articles, published_contents
from dateline.build.host_tags import host_tags
from dateline.build.theme import nearest_language
from dateline.enrich.entities.authority import KINDS
from dateline.site.paths import entity_path, kind_path

PAGES = "DATELINE_TAGS_PAGES"  # setting: whether people, places and organisations get pages; False
MODEL = "DATELINE_MODEL"  # setting: a spaCy model, 'none', or '' for the best installed
TEMPLATES = Path(__file__).parent / "templates"


class TagsGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Tags what Pelican's own generators have read; runs after them."""

    def generate_context(self) -> None:
        """Set `people`, `places`, `organisations` and `dates_mentioned` on every article."""
        contents = published_contents(self.context, ("articles",))
        articles = host_articles(contents)
        self.tags = tags = host_tags(
            articles,
            cache=Path(self.settings["CACHE_PATH"]) / "dateline-tags.sqlite3",
            model=self.settings.get(MODEL, ""),
            language=self.settings["DEFAULT_LANG"],
            pages=self.settings.get(PAGES, False),
        )
        self.contents = {}
        for content, article in zip(contents, articles, strict=True):
            for kind in KINDS:
                setattr(content, kind, tags.names[article.identifier][kind])
            content.dates_mentioned = tags.dates[article.identifier]
            self.contents[article.identifier] = content

    def generate_output(self, writer: Any) -> None:
        """Write a page for each entity and an index for each kind, where the site asks for them."""
        if not self.settings.get(PAGES, False):
            return
        words = nearest_language(self.settings["DEFAULT_LANG"]).words
        for kind in KINDS:
            rows: list[dict[str, Any]] = []
            for entity in self.tags.archive.of_kind(kind):
                found = [self.contents[mention.article] for mention in entity.articles]
                found.sort(key=lambda content: content.date, reverse=True)
                url = entity_path(kind, entity.slug)
                self._write(writer, url, "entity.html", entity=entity, named_in=found)
                rows.append({"name": entity.name, "url": url, "articles": len(found)})
            rows.sort(key=lambda row: str(row["name"]).casefold())
            self._write(writer, kind_path(kind), "entities.html", rows=rows, heading=words[kind])

    def _write(self, writer: Any, path: str, template: str, **context: Any) -> None:
        found = self.env.get_template(f"dateline/{template}")
        writer.write_file(path, found, self.context, self.settings["RELATIVE_URLS"], url=path, **context)


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_add_templates)
    signals.get_generators.connect(_generators)


def _generators(_pelican: object) -> type[Generator]:
    return TagsGenerator


def _add_templates(generator: Generator) -> None:
    """Let every template include `dateline/…`; what the theme has under that name comes first."""
    ours = PrefixLoader({"dateline": FileSystemLoader(TEMPLATES)})
    generator.env.loader = ChoiceLoader([generator.env.loader, ours])
