"""What a site is made of: pages that a template shows, files whose text is given, parts of files, bundles."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from .paths import root


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render.

    `context` is plain data: strings, numbers, tuples, mappings, frozen values. What a template shows is
    escaped there; nothing in it is markup. Where `article` is set, the renderer adds `body`, the article's
    HTML with its mentions marked, and `derived()`, what follows from the article alone. `beside` are files,
    path and maker of each, that follow from the article alone, too.
    """

    path: str  # below output/, '/' between folders, ends in .html
    template: str  # a file name in theme/templates
    context: Mapping[str, Any] = field(default_factory=dict)
    article: str = ""  # identifier
    derived: Callable[[], Mapping[str, Any]] = dict
    beside: tuple[tuple[str, Callable[[], str]], ...] = ()
    listed: bool = True  # whether search engines are told of it; not where it says nothing of its own
    day: str = ""  # ISO day of its last change, as search engines are told it; empty where unknown

    @property
    def root(self) -> str:
        """Return what leads from here to the folder of the site; templates put it before every path.

        The context may know better: the page for addresses that do not exist is shown at any of them.
        """
        return str(self.context.get("root", root(self.path)))

    def digest(self) -> str:
        """Return a hash that changes whenever the context does.

        The article, the theme, the settings and the program come on top.
        """
        return hashlib.blake2b(repr((self.path, self.context)).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class File:
    """A file to write as UTF-8: a feed, a data file, a list of addresses."""

    path: str
    chunks: Iterable[str]  # read once; may be long, is made while it is written


class FilePart(NamedTuple):
    """Text to add to a file that grows while pages are made, so that each article is read once for all."""

    path: str
    text: str


Item: TypeAlias = Page | File | FilePart


@dataclass(frozen=True, slots=True)
class Bundle:
    """Pages and files that are made together, and what they are made of.

    Where that is what it was in the last build, all of them are taken over and nothing of them is worked out.
    Of a file that grows, the parts that stand in one bundle follow one another.
    """

    name: str  # no other bundle's
    # Plain values whose `repr` is another whenever anything of what is made would be, or what gives them.
    made_of: Any | Callable[[], Any]
    make: Callable[[], Iterator[Item]]
    article: str = ""  # identifier of the one that it is about: what fails is that article's error
    # Text that these values follow from, where it is sooner told: while it is the same, nobody asks for them.
    basis: str = ""

    def values(self) -> Any:
        """Return what it is made of."""
        return self.made_of() if callable(self.made_of) else self.made_of


def unbundled(items: Iterable[Item | Bundle]) -> Iterator[Item]:
    """Yield pages and files, those of bundles in their places."""
    for item in items:
        if isinstance(item, Bundle):
            yield from item.make()
        else:
            yield item
