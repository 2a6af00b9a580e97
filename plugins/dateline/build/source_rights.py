"""Statements of rights by source: what `content/authority/rights.yaml` says of articles that state none."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from ..article.editable import line_of, list_nodes
from ..article.errors import AuthorityError
from ..article.record import Article
from ..clean.boilerplate.site_rules import host_of

RIGHTS = "authority/rights.yaml"  # below content/
_SOURCES = ("source", "host", "publisher")  # the narrowest first


@dataclass(frozen=True, slots=True)
class SourceRights:
    """Who may do what with the articles of a source; `digest` changes when any of it does."""

    statements: tuple[tuple[str, str, str], ...] = ()  # kind and name of the source, and the statement
    digest: str = ""

    def applied(self, article: Article) -> Article:
        """Return an article with the statement of its source, unless it has its own or its source has none.

        A statement about the file or folder that it came from goes before one about its host, and that before
        one about its publisher.
        """
        if article.rights or not self.statements:
            return article
        for kind in _SOURCES:
            for of_kind, name, statement in self.statements:
                if of_kind == kind and _comes_from(article, kind, name):
                    return replace(article, rights=statement)
        return article


NO_STATEMENTS = SourceRights()


def read_source_rights(content: Path) -> SourceRights:
    """Read the statements of an archive; none where there is no file.

    Raises:
        AuthorityError: naming file and line, where an entry cannot be meant.
        OSError: the file cannot be read.
    """
    path = content / RIGHTS
    if not path.is_file():
        return NO_STATEMENTS
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise AuthorityError(
            f"byte {error.start} is not UTF-8", where=str(path), remedy="Save the file as UTF-8."
        ) from error
    file = str(path)
    statements = tuple(_statement(node, file) for node in list_nodes(text, file, AuthorityError, "publisher"))
    return SourceRights(statements, hashlib.sha256(text.encode()).hexdigest()[:16] if statements else "")


def _statement(node: yaml.Node, file: str) -> tuple[str, str, str]:
    told = dict(_texts(node, file))
    sources = [key for key in told if key != "rights"]
    if len(sources) != 1 or "rights" not in told:
        raise AuthorityError(
            "an entry needs one source and its rights",
            where=line_of(node, file),
            remedy=f"Write 'rights: …' and one of: {', '.join(_SOURCES)}.",
        )
    name = told[sources[0]]
    return sources[0], name.lower() if sources[0] == "host" else name, told["rights"]


def _texts(node: yaml.Node, file: str) -> Iterator[tuple[str, str]]:
    if not isinstance(node, yaml.MappingNode):
        raise AuthorityError(
            "an entry is not a mapping",
            where=line_of(node, file),
            remedy="Write '- publisher: …' and rights.",
        )
    for key, value in node.value:
        words = " ".join(value.value.split()) if isinstance(value, yaml.ScalarNode) else ""
        if key.value not in {*_SOURCES, "rights"} or not words:
            raise AuthorityError(
                f"{key.value!r} is no key of this file, or has no words",
                where=line_of(key, file),
                remedy=f"The keys are: {', '.join(_SOURCES)}, rights.",
            )
        yield key.value, words


def _comes_from(article: Article, kind: str, name: str) -> bool:
    if kind == "source":
        source = article.provenance.source
        return source == name or source.startswith(f"{name.rstrip('/')}/")
    if kind == "host":
        host, name = host_of(article.url), host_of(name)
        return host == name or host.endswith(f".{name}")
    return article.publisher.casefold() == name.casefold()
